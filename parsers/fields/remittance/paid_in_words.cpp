#include "parsers/fields/remittance/paid_in_words.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr std::size_t sentence_words_least = 6;

Candidate date_at(PieceRef at, const ScannedDate& date)
{
    constexpr double score = 0.8;
    return {Sense::payment_date, date.value, score, at, date.begin, date.end, {}};
}

std::size_t words_in(const Row& row)
{
    std::size_t words = 0;
    for (const auto& piece : row.pieces)
        words += piece.words.size();
    return words;
}

std::string text_from(const Row& row, std::size_t piece)
{
    std::string text;
    for (; piece < row.pieces.size(); ++piece)
        (text += text.empty() ? "" : " ") += row.pieces[piece].text;
    return text;
}

// "will be transferred on 5" and "December 2025", which the end of the row parts; or the day at the
// beginning of the next row.
std::optional<Candidate> wrapped_date(const Analysis& analysis, PieceRef at)
{
    constexpr std::size_t bytes_before_most = 12; // Of the next row: "on the ".
    const auto& rows = analysis.grid.rows;
    if (at.row + 1 == rows.size() || rows[at.row + 1].page != rows[at.row].page)
        return std::nullopt;
    const auto& lower = rows[at.row + 1].pieces[0].text;
    auto whole = text_from(rows[at.row], at.piece);
    const auto next = whole.size() + 1;
    (whole += ' ') += lower;
    for (auto date : scan_dates(whole, analysis.date_order)) {
        if (date.end <= next || date.begin > next + bytes_before_most)
            continue;
        date.begin = std::max(date.begin, next) - next;
        date.end -= next;
        return date_at({at.row + 1, 0}, date);
    }
    return std::nullopt;
}

// The first sentence that says that something is paid, and when.
std::optional<Candidate>
date_in_sentence(const Analysis& analysis, const std::vector<std::size_t>& line_rows)
{
    const auto end = line_rows.empty() ? analysis.values.size() : line_rows.front();
    for (std::size_t row = 0; row < end; ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            const auto& values = analysis.values[row][piece];
            const bool pays = std::ranges::any_of(
                values.labels, [](const Label& label) { return label.weight_of(Sense::pays) > 0; });
            if (!pays || values.dates.size() > 1
                || words_in(analysis.grid.rows[row]) < sentence_words_least)
                continue;
            const auto date = values.dates.empty() ? wrapped_date(analysis, {row, piece})
                                                   : date_at({row, piece}, values.dates.front());
            if (date)
                return date;
        }
    }
    return std::nullopt;
}

// "on 14 May we transfer": the day that something is done, and not that of an invoice, "of 14 May".
bool says_when(const Analysis& analysis, const Candidate& date)
{
    constexpr std::array<std::string_view, 13> words{
        "zum", "am", "per", "on", "le", "el", "op", "em", "data", "dia", "value", "for", "date"};
    const auto before =
        trimmed(std::string_view(analysis.piece(date.at).text).substr(0, date.begin));
    const auto word = folded(before.substr(before.rfind(' ') + 1));
    return std::ranges::find(words, word) != words.end();
}

} // namespace

void add_date_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    std::vector<Candidate>& candidates)
{
    if (const auto date = date_in_sentence(analysis, line_rows))
        candidates.push_back(*date);
}

void prefer_date_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    const std::vector<Candidate>& candidates,
    Document& document)
{
    constexpr double label_least = 0.5, confidence = 0.85;
    const auto date = date_in_sentence(analysis, line_rows);
    const bool is_whole = date
        && std::ranges::any_of(analysis.values_of(date->at).dates, [&](const ScannedDate& each) {
                              return Value(each.value) == date->value;
                          });
    const bool is_labelled = date && std::ranges::any_of(candidates, [&](const Candidate& each) {
                                 return each.sense == Sense::payment_date
                                     && each.score > label_least && each.at != date->at;
                             });
    if (date && !is_labelled && (!is_whole || says_when(analysis, *date)))
        document.fields.set(fact_of(analysis, Term::payment_date, *date, confidence));
}

void prefer_called_date(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    constexpr double surely = 0.8, less_by = 0.15;
    const auto* chosen = document.fields.find(Term::payment_date);
    const Candidate* called = nullptr;
    double of_chosen = 0;
    for (const auto& candidate : candidates) {
        if (chosen == nullptr || candidate.sense != Sense::payment_date)
            continue;
        if (candidate.value == chosen->value)
            of_chosen = std::max(of_chosen, candidate.score);
        if (candidate.score < surely)
            continue;
        if (called != nullptr && called->value != candidate.value)
            return;
        called = &candidate;
    }
    if (called != nullptr && of_chosen < called->score - less_by)
        document.fields.set(fact_of(analysis, Term::payment_date, *called, chosen->confidence));
}

void add_amount_in_sentence(
    const Analysis& analysis,
    const std::vector<std::size_t>& line_rows,
    std::vector<Candidate>& candidates)
{
    const auto end = line_rows.empty() ? analysis.values.size() : line_rows.front();
    for (std::size_t row = 0; row < end; ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            if (analysis.grid.rows[row].pieces[piece].words.size() < sentence_words_least)
                continue;
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (amount.currency.empty() || amount.percent)
                    continue;
                candidates.push_back(
                    {Sense::payment_amount,
                     amount.value,
                     0.6,
                     {row, piece},
                     amount.begin,
                     amount.end,
                     amount.currency});
                return;
            }
        }
    }
}

} // namespace mailroom::fields
