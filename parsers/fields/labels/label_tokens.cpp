#include "parsers/fields/labels/label_tokens.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

// All ways of writing "number" are one: "Rechnungsnummer", "Rechnungs-Nr.", "Invoice #", "N°
// facture".
constexpr std::array<std::string_view, 10> number_words{
    "nummer", "number", "numero", "num", "nr", "n", "nos", "nro", "numer", "nbr"};
constexpr std::array<std::string_view, 4> number_endings{"nummer", "numero", "nro", "nr"};
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

void add_token(
    std::vector<LabelToken>& tokens, std::string token, std::size_t begin, std::size_t end)
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
    std::vector<LabelToken>& tokens, std::string_view word, std::size_t begin, std::size_t end)
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
        if (is_folded_letter_or_digit(text[i])) {
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

} // namespace

std::vector<LabelToken> label_tokens_of(std::string_view text)
{
    std::vector<LabelToken> tokens;
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

} // namespace mailroom::fields
