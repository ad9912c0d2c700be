#include "api/explain_text.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace mailroom {
namespace {

constexpr std::size_t label_width = 26;

// Control characters of a stranger must not reach the terminal.
std::string plain(std::string_view text)
{
    std::string clean(text);
    std::ranges::replace_if(
        clean, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }, ' ');
    return clean;
}

void line(std::ostream& out, std::string_view label, std::string_view value)
{
    if (value.empty())
        return;
    const auto blanks = label.size() < label_width ? label_width - label.size() : 1;
    out << "  " << label << std::string(blanks, ' ') << plain(value) << '\n';
}

std::string percent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

std::string people(const std::vector<Mailbox>& mailboxes)
{
    std::string text;
    for (const auto& mailbox : mailboxes) {
        text += text.empty() ? "" : ", ";
        text += mailbox.display_name.empty()
            ? mailbox.addr_spec
            : mailbox.display_name + " <" + mailbox.addr_spec + ">";
    }
    return text;
}

std::string place_of(const Evidence& evidence)
{
    if (!evidence.cell.empty())
        return "cell " + evidence.cell;
    if (!evidence.segment.empty())
        return "segment " + evidence.segment;
    if (!evidence.xpath.empty())
        return evidence.xpath;
    return evidence.page > 0 ? "page " + std::to_string(evidence.page) : "";
}

void tell_message(std::ostream& out, const Message& message)
{
    line(out, "From", people(message.from));
    line(out, "To", people(message.to));
    line(out, "Subject", message.subject);
    if (message.date)
        line(out, "Date", to_string(*message.date));
}

void tell_facts(std::ostream& out, const Facts& facts)
{
    for (const auto& fact : facts.facts) {
        auto value = to_string(fact.value) + "   (" + percent(fact.confidence);
        const auto place = place_of(fact.evidence);
        value += (place.empty() ? "" : ", " + place) + ")";
        line(out, "  " + std::string(to_string(fact.term)), value);
    }
}

void tell_lines(std::ostream& out, const std::vector<Facts>& lines)
{
    constexpr std::size_t lines_shown = 20;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i) {
        std::string text;
        for (const auto& fact : lines[i].facts)
            text += (text.empty() ? "" : " | ") + std::string(to_string(fact.term)) + " "
                + to_string(fact.value);
        line(out, "  line " + std::to_string(i + 1), text);
    }
    if (lines.size() > lines_shown)
        line(out, "  ...", std::to_string(lines.size() - lines_shown) + " more lines");
}

void tell_document(std::ostream& out, const Document& document)
{
    out << "  Document " << plain(document.path) << ": " << to_string(document.type) << ", read as "
        << to_string(document.method) << (document.encrypted ? ", locked by a password" : "")
        << '\n';
    tell_facts(out, document.fields);
    tell_lines(out, document.lines);
    for (const auto& check : document.checks)
        line(
            out, "  check " + check.rule,
            check.ok ? "holds" : "FAILS" + (check.detail.empty() ? "" : ": " + check.detail));
}

void tell_understanding(std::ostream& out, const Understanding& understanding)
{
    line(out, "Side", to_string(understanding.side));
    if (!understanding.party_id.empty())
        line(out, "Party", understanding.party_id + "   (" + understanding.party_why + ")");
    for (const auto& intent : understanding.intents)
        line(
            out, "Intent",
            std::string(to_string(intent.intent)) + "   (" + percent(intent.confidence)
                + (intent.evidence.empty() ? ")" : ": \"" + intent.evidence + "\")"));
    if (understanding.threat != Threat::none)
        line(
            out, "THREAT",
            std::string(to_string(understanding.threat)) + ": " + understanding.threat_why);
    for (const auto& match : understanding.matches)
        line(
            out, "Pays " + match.document_number,
            (match.amount ? to_string(*match.amount) : "?")
                + (match.open_item.empty() ? ": " : " of open item " + match.open_item + ": ")
                + match.how + (match.why.empty() ? "" : "   (" + match.why + ")"));
    for (const auto& check : understanding.release_checks)
        line(out, "Check before sending", check);
}

} // namespace

std::string explain_text(
    std::string_view file,
    const Reading& reading,
    const Understanding* understanding,
    const std::vector<Action>& actions)
{
    std::ostringstream out;
    out << plain(file) << '\n';
    if (reading.is_message)
        tell_message(out, reading.message);
    if (understanding != nullptr)
        tell_understanding(out, *understanding);
    for (const auto& part : reading.parts) {
        if (part.role == PartRole::attachment)
            line(
                out, "File " + part.path,
                (part.filename.empty() ? "" : part.filename + ", ") + part.detected_type + ", "
                    + std::to_string(part.size) + " bytes");
    }
    for (const auto& document : reading.documents)
        tell_document(out, document);
    for (const auto& action : actions)
        line(out, "Would", action.action + "   (" + action.why + ")");
    for (const auto& defect : reading.defects)
        line(out, "Defect", defect);
    return std::move(out).str();
}

} // namespace mailroom
