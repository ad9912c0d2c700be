#pragma once

// One SMTP or LMTP session as a state machine, without a network: RFC 5321, 2033 (LMTP), 1870
// (SIZE), 2920 (PIPELINING), 6152 (8BITMIME), 6531 (SMTPUTF8), 3207 (STARTTLS), 2034 (enhanced
// status codes).
//
//     for (;;) switch (session.consume(input)) ... and send what take_output() gives.
//
// Mail for addresses that are not configured is refused: nothing is ever relayed.

#include "core/envelope.h"
#include "core/limits.h"
#include "core/result.h"
#include "ingest/settings.h"
#include "ingest/smtp/command.h"
#include "ingest/smtp/data_reader.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

// Takes one mail at a time.
class SmtpMailSink {
public:
    virtual ~SmtpMailSink() = default;
    virtual Status begin() = 0; // Drops what was not finished before.
    virtual Status write(std::string_view content) = 0;
};

class SmtpSession {
public:
    enum class Step : std::uint8_t {
        read,      // More input is needed.
        store,     // The mail is complete: make it durable and call stored().
        start_tls, // Send the output, drop what came unencrypted, then call tls_started().
        close,     // Send the output and hang up.
    };

    // All must outlive the session.
    SmtpSession(const SmtpDoorSettings& settings, const Limits& limits, SmtpMailSink& sink);

    // Takes from the front of `input` up to a step that is not `read`.
    Step consume(std::string_view& input);
    std::string take_output();

    // Of the mail that Step::store is about; door and time are the caller's to fill.
    const Envelope& envelope() const { return envelope_; }
    void stored(const Status& status);
    void tls_started();

private:
    Step run(std::string_view line);
    Step obey(SmtpVerb verb, std::string_view argument);
    void greet(SmtpVerb verb, std::string_view name);
    void mail_from(std::string_view argument);
    void rcpt_to(std::string_view argument);
    Step data();
    Step start_tls();
    Step take_content(std::string_view& input);
    Step end_of_content();
    void reset(); // Between mails.
    void reply(std::string_view line);
    void refuse(std::string_view line); // A reply that counts against the client.
    bool offers_tls() const;

    const SmtpDoorSettings& settings_;
    const Limits& limits_;
    SmtpMailSink& sink_;
    std::string output_, line_, content_;
    std::uint32_t errors_ = 0;
    bool greeted_ = false, in_tls_ = false, in_data_ = false, has_sender_ = false;
    bool line_too_long_ = false;
    Envelope envelope_;
    SmtpDataReader data_;
    std::uint64_t content_size_ = 0;
    Status content_status_;
};

} // namespace mailroom
