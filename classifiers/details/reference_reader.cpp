#include "classifiers/details/reference_reader.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t words_between_max = 3; // The label and the number.
constexpr std::size_t own_text_words_max = 6, name_letters_max = 14;
constexpr std::ptrdiff_t digits_min = 3; // Of a number; fewer where letters stand in it.
constexpr std::size_t mark_min = 5, short_mark_min = 3;

bool is_joint(std::string_view gap)
{
    return gap == "-" || gap == "/" || gap == "." || gap == "_";
}

} // namespace

bool is_like_day(std::string_view text)
{
    constexpr std::size_t year_digits = 4;
    std::size_t groups = 0, digits = 0, most = 0;
    for (const char c : text) {
        if (!is_digit(c) && c != '-' && c != '/' && c != '.')
            return false;
        digits = is_digit(c) ? digits + 1 : 0;
        groups += digits == 1;
        most = std::max(most, digits);
    }
    return most <= 2 ? groups == 2 || groups == 3 : most == year_digits && groups == 3;
}

bool is_like_number(std::string_view word)
{
    const bool letters = std::ranges::any_of(word, is_letter);
    return letters && word.find_first_of("-/") != std::string_view::npos;
}

bool ReferenceReader::is_document(std::size_t word) const
{
    return std::ranges::any_of(prose_.references, [&](const Reference& reference) {
        // A label of payments that touches the number says more than a list of invoices before it.
        const bool is_invoice = reference.labelled && word != label_.last
            && (reference.kind == ReferenceKind::invoice
                || reference.kind == ReferenceKind::credit_note);
        return (reference.known || is_invoice) && reference.first <= word && word < reference.last;
    });
}

bool ReferenceReader::is_sum(std::size_t word) const
{
    if (is_like_number(words_.source(word, word + 1)))
        return false;
    return std::ranges::any_of(prose_.amounts, [&](const AmountMention& amount) {
        const bool grouped = words_.source(word, word + 1).find_first_of(",.") // "7,500"
            != std::string_view::npos;
        return (amount.is_money || grouped) && amount.first <= word && word < amount.last;
    });
}

// "RE", "FATT": the document is named, and no payment.
bool ReferenceReader::names_kind(std::size_t word) const
{
    return std::ranges::any_of(prose_.find_all("ref.", word, word + 1), [&](const PhraseHit* hit) {
        return hit->phrase_class == "ref.invoice" || hit->phrase_class == "ref.credit_note";
    });
}

// "REMITTANCE ADVICE", in capitals as a name is.
bool ReferenceReader::names_payment(std::size_t word) const
{
    return !prose_.find_all("pay.noun", word, word + 1).empty()
        || !prose_.find_all("doc.", word, word + 1).empty()
        || words_.words[word].folded == "advice";
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
    return source.size() >= 2 && std::ranges::any_of(source, is_upper)
        && std::ranges::none_of(source, is_lower);
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

// Letters before the number belong to it where nothing but a blank or a sign that joins stands
// between; behind a colon, names too.
std::size_t ReferenceReader::begin_of_number(std::size_t word) const
{
    for (const auto least = behind_colon(); word > least && !begins_line(word); --word) {
        const auto& before = words_.words[word - 1];
        const auto gap = words_.gap_after(word - 1);
        const bool beside = (gap == " " || gap == " / ")
            && ((is_in_capitals(word - 1) && !names_payment(word - 1))
                || ((colon_ || behind_colon() > label_.last) && before.capital
                    && before.folded.size() <= name_letters_max));
        if (!is_joint(gap) && !beside)
            break;
    }
    return word;
}

// Digits in groups, and letters that are joined to the number.
std::size_t ReferenceReader::end_of_number(std::size_t word, bool in_text) const
{
    auto end = word + 1;
    for (; end < sentence_.last && !begins_line(end); ++end) {
        const auto& digits = words_.words[end].folded;
        const auto gap = words_.gap_after(end - 1);
        const bool group = gap == " " && all_digits(digits)
            && all_digits(words_.words[end - 1].folded) && digits.size() >= 3 && digits.size() <= 5
            && !is_document(end) && !is_sum(end);
        const bool goes_on = gap == " " && in_text && is_in_capitals(end);
        if (!is_joint(gap) && !group && !goes_on)
            break;
    }
    return end;
}

// "Text of the transfer: SMITH 88": what the label is of stands between it and its colon.
std::size_t ReferenceReader::behind_colon() const
{
    constexpr std::size_t words_of_label_max = 4;
    const auto last = std::min(sentence_.last, label_.last + words_of_label_max);
    for (auto at = label_.last; at < last && !words_.words[at].has_digit; ++at) {
        const auto gap = words_.gap_after(at);
        if (gap.find(':') != gap.npos && at + 1 < sentence_.last)
            return at + 1;
        if (gap.find_first_of(",;()") != gap.npos)
            break;
    }
    return label_.last;
}

std::string ReferenceReader::number_behind() const
{
    const auto between = label_.phrase_class == "pay.carrier" ? 1 : words_between_max;
    const auto begin_of_value = behind_colon();
    auto first = begin_of_value;
    while (first < sentence_.last && first < begin_of_value + between
           && !words_.words[first].has_digit)
        ++first;
    if (first >= sentence_.last || !words_.words[first].has_digit || is_sum(first))
        return {};
    const auto begin = begin_of_number(first);
    // "SMITH 4471" is the payer's text, "INV 4471" a document.
    const bool in_text = begin < first && is_in_capitals(first - 1) && !names_kind(first - 1);
    if (is_document(first) && !in_text)
        return {};
    const auto end = end_of_number(first, in_text);
    const auto found = words_.source(begin, end);
    const auto digits = std::ranges::count_if(found, is_digit);
    const bool letters = std::ranges::any_of(found, is_letter);
    // "ref CL1": short, in capitals, right behind a label that stands for nothing else.
    const bool is_short_mark = letters && found.size() >= short_mark_min && begin == label_.last
        && label_.phrase_class == "pay.reference" && std::ranges::none_of(found, is_lower);
    const bool is_mark = is_short_mark ? true
        : letters                      ? found.size() >= mark_min
                                       : digits >= digits_min && !is_day(begin, end);
    return is_mark ? std::string(found) : std::string();
}

// "ref ISLAND HALL": a name in capitals, where the label itself is not.
std::string ReferenceReader::name_behind() const
{
    constexpr std::size_t name_min = 4, name_words_max = 4;
    if (is_in_capitals(label_.last - 1))
        return {};
    auto end = label_.last;
    while (end < sentence_.last && end < label_.last + name_words_max && is_in_capitals(end)
           && !words_.words[end].has_digit
           && (end == label_.last || words_.gap_after(end - 1).size() == 1))
        ++end;
    const auto name = words_.source(label_.last, end);
    const bool is_method = !prose_.find_all("method.", label_.last, end).empty();
    return name.size() >= name_min && !is_method ? std::string(name) : std::string();
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

// "with SMITH 88 as the reference": the words in capitals and digits before the label.
std::string ReferenceReader::text_before() const
{
    auto first = label_.first;
    while (first > sentence_.first && label_.first - first < own_text_words_max
           && (is_in_capitals(first - 1) || words_.words[first - 1].has_digit)
           && (first == label_.first || words_.gap_after(first - 1).size() == 1))
        --first;
    const auto text = words_.source(first, label_.first);
    const bool is_number = label_.first - first == 1 && is_document(first);
    return text.size() >= mark_min && !is_number ? std::string(text) : std::string();
}

} // namespace mailroom
