#include "parsers/fields/remittance/told_reasons.h"

#include "core/ascii.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.6;

struct Told {
    std::size_t row = 0;
    std::string_view reason;
};

bool is_deducted(const Facts& line)
{
    return !line.amount(Term::deduction_amount).value_or(Decimal()).is_zero();
}

bool lacks_reason(const Facts& line)
{
    return is_deducted(line) && line.find(Term::deduction_reason) == nullptr;
}

std::string text_of(const Row& row)
{
    std::string text;
    for (const auto& piece : row.pieces)
        (text += text.empty() ? "" : " ") += piece.text;
    return text;
}

// Where the number stands in the text by itself, not within a longer one.
std::size_t place_of(std::string_view text, std::string_view number)
{
    constexpr std::size_t number_bytes_least = 3;
    const auto is_of_word = [&](std::size_t at) {
        return at < text.size() && (is_digit(text[at]) || is_lower(text[at]) || is_upper(text[at]));
    };
    for (auto at = text.find(number); number.size() >= number_bytes_least && at != text.npos;
         at = text.find(number, at + 1)) {
        if ((at == 0 || !is_of_word(at - 1)) && !is_of_word(at + number.size()))
            return at;
    }
    return text.npos;
}

bool names_deduction(const std::vector<PieceValues>& row)
{
    constexpr float label_least = 0.5F;
    return std::ranges::any_of(row, [](const PieceValues& piece) {
        return std::ranges::any_of(piece.labels, [](const Label& label) {
            return label.weight_of(Sense::deduction) >= label_least;
        });
    });
}

class Sentences {
public:
    Sentences(const Analysis& analysis, const std::vector<std::size_t>& line_rows)
        : analysis_(analysis),
          line_rows_(line_rows)
    {
    }

    // What is said of the line of this number, in its row or in the next one.
    Told told_of(const std::string& number) const
    {
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (is_line(row))
                continue;
            auto text = text_of(analysis_.grid.rows[row]);
            const auto at = place_of(text, number);
            if (at == text.npos)
                continue;
            text.replace(at, number.size(), "#");
            auto reason = named_deduction_reason_of(text);
            if (reason.empty() && goes_on(row))
                reason = named_deduction_reason_of(text_of(analysis_.grid.rows[row + 1]));
            if (!reason.empty())
                return {row, reason};
        }
        return {};
    }

    // What the only sentence about deductions says of all of them: they are tax, or held back. Of
    // the only deduction it may tell anything.
    Told told_of_all(bool is_only_one) const
    {
        constexpr std::array of_all{"tax", "other", "promotion"};
        Told told;
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (is_line(row) || !names_deduction(analysis_.values[row]))
                continue;
            const auto reason = named_deduction_reason_of(text_of(analysis_.grid.rows[row]));
            if (reason.empty() || reason == told.reason
                || (!is_only_one && std::ranges::find(of_all, reason) == of_all.end()))
                continue;
            if (!told.reason.empty())
                return {};
            told = {row, reason};
        }
        return told;
    }

private:
    bool is_line(std::size_t row) const { return std::ranges::binary_search(line_rows_, row); }

    bool goes_on(std::size_t row) const
    {
        const auto& rows = analysis_.grid.rows;
        return row + 1 < rows.size() && rows[row + 1].page == rows[row].page && !is_line(row + 1)
            && !rows[row].pieces.back().text.ends_with('.')
            && rows[row + 1].box.y0 - rows[row].box.y1 < analysis_.grid.body_size;
    }

    const Analysis& analysis_;
    const std::vector<std::size_t>& line_rows_;
};

void set_reason(const Analysis& analysis, const Told& told, Facts& line)
{
    const auto& piece = analysis.piece({told.row, 0});
    line.set(
        {Term::deduction_reason, std::string(told.reason), confidence,
         evidence_of(analysis, {told.row, 0}, 0, piece.text.size())});
}

} // namespace

void add_told_reasons(
    const Analysis& analysis, const std::vector<std::size_t>& line_rows, Document& document)
{
    const Sentences sentences(analysis, line_rows);
    const bool none_told = std::ranges::none_of(document.lines, [](const Facts& line) {
        return line.find(Term::deduction_reason) != nullptr;
    });
    for (auto& line : document.lines) {
        const bool is_vague = is_deducted(line) && line.text(Term::deduction_reason) == "other";
        if (!lacks_reason(line) && !is_vague)
            continue;
        if (const auto told = sentences.told_of(line.text(Term::document_number));
            !told.reason.empty())
            set_reason(analysis, told, line);
    }
    if (!none_told)
        return;
    const auto told =
        sentences.told_of_all(std::ranges::count_if(document.lines, is_deducted) == 1);
    for (auto& line : document.lines) {
        if (lacks_reason(line) && !told.reason.empty())
            set_reason(analysis, told, line);
    }
}

} // namespace mailroom::fields
