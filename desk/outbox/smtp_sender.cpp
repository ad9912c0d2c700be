#include "desk/outbox/smtp_sender.h"

#include <algorithm>
#include <array>
#include <span>

#include <curl/curl.h>

namespace mailroom {
namespace {

// What passes between libcurl and us while one mail is sent.
struct Transfer {
    std::string_view rest;
    const std::function<Status()>& before_end;
    Status before_end_status;
    bool leaving = false;    // QUIT was said: what the server answers is about that.
    bool in_mail = false;    // MAIL was said: what the server refuses now is this mail.
    bool end_begins = false; // All but the end was handed over.
    std::string answer;      // The server's last line.
    bool answered_end = false;

    std::size_t read(std::span<char> into)
    {
        const auto count = std::min(into.size(), rest.size());
        // libcurl may end the mail as soon as it has the last byte.
        if (count == rest.size() && !end_begins) {
            before_end_status = before_end();
            if (!before_end_status)
                return CURL_READFUNC_ABORT;
            end_begins = true;
        }
        std::copy_n(rest.begin(), count, into.begin());
        rest.remove_prefix(count);
        return count;
    }

    void say(std::string_view line)
    {
        in_mail |= line.starts_with("MAIL ");
        leaving |= line.starts_with("QUIT");
    }

    void hear(std::string_view line)
    {
        if (leaving)
            return;
        while (line.ends_with('\n') || line.ends_with('\r'))
            line.remove_suffix(1);
        answer = line.substr(0, 500);
        answered_end |= end_begins;
    }
};

std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* transfer)
{
    return static_cast<Transfer*>(transfer)->read({buffer, size * count});
}

std::size_t on_answer(char* line, std::size_t size, std::size_t count, void* transfer)
{
    static_cast<Transfer*>(transfer)->hear({line, size * count});
    return size * count;
}

int on_debug(CURL*, curl_infotype type, char* text, std::size_t size, void* transfer)
{
    if (type == CURLINFO_HEADER_OUT)
        static_cast<Transfer*>(transfer)->say({text, size});
    return 0;
}

class AddressList {
public:
    explicit AddressList(const std::vector<std::string>& addresses)
    {
        for (const auto& address : addresses)
            list_ = curl_slist_append(list_, ('<' + address + '>').c_str());
    }
    ~AddressList() { curl_slist_free_all(list_); }
    AddressList(const AddressList&) = delete;
    AddressList& operator=(const AddressList&) = delete;

    curl_slist* get() const { return list_; }

private:
    curl_slist* list_ = nullptr;
};

bool is_clean_path(std::string_view path)
{
    return std::ranges::none_of(path, [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '<' || c == '>';
    });
}

bool has_clean_paths(const SmtpMail& mail)
{
    return is_clean_path(mail.reverse_path) && !mail.forward_paths.empty()
        && std::ranges::all_of(mail.forward_paths, [](const auto& path) {
               return !path.empty() && is_clean_path(path);
           });
}

// RFC 5321 section 4.2.1, as far as it is about this mail: log-in and encryption are ours to mend.
bool is_permanent(const Transfer& transfer, long code)
{
    constexpr std::array not_the_mail{530L, 534L, 535L, 538L};
    return transfer.in_mail && code >= 500 && code < 600
        && std::ranges::find(not_the_mail, code) == not_the_mail.end();
}

} // namespace

struct SmtpSender::State {
    const MailServer& server;
    std::string hostname;
    const ShouldStop& should_stop;
    CURL* curl = curl_easy_init();

    ~State() { curl_easy_cleanup(curl); }
    Status prepare(const SmtpMail& mail, Transfer& transfer, const AddressList& recipients);
};

SmtpSender::SmtpSender(
    const MailServer& server, std::string hostname, const ShouldStop& should_stop)
    : state_(new State{server, std::move(hostname), should_stop})
{
}

SmtpSender::~SmtpSender() = default;

Status
SmtpSender::State::prepare(const SmtpMail& mail, Transfer& transfer, const AddressList& recipients)
{
    if (curl == nullptr)
        return Error{ErrorCode::internal, "libcurl cannot start"};
    curl_easy_reset(curl); // Keeps the connection.
    TRY(set_mail_server(curl, "smtp", '/' + hostname, server, should_stop));
    if (!mail.reverse_path.empty()) // Unset, libcurl says MAIL FROM:<>.
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ('<' + mail.reverse_path + '>').c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.content.size()));
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &on_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &on_answer);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // Only to be told what is said.
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &on_debug);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &transfer);
    return {};
}

SmtpOutcome SmtpSender::send(const SmtpMail& mail, const std::function<Status()>& before_end)
{
    Transfer transfer{.rest = mail.content, .before_end = before_end};
    const AddressList recipients(mail.forward_paths);
    if (!has_clean_paths(mail))
        return {
            SmtpRefusal{
                .error = {ErrorCode::invalid_argument, "the mail has an address that can be none"},
                .permanent = true},
            {}};
    if (auto status = state_->prepare(mail, transfer, recipients); !status)
        return {SmtpRefusal{.error = status.error()}, {}};
    std::array<char, CURL_ERROR_SIZE> detail{};
    curl_easy_setopt(state_->curl, CURLOPT_ERRORBUFFER, detail.data());
    const auto code = curl_easy_perform(state_->curl);
    curl_easy_setopt(state_->curl, CURLOPT_ERRORBUFFER, nullptr);
    if (code == CURLE_OK)
        return {std::nullopt, transfer.answer};
    if (!transfer.before_end_status)
        return {SmtpRefusal{.error = transfer.before_end_status.error()}, {}};

    long answer_code = 0;
    curl_easy_getinfo(state_->curl, CURLINFO_RESPONSE_CODE, &answer_code);
    SmtpRefusal refusal{.error = explain_curl_failure(code, detail.data(), state_->server)};
    if (transfer.in_mail && answer_code >= 400)
        refusal.error.what = state_->server.host + " does not take the mail: " + transfer.answer;
    refusal.permanent = is_permanent(transfer, answer_code);
    refusal.unknown = transfer.end_begins && !transfer.answered_end;
    return {std::move(refusal), transfer.answer};
}

} // namespace mailroom
