#include "classifiers/numbers/reference_labels.h"

#include "classifiers/text/word_lists.h"
#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace mailroom {
namespace {

constexpr std::size_t label_distance_max = 3;

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
    NamedKind{"ref.unknown", ReferenceKind::unknown},
    NamedKind{"ref.payment", ReferenceKind::other},
};

} // namespace

ReferenceLabels::ReferenceLabels(const Words& words, const std::vector<PhraseHit>& hits)
    : words_(words),
      ending_at_(words.words.size()),
      beside_only_(words.words.size()),
      number_word_(words.words.size()),
      number_sign_(words.words.size()),
      joiner_(words.words.size()),
      range_(words.words.size()),
      unit_(words.words.size())
{
    constexpr auto none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> begin(words.words.size(), none);
    const auto mark = [](std::vector<bool>& marks, const PhraseHit& hit) {
        std::fill(
            marks.begin() + static_cast<std::ptrdiff_t>(hit.first),
            marks.begin() + static_cast<std::ptrdiff_t>(hit.last), true);
    };
    for (const auto& hit : hits) {
        if (hit.phrase_class == "amount.unit")
            unit_[hit.first] = true;
        if (!hit.phrase_class.starts_with("ref."))
            continue;
        const auto named = std::find_if(named_kinds.begin(), named_kinds.end(), [&](const auto& n) {
            return n.phrase_class == hit.phrase_class;
        });
        const auto last = hit.last - 1;
        // The longer label; of two as long the credit note: "nota" may be any.
        const bool better = hit.first < begin[last]
            || (hit.first == begin[last] && ending_at_[last] != ReferenceKind::credit_note);
        if (named != named_kinds.end() && better) {
            ending_at_[last] = named->kind;
            begin[last] = hit.first;
            beside_only_[last] = hit.phrase_class == "ref.payment"; // Not "payment of 4471".
        }
        if (hit.phrase_class == "ref.number_word")
            mark(number_word_, hit);
        else if (hit.phrase_class == "ref.number_sign")
            mark(number_sign_, hit);
        else if (hit.phrase_class == "ref.and")
            mark(joiner_, hit);
        else if (hit.phrase_class == "ref.to") {
            mark(joiner_, hit);
            mark(range_, hit);
        }
    }
}

std::optional<ReferenceKind> ReferenceLabels::before(std::size_t word) const
{
    const auto first = words_.sentence_of(word).first;
    for (std::size_t back = 1; back <= label_distance_max && word >= first + back; ++back) {
        const auto at = word - back;
        if (words_.gap_after(at).find_first_of(",;") != std::string_view::npos)
            return std::nullopt;
        if (ending_at_[at])
            return beside_only_[at] && back > 1 ? std::nullopt : ending_at_[at];
        if (!number_word_[at] && !is_series(at))
            return std::nullopt;
    }
    return std::nullopt;
}

// "contrato CQ 2024/17"
bool ReferenceLabels::is_series(std::size_t word) const
{
    const auto source = words_.source(word, word + 1);
    constexpr std::size_t letters_max = 4;
    return source.size() <= letters_max && std::all_of(source.begin(), source.end(), is_upper);
}

std::optional<ReferenceKind> ReferenceLabels::behind(std::size_t word) const
{
    const auto last = words_.sentence_of(word).last;
    for (auto at = word + 1; at < last && at <= word + label_distance_max; ++at) {
        if (ending_at_[at] && !beside_only_[at]) {
            const bool own_number = at + 1 < last && words_.words[at + 1].has_digit;
            return own_number ? std::nullopt : ending_at_[at];
        }
        if (!number_word_[at] || words_.gap_after(at - 1).find(',') != std::string_view::npos)
            return std::nullopt;
    }
    return std::nullopt;
}

bool ReferenceLabels::names_something_else(std::size_t word) const
{
    const auto first = words_.sentence_of(word).first;
    auto at = word;
    while (at > first && number_sign_[at - 1])
        --at;
    if (at == first)
        return false;
    const auto& noun = words_.words[at - 1];
    static constexpr std::array<std::string_view, 4> endings{"nummer", "number", "nummern", "nr"};
    constexpr std::size_t noun_bytes_min = 4;
    const bool compound = noun.folded.size() > 2 * noun_bytes_min
        && std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return noun.folded.ends_with(ending); });
    const bool before_sign = at < word && noun.folded.size() >= noun_bytes_min && !noun.has_digit;
    return !ending_at_[at - 1] && (compound || (before_sign && !number_word_[at - 1]));
}

bool ReferenceLabels::stands_by_itself(std::size_t word) const
{
    static const auto& leads = word_list("reference.leads");
    static const auto& goes_on = word_list("reference.goes_on");
    const auto sentence = words_.sentence_of(word);
    const auto behind = words_.gap_after(word);
    const bool ends = word + 1 == sentence.last || behind.find_first_of(",;.)?!") == 0;
    const bool says =
        word + 1 < sentence.last && behind == " " && goes_on.has(words_.words[word + 1].folded);
    if (word == sentence.first)
        return says;
    const auto before = words_.gap_after(word - 1);
    if (before == " (" && behind.starts_with(')')) // No "(020) 7946 0018".
        return word + 1 == sentence.last || !words_.words[word + 1].has_digit;
    const bool parted = before == ", " || before == "; " || before == ": ";
    return parted ? says
                  : before == " " && leads.has(words_.words[word - 1].folded) && (ends || says);
}

} // namespace mailroom
