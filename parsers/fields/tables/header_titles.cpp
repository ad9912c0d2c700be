#include "parsers/fields/tables/header_titles.h"

#include "parsers/fields/tables/column_title.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        (text += text.empty() ? "" : " ") += line;
    return text;
}

// "Invoice  Date" are two titles where more than a blank parts them, though together they are one.
// Fonts of one width have wide blanks.
void add_gaps(const Piece& piece, const Label& label, std::vector<std::size_t>& cuts)
{
    constexpr float of_height = 0.6F, of_letter = 1.45F;
    const std::string_view text = piece.text;
    for (std::size_t i = 1; i < piece.words.size(); ++i) {
        const auto &word = piece.words[i], &before = piece.words[i - 1];
        const auto gap = word.box.x0 - before.box.x1;
        const auto letter = (word.box.width() + before.box.width())
            / static_cast<float>(word.end - word.begin + before.end - before.begin);
        if (word.begin <= label.begin || word.begin >= label.end
            || gap < std::max(of_height * piece.box.height(), of_letter * letter))
            continue;
        if (!labels_in(text.substr(label.begin, word.begin - label.begin)).empty()
            && !labels_in(text.substr(word.begin, label.end - word.begin)).empty())
            cuts.push_back(word.begin);
    }
}

// "Amount / Montant", "Amount (EUR)": of one title.
bool go_together(const std::string& text, const Label& first, const Label& second)
{
    return text[second.begin] == '('
        || text.substr(first.end - 1, second.begin + 2 - first.end).find('/') != std::string::npos;
}

constexpr float share_gap_max = 2; // Of the height of the title.

// "5 %" behind "Retention": the rest of a title, however wide its blank.
bool is_share(std::string_view text)
{
    return text.ends_with('%') && text.find_first_not_of("0123456789.,% ") == text.npos;
}

} // namespace

void add_titles(const Analysis& analysis, PieceRef at, std::vector<Title>& titles)
{
    const auto& piece = analysis.piece(at);
    std::vector<std::size_t> cuts;
    const Label* last = nullptr;
    const auto labels = labels_in(piece.text, LabelSource::listed);
    for (const auto& label : labels) {
        if (!is_column_sense(label.best()))
            continue;
        if (last != nullptr && !go_together(piece.text, *last, label)) {
            const auto gap =
                piece.box_of(label.begin, label.end).x0 - piece.box_of(last->begin, last->end).x1;
            // "Paid Document": an amount set to the right meets a number set to the left.
            const bool meet = family_of(last->best()) == Family::amount
                && family_of(label.best()) == Family::number && label.begin == last->end + 1;
            if (gap > 0.45F * piece.box.height() || meet)
                cuts.push_back(label.begin);
        }
        add_gaps(piece, label, cuts);
        last = &label;
    }
    std::size_t begin = 0;
    cuts.push_back(piece.text.size());
    for (const auto cut : cuts) {
        auto text = piece.text.substr(begin, cut - begin);
        while (!text.empty() && text.back() == ' ')
            text.pop_back();
        const auto box = piece.box_of(begin, begin + text.size());
        if (!titles.empty() && piece.cell.empty() && is_share(text)
            && box.x0 - titles.back().box.x1 < share_gap_max * piece.box.height()) {
            (titles.back().text += ' ') += text;
            titles.back().box = united(titles.back().box, box);
        } else if (!text.empty())
            titles.push_back({box, text, sheet_column_of(piece.cell)});
        begin = cut;
    }
}

void share_group_titles(std::vector<Column>& columns, const std::vector<Title>& above)
{
    const auto has_title_above = [&](const Column& column) {
        return std::ranges::any_of(above, [&](const Title& title) {
            return title.sheet_column == column.sheet_column && title.text == column.lines[0];
        });
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto end = i + 1;
        while (end < columns.size() && !has_title_above(columns[end]))
            ++end;
        if (columns[i].sheet_column.empty() || columns[i].lines.size() < 2 || end == i + 1
            || !has_title_above(columns[i]))
            continue;
        const auto group = columns[i].lines[0];
        columns[i].lines.erase(columns[i].lines.begin());
        for (auto k = i; k < end; ++k) {
            auto& column = columns[k];
            if (meaning_of_title(joined(column.lines)).meanings.empty())
                column.lines.insert(column.lines.begin(), group);
            column.title = joined(column.lines);
        }
    }
}

} // namespace mailroom::fields
