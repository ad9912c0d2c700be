#include "parsers/fields/remittance/sentence_lines.h"

#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/told_documents.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.7;
constexpr float label_least = 0.5F, title_least = 0.8F;

// A letter, and one that tells of a payment, or is called an advice of one.
bool announces_payment(const Analysis& analysis)
{
    constexpr std::size_t words_max = 5'000;
    std::size_t words = 0;
    bool pays = false;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            words += analysis.piece({row, piece}).words.size();
            for (const auto& label : analysis.values[row][piece].labels)
                pays = pays || label.weight_of(Sense::pays) >= label_least
                    || (label.weight_of(Sense::title_remittance) >= title_least
                        && label.end - label.begin == analysis.piece({row, piece}).text.size());
        }
    }
    return pays && words <= words_max;
}

class LineWriter {
public:
    explicit LineWriter(const Analysis& analysis) : analysis_(analysis) {}

    Facts line_of(const ToldDocument& document) const
    {
        Facts line;
        const auto& [at, begin, end] = document.number;
        line.set(
            {Term::document_number, analysis_.piece(at).text.substr(begin, end - begin), confidence,
             evidence_of(analysis_, at, begin, end)});
        set_date(line, document);
        if (document.subtracts)
            set_part_taken_off(line, document);
        else if (
            document.amounts.size() == 2 && document.amounts[1].value == document.amounts[0].value)
            set(line, Term::gross_amount, document.amounts[0], document.net());
        const bool is_told = !document.subtracts
            || (document.amounts.size() > 2
                && abs(document.amounts[2].value) == abs(document.net()));
        const auto& told =
            document.subtracts && is_told ? document.amounts[2] : document.amounts[0];
        set(line, Term::net_amount, told, document.net());
        return line;
    }

private:
    void set(Facts& line, Term term, const ToldAmount& amount, const Decimal& value) const
    {
        const auto& [at, begin, end] = amount.place;
        line.set({term, value, confidence, evidence_of(analysis_, at, begin, end)});
    }

    void set_date(Facts& line, const ToldDocument& document) const
    {
        const auto& number = document.number;
        for (const auto& date : analysis_.values_of(number.at).dates) {
            if (date.begin >= number.end && line.find(Term::document_date) == nullptr)
                line.set(
                    {Term::document_date, date.value, confidence,
                     evidence_of(analysis_, number.at, date.begin, date.end)});
        }
    }

    void set_part_taken_off(Facts& line, const ToldDocument& document) const
    {
        const auto& taken = document.amounts[1];
        const auto& text = analysis_.piece(taken.place.at).text;
        const auto end =
            document.amounts.size() > 2 && document.amounts[2].place.at == taken.place.at
            ? document.amounts[2].place.begin
            : std::min(text.find_first_of(";.", taken.place.end), text.size());
        const auto behind = text.substr(taken.place.end, end - taken.place.end);
        const auto before = words_between(analysis_, document.amounts[0].place, taken.place);
        bool is_discount = false;
        for (const auto& words : {before, behind}) {
            for (const auto& label : labels_in(words))
                is_discount = is_discount || label.weight_of(Sense::discount) >= label_least;
        }
        set(line, Term::gross_amount, document.amounts[0], abs(document.amounts[0].value));
        set(line, is_discount ? Term::discount_amount : Term::deduction_amount, taken,
            abs(taken.value));
        if (!is_discount)
            set_reason(line, document, {taken.place.at, taken.place.end, end});
    }

    // "28.34 price difference", or "price difference 28.34", which may be wrapped.
    void set_reason(Facts& line, const ToldDocument& document, const ToldPlace& behind) const
    {
        const auto words_before =
            words_between(analysis_, document.amounts[0].place, document.amounts[1].place);
        const auto words_behind =
            analysis_.piece(behind.at).text.substr(behind.begin, behind.end - behind.begin);
        const bool is_before = !named_deduction_reason_of(words_before).empty()
            && named_deduction_reason_of(words_behind).empty();
        const auto& words = is_before ? words_before : words_behind;
        const auto reason = reason_by_share(
            deduction_reason_of(words), words, document.amounts[0].value,
            document.amounts[1].value);
        if (reason.empty())
            return;
        const auto& first = document.amounts[0].place;
        const ToldPlace before{first.at, first.end, analysis_.piece(first.at).text.size()};
        const auto& [at, begin, end] = is_before ? before : behind;
        line.set(
            {Term::deduction_reason, std::string(reason), confidence,
             evidence_of(analysis_, at, begin, end)});
    }

    const Analysis& analysis_;
};

// "- Invoice 4711 of 2 May": the row begins with the document, and tells of nothing else.
bool begins_row(const Analysis& analysis, const ToldPlace& number)
{
    constexpr std::size_t bullet_bytes_most = 4;
    const auto& labels = analysis.values_of(number.at).labels;
    return number.at.piece == 0
        && (number.begin <= bullet_bytes_most
            || (!labels.empty() && labels[0].begin <= bullet_bytes_most
                && labels[0].end <= number.begin && family_of(labels[0].best()) != Family::mark));
}

void add_rows(
    const Analysis& analysis, const ToldDocument& document, std::vector<std::size_t>& rows)
{
    if (!begins_row(analysis, document.number))
        return;
    const auto first = document.number.at.row, last = document.amounts.back().place.at.row;
    for (auto row = first; row <= last && (row == first || !begins_total(analysis, row)); ++row)
        rows.push_back(row);
}

} // namespace

ProseLines sentence_lines_of(const Analysis& analysis)
{
    ProseLines found;
    if (!announces_payment(analysis))
        return found;
    const LineWriter writer(analysis);
    for (const auto& document : told_documents_of(analysis)) {
        found.lines.push_back(writer.line_of(document));
        add_rows(analysis, document, found.grid_rows);
    }
    return found;
}

} // namespace mailroom::fields
