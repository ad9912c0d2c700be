#include "core/name_index.h"

#include "core/names.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

constexpr std::size_t words_max = 8; // Of a name.

} // namespace

void NameIndex::add(std::string_view name, std::size_t place)
{
    std::string joined;
    for (const auto& word : name_words(name)) {
        joined += word;
        by_word_.add(word, place);
    }
    if (joined.size() >= letters_min)
        names_.push_back({joined, place});
}

void NameIndex::finish()
{
    for (std::size_t i = 0; i < names_.size(); ++i) {
        by_name_.add(names_[i].joined, i);
        by_beginning_.add(std::string_view(names_[i].joined).substr(0, letters_min), i);
    }
    by_name_.finish();
    by_beginning_.finish();
    by_word_.finish();
}

bool NameIndex::begins_a_name(std::string_view text) const
{
    return !by_beginning_.find(text.substr(0, letters_min)).empty();
}

std::vector<std::size_t> NameIndex::named_in(std::string_view text) const
{
    const auto words = spoken_words(text);
    std::set<std::size_t> places;
    const auto look_up = [&](const std::string& joined) {
        for (const auto& entry : by_name_.find(joined)) {
            if (names_[entry.place].joined == joined)
                places.insert(names_[entry.place].place);
        }
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        // Initials inside a name are written or left out: both ways are tried.
        std::string whole, without_initials;
        const auto last = std::min(words.size(), i + words_max);
        for (auto j = i; j < last; ++j) {
            whole += words[j];
            if (j == i || words[j].size() > 1)
                without_initials += words[j];
            if (without_initials.size() < letters_min)
                continue;
            if (!begins_a_name(whole) && !begins_a_name(without_initials))
                break;
            look_up(whole);
            if (without_initials != whole)
                look_up(without_initials);
        }
    }
    return {places.begin(), places.end()};
}

std::vector<std::size_t> NameIndex::with_word(std::string_view word) const
{
    std::vector<std::size_t> places;
    for (const auto& entry : by_word_.find(word)) {
        if (places.empty() || places.back() != entry.place)
            places.push_back(entry.place);
    }
    return places;
}

} // namespace mailroom
