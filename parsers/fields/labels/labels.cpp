#include "parsers/fields/labels/labels.h"

#include "core/fold.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/label_words.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <unordered_map>

namespace mailroom::fields {
namespace {

constexpr std::array families{
#define SENSE(name, family) Family::family,
#include "parsers/fields/senses.def"
#undef SENSE
};

struct Token {
    std::string text;
    std::size_t begin = 0, end = 0; // Bytes of the original.
    bool in_number = false;         // Letters of "INV-2044": no label.
};

bool is_token_byte(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// All ways of writing "number" are one: "Rechnungsnummer", "Rechnungs-Nr.", "Invoice #", "N°
// facture".
constexpr std::array<std::string_view, 10> number_words{
    "nummer", "number", "numero", "num", "nr", "n", "nos", "nro", "numer", "nbr"};
constexpr std::array<std::string_view, 2> number_endings{"nummer", "nr"};
constexpr std::string_view number_token = "no";

// "Frachtrechnung" is a Rechnung, "Abrechnung" is none.
constexpr std::array<std::string_view, 2> compound_heads{"rechnung", "factuur"};
constexpr std::array<std::string_view, 4> no_compounds{
    "abrechnung", "berechnung", "verrechnung", "umrechnung"};

bool is_compound(std::string_view token, std::string_view head)
{
    return token.size() > head.size() + 2 && token.ends_with(head)
        && std::ranges::none_of(
               no_compounds, [token](std::string_view other) { return token.ends_with(other); });
}

void add_token(std::vector<Token>& tokens, std::string token, std::size_t begin, std::size_t end)
{
    for (const auto head : compound_heads) {
        if (is_compound(token, head)) {
            tokens.push_back({token.substr(0, token.size() - head.size()), begin, end, false});
            token = head;
        }
    }
    if (std::ranges::find(number_words, token) != number_words.end())
        token = number_token;
    for (const auto ending : number_endings) {
        if (token.size() > ending.size() + 2 && token.ends_with(ending)) {
            token.resize(token.size() - ending.size());
            tokens.push_back({token, begin, end, false});
            token = number_token;
        }
    }
    tokens.push_back({std::move(token), begin, end, false});
}

// A blank-separated word becomes tokens: punctuation parts them, except a point inside an
// abbreviation of single letters ("n.o" -> "no", "p.iva" -> "piva").
void add_tokens(
    std::vector<Token>& tokens, std::string_view word, std::size_t begin, std::size_t end)
{
    const auto text = folded(word);
    const auto first = tokens.size();
    std::string token;
    const auto flush = [&] {
        if (!token.empty())
            add_token(tokens, token, begin, end);
        token.clear();
    };
    std::size_t since_point = 0; // Letters after the last point of an abbreviation.
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_token_byte(text[i])) {
            token += text[i];
            ++since_point;
        } else {
            // "N/Réf.", "n/ documento": ours, and no number.
            if (text[i] == '/' && token == "n")
                token += '/';
            if (text[i] != '.' || since_point != 1)
                flush();
            since_point = 0;
        }
        if (text[i] == '#' && i + 1 == text.size())
            tokens.push_back({std::string(number_token), begin, end, false});
    }
    flush();
    const bool number = word.find_first_of("-/_") != word.npos
        && word.find_first_of("0123456789") != word.npos && word.find_first_of(":#") == word.npos;
    for (auto i = first; number && i < tokens.size(); ++i)
        tokens[i].in_number = true;
}

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto blank = blank_length(text, at); blank > 0 || text[at] == '\n') {
            at += std::max<std::size_t>(blank, 1);
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && text[end] != '\n' && blank_length(text, end) == 0)
            ++end;
        add_tokens(tokens, text.substr(at, end - at), at, end);
        at = end;
    }
    return tokens;
}

class Dictionary {
public:
    Dictionary()
    {
        for (std::uint8_t language = 0; language < label_languages.size(); ++language) {
            const auto name = "labels." + std::string(label_languages[language]) + ".tsv";
            for (const auto& file : embedded::label_files()) {
                if (file.name == name)
                    add_file(file.bytes, language);
            }
        }
    }

    std::span<const Meaning> find(const std::string& phrase) const
    {
        const auto found = phrases_.find(phrase);
        return found == phrases_.end() ? std::span<const Meaning>() : found->second;
    }

    std::size_t tokens_max(const std::string& first_token) const
    {
        const auto found = first_tokens_.find(first_token);
        return found == first_tokens_.end() ? 0 : found->second;
    }

private:
    void add_file(std::string_view bytes, std::uint8_t language)
    {
        for (const auto line : split(bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto columns = split(line, '\t');
            assert(columns.size() == 3 && "sense, phrases, weight");
            const auto sense = sense_named(columns[0]);
            assert(sense && "a sense of senses.def");
            int percent = 0;
            std::from_chars(columns[2].data(), columns[2].data() + columns[2].size(), percent);
            const Meaning meaning{*sense, static_cast<float>(percent) / 100, language};
            for (const auto phrase : split(columns[1], '|'))
                add(normalized_phrase(phrase), meaning);
        }
    }

    void add(const std::string& phrase, const Meaning& meaning)
    {
        phrases_[phrase].push_back(meaning);
        auto& most = first_tokens_[phrase.substr(0, phrase.find(' '))];
        most = std::max(most, 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' ')));
    }

    std::unordered_map<std::string, std::vector<Meaning>> phrases_;
    std::unordered_map<std::string, std::size_t> first_tokens_;
};

const Dictionary& dictionary()
{
    static const Dictionary the_dictionary;
    return the_dictionary;
}

Label label_of(
    const std::vector<Token>& tokens,
    std::size_t at,
    std::size_t length,
    std::span<const Meaning> meanings)
{
    return {
        tokens[at].begin, tokens[at + length - 1].end, meanings, static_cast<std::uint8_t>(length)};
}

// The longest phrase of the lists that begins at this token; without tokens where there is none.
Label listed_at(const std::vector<Token>& tokens, std::size_t at)
{
    const auto most = std::min(dictionary().tokens_max(tokens[at].text), tokens.size() - at);
    for (std::size_t length = most; length > 0; --length) {
        std::string phrase = tokens[at].text;
        for (std::size_t i = 1; i < length; ++i)
            (phrase += ' ') += tokens[at + i].text;
        const auto meanings = dictionary().find(phrase);
        if (!meanings.empty() && !tokens[at + length - 1].in_number)
            return label_of(tokens, at, length, meanings);
    }
    return {};
}

// "Ref. your document" is a reference beside a listed phrase, and no reference of yours.
bool cuts_phrase(const std::vector<Token>& tokens, std::size_t at, std::size_t length)
{
    for (auto inside = at + 1; inside < at + length; ++inside) {
        const auto listed = listed_at(tokens, inside);
        if (listed.tokens > 1 && inside + listed.tokens > at + length)
            return true;
    }
    return false;
}

// The longest run of words from this token on that mean something together.
Label composed_at(const std::vector<Token>& tokens, std::size_t at)
{
    std::vector<std::string> words;
    for (std::size_t i = at; i < tokens.size() && words.size() < composed_tokens_max; ++i) {
        if (tokens[i].in_number)
            break;
        words.push_back(tokens[i].text);
    }
    for (std::size_t length = words.size(); length > 0; --length) {
        const auto meanings = composed_meanings(std::span(words).first(length));
        if (!meanings.empty() && !cuts_phrase(tokens, at, length))
            return label_of(tokens, at, length, meanings);
    }
    return {};
}

} // namespace

Family family_of(Sense sense)
{
    return families[static_cast<std::size_t>(sense)];
}

float Label::weight_of(Sense sense) const
{
    float weight = 0;
    for (const auto& meaning : meanings) {
        if (meaning.sense == sense)
            weight = std::max(weight, meaning.weight);
    }
    return weight;
}

Sense Label::best() const
{
    return std::ranges::max(meanings, {}, &Meaning::weight).sense;
}

std::string normalized_phrase(std::string_view text)
{
    std::string out;
    for (const auto& token : tokens_of(text))
        out += (out.empty() ? "" : " ") + token.text;
    return out;
}

std::vector<Label> labels_in(std::string_view text, LabelSource source)
{
    const auto tokens = tokens_of(text);
    std::vector<Label> labels;
    for (std::size_t at = 0; at < tokens.size();) {
        auto label = listed_at(tokens, at);
        if (source == LabelSource::listed_or_composed) {
            if (auto composed = composed_at(tokens, at); composed.tokens > label.tokens)
                label = composed;
        }
        at += std::max<std::size_t>(label.tokens, 1);
        if (label.tokens > 0)
            labels.push_back(label);
    }
    return labels;
}

} // namespace mailroom::fields
