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
        const auto behind = std::string_view(text).substr(taken.place.end, end - taken.place.end);
        bool is_discount = false;
        for (const auto words : {words_between(analysis_, document.amounts[0], taken), behind}) {
            for (const auto& label : labels_in(words))
                is_discount = is_discount || label.weight_of(Sense::discount) >= label_least;
        }
        set(line, Term::gross_amount, document.amounts[0], abs(document.amounts[0].value));
        set(line, is_discount ? Term::discount_amount : Term::deduction_amount, taken,
            abs(taken.value));
        if (!is_discount)
            set_reason(line, document, {taken.place.at, taken.place.end, end});
    }

    // "28.34 price difference", or "price difference 28.34".
    void set_reason(Facts& line, const ToldDocument& document, const ToldPlace& behind) const
    {
        const auto& [first, taken] =
            std::pair(document.amounts[0].place, document.amounts[1].place);
        const ToldPlace before{taken.at, first.at == taken.at ? first.end : 0, taken.begin};
        const auto words_of = [&](const ToldPlace& place) {
            return std::string_view(analysis_.piece(place.at).text)
                .substr(place.begin, place.end - place.begin);
        };
        const bool is_before = !named_deduction_reason_of(words_of(before)).empty()
            && named_deduction_reason_of(words_of(behind)).empty();
        const auto& place = is_before ? before : behind;
        if (const auto reason = deduction_reason_of(words_of(place)); !reason.empty())
            line.set(
                {Term::deduction_reason, std::string(reason), confidence,
                 evidence_of(analysis_, place.at, place.begin, place.end)});
    }

    const Analysis& analysis_;
};

} // namespace

ProseLines sentence_lines_of(const Analysis& analysis)
{
    ProseLines found;
    if (!announces_payment(analysis))
        return found;
    const LineWriter writer(analysis);
    for (const auto& document : told_documents_of(analysis))
        found.lines.push_back(writer.line_of(document));
    return found;
}

} // namespace mailroom::fields
