// The promise: every mail once, every reply once, wherever the program is killed.

#include "store/store.h"
#include "tests/support/dovecot.h"
#include "tests/support/mail_sink.h"
#include "tests/support/postfix.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

constexpr int kills = 20;
constexpr int requests_a_round = 2; // Of customers on file, for a document.
constexpr int others_a_round = 2;   // Of strangers; they get an acknowledgement.

std::string customer(int number)
{
    return "customer" + std::to_string(number) + "@mail.test";
}

std::string stranger(int number)
{
    return "stranger" + std::to_string(number) + "@mail.test";
}

std::string mail_of(const std::string& from, int number, const std::string& text)
{
    return "Return-Path: <" + from + ">\r\n"
        + "Authentication-Results: mx.ours.test; dmarc=pass header.from=mail.test\r\n" + "From: <"
        + from + ">\r\nTo: ar@ours.test\r\nSubject: Copy of an invoice\r\n"
        + "Date: Tue, 15 Sep 2026 08:07:00 +0000\r\nMessage-ID: <" + std::to_string(number) + '.'
        + from + ">\r\n\r\nHello,\r\n\r\n" + text + "\r\n\r\nKind regards\r\n";
}

void write_books(const fs::path& folder, int customers)
{
    fs::create_directories(folder / "ledger/files");
    tests::write_text(
        folder / "company.json",
        R"({"name":"Ours Ltd","receivable_address":"ar@ours.test","domain":"ours.test",)"
        R"("currency":"EUR","language":"en","authserv_id":"mx.ours.test"})");
    std::string parties = "party_id,name,role,currency,language\n";
    std::string contacts = "party_id,name,email,may_receive_documents\n";
    std::string documents = "party_id,type,reference,date,file\n";
    std::string items = "party_id,side,type,number,issue_date,currency,amount\n";
    for (int i = 0; i < customers; ++i) {
        const auto id = "C-" + std::to_string(i);
        const auto invoice = "INV-" + std::to_string(7000 + i);
        parties += id + ",Customer " + std::to_string(i) + " GmbH,customer,EUR,en\n";
        contacts += id + ",Clerk," + customer(i) + ",true\n";
        documents += id + ",invoice," + invoice + ",2026-08-14,files/" + invoice + ".pdf\n";
        items += id + ",receivable,invoice," + invoice + ",2026-08-14,EUR,100.00\n";
        tests::write_text(folder / "ledger/files" / (invoice + ".pdf"), "%PDF-1.4 " + invoice);
    }
    tests::write_text(folder / "ledger/parties.csv", parties);
    tests::write_text(folder / "ledger/contacts.csv", contacts);
    tests::write_text(folder / "ledger/documents.csv", documents);
    tests::write_text(folder / "ledger/open_items.csv", items);
}

// Where replies arrive: by a real Postfix where the test may start one, else at our own receiver.
class ReplyServer {
public:
    explicit ReplyServer(const tests::Dovecot& dovecot) : dovecot_(dovecot)
    {
        if (tests::Postfix::possible()) {
            postfix_.emplace(dovecot.lmtp_port());
        } else {
            certificate_ = tests::make_certificate(folder_.path());
            sink_.emplace(SmtpDoorSettings{
                .recipients = {"@mail.test"},
                .certificate_file = certificate_.certificate,
                .key_file = certificate_.key});
        }
    }

    unsigned short port() const { return postfix_ ? postfix_->smtp_port() : sink_->port(); }
    fs::path certificate() const
    {
        return postfix_ ? postfix_->certificate() : certificate_.certificate;
    }
    std::string log() const { return (postfix_ ? postfix_->log() : "") + dovecot_.log(); }
    bool has_mail_on_the_way() const { return postfix_ && postfix_->has_mail_on_the_way(); }
    std::vector<std::string> replies_to(const std::string& address) const
    {
        std::vector<std::string> replies;
        if (postfix_) {
            for (const auto& mail : dovecot_.mails(address))
                replies.push_back(mail.bytes);
            return replies;
        }
        for (const auto& mail : sink_->mails()) {
            if (std::ranges::count(mail.envelope.forward_paths, address) > 0)
                replies.push_back(mail.bytes);
        }
        return replies;
    }

private:
    const tests::Dovecot& dovecot_;
    tests::TemporaryFolder folder_;
    tests::TestCertificate certificate_;
    std::optional<tests::Postfix> postfix_;
    std::optional<tests::MailSink> sink_;
};

// What the store says, looked at from outside while the gateway runs.
struct Progress {
    std::size_t received = 0, filed = 0, sent = 0, in_outbox = 0;
};

Progress progress_of(Store& store)
{
    Progress progress;
    const auto messages = store.reading_queue().messages(0, 1000);
    const auto outbox = store.outbox().list(std::nullopt, 1000);
    EXPECT_TRUE(messages);
    EXPECT_TRUE(outbox);
    progress.received = messages->size();
    progress.in_outbox = outbox->size();
    for (const auto& message : *messages)
        progress.filed += message.state == MessageState::filed;
    for (const auto& entry : *outbox)
        progress.sent += entry.state == OutboxState::sent;
    return progress;
}

class KillTest : public testing::Test {
protected:
    KillTest() : replies_(dovecot_)
    {
        write_books(folder_.path(), kills * requests_a_round);
        // The file servers' ca_file: one for both.
        tests::write_text(
            folder_.path() / "ca.crt",
            tests::read_text(dovecot_.certificate()) + tests::read_text(replies_.certificate()));
        store_ = std::move(*open_store({folder_.path() / "store"}));
    }

    std::unique_ptr<tests::TestProcess> start_gateway() const
    {
        const auto binaries = fs::read_symlink("/proc/self/exe").parent_path();
        return std::make_unique<tests::TestProcess>(
            std::vector<std::string>{
                binaries / "gateway_process", folder_.path(), std::to_string(dovecot_.imap_port()),
                std::to_string(replies_.port()), folder_.path() / "ca.crt",
                binaries / "mailroom-worker"},
            nullptr, folder_.path() / "gateway.log");
    }

    void deliver_round(int round)
    {
        for (int i = 0; i < requests_a_round; ++i) {
            const int number = round * requests_a_round + i;
            dovecot_.deliver(
                "ar",
                mail_of(
                    customer(number), number,
                    "could you please send us a copy of invoice INV-"
                        + std::to_string(7000 + number) + "? We cannot find it."));
        }
        for (int i = 0; i < others_a_round; ++i) {
            const int number = round * others_a_round + i;
            dovecot_.deliver(
                "ar",
                mail_of(
                    stranger(number), number,
                    "please tell us to which account we should pay, and when you are open."));
        }
    }

    // A person looks where each doubtful reply went, once nothing is under way any more, and
    // decides.
    std::size_t settle_unconfirmed()
    {
        const auto doubtful = store_->outbox().list(OutboxState::unconfirmed, 1000);
        EXPECT_TRUE(doubtful);
        if (replies_.has_mail_on_the_way())
            return 0;
        const auto now =
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        for (const auto& entry : *doubtful) {
            const bool arrived = !replies_.replies_to(entry.mail.to.front().addr_spec).empty();
            const auto status = arrived ? store_->outbox().set_aside(entry.id, Actor{}, now)
                                        : store_->outbox().send_again(entry.id, Actor{}, now);
            EXPECT_TRUE(status) << status.error().what;
        }
        return doubtful->size();
    }

    tests::TemporaryFolder folder_;
    tests::Dovecot dovecot_;
    ReplyServer replies_;
    std::unique_ptr<Store> store_;
};

TEST_F(KillTest, EveryMailOnceAndEveryReplyOnce)
{
    for (int round = 0; round < kills; ++round) {
        deliver_round(round);
        const auto before = progress_of(*store_);
        const auto gateway = start_gateway();
        // Killed on the way: when mail has come in, been filed, been answered, or been sent.
        ASSERT_TRUE(tests::eventually([&] {
            const auto now = progress_of(*store_);
            return round % 4 == 0 ? now.received > before.received
                : round % 4 == 1  ? now.filed > before.filed
                : round % 4 == 2  ? now.in_outbox > before.in_outbox
                                  : now.sent > before.sent;
        })) << tests::read_text(folder_.path() / "gateway.log");
        gateway->kill();
    }

    constexpr std::size_t all = kills * (requests_a_round + others_a_round);
    const auto gateway = start_gateway();
    std::size_t unconfirmed = 0;
    EXPECT_TRUE(tests::eventually(
        [&] {
            unconfirmed += settle_unconfirmed();
            const auto now = progress_of(*store_);
            const auto aside = store_->outbox().list(OutboxState::set_aside, 1000)->size();
            return now.filed == all && now.sent + aside == all;
        },
        90))
        << tests::read_text(folder_.path() / "gateway.log");
    RecordProperty("unconfirmed", static_cast<int>(unconfirmed));

    EXPECT_EQ(progress_of(*store_).received, all);
    EXPECT_EQ(progress_of(*store_).filed, all);
    std::size_t with_document = 0;
    for (int i = 0; i < kills * requests_a_round; ++i) {
        ASSERT_TRUE(tests::eventually([&] { return !replies_.replies_to(customer(i)).empty(); }))
            << replies_.log();
        const auto replies = replies_.replies_to(customer(i));
        EXPECT_EQ(replies.size(), 1u) << customer(i);
        with_document +=
            replies[0].find("INV-" + std::to_string(7000 + i) + ".pdf") != std::string::npos;
    }
    EXPECT_EQ(with_document, static_cast<std::size_t>(kills * requests_a_round));
    for (int i = 0; i < kills * others_a_round; ++i) {
        ASSERT_TRUE(tests::eventually([&] { return !replies_.replies_to(stranger(i)).empty(); }));
        EXPECT_EQ(replies_.replies_to(stranger(i)).size(), 1u) << stranger(i);
    }
    const auto mails = dovecot_.mails("ar");
    EXPECT_EQ(mails.size(), all);
    for (const auto& mail : mails)
        EXPECT_NE(mail.flags.find('S'), std::string::npos) << mail.name;
}

} // namespace
} // namespace mailroom
