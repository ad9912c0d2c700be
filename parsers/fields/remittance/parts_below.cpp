#include "parsers/fields/remittance/parts_below.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <iterator>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.7;
constexpr std::size_t rows_below_max = 3;
constexpr std::size_t amounts_max = 6; // Each set of them is tried.

struct Part {
    PieceRef at;
    std::size_t begin = 0, end = 0;  // Its bytes.
    std::string_view before, behind; // The words up to its neighbours.
    Decimal size;
};

bool says_nothing(std::string_view words)
{
    return words.find_first_not_of(" -+(") == words.npos;
}

// "Discount" and far right of it "-20.00": the words of the piece before.
std::string_view words_left_of(const Analysis& analysis, PieceRef at)
{
    if (at.piece == 0
        || std::ranges::any_of(analysis.values[at.row][at.piece - 1].amounts, is_money))
        return {};
    return analysis.piece({at.row, at.piece - 1}).text;
}

std::vector<Part> parts_in(const Analysis& analysis, std::size_t first, std::size_t end)
{
    std::vector<Part> parts;
    for (auto row = first; row < end; ++row) {
        for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
            const std::string_view text = analysis.piece({row, i}).text;
            const auto first_of_piece = parts.size();
            std::size_t behind = 0;
            for (const auto& amount : analysis.values[row][i].amounts) {
                if (!is_money(amount))
                    continue;
                auto words = text.substr(behind, amount.begin - behind);
                if (parts.size() == first_of_piece && says_nothing(words))
                    words = words_left_of(analysis, {row, i});
                if (parts.size() > first_of_piece)
                    parts.back().behind = words;
                parts.push_back({{row, i}, amount.begin, amount.end, words, {}, abs(amount.value)});
                behind = amount.end;
            }
            if (parts.size() > first_of_piece)
                parts.back().behind = text.substr(behind);
        }
    }
    return parts;
}

// Which of the parts are gross amount and reductions of the net amount.
struct Split {
    const Part* gross = nullptr;
    std::vector<const Part*> reductions;
};

Split split_of(const std::vector<Part>& parts, const Decimal& net)
{
    if (parts.size() > amounts_max)
        return {};
    for (const auto& gross : parts) {
        for (std::size_t chosen = 0; chosen < (std::size_t{1} << parts.size()); ++chosen) {
            Split split{&gross, {}};
            auto rest = gross.size;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if ((chosen >> i & 1) == 0 || &parts[i] == &gross || parts[i].size.is_zero())
                    continue;
                rest = rest - parts[i].size;
                split.reductions.push_back(&parts[i]);
            }
            if (rest == net)
                return split;
        }
    }
    return {};
}

// The rows below this one that no blank line parts from it.
std::size_t end_of_block(const Grid& grid, std::size_t row, std::size_t end)
{
    constexpr float lines_between_most = 1.2F;
    auto next = row + 1;
    while (next < end && grid.rows[next].page == grid.rows[row].page
           && grid.rows[next].box.y0 - grid.rows[next - 1].box.y1
               < lines_between_most * grid.body_size)
        ++next;
    return next;
}

// Behind the rows that tell of this line.
std::size_t end_of_line(const Analysis& analysis, const ProseLines& prose, std::size_t line)
{
    const auto row = prose.grid_rows[line];
    const auto next =
        line + 1 < prose.lines.size() ? prose.grid_rows[line + 1] : analysis.grid.rows.size();
    return end_of_block(analysis.grid, row, std::min(next, row + 1 + rows_below_max));
}

bool is_discount(std::string_view words)
{
    constexpr float label_least = 0.5F;
    return std::ranges::any_of(labels_in(words), [](const Label& label) {
        return label.weight_of(Sense::discount) >= label_least;
    });
}

// What was paid, where it stands last: in the line's row, or else in one below.
void drop_net(const Facts& line, std::size_t row, std::vector<Part>& parts)
{
    const auto net = abs(line.amount(Term::net_amount).value_or(Decimal()));
    for (const bool in_row : {true, false}) {
        const auto found = std::find_if(parts.rbegin(), parts.rend(), [&](const Part& part) {
            return (part.at.row == row || !in_row) && part.size == net;
        });
        if (found == parts.rend())
            continue;
        parts.erase(std::next(found).base());
        return;
    }
}

class Completer {
public:
    Completer(const Analysis& analysis, Facts& line) : analysis_(analysis), line_(line) {}

    void add_amounts(const std::vector<Part>& parts)
    {
        const auto* net = line_.find(Term::net_amount);
        if (net == nullptr || line_.find(Term::gross_amount) != nullptr)
            return;
        const auto paid = line_.amount(Term::net_amount).value_or(Decimal());
        const auto split = split_of(parts, abs(paid));
        if (split.gross == nullptr)
            return;
        const auto signed_as_paid = [&](const Decimal& size) {
            return paid.is_negative() ? -size : size;
        };
        set(Term::gross_amount, *split.gross, signed_as_paid(split.gross->size));
        // "Discount 20.00 damage 5.00", or "20.00 discount, 5.00 damage".
        const bool words_lead = !split.reductions.empty()
            && (is_discount(split.reductions[0]->before)
                || !named_deduction_reason_of(split.reductions[0]->before).empty());
        for (const auto* part : split.reductions) {
            const auto words = words_lead ? part->before : part->behind;
            const auto term = is_discount(words) ? Term::discount_amount : Term::deduction_amount;
            const auto before = line_.amount(term).value_or(Decimal());
            set(term, *part, before + signed_as_paid(part->size));
        }
    }

    // The line's own row tells it first, and the rows below where they name a kind.
    void add_reason(std::size_t first, std::size_t end)
    {
        const auto paid = line_.amount(Term::net_amount).value_or(Decimal());
        const auto deduction = line_.amount(Term::deduction_amount);
        if (!deduction && !paid.is_negative())
            return;
        const auto gross = line_.amount(Term::gross_amount).value_or(Decimal());
        for (auto row = first; row < end && line_.find(Term::deduction_reason) == nullptr; ++row) {
            const auto& pieces = analysis_.grid.rows[row].pieces;
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                const auto reason = reason_by_share(
                    named_deduction_reason_of(pieces[i].text), pieces[i].text, gross,
                    deduction.value_or(Decimal()));
                if (!reason.empty() && (reason != "other" || (row == first && deduction)))
                    line_.set(
                        {Term::deduction_reason, std::string(reason), confidence,
                         evidence_of(analysis_, {row, i}, 0, pieces[i].text.size())});
            }
        }
    }

private:
    void set(Term term, const Part& part, const Decimal& value)
    {
        line_.set({term, value, confidence, evidence_of(analysis_, part.at, part.begin, part.end)});
    }

    const Analysis& analysis_;
    Facts& line_;
};

} // namespace

void set_nets_below(const Analysis& analysis, ProseLines& prose)
{
    for (std::size_t i = 0; i < prose.lines.size(); ++i) {
        const auto row = prose.grid_rows[i];
        const auto gross = prose.lines[i].amount(Term::net_amount).value_or(Decimal());
        auto parts = parts_in(analysis, row, end_of_line(analysis, prose, i));
        if (parts.size() < 3 || parts.back().at.row == row || gross.is_negative())
            continue;
        const auto last = parts.back();
        parts.pop_back();
        const auto split = split_of(parts, last.size);
        if (split.gross == nullptr || split.gross->size != gross || split.reductions.empty())
            continue;
        prose.lines[i].set(
            {Term::net_amount, last.size, confidence,
             evidence_of(analysis, last.at, last.begin, last.end)});
    }
}

void add_parts_below(const Analysis& analysis, ProseLines& prose)
{
    for (std::size_t i = 0; i < prose.lines.size(); ++i) {
        const auto row = prose.grid_rows[i];
        const auto end = end_of_line(analysis, prose, i);
        auto parts = parts_in(analysis, row, end);
        drop_net(prose.lines[i], row, parts);
        Completer completer(analysis, prose.lines[i]);
        completer.add_amounts(parts);
        completer.add_reason(row, end);
    }
}

} // namespace mailroom::fields
