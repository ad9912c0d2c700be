#include "parsers/fields/choice/candidates.h"

#include "parsers/fields/choice/joined_labels.h"
#include "parsers/fields/choice/label_place.h"
#include "parsers/fields/choice/under_label.h"
#include "parsers/fields/choice/value_reader.h"
#include "parsers/fields/invoice/deadlines.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double same_piece = 1.0, to_the_right = 0.95, below = 0.85, above = 0.7;
constexpr std::size_t captions_least = 3; // In a row, under what they name.

// "Your invoice no.", "Ihre Rechnungsnummer"; "Your ref." names something else.
bool says_your_invoice(std::string_view label)
{
    const auto blank = label.find(' ');
    return blank != label.npos
        && std::ranges::any_of(labels_in(label.substr(blank + 1)), [](const Label& rest) {
               return rest.weight_of(Sense::title_invoice) > 0
                   || rest.weight_of(Sense::invoice_number) > 0;
           });
}

// Of the meanings of a label with the same sense.
bool is_surest(const Meaning& meaning, std::span<const Meaning> meanings)
{
    return std::ranges::none_of(meanings, [&](const Meaning& other) {
        return other.sense == meaning.sense
            && (other.weight > meaning.weight
                || (other.weight == meaning.weight && &other < &meaning));
    });
}

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
        add_payable_by_day(analysis_, found_);
        return std::move(found_);
    }

private:
    void follow(PieceRef at, const std::vector<Label>& labels, std::size_t index)
    {
        const auto joined = joined_labels(analysis_.piece(at).text, labels, index);
        auto label = labels[joined.last];
        label.begin = labels[joined.first].begin;
        const auto meanings = labels[index].meanings;
        for (const auto& meaning : meanings) {
            const auto family = family_of(meaning.sense);
            // "Netto" is a word of several languages, and says it once.
            if (family == Family::amount && !is_surest(meaning, meanings))
                continue;
            if (family != Family::number && family != Family::date && family != Family::amount
                && meaning.sense != Sense::title_remittance
                && meaning.sense != Sense::title_credit_note
                && meaning.sense != Sense::title_invoice && meaning.sense != Sense::currency)
                continue;
            sense_ = meaning.sense;
            family_ = family == Family::title ? Family::number : family;
            weight_ = meaning.weight;
            const auto before = found_.size();
            follow_meaning(at, labels, joined, label);
            const auto& text = analysis_.piece(at).text;
            const bool names_invoice = sense_ == Sense::your_number
                && says_your_invoice(std::string_view(text).substr(
                    label.begin, label.end - label.begin));
            for (auto i = before; family_ == Family::number && i < found_.size(); ++i) {
                found_[i].names_invoice = names_invoice;
                found_[i].owner = label_owner_of(text, label.end);
            }
        }
    }

    void follow_meaning(
        PieceRef at,
        const std::vector<Label>& labels,
        const JoinedLabels& joined,
        const Label& label)
    {
        const auto next_label = joined.last + 1 < labels.size() ? labels[joined.last + 1].begin
                                                                : analysis_.piece(at).text.size();
        // "Invoice" inside a sentence or a longer name says little of what follows.
        const auto before = found_.size();
        if (read(at, label.end, next_label, same_piece)) {
            // "VAT 19 % of 100.00 | 19.00": the amount behind the piece is nearer the mark.
            const auto after = found_.size();
            const bool more = family_ == Family::amount && right_of(at);
            for (auto i = before; more && i < after; ++i)
                found_[i].score *= 0.7;
            return;
        }
        if (heads_amount(analysis_, at, label, family_) && below_of(at, label))
            return;
        if (const auto own = amount_in_order(analysis_, at); own && family_ == Family::amount) {
            read(own->at, own->begin, own->begin, below);
            return;
        }
        if (heads_column(analysis_, at, labels, joined.last, family_)) {
            if (!below_of(at, label))
                above_of(at, label);
            return;
        }
        if (!ends_piece(analysis_.piece(at).text, label, joined.last + 1 == labels.size(), family_))
            return;
        // "Total net (excl. VAT)": what comes first says what the amount is.
        if (family_ == Family::amount && joined.first > 0
            && family_of(labels[0].best()) == Family::amount)
            weight_ *= 0.5;
        if (!right_of(at) && !below_of(at, label))
            above_of(at, label);
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

    bool below_of(PieceRef at, const Label& label)
    {
        const auto& row = analysis_.grid.rows[at.row];
        const auto box = analysis_.piece(at).box_of(label.begin, label.end);
        for (std::size_t next = at.row + 1; next < analysis_.grid.rows.size(); ++next) {
            const auto& lower = analysis_.grid.rows[next];
            const bool near = next == at.row + 1;
            const float reach = near ? 4 : 2.2F;
            if (lower.page != row.page
                || lower.box.y0 - row.box.y1 > reach * analysis_.grid.body_size || is_line(next))
                return false;
            for (const auto i : pieces_under(box, lower, near ? -analysis_.grid.body_size : 0)) {
                if (is_labelled({next, i}))
                    return false;
                const auto [from, to] = under_label(analysis_, box, {next, i}, family_);
                const bool any = read({next, i}, from, to, near ? below : below - 0.15);
                if (any || near)
                    return any;
            }
        }
        return false;
    }

    // What stands above the lines of a table says nothing of one of them: "Date" when each was, and
    // not when all were billed, and captions under values what stands above themselves.
    bool is_line(std::size_t row) const
    {
        return std::ranges::binary_search(excluded_, row)
            && (family_ == Family::date || are_captions(row - 1));
    }

    // A row of titles alone, right under as many values.
    bool are_captions(std::size_t row) const
    {
        if (row == 0)
            return false;
        const auto& titles = analysis_.grid.rows[row].pieces;
        const auto titled = [](const PieceValues& piece) {
            return !piece.labels.empty() && piece.labels[0].begin == 0 && piece.amounts.empty()
                && piece.dates.empty();
        };
        return titles.size() >= captions_least
            && titles.size() == analysis_.grid.rows[row - 1].pieces.size()
            && std::ranges::all_of(analysis_.values[row], titled)
            && std::ranges::none_of(analysis_.values[row - 1], titled);
    }

    // The pieces of a row that share more than `least` of the breadth of a box: what stands right
    // under it, then what stands beside that, left to right.
    static std::vector<std::size_t> pieces_under(const Box& box, const Row& row, float least)
    {
        std::vector<std::size_t> under;
        for (std::size_t i = 0; i < row.pieces.size(); ++i) {
            if (overlap_x(box, row.pieces[i].box) > least)
                under.push_back(i);
        }
        std::stable_partition(under.begin(), under.end(), [&](std::size_t i) {
            return overlap_x(box, row.pieces[i].box) > 0;
        });
        return under;
    }

    // A form whose small captions stand under what is filled in. Elsewhere an amount above a label
    // is another one's.
    void above_of(PieceRef at, const Label& label)
    {
        if (at.row == 0 || (family_ == Family::amount && !are_captions(at.row)))
            return;
        const auto& row = analysis_.grid.rows[at.row];
        const auto& upper = analysis_.grid.rows[at.row - 1];
        const bool is_caption = row.pieces.size() == 1 && upper.pieces.size() == 1
            && label.begin == 0 && label.end + 1 >= row.pieces[0].text.size()
            && overlap_x(row.pieces[0].box, upper.pieces[0].box) > 0;
        if ((row.pieces.size() < captions_least && !is_caption) || upper.page != row.page
            || row.box.y0 - upper.box.y1 > analysis_.grid.body_size)
            return;
        const auto box = analysis_.piece(at).box_of(label.begin, label.end);
        for (std::size_t i = 0; i < upper.pieces.size(); ++i) {
            if (overlap_x(box, upper.pieces[i].box) <= 0)
                continue;
            if (analysis_.values[at.row - 1][i].labels.empty())
                read({at.row - 1, i}, 0, upper.pieces[i].text.size(), above);
            return;
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
        return ValueReader(analysis_, {sense_, family_, weight_}, found_)
            .read(at, from, to, geometry);
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
