#include "parsers/body/separated_rows.h"

#include "core/figures.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace mailroom {
namespace {

constexpr std::size_t separators_min = 2;

struct Mark {
    std::size_t at = 0, length = 1;
};

struct Separator {
    std::array<std::string_view, 3> signs; // Of which each may part two cells.
    std::size_t rows_min = 2;
    bool is_bar = false; // Blanks may stand around it, and rules between the rows.
};
constexpr std::array separators{
    Separator{{"|", "\u2502", "\u2551"}, 2, true}, Separator{{";", {}, {}}, 3, false},
    Separator{{",", {}, {}}, 3, false}};

std::size_t sign_at(std::string_view text, std::size_t at, const Separator& separator)
{
    for (const auto sign : separator.signs) {
        if (!sign.empty() && text.substr(at).starts_with(sign))
            return sign.size();
    }
    return 0;
}

// Outside of quotes, which open in front of a cell.
std::vector<Mark> marks_in(std::string_view line, const Separator& separator)
{
    std::vector<Mark> marks;
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto length = sign_at(line, at, separator);
        const auto cell = marks.empty() ? 0 : marks.back().at + marks.back().length;
        if (line[at] == '"' && (quoted || at == cell))
            quoted = !quoted;
        else if (length > 0 && !quoted)
            marks.push_back({at, length});
    }
    return marks;
}

bool is_blank(std::string_view line, std::size_t at)
{
    return at >= line.size() || line[at] == ' ';
}

// A row that this sign parts, if it is one.
std::optional<std::vector<Mark>> row_of(std::string_view line, const Separator& separator)
{
    auto marks = marks_in(line, separator);
    if (marks.size() < separators_min || line.find('\t') != line.npos)
        return std::nullopt;
    const bool is_prose = std::ranges::any_of(marks, [&](const Mark& mark) {
        const auto end = mark.at + mark.length;
        return (end < line.size() && line[end] == ' ')
            || (line[mark.at] == ',' && is_in_amount(line, mark.at));
    });
    return separator.is_bar || !is_prose ? std::optional(std::move(marks)) : std::nullopt;
}

// "+-----+-----+", "-----------", and what boxes are drawn of.
bool is_rule(std::string_view line)
{
    std::size_t drawn = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool is_box = begins_with_box_drawing(line.substr(at));
        if (!is_box && std::string_view("+-=_|: ").find(line[at]) == std::string_view::npos)
            return false;
        drawn += is_box || !is_blank(line, at);
        at += is_box ? 2 : 0;
    }
    return drawn >= 3;
}

struct Line {
    std::string_view text;
    std::optional<std::vector<Mark>> row; // None: a rule.
};

std::size_t characters_before(std::string_view line, std::size_t end)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(line.substr(0, end), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Blanks make columns already: bars stand below bars, with room beside them.
bool has_room(const std::vector<Line>& lines)
{
    const std::vector<Mark>* first = nullptr;
    std::string_view first_text;
    for (const auto& [text, row] : lines) {
        if (!row)
            continue;
        for (const auto& [at, length] : *row) {
            if (!is_blank(text, at + length) || (at > 0 && !is_blank(text, at - 1)))
                return false;
        }
        for (std::size_t i = 0; first && i < std::min(first->size(), row->size()); ++i) {
            if (characters_before(first_text, (*first)[i].at)
                != characters_before(text, (*row)[i].at))
                return false;
        }
        first = first ? first : &*row;
        first_text = first_text.empty() ? text : first_text;
    }
    return true;
}

// Whether most of the rows have as many cells.
bool is_table(const std::vector<Line>& lines, const Separator& separator)
{
    std::size_t rows = 0, alike = 0, most = 0;
    for (const auto& line : lines)
        most = std::max(most, line.row ? line.row->size() : 0);
    for (const auto& line : lines) {
        rows += line.row.has_value();
        alike += line.row && line.row->size() == most;
    }
    return alike >= separator.rows_min && alike * 2 >= rows
        && !(separator.is_bar && has_room(lines));
}

void put_row(std::string& out, const Line& line)
{
    std::size_t from = 0;
    const auto put_cell = [&](std::size_t end) {
        auto cell = line.text.substr(from, end - from);
        if (cell.size() > 1 && cell.starts_with('"') && cell.ends_with('"'))
            cell = cell.substr(1, cell.size() - 2);
        out += cell;
    };
    for (const auto& [at, length] : *line.row) {
        put_cell(at);
        out += '\t';
        from = at + length;
    }
    put_cell(line.text.size());
}

void put(std::string& out, const std::vector<Line>& lines, const Separator& separator)
{
    std::size_t most = 0;
    for (const auto& line : lines)
        most = std::max(most, line.row ? line.row->size() : 0);
    const bool parted = is_table(lines, separator);
    for (const auto& line : lines) {
        if (parted && line.row)
            put_row(out, line);
        else
            out += parted ? std::string(most, '\t') : std::string(line.text);
        out += '\n';
    }
}

std::string with_tabs(std::string_view utf8, const Separator& separator)
{
    std::string out;
    out.reserve(utf8.size());
    std::vector<Line> rows;
    while (!utf8.empty()) {
        const auto end = utf8.find('\n');
        Line line{.text = utf8.substr(0, end), .row = {}};
        if (line.text.ends_with('\r'))
            line.text.remove_suffix(1);
        const bool is_drawn = separator.is_bar && is_rule(line.text);
        if (!is_drawn && line.text.find('\f') == line.text.npos)
            line.row = row_of(line.text, separator);
        const bool goes_on = line.row || (is_drawn && !rows.empty());
        if (goes_on) {
            rows.push_back(std::move(line));
        } else {
            put(out, std::exchange(rows, {}), separator);
            (out += line.text) += end == utf8.npos ? "" : "\n";
        }
        utf8.remove_prefix(end == utf8.npos ? utf8.size() : end + 1);
    }
    put(out, rows, separator);
    return out;
}

} // namespace

std::string with_tabs(std::string_view utf8)
{
    std::string out(utf8);
    for (const auto& separator : separators) {
        const auto has_sign = [&](std::string_view sign) {
            return !sign.empty() && out.find(sign) != out.npos;
        };
        if (std::ranges::any_of(separator.signs, has_sign))
            out = with_tabs(out, separator);
    }
    return out;
}

} // namespace mailroom
