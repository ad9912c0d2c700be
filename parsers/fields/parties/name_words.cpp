#include "parsers/fields/parties/name_words.h"

#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <unordered_map>

namespace mailroom::fields {
namespace {

constexpr std::size_t phrase_words_max = 4;

struct WordClass {
    std::string_view name, words, begins, is;
};

#define WORD_CLASS(name)                                \
    WordClass                                           \
    {                                                   \
        name, "words." name, "begins." name, "is." name \
    }
constexpr std::array classes{
    WORD_CLASS("attention"), WORD_CLASS("department"), WORD_CLASS("title"),   WORD_CLASS("bank"),
    WORD_CLASS("register"),  WORD_CLASS("assignment"), WORD_CLASS("section"), WORD_CLASS("talk"),
    WORD_CLASS("public"),    WORD_CLASS("period"),     WORD_CLASS("person")};
#undef WORD_CLASS

using Phrases = std::unordered_map<std::string, const WordClass*>;

Phrases read_phrases()
{
    Phrases phrases;
    for (const auto& file : embedded::label_files()) {
        if (file.name != "name_words.tsv")
            continue;
        for (const auto line : split(file.bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto columns = split(line, '\t');
            assert(columns.size() == 2 && "class, phrases");
            const auto of = std::ranges::find(classes, columns[0], &WordClass::name);
            assert(of != classes.end() && "a class of the list above");
            for (const auto phrase : split(columns[1], '|'))
                phrases.emplace(normalized_phrase(phrase), &*of);
        }
    }
    return phrases;
}

} // namespace

std::vector<std::string_view> name_words_in(std::string_view phrase)
{
    static const auto phrases = read_phrases();
    std::vector<std::string_view> found;
    const auto add = [&found](std::string_view name) {
        if (std::ranges::find(found, name) == found.end())
            found.push_back(name);
    };
    for (std::size_t begin = 0; begin < phrase.size();) {
        auto end = begin;
        for (std::size_t words = 0; words < phrase_words_max && end < phrase.size(); ++words) {
            end = std::min(phrase.find(' ', end + 1), phrase.size());
            const auto of = phrases.find(std::string(phrase.substr(begin, end - begin)));
            if (of == phrases.end())
                continue;
            add(of->second->words);
            if (begin == 0)
                add(of->second->begins);
            if (begin == 0 && end == phrase.size())
                add(of->second->is);
        }
        const auto blank = phrase.find(' ', begin);
        begin = blank == phrase.npos ? phrase.size() : blank + 1;
    }
    return found;
}

} // namespace mailroom::fields
