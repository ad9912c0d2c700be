#include "classifiers/details/payment_reference.h"

#include "classifiers/details/reference_reader.h"
#include "classifiers/details/unlabelled_reference.h"
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

bool is_in_capitals(const Words& words, std::size_t word)
{
    const auto source = words.source(word, word + 1);
    constexpr std::size_t letters_min = 2;
    return source.size() >= letters_min && std::ranges::all_of(source, is_upper);
}

// "Our payment SMI-1027": letters and digits right behind the word.
std::string number_of_payment(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    for (const auto* sentence : sentences) {
        for (const auto* hit : prose.find_all("pay.noun", sentence->first, sentence->last)) {
            const auto& words = prose.words.words;
            const auto next = hit->last;
            const bool has_letters = next < sentence->last && words[next].folded[0] >= 'a';
            const bool in_capitals = has_letters && !words[next].has_digit // "Zahlung RH-ZV 4530"
                && next + 1 < sentence->last && is_in_capitals(prose.words, next)
                && (words[next + 1].has_digit || is_in_capitals(prose.words, next + 1));
            if (!has_letters || (!words[next].has_digit && !in_capitals))
                continue;
            if (auto found = ReferenceReader(prose, *sentence, *hit).number_behind();
                !found.empty())
                return found;
        }
    }
    return {};
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
    for (const auto find : {quoted_code, code_under_name, lone_code, document_as_reference}) {
        if (auto found = find(prose, sentences); !found.empty())
            return found;
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
    auto of_file = payment_reference_of_file(reading, books);
    return of_file.empty() ? in_subject : of_file;
}

} // namespace mailroom
