#include "parsers/fields/parties/name_place.h"

#include "parsers/fields/identifiers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr std::size_t block_rows_max = 8;
constexpr std::size_t rows_between_max = 6; // Rows of other columns between two lines of a block.
constexpr float line_gap_max = 1.25F;       // Of the body size, within a block.
constexpr float label_gap_max = 3;          // The same, between a label and what it announces.
constexpr float form_gap_max = 12;          // The same, between the two columns of a form.
constexpr std::size_t tall_least = 3;
constexpr std::ptrdiff_t heading_words_max = 4;

constexpr std::array party_labels{
    std::pair{Sense::seller, std::string_view("under.seller")},
    std::pair{Sense::buyer, std::string_view("under.buyer")},
    std::pair{Sense::payer, std::string_view("under.payer")},
    std::pair{Sense::payee, std::string_view("under.payee")},
    std::pair{Sense::ship_to, std::string_view("under.ship_to")}};

constexpr std::array<std::string_view, 10> depths{"depth.0", "depth.1", "depth.2", "depth.3",
                                                  "depth.4", "depth.5", "depth.6", "depth.7",
                                                  "depth.8", "depth.9"};

class Neighbours {
public:
    explicit Neighbours(const Analysis& analysis) : analysis_(analysis) {}

    // The line right above or below in the same column, no further away than this.
    std::optional<PieceRef> next(PieceRef at, int step, float gap_max) const
    {
        const auto& rows = analysis_.grid.rows;
        const auto& box = analysis_.piece(at).box;
        auto row = at.row;
        for (std::size_t tried = 0; tried < rows_between_max; ++tried) {
            if (step < 0 ? row == 0 : row + 1 == rows.size())
                break;
            row = step < 0 ? row - 1 : row + 1;
            if (rows[row].page != rows[at.row].page)
                break;
            for (std::size_t piece = 0; piece < rows[row].pieces.size(); ++piece) {
                const auto& other = rows[row].pieces[piece].box;
                if (overlap_x(box, other) <= 0)
                    continue;
                const float gap = step < 0 ? box.y0 - other.y1 : other.y0 - box.y1;
                return gap <= gap_max * analysis_.grid.body_size
                    ? std::optional(PieceRef{row, piece})
                    : std::nullopt;
            }
        }
        return std::nullopt;
    }

    // Top to bottom, with the line itself.
    std::vector<PieceRef> block_of(PieceRef at) const
    {
        std::vector<PieceRef> block{at};
        for (auto up = next(at, -1, line_gap_max); up && block.size() < block_rows_max;
             up = next(*up, -1, line_gap_max))
            block.insert(block.begin(), *up);
        for (auto down = next(at, 1, line_gap_max); down && block.size() < 2 * block_rows_max;
             down = next(*down, 1, line_gap_max))
            block.push_back(*down);
        return block;
    }

    // The lines of a block above one of them, and the one that stands above them all.
    std::vector<PieceRef> above(const std::vector<PieceRef>& block, std::size_t index) const
    {
        std::vector<PieceRef> lines(
            block.begin(), block.begin() + static_cast<std::ptrdiff_t>(index));
        if (const auto label = next(block.front(), -1, label_gap_max))
            lines.push_back(*label);
        return lines;
    }

private:
    const Analysis& analysis_;
};

bool announces(const Analysis& analysis, PieceRef line, Sense sense)
{
    const bool is_heading = std::ranges::count(analysis.piece(line).text, ' ') < heading_words_max;
    return std::ranges::any_of(analysis.values_of(line).labels, [&](const Label& label) {
        return (label.begin == 0 || is_heading) && label.weight_of(sense) > 0;
    });
}

bool has_contact(const Analysis& analysis, PieceRef at)
{
    const std::string_view text = analysis.piece(at).text;
    return text.find('@') != text.npos || text.find("www.") != text.npos
        || text.find("http") != text.npos || text.find(" +") != text.npos || text.starts_with("+");
}

bool is_in(const std::vector<PieceRef>& block, const std::vector<PieceRef>& places)
{
    return std::ranges::any_of(places, [&block](PieceRef place) {
        return std::ranges::find(block, place) != block.end();
    });
}

auto adder_to(NameFeatures& features)
{
    return [&features](std::string_view name, bool is) {
        if (is)
            features.emplace_back(name, 1);
    };
}

bool is_announced(const Analysis& analysis, const std::vector<PieceRef>& above, Sense sense)
{
    return std::ranges::any_of(
        above, [&](PieceRef line) { return announces(analysis, line, sense); });
}

// "Name: | Muster GmbH" in a form: what the left column stands under counts, but where the right
// one has a label of its own.
std::vector<PieceRef> lines_above(
    const Analysis& analysis,
    const Neighbours& neighbours,
    const std::vector<PieceRef>& block,
    PieceRef at)
{
    const auto place_in = [](const std::vector<PieceRef>& lines, PieceRef line) {
        return static_cast<std::size_t>(std::ranges::find(lines, line) - lines.begin());
    };
    auto above = neighbours.above(block, place_in(block, at));
    const bool labelled = std::ranges::any_of(party_labels, [&](const auto& party) {
        return is_announced(analysis, above, party.first);
    });
    const auto& pieces = analysis.grid.rows[at.row].pieces;
    if (at.piece > 0 && !labelled
        && pieces[at.piece].box.x0 - pieces[at.piece - 1].box.x1
            < form_gap_max * analysis.grid.body_size) {
        const PieceRef left{at.row, at.piece - 1};
        const auto form = neighbours.block_of(left);
        std::ranges::copy(neighbours.above(form, place_in(form, left)), std::back_inserter(above));
    }
    return above;
}

void add_place_on_page(const Analysis& analysis, PieceRef at, NameFeatures& features)
{
    const auto add = adder_to(features);
    const auto& row = analysis.grid.rows[at.row];
    const auto page = row.page - 1;
    if (page < analysis.grid.page_heights.size() && analysis.grid.page_heights[page] > 0) {
        const float depth = row.box.y0 / analysis.grid.page_heights[page];
        add(depths[static_cast<std::size_t>(std::clamp(depth, 0.0F, 0.99F) * 10)], true);
    }
    if (page < analysis.grid.page_widths.size() && analysis.grid.page_widths[page] > 0)
        add("left_edge", analysis.piece(at).box.x0 < 0.15F * analysis.grid.page_widths[page]);
}

} // namespace

ProvenNumbers proven_numbers_of(const Analysis& analysis)
{
    ProvenNumbers proven;
    for (const auto& number : vat_numbers_of(analysis))
        proven.tax_numbers.push_back(number.at);
    for (const auto& number : ibans_of(analysis))
        proven.ibans.push_back(number.at);
    return proven;
}

NameFeatures place_of(const Analysis& analysis, const ProvenNumbers& proven, PieceRef at)
{
    const Neighbours neighbours(analysis);
    const auto block = neighbours.block_of(at);
    const auto index = static_cast<std::size_t>(std::ranges::find(block, at) - block.begin());
    NameFeatures features;
    const auto add = adder_to(features);
    add("block_first", index == 0);
    add("block_second", index == 1);
    add("block_lone", block.size() == 1);
    add("block_tall", block.size() >= tall_least);
    add("contact_in_block",
        std::ranges::any_of(block, [&](PieceRef line) { return has_contact(analysis, line); }));
    add("tax_in_block", is_in(block, proven.tax_numbers));
    add("iban_in_block", is_in(block, proven.ibans));
    const auto& row = analysis.grid.rows[at.row];
    add("row_alone", row.pieces.size() == 1);
    const auto& in_row = analysis.values[at.row];
    add("amount_in_row", std::ranges::any_of(in_row, [](const PieceValues& values) {
            return std::ranges::any_of(values.amounts, is_money);
        }));
    const auto above = lines_above(analysis, neighbours, block, at);
    for (const auto& [sense, feature] : party_labels)
        add(feature, is_announced(analysis, above, sense));
    add_place_on_page(analysis, at, features);
    return features;
}

} // namespace mailroom::fields
