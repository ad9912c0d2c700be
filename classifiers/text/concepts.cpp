#include "classifiers/text/concepts.h"

#include "classifiers/text/folded_words.h"
#include "classifiers/text/sentences.h"
#include "core/text.h"
#include "embedded/concepts.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace mailroom {
namespace {

using Concepts = std::vector<Concept>;

struct Phrase {
    std::vector<std::string_view> words;
    bool open = false; // The last word may go on.
    Concept meaning = 0;

    bool starts(std::span<const std::string> text) const
    {
        if (text.size() < words.size())
            return false;
        const auto last = words.size() - 1;
        return std::equal(words.begin(), words.end() - 1, text.begin())
            && (open ? text[last].starts_with(words[last]) : text[last] == words[last]);
    }
};

struct Piece {
    std::string_view letters;
    bool at_end = false;
    Concept meaning = 0;
};

// All views are into the embedded file.
class Dictionary {
public:
    Dictionary()
    {
        for (const auto& file : embedded::concepts()) {
            Concept meaning = 0;
            for (auto line : split(file.bytes, '\n')) {
                if (line.empty() || line.front() == '#')
                    continue;
                if (const auto colon = line.find(':'); colon != std::string_view::npos) {
                    meaning = concept_named(line.substr(0, colon));
                    line.remove_prefix(colon + 1);
                }
                for (const auto entry : split(line, ' ')) {
                    if (!entry.empty())
                        add(entry, meaning);
                }
            }
        }
        std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
            return a.letters.size() > b.letters.size();
        });
    }

    // Puts what text[0..] means into `out`; how many words that took, at least one.
    std::size_t read(std::span<const std::string> text, Concepts& out) const
    {
        const Phrase* best = nullptr;
        if (const auto found = phrases_.find(text[0]); found != phrases_.end()) {
            for (const auto& phrase : found->second) {
                if ((best == nullptr || phrase.words.size() > best->words.size())
                    && phrase.starts(text))
                    best = &phrase;
            }
        }
        if (best != nullptr) {
            out.push_back(best->meaning);
            return best->words.size();
        }
        read_word(text[0], out);
        return 1;
    }

private:
    void add(std::string_view entry, Concept meaning)
    {
        const bool begins_anywhere = entry.starts_with('*'), open = entry.ends_with('*');
        entry.remove_prefix(begins_anywhere ? 1 : 0);
        entry.remove_suffix(open ? 1 : 0);
        auto words = split(entry, '_');
        assert(!words.empty() && !words[0].empty());
        if (begins_anywhere)
            pieces_.push_back({entry, !open, meaning});
        else if (words.size() > 1)
            phrases_[words[0]].push_back({std::move(words), open, meaning});
        else
            (open ? beginnings_ : words_)[entry].push_back(meaning);
    }

    void read_word(std::string_view word, Concepts& out) const
    {
        constexpr std::size_t compound_bytes_min = 7;
        if (word.starts_with('<') || word == "?") {
            out.push_back(concept_named(word));
            return;
        }
        const auto take = [&out](const Concepts& meanings) {
            out.insert(out.end(), meanings.begin(), meanings.end());
        };
        if (const auto found = words_.find(word); found != words_.end())
            return take(found->second);
        for (auto size = word.size(); size >= beginning_bytes_min; --size) {
            if (const auto found = beginnings_.find(word.substr(0, size));
                found != beginnings_.end())
                return take(found->second);
        }
        if (word.size() < compound_bytes_min)
            return;
        for (const auto& piece : pieces_) {
            if (piece.at_end ? word.ends_with(piece.letters)
                             : word.find(piece.letters) != std::string_view::npos)
                return out.push_back(piece.meaning);
        }
    }

    static constexpr std::size_t beginning_bytes_min = 3;

    std::unordered_map<std::string_view, Concepts> words_, beginnings_;
    std::unordered_map<std::string_view, std::vector<Phrase>> phrases_;
    std::vector<Piece> pieces_; // The longest first.
};

} // namespace

Concept concept_named(std::string_view name)
{
    Concept hash = 2166136261U;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::vector<std::vector<Concept>> concepts_of(std::string_view text)
{
    static const Dictionary dictionary;
    std::vector<std::vector<Concept>> sentences;
    for (const auto sentence : sentences_of(text)) {
        const auto words = folded_words(sentence);
        auto rest = std::span<const std::string>(words);
        Concepts found;
        while (!rest.empty()) {
            rest = rest.subspan(dictionary.read(rest, found));
            if (!found.empty() && (rest.empty() || found.size() >= sentence_concepts_max))
                sentences.push_back(std::exchange(found, {}));
        }
    }
    return sentences;
}

} // namespace mailroom
