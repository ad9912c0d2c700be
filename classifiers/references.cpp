#include "classifiers/references.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace mailroom {
namespace {

constexpr std::size_t digits_min = 3, bare_digits_min = 4, bare_digits_max = 12,
                      range_length_max = 50, label_distance_max = 3;

struct NamedKind {
    std::string_view phrase_class;
    ReferenceKind kind;
};
constexpr std::array named_kinds{
    NamedKind{"ref.invoice", ReferenceKind::invoice},
    NamedKind{"ref.credit_note", ReferenceKind::credit_note},
    NamedKind{"ref.purchase_order", ReferenceKind::purchase_order},
    NamedKind{"ref.delivery", ReferenceKind::delivery},
    NamedKind{"ref.customer", ReferenceKind::customer},
    NamedKind{"ref.other", ReferenceKind::other},
};

std::size_t count_digits(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

bool all_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The longest label that ends at each word, and what it says.
struct Labels {
    std::vector<std::optional<ReferenceKind>> ending_at; // By last word.
    std::vector<bool> number_word, joiner;

    Labels(const Words& words, const std::vector<PhraseHit>& hits)
        : ending_at(words.words.size()),
          number_word(words.words.size()),
          joiner(words.words.size())
    {
        for (const auto& hit : hits) {
            for (const auto& named : named_kinds) {
                if (hit.phrase_class == named.phrase_class)
                    ending_at[hit.last - 1] = better(ending_at[hit.last - 1], named.kind);
            }
            if (hit.phrase_class == "ref.number_word")
                number_word[hit.first] = true;
            if (hit.phrase_class == "ref.and")
                joiner[hit.first] = true;
        }
    }

    // "nota" may end a credit note; what is more telling wins.
    static ReferenceKind better(std::optional<ReferenceKind> old, ReferenceKind fresh)
    {
        return old && *old == ReferenceKind::credit_note ? *old : fresh;
    }

    std::optional<ReferenceKind> before(const Words& words, std::size_t word) const
    {
        const auto first = words.sentence_of(word).first;
        for (std::size_t back = 1; back <= label_distance_max && word >= first + back; ++back) {
            const auto at = word - back;
            if (ending_at[at])
                return ending_at[at];
            if (!number_word[at])
                return std::nullopt;
        }
        return std::nullopt;
    }
};

bool looks_like_year(std::string_view digits)
{
    return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// "742.18": a sum, even where the scanner of amounts has taken its neighbour.
bool looks_like_sum(std::string_view word)
{
    const auto mark = word.find_last_of(".,");
    return mark != std::string_view::npos && word.size() - mark == 3
        && word.find_first_not_of("0123456789.,'") == std::string_view::npos;
}

// Digits that stand in groups are a phone number or an account.
bool in_group(const Words& words, std::size_t i)
{
    const auto grouped = [&](std::size_t at) {
        return words.gap_after(at) == " " && all_digits(words.words[at].folded)
            && all_digits(words.words[at + 1].folded);
    };
    return (i > 0 && grouped(i - 1)) || (i + 1 < words.words.size() && grouped(i));
}

// Without a label: does it look like a document's number?
bool has_number_shape(const Words& words, std::size_t i)
{
    const std::string_view word = words.words[i].folded;
    const auto before = words.words[i].begin > 0 ? words.text[words.words[i].begin - 1] : ' ';
    if (before == '+' || before == '@' || words.gap_after(i).starts_with("%")
        || word.find_first_of(",:'_") != std::string_view::npos)
        return false;
    const auto digits = count_digits(word);
    if (all_digits(word)) {
        return digits >= bare_digits_min && digits <= bare_digits_max && !looks_like_year(word)
            && !in_group(words, i);
    }
    // "10-16", "1/2": days and halves.
    const auto mark = word.find_first_of("-/");
    if (mark != std::string_view::npos && mark <= 2 && word.size() - mark <= 3)
        return false;
    const bool letters_after =
        !is_digit(word.back()) && word.find_first_of("-/") == std::string::npos;
    return digits >= digits_min && !letters_after && word.find("//") == std::string_view::npos;
}

// "4473-4475": the numbers in between, or nothing where it is no range.
std::vector<std::string> expanded_range(std::string_view word)
{
    const auto dash = word.find('-');
    std::vector<std::string> numbers;
    if (dash == std::string_view::npos)
        return numbers;
    const auto from = word.substr(0, dash), to = word.substr(dash + 1);
    if (!all_digits(from) || !all_digits(to) || from.size() != to.size()
        || from.size() < bare_digits_min || from.size() > bare_digits_max || to <= from)
        return numbers;
    std::uint64_t first = 0, last = 0;
    std::from_chars(from.data(), from.data() + from.size(), first);
    std::from_chars(to.data(), to.data() + to.size(), last);
    if (last - first > range_length_max)
        return numbers;
    for (auto number = first; number <= last; ++number) {
        auto text = std::to_string(number);
        numbers.push_back(
            std::string(from.size() - std::min(from.size(), text.size()), '0') + text);
    }
    return numbers;
}

ReferenceKind kind_in_books(const Books& books, std::string_view number)
{
    const auto items = books.open_items_by_number(number);
    if (items.empty())
        return ReferenceKind::unknown;
    return items.front()->type == OpenItemType::credit_note ? ReferenceKind::credit_note
                                                            : ReferenceKind::invoice;
}

} // namespace

std::string number_in_books(
    const Books& books, std::string_view party_id, std::string_view number, bool* by_tail)
{
    if (by_tail)
        *by_tail = false;
    const auto key = normalized_number(number);
    if (key.empty())
        return {};
    const auto items = books.open_items_by_number(key);
    for (const auto* item : items) {
        if (item->party_id == party_id)
            return item->number;
    }
    const auto filed = books.documents_of(party_id);
    for (const auto* document : filed) {
        if (normalized_number(document->reference) == key)
            return document->reference;
    }
    if (!items.empty())
        return items.front()->number;
    if (const auto lines = books.purchase_order(key); !lines.empty())
        return lines.front()->po_number;
    if (party_id.empty() || key.size() < tail_digits_min || !all_digits(key)
        || looks_like_year(key))
        return {};
    std::set<std::string> found;
    for (const auto* item : books.open_items_of(party_id)) {
        if (normalized_number(item->number).ends_with(key))
            found.insert(item->number);
    }
    for (const auto* document : filed) {
        if (normalized_number(document->reference).ends_with(key))
            found.insert(document->reference);
    }
    if (found.size() != 1)
        return {};
    if (by_tail)
        *by_tail = true;
    return *found.begin();
}

std::vector<Reference> find_references(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const WordMask& taken,
    const Books& books,
    std::string_view party_id)
{
    const Labels labels(words, hits);
    std::vector<Reference> found;
    std::optional<ReferenceKind> list_kind; // Of the list of numbers that goes on here.
    std::size_t list_end = 0;
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        if (!words.words[i].has_digit)
            continue;
        auto label = labels.before(words, i);
        bool in_list = list_kind && list_end <= i;
        for (auto at = list_end; in_list && at < i; ++at)
            in_list = labels.joiner[at];
        in_list = in_list && words.words[i].sentence == words.words[list_end - 1].sentence;
        if (!label && in_list)
            label = list_kind;
        const auto source = words.source(i, i + 1);
        std::size_t first = i;
        auto number = number_in_books(books, party_id, source);
        for (std::size_t joined = 1; number.empty() && joined <= 2 && i >= joined; ++joined) {
            const auto key = normalized_number(words.source(i - joined, i + 1));
            if (!books.open_items_by_number(key).empty()) {
                number = number_in_books(books, party_id, key);
                first = i - joined;
            }
        }
        const bool known = !number.empty() && (!taken[i] || !all_digits(number));
        const bool excluded = label == ReferenceKind::customer || label == ReferenceKind::other;
        if (!known) {
            const auto digits = count_digits(source);
            const bool plausible = label
                ? digits >= 2 && source.size() <= 30 && source.find(',') == std::string_view::npos
                : has_number_shape(words, i);
            if (taken[i] || !plausible || looks_like_sum(source))
                continue;
        }
        list_kind = label.value_or(ReferenceKind::unknown);
        list_end = i + 1;
        if (excluded && !known)
            continue;
        Reference reference{*list_kind, known ? number : std::string(source),
                            known,      label.has_value(),
                            first,      i + 1};
        if (const auto kind = kind_in_books(books, reference.number);
            known && kind != ReferenceKind::unknown)
            reference.kind = kind;
        const auto range = known ? std::vector<std::string>() : expanded_range(source);
        for (const auto& each : range) {
            auto one = reference;
            const auto in_books = number_in_books(books, party_id, each);
            one.known = !in_books.empty();
            one.number = one.known ? in_books : each;
            found.push_back(std::move(one));
        }
        if (range.empty())
            found.push_back(std::move(reference));
    }
    return found;
}

} // namespace mailroom
