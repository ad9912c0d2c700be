#pragma once

// Hands a mail to an SMTP server (RFC 5321, 6409) by libcurl: TLS or STARTTLS, certificate check,
// log-in. One thread a sender; it keeps its connection from mail to mail.

#include "core/mail_server.h"
#include "core/result.h"
#include "desk/outbox/curl_server.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct SmtpMail {
    std::string reverse_path; // Empty: the null reverse-path.
    std::vector<std::string> forward_paths;
    std::string_view content; // As compose_mail() makes it.
};

// What became of a mail that the server did not take.
struct SmtpRefusal {
    Error error;            // Says who refused what, in the server's words.
    bool permanent = false; // The server's answer was 5yz: trying again will not help.
    bool unknown = false;   // The whole mail was sent, and no answer came.
};

struct SmtpOutcome {
    std::optional<SmtpRefusal> refusal;
    std::string answer; // The server's to the end of the mail: "250 2.0.0 Ok: queued as 4X1"
};

class SmtpSender {
public:
    // `server` and `should_stop` must outlive the sender.
    SmtpSender(const MailServer& server, std::string hostname, const ShouldStop& should_stop);
    ~SmtpSender();

    // `before_end` is called when all is sent but the end of the mail: until then the server must
    // forget what came (RFC 5321 section 4.1.1.4). Where it fails, nothing is sent.
    SmtpOutcome send(const SmtpMail& mail, const std::function<Status()>& before_end);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
