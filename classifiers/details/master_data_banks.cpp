#include "classifiers/details/master_data_names.h"

#include <algorithm>
#include <optional>
#include <string>

namespace mailroom {
namespace {

// "moving from First Harbor Bank", "the merger of Tann Bank with Harbor Bank": the bank that is
// left.
bool is_left(const Prose& prose, NameSpan bank)
{
    constexpr std::size_t reach = 3;
    const auto first = prose.words.sentence_of(bank.first).first;
    const auto from = std::max(first, bank.first - std::min(bank.first, reach));
    if (prose.find("data.old", from, bank.first) != nullptr)
        return true;
    for (const auto* left : prose.find_all("name.left", from, bank.first)) {
        if (left->first == 0 || hit_at(prose.hits, "name.into", left->first - 1) == nullptr)
            return true; // Not "naar de Eemsbank".
    }
    const auto closed = prose.find_all("name.closed", first, bank.first);
    if (closed.empty() || prose.find("name.into", closed.back()->last, bank.first) != nullptr)
        return false;
    const auto at = [&](std::size_t word) {
        return prose.words.words.begin() + static_cast<std::ptrdiff_t>(word);
    };
    // "As the branch closes: GB29 NWBK ..., Oakmere Bank": the number is the new one's.
    return std::none_of(at(closed.back()->last), at(bank.first), [](const TextWord& word) {
        return word.has_digit;
    });
}

// Over "is", "will be", "désormais" before the name.
std::size_t behind_is(const Prose& prose, std::size_t at)
{
    while (at < prose.words.words.size()) {
        const auto* is = hit_at(prose.hits, "name.is", at);
        if (is == nullptr)
            break;
        at = is->last;
    }
    return at;
}

// A bank's name around or behind a word for one; no more than the word alone is no name.
std::optional<NameSpan> bank_at(const Prose& prose, const PhraseHit& hit)
{
    constexpr std::size_t name_words_max = 6;
    const auto& words = prose.words;
    const bool label = hit.phrase_class == "data.bank_name";
    const auto behind = label ? behind_is(prose, hit.last) : hit.last;
    const bool is = behind > hit.last; // "Bank is Erie Union", "la banca è Banca del Lago"
    if (label && (is || !words.words[hit.first].capital)) { // "banque Crédit des Lacs"
        const auto name = name_from(words, behind, name_words_max);
        const bool follows =
            words.gap_after(hit.last - 1).find_first_not_of(" :") == std::string::npos;
        if (!follows || !has_two_words(words, name) || is_no_name(prose, name.first))
            return std::nullopt;
        return name;
    }
    auto name = name_around(prose, hit.first, name_words_max);
    for (auto at = name.first; at < hit.first; ++at) {
        if (prose.words.words[at].folded == "der") // "Schreiben der Bank"
            name.first = at + 1;
    }
    constexpr std::size_t compound_bytes_min = 7; // "Eifelbank", where "Bank" alone is none.
    const bool compound = !label && name.last >= hit.last
        && words.words[hit.first].folded.size() >= compound_bytes_min
        && words.words[hit.first].folded.ends_with("bank") && !is_no_name(prose, hit.first);
    return compound || name.last >= std::max(name.first + 2, hit.last) ? std::optional(name)
                                                                       : std::nullopt;
}

} // namespace

void find_new_bank(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 5;
    const auto& words = context.prose.words;
    for (const auto* hit : context.prose.find_all("data.new_bank", 0, words.words.size())) {
        constexpr std::size_t article_bytes_max = 3; // "bei der Bank", "para o Banco"
        const bool article = hit->last < words.words.size() && !words.words[hit->last].capital
            && words.words[hit->last].folded.size() <= article_bytes_max;
        const auto name = name_from(words, hit->last + (article ? 1 : 0), name_words_max);
        const bool beside_iban = found.contains("iban") && name.last < words.words.size()
            && name.last > name.first && words.words[name.last].folded == "iban";
        const bool bank = beside_iban || context.prose.find("data.bank_name", name.first, name.last)
            || context.prose.find("data.bank_word", name.first, name.last);
        if (bank && has_two_words(words, name))
            found.try_emplace("bank_name", source_of(words, with_form_behind(context.prose, name)));
    }
    // Beside an IBAN, or where something is said to change.
    for (const auto* kind : {"data.bank_word", "data.bank_name"}) {
        for (const auto* hit : context.prose.find_all(kind, 0, words.words.size())) {
            const bool told = found.contains("iban")
                || context.prose.has("data.change", words.sentence_of(hit->first))
                || (kind == std::string_view("data.bank_name")
                    && hit_at(context.prose.hits, "name.is", hit->last) != nullptr);
            const auto name = told ? bank_at(context.prose, *hit) : std::nullopt;
            if (name && !is_left(context.prose, *name))
                found.try_emplace(
                    "bank_name", source_of(words, with_form_behind(context.prose, *name)));
        }
    }
}

void find_bank_beside_iban(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t name_words_max = 5, groups_max = 10, article_bytes_max = 3;
    const auto& words = context.prose.words;
    const auto iban = found.find("iban");
    if (iban == found.end() || found.contains("bank_name"))
        return;
    const auto byte = words.text.find(iban->second);
    if (byte == std::string::npos)
        return;
    const auto end = byte + iban->second.size();
    auto next = first_word_from(words, byte);
    for (std::size_t groups = 0;
         groups < groups_max && next < words.words.size() && words.words[next].begin < end;
         ++groups)
        ++next;
    if (next == 0 || next >= words.words.size())
        return;
    const bool bracket = words.gap_after(next - 1).ends_with('(');
    if (!bracket && hit_at(context.prose.hits, "data.held_at", next) == nullptr)
        return;
    auto first = bracket ? next : next + 1;
    while (first < words.words.size() && !words.words[first].capital
           && words.words[first].folded.size() <= article_bytes_max)
        ++first;
    const auto name = name_from(words, first, name_words_max);
    const bool closed =
        name.last > name.first && (!bracket || words.gap_after(name.last - 1).starts_with(')'));
    if (closed && words.words[name.first].capital && !is_no_name(context.prose, name.first)
        && name.last - first <= name_words_max)
        found.emplace("bank_name", source_of(words, with_form_behind(context.prose, name)));
}

} // namespace mailroom
