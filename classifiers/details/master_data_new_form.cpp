#include "classifiers/details/master_data.h"
#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::size_t company_words_max = 8;

// "Fenwick Ltd", "Fenwick, Lda", "Fenwick Unipessoal Lda": the name that ends with this form.
NameSpan name_with(const Prose& prose, const PhraseHit& form)
{
    const auto& words = prose.words;
    if (form.first == 0)
        return {};
    const bool behind_comma =
        words.gap_after(form.first - 1) == ", " && words.words[form.first - 1].capital;
    auto last = form.last;
    while (last < words.words.size() && words.gap_after(last - 1) == " ") {
        const auto* next = hit_at(prose.hits, "data.legal_form", last);
        if (next == nullptr || !is_written_as_form(words, *next))
            break;
        last = next->last;
    }
    const auto from = behind_comma ? form.first - 1 : form.first;
    return {name_start(prose, from, company_words_max), last};
}

std::optional<std::string> name_behind(const MasterDataContext& context, const PhraseHit& becomes)
{
    const auto& prose = context.prose;
    const auto last = prose.words.sentence_of(becomes.first).last;
    for (const auto* form : prose.find_all("data.legal_form", becomes.first, last)) {
        if (!is_written_as_form(prose.words, *form))
            continue;
        const auto name = name_with(prose, *form);
        const bool is_named = name.first < form->first && has_two_words(prose.words, name)
            && hit_at(prose.hits, "name.article", name.first) == nullptr;
        const auto source = is_named ? source_of(prose.words, name) : std::string();
        const bool is_theirs = context.party != nullptr
            && normalized_number(source) == normalized_number(context.party->name);
        if (is_named && !is_theirs)
            return source;
    }
    return std::nullopt;
}

} // namespace

void find_name_of_new_form(const MasterDataContext& context, MasterDataFields& found)
{
    const auto& prose = context.prose;
    for (const auto* hit : prose.find_all("name.new_form", 0, prose.words.words.size())) {
        if (auto name = name_behind(context, *hit))
            found.try_emplace("name", std::move(*name));
    }
}

void add_new_form(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books)
{
    static constexpr std::array unsure{
        Intent::dispute, Intent::general_inquiry, Intent::no_action, Intent::master_data_update};
    const bool is_unsure = std::ranges::all_of(meant.intents, [](const IntentScore& one) {
        return std::ranges::find(unsure, one.intent) != unsure.end();
    });
    if (!is_unsure || !prose.references.empty() || !prose.amounts.empty())
        return;
    MasterDataFields found;
    find_name_of_new_form({prose, books, books.party(meant.party_id), reading.message}, found);
    constexpr double confidence = 0.6;
    if (!found.empty())
        meant.intents = {{Intent::master_data_update, confidence, found.at("name")}};
}

} // namespace mailroom
