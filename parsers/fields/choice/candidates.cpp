#include "parsers/fields/choice/candidates.h"

#include "core/fold.h"
#include "parsers/fields/choice/joined_labels.h"
#include "parsers/fields/choice/under_label.h"
#include "parsers/fields/invoice/deadlines.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double same_piece = 1.0, to_the_right = 0.95, below = 0.85;

class Finder {
public:
    Finder(const Analysis& analysis, const std::vector<std::size_t>& excluded)
        : analysis_(analysis),
          excluded_(excluded)
    {
    }

    std::vector<Candidate> run()
    {
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (std::ranges::binary_search(excluded_, row))
                continue;
            for (std::size_t piece = 0; piece < analysis_.values[row].size(); ++piece) {
                const auto& labels = analysis_.values[row][piece].labels;
                for (std::size_t i = 0; i < labels.size(); ++i)
                    follow({row, piece}, labels, i);
                add_deadlines(analysis_, {row, piece}, found_);
            }
        }
        return std::move(found_);
    }

private:
    void follow(PieceRef at, const std::vector<Label>& labels, std::size_t index)
    {
        const auto joined = joined_labels(analysis_.piece(at).text, labels, index);
        auto label = labels[joined.last];
        label.begin = labels[joined.first].begin;
        for (const auto& meaning : labels[index].meanings) {
            const auto family = family_of(meaning.sense);
            if (family != Family::number && family != Family::date && family != Family::amount
                && meaning.sense != Sense::title_remittance
                && meaning.sense != Sense::title_credit_note
                && meaning.sense != Sense::title_invoice && meaning.sense != Sense::currency)
                continue;
            sense_ = meaning.sense;
            family_ = family == Family::title ? Family::number : family;
            weight_ = meaning.weight;
            const auto next_label = joined.last + 1 < labels.size()
                ? labels[joined.last + 1].begin
                : analysis_.piece(at).text.size();
            // "Invoice" inside a sentence or a longer name says little of what follows.
            const auto before = found_.size();
            if (read(at, label.end, next_label, same_piece)) {
                // "VAT 19 % of 100.00 | 19.00": the amount behind the piece is nearer the mark.
                const auto after = found_.size();
                const bool more = family_ == Family::amount && right_of(at);
                for (auto i = before; more && i < after; ++i)
                    found_[i].score *= 0.7;
                continue;
            }
            if (heads_column(at, labels, joined.last)) {
                below_of(at, label);
                continue;
            }
            if (!ends_piece(at, label, joined.last + 1 == labels.size()))
                continue;
            // "Total net (excl. VAT)": what comes first says what the amount is.
            if (family_ == Family::amount && joined.first > 0
                && family_of(labels[0].best()) == Family::amount)
                weight_ *= 0.5;
            if (!right_of(at))
                below_of(at, label);
        }
    }

    // "Invoice no. Date Due date": titles of narrow columns, which no gap parts.
    bool heads_column(PieceRef at, const std::vector<Label>& labels, std::size_t index) const
    {
        const auto& text = analysis_.piece(at).text;
        return index + 1 < labels.size() && labels[index + 1].begin <= labels[index].end + 2
            && family_ != Family::amount && family_of(labels[index + 1].best()) != Family::mark
            && std::ranges::none_of(text, is_digit);
    }

    bool ends_piece(PieceRef at, const Label& label, bool last) const
    {
        const std::string_view text = analysis_.piece(at).text;
        const auto rest = text.substr(label.end);
        const auto words = std::ranges::count(rest, ' ');
        const bool amount = family_ == Family::amount;
        return (last || amount) && (amount ? words <= 6 : words <= 2)
            && (family_ != Family::number || std::ranges::none_of(rest, is_digit));
    }

    bool right_of(PieceRef at)
    {
        const auto& row = analysis_.grid.rows[at.row];
        bool any = false;
        for (std::size_t next = at.piece + 1; next < row.pieces.size(); ++next) {
            const PieceRef there{at.row, next};
            const auto& piece = row.pieces[next];
            const auto& labels = analysis_.values_of(there).labels;
            const bool is_number = !number_at(piece.text, 0).empty();
            const bool is_label =
                !is_number && std::ranges::any_of(labels, [&](const Label& label) {
                    return label.begin <= 1 && label.weight_of(Sense::word) == 0
                        && family_of(label.best()) != Family::text;
                });
            if (is_label && !analysis_.values_of(there).amounts.empty() && family_ == Family::amount
                && next > at.piece + 1)
                break;
            if (is_label)
                break;
            const double distance = static_cast<double>(next - at.piece - 1);
            const double reach =
                to_the_right - 0.1 * (family_ == Family::amount ? 0.3 : 2) * distance;
            if (reach > 0.3 && read(there, 0, piece.text.size(), reach))
                any = true;
            if (any && family_ != Family::amount)
                return true;
            if (family_ != Family::amount && piece.text.size() > 3)
                break;
        }
        return any;
    }

    void below_of(PieceRef at, const Label& label)
    {
        const auto& row = analysis_.grid.rows[at.row];
        const auto box = analysis_.piece(at).box_of(label.begin, label.end);
        for (std::size_t next = at.row + 1; next < analysis_.grid.rows.size(); ++next) {
            const auto& lower = analysis_.grid.rows[next];
            const bool near = next == at.row + 1;
            const float reach = near ? 4 : 2.2F;
            if (lower.page != row.page
                || lower.box.y0 - row.box.y1 > reach * analysis_.grid.body_size)
                return;
            for (std::size_t i = 0; i < lower.pieces.size(); ++i) {
                if (overlap_x(box, lower.pieces[i].box) <= (near ? -analysis_.grid.body_size : 0))
                    continue;
                if (is_labelled({next, i}))
                    return;
                const auto [from, to] = under_label(analysis_, box, {next, i}, family_);
                if (read({next, i}, from, to, near ? below : below - 0.15) || near)
                    return;
            }
        }
    }

    // It answers to a label of its own.
    bool is_labelled(PieceRef at) const
    {
        const auto& labels = analysis_.values_of(at).labels;
        return !labels.empty() && labels[0].begin == 0 && family_of(labels[0].best()) == family_
            && number_at(analysis_.piece(at).text, 0).empty();
    }

    bool read(PieceRef at, std::size_t from, std::size_t to, double geometry)
    {
        switch (family_) {
        case Family::date:
            return read_date(at, from, to, geometry);
        case Family::amount:
            return read_amount(at, from, to, geometry);
        case Family::number:
            return read_number(at, from, to, geometry);
        case Family::text:
            return read_currency(at, from, to, geometry);
        default:
            return false;
        }
    }

    bool read_date(PieceRef at, std::size_t from, std::size_t to, double geometry)
    {
        for (const auto& date : analysis_.values_of(at).dates) {
            if (date.begin < from || date.begin > to)
                continue;
            if (date.begin - from > 16)
                geometry *= 0.6;
            add({sense_, Value(date.value), geometry, at, date.begin, date.end, {}});
            return true;
        }
        const auto number = number_at(analysis_.piece(at).text, from);
        if (const auto date = parse_compact_date(number)) {
            const auto begin = analysis_.piece(at).text.find(number, from);
            add({sense_, Value(*date), geometry, at, begin, begin + number.size(), {}});
            return true;
        }
        return false;
    }

    bool read_amount(PieceRef at, std::size_t from, std::size_t to, double geometry)
    {
        bool any = false, percent = false;
        const auto first = found_.size();
        for (const auto& amount : analysis_.values_of(at).amounts) {
            if (amount.begin < from || amount.begin > to + 4)
                continue;
            if (amount.percent) {
                percent = true;
                continue;
            }
            const double form = is_money(amount) ? 1 : 0.6;
            add(
                {sense_, Value(amount.value), geometry * form, at, amount.begin, amount.end,
                 amount.currency, percent});
            any = true;
        }
        // "VAT 19 % on 100.00: 19.00"
        for (auto i = first; sense_ == Sense::tax && i + 1 < found_.size(); ++i)
            found_[i].score *= 0.7;
        return any;
    }

    bool read_number(PieceRef at, std::size_t from, std::size_t to, double geometry)
    {
        const std::string_view text = analysis_.piece(at).text;
        const auto start = after_number_words(text, from);
        const auto number = number_at(text, start);
        if (number.empty())
            return false;
        const auto begin = static_cast<std::size_t>(number.data() - text.data());
        if ((begin > to && start == from) || begin > start + 6)
            return false;
        for (const auto& date : analysis_.values_of(at).dates) {
            if (date.begin < begin + number.size() && begin < date.end)
                return false;
        }
        add({sense_, Value(std::string(number)), geometry, at, begin, begin + number.size(), {}});
        add_date_after(at, begin + number.size());
        return true;
    }

    // "Invoice No. 4711 of 5 June 2018"
    void add_date_after(PieceRef at, std::size_t end)
    {
        if (sense_ != Sense::invoice_number && sense_ != Sense::credit_note_number)
            return;
        for (const auto& date : analysis_.values_of(at).dates) {
            if (date.begin >= end && date.begin < end + 14)
                found_.push_back(
                    {Sense::invoice_date,
                     Value(date.value),
                     0.95 * weight_,
                     at,
                     date.begin,
                     date.end,
                     {}});
        }
    }

    bool read_currency(PieceRef at, std::size_t from, std::size_t to, double geometry)
    {
        const std::string_view text = analysis_.piece(at).text;
        const auto begin = text.find_first_not_of(": ()", from);
        const auto mark = begin < to ? currency_starting_at(text, begin) : CurrencyMark();
        if (mark.length == 0)
            return false;
        add(
            {sense_,
             Value(std::string(mark.currency.code)),
             geometry,
             at,
             begin,
             begin + mark.length,
             {}});
        return true;
    }

    void add(Candidate candidate)
    {
        candidate.score *= weight_;
        found_.push_back(std::move(candidate));
    }

    const Analysis& analysis_;
    const std::vector<std::size_t>& excluded_;
    std::vector<Candidate> found_;
    Sense sense_{};
    Family family_{};
    double weight_ = 0;
};

} // namespace

std::vector<Candidate>
candidates_of(const Analysis& analysis, const std::vector<std::size_t>& excluded)
{
    return Finder(analysis, excluded).run();
}

} // namespace mailroom::fields
