#include "parsers/fields/tables/table_header.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/tables/column_title.h"
#include "parsers/fields/tables/header_titles.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace mailroom::fields {
namespace {

constexpr std::size_t header_rows_max = 6;
constexpr std::size_t title_bytes_max = 60;
constexpr std::size_t currency_columns_least = 3; // "Currency: EUR" is no header.
constexpr float title_gap_max = 0.9F;             // Of the body size, between lines of one title.
constexpr float slant_most = 0.2F;                // Of it: as far as lines reach into each other.
constexpr std::size_t piece_words_max = 9;        // More are running text.

constexpr std::ptrdiff_t number_digits_least = 5; // Four are a year.

// "P096866", "our ref. P26/1497": what a label names, above the table or in its rows.
bool holds_number(const Piece& piece)
{
    return std::ranges::any_of(split(piece.text, ' '), [](std::string_view word) {
        return std::ranges::count_if(word, is_digit) >= number_digits_least;
    });
}

// "Less: TDS", "Davon: Skonto": what stands behind the colon names amounts itself.
bool names_amounts(const std::string& title)
{
    const auto meaning = meaning_of_title(title);
    return meaning.is_one_label && !meaning.meanings.empty()
        && family_of(meaning.meanings[0].sense) == Family::amount;
}

// "Payee: Osier Baskets": what a label announces is no title. "Qty: / Pcs:" announces nothing.
bool announces(const Piece& piece)
{
    const auto colon = piece.text.find(": ");
    return colon != std::string::npos && colon > 0 && !piece.text.ends_with(':')
        && piece.text[colon - 1] != ' ' && is_letter(piece.text[colon + 2])
        && !names_amounts(piece.text.substr(colon + 2));
}

// Amounts, dates, numbers or sentences: nothing that a header has.
bool has_values(const Analysis& analysis, std::size_t row)
{
    const auto& pieces = analysis.grid.rows[row].pieces;
    for (const auto& piece : pieces) {
        const bool is_label =
            pieces.size() == 1 ? piece.text.find(':') != std::string::npos : announces(piece);
        if ((piece.words.size() > piece_words_max || is_label) && piece.cell.empty())
            return true;
        if (holds_number(piece))
            return true;
    }
    for (const auto& piece : analysis.values[row]) {
        if (!piece.dates.empty() || std::ranges::any_of(piece.amounts, [](const auto& amount) {
                return amount.has_decimals && !amount.percent;
            }))
            return true;
    }
    return false;
}

void stack(std::vector<Column>& columns, const Title& title)
{
    Column* best = nullptr;
    float most = 0;
    for (auto& column : columns) {
        const float shared = overlap_x(column.box, title.box)
            / std::max(1.0F, std::min(column.box.width(), title.box.width()));
        if (shared > std::max(most, 0.25F)) {
            most = shared;
            best = &column;
        }
    }
    if (best == nullptr) {
        columns.push_back({title.box, title.text, {title.text}, title.sheet_column, {}});
        return;
    }
    best->box = united(best->box, title.box);
    // "Positions-" above "betrag": one word, parted at the line's end.
    if (best->title.ends_with('-'))
        best->title.back() = title.text.front();
    else
        (best->title += ' ') += title.text.front();
    best->title += title.text.substr(1);
    best->lines.push_back(title.text);
}

// "Amounts in EUR" over "Gross", "Discount", "Deduction" stands over the middle one alone.
template <typename MeaningOf>
bool is_under_amounts(const Column& column, const MeaningOf& meaning_of)
{
    const auto names_amount_only = [](const TitleMeaning& title) {
        return title.is_currency
            || (!title.meanings.empty()
                && std::ranges::all_of(title.meanings, [](const Meaning& meaning) {
                       return meaning.sense == Sense::amount || meaning.sense == Sense::other_amount
                           || meaning.sense == Sense::currency;
                   }));
    };
    if (column.lines.size() != 2)
        return false;
    const auto& below = meaning_of(column.lines[1]);
    return below.is_one_label && !below.meanings.empty()
        && family_of(below.meanings[0].sense) == Family::amount && !names_amount_only(below)
        && names_amount_only(meaning_of(column.lines[0]));
}

// Two lines are one title ("Document / Date") or the titles of two lines in each row of the body
// ("Invoice / Our document"): then the first counts.
template <typename MeaningOf>
void name_column(Column& column, const MeaningOf& meaning_of)
{
    const auto& whole = meaning_of(column.title);
    const bool two_titles = column.lines.size() > 1 && !whole.is_one_label
        && meaning_of(column.lines[0]).is_one_label && meaning_of(column.lines[1]).is_one_label;
    if (!whole.is_one_label && is_under_amounts(column, meaning_of))
        column.meanings = meaning_of(column.lines[1]).meanings;
    else
        column.meanings = two_titles ? meaning_of(column.lines[0]).meanings : whole.meanings;
}

template <typename TitlesOf, typename MeaningOf>
Header header_of(
    std::size_t first, std::size_t last, const TitlesOf& titles_of, const MeaningOf& meaning_of)
{
    Header header{first, last, {}, 0};
    for (std::size_t row = first; row <= last; ++row) {
        for (const auto& title : titles_of(row))
            stack(header.columns, title);
    }
    std::ranges::sort(header.columns, {}, [](const Column& column) { return column.box.x0; });
    if (last > first)
        share_group_titles(header.columns, titles_of(first));
    for (auto& column : header.columns) {
        name_column(column, meaning_of);
        if (column.meanings.empty() && header.columns.size() >= currency_columns_least
            && meaning_of(column.title).is_currency)
            column.meanings.push_back({Sense::amount, 0.6F, any_language});
        float best = 0;
        for (const auto& meaning : column.meanings)
            best = std::max(best, meaning.weight);
        header.score += best > 0 ? best : -0.35F;
    }
    return header;
}

bool has_money_column(const Header& header)
{
    int named = 0;
    bool money = false;
    for (const auto& column : header.columns) {
        float best = 0;
        if (column.title.size() > title_bytes_max)
            return false; // Running text.
        for (const auto& meaning : column.meanings) {
            best = std::max(best, meaning.weight);
            if (family_of(meaning.sense) == Family::amount && meaning.weight > 0.4F
                && meaning.sense != Sense::quantity && meaning.sense != Sense::tax_rate)
                money = true;
        }
        named += best >= 0.4F;
    }
    const auto columns = static_cast<int>(header.columns.size());
    return money && named >= 2 && (named * 2 >= columns || (named >= 3 && named * 3 >= columns));
}

// Some row soon below has money under one of the columns.
bool has_body(const Analysis& analysis, const Header& header)
{
    const auto page = analysis.grid.rows[header.last].page;
    for (std::size_t row = header.last + 1;
         row < std::min(header.last + 6, analysis.grid.rows.size()); ++row) {
        if (analysis.grid.rows[row].page != page)
            return false;
        for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
            for (const auto& amount : analysis.values[row][i].amounts) {
                if (amount.percent)
                    continue;
                const auto box = analysis.grid.rows[row].pieces[i].box_of(amount.begin, amount.end);
                for (const auto& column : header.columns) {
                    if (overlap_x(column.box, box) > -analysis.grid.body_size)
                        return true;
                }
            }
        }
    }
    return false;
}

} // namespace

struct HeaderFinder::Memory {
    const std::vector<Title>& titles_of(const Analysis& analysis, std::size_t row)
    {
        const auto [found, is_new] = titles.try_emplace(row);
        for (std::size_t i = 0; is_new && i < analysis.grid.rows[row].pieces.size(); ++i)
            add_titles(analysis, {row, i}, found->second);
        return found->second;
    }
    const TitleMeaning& meaning_of(const std::string& title)
    {
        const auto [found, is_new] = meanings.try_emplace(title);
        if (is_new)
            found->second = meaning_of_title(title);
        return found->second;
    }

    std::unordered_map<std::size_t, std::vector<Title>> titles; // Of the pieces of a row.
    std::unordered_map<std::string, TitleMeaning> meanings;     // Of a title.
};

HeaderFinder::HeaderFinder(const Analysis& analysis)
    : analysis_(analysis),
      memory_(std::make_unique<Memory>())
{
}

HeaderFinder::~HeaderFinder() = default;

std::optional<Header> HeaderFinder::at(std::size_t row)
{
    const auto& analysis = analysis_;
    const auto& rows = analysis.grid.rows;
    if (has_values(analysis, row))
        return std::nullopt;
    const auto titles_of = [&](std::size_t of) -> const auto&
    {
        return memory_->titles_of(analysis, of);
    };
    const auto meaning_of = [&](const std::string& title) -> const auto&
    {
        return memory_->meaning_of(title);
    };
    std::optional<Header> best;
    for (std::size_t last = row; last < std::min(row + header_rows_max, rows.size()); ++last) {
        if (last > row) {
            const float gap = rows[last].box.y0 - rows[last - 1].box.y1;
            // A line of one piece above the titles is the title of the document, but for one that
            // stands half beside them: the first line of a title of two. Lines of a scan slant.
            const float above = -slant_most * analysis.grid.body_size;
            if (rows[row].pieces.size() < 2
                && (last == row + 1 ? gap >= above : best == std::nullopt))
                break;
            if (rows[last].page != rows[row].page || gap > title_gap_max * analysis.grid.body_size
                || has_values(analysis, last))
                break;
        }
        auto header = header_of(row, last, titles_of, meaning_of);
        // "Our payment of your invoices": a heading, whose two labels are words of one phrase.
        const bool is_phrase =
            last == row && rows[row].pieces.size() == 1 && header.columns.size() == 2;
        if (!is_phrase && has_money_column(header) && (!best || header.score > best->score + 0.1F)
            && has_body(analysis, header))
            best = std::move(header);
    }
    // What goes on below with fewer titles names no other table: "Position / amount / without VAT".
    if (best && best->last + 1 < rows.size() && rows[best->last + 1].page == rows[row].page
        && rows[best->last + 1].box.y0 - rows[best->last].box.y1
            <= title_gap_max * analysis.grid.body_size) {
        const auto below = at(best->last + 1);
        if (below && below->columns.size() < best->columns.size())
            best->last = below->last;
    }
    return best;
}

} // namespace mailroom::fields
