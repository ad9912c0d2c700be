#include "classifiers/details/payment_reference.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t words_between_max = 3; // The label and the number.
constexpr std::size_t own_text_words_max = 6, name_letters_max = 14;
constexpr std::ptrdiff_t digits_min = 3; // Of a number; fewer where letters stand in it.
constexpr std::size_t mark_min = 5;

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
        if (auto name = name_behind(); !name.empty())
            return name;
        return label_.phrase_class == "pay.purpose" && colon_ ? rest_of_line() : std::string();
    }

private:
    std::string quoted_text() const;
    std::string number_behind() const;
    std::string rest_of_line() const;
    std::string name_behind() const;
    bool is_document(std::size_t word) const;
    bool is_sum(std::size_t word) const;
    bool is_day(std::size_t first, std::size_t last) const;
    bool is_in_capitals(std::size_t word) const;
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
        const bool is_invoice = reference.labelled
            && (reference.kind == ReferenceKind::invoice
                || reference.kind == ReferenceKind::credit_note);
        return (reference.known || is_invoice) && reference.first <= word && word < reference.last;
    });
}

bool ReferenceReader::is_sum(std::size_t word) const
{
    return std::ranges::any_of(prose_.amounts, [word](const AmountMention& amount) {
        return amount.is_money && amount.first <= word && word < amount.last;
    });
}

bool ReferenceReader::is_day(std::size_t first, std::size_t last) const
{
    return std::ranges::any_of(prose_.dates, [&](const DateExpression& date) {
        return date.first <= first && last <= date.last;
    });
}

bool ReferenceReader::is_in_capitals(std::size_t word) const
{
    const auto source = words_.source(word, word + 1);
    return source.size() >= 2
        && std::ranges::none_of(source, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "quoting "Smith 88"": what stands between the marks right behind the label.
std::string ReferenceReader::quoted_text() const
{
    if (label_.last >= words_.words.size())
        return {};
    const std::string_view text = words_.text;
    const auto begin_of_gaps = words_.words[label_.last - 1].end;
    const auto end_of_gaps =
        words_.words[std::min(label_.last + words_between_max, sentence_.last) - 1].begin;
    if (end_of_gaps <= begin_of_gaps)
        return {};
    const auto gap = text.substr(begin_of_gaps, end_of_gaps - begin_of_gaps);
    struct Marks {
        std::string_view open, close;
    };
    for (const auto& [open, close] :
         {Marks{"\"", "\""}, Marks{"“", "”"}, Marks{"„", "“"}, Marks{"«", "»"}}) {
        const auto at = gap.find(open);
        if (at == std::string_view::npos || gap.find_first_of(",;()") < at)
            continue;
        const auto begin = begin_of_gaps + at + open.size();
        const auto end = text.find(close, begin);
        constexpr std::size_t length_max = 60;
        if (end != std::string_view::npos && end - begin <= length_max && end > begin)
            return std::string(trimmed(text.substr(begin, end - begin)));
    }
    return {};
}

std::string ReferenceReader::number_behind() const
{
    const auto between = label_.phrase_class == "pay.carrier" ? 1 : words_between_max;
    auto first = label_.last;
    while (first < sentence_.last && first < label_.last + between
           && !words_.words[first].has_digit)
        ++first;
    if (first >= sentence_.last || !words_.words[first].has_digit || is_document(first)
        || is_sum(first))
        return {};
    // Letters before the number belong to it where nothing but a blank or a sign that joins stands
    // between; behind a colon, names too.
    auto begin = first;
    while (begin > label_.last && !begins_line(begin)) {
        const auto& word = words_.words[begin - 1];
        const auto gap = words_.gap_after(begin - 1);
        const bool joined = gap == "-" || gap == "/" || gap == "." || gap == "_";
        const bool beside = (gap == " " || gap == " / ")
            && (is_in_capitals(begin - 1)
                || (colon_ && word.capital && word.folded.size() <= name_letters_max));
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
            && word.folded.size() >= 3 && word.folded.size() <= 5 && !is_document(end)
            && !is_sum(end);
        if (!joined && !group)
            break;
        ++end;
    }
    const auto found = words_.source(begin, end);
    const auto digits = std::ranges::count_if(found, [](char c) { return c >= '0' && c <= '9'; });
    const bool letters = std::ranges::any_of(
        found, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    const bool is_mark =
        letters ? found.size() >= mark_min : digits >= digits_min && !is_day(begin, end);
    return is_mark ? std::string(found) : std::string();
}

// "ref ISLAND HALL": a name in capitals, where the label itself is not.
std::string ReferenceReader::name_behind() const
{
    constexpr std::size_t name_min = 6, name_words_max = 4;
    if (is_in_capitals(label_.last - 1))
        return {};
    auto end = label_.last;
    while (end < sentence_.last && end < label_.last + name_words_max && is_in_capitals(end)
           && !words_.words[end].has_digit
           && (end == label_.last || words_.gap_after(end - 1).size() == 1))
        ++end;
    const auto name = words_.source(label_.last, end);
    return name.size() >= name_min ? std::string(name) : std::string();
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
    for (const auto* label : {"pay.reference", "pay.purpose", "pay.carrier"}) {
        for (const auto* hit : prose.find_all(label, sentence.first, sentence.last)) {
            if (auto found = ReferenceReader(prose, sentence, *hit).read(); !found.empty())
                return found;
        }
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
