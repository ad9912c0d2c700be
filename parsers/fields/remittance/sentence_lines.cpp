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
        if (document.taken > 0)
            set_parts_taken_off(line, document);
        else if (is_whole(document))
            set(line, Term::gross_amount, document.amounts[0], document.net());
        const auto rest = document.taken + 1;
        const bool is_told = document.taken > 0 && document.amounts.size() > rest
            && abs(document.amounts[rest].value) == abs(document.net());
        set(line, Term::net_amount, document.amounts[is_told ? rest : 0], document.net());
        return line;
    }

private:
    void set(Facts& line, Term term, const ToldAmount& amount, const Decimal& value) const
    {
        const auto& [at, begin, end] = amount.place;
        line.set({term, value, confidence, evidence_of(analysis_, at, begin, end)});
    }

    // "Invoice 4711 of 2 May: 76.28", and not "invoice 4711, of which we pay 76.28".
    bool is_whole(const ToldDocument& document) const
    {
        const auto& amounts = document.amounts;
        if (amounts.size() == 2)
            return amounts[1].value == amounts[0].value;
        const auto words = words_between(analysis_, document.number, amounts[0].place);
        return amounts.size() == 1 && !words.empty() && !says_minus(words) && !says_part(words)
            && std::ranges::none_of(labels_in(words), [](const Label& label) {
                   return label.weight_of(Sense::pays) > 0 || label.weight_of(Sense::paid) > 0
                       || label.weight_of(Sense::prepaid) > 0
                       || label.weight_of(Sense::balance) > 0;
               });
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

    // What is said around an amount that is taken off, up to its neighbours.
    struct Around {
        std::string before, behind;
        ToldPlace place_behind;
    };

    Around around(const ToldDocument& document, std::size_t amount) const
    {
        const auto& amounts = document.amounts;
        const auto& place = amounts[amount].place;
        const auto& text = analysis_.piece(place.at).text;
        const auto* next = amount + 1 < amounts.size() ? &amounts[amount + 1].place : nullptr;
        const auto end = next != nullptr && next->at == place.at
            ? next->begin
            : std::min(
                next != nullptr ? text.npos : text.find_first_of(";.", place.end), text.size());
        return {
            words_between(analysis_, amounts[amount - 1].place, place),
            next != nullptr ? words_between(analysis_, place, *next)
                            : text.substr(place.end, end - place.end),
            {place.at, place.end, end}};
    }

    static bool names_discount(std::string_view words)
    {
        return std::ranges::any_of(labels_in(words), [](const Label& label) {
            return label.weight_of(Sense::discount) >= label_least;
        });
    }

    // "less 20.00 discount and 5.00 damage": words behind one amount are not those of the next.
    void set_parts_taken_off(Facts& line, const ToldDocument& document) const
    {
        set(line, Term::gross_amount, document.amounts[0], abs(document.amounts[0].value));
        bool words_follow = false;
        for (std::size_t i = 1; i <= document.taken; ++i) {
            auto words = around(document, i);
            if (words_follow)
                words.before.clear();
            const bool is_before = names_discount(words.before);
            const bool is_discount = is_before
                || (document.taken == i && names_discount(words.behind))
                || names_discount(up_to_comma(words.behind));
            words_follow = is_discount ? !is_before
                                       : named_deduction_reason_of(words.before).empty()
                    && !named_deduction_reason_of(words.behind).empty();
            const auto term = is_discount ? Term::discount_amount : Term::deduction_amount;
            const auto before = line.amount(term).value_or(Decimal());
            set(line, term, document.amounts[i], before + abs(document.amounts[i].value));
            if (!is_discount && line.find(Term::deduction_reason) == nullptr)
                set_reason(line, document, i, words);
        }
    }

    // "moins 20,00 € d'escompte, moins 5,00 €": what is said behind the comma is of the next.
    static std::string_view up_to_comma(std::string_view words)
    {
        return words.substr(0, words.find(','));
    }

    // "28.34 price difference", or "price difference 28.34", which may be wrapped.
    void set_reason(
        Facts& line, const ToldDocument& document, std::size_t amount, const Around& words) const
    {
        const bool is_before = !named_deduction_reason_of(words.before).empty()
            && named_deduction_reason_of(words.behind).empty();
        const auto& told = is_before ? words.before : words.behind;
        const auto reason = reason_by_share(
            deduction_reason_of(told), told, document.amounts[0].value,
            document.amounts[amount].value);
        if (reason.empty())
            return;
        const auto& first = document.amounts[amount - 1].place;
        const ToldPlace before{first.at, first.end, analysis_.piece(first.at).text.size()};
        const auto& [at, begin, end] = is_before ? before : words.place_behind;
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
