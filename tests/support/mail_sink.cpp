#include "tests/support/mail_sink.h"

#include <stdexcept>

namespace mailroom::tests {

class MailSink::Recorder : public Arrivals {
public:
    Result<Received> receive(Arrival arrival) override
    {
        const std::lock_guard lock(mutex_);
        mails_.push_back({arrival.envelope, read_text(arrival.blob.file())});
        return Received{static_cast<MessageId>(mails_.size()), false};
    }
    Result<std::vector<Received>> receive(std::vector<Arrival> arrivals) override
    {
        std::vector<Received> all;
        for (auto& arrival : arrivals)
            all.push_back(TRY(receive(std::move(arrival))));
        return all;
    }
    Result<ImapFolder> imap_folder(std::string_view, std::string_view) override
    {
        return ImapFolder{};
    }
    Status open_imap_folder(std::string_view, std::string_view, std::uint32_t) override
    {
        return {};
    }
    Status settle_imap(const std::vector<ImapUid>&) override { return {}; }
    Status imap_done_through(const ImapUid&) override { return {}; }

    std::vector<SunkMail> mails() const
    {
        const std::lock_guard lock(mutex_);
        return mails_;
    }

private:
    mutable std::mutex mutex_;
    std::vector<SunkMail> mails_;
};

MailSink::MailSink(SmtpDoorSettings settings, Limits limits)
    : limits_(limits),
      board_([](Severity, std::string_view, std::string_view) {}),
      settings_(std::move(settings)),
      recorder_(std::make_unique<Recorder>())
{
    settings_.address = "127.0.0.1";
    settings_.port = 0;
    auto store = open_store({folder_.path() / "store"});
    if (!store)
        throw std::runtime_error(store.error().what);
    store_ = std::move(*store);
    context_ = std::make_unique<DoorContext>(
        DoorContext{store_->blobs(), *recorder_, board_, limits_, stop_, [] { return Instant{}; }});
    auto server = SmtpServer::start(settings_, *context_);
    if (!server)
        throw std::runtime_error(server.error().what);
    server_ = std::move(*server);
}

MailSink::~MailSink() = default;

std::uint16_t MailSink::port() const
{
    return server_->port();
}

std::vector<SunkMail> MailSink::mails() const
{
    return recorder_->mails();
}

} // namespace mailroom::tests
