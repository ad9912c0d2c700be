#include "parsers/mime/message_header.h"

#include "core/text.h"
#include "parsers/mime/addresses.h"
#include "parsers/mime/date_time.h"
#include "parsers/mime/encoded_words.h"

namespace mailroom {
namespace {

using Addresses = std::vector<Mailbox> Message::*;

struct AddressField {
    std::string_view name;
    Addresses member;
};

constexpr auto address_fields = std::to_array<AddressField>(
    {{"From", &Message::from},
     {"Sender", &Message::sender},
     {"Reply-To", &Message::reply_to},
     {"To", &Message::to},
     {"Cc", &Message::cc}});

std::string collapsed(std::string_view text)
{
    std::string out;
    for (const char c : trimmed(text)) {
        const bool blank = c == '\t' || c == ' ';
        if (!blank)
            out += c;
        else if (out.back() != ' ')
            out += ' ';
    }
    return out;
}

// The text of all fields of that name: some mailers write a second To instead of a longer one.
void read_addresses(
    const HeaderSection& header,
    const AddressField& wanted,
    std::string_view raw_charset,
    const Limits& limits,
    Message& message,
    Defects& defects)
{
    auto& mailboxes = message.*wanted.member;
    bool seen = false;
    for (const auto& field : header.fields) {
        if (!equals_ignoring_case(field.name, wanted.name))
            continue;
        if (seen && wanted.member != &Message::to && wanted.member != &Message::cc) {
            add_defect(defects, std::string(wanted.name) + " is there twice; the first counts");
            break;
        }
        seen = true;
        for (auto& mailbox : parse_addresses(unfolded(field.body), limits, defects, raw_charset)) {
            if (mailboxes.size() < limits.addresses_max)
                mailboxes.push_back(std::move(mailbox));
        }
    }
}

void read_fields(
    const HeaderSection& header,
    std::string_view raw_charset,
    const Limits& limits,
    Message& message,
    Defects& defects)
{
    std::size_t bytes = 0;
    std::uint16_t results = 0;
    for (const auto& field : header.fields) {
        const auto body = unfolded(field.body);
        bytes += body.size();
        if (bytes <= limits.header_bytes_max)
            message.fields.push_back(
                {std::string(field.name),
                 decode_encoded_words(trimmed(body), defects, raw_charset)});
        if (equals_ignoring_case(field.name, "Authentication-Results") && results < 100) {
            for (auto& result : parse_authentication_results(body, results))
                message.authentication_results.push_back(std::move(result));
            ++results;
        }
    }
}

} // namespace

void read_message_header(
    const HeaderSection& header,
    std::string_view raw_charset,
    const Limits& limits,
    Message& message,
    Defects& defects)
{
    read_fields(header, raw_charset, limits, message, defects);
    message.subject =
        collapsed(decode_encoded_words(header.unfolded("Subject"), defects, raw_charset));
    for (const auto& field : address_fields)
        read_addresses(header, field, raw_charset, limits, message, defects);
    const auto ids = parse_message_ids(header.unfolded("Message-ID"), limits);
    if (!ids.empty())
        message.message_id = ids.front();
    message.in_reply_to = parse_message_ids(header.unfolded("In-Reply-To"), limits);
    message.references = parse_message_ids(header.unfolded("References"), limits);
    if (const auto date = header.unfolded("Date"); !date.empty()) {
        message.date = parse_mail_date(date);
        if (!message.date)
            add_defect(defects, "the Date field is no date");
    }
    if (const auto path = header.unfolded("Return-Path"); !path.empty()) {
        const auto ids_of_path = parse_message_ids(path, limits);
        message.return_path = ids_of_path.empty() ? "<>" : ids_of_path.front();
    }
}

} // namespace mailroom
