#include "classifiers/details/payment_reference.h"

#include "classifiers/details/reference_reader.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom {
namespace {

constexpr std::array labels{"pay.reference", "pay.purpose",  "pay.as_reference",
                            "pay.carrier",   "pay.numbered", "pay.order"};

std::string reference_in(const Prose& prose, const std::vector<Sentence>& sentences, bool numbers)
{
    for (const auto* label : labels) {
        for (const auto& sentence : sentences) {
            for (const auto* hit : prose.find_all(label, sentence.first, sentence.last)) {
                if (hit->phrase_class == "pay.numbered" // "the cheque in the post (no 4711)"
                    && !prose.find("pay.carrier", sentence.first, hit->first))
                    continue;
                if (hit->phrase_class == "pay.order" && !prose.has("pay.past", sentence))
                    continue; // An order of goods.
                const ReferenceReader reader(prose, sentence, *hit);
                if (auto found = numbers ? reader.quoted_or_number() : reader.name();
                    !found.empty())
                    return found;
            }
        }
    }
    return {};
}

} // namespace

std::string payment_reference_in_subject(const Prose& prose)
{
    const auto& words = prose.words.words;
    const Sentence subject{0, prose.subject_words};
    for (const auto* family : {"pay.past", "pay.noun", "method."}) {
        for (const auto* hit : prose.find_all(family, 0, prose.subject_words)) {
            const auto found = ReferenceReader(prose, subject, *hit).number_behind();
            if (found.empty())
                continue;
            // A subject shortens: "Remittance 26-43" of "PN-26-43-0102".
            const auto whole = std::find_if(
                words.begin() + static_cast<std::ptrdiff_t>(prose.subject_words), words.end(),
                [&](const TextWord& word) {
                    return std::string_view(prose.words.text)
                               .substr(word.begin, word.end - word.begin)
                               .find(found)
                        != std::string_view::npos;
                });
            if (whole != words.end())
                return prose.words.text.substr(whole->begin, whole->end - whole->begin);
            if (!is_like_day(found))
                return found;
        }
    }
    return {};
}

// "Our payment SMI-1027": letters and digits right behind the word.
std::string number_of_payment(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    for (const auto* sentence : sentences) {
        for (const auto* hit : prose.find_all("pay.noun", sentence->first, sentence->last)) {
            const auto& words = prose.words.words;
            const auto next = hit->last;
            if (next >= sentence->last || !words[next].has_digit || words[next].folded[0] < 'a')
                continue;
            if (auto found = ReferenceReader(prose, *sentence, *hit).number_behind();
                !found.empty())
                return found;
        }
    }
    return {};
}

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
    return code.size() >= length_min && digits >= digits_min && !is_like_day(code)
        && std::ranges::none_of(prose.dates, overlaps)
        && std::ranges::none_of(
               prose.amounts, [&](const auto& sum) { return sum.is_money && overlaps(sum); })
        && std::ranges::none_of(prose.references, overlaps)
        && prose.find_all("ref.", first - std::min(first, reach), last).empty()
        && prose.words.gap_after(last - 1).find_first_of("%@\u20AC$") == std::string_view::npos;
}

// "Liquidated today by contract 270330-5518", "receipt MB 118820": the one code of the sentences
// that tell of the payment which nothing names.
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

std::string
find_payment_reference(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    std::vector<Sentence> told;
    for (const auto* sentence : sentences)
        told.push_back(*sentence);
    for (const bool numbers : {true, false}) {
        for (const auto* where : {&std::as_const(told), &prose.words.sentences}) {
            if (auto found = reference_in(prose, *where, numbers); !found.empty())
                return found;
        }
    }
    if (auto found = number_of_payment(prose, sentences); !found.empty())
        return found;
    if (auto found = payment_reference_in_subject(prose); !found.empty())
        return found;
    return lone_code(prose, sentences);
}

// "AV-2207" of "AV-2207.csv": letters and digits that are neither a day nor a count of something.
std::string code_of_file(const std::string& filename)
{
    constexpr std::ptrdiff_t digits_min = 3, digits_alone_min = 5;
    const auto code = filename.substr(0, filename.rfind('.'));
    const auto digits = std::ranges::count_if(code, is_digit);
    const bool has_letter = std::ranges::any_of(code, is_letter);
    const bool is_number = digits == std::ssize(code) && !parse_compact_date(code);
    const bool is_code = digits >= (has_letter ? digits_min : digits_alone_min)
        && (has_letter || is_number) && code.find(' ') == std::string::npos;
    return is_code ? code : std::string();
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

std::string payment_reference_of_file(const Reading& reading, const Books& books)
{
    for (const auto& document : reading.documents) {
        for (const auto& part : reading.parts) {
            if (part.path != document.path || part.role != PartRole::attachment)
                continue;
            auto code = code_of_file(part.filename);
            if (!code.empty() && stands_in(document.text, code)
                && books.open_items_by_number(code).empty())
                return code;
        }
    }
    return {};
}

std::string payment_reference_around(const Prose& prose, const Reading& reading, const Books& books)
{
    auto in_subject = payment_reference_in_subject(prose);
    const bool is_dated = is_like_day(in_subject.substr(in_subject.rfind(' ') + 1));
    if (!in_subject.empty() && !is_dated) // "Advice KM 14/05"
        return in_subject;
    if (auto in_text = reference_in(prose, prose.words.sentences, true); !in_text.empty())
        return in_text;
    return in_subject.empty() ? payment_reference_of_file(reading, books) : in_subject;
}

} // namespace mailroom
