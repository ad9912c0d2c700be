#include "classifiers/text/clauses.h"

#include "classifiers/details/stated_counts.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace mailroom {
namespace {

using namespace std::string_view_literals;

// What is said of a document, and not only what it is.
bool is_said(const PhraseHit& hit)
{
    static constexpr std::array others{
        "dispute.cue"sv, "dispute.amount"sv, "dispute.why"sv, "dispute.if"sv};
    static constexpr std::array said{"pay.future"sv, "pay.past"sv,     "pay.made"sv,
                                     "pay.not"sv,    "request.send"sv, "request.lack"sv,
                                     "hint."sv,      "dispute."sv};
    return std::ranges::find(others, hit.phrase_class) == others.end()
        && std::ranges::any_of(said, [&](auto name) { return hit.phrase_class.starts_with(name); });
}

bool starts_line(const Prose& prose, const Reference& reference)
{
    return reference.first == 0
        || prose.words.gap_after(reference.first - 1).find('\n') != std::string_view::npos;
}

class SentenceCutter {
public:
    // `rows`: lines that start with a document are rows of a list, which running text has not.
    SentenceCutter(const Prose& prose, const Sentence& sentence, bool rows)
        : prose_(prose),
          whole_(sentence),
          rows_(rows)
    {
    }

    void cut_into(std::vector<Sentence>& clauses) const;

private:
    bool starts_at(std::size_t word) const;
    std::optional<std::size_t> start_between(const Reference& a, const Reference& b) const;
    bool asks_why(std::size_t first, std::size_t last) const;
    bool praises(std::size_t first, std::size_t last) const;
    const PhraseHit* first_said(std::size_t first, std::size_t last) const;

    const Prose& prose_;
    const Sentence& whole_;
    bool rows_;
};

bool SentenceCutter::starts_at(std::size_t word) const
{
    static constexpr std::array marks{","sv,      ";"sv,      ":"sv,      "("sv, " - "sv,
                                      "\u2013"sv, "\u2014"sv, "\u00bf"sv, "\n"sv};
    const auto gap = prose_.words.gap_after(word - 1);
    const auto text = prose_.words.source(word, word + 1);
    const bool joins = text != "\u00e9" // "É" is folded to the word that joins.
        && prose_.find("clause.joiner", word, word + 1) != nullptr;
    return joins || std::ranges::any_of(marks, [&](auto mark) {
               return gap.find(mark) != std::string_view::npos;
           });
}

// The last place between two documents where a clause may start. Nothing is said between those of
// a list: "4471 and 4472", "4471, invoice 4472".
std::optional<std::size_t>
SentenceCutter::start_between(const Reference& a, const Reference& b) const
{
    for (auto at = b.first; at >= a.last; --at) {
        if (prose_.words.gap_after(at - 1).starts_with(". "))
            return at;
        if (starts_at(at))
            return at > a.last || first_said(at, b.first) != nullptr || asks_why(at, b.first)
                ? std::optional(at)
                : std::nullopt;
    }
    return std::nullopt;
}

bool SentenceCutter::asks_why(std::size_t first, std::size_t last) const
{
    return prose_.find("dispute.why", first, last) != nullptr
        || prose_.find("rest.plain_fault", first, last) != nullptr;
}

// "4471 ok, 4480 two short, 4490 ok"
bool SentenceCutter::praises(std::size_t first, std::size_t last) const
{
    static const auto& fine = word_list("dispute.fine");
    constexpr std::size_t words_max = 5;
    const auto& words = prose_.words.words;
    for (auto at = first; at < last && last - first <= words_max; ++at) {
        if (fine.has(words[at].folded))
            return true;
    }
    return false;
}

const PhraseHit* SentenceCutter::first_said(std::size_t first, std::size_t last) const
{
    const auto hit = std::ranges::find_if(prose_.hits, [&](const PhraseHit& one) {
        return one.first >= first && one.last <= last && is_said(one)
            && !is_before_day(prose_, one);
    });
    return hit == prose_.hits.end() ? nullptr : &*hit;
}

void SentenceCutter::cut_into(std::vector<Sentence>& clauses) const
{
    const auto named = within(prose_.references, whole_.first, whole_.last);
    auto open = whole_;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto row = named[i]->first;
        if (rows_ && row > open.first && starts_line(prose_, *named[i])) {
            clauses.push_back({open.first, row, whole_.question});
            open.first = row;
            continue;
        }
        const auto start = i > 0 ? start_between(*named[i - 1], *named[i]) : std::nullopt;
        const auto end = i + 1 < named.size() ? named[i + 1]->first : whole_.last;
        // "..., 4480 when the credit is here": it has its own condition.
        const bool own_condition = prose_.find("pay.if", named[i]->last, end) != nullptr;
        // "..., and why 4480 has 14 hours on it": it has its own question, or its own fault.
        const bool own_fault = start
            && (asks_why(*start, named[i]->first)
                || prose_.find("rest.plain_fault", *start, end) != nullptr
                || prose_.find("rest.was_right", *start, end) != nullptr);
        const bool tells_counts =
            start && bills_too_many(prose_.words, prose_.hits, {open.first, *start, false});
        if (!start
            || (first_said(open.first, *start) == nullptr && !tells_counts
                && !praises(open.first, *start))
            || (first_said(*start, end) == nullptr && !own_condition && !own_fault
                && !praises(*start, end)))
            continue;
        const Sentence before{open.first, *start, whole_.question};
        if (prose_.has("pay.if", before) || prose_.has("dispute.if", before))
            continue;
        clauses.push_back(before);
        open.first = *start;
    }
    clauses.push_back(open);
}

} // namespace

std::vector<Sentence> clauses_of(const Prose& prose)
{
    std::vector<Sentence> clauses;
    clauses.reserve(prose.words.sentences.size());
    constexpr std::ptrdiff_t rows_min = 2;
    const bool rows = std::ranges::count_if(
                          prose.references,
                          [&](const Reference& one) {
                              return one.first >= prose.subject_words && starts_line(prose, one);
                          })
        >= rows_min;
    for (const auto& sentence : prose.words.sentences)
        SentenceCutter(prose, sentence, rows).cut_into(clauses);
    return clauses;
}

bool is_before_day(const Prose& prose, const PhraseHit& hit)
{
    constexpr std::size_t reach = 1; // "dia"
    const bool denies = hit.phrase_class == "dispute.not" || hit.phrase_class == "dispute.cue";
    return denies && std::ranges::any_of(prose.dates, [&](const DateExpression& day) {
               return day.first >= hit.last && day.first - hit.last <= reach;
           });
}

Sentence part_around(const Words& words, std::size_t first, std::size_t last)
{
    const auto& whole = words.sentence_of(first);
    const auto cut = [&](std::size_t word) {
        return words.gap_after(word).find_first_of(",;(") != std::string_view::npos;
    };
    while (first > whole.first && !cut(first - 1))
        --first;
    while (last < whole.last && !cut(last - 1))
        ++last;
    return {first, last};
}

} // namespace mailroom
