#include "classifiers/details/payment_reference.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t words_between_max = 3; // The label and the number.
constexpr std::size_t own_text_words_max = 6, letters_max = 5, name_letters_max = 14;

class ReferenceReader {
public:
    ReferenceReader(const Prose& prose, const Sentence& sentence, const PhraseHit& label)
        : prose_(prose),
          words_(prose.words),
          sentence_(sentence),
          label_(label),
          colon_(
              label.last < sentence.last
              && words_.gap_after(label.last - 1).find(':') != std::string_view::npos)
    {
    }

    std::string read() const
    {
        if (auto quoted = quoted_text(); !quoted.empty())
            return quoted;
        if (auto number = number_behind(); !number.empty())
            return number;
        return label_.phrase_class == "pay.purpose" && colon_ ? rest_of_line() : std::string();
    }

private:
    std::string quoted_text() const;
    std::string number_behind() const;
    std::string rest_of_line() const;
    bool is_document(std::size_t word) const;
    bool is_other(std::size_t word) const;
    bool begins_line(std::size_t word) const
    {
        return words_.gap_after(word - 1).find('\n') != std::string_view::npos;
    }

    const Prose& prose_;
    const Words& words_;
    const Sentence& sentence_;
    const PhraseHit& label_;
    const bool colon_; // Stands between the label and what it names.
};

bool ReferenceReader::is_document(std::size_t word) const
{
    return std::ranges::any_of(prose_.references, [word](const Reference& reference) {
        return reference.known && reference.first <= word && word < reference.last;
    });
}

// A sum or a day.
bool ReferenceReader::is_other(std::size_t word) const
{
    const auto holds = [word](const auto& thing) {
        return thing.first <= word && word < thing.last;
    };
    return std::ranges::any_of(
               prose_.amounts, [&](const auto& amount) { return amount.is_money && holds(amount); })
        || std::ranges::any_of(prose_.dates, [&](const auto& date) {
               return holds(date) && date.last - date.first > 1;
           });
}

// "quoting "Smith 88"": what stands between the marks right behind the label.
std::string ReferenceReader::quoted_text() const
{
    if (label_.last >= words_.words.size())
        return {};
    const std::string_view text = words_.text;
    const auto gap = words_.gap_after(label_.last - 1);
    struct Marks {
        std::string_view open, close;
    };
    for (const auto& [open, close] :
         {Marks{"\"", "\""}, Marks{"“", "”"}, Marks{"„", "“"}, Marks{"«", "»"}, Marks{"'", "'"}}) {
        const auto at = gap.find(open);
        if (at == std::string_view::npos || gap.find_first_of(",;()", 0) < at)
            continue;
        const auto begin = words_.words[label_.last - 1].end + at + open.size();
        const auto end = text.find(close, begin);
        constexpr std::size_t length_max = 60;
        if (end != std::string_view::npos && end - begin <= length_max && end > begin)
            return std::string(trimmed(text.substr(begin, end - begin)));
    }
    return {};
}

std::string ReferenceReader::number_behind() const
{
    auto first = label_.last;
    while (first < sentence_.last && first < label_.last + words_between_max
           && !words_.words[first].has_digit)
        ++first;
    if (first >= sentence_.last || !words_.words[first].has_digit || is_document(first)
        || is_other(first))
        return {};
    // Letters before the number belong to it where nothing but a blank or a sign that joins stands
    // between; behind a colon, names too.
    auto begin = first;
    while (begin > label_.last && !begins_line(begin)) {
        const auto& word = words_.words[begin - 1];
        const auto gap = words_.gap_after(begin - 1);
        const bool joined = gap == "-" || gap == "/" || gap == "." || gap == "_";
        const bool beside = gap == " " && word.capital
            && word.folded.size() <= (colon_ ? name_letters_max : letters_max);
        if (!joined && !beside)
            break;
        --begin;
    }
    // Digits in groups, and letters that are joined to the number.
    auto end = first + 1;
    while (end < sentence_.last && !begins_line(end)) {
        const auto& word = words_.words[end];
        const auto gap = words_.gap_after(end - 1);
        const bool joined = gap == "-" || gap == "/" || gap == "_" || gap == ".";
        const auto all_digits = [](const TextWord& group) {
            return group.folded.find_first_not_of("0123456789") == std::string::npos;
        };
        const bool group = gap == " " && all_digits(word) && all_digits(words_.words[end - 1])
            && word.folded.size() >= 3 && word.folded.size() <= 4 && !is_document(end)
            && !is_other(end);
        if (!joined && !group)
            break;
        ++end;
    }
    return std::string(words_.source(begin, end));
}

// The text of the transfer where it holds no number.
std::string ReferenceReader::rest_of_line() const
{
    auto end = label_.last;
    while (end < sentence_.last && end < label_.last + own_text_words_max
           && (end == label_.last || !begins_line(end))
           && (end == label_.last
               || words_.gap_after(end - 1).find_first_of(",;()") == std::string_view::npos))
        ++end;
    return std::string(words_.source(label_.last, end));
}

std::string reference_in(const Prose& prose, const Sentence& sentence)
{
    for (const auto* concept_name : {"pay.reference", "pay.purpose"}) {
        for (const auto* hit : prose.find_all(concept_name, sentence.first, sentence.last)) {
            if (auto found = ReferenceReader(prose, sentence, *hit).read(); !found.empty())
                return found;
        }
    }
    // "check #30418"
    for (const auto* hit : prose.find_all("pay.noun", sentence.first, sentence.last)) {
        const bool numbered =
            hit->last < sentence.last && prose.words.gap_after(hit->last - 1).ends_with('#');
        if (numbered && prose.words.words[hit->last].has_digit)
            return ReferenceReader(prose, sentence, *hit).read();
    }
    return {};
}

} // namespace

std::string
find_payment_reference(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    for (const auto* sentence : sentences) {
        if (auto found = reference_in(prose, *sentence); !found.empty())
            return found;
    }
    for (const auto& sentence : prose.words.sentences) {
        if (auto found = reference_in(prose, sentence); !found.empty())
            return found;
    }
    return {};
}

} // namespace mailroom
