#include "parsers/fields/learning/anchors.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/identifiers.h"
#include "parsers/fields/parties/names.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr std::size_t label_words_max = 5;
constexpr std::size_t rows_above_max = 3;
constexpr double far = 0.04; // Of the page: what stood there stands within so much of it.

// Letters as A, digits as 0, runs as one: "INV-2026/17" is "A-0/0".
std::string form_of(std::string_view text)
{
    std::string form;
    for (const char c : text) {
        const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0
            || static_cast<unsigned char>(c) >= 0x80;
        const char kind = is_digit(c) ? '0' : letter ? 'A' : c;
        if (form.empty() || form.back() != kind || (kind != 'A' && kind != '0'))
            form += kind;
    }
    return form;
}

bool is_number_form(std::string_view form)
{
    return form.find('0') != form.npos;
}

// The last words before a value, without numbers, which the next document has others of.
std::string label_in(std::string_view text)
{
    const auto phrase = normalized_phrase(text);
    std::string label;
    auto words = split(phrase, ' ');
    for (std::size_t taken = 0; taken < label_words_max && !words.empty(); ++taken) {
        const auto word = words.back();
        words.pop_back();
        if (word.empty() || std::ranges::any_of(word, is_digit))
            break;
        label = label.empty() ? std::string(word) : std::string(word) + ' ' + label;
    }
    return label;
}

bool ends_with_words(std::string_view text, std::string_view words)
{
    return text.ends_with(words)
        && (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

void add_numbers(const Analysis& analysis, PieceRef at, std::vector<PlacedValue>& values)
{
    const auto& piece = analysis.piece(at);
    for (const auto& word : piece.words) {
        const auto number = number_at(piece.text, word.begin);
        if (number.empty())
            continue;
        const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
        if (begin < word.end)
            values.push_back({std::string(number), at, begin, begin + number.size()});
    }
}

// The words after each label of the piece, and all of it.
void add_texts(const Analysis& analysis, PieceRef at, std::vector<PlacedValue>& values)
{
    const auto& piece = analysis.piece(at);
    const auto add = [&](std::size_t begin, std::size_t end) {
        while (begin < end && (piece.text[begin] == ' ' || piece.text[begin] == ':'))
            ++begin;
        if (begin < end)
            values.push_back({piece.text.substr(begin, end - begin), at, begin, end});
    };
    add(0, piece.text.size());
    for (std::size_t i = 0; i + 1 < piece.words.size(); ++i) {
        if (piece.text[piece.words[i].end - 1] == ':')
            add(piece.words[i].end, piece.text.size());
    }
    const auto name = name_in(piece.text);
    if (!name.empty() && name.size() < piece.text.size()) {
        const auto begin = static_cast<std::size_t>(name.data() - piece.text.data());
        add(begin, begin + name.size());
    }
}

void add_identifiers(const std::vector<Identifier>& found, std::vector<PlacedValue>& values)
{
    for (const auto& one : found)
        values.push_back({one.value, one.at, one.begin, one.end});
}

// All values of the term's kind that stand in the document.
std::vector<PlacedValue> values_of(const Analysis& analysis, Term term, bool number)
{
    std::vector<PlacedValue> values;
    if (term == Term::iban)
        add_identifiers(ibans_of(analysis), values);
    else if (term == Term::bic)
        add_identifiers(bics_of(analysis), values);
    if (!values.empty())
        return values;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
            const PieceRef at{row, i};
            if (kind_of(term) == TermKind::date) {
                for (const auto& date : analysis.values_of(at).dates)
                    values.push_back({date.value, at, date.begin, date.end});
            } else if (kind_of(term) == TermKind::amount) {
                for (const auto& amount : analysis.values_of(at).amounts) {
                    if (!amount.percent)
                        values.push_back({amount.value, at, amount.begin, amount.end});
                }
            } else if (number) {
                add_numbers(analysis, at, values);
            } else {
                add_texts(analysis, at, values);
            }
        }
    }
    return values;
}

// The piece above that a column's reader would look at.
const Piece* piece_above(const Analysis& analysis, PieceRef at)
{
    const auto& rows = analysis.grid.rows;
    const auto& box = analysis.piece(at).box;
    for (std::size_t up = 1; up <= std::min(rows_above_max, at.row); ++up) {
        const auto& row = rows[at.row - up];
        if (row.page != rows[at.row].page)
            break;
        for (const auto& piece : row.pieces) {
            if (overlap_x(piece.box, box) > 0)
                return &piece;
        }
    }
    return nullptr;
}

// What names the value, as a lesson of this kind would have it; empty where nothing does.
std::string label_of(const Analysis& analysis, const PlacedValue& value, LessonKind kind)
{
    const auto& pieces = analysis.grid.rows[value.at.row].pieces;
    switch (kind) {
    case LessonKind::after_label:
        return label_in(std::string_view(pieces[value.at.piece].text).substr(0, value.begin));
    case LessonKind::right_of_label:
        return value.at.piece > 0 && value.begin == 0 ? label_in(pieces[value.at.piece - 1].text)
                                                      : std::string();
    case LessonKind::below_label: {
        const auto* above = piece_above(analysis, value.at);
        return above != nullptr && value.begin == 0 ? label_in(above->text) : std::string();
    }
    default:
        return {};
    }
}

Box place_of(const Analysis& analysis, const PlacedValue& value)
{
    auto box = analysis.piece(value.at).box_of(value.begin, value.end);
    const auto page = analysis.grid.rows[value.at.row].page - 1;
    const auto width = std::max(1.0F, analysis.grid.page_widths[page]);
    const auto height = std::max(1.0F, analysis.grid.page_heights[page]);
    return {box.x0 / width, box.y0 / height, box.x1 / width, box.y1 / height};
}

std::uint32_t page_of(const Analysis& analysis, const PlacedValue& value)
{
    return analysis.grid.rows[value.at.row].page - analysis.grid.rows.front().page + 1;
}

double distance(const Box& a, const Box& b)
{
    // Values are left-aligned, or right-aligned where they are amounts.
    const double x = std::min(std::abs(a.x0 - b.x0), std::abs(a.x1 - b.x1));
    return x + std::abs(a.y0 - b.y0);
}

bool is_named_so(const Analysis& analysis, const PlacedValue& value, const LayoutLesson& anchor)
{
    if (anchor.kind == LessonKind::at_place)
        return page_of(analysis, value) == anchor.page
            && distance(place_of(analysis, value), anchor.place) <= far
            && form_of(analysis.piece(value.at).text.substr(value.begin, value.end - value.begin))
            == anchor.value;
    const auto label = label_of(analysis, value, anchor.kind);
    return !label.empty()
        && (ends_with_words(label, anchor.label) || ends_with_words(anchor.label, label));
}

} // namespace

std::optional<PlacedValue> value_at(const Analysis& analysis, const LayoutLesson& anchor)
{
    std::optional<PlacedValue> nearest;
    double least = 0;
    for (auto& value : values_of(analysis, anchor.term, is_number_form(anchor.value))) {
        if (!is_named_so(analysis, value, anchor))
            continue;
        const double away = distance(place_of(analysis, value), anchor.place)
            + std::abs(static_cast<double>(page_of(analysis, value)) - anchor.page);
        if (!nearest || away < least) {
            nearest = std::move(value);
            least = away;
        }
    }
    return nearest;
}

std::optional<LayoutLesson> anchor_of(const Analysis& analysis, Term term, const Value& value)
{
    static constexpr std::array kinds{
        LessonKind::after_label, LessonKind::right_of_label, LessonKind::below_label,
        LessonKind::at_place};
    const auto wanted = folded(to_string(value));
    const auto values = values_of(analysis, term, std::ranges::any_of(wanted, is_digit));
    for (const auto kind : kinds) {
        for (const auto& placed : values) {
            if (folded(to_string(placed.value)) != wanted)
                continue;
            LayoutLesson anchor{.kind = kind, .term = term};
            anchor.label = label_of(analysis, placed, kind);
            if (anchor.label.empty() && kind != LessonKind::at_place)
                continue;
            anchor.value = form_of(
                analysis.piece(placed.at).text.substr(placed.begin, placed.end - placed.begin));
            anchor.page = page_of(analysis, placed);
            anchor.place = place_of(analysis, placed);
            const auto found = value_at(analysis, anchor);
            if (found && folded(to_string(found->value)) == wanted)
                return anchor;
        }
    }
    return std::nullopt;
}

} // namespace mailroom::fields
