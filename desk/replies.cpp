#include "desk/replies.h"

#include "core/subject.h"
#include "core/text.h"
#include "desk/plain_text.h"
#include "desk/templates.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>

namespace mailroom {
namespace {

constexpr std::size_t subject_bytes_max = 200;
constexpr std::size_t name_bytes_max = 80;
constexpr std::size_t references_max = 20; // RFC 5322 sets no bound; longer lists help nobody.

std::string
reply_language(const Understanding& understanding, const Books& books, const Policy& policy)
{
    const auto* party = books.party(understanding.party_id);
    const std::string candidates[] = {
        understanding.language, party != nullptr ? party->language : std::string{}, policy.language,
        books.company().language};
    for (const auto& language : candidates) {
        if (has_templates(language))
            return language;
    }
    return "en";
}

// What the mail is sent from: the mailbox of the side that it came to.
std::string our_address(const Understanding& understanding, const Company& company)
{
    const bool payable = understanding.side == Side::payable && !company.payable_address.empty();
    return payable || company.receivable_address.empty() ? company.payable_address
                                                         : company.receivable_address;
}

std::string padded(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string written_date(std::string_view language, const Date& date)
{
    return fill_template(
        language, "date",
        {{"year", std::to_string(static_cast<int>(date.year()))},
         {"month", padded(static_cast<unsigned>(date.month()))},
         {"day", padded(static_cast<unsigned>(date.day()))}});
}

// "Invoice 20418 of 2026-08-14"
std::string written_name(std::string_view language, const FiledDocument& document)
{
    auto name = fill_template(language, to_string(document.type), {});
    if (!document.reference.empty())
        name += ' ' + one_line(document.reference, name_bytes_max);
    if (document.date)
        name += ' '
            + fill_template(
                    language, "of date", {{"date", written_date(language, *document.date)}});
    return name;
}

std::string contact_name(const Message& message, const Books& books, std::string_view party_id)
{
    for (const auto* contact : books.contacts_by_email(message.from.front().addr_spec)) {
        if (contact->party_id == party_id)
            return one_line(contact->name, name_bytes_max);
    }
    return {};
}

// The name under which the books keep the file, without its folders.
std::string file_name(const FiledDocument& document)
{
    const auto name = std::filesystem::path(document.file).filename().string();
    return one_line(name.empty() ? "document.pdf" : name, subject_bytes_max);
}

std::string media_type_of(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types{
        {{".pdf", "application/pdf"},
         {".xml", "application/xml"},
         {".csv", "text/csv"},
         {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}}};
    const auto lower = to_lower_ascii(name);
    for (const auto& [ending, type] : types) {
        if (lower.ends_with(ending))
            return std::string(type);
    }
    return "application/octet-stream";
}

// All of the mail but its text.
OutgoingMail
envelope_of_answer(const Reading& reading, const Understanding& understanding, const Books& books)
{
    const auto& message = reading.message;
    OutgoingMail mail;
    mail.from = {books.company().name, our_address(understanding, books.company())};
    mail.to = {
        {one_line(message.from.front().display_name, name_bytes_max),
         message.from.front().addr_spec}};
    mail.subject = answer_subject(message.subject);
    if (!message.message_id.empty()) {
        mail.in_reply_to = {message.message_id};
        // RFC 5322 section 3.6.4: theirs, or what they answer where they name none; then it.
        mail.references = message.references.empty() ? message.in_reply_to : message.references;
        if (mail.references.size() >= references_max)
            mail.references.erase(
                mail.references.begin() + 1,
                mail.references.end() - static_cast<std::ptrdiff_t>(references_max) + 2);
        mail.references.push_back(message.message_id);
    }
    return mail;
}

} // namespace

std::string answer_subject(std::string_view subject)
{
    const auto plain = one_line(subject, subject_bytes_max);
    return is_answer_subject(plain) ? plain : std::string(trimmed("Re: " + plain));
}

OutgoingMail documents_reply(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    const std::vector<const FiledDocument*>& documents,
    MessageId message)
{
    const auto language = reply_language(understanding, books, policy);
    auto mail = envelope_of_answer(reading, understanding, books);
    mail.key = "reply:" + std::to_string(message) + ":documents";
    std::string list;
    for (const auto* document : documents) {
        assert(document->blob || policy.rehearsal);
        const auto name = file_name(*document);
        mail.attachments.push_back({name, media_type_of(name), document->blob.value_or(Sha256{})});
        list += (list.empty() ? "- " : "\n- ") + written_name(language, *document);
    }
    const auto name = contact_name(reading.message, books, understanding.party_id);
    mail.text = fill_template(
                    language, "documents",
                    {{"greeting",
                      name.empty() ? fill_template(language, "greeting", {})
                                   : fill_template(language, "greeting by name", {{"name", name}})},
                     {"documents", list},
                     {"company", books.company().name},
                     {"address", mail.from.addr_spec}})
        + "\n";
    return mail;
}

OutgoingMail acknowledgement(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    MessageId message)
{
    // The language of the message alone: the party's would tell a stranger who their victim is.
    auto words = understanding;
    words.party_id.clear();
    const auto language = reply_language(words, books, policy);
    auto mail = envelope_of_answer(reading, understanding, books);
    mail.key = "reply:" + std::to_string(message) + ":acknowledgement";
    mail.text = fill_template(
                    language, "acknowledgement",
                    {{"greeting", fill_template(language, "greeting", {})},
                     {"company", books.company().name},
                     {"address", mail.from.addr_spec}})
        + "\n";
    return mail;
}

} // namespace mailroom
