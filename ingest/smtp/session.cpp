#include "ingest/smtp/session.h"

#include <algorithm>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t line_bytes_max = 4096; // Of a command; RFC 5321 asks for 512 and extensions.
constexpr std::size_t content_piece_bytes = 256u << 10;

// A reply to a failure of ours: the sender keeps the mail and tries again.
std::string_view failure_reply(const Error& error)
{
    return error.code == ErrorCode::over_limit ? "552 5.3.4 The mail is larger than we take"
                                               : "452 4.3.1 Cannot be stored now, try again later";
}

} // namespace

SmtpSession::SmtpSession(const SmtpDoorSettings& settings, const Limits& limits, SmtpMailSink& sink)
    : settings_(settings),
      limits_(limits),
      sink_(sink)
{
    reply(
        "220 " + settings.hostname
        + (settings.protocol == SmtpProtocol::lmtp ? " LMTP" : " ESMTP"));
}

void SmtpSession::reply(std::string_view line)
{
    output_.append(line).append("\r\n");
}

void SmtpSession::refuse(std::string_view line)
{
    ++errors_;
    reply(line);
}

std::string SmtpSession::take_output()
{
    return std::exchange(output_, {});
}

bool SmtpSession::offers_tls() const
{
    return !settings_.certificate_file.empty() && !settings_.key_file.empty();
}

void SmtpSession::reset()
{
    envelope_ = {};
    has_sender_ = in_data_ = false;
    content_size_ = 0;
    content_status_ = {};
    content_.clear();
    data_ = {};
}

SmtpSession::Step SmtpSession::consume(std::string_view& input)
{
    while (!input.empty()) {
        if (in_data_) {
            if (const auto step = take_content(input); step != Step::read)
                return step;
            continue;
        }
        const auto end = input.find('\n');
        const auto piece = input.substr(0, end);
        line_too_long_ |= line_.size() + piece.size() > line_bytes_max;
        if (!line_too_long_)
            line_ += piece;
        input.remove_prefix(end == input.npos ? input.size() : end + 1);
        if (end == input.npos || end == std::string_view::npos)
            break;
        const auto line = std::exchange(line_, {});
        if (const auto step = run(line); step != Step::read)
            return step;
    }
    return Step::read;
}

SmtpSession::Step SmtpSession::run(std::string_view line)
{
    auto step = Step::read;
    if (std::exchange(line_too_long_, false)) {
        refuse("500 5.5.2 The line is too long");
    } else if (!line.ends_with('\r')) {
        // Whoever ends lines with LF alone may also think that a mail ends with one: see
        // ingest/smtp/data_reader.h.
        reply("500 5.5.2 Lines end with CR LF");
        return Step::close;
    } else {
        line.remove_suffix(1);
        const auto [verb, argument] = parse_smtp_command(line);
        step = obey(verb, argument);
    }
    if (step != Step::read || errors_ < settings_.errors_max)
        return step;
    reply("421 4.7.0 Too many errors");
    return Step::close;
}

SmtpSession::Step SmtpSession::obey(SmtpVerb verb, std::string_view argument)
{
    switch (verb) {
    case SmtpVerb::helo:
    case SmtpVerb::ehlo:
    case SmtpVerb::lhlo:
        greet(verb, argument);
        break;
    case SmtpVerb::mail:
        mail_from(argument);
        break;
    case SmtpVerb::rcpt:
        rcpt_to(argument);
        break;
    case SmtpVerb::data:
        return data();
    case SmtpVerb::rset:
        reset();
        reply("250 2.0.0 Forgotten");
        break;
    case SmtpVerb::noop:
        reply("250 2.0.0 Here");
        break;
    case SmtpVerb::vrfy:
        reply("252 2.5.0 Send mail and see");
        break;
    case SmtpVerb::starttls:
        return start_tls();
    case SmtpVerb::quit:
        reply("221 2.0.0 Good bye");
        return Step::close;
    case SmtpVerb::unknown:
        refuse("500 5.5.1 The command is not known here");
        break;
    }
    return Step::read;
}

void SmtpSession::greet(SmtpVerb verb, std::string_view name)
{
    const bool is_lmtp = settings_.protocol == SmtpProtocol::lmtp;
    if (is_lmtp != (verb == SmtpVerb::lhlo)) // RFC 2033 section 4.1
        return refuse(is_lmtp ? "500 5.5.1 This is LMTP: LHLO" : "500 5.5.1 This is SMTP: EHLO");
    if (name.empty())
        return refuse("501 5.5.4 A name is missing");
    reset();
    greeted_ = true;
    if (verb == SmtpVerb::helo)
        return reply("250 " + settings_.hostname);
    reply("250-" + settings_.hostname);
    reply("250-PIPELINING");
    reply("250-SIZE " + std::to_string(limits_.message_bytes_max));
    if (offers_tls() && !in_tls_)
        reply("250-STARTTLS");
    reply("250-8BITMIME");
    reply("250-ENHANCEDSTATUSCODES");
    reply("250 SMTPUTF8");
}

void SmtpSession::mail_from(std::string_view argument)
{
    if (!greeted_)
        return refuse("503 5.5.1 Say EHLO first");
    if (settings_.tls_required && !in_tls_)
        return refuse("530 5.7.0 Say STARTTLS first");
    if (has_sender_)
        return refuse("503 5.5.1 MAIL was said already");
    const auto path = parse_smtp_path(argument, "FROM:");
    if (!path)
        return refuse("501 5.1.7 MAIL FROM:<address> is malformed");
    for (const auto& parameter : path->parameters) {
        if (const auto refusal = mail_parameter_refusal(parameter, limits_.message_bytes_max);
            !refusal.empty())
            return refuse(refusal);
    }
    has_sender_ = true;
    envelope_.reverse_path = path->address;
    reply("250 2.1.0 Sender taken");
}

void SmtpSession::rcpt_to(std::string_view argument)
{
    if (!has_sender_)
        return refuse("503 5.5.1 Say MAIL first");
    const auto path = parse_smtp_path(argument, "TO:");
    if (!path || path->address.empty())
        return refuse("501 5.1.3 RCPT TO:<address> is malformed");
    if (!path->parameters.empty())
        return refuse("555 5.5.4 A parameter of RCPT is not known here");
    if (!is_recipient(path->address, settings_.recipients))
        return refuse("550 5.1.1 No mail is taken for this address here");
    if (envelope_.forward_paths.size() >= settings_.recipients_max)
        return reply("452 4.5.3 Too many recipients"); // The others may follow in a second mail.
    envelope_.forward_paths.push_back(path->address);
    reply("250 2.1.5 Recipient taken");
}

SmtpSession::Step SmtpSession::data()
{
    if (envelope_.forward_paths.empty()) {
        refuse(has_sender_ ? "554 5.5.1 No recipient was taken" : "503 5.5.1 Say MAIL first");
    } else if (const auto status = sink_.begin(); !status) {
        reply(failure_reply(status.error()));
        reset();
    } else {
        in_data_ = true;
        reply("354 Go on, end with a dot alone on a line");
    }
    return Step::read;
}

SmtpSession::Step SmtpSession::start_tls()
{
    if (!offers_tls() || in_tls_) {
        refuse("502 5.5.1 STARTTLS is not offered");
        return Step::read;
    }
    reply("220 2.0.0 Go on");
    return Step::start_tls;
}

void SmtpSession::tls_started()
{
    reset(); // RFC 3207 section 4.2: everything that was said before is forgotten.
    in_tls_ = true;
    greeted_ = false;
    line_.clear();
}

SmtpSession::Step SmtpSession::take_content(std::string_view& input)
{
    auto piece = input.substr(0, content_piece_bytes);
    const auto before = piece.size();
    const bool is_end = data_.consume(piece, content_);
    input.remove_prefix(before - piece.size());
    content_size_ += content_.size();
    // After a failure the rest is still read, for the answer has its place at the end.
    if (content_status_ && content_size_ > limits_.message_bytes_max)
        content_status_ = Error{ErrorCode::over_limit, "mail over message_bytes_max"};
    if (content_status_)
        content_status_ = sink_.write(content_);
    content_.clear();
    return is_end ? end_of_content() : Step::read;
}

SmtpSession::Step SmtpSession::end_of_content()
{
    in_data_ = false;
    if (content_status_)
        return Step::store;
    stored(content_status_);
    return Step::read;
}

void SmtpSession::stored(const Status& status)
{
    const auto line = status ? "250 2.0.0 Stored" : failure_reply(status.error());
    // RFC 2033 section 4.2: LMTP answers for each recipient.
    const auto count =
        settings_.protocol == SmtpProtocol::lmtp ? envelope_.forward_paths.size() : 1;
    for (std::size_t i = 0; i < count; ++i)
        reply(line);
    reset();
}

} // namespace mailroom
