#include "parsers/fields/learning/lessons.h"

#include "core/fold.h"
#include "parsers/fields/learning/anchors.h"
#include "parsers/fields/learning/layout_identity.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr double learned_confidence = 0.95;

// What is the same in every document of a layout, so that a person may know it better than the
// page.
constexpr std::array constant_terms{Term::seller_name,  Term::buyer_name,    Term::payer_name,
                                    Term::payee_name,   Term::currency,      Term::seller_tax_id,
                                    Term::buyer_tax_id, Term::vendor_number, Term::payment_method};

bool is_constant(Term term)
{
    return std::ranges::find(constant_terms, term) != constant_terms.end();
}

const TableRow* row_of(const Analysis& analysis, const Table& table, const Facts& line)
{
    for (const auto& row : table.rows) {
        const auto& grid_row = analysis.grid.rows[row.grid_row];
        const bool same = std::ranges::any_of(line.facts, [&grid_row](const Fact& fact) {
            const auto& at = fact.evidence;
            if (!at.box || at.page != grid_row.page)
                return false;
            const auto middle = (at.box->y0 + at.box->y1) / 2;
            return middle >= grid_row.box.y0 && middle <= grid_row.box.y1;
        });
        if (same)
            return &row;
    }
    return nullptr;
}

std::optional<Value> value_in(const Cell& cell, Term term)
{
    if (cell.empty())
        return std::nullopt;
    if (kind_of(term) == TermKind::date)
        return cell.date ? std::optional<Value>(*cell.date) : std::nullopt;
    if (kind_of(term) == TermKind::amount)
        return cell.amount ? std::optional<Value>(cell.amount->value) : std::nullopt;
    return cell.text;
}

std::optional<LayoutLesson> column_lesson(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const DocumentCorrection& correction,
    const Facts& line)
{
    for (const auto& table : tables) {
        const auto* row = row_of(analysis, table, line);
        for (std::size_t i = 0; row != nullptr && i < table.columns.size(); ++i) {
            const auto value = value_in(row->cells[i], correction.term);
            if (!value || folded(to_string(*value)) != folded(correction.value))
                continue;
            LayoutLesson lesson{.kind = LessonKind::column, .term = correction.term};
            lesson.label = normalized_phrase(table.columns[i].title);
            if (!lesson.label.empty())
                return lesson;
        }
    }
    return std::nullopt;
}

std::optional<LayoutLesson>
field_lesson(const Analysis& analysis, const DocumentCorrection& correction)
{
    LayoutLesson lesson{.term = correction.term, .value = correction.value};
    if (correction.value.empty()) {
        lesson.kind = LessonKind::never;
        return lesson;
    }
    const auto value = parse_value(correction.term, correction.value);
    if (!value)
        return std::nullopt;
    if (auto anchor = anchor_of(analysis, correction.term, *value))
        return anchor;
    if (!is_constant(correction.term))
        return std::nullopt;
    lesson.kind = LessonKind::always;
    return lesson;
}

std::optional<LayoutLesson> lesson_of(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const DocumentCorrection& correction,
    const Document& document)
{
    if (correction.is_type)
        return LayoutLesson{.kind = LessonKind::document_type, .value = correction.value};
    if (correction.line == 0)
        return field_lesson(analysis, correction);
    if (correction.line > document.lines.size())
        return std::nullopt;
    return column_lesson(analysis, tables, correction, document.lines[correction.line - 1]);
}

// Which row of each table each line stands in, for all lessons of a document.
class RowsOfLines {
public:
    RowsOfLines(
        const Analysis& analysis, const std::vector<Table>& tables, const std::vector<Facts>& lines)
    {
        for (const auto& table : tables) {
            auto& rows = rows_.emplace_back();
            for (const auto& line : lines)
                rows.push_back(row_of(analysis, table, line));
        }
    }

    const TableRow* row(std::size_t table, std::size_t line) const { return rows_[table][line]; }

private:
    std::vector<std::vector<const TableRow*>> rows_; // [table][line]; null: not there.
};

void apply_column(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const RowsOfLines& rows,
    const LayoutLesson& lesson,
    Document& document)
{
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const auto& columns = tables[t].columns;
        const auto column = std::ranges::find_if(columns, [&lesson](const Column& candidate) {
            return normalized_phrase(candidate.title) == lesson.label;
        });
        if (column == columns.end())
            continue;
        const auto index = static_cast<std::size_t>(column - columns.begin());
        for (std::size_t i = 0; i < document.lines.size(); ++i) {
            const auto* row = rows.row(t, i);
            if (row == nullptr)
                continue;
            const auto& cell = row->cells[index];
            if (auto value = value_in(cell, lesson.term))
                document.lines[i].set(
                    {lesson.term, *std::move(value), learned_confidence,
                     evidence_of(analysis, cell.at, cell.begin, cell.end)});
        }
    }
}

void apply(const Analysis& analysis, const LayoutLesson& lesson, Facts& fields)
{
    switch (lesson.kind) {
    case LessonKind::document_type:
    case LessonKind::column:
        return;
    case LessonKind::never:
        std::erase_if(
            fields.facts, [&lesson](const Fact& fact) { return fact.term == lesson.term; });
        return;
    case LessonKind::always:
        if (auto value = parse_value(lesson.term, lesson.value))
            fields.set({lesson.term, *std::move(value), learned_confidence, {}});
        return;
    default:
        if (auto found = value_at(analysis, lesson))
            fields.set(
                {lesson.term, std::move(found->value), learned_confidence,
                 evidence_of(analysis, found->at, found->begin, found->end)});
    }
}

} // namespace

std::optional<LayoutLesson> learn(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const DocumentCorrection& correction,
    const Document& document)
{
    auto owners = layout_owners_of(analysis, document);
    auto marks = layout_marks_of(analysis);
    if (owners.empty() || marks.empty())
        return std::nullopt;
    auto lesson = lesson_of(analysis, tables, correction, document);
    if (lesson) {
        lesson->owners = std::move(owners);
        lesson->marks = std::move(marks);
    }
    return lesson;
}

std::optional<DocumentType> learned_type(const std::vector<const LayoutLesson*>& lessons)
{
    std::optional<DocumentType> type;
    for (const auto* lesson : lessons) {
        if (lesson->kind == LessonKind::document_type)
            type = enum_from_string<DocumentType>(lesson->value);
    }
    return type;
}

void apply_lessons(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const std::vector<const LayoutLesson*>& lessons,
    Document& document)
{
    std::string told;
    std::optional<RowsOfLines> rows;
    for (const auto* lesson : lessons) {
        if (lesson->kind == LessonKind::column) {
            if (!rows)
                rows.emplace(analysis, tables, document.lines);
            apply_column(analysis, tables, *rows, *lesson, document);
        } else {
            apply(analysis, *lesson, document.fields);
        }
        told += told.empty() ? "" : ", ";
        told += lesson->kind == LessonKind::document_type ? "type" : to_string(lesson->term);
    }
    if (!told.empty())
        document.checks.push_back(
            {"learned_layout", true, "as a person corrected this layout before: " + told});
}

} // namespace mailroom::fields
