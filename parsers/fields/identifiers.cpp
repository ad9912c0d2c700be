#include "parsers/fields/identifiers.h"

#include "core/ascii.h"
#include "core/iban.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

bool is_alnum(char c)
{
    return is_digit(c) || is_upper(c);
}

struct VatForm {
    std::string_view country;
    std::size_t least, most; // Characters after the country.
};

constexpr std::array vat_forms{
    VatForm{"AT", 9, 9},   VatForm{"BE", 10, 10}, VatForm{"BG", 9, 10},  VatForm{"CY", 9, 9},
    VatForm{"CZ", 8, 10},  VatForm{"DE", 9, 9},   VatForm{"DK", 8, 8},   VatForm{"EE", 9, 9},
    VatForm{"EL", 9, 9},   VatForm{"ES", 9, 9},   VatForm{"FI", 8, 8},   VatForm{"FR", 11, 11},
    VatForm{"GB", 9, 12},  VatForm{"HR", 11, 11}, VatForm{"HU", 8, 8},   VatForm{"IE", 8, 9},
    VatForm{"IT", 11, 11}, VatForm{"LT", 9, 12},  VatForm{"LU", 8, 8},   VatForm{"LV", 11, 11},
    VatForm{"MT", 8, 8},   VatForm{"NL", 12, 12}, VatForm{"PL", 10, 10}, VatForm{"PT", 9, 9},
    VatForm{"RO", 2, 10},  VatForm{"SE", 12, 12}, VatForm{"SI", 8, 8},   VatForm{"SK", 10, 10},
    VatForm{"CHE", 9, 12}, VatForm{"XI", 9, 12},  VatForm{"NO", 9, 12}};

// The letters and digits from `begin` on, over blanks and points, at most `most` of them. A word
// that goes on behind them is no part of it ("GB185069637 Direct payment"), nor is what stands
// behind the end of a sentence.
std::string
compact_from(std::string_view text, std::size_t begin, std::size_t most, std::size_t& end)
{
    std::string out;
    std::size_t at = begin, whole = 0; // `whole`: of the words that ended.
    auto whole_end = end;
    for (; at < text.size() && out.size() < most; ++at) {
        const bool ends_sentence = text.substr(at).starts_with(". ");
        if (is_alnum(text[at]))
            out += text[at];
        else if ((text[at] != ' ' && text[at] != '.' && text[at] != '-') || ends_sentence)
            break;
        end = is_alnum(text[at]) ? at + 1 : end;
        if (!is_alnum(text[at])) {
            whole = out.size();
            whole_end = end;
        }
    }
    if (whole > 0 && at < text.size() && is_letter_or_digit(text[at]) && is_letter(out.back())) {
        out.resize(whole);
        end = whole_end;
    }
    return out;
}

bool starts_word(std::string_view text, std::size_t at)
{
    return at == 0 || (!is_digit(text[at - 1]) && !is_letter(text[at - 1]));
}

bool is_bic(std::string_view token)
{
    return (token.size() == 8 || token.size() == 11)
        && std::ranges::all_of(token.substr(0, 6), is_upper)
        && std::ranges::all_of(token, is_alnum);
}

// "PL56 5355 8144 7140 ...": as long as an IBAN of the country, whatever its check digits say.
bool begins_account(std::string_view text, std::size_t at)
{
    const auto length = iban_length(text.substr(at, 2));
    std::size_t end = at;
    return length > 0 && compact_from(text, at, length, end).size() == length;
}

// In the piece before it, or in the row: "IBAN: FR76 ...", "IBAN (EUR)   FR76 ...".
bool is_labelled_account(const Analysis& analysis, PieceRef at, std::size_t begin)
{
    const auto names_it = [](const Label& label) { return label.weight_of(Sense::iban) > 0; };
    for (std::size_t piece = 0; piece <= at.piece; ++piece) {
        for (const auto& label : analysis.values[at.row][piece].labels) {
            if (names_it(label) && (piece < at.piece || label.end <= begin))
                return true;
        }
    }
    return false;
}

// Groups of letters and digits, as an account is written, up to the first that has no digit.
std::string groups_from(std::string_view text, std::size_t begin, std::size_t& end)
{
    constexpr std::size_t characters_most = 34; // ISO 13616
    std::string out;
    for (std::size_t at = begin; at < text.size() && out.size() < characters_most;) {
        auto last = at;
        while (last < text.size() && is_alnum(text[last]))
            ++last;
        const auto group = text.substr(at, last - at);
        if (std::ranges::none_of(group, is_digit) || (last < text.size() && is_letter(text[last])))
            break;
        out += group;
        end = last;
        at = last + (last < text.size() && (text[last] == ' ' || text[last] == '-') ? 1 : 0);
        if (at == last)
            break;
    }
    return out;
}

constexpr std::size_t gstin_length = 15;

// "27ABCDE1234F1Z5": a number of the Indian tax on goods and services is known by its form.
bool is_gstin(std::string_view token)
{
    constexpr std::string_view form = "99AAAAA9999AXZX"; // X: a letter or a digit.
    return token.size() == form.size() && std::ranges::equal(token, form, [](char c, char kind) {
               return kind == '9' ? is_digit(c)
                   : kind == 'A'  ? is_upper(c)
                   : kind == 'Z'  ? c == 'Z'
                                  : is_alnum(c);
           });
}

// "CHE-123.456.789 MWST": the Swiss number goes on with the name of the tax. The bytes of it.
std::size_t swiss_tax_at(std::string_view text, std::size_t end)
{
    constexpr std::array<std::string_view, 3> taxes{"MWST", "TVA", "IVA"};
    const auto begin = end + (text.substr(end).starts_with(' ') ? 1 : 0);
    for (const auto tax : taxes) {
        const auto behind = begin + tax.size();
        if (text.substr(std::min(begin, text.size())).starts_with(tax)
            && (behind == text.size() || !is_letter_or_digit(text[behind])))
            return behind - end;
    }
    return 0;
}

// "VAT NO 118 4402 71" is no number of Norway, and "EORI GB118440271000" none of a tax.
bool is_something_else(std::string_view text, std::size_t at, std::string_view country)
{
    constexpr std::array<std::string_view, 8> named{"vat",      "tax", "reg", "gst",
                                                    "customer", "id",  "trn", "registration"};
    const auto head = to_lower_ascii(without_trailing(text.substr(0, at), " :."));
    auto before = split(head, ' ');
    while (before.size() > 1 && (before.back() == "no" || before.back() == "number"))
        before.pop_back();
    const auto word = without_around(before.back(), "(.:,;");
    return word == "eori"
        || (country == "NO" && text.substr(at + country.size()).starts_with(' ')
            && std::ranges::find(named, word) != named.end());
}

template <typename Visit>
void for_each_piece(const Analysis& analysis, const Visit& visit)
{
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece)
            visit(PieceRef{row, piece});
    }
}

} // namespace

std::vector<Identifier> ibans_of(const Analysis& analysis)
{
    std::vector<Identifier> found;
    for_each_piece(analysis, [&](PieceRef at) {
        const std::string_view text = analysis.piece(at).text;
        for (std::size_t i = 0; i + 4 < text.size(); ++i) {
            const auto length = is_digit(text[i + 2]) ? iban_length(text.substr(i, 2)) : 0;
            if (length == 0 || !starts_word(text, i))
                continue;
            std::size_t end = i;
            const auto compact = compact_from(text, i, length, end);
            const bool whole = end >= text.size() || !is_alnum(text[end]);
            if (whole && is_iban(compact)) {
                found.push_back({compact, at, i, end});
                i = end;
            }
        }
    });
    return found;
}

std::vector<Identifier> failing_ibans_of(const Analysis& analysis)
{
    constexpr std::size_t characters_least = 15; // ISO 13616
    std::vector<Identifier> found;
    for_each_piece(analysis, [&](PieceRef at) {
        const std::string_view text = analysis.piece(at).text;
        for (std::size_t i = 0; i + characters_least <= text.size(); ++i) {
            const auto length =
                is_digit(text[i + 2]) && is_digit(text[i + 3]) ? iban_length(text.substr(i, 2)) : 0;
            if (length == 0 || !starts_word(text, i))
                continue;
            std::size_t end = i;
            const auto compact = groups_from(text, i, end);
            const bool is_account = compact.size() == length
                || (compact.size() >= characters_least && is_labelled_account(analysis, at, i));
            if (is_account && !is_iban(compact)) {
                found.push_back({compact, at, i, end});
                i = end;
            }
        }
    });
    return found;
}

std::vector<Identifier> bics_of(const Analysis& analysis)
{
    std::vector<Identifier> found;
    for_each_piece(analysis, [&](PieceRef at) {
        const auto& piece = analysis.piece(at);
        for (const auto& label : analysis.values_of(at).labels) {
            if (label.weight_of(Sense::bic) <= 0)
                continue;
            const auto look = [&](PieceRef there, std::size_t from) {
                for (const auto& word : analysis.piece(there).words) {
                    auto token = std::string_view(analysis.piece(there).text)
                                     .substr(word.begin, word.end - word.begin);
                    while (!token.empty() && !is_alnum(token.back()))
                        token.remove_suffix(1);
                    if (word.begin >= from && is_bic(token) && token != "SWIFTBIC")
                        return found.push_back(
                                   {std::string(token), there, word.begin,
                                    word.begin + token.size()}),
                               true;
                }
                return false;
            };
            if (!look(at, label.end) && label.end + 2 >= piece.text.size()
                && at.piece + 1 < analysis.grid.rows[at.row].pieces.size())
                look({at.row, at.piece + 1}, 0);
        }
    });
    return found;
}

std::vector<Identifier> vat_numbers_of(const Analysis& analysis)
{
    std::vector<Identifier> found;
    for_each_piece(analysis, [&](PieceRef at) {
        const std::string_view text = analysis.piece(at).text;
        for (std::size_t i = 0; i + 9 < text.size(); ++i) {
            if (starts_word(text, i) && is_gstin(text.substr(i, gstin_length))
                && (i + gstin_length == text.size()
                    || !is_letter_or_digit(text[i + gstin_length]))) {
                found.push_back(
                    {std::string(text.substr(i, gstin_length)), at, i, i + gstin_length});
                i += gstin_length;
                continue;
            }
            if (!is_upper(text[i]) || !is_upper(text[i + 1]) || !starts_word(text, i))
                continue;
            for (const auto& form : vat_forms) {
                if (!text.substr(i).starts_with(form.country))
                    continue;
                std::size_t end = i;
                const auto compact = compact_from(text, i, form.country.size() + form.most, end);
                const auto digits = std::ranges::count_if(compact, is_digit);
                if (begins_account(text, i) || is_something_else(text, i, form.country))
                    break;
                const bool whole = end >= text.size() || !is_alnum(text[end]);
                if (compact.size() >= form.country.size() + form.least && digits >= 7 && whole
                    && !is_iban(compact)) {
                    found.push_back({compact, at, i, end});
                    const auto tax = form.country == "CHE" ? swiss_tax_at(text, end) : 0;
                    found.back().value += without_leading(text.substr(end, tax), " ");
                    i = found.back().end = end + tax;
                    break;
                }
            }
        }
    });
    return found;
}

} // namespace mailroom::fields
