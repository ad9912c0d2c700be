#include "parsers/fields/analysis.h"

#include "core/ascii.h"
#include "parsers/fields/document_currency.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom::fields {
namespace {

// "Rechnung 7719.02 vom 3. Mai 2026": between what it numbers and its day, a figure that a point
// parts is a number, unless a currency makes it money.
bool is_dated_number(std::string_view text, const ScannedAmount& amount, const PieceValues& values)
{
    constexpr float named = 0.3F;
    constexpr std::size_t joining_bytes_most = 6; // " vom ", " of ", " du "
    const auto figure = text.substr(amount.begin, amount.end - amount.begin);
    return amount.currency.empty() && !amount.percent && !amount.sign_written
        && figure.find(',') == figure.npos && figure.find('.') != figure.npos
        && std::ranges::any_of(
               values.dates,
               [&](const ScannedDate& date) {
                   return date.begin > amount.end && date.begin <= amount.end + joining_bytes_most;
               })
        && std::ranges::any_of(values.labels, [&](const Label& label) {
               return label.end < amount.begin && weight_as_document(label) > named
                   && text.substr(label.end, amount.begin - label.end).find_first_not_of(" .:")
                   == text.npos;
           });
}

PieceValues values_in(const Piece& piece, DecimalMark mark, DateOrder order)
{
    PieceValues values;
    values.dates = scan_dates(piece.text, order);
    values.labels = labels_in(piece.text);
    for (auto& amount : scan_amounts(piece.text, mark)) {
        const bool in_date = std::ranges::any_of(values.dates, [&amount](const auto& date) {
            return amount.begin < date.end && date.begin < amount.end;
        });
        if (!in_date && !is_dated_number(piece.text, amount, values))
            values.amounts.push_back(std::move(amount));
    }
    return values;
}

// Every label votes for its languages, longer phrases more; words of running text too.
std::string language_of(const Analysis& analysis, const ExtractContext& context)
{
    const auto& languages = label_languages();
    std::vector<float> votes(languages.size());
    for (const auto& row : analysis.values) {
        for (const auto& piece : row) {
            for (const auto& label : piece.labels) {
                std::vector<float> best(languages.size());
                for (const auto& meaning : label.meanings) {
                    if (meaning.language != any_language)
                        best[meaning.language] = std::max(best[meaning.language], meaning.weight);
                }
                const auto shared = std::max<std::ptrdiff_t>(
                    1, std::ranges::count_if(best, [](float w) { return w > 0; }));
                for (std::size_t i = 0; i < votes.size(); ++i)
                    votes[i] +=
                        best[i] * static_cast<float>(label.tokens) / static_cast<float>(shared);
            }
        }
    }
    const auto best = std::ranges::max_element(votes);
    if (*best < 1)
        return context.language;
    return std::string(languages[static_cast<std::size_t>(best - votes.begin())]);
}

// "GA 30301" behind a town.
bool is_state_and_code(std::string_view text, std::size_t at)
{
    constexpr std::size_t code_digits = 5;
    const auto state = text.substr(at, 2), code = text.substr(std::min(at + 3, text.size()), 5);
    return state.size() == 2 && std::ranges::all_of(state, is_upper)
        && text.substr(at + 2, 1) == " " && code.size() == code_digits
        && std::ranges::all_of(code, is_digit);
}

// Of a page without a currency: its checks are no cheques, its companies and towns those of
// America.
bool speaks_american(std::string_view text)
{
    constexpr std::array<std::string_view, 6> words{" LLC",     " Inc.",    "CHECK NO",
                                                    "Check No", "check no", "CHECK DATE"};
    if (std::ranges::any_of(
            words, [text](std::string_view word) { return text.find(word) != text.npos; }))
        return true;
    for (auto at = text.find(", "); at != text.npos; at = text.find(", ", at + 1)) {
        if (is_state_and_code(text, at + 2))
            return true;
    }
    return false;
}

// "Transport pallet" in English carries no Dutch sum over to the next page: a word that means
// something in another language alone counts only where it is all that stands there.
void drop_foreign_words(Analysis& analysis)
{
    const auto& languages = label_languages();
    const auto own = std::ranges::find(languages, analysis.language);
    if (own == languages.end())
        return;
    const auto language = static_cast<std::uint8_t>(own - languages.begin());
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            const auto size = analysis.grid.rows[row].pieces[piece].text.size();
            std::erase_if(analysis.values[row][piece].labels, [&](const Label& label) {
                return label.tokens == 1 && label.end - label.begin + 2 < size
                    && std::ranges::none_of(label.meanings, [language](const Meaning& meaning) {
                           return meaning.language == language || meaning.language == any_language;
                       });
            });
        }
    }
}

} // namespace

Analysis analysis_of(Grid grid, const ExtractContext& context)
{
    Analysis analysis;
    analysis.grid = std::move(grid);
    analysis.is_body = context.is_body;
    const auto text = analysis.grid.text();
    analysis.decimal_mark = decimal_mark_of(text);
    analysis.date_order = date_order_of(text);
    if (analysis.date_order == DateOrder::unknown && context.message_date)
        analysis.date_order = date_order_near(text, *context.message_date);
    for (const int attempt : {1, 2}) {
        analysis.values.clear();
        for (const auto& row : analysis.grid.rows) {
            auto& of_row = analysis.values.emplace_back();
            for (const auto& piece : row.pieces)
                of_row.push_back(values_in(piece, analysis.decimal_mark, analysis.date_order));
        }
        if (attempt == 1) {
            analysis.language = language_of(analysis, context);
            find_currency(analysis);
        }
        // Who counts dollars in English writes the month first, unless a date says otherwise.
        const bool american = analysis.language == "en"
            && (analysis.currency == "USD" || (analysis.currency.empty() && speaks_american(text)));
        if (analysis.date_order != DateOrder::unknown || !american)
            break;
        analysis.date_order = DateOrder::month_first;
    }
    drop_foreign_words(analysis);
    return analysis;
}

Analysis part_of(const Analysis& whole, std::size_t first, std::size_t last)
{
    Analysis part;
    part.grid.body_size = whole.grid.body_size;
    part.grid.page_heights = whole.grid.page_heights;
    part.grid.page_widths = whole.grid.page_widths;
    const auto begin = static_cast<std::ptrdiff_t>(first), end = static_cast<std::ptrdiff_t>(last);
    part.grid.rows.assign(whole.grid.rows.begin() + begin, whole.grid.rows.begin() + end);
    part.values.assign(whole.values.begin() + begin, whole.values.begin() + end);
    part.decimal_mark = whole.decimal_mark;
    part.date_order = whole.date_order;
    part.language = whole.language;
    part.is_body = whole.is_body;
    find_currency(part);
    return part;
}

bool is_money(const ScannedAmount& amount)
{
    return !amount.percent
        && (!amount.currency.empty() || (amount.has_decimals && amount.value.scale == 2));
}

Evidence evidence_of(const Analysis& analysis, PieceRef at, std::size_t begin, std::size_t end)
{
    const auto& row = analysis.grid.rows[at.row];
    const auto& piece = row.pieces[at.piece];
    Evidence evidence;
    evidence.page = row.page;
    evidence.box = piece.box_of(begin, end);
    evidence.cell = piece.cell;
    evidence.text = piece.text.substr(begin, end - begin);
    return evidence;
}

} // namespace mailroom::fields
