#pragma once

// The command lines of SMTP and LMTP (RFC 5321 section 4.1, RFC 2033). Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class SmtpVerb : std::uint8_t {
    unknown,
    helo,
    ehlo,
    lhlo,
    mail,
    rcpt,
    data,
    rset,
    noop,
    quit,
    vrfy,
    starttls,
};

struct SmtpCommand {
    SmtpVerb verb = SmtpVerb::unknown;
    std::string_view argument; // Without blanks around it.
};

// `line` is without its CRLF.
SmtpCommand parse_smtp_command(std::string_view line);

struct SmtpParameter {
    std::string_view keyword, value;
};

// "<" path ">" and what follows it.
struct SmtpPath {
    std::string address; // addr-spec; empty for the null reverse-path. Source routes are left out.
    std::vector<SmtpParameter> parameters;
};

// The argument of MAIL ("FROM:") or RCPT ("TO:"), which `keyword` names. Nothing where it is
// malformed. QUIRK: blanks after the colon, which RFC 5321 section 3.3 forbids, are forgiven, for
// many devices send them.
std::optional<SmtpPath> parse_smtp_path(std::string_view argument, std::string_view keyword);

// Why a parameter of MAIL is refused: RFC 1870 (SIZE), 6152 (BODY) and 6531 (SMTPUTF8) are taken.
// Empty where it is taken.
std::string_view
mail_parameter_refusal(const SmtpParameter& parameter, std::uint64_t message_bytes_max);

// Whether one of `recipients` (addresses, or "@domain" for all of it) is addressed; a subaddress
// (RFC 5233: ar+anything@ours is ar@ours) counts as its address.
bool is_recipient(std::string_view address, const std::vector<std::string>& recipients);

} // namespace mailroom
