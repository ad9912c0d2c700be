#include "parsers/fields/till/till_total.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t sums_max = 64;

struct Choice {
    TillRow row;
    double score = 0;
    bool proven = false;
};

class TotalFinder {
public:
    explicit TotalFinder(const std::vector<TillRow>& rows)
    {
        bool total = false;
        for (const auto& row : rows) {
            if (row.kind == TillRowKind::summary && total)
                break; // What follows repeats taxes by rate, and totals of them.
            total = total || (row.kind == TillRowKind::total && row.amount);
            rows_.push_back(row);
        }
    }

    std::optional<TillTotal> run() const
    {
        Choice best, second;
        for (const auto& candidate : candidates()) {
            const auto choice = judged(candidate);
            if (choice.score > best.score) {
                if (!(value_of(best) == value_of(choice)))
                    second = best;
                best = choice;
            } else if (!(value_of(choice) == value_of(best)) && choice.score > second.score) {
                second = choice;
            }
        }
        if (best.score <= 0)
            return std::nullopt;
        TillTotal total{.row = best.row, .value = value_of(best)};
        total.unrounded = unrounded(total.value);
        const double margin = best.score - second.score;
        const bool only_rounded = total.unrounded && second.row.amount
            && second.row.amount->value == total.unrounded->amount->value;
        total.proven = best.proven && (margin > 0.3 || only_rounded || !second.proven);
        total.proven = total.proven && !has_other_total(total);
        total.confidence = total.proven ? 0.97 : std::clamp(0.35 * best.score, 0.25, 0.65);
        set_net_and_tax(total);
        return total;
    }

private:
    static Decimal value_of(const Choice& choice)
    {
        return choice.row.amount ? choice.row.amount->value : Decimal();
    }

    std::vector<TillRow> candidates() const
    {
        std::vector<TillRow> found;
        for (const auto& row : rows_) {
            const bool kind = row.kind == TillRowKind::total || row.kind == TillRowKind::subtotal
                || row.kind == TillRowKind::cash;
            if (kind && row.amount && row.amount->value > Decimal())
                found.push_back(row);
        }
        // The amount could not be read, but what it must be is known.
        const auto paid = given_less_returned();
        for (const auto& row : rows_) {
            if (row.kind != TillRowKind::total || row.amount || paid.empty())
                continue;
            auto derived = row;
            derived.amount = TillAmount{.value = paid.front(), .mended = true, .guessed = true};
            found.push_back(derived);
        }
        return found;
    }

    template <typename Visit>
    void each(TillRowKind kind, const Visit& visit) const
    {
        for (const auto& row : rows_) {
            if (row.kind == kind && row.amount)
                visit(row);
        }
    }

    Choice judged(const TillRow& row) const
    {
        const auto& value = row.amount->value;
        Choice choice{.row = row};
        choice.score = row.kind == TillRowKind::total ? 1
            : row.kind == TillRowKind::subtotal       ? 0.5
                                                      : 0.1;
        choice.score -= row.amount->guessed ? 0.6 : row.amount->mended ? 0.1 : 0;
        int seen = 0;
        bool exact = false;
        for (const auto& other : rows_) {
            if (other.row == row.row || !other.amount || !(other.amount->value == value))
                continue;
            seen += other.kind == TillRowKind::total || other.kind == TillRowKind::subtotal;
            exact = exact || other.kind == TillRowKind::cash;
        }
        const bool derived = row.amount->guessed && row.amount->begin == row.amount->end;
        const bool returned = std::ranges::count(given_less_returned(), value) > 0;
        const bool taxed = is_net_and_tax(row);
        const auto items = sum_of_items();
        const bool sold = items.second > 0 && items.first + rounding() == value;
        choice.score += 0.15 * std::min(seen, 2) + (exact ? 0.4 : 0) + (returned ? 0.9 : 0)
            + (taxed ? 0.5 : 0) + (sold ? 0.4 : 0);
        choice.proven = (exact && row.kind != TillRowKind::cash) || (returned && !derived)
            || (taxed && !has_unread_rounding())
            || (sold && items.second > 1 && !has_unread_rounding());
        choice.score += rounding_score(row);
        return choice;
    }

    // Two totals that no rounding parts: one of them was misread.
    bool has_other_total(const TillTotal& total) const
    {
        bool has = false;
        each(TillRowKind::total, [&](const TillRow& row) {
            const auto& value = row.amount->value;
            has = has
                || !(value == total.value
                     || (total.unrounded && value == total.unrounded->amount->value));
        });
        return has;
    }

    // What is rounded to the coin comes last, and is what was paid.
    double rounding_score(const TillRow& row) const
    {
        double score = 0;
        each(TillRowKind::rounding, [&](const TillRow& rounding) {
            if (rounding.amount->value.is_zero() || abs(rounding.amount->value) > Decimal{10, 2})
                return;
            for (const auto& other : rows_) {
                if (other.kind != TillRowKind::total && other.kind != TillRowKind::subtotal)
                    continue;
                if (other.amount
                    && abs(other.amount->value - row.amount->value) == abs(rounding.amount->value))
                    score += other.row < row.row ? 0.4 : -0.2;
            }
        });
        return score;
    }

    std::optional<TillRow> unrounded(const Decimal& value) const
    {
        std::optional<TillRow> found;
        each(TillRowKind::rounding, [&](const TillRow& rounding) {
            for (const auto& other : rows_) {
                if (other.kind == TillRowKind::total && other.amount
                    && !rounding.amount->value.is_zero()
                    && abs(other.amount->value - value) == abs(rounding.amount->value)
                    && abs(rounding.amount->value) < Decimal{10, 2})
                    found = other;
            }
        });
        return found;
    }

    std::vector<Decimal> given_less_returned() const
    {
        std::vector<Decimal> paid;
        each(TillRowKind::cash, [&](const TillRow& given) {
            each(TillRowKind::change, [&](const TillRow& returned) {
                if (given.amount->guessed && returned.amount->guessed)
                    return;
                const auto rest = abs(given.amount->value) - abs(returned.amount->value);
                if (!returned.amount->value.is_zero() && rest > Decimal())
                    paid.push_back(rest);
            });
        });
        return paid;
    }

    Decimal rounding() const
    {
        Decimal amount;
        each(TillRowKind::rounding, [&](const TillRow& row) { amount = row.amount->value; });
        return amount;
    }

    bool has_unread_rounding() const
    {
        return std::ranges::any_of(rows_, [](const TillRow& row) {
            return row.kind == TillRowKind::rounding && !row.amount;
        });
    }

    std::pair<Decimal, int> sum_of_items() const
    {
        std::pair<Decimal, int> sum;
        for (const auto& row : rows_) {
            if (row.kind == TillRowKind::total || row.kind == TillRowKind::subtotal)
                break;
            if (row.kind == TillRowKind::item && row.amount) {
                sum.first = sum.first + row.amount->value;
                ++sum.second;
            }
        }
        return sum;
    }

    // What is called a total above it may be the net: "Sub total", its first letters misread.
    bool is_net_and_tax(const TillRow& total) const
    {
        const auto& value = total.amount->value;
        std::vector<Decimal> sums{Decimal()};
        for (const auto kind : {TillRowKind::tax, TillRowKind::service, TillRowKind::rounding}) {
            const auto before = sums;
            each(kind, [&](const TillRow& row) {
                for (const auto& sum : before) {
                    if (!row.amount->value.is_zero() && sums.size() < sums_max)
                        sums.push_back(sum + row.amount->value);
                }
            });
        }
        bool is = false;
        for (const auto kind : {TillRowKind::net, TillRowKind::subtotal, TillRowKind::total}) {
            each(kind, [&](const TillRow& net) {
                if (kind == TillRowKind::total && net.row >= total.row)
                    return;
                is = is || std::ranges::any_of(sums, [&](const Decimal& sum) {
                         return !sum.is_zero() && net.amount->value + sum == value;
                     });
            });
        }
        return is;
    }

    void set_net_and_tax(TillTotal& total) const
    {
        each(TillRowKind::net, [&](const TillRow& net) {
            each(TillRowKind::tax, [&](const TillRow& tax) {
                if (net.amount->value + tax.amount->value == total.value) {
                    total.net = net;
                    total.tax = tax;
                }
            });
        });
    }

    std::vector<TillRow> rows_;
};

} // namespace

std::optional<TillTotal> till_total_of(const std::vector<TillRow>& rows)
{
    return TotalFinder(rows).run();
}

} // namespace mailroom::fields
