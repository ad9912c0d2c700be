#include "parsers/fields/tables/table_body.h"

#include "core/text.h"
#include "parsers/fields/tables/leading_titles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mailroom::fields {
namespace {

// What goes into one cell as a whole: an amount, a date, or words between these.
struct Atom {
    std::size_t begin = 0, end = 0;
    Box box;
    std::optional<ScannedAmount> amount;
    std::optional<Date> date;
};

class BodyReader {
public:
    BodyReader(const Analysis& analysis, Table& table, const Strip& strip)
        : analysis_(analysis),
          table_(table),
          strip_(strip)
    {
    }

    void read(std::size_t row)
    {
        TableRow out{RowKind::other, row, std::vector<Cell>(table_.columns.size())};
        for (std::size_t piece = 0; piece < analysis_.values[row].size(); ++piece) {
            std::optional<std::size_t> last; // The column of the words before, in this piece.
            for (const auto& atom : atoms_of({row, piece}))
                last = put(out, {row, piece}, atom, last);
        }
        out.kind = kind_of(out);
        table_.rows.push_back(std::move(out));
    }

private:
    std::vector<Atom> atoms_of(PieceRef at) const
    {
        const auto& piece = analysis_.piece(at);
        const auto& values = analysis_.values_of(at);
        std::vector<Atom> atoms;
        for (const auto& amount : values.amounts) {
            if (is_figure(amount, piece))
                atoms.push_back(
                    {amount.begin, amount.end, piece.box_of(amount.begin, amount.end), amount, {}});
        }
        for (const auto& date : values.dates)
            atoms.push_back(
                {date.begin, date.end, piece.box_of(date.begin, date.end), {}, date.value});
        add_words(piece, atoms);
        std::ranges::sort(atoms, {}, &Atom::begin);
        std::erase_if(atoms, [this](const Atom& atom) { return !strip_.has(atom.box); });
        return atoms;
    }

    // The words between the values, parted where a word stands exactly under a further column.
    void add_words(const Piece& piece, std::vector<Atom>& atoms) const
    {
        const auto values = atoms;
        std::optional<Atom> run;
        const auto flush = [&] {
            if (run)
                atoms.push_back(*run);
            run.reset();
        };
        for (const auto& word : piece.words) {
            const auto value = std::ranges::find_if(values, [&word](const Atom& atom) {
                return word.begin < atom.end && atom.begin < word.end;
            });
            const bool taken = value != values.end();
            if (taken
                || (run
                    && (begins_column(word.box, run->box)
                        || strip_.has(word.box) != strip_.has(run->box))))
                flush();
            if (taken) {
                add_words_before(piece, word, *value, atoms);
                continue;
            }
            if (!run) {
                run = Atom{word.begin, word.end, word.box, {}, {}};
            } else {
                run->end = word.end;
                run->box = united(run->box, word.box);
            }
        }
        flush();
    }

    // A sheet's cell is one word: "Withholding tax 3.5%" is words and a share.
    static void add_words_before(
        const Piece& piece, const WordSpan& cell, const Atom& value, std::vector<Atom>& atoms)
    {
        if (value.begin <= cell.begin)
            return;
        const auto words =
            trimmed(std::string_view(piece.text).substr(cell.begin, value.begin - cell.begin));
        if (words.find(' ') != words.npos)
            atoms.push_back({cell.begin, cell.begin + words.size(), cell.box, {}, {}});
    }

    bool begins_column(const Box& word, const Box& run) const
    {
        return std::ranges::any_of(table_.columns, [&](const Column& column) {
            return std::abs(column.box.x0 - word.x0) < 1.5F && column.box.x0 > run.x0 + 3;
        });
    }

    std::size_t column_for(const Piece& piece, const Atom& atom) const
    {
        if (const auto letters = sheet_column_of(piece.cell); !letters.empty()) {
            const auto same = std::ranges::find(table_.columns, letters, &Column::sheet_column);
            if (same != table_.columns.end())
                return static_cast<std::size_t>(same - table_.columns.begin());
        }
        std::size_t best = 0;
        float nearest = std::numeric_limits<float>::max();
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto& box = table_.columns[i].box;
            // Text begins under its title; figures may end under theirs, or stand in the middle.
            const bool begins = !atom.amount && atom.box.x0 >= box.x0 - 3 && atom.box.x0 <= box.x1;
            const float shared = overlap_x(box, atom.box);
            const float edges =
                std::min(std::abs(box.x1 - atom.box.x1), std::abs(box.x0 - atom.box.x0));
            float distance = shared > 0 ? edges * 0.01F - shared / std::max(1.0F, atom.box.width())
                                        : -shared + 0.1F * edges;
            if (begins)
                distance -= 5;
            if (strip_.titles_lead && atom.amount && shared <= 0 && box.x0 > atom.box.x0)
                distance += box.x0;
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best;
    }

    // The column. A date amid words that stands under no title is a part of what they say:
    // "Invoice 4711 of 16/05/2026".
    std::size_t
    put(TableRow& row, PieceRef at, const Atom& atom, std::optional<std::size_t> last) const
    {
        const auto column = atom.date && last && !stands_under_a_title(table_, atom.box)
            ? *last
            : column_for(analysis_.piece(at), atom);
        auto& cell = row.cells[column];
        const auto text = analysis_.piece(at).text.substr(atom.begin, atom.end - atom.begin);
        if (atom.amount && is_left_of(row, column))
            row.cells[column - 1] = std::exchange(cell, {});
        if (cell.empty()) {
            cell = {text, at, atom.begin, atom.end, atom.amount, atom.date};
            if (!atom.date && is_date_column(table_.columns[column]))
                cell.date = parse_compact_date(text);
            if (cell.date)
                cell.amount.reset();
            return column;
        }
        cell.text += ' ' + text;
        if (cell.at == at)
            cell.end = std::max(cell.end, atom.end);
        if (atom.amount)
            cell.amount = atom.amount;
        else if (cell.amount)
            take_sign(cell);
        if (atom.date && !cell.date)
            cell.date = atom.date;
        return column;
    }

    // A title at the left edge of its column and the figures at the right one: where two fall under
    // the next title, the first of them belongs to the column before, if that has nothing yet.
    bool is_left_of(const TableRow& row, std::size_t column) const
    {
        const auto& cell = row.cells[column];
        return column > 0 && cell.amount && is_money(*cell.amount) && row.cells[column - 1].empty()
            && holds_amounts(table_.columns[column - 1])
            && analysis_.piece(cell.at).box_of(cell.begin, cell.end).x1
            < table_.columns[column].box.x0;
    }

    static bool holds_amounts(const Column& column)
    {
        return std::ranges::any_of(column.meanings, [](const Meaning& meaning) {
            return family_of(meaning.sense) == Family::amount && meaning.weight > 0.5F;
        });
    }

    // "24.08" and "CR", set so far apart that they are two pieces.
    static void take_sign(Cell& cell)
    {
        const auto whole = scan_amounts(cell.text);
        if (whole.size() == 1 && whole[0].begin == 0 && whole[0].end == cell.text.size()
            && whole[0].value == -cell.amount->value)
            cell.amount = whole[0];
    }

    static bool is_date_column(const Column& column)
    {
        return std::ranges::any_of(column.meanings, [](const Meaning& meaning) {
            return family_of(meaning.sense) == Family::date && meaning.weight > 0.5F;
        });
    }

    // "4012345001235"
    static bool is_article_number(const ScannedAmount& amount)
    {
        constexpr std::size_t digits_least = 8;
        return !is_money(amount) && amount.end - amount.begin >= digits_least
            && abs(amount.value) >= Decimal{10'000'000, 0};
    }

    // "21 % VAT": a rate may stand before the label.
    static bool begins_with(std::string_view text, const Label& label)
    {
        const auto before = text.substr(0, label.begin);
        return before.empty()
            || (before.find('%') != before.npos
                && before.find_first_not_of("0123456789.,%+- ") == before.npos);
    }

    RowKind kind_of(const TableRow& row) const
    {
        bool money = false, total = false;
        int texts = 0, amounts = 0;
        for (const auto& cell : row.cells) {
            const bool figure = cell.amount && !is_article_number(*cell.amount);
            amounts += figure && !cell.amount->percent;
            money = money || (figure && !cell.amount->percent);
            texts += !cell.empty() && !figure;
        }
        // Behind an amount stands what was deducted for ("VAT wrong"), and no sum.
        for (std::size_t i = 0; i < analysis_.values[row.grid_row].size(); ++i) {
            const auto& piece = analysis_.values[row.grid_row][i];
            const auto& text = analysis_.piece({row.grid_row, i}).text;
            for (const auto& label : piece.labels)
                total = total || (begins_with(text, label) && says_total(label));
            if (std::ranges::any_of(piece.amounts, is_money))
                break;
        }
        if (!money)
            return RowKind::other;
        return total || (texts == 0 && amounts < 3) || says_amounts_only(row) ? RowKind::total
                                                                              : RowKind::line;
    }

    // All words of the row name amounts: "Less discount", "Freight and packing".
    static bool says_amounts_only(const TableRow& row)
    {
        bool any = false;
        for (const auto& cell : row.cells) {
            if (cell.empty() || cell.amount)
                continue;
            const auto labels = labels_in(cell.text);
            if (labels.empty() || family_of(labels[0].best()) != Family::amount
                || labels[0].begin > 0 || labels.back().end + 1 < cell.text.size())
                return false;
            any = true;
        }
        return any;
    }

    static bool says_total(const Label& label)
    {
        for (const auto sense :
             {Sense::total, Sense::gross_total, Sense::net_total, Sense::subtotal,
              Sense::payment_amount, Sense::payable, Sense::period_charges, Sense::carried_forward,
              Sense::tax}) {
            if (label.weight_of(sense) >= 0.8F)
                return true;
        }
        return false;
    }

    const Analysis& analysis_;
    Table& table_;
    const Strip& strip_;
};

} // namespace

void read_body_row(const Analysis& analysis, std::size_t row, const Strip& strip, Table& table)
{
    BodyReader(analysis, table, strip).read(row);
}

} // namespace mailroom::fields
