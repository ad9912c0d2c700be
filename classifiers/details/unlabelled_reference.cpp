#include "classifiers/details/unlabelled_reference.h"

#include "classifiers/details/reference_reader.h"
#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/scan_dates.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Whether a code may be a payment's: of some length, nothing that is a day, a sum, a document of
// the books, or named as something else.
bool may_be_of_payment(const Prose& prose, std::size_t first, std::size_t last)
{
    constexpr std::size_t length_min = 6, reach = 2;
    const auto code = prose.words.source(first, last);
    const auto digits = std::ranges::count_if(code, is_digit);
    constexpr std::ptrdiff_t digits_min = 4;
    const auto overlaps = [&](const auto& thing) {
        return thing.first < last && first < thing.last;
    };
    const bool is_rate = code.find_first_of(".,") == 1 // "At 0.8611"
        && std::ranges::none_of(code, is_letter);
    return code.size() >= length_min && digits >= digits_min && !is_like_day(code) && !is_rate
        && std::ranges::none_of(prose.dates, overlaps)
        && std::ranges::none_of(
               prose.amounts, [&](const auto& sum) { return sum.is_money && overlaps(sum); })
        && std::ranges::none_of(prose.references, overlaps)
        && prose.find_all("ref.", first - std::min(first, reach), last).empty()
        && prose.words.gap_after(last - 1).find_first_of("%@\u20AC$") == std::string_view::npos;
}

// "AV-2207": letters and digits that are neither a day nor a count of something.
bool is_code(std::string_view text)
{
    constexpr std::ptrdiff_t digits_min = 3, digits_alone_min = 5;
    const auto digits = std::ranges::count_if(text, is_digit);
    const bool has_letter = std::ranges::any_of(text, is_letter);
    const bool is_number = digits == std::ssize(text) && !parse_compact_date(text);
    return digits >= (has_letter ? digits_min : digits_alone_min) && (has_letter || is_number)
        && text.find(' ') == text.npos;
}

// Between blanks, separators or the ends of the text.
bool stands_in(std::string_view text, std::string_view code)
{
    for (auto at = text.find(code); at != text.npos; at = text.find(code, at + 1)) {
        const auto end = at + code.size();
        if ((at == 0 || !is_letter_or_digit(text[at - 1]))
            && (end == text.size() || !is_letter_or_digit(text[end])))
            return true;
    }
    return false;
}

// The whole name, and its parts: "AV-2207" of "remit_AV-2207.csv".
std::vector<std::string_view> codes_of_file(std::string_view filename)
{
    const auto name = filename.substr(0, filename.rfind('.'));
    std::vector<std::string_view> codes{name};
    for (const auto part : split(name, '_'))
        codes.push_back(part);
    std::erase_if(codes, [](std::string_view code) { return !is_code(code); });
    return codes;
}

// "TRF 88401" of "TRF88401".
std::string with_blank(std::string_view code)
{
    const auto digit = std::ranges::find_if(code, is_digit);
    return std::string(code.begin(), digit) + ' ' + std::string(digit, code.end());
}

constexpr std::size_t code_bytes_max = 40;

bool is_code_quoted(const Prose& prose, std::string_view code)
{
    const auto is_same = [&](const Reference& reference) { return reference.number == code; };
    return code.size() <= code_bytes_max && std::ranges::any_of(code, is_digit)
        && code.find('\n') == code.npos && !is_like_day(code)
        && std::ranges::none_of(prose.references, is_same);
}

} // namespace

std::string quoted_code(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    struct Marks {
        std::string_view open, close;
    };
    constexpr std::array marks{
        Marks{"\"", "\""}, Marks{"\u201C", "\u201D"}, Marks{"\u201E", "\u201C"},
        Marks{"\u00AB", "\u00BB"}};
    const std::string_view text = prose.words.text;
    for (const auto* sentence : sentences) {
        const auto begin = prose.words.words[sentence->first].begin;
        const auto end = prose.words.words[sentence->last - 1].end + code_bytes_max;
        for (const auto& [open, close] : marks) {
            const auto at = text.find(open, begin);
            const auto first = at + open.size();
            const auto last = at < end ? text.find(close, first) : text.npos;
            if (last == text.npos)
                continue;
            const auto code = trimmed(text.substr(first, last - first));
            if (is_code_quoted(prose, code))
                return std::string(code);
        }
    }
    return {};
}

namespace {

// "under CORN-WK7": capitals and digits that a sign joins.
std::string joined_code(const Prose& prose, std::size_t first, const Sentence& sentence)
{
    constexpr std::size_t bytes_min = 5;
    auto last = first + 1;
    while (last < sentence.last
           && (prose.words.gap_after(last - 1) == "-" || prose.words.gap_after(last - 1) == "/"))
        ++last;
    const auto code = prose.words.source(first, last);
    const auto overlaps = [&](const auto& thing) {
        return thing.first < last && first < thing.last;
    };
    const bool is_joined =
        code.size() >= bytes_min && is_upper(code.front()) && std::ranges::any_of(code, is_digit)
        && std::ranges::none_of(code, is_lower)
        && std::ranges::none_of(
            prose.references,
            [&](const Reference& one) { return overlaps(one) && (one.known || one.labelled); })
        && prose.find_all("ref.", first, first + 1).empty();
    return is_joined ? std::string(code) : std::string();
}

} // namespace

std::string code_under_name(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    static const auto& under = word_list("reference.under");
    constexpr std::size_t name_words_max = 3, name_letters_min = 3;
    const auto& words = prose.words.words;
    for (const auto* sentence : sentences) {
        for (auto at = sentence->first; at + 2 < sentence->last; ++at) {
            if (!under.has(words[at].folded))
                continue;
            if (auto code = joined_code(prose, at + 1, *sentence); !code.empty())
                return code;
            auto last = at + 1;
            while (last < sentence->last && last <= at + name_words_max && words[last].capital
                   && !words[last].has_digit && prose.words.gap_after(last) == " ")
                ++last;
            const bool is_named = last > at + 1 && last < sentence->last && words[last].has_digit
                && words[at + 1].folded.size() >= name_letters_min
                && prose.find_all("ref.", at + 1, last).empty()
                && prose.find_all("pay.", at + 1, last).empty();
            if (!is_named)
                continue;
            while (last + 1 < sentence->last && prose.words.gap_after(last) == "/")
                ++last;
            return std::string(prose.words.source(at + 1, last + 1));
        }
    }
    return {};
}

std::string lone_code(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    std::string found;
    const auto& words = prose.words.words;
    for (const auto* sentence : sentences) {
        for (auto first = sentence->first; first < sentence->last;) {
            auto last = first + 1;
            bool has_digit = words[first].has_digit;
            while (last < sentence->last
                   && (prose.words.gap_after(last - 1) == "-"
                       || prose.words.gap_after(last - 1) == "/")) {
                has_digit |= words[last].has_digit;
                ++last;
            }
            if (has_digit && may_be_of_payment(prose, first, last)) {
                if (!found.empty())
                    return {};
                found = prose.words.source(first, last);
            }
            first = last;
        }
    }
    return found;
}

std::string document_as_reference(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    for (const auto* sentence : sentences) {
        for (const auto* label : prose.find_all("pay.reference", sentence->first, sentence->last)) {
            for (const auto& reference : prose.references) {
                if (reference.first == label->last && reference.known
                    && !prose.has("ref.purchase_order", *sentence))
                    return std::string(prose.words.source(reference.first, reference.last));
            }
        }
    }
    return {};
}

std::string payment_reference_of_file(const Reading& reading, const Books& books)
{
    for (const auto& document : reading.documents) {
        for (const auto& part : reading.parts) {
            if (part.path != document.path || part.role != PartRole::attachment)
                continue;
            for (const auto found : codes_of_file(part.filename)) {
                for (auto& code : {std::string(found), with_blank(found)}) {
                    if (stands_in(document.text, code) && books.open_items_by_number(code).empty())
                        return code;
                }
            }
        }
    }
    return {};
}

} // namespace mailroom
