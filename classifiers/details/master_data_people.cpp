#include "classifiers/details/master_data_parts.h"
#include "core/fold.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t name_words_min = 2, name_words_max = 4;

bool is_of_name(const TextWord& word)
{
    return word.capital && !word.has_digit;
}

// The words of a name that end with this one, without title.
std::optional<std::string> name_before(const Prose& prose, std::size_t end)
{
    const auto& words = prose.words;
    auto first = end;
    while (
        first > 0 && end - first < name_words_max && is_of_name(words.words[first - 1])
        && words.words[first - 1].sentence == words.words[end - 1].sentence
        && (first == end || words.gap_after(first - 1) == " " || words.gap_after(first - 1) == "-"))
        --first;
    while (first < end) {
        const auto* title = prose.find("data.title", first, end);
        if (title == nullptr || title->first != first)
            break;
        first = title->last;
    }
    if (end - first < name_words_min || prose.find("data.legal_form", first, end) != nullptr)
        return std::nullopt;
    return std::string(words.source(first, end));
}

// "Raquel Ferri, accounts@": right before the address.
std::optional<std::string> name_beside(const Prose& prose, std::size_t address)
{
    if (address == 0)
        return std::nullopt;
    const auto gap = prose.words.gap_after(address - 1);
    const bool beside = gap.find_first_not_of(" ,(:<-") == gap.npos;
    return beside ? name_before(prose, address) : std::nullopt;
}

// "Gareth Hale looks after it from Monday (g.hale@)": a name that the address is made of.
std::optional<std::string>
name_like(const Prose& prose, std::size_t address, std::string_view local_part)
{
    constexpr std::size_t reach = 25, surname_bytes_min = 3;
    const auto local = folded(local_part);
    for (auto at = address; at > 0 && address - at < reach; --at) {
        const auto& word = prose.words.words[at - 1];
        if (is_of_name(word) && word.folded.size() >= surname_bytes_min
            && local.find(word.folded) != local.npos) {
            if (auto name = name_before(prose, at))
                return name;
        }
    }
    return std::nullopt;
}

} // namespace

void find_person_of_address(const MasterDataContext& context, MasterDataFields& found)
{
    const auto email = found.find("email");
    if (email == found.end() || found.contains("contact"))
        return;
    const std::string_view text = context.prose.words.text;
    const auto byte = text.find(email->second);
    if (byte == text.npos)
        return;
    const auto word = first_word_from(context.prose.words, byte);
    const auto local_part = std::string_view(email->second).substr(0, email->second.find('@'));
    auto name = name_like(context.prose, word, local_part);
    if (!name)
        name = name_beside(context.prose, word);
    if (name)
        found.emplace("contact", std::move(*name));
}

} // namespace mailroom
