#include "parsers/fields/labels/label_spelling.h"

#include "core/ascii.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace mailroom::fields {
namespace {

constexpr std::size_t letters_least = 6; // Shorter words are near to too many.
// "V/Réf": behind a stroke in the lists; other words of labels are longer.
constexpr std::size_t letters_least_listed = 3, letters_least_behind_stroke = 5;

// "V/", "N/", "S/", "O/", "Y/": your and our, and what their stroke is read as.
constexpr std::string_view owners = "vnsoy", strokes = "il1jft7";

// The one begins with what the other begins with, and ends with what it ends with, but for one
// letter between.
bool is_one_letter_off(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    const auto rest = b.substr(a.size() == b.size() ? std::min(same + 1, b.size()) : same);
    return a.substr(std::min(same + 1, a.size())) == rest;
}

// "v", "n/"
bool is_owner(std::string_view token)
{
    return !token.empty() && owners.find(token[0]) != owners.npos
        && (token.size() == 1 || token.substr(1) == "/");
}

class Words {
public:
    Words()
    {
        for (const auto& file : embedded::label_files()) {
            if (!file.name.starts_with("labels."))
                continue;
            for (const auto line : split(file.bytes, '\n')) {
                const auto columns = split(line, '\t');
                if (line.starts_with('#') || columns.size() < 2)
                    continue;
                for (const auto phrase : split(columns[1], '|'))
                    add(normalized_phrase(phrase));
            }
        }
    }

    // Empty where none is, or several are.
    std::string_view only_one_near(const std::string& word) const
    {
        if (all_.contains(word))
            return {};
        std::string_view only;
        for (const char end : {word.front(), word.back()}) {
            const auto found = by_end_.find(end);
            if (found == by_end_.end())
                continue;
            for (const auto& other : found->second) {
                if (other == only || !is_one_letter_off(word, other))
                    continue;
                if (!only.empty())
                    return {};
                only = other;
            }
        }
        return only;
    }

    // "vireference" as "v/ reference"; empty where the word is none of these.
    std::string with_stroke(const std::string& word) const
    {
        if (word.size() < 2 + letters_least_listed || all_.contains(word)
            || owners.find(word[0]) == owners.npos || strokes.find(word[1]) == strokes.npos
            || !behind_stroke_.contains(std::string_view(word).substr(2)))
            return {};
        return word.substr(0, 1) + "/ " + word.substr(2);
    }

private:
    void add(const std::string& phrase)
    {
        const auto words = split(phrase, ' ');
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool listed =
                i > 0 && is_owner(words[i - 1]) && words[i].size() >= letters_least_listed;
            if (listed || words[i].size() >= letters_least_behind_stroke)
                behind_stroke_.emplace(words[i]);
        }
        for (const auto word : words) {
            if (word.size() < letters_least || !all_.emplace(word).second)
                continue;
            by_end_[word.front()].emplace_back(word);
            if (word.front() != word.back())
                by_end_[word.back()].emplace_back(word);
        }
    }

    std::set<std::string, std::less<>> all_;
    std::set<std::string, std::less<>> behind_stroke_; // "référence" of "v/ référence".
    std::map<char, std::vector<std::string>> by_end_;  // By the first letter, and by the last.
};

std::string parted_at_capitals(std::string_view word)
{
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool begins = i > 1 && i + 1 < word.size() && is_upper(word[i])
            && is_lower(word[i - 1]) && is_lower(word[i + 1]);
        (text += begins ? " " : "") += word[i];
    }
    return text;
}

} // namespace

std::string in_label_words(std::string_view title)
{
    static const Words words;
    std::string text;
    for (const auto part : split(title, ' ')) {
        const auto phrase = normalized_phrase(part);
        if (const auto parted = words.with_stroke(phrase); !parted.empty()) {
            (text += text.empty() ? "" : " ") += parted;
            continue;
        }
        const auto near =
            phrase.size() < letters_least ? std::string_view() : words.only_one_near(phrase);
        (text += text.empty() ? "" : " ") += near.empty() ? parted_at_capitals(part) : near;
    }
    return text;
}

} // namespace mailroom::fields
