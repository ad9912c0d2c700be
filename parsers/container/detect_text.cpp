#include "parsers/container/detect_text.h"

#include "core/figures.h"
#include "core/text.h"
#include "parsers/container/detect_type.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace mailroom {
namespace {

constexpr std::size_t sample_bytes = 8192;

bool is_utf16(std::string_view bytes)
{
    return bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")
        || !unmarked_utf16(bytes).empty();
}

std::string_view without_mark(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    return bytes;
}

// UTF-16 to ASCII as far as it goes: enough to look for marks.
std::string sample_of(std::string_view bytes)
{
    std::string sample(without_mark(bytes.substr(0, sample_bytes)));
    if (is_utf16(bytes))
        std::erase_if(sample, [](char c) { return c == '\0' || c == '\xff' || c == '\xfe'; });
    return sample;
}

std::vector<std::string_view> first_lines(std::string_view text, std::size_t lines_max)
{
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < lines_max) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        if (end > 0)
            lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool looks_like_html(std::string_view sample)
{
    static constexpr std::array starts{
        std::string_view("<!doctype html"),
        std::string_view("<html"),
        std::string_view("<head"),
        std::string_view("<body"),
        std::string_view("<table"),
        std::string_view("<div"),
        std::string_view("<p>"),
        std::string_view("<meta")};
    const auto lower = to_lower_ascii(trimmed(sample));
    if (!lower.starts_with('<'))
        return false;
    for (const auto start : starts) {
        if (lower.starts_with(start))
            return true;
    }
    return lower.find("<html") != lower.npos
        && lower.find("<html") < std::min<std::size_t>(lower.size(), 1024);
}

bool looks_like_xml(std::string_view sample)
{
    const auto text = trimmed(sample);
    return text.starts_with("<?xml")
        || (text.size() > 2 && text[0] == '<' && text.find('>') != text.npos
            && (std::isalpha(static_cast<unsigned char>(text[1])) != 0 || text[1] == '!'));
}

// Prose has commas with a blank after them, and few of them.
bool is_prose(std::string_view line, char separator)
{
    return separator == ',' && line.find(", ") != std::string_view::npos
        && std::ranges::count(line, separator) < 4;
}

// Columns that blanks set apart, with commas in their amounts: "4711      1,200.00      980,50".
bool is_drawn(std::string_view line, char separator)
{
    constexpr std::string_view gap = "    ";
    std::size_t gaps = 0;
    for (auto at = line.find(gap); separator == ',' && at != line.npos;
         at = line.find(gap, line.find_first_not_of(' ', at)))
        ++gaps;
    return gaps >= 2 && line.find(" ,") == line.npos;
}

// Words with amounts behind them, which have all the line's commas.
bool tells_amounts(std::string_view line, char separator)
{
    if (separator != ',' || trimmed(line).find(' ') == std::string_view::npos)
        return false;
    for (auto at = line.find(separator); at != line.npos; at = line.find(separator, at + 1)) {
        if (!is_in_amount(line, at))
            return false;
    }
    return true;
}

// Tabs in front of all that a line says move it in, and part nothing.
bool is_moved_in(std::string_view line, char separator)
{
    const auto from = std::min(line.find_first_not_of("\t "), line.size());
    return separator == '\t' && line.find(separator, from) == std::string_view::npos;
}

// A separator that stands at least twice, or as often everywhere, in most of the first lines. Lines
// that name the sender and the day may stand above the first row; no more than there are rows.
bool looks_like_csv(std::string_view sample)
{
    constexpr std::size_t rows_below_head_min = 3;
    auto lines = first_lines(sample, 40);
    if (sample.size() >= sample_bytes && lines.size() > 1)
        lines.pop_back(); // Cut in the middle.
    if (lines.size() < 2)
        return false;
    for (const char separator : {';', '\t', ',', '|'}) {
        std::size_t regular = 0, head = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto count = std::ranges::count(lines[i], separator);
            const bool is_alike = (i > 0 && std::ranges::count(lines[i - 1], separator) == count)
                || (i + 1 < lines.size() && std::ranges::count(lines[i + 1], separator) == count);
            regular += !is_prose(lines[i], separator) && !is_drawn(lines[i], separator)
                && !tells_amounts(lines[i], separator) && !is_moved_in(lines[i], separator)
                && (count >= 2 || (count == 1 && is_alike));
            head += regular == 0 ? 1 : 0;
        }
        const auto rows = lines.size() - head;
        const bool is_below_head = rows >= rows_below_head_min && rows >= head;
        if (regular * 10 >= (is_below_head ? rows : lines.size()) * 7)
            return true;
    }
    return false;
}

// Of Excel 2003's workbooks in XML; their root element names it.
constexpr std::string_view excel_namespace = "urn:schemas-microsoft-com:office:spreadsheet";

struct Start {
    std::string_view text;
    std::string_view type;
};
constexpr std::array starts{
    Start{"UNA", "application/edifact"},
    Start{"UNB+", "application/edifact"},
    Start{"ISA*", "application/edi-x12"},
    Start{"STX=", "application/x-tradacoms"},
    Start{"ISA|", "application/edi-x12"},
    Start{"ISA~", "application/edi-x12"},
    Start{"ISA\x1d", "application/edi-x12"},
    Start{"UNB\x1d", "application/edifact"},
    Start{"{1:F", "text/x-mt940"},
    Start{":20:", "text/x-mt940"},
    Start{"BEGIN:VCALENDAR", "text/calendar"},
    Start{"BEGIN:VCARD", "text/vcard"},
    Start{"-----BEGIN PGP", "application/pgp-encrypted"}};

bool is_field_name(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f; });
}

// The separators of ISO 646 (IS4 to IS1), which interchanges are written with: X12's partners agree
// on them, level B of ISO 9735 asks for them.
bool may_hold_separators(std::string_view bytes)
{
    static constexpr std::array<std::string_view, 3> heads{"ISA", "UNA", "UNB"};
    return std::ranges::any_of(heads, [&](auto head) { return bytes.starts_with(head); });
}

} // namespace

bool is_text(std::string_view bytes)
{
    if (is_utf16(bytes))
        return true;
    const auto sample = bytes.substr(0, sample_bytes);
    const bool separators = may_hold_separators(trimmed(without_mark(sample)));
    const auto odd = std::ranges::count_if(sample, [&](char c) {
        return (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a
                && c != 0x1b && !(separators && c >= 0x1c))
            || c == 0x7f;
    });
    return !sample.empty() && odd == 0;
}

std::string_view text_type(std::string_view bytes)
{
    const auto sample = sample_of(bytes);
    const auto text = trimmed(sample);
    for (const auto& start : starts) {
        if (text.starts_with(start.text))
            return start.type;
    }
    if (looks_like_html(text))
        return "text/html";
    if (looks_like_xml(text))
        return text.find(excel_namespace) != text.npos ? "application/vnd.ms-spreadsheetml"
                                                       : "application/xml";
    if (looks_like_message(sample))
        return "message/rfc822";
    if (looks_like_csv(sample))
        return "text/csv";
    return (text.starts_with('{') || text.starts_with('[')) && text.find('"') != text.npos
        ? "application/json"
        : "text/plain";
}

bool looks_like_message(std::string_view bytes)
{
    // One field that only mail has is enough; of those that a note could begin with, two are asked.
    static constexpr std::array<std::string_view, 8> of_mail{
        "received",    "message-id",   "mime-version",   "content-type",
        "return-path", "delivered-to", "dkim-signature", "content-transfer-encoding"};
    static constexpr std::array<std::string_view, 9> of_letters{
        "from", "to", "cc", "bcc", "subject", "date", "reply-to", "sender", "x-mailer"};
    const auto is_one_of = [](std::string_view name, const auto& names) {
        return std::ranges::any_of(
            names, [&](std::string_view each) { return equals_ignoring_case(name, each); });
    };
    std::size_t found = 0;
    bool first = true;
    for (const auto line : first_lines(bytes.substr(0, sample_bytes), 60)) {
        const bool mbox_line = first && (line.starts_with("From ") || line.starts_with(">From "));
        first = false;
        if (mbox_line || line.starts_with(' ') || line.starts_with('\t'))
            continue;
        const auto colon = std::min(line.find(':'), line.size());
        const auto name = trimmed(line.substr(0, colon));
        if (colon == line.size() || !is_field_name(name))
            break;
        found += is_one_of(name, of_mail) ? 2U : is_one_of(name, of_letters) ? 1U : 0U;
        if (found >= 2)
            return true;
    }
    return false;
}

} // namespace mailroom
