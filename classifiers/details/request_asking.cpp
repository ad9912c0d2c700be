#include "classifiers/details/request_asking.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// In a note: a word of want ("mislaid", "the auditor asks for", "where is"), or all documents of a
// time ("alle creditnota's vanaf juli").
bool asks_softly(const Prose& prose, const std::vector<Period>& periods, const Sentence& sentence)
{
    const auto closing = prose.find_all("request.closing", sentence.first, sentence.last);
    const bool ends_with_thanks = std::any_of( // "Statement for August, thanks."
        closing.begin(), closing.end(),
        [&](const auto* hit) { return hit->last == sentence.last; });
    if (ends_with_thanks || prose.has("request.soft", sentence)
        || (sentence.question && prose.has("request.short", sentence)))
        return true;
    const bool told_apart =
        prose.has("doc.all_open", sentence)
        || std::any_of(periods.begin(), periods.end(), [&](const auto& period) {
               return period.first >= sentence.first && period.last <= sentence.last;
           });
    return told_apart && prose.has("request.all", sentence);
}

} // namespace

Asking asking(const Prose& prose, const std::vector<Period>& periods, const Sentence& sentence)
{
    if (prose.has("request.lack", sentence))
        return Asking::send;
    if (prose.has("request.not", sentence))
        return Asking::no;
    const bool thanks = prose.has("request.thanks", sentence);
    if (thanks && !prose.is_note())
        return Asking::no;
    if (prose.has("request.send", sentence))
        return Asking::send;
    if (thanks)
        return Asking::no;
    if (prose.is_note() && asks_softly(prose, periods, sentence))
        return Asking::send;
    constexpr std::size_t short_words_max = 10; // "All open invoices, please."
    if (!prose.has("request.wish", sentence))
        return Asking::no;
    return sentence.last - sentence.first <= short_words_max ? Asking::send : Asking::wish;
}

bool goes_on_asking(const Prose& prose, const Sentence& sentence)
{
    static constexpr std::array others{
        "request.not", "request.at_hand", "pay.future", "pay.past", "request.thanks"};
    return prose.find("request.also", sentence.first, sentence.first + 1) != nullptr
        && std::ranges::none_of(
               others, [&](const char* name) { return prose.has(name, sentence); });
}

bool names_what_is_open(const Prose& prose, const Sentence& sentence)
{
    const auto nouns = prose.find_all("doc.", 0, prose.words.words.size());
    const bool document = std::any_of(nouns.begin(), nouns.end(), [](const auto* hit) {
        return hit->phrase_class != "doc.all_open";
    });
    return prose.has("doc.all_open", sentence)
        && (prose.is_note() ? !document : prose.has("request.all", sentence));
}

} // namespace mailroom
