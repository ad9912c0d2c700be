#include "parsers/fields/invoice/payment_terms.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>
#include <charconv>

namespace mailroom::fields {
namespace {

constexpr int days_least = 3, days_max = 180;
constexpr std::size_t terms_bytes_max = 400; // A longer piece is small print.

const PhraseCodes& phrases()
{
    static const PhraseCodes codes("payment_terms.tsv");
    return codes;
}

std::optional<int> days_in(std::string_view word)
{
    int days = 0;
    const auto end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, days);
    if (read.ec != std::errc() || read.ptr != end || days < days_least || days > days_max)
        return std::nullopt;
    return days;
}

// "30 days", "30 Tage netto", "net 30".
std::optional<int> days_of(std::string_view clause)
{
    const auto words = split(clause, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto days = days_in(words[i]);
        if (!days)
            continue;
        const auto before =
            clause.substr(0, static_cast<std::size_t>(words[i].data() - clause.data()));
        if ((i + 1 < words.size() && phrases().code_of(words[i + 1]) == "days")
            || (i + 1 == words.size() && phrases().ends_with(before, "net")))
            return days;
    }
    return std::nullopt;
}

class TermsFinder {
public:
    explicit TermsFinder(const Analysis& analysis) : analysis_(analysis) {}

    std::optional<PaymentTerms> run()
    {
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            for (std::size_t piece = 0; piece < analysis_.grid.rows[row].pieces.size(); ++piece)
                read({row, piece});
        }
        return best_;
    }

private:
    void read(PieceRef at)
    {
        const std::string_view text = analysis_.piece(at).text;
        if (text.size() > terms_bytes_max || std::ranges::none_of(text, is_digit))
            return;
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find_first_of(",;.()/", begin), text.size());
            const auto clause = text.substr(begin, end - begin);
            const auto days = days_of(clause);
            if (days && (!best_ || *days > best_->days) && is_plain(clause, text)
                && speaks_of_paying(at))
                best_ = {*days, at, begin, end};
            begin = end + 1;
        }
    }

    // Neither the days of a discount nor counted from another day than the invoice's.
    static bool is_plain(std::string_view clause, std::string_view text)
    {
        return clause.find('%') == clause.npos && !phrases().contains(clause, "discount")
            && !phrases().contains(text, "other_start");
    }

    // Itself, or the label to its left or above it.
    bool speaks_of_paying(PieceRef at) const
    {
        const auto pays = [](const Piece& piece) {
            return phrases().contains(piece.text, "terms");
        };
        const auto& row = analysis_.grid.rows[at.row];
        if (pays(row.pieces[at.piece]) || (at.piece > 0 && pays(row.pieces[at.piece - 1])))
            return true;
        if (at.row == 0)
            return false;
        return std::ranges::any_of(analysis_.grid.rows[at.row - 1].pieces, [&](const Piece& above) {
            return overlap_x(above.box, row.pieces[at.piece].box) > 0 && pays(above);
        });
    }

    const Analysis& analysis_;
    std::optional<PaymentTerms> best_;
};

} // namespace

std::optional<PaymentTerms> payment_terms_of(const Analysis& analysis)
{
    return TermsFinder(analysis).run();
}

} // namespace mailroom::fields
