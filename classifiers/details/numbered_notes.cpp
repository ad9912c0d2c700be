#include "classifiers/details/numbered_notes.h"

#include "classifiers/details/deduction_notes.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <map>

namespace mailroom {
namespace {

constexpr std::size_t digits_of_end_min = 4;
constexpr std::size_t words_before_max = 2; // "Reason for 4471: ..."
constexpr std::size_t words_of_note_min = 2;

// "4471" of BX-26/4471, and the whole of it.
bool names(const TextWord& word, std::string_view number)
{
    const auto told = normalized_number(word.folded), whole = normalized_number(number);
    return told == whole
        || (told.size() >= digits_of_end_min && std::ranges::all_of(told, is_digit)
            && whole.ends_with(told));
}

std::size_t first_of_printed_line(const Prose& text, std::size_t word)
{
    while (word > 0 && text.words.gap_after(word - 1).find('\n') == std::string_view::npos)
        --word;
    return word;
}

std::size_t end_of_printed_line(const Prose& text, std::size_t word)
{
    const auto& words = text.words.words;
    while (word + 1 < words.size()
           && text.words.gap_after(word).find('\n') == std::string_view::npos)
        ++word;
    return std::min(word + 1, words.size());
}

// What is said behind the number [at] in its printed line; empty where that is a row of sums.
std::string_view note_behind(const Prose& text, std::size_t at)
{
    const auto last = end_of_printed_line(text, at);
    const auto& words = text.words.words;
    if (at - first_of_printed_line(text, at) > words_before_max)
        return {};
    const auto said = std::count_if(
        words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
        words.begin() + static_cast<std::ptrdiff_t>(last),
        [](const TextWord& word) { return !word.has_digit; });
    const auto sums = within(text.amounts, at + 1, last).size();
    const bool is_row = sums > 1 && static_cast<std::size_t>(said) <= sums;
    return static_cast<std::size_t>(said) < words_of_note_min || is_row
        ? std::string_view()
        : text.words.source(at + 1, last);
}

bool lacks_reason(const RemittanceLine& line)
{
    return line.deduction_amount && line.deduction_reason.empty();
}

// What stands in the place of a reason in the documents' lines, where that is no word: "31".
std::map<std::string, std::string> codes_by_number(const Reading& reading)
{
    constexpr std::size_t code_bytes_max = 4;
    std::map<std::string, std::string> codes;
    for (const auto& document : reading.documents) {
        for (const auto& line : document.lines) {
            const auto* reason = line.find(Term::deduction_reason);
            const auto number = line.text(Term::document_number);
            if (reason == nullptr || number.empty())
                continue;
            const auto code = to_lower_ascii(trimmed(reason->evidence.text));
            if (!code.empty() && code.size() <= code_bytes_max)
                codes.emplace(normalized_number(number), code);
        }
    }
    return codes;
}

// "31 = short receipt": to the next mark of a list, code or line.
std::optional<DisputeReason> explained(const Prose& text, std::string_view code)
{
    const auto& words = text.words.words;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const auto mark = trimmed(text.words.gap_after(at));
        if (words[at].folded != code || (mark != "=" && mark != ":" && mark != "-" && mark != "–"))
            continue;
        auto last = at + 2;
        while (last < words.size() && !words[last].has_digit
               && text.words.gap_after(last - 1).find_first_of(",;\n") == std::string_view::npos)
            ++last;
        if (const auto reason = reason_of_note(text.words.source(at + 1, last)))
            return reason;
    }
    return std::nullopt;
}

} // namespace

void reasons_of_numbered_notes(Remittance& remittance, const Prose& text)
{
    for (auto& line : remittance.lines) {
        for (std::size_t at = 0; lacks_reason(line) && at < text.words.words.size(); ++at) {
            if (!names(text.words.words[at], line.document_number))
                continue;
            if (const auto note = note_behind(text, at); !note.empty()) {
                if (const auto reason = reason_of_note(note))
                    line.deduction_reason = to_string(*reason);
            }
        }
    }
}

void reasons_of_explained_codes(Remittance& remittance, const Reading& reading, const Prose& text)
{
    if (std::ranges::none_of(remittance.lines, lacks_reason))
        return;
    const auto codes = codes_by_number(reading);
    for (auto& line : remittance.lines) {
        const auto code = codes.find(normalized_number(line.document_number));
        if (code == codes.end() || !lacks_reason(line))
            continue;
        if (const auto reason = explained(text, code->second))
            line.deduction_reason = to_string(*reason);
    }
}

bool is_numbered_note(const Remittance& remittance, const Prose& text, const Sentence& sentence)
{
    return std::ranges::any_of(remittance.lines, [&](const RemittanceLine& line) {
        const auto last = std::min(sentence.last, sentence.first + words_before_max + 1);
        for (auto at = sentence.first; at < last; ++at) {
            if (names(text.words.words[at], line.document_number))
                return true;
        }
        return false;
    });
}

} // namespace mailroom
