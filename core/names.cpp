#include "core/names.h"

#include "core/ascii.h"
#include "core/confusables.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

using WordSet = std::set<std::string, std::less<>>;

const WordSet& legal_forms()
{
    static const WordSet words{
        "ab",   "ag",   "as",      "asa",          "aps",        "asbl", "bhd",  "bv",   "bvba",
        "co",   "corp", "cv",      "dac",          "doo",        "uab",  "sia",  "earl", "eg",
        "eirl", "eurl", "ev",      "gbr",          "gmbh",       "hf",   "inc",  "kft",  "kg",
        "kgaa", "lda",  "llc",     "llp",          "lp",         "ltd",  "ltda", "mbh",  "nv",
        "ohg",  "oy",   "oyj",     "pc",           "plc",        "pllc", "pte",  "pty",  "sa",
        "sarl", "sas",  "sasu",    "sca",          "scrl",       "scs",  "sdn",  "se",   "slu",
        "sl",   "snc",  "sp",      "spa",          "spzoo",      "srl",  "srls", "sro",  "ug",
        "vof",  "zoo",  "limited", "incorporated", "corporation"};
    return words;
}

const WordSet& joining_words()
{
    static const WordSet words{"the", "und", "and", "et", "en"};
    return words;
}

// "mueller" as "muller": who has no umlauts writes them with an e.
std::string without_umlauts(std::string_view word)
{
    std::string out;
    for (const char c : word) {
        const char last = out.empty() ? ' ' : out.back();
        if (c != 'e' || (last != 'a' && last != 'o' && last != 'u'))
            out += c;
    }
    return out;
}

// Letters at the end that spell a legal form: "S. A. R. L."
void drop_spelled_form(std::vector<std::string>& words)
{
    std::string letters;
    auto first = words.size();
    while (first > 1 && words[first - 1].size() == 1 && !is_digit(words[first - 1][0]))
        letters.insert(0, words[--first]);
    if (legal_forms().contains(letters))
        words.resize(first);
}

} // namespace

std::vector<std::string> spoken_words(std::string_view text)
{
    const auto plain = folded(text);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < plain.size();) {
        auto end = i;
        while (end < plain.size() && is_folded_letter_or_digit(plain[end]))
            ++end;
        const auto word = std::string_view(plain).substr(i, end - i);
        if (!word.empty() && !legal_forms().contains(word) && !joining_words().contains(word))
            words.push_back(without_umlauts(word));
        i = std::max(end, i + 1);
    }
    return words;
}

std::vector<std::string> name_words(std::string_view name)
{
    auto words = spoken_words(name);
    drop_spelled_form(words);
    const auto is_letter = [](const std::string& word) { return word.size() == 1; };
    const auto letters = std::ranges::count_if(words, is_letter);
    if (static_cast<std::ptrdiff_t>(words.size()) - letters >= 2)
        std::erase_if(words, is_letter);
    return words;
}

std::vector<std::string> name_initials(std::string_view name)
{
    constexpr std::size_t letters_min = 3, whole_letters_max = 3;
    std::string first_letters, with_short_words;
    for (const auto& word : name_words(name)) {
        first_letters += word.front();
        with_short_words += word.size() <= whole_letters_max ? word : word.substr(0, 1);
    }
    std::vector<std::string> initials{with_short_words};
    if (first_letters != with_short_words)
        initials.push_back(first_letters);
    std::erase_if(initials, [](const std::string& one) { return one.size() < letters_min; });
    return initials;
}

std::string core_name(std::string_view name)
{
    std::string out;
    for (const auto& word : name_words(name))
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string_view registered_label(std::string_view domain)
{
    auto labels = split(domain, '.');
    if (labels.size() < 2)
        return domain;
    labels.pop_back();
    constexpr std::size_t second_level_bytes_max = 3; // "co.uk", "com.br", "org.au"
    if (labels.size() > 1 && labels.back().size() <= second_level_bytes_max)
        labels.pop_back();
    return labels.back();
}

std::string as_seen(std::string_view domain_label)
{
    const auto label = latin_look(domain_label);
    std::string seen;
    for (std::size_t i = 0; i < label.size(); ++i) {
        const char c = label[i];
        if (c == '-' || c == '_')
            continue;
        if (c == 'r' && i + 1 < label.size() && label[i + 1] == 'n') {
            seen += 'm';
            ++i;
        } else if (c == 'v' && i + 1 < label.size() && label[i + 1] == 'v') {
            seen += 'w';
            ++i;
        } else {
            seen += c == '0' ? 'o' : c == '1' || c == 'i' || c == '|' ? 'l' : c == '5' ? 's' : c;
        }
    }
    return seen;
}

} // namespace mailroom
