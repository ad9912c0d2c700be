#include "parsers/fields/letter_currency.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr std::string_view rand_letter = "R", rand_code = "ZAR";
constexpr std::array totals{Sense::total, Sense::gross_total, Sense::net_total,
                            Sense::tax,   Sense::payable,     Sense::payment_amount};

bool names_total(const PieceValues& piece)
{
    return std::ranges::any_of(piece.labels, [](const Label& label) {
        return std::ranges::any_of(
            totals, [&](Sense sense) { return label.weight_of(sense) > 0.5F; });
    });
}

struct LastSum {
    bool has_letter = false;
    PieceRef letter;
    std::size_t begin = 0;
};

// Of the sum that stands last in its row, behind the label of a total.
std::optional<LastSum> last_sum_of(const Analysis& analysis, std::size_t row)
{
    const auto& values = analysis.values[row];
    const auto& pieces = analysis.grid.rows[row].pieces;
    for (auto piece = values.size(); piece-- > 0;) {
        const auto& amounts = values[piece].amounts;
        if (amounts.empty() || amounts.back().percent || !amounts.back().has_decimals)
            continue;
        const auto first = values.begin();
        if (std::none_of(first, first + static_cast<std::ptrdiff_t>(piece + 1), names_total))
            return std::nullopt;
        PieceRef at{row, piece};
        auto before = trimmed(std::string_view(pieces[piece].text).substr(0, amounts.back().begin));
        if (before.empty() && piece > 0)
            before = trimmed(pieces[--at.piece].text);
        const bool has_letter =
            before == rand_letter || before.ends_with(' ' + std::string(rand_letter));
        const auto begin = has_letter
            ? static_cast<std::size_t>(before.data() - pieces[at.piece].text.data()) + before.size()
                - rand_letter.size()
            : 0;
        return LastSum{has_letter, at, begin};
    }
    return std::nullopt;
}

} // namespace

std::optional<Fact> currency_by_letter(const Analysis& analysis)
{
    constexpr double by_letter = 0.85;
    constexpr int totals_least = 2;
    int with = 0;
    std::optional<Fact> fact;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        const auto sum = last_sum_of(analysis, row);
        if (!sum)
            continue;
        if (!sum->has_letter)
            return std::nullopt;
        ++with;
        fact = Fact{
            Term::currency, std::string(rand_code), by_letter,
            evidence_of(analysis, sum->letter, sum->begin, sum->begin + rand_letter.size())};
    }
    return with >= totals_least ? fact : std::nullopt;
}

} // namespace mailroom::fields
