#include "classifiers/text/phrases.h"

#include "core/fold.h"
#include "core/text.h"
#include "embedded/matters.h"
#include "embedded/phrases.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <string>
#include <unordered_map>

namespace mailroom {
namespace {

struct Pattern {
    enum class Kind { word, stem, ending };

    std::string word;
    Kind kind = Kind::word;

    bool matches(std::string_view text) const
    {
        switch (kind) {
        case Kind::stem:
            return text.starts_with(word);
        case Kind::ending:
            return text.size() >= word.size() + phrase_compound_min && text.ends_with(word);
        default:
            return text == word;
        }
    }
};

struct Element {
    std::vector<Pattern> patterns;
    bool optional = false;
    bool gap = false;
};

struct Phrase {
    std::string_view phrase_class;
    std::vector<Element> elements;
};

// Where reading a phrase may begin: at the first of its elements that is not optional, or before.
struct Beginning {
    const Phrase* phrase = nullptr;
    std::size_t element = 0;
    Pattern pattern;
};

using Beginnings = std::unordered_map<std::string, std::vector<Beginning>>;

constexpr std::size_t key_bytes_max = 5; // Of stems and endings, by which they are found.

std::string_view ending(std::string_view word, std::size_t bytes)
{
    return word.substr(word.size() - bytes);
}

class PhraseBook {
public:
    template <typename Files>
    explicit PhraseBook(const Files& files)
    {
        for (const auto& file : files)
            load(file.bytes);
    }

    // The beginnings that this word matches.
    template <typename Visit>
    void for_each_beginning_with(const std::string& word, Visit visit) const
    {
        const auto visit_all = [&](const Beginnings& beginnings, std::string_view key) {
            const auto found = beginnings.find(std::string(key));
            if (found == beginnings.end())
                return;
            for (const auto& beginning : found->second) {
                if (beginning.pattern.matches(word))
                    visit(beginning);
            }
        };
        visit_all(by_word_, word);
        const auto longest = std::min(word.size(), key_bytes_max);
        for (std::size_t bytes = 1; bytes <= longest; ++bytes) {
            visit_all(by_stem_, std::string_view(word).substr(0, bytes));
            if (word.size() > phrase_compound_min)
                visit_all(by_ending_, ending(word, bytes));
        }
    }

private:
    void load(std::string_view bytes);
    void add(std::string_view phrase_class, std::string_view line);
    void index(const Phrase& phrase);

    std::deque<std::string> classes_;
    std::deque<Phrase> phrases_;
    Beginnings by_word_, by_stem_, by_ending_;
};

// "fällig" is also written "faellig".
std::string with_digraphs(std::string_view word)
{
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto pair = word.substr(i, 2);
        if (pair == "ä" || pair == "ö" || pair == "ü") {
            out += pair == "ä" ? "ae" : pair == "ö" ? "oe" : "ue";
            ++i;
        } else {
            out.push_back(word[i]);
        }
    }
    return folded(out);
}

void add_pattern(Element& element, std::string_view word)
{
    auto kind = Pattern::Kind::word;
    if (word.ends_with('*')) {
        kind = Pattern::Kind::stem;
        word.remove_suffix(1);
    } else if (word.starts_with('*')) {
        kind = Pattern::Kind::ending;
        word.remove_prefix(1);
    }
    element.patterns.push_back({folded(word), kind});
    if (auto spelled = with_digraphs(word); spelled != element.patterns.back().word)
        element.patterns.push_back({std::move(spelled), kind});
}

Element element_of(std::string_view word)
{
    Element element;
    if (word == "..") {
        element.gap = true;
    } else if (word.starts_with('(')) {
        assert(word.ends_with(')')); // No blanks between alternatives.
        for (const auto alternative : split(word.substr(1, word.size() - 2), '|')) {
            if (alternative.empty())
                element.optional = true;
            else
                add_pattern(element, alternative);
        }
    } else {
        add_pattern(element, word);
    }
    return element;
}

void PhraseBook::load(std::string_view bytes)
{
    std::string_view phrase_class;
    for (auto line : split(bytes, '\n')) {
        line = trimmed(line.substr(0, line.find('#')));
        if (line.starts_with('['))
            phrase_class = classes_.emplace_back(line.substr(1, line.size() - 2));
        else if (!line.empty())
            add(phrase_class, line);
    }
}

void PhraseBook::add(std::string_view phrase_class, std::string_view line)
{
    Phrase phrase{phrase_class, {}};
    for (const auto word : split(line, ' ')) {
        if (!word.empty())
            phrase.elements.push_back(element_of(word));
    }
    phrases_.push_back(std::move(phrase));
    index(phrases_.back());
}

void PhraseBook::index(const Phrase& phrase)
{
    for (std::size_t i = 0; i < phrase.elements.size(); ++i) {
        for (const auto& pattern : phrase.elements[i].patterns) {
            const auto bytes = std::min(pattern.word.size(), key_bytes_max);
            auto& list = pattern.kind == Pattern::Kind::stem
                ? by_stem_[pattern.word.substr(0, bytes)]
                : pattern.kind == Pattern::Kind::ending
                ? by_ending_[std::string(ending(pattern.word, bytes))]
                : by_word_[pattern.word];
            list.push_back({&phrase, i, pattern});
        }
        if (!phrase.elements[i].optional)
            break;
    }
}

// The end of the match of elements [at, ...) from `word` within [.., limit), or npos.
std::size_t
match(const Words& words, const Phrase& phrase, std::size_t at, std::size_t word, std::size_t limit)
{
    if (at == phrase.elements.size())
        return word;
    const auto& element = phrase.elements[at];
    if (element.gap) {
        for (std::size_t skipped = 0; skipped <= phrase_gap_max; ++skipped) {
            const auto end = match(words, phrase, at + 1, word + skipped, limit);
            if (end != std::string::npos)
                return end;
        }
        return std::string::npos;
    }
    if (word < limit
        && std::any_of(element.patterns.begin(), element.patterns.end(), [&](const auto& p) {
               return p.matches(words.words[word].folded);
           })) {
        const auto end = match(words, phrase, at + 1, word + 1, limit);
        if (end != std::string::npos)
            return end;
    }
    return element.optional ? match(words, phrase, at + 1, word, limit) : std::string::npos;
}

std::vector<PhraseHit> find(const PhraseBook& book, const Words& words)
{
    std::vector<PhraseHit> hits;
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        const auto first_here = hits.size();
        const auto limit = words.sentence_of(i).last;
        book.for_each_beginning_with(words.words[i].folded, [&](const Beginning& beginning) {
            const auto& phrase = *beginning.phrase;
            const auto end = match(words, phrase, beginning.element + 1, i + 1, limit);
            if (end == std::string::npos)
                return;
            const auto same = std::find_if(
                hits.begin() + static_cast<std::ptrdiff_t>(first_here), hits.end(),
                [&](const auto& hit) { return hit.phrase_class == phrase.phrase_class; });
            if (same == hits.end())
                hits.push_back({phrase.phrase_class, i, end});
            else
                same->last = std::max(same->last, end);
        });
    }
    return hits;
}

} // namespace

std::vector<PhraseHit> find_phrases(const Words& words)
{
    static const PhraseBook book(embedded::phrases());
    return find(book, words);
}

std::vector<PhraseHit> find_matters(const Words& words)
{
    static const PhraseBook book(embedded::matters());
    return find(book, words);
}

std::span<const PhraseHit>
hits_between(std::span<const PhraseHit> hits, std::size_t first, std::size_t last)
{
    const auto begin = std::ranges::lower_bound(hits, first, {}, &PhraseHit::first);
    const auto end = std::ranges::lower_bound(begin, hits.end(), last, {}, &PhraseHit::first);
    return {begin, end};
}

const PhraseHit*
hit_at(std::span<const PhraseHit> hits, std::string_view phrase_class, std::size_t first)
{
    const auto here = hits_between(hits, first, first + 1);
    const auto found = std::ranges::find(here, phrase_class, &PhraseHit::phrase_class);
    return found == here.end() ? nullptr : &*found;
}

} // namespace mailroom
