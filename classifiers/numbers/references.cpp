#include "classifiers/numbers/references.h"

#include "classifiers/numbers/like_shapes.h"
#include "classifiers/numbers/number_ranges.h"
#include "classifiers/numbers/reference_labels.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

class ReferenceReader {
public:
    ReferenceReader(
        const Words& words,
        const std::vector<PhraseHit>& hits,
        const WordMask& taken,
        const Books& books,
        std::string_view party_id)
        : words_(words),
          taken_(taken),
          books_(books),
          party_id_(party_id),
          labels_(words, hits)
    {
    }

    std::vector<Reference> read()
    {
        for (std::size_t i = 0; i < words_.words.size();)
            i = words_.words[i].has_digit ? read_at(i) : i + 1;
        take_kinds_of_like_shapes(found_);
        return std::move(found_);
    }

private:
    struct InBooks {
        std::string number; // Empty where the books do not know it.
        std::size_t first;  // The first of its words.
    };

    std::size_t read_at(std::size_t i);
    InBooks in_books(std::size_t i, bool in_list, std::optional<ReferenceKind> label) const;
    std::vector<std::string>
    put_together(std::size_t i, bool labelled, const std::string& before) const;
    std::size_t read_scattered(std::size_t i, std::optional<ReferenceKind> label);
    bool goes_on(std::size_t i) const;
    bool is_plausible(std::size_t i, bool labelled) const;
    ReferenceKind series_before(std::size_t i) const;
    bool has_letters_before(std::size_t i) const;
    std::optional<ReferenceKind> label_of(std::size_t i, bool in_list) const;
    bool is_short_tail(std::size_t i, bool in_list, std::optional<ReferenceKind> label) const;
    void add(const Reference& reference);
    void add_all(Reference like, const std::vector<std::string>& numbers);

    const Words& words_;
    const WordMask& taken_;
    const Books& books_;
    std::string_view party_id_;
    ReferenceLabels labels_;
    std::vector<Reference> found_;
    // The list of numbers that may go on: what it lists, the word behind it, its last number.
    std::optional<ReferenceKind> list_kind_;
    std::size_t list_end_ = 0;
    std::string list_number_;
};

// Whether the word stands in the list that was begun: "4471, 4473 and 4475".
bool ReferenceReader::goes_on(std::size_t i) const
{
    if (!list_kind_ || list_end_ > i
        || words_.words[i].sentence != words_.words[list_end_ - 1].sentence)
        return false;
    for (auto at = list_end_; at < i; ++at) {
        if (!labels_.joins(at))
            return false;
    }
    return true;
}

bool ReferenceReader::is_plausible(std::size_t i, bool labelled) const
{
    const auto source = words_.source(i, i + 1);
    if (taken_[i] || looks_like_sum(source))
        return false;
    constexpr std::size_t bytes_max = 30;
    if (!labelled && labels_.counts(i))
        return false;
    return labelled ? count_digits(source) >= 2 && source.size() <= bytes_max
            && source.find(',') == std::string_view::npos && !looks_like_year(source)
                    : has_number_shape(words_, i);
}

// The series whose letters stand alone before the number: "RE 4471", "GR 80044".
ReferenceKind ReferenceReader::series_before(std::size_t i) const
{
    if (i == 0 || words_.gap_after(i - 1) != " "
        || words_.words[i - 1].sentence != words_.words[i].sentence)
        return ReferenceKind::unknown;
    const auto letters = words_.source(i - 1, i);
    constexpr std::size_t letters_max = 4;
    const bool abbreviation = letters.size() >= 2 && letters.size() <= letters_max
        && std::all_of(letters.begin(), letters.end(), is_upper);
    return abbreviation ? series_kind(words_.words[i - 1].folded) : ReferenceKind::unknown;
}

// "Guia GR 80044", "NC 2026/14": the letters of the series belong to the number where a noun has
// already said what it is, or where the number is a year's.
bool ReferenceReader::has_letters_before(std::size_t i) const
{
    const auto kind = series_before(i);
    if (kind == ReferenceKind::unknown || kind == ReferenceKind::other)
        return false;
    const bool noun = i > 1 && labels_.ending_at(i - 2).has_value()
        && words_.words[i].sentence == words_.words[i - 2].sentence;
    return noun || words_.source(i, i + 1).find('/') != std::string_view::npos;
}

// What the words around it, its series and the list that it stands in say that it is.
std::optional<ReferenceKind> ReferenceReader::label_of(std::size_t i, bool in_list) const
{
    auto label = labels_.before(i);
    if (!label && has_letters_before(i) && i > 1)
        label = labels_.ending_at(i - 2);
    const auto& word = words_.words[i].folded;
    const auto own = is_digit(word.front()) ? series_before(i) : series_kind(word);
    if (!label && own != ReferenceKind::unknown)
        label = own;
    if (!label && in_list)
        label = list_kind_;
    if (label || !has_number_shape(words_, i))
        return label;
    return labels_.names_something_else(i) ? ReferenceKind::other : labels_.behind(i);
}

void ReferenceReader::add(const Reference& reference)
{
    auto one = reference;
    const auto in_books = number_in_books(books_, party_id_, one.number);
    one.known = !in_books.empty();
    if (one.known) {
        one.number = in_books;
        add_from_books(books_, one);
    }
    found_.push_back(std::move(one));
}

void ReferenceReader::add_all(Reference like, const std::vector<std::string>& numbers)
{
    like.as_printed = false;
    for (const auto& number : numbers) {
        like.number = number;
        add(like);
    }
}

// "la 347 et la 351", "4410812 und 855": three digits of which an article, a label or a list says
// that they name a document.
bool ReferenceReader::is_short_tail(
    std::size_t i, bool in_list, std::optional<ReferenceKind> label) const
{
    const bool named = in_list || label == ReferenceKind::invoice
        || label == ReferenceKind::credit_note || (!label && labels_.is_led(i));
    return named && !taken_[i] && !labels_.counts(i) && !in_group(words_, i);
}

// "4 4 7 1", "20 456": digits that a scan or a habit has set apart, behind a label.
std::size_t ReferenceReader::read_scattered(std::size_t i, std::optional<ReferenceKind> label)
{
    constexpr std::size_t piece_bytes_max = 3, digits_min = 4, digits_max = 6, pieces_min = 4;
    std::string number;
    auto last = i;
    while (last < words_.words.size() && all_digits(words_.words[last].folded)
           && words_.words[last].folded.size() <= piece_bytes_max
           && (last == i || words_.gap_after(last - 1) == " "))
        number += words_.words[last++].folded;
    if (!label && last > i + 1) // "8 1 2 0 6 as the invoice's number"
        label = labels_.behind(last - 1);
    constexpr std::size_t group_digits = 3;
    const bool is_sum = last == i + 2 && taken_[i] && taken_[i + 1]
        && words_.words[i + 1].folded.size() == group_digits; // "4471, 6 310 €"
    const bool singles = last - i == number.size() && number.size() >= pieces_min;
    if (last < i + 2 || is_sum || number.size() < digits_min || number.size() > digits_max
        || (!label && !singles) || label == ReferenceKind::customer
        || label == ReferenceKind::other)
        return i;
    list_kind_ = label.value_or(ReferenceKind::unknown);
    list_end_ = last;
    list_number_ = number;
    add_all(
        {.kind = *list_kind_, .labelled = label.has_value(), .first = i, .last = last}, {number});
    return last;
}

// The word as the books know it, alone or with one or two words before it.
ReferenceReader::InBooks
ReferenceReader::in_books(std::size_t i, bool in_list, std::optional<ReferenceKind> label) const
{
    const auto source = words_.source(i, i + 1);
    InBooks found{number_in_books(books_, party_id_, source), i};
    for (std::size_t joined = 1; found.number.empty() && joined <= 2 && i >= joined; ++joined) {
        const auto key = normalized_number(words_.source(i - joined, i + 1));
        if (!books_.open_items_by_number(key).empty())
            found = {number_in_books(books_, party_id_, key), i - joined};
    }
    if (found.number.empty() && is_short_tail(i, in_list, label))
        found.number = number_by_short_tail(books_, party_id_, source);
    const bool shortens = found.number.empty() && in_list && !taken_[i] && !labels_.counts(i)
        && !found_.empty() && found_.back().known; // "RE-4471, 72 and 75"
    if (shortens)
        found.number = known_beside(books_, party_id_, found_.back().number, source);
    return found;
}

// What the books do not know may stand for several numbers, go on the one before it in the list, or
// be misread; empty where it is none of these. `before`: of the same list, or empty.
std::vector<std::string>
ReferenceReader::put_together(std::size_t i, bool labelled, const std::string& before) const
{
    constexpr std::size_t ending_max = 2; // "8504, 05 and 06"
    const auto source = words_.source(i, i + 1);
    const bool range = !before.empty() && labels_.makes_range(list_end_, i);
    if (auto several = range ? numbers_up_to(before, source) : numbers_in(source); !several.empty())
        return several;
    if (auto both = known_from_to(books_, party_id_, source); !both.empty())
        return both;
    const bool follows = all_digits(source) && !before.empty()
        && (!all_digits(before)
            || (source.size() <= ending_max && before.size() >= tail_digits_min));
    if (auto whole = follows ? completed(before, source) : std::string(); !whole.empty())
        return {whole};
    if (auto repaired = without_misread_letters(source); labelled && repaired != source)
        return {repaired};
    return {};
}

// The word behind what was read.
std::size_t ReferenceReader::read_at(std::size_t i)
{
    const bool in_list = goes_on(i);
    const auto label = label_of(i, in_list);
    const auto source = words_.source(i, i + 1);
    const auto found = in_books(i, in_list, label);
    const bool known = !found.number.empty() && (!taken_[i] || !all_digits(found.number));
    if (!known) {
        if (const auto last = read_scattered(i, label); last > i)
            return last;
        if (looks_like_tax_number(source) && labels_.before(i) != ReferenceKind::invoice)
            return i + 1;
        const bool bare =
            label == ReferenceKind::unknown && all_digits(source); // "kenmerk 0012..."
        if (!is_plausible(i, label.has_value() && !bare))
            return i + 1;
    }
    const auto several = known
        ? std::vector<std::string>()
        : put_together(i, label.has_value(), in_list ? list_number_ : std::string());
    const bool ends = in_list && labels_.makes_range(list_end_, i);
    const auto printed = words_.source(has_letters_before(i) ? i - 1 : i, i + 1);
    list_kind_ = label.value_or(ReferenceKind::unknown);
    list_end_ = i + 1;
    list_number_ = known ? source : printed;
    if (!known && (label == ReferenceKind::customer || label == ReferenceKind::other))
        return i + 1;
    Reference reference{
        .kind = *list_kind_, .labelled = label.has_value(), .first = i, .last = i + 1};
    if (!several.empty()) {
        list_number_ = several.back();
        add_all(reference, several);
        return i + 1;
    }
    reference.number = known ? found.number : std::string(printed);
    if (known)
        reference.first = found.first;
    else if (printed.size() > source.size())
        reference.first = i - 1;
    if (known && ends && !found_.empty())
        add_all(reference, known_between(books_, party_id_, found_.back().number, found.number));
    add(reference);
    return i + 1;
}

} // namespace

std::vector<Reference> find_references(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const WordMask& taken,
    const Books& books,
    std::string_view party_id)
{
    return ReferenceReader(words, hits, taken, books, party_id).read();
}

} // namespace mailroom
