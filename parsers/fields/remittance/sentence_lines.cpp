#include "parsers/fields/remittance/sentence_lines.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr double confidence = 0.7;
constexpr float label_least = 0.5F;

// Where something begins in the text, read row by row.
struct Place {
    PieceRef at;
    std::size_t begin = 0, end = 0;

    bool operator<(const Place& other) const
    {
        return std::pair(at, begin) < std::pair(other.at, other.begin);
    }
};

struct NamedDocument {
    Place place;
    bool is_credit = false;
};

struct ToldAmount {
    Place place;
    Decimal value;
};

// What is told of one document: all that stands between its number and the next one.
struct Segment {
    NamedDocument document;
    std::vector<ToldAmount> amounts;
    bool subtracts = false; // The second amount is taken off the first.

    Decimal net() const
    {
        const auto paid = abs(amounts[0].value) - (subtracts ? abs(amounts[1].value) : Decimal());
        return document.is_credit || amounts[0].value.is_negative() ? -paid : paid;
    }
};

bool means(const Label& label, std::initializer_list<Sense> senses)
{
    return std::ranges::any_of(
        senses, [&](Sense sense) { return label.weight_of(sense) >= label_least; });
}

bool announces_payment(const Analysis& analysis)
{
    return std::ranges::any_of(analysis.values, [](const auto& row) {
        return std::ranges::any_of(row, [](const PieceValues& piece) {
            return std::ranges::any_of(
                piece.labels, [](const Label& label) { return means(label, {Sense::pays}); });
        });
    });
}

class SentenceReader {
public:
    explicit SentenceReader(const Analysis& analysis) : analysis_(analysis)
    {
        for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
            for (std::size_t piece = 0; piece < analysis.grid.rows[row].pieces.size(); ++piece) {
                add_amounts({row, piece});
                add_documents({row, piece});
            }
        }
        part();
    }

    ProseLines lines() const
    {
        ProseLines found;
        if (segments_.empty() || !adds_up())
            return found;
        for (const auto& segment : segments_)
            found.lines.push_back(line_of(segment));
        return found;
    }

private:
    // Brackets set an amount apart in a sentence, and are no minus.
    void add_amounts(PieceRef at)
    {
        const auto& text = analysis_.piece(at).text;
        for (const auto& amount : analysis_.values_of(at).amounts) {
            if (!is_money(amount))
                continue;
            const bool is_bracketed =
                text[amount.begin] == '(' || (amount.begin > 0 && text[amount.begin - 1] == '(');
            amounts_.push_back(
                {{at, amount.begin, amount.end}, is_bracketed ? abs(amount.value) : amount.value});
        }
    }

    bool is_value(PieceRef at, std::size_t begin, std::size_t end) const
    {
        const auto touches = [&](const auto& value) {
            return begin < value.end && value.begin < end;
        };
        const auto& values = analysis_.values_of(at);
        return std::ranges::any_of(values.dates, touches)
            || std::ranges::any_of(values.amounts, [&](const ScannedAmount& amount) {
                   return (is_money(amount) || amount.percent) && touches(amount);
               });
    }

    // The label right before the number: "our reference BP18", "order 4500".
    const Label* label_before(PieceRef at, std::size_t begin) const
    {
        constexpr std::size_t gap_max = 3;
        const Label* nearest = nullptr;
        for (const auto& label : analysis_.values_of(at).labels) {
            if (label.end <= begin && begin - label.end <= gap_max)
                nearest = &label;
        }
        return nearest;
    }

    bool is_credit(PieceRef at, std::size_t from, std::size_t begin) const
    {
        return std::ranges::any_of(analysis_.values_of(at).labels, [&](const Label& label) {
            return label.begin >= from && label.end <= begin
                && means(label, {Sense::credit_note_number, Sense::title_credit_note});
        });
    }

    void add_documents(PieceRef at)
    {
        constexpr std::size_t number_min = 3;
        const auto& piece = analysis_.piece(at);
        std::size_t from = 0; // Behind what was told before, in this piece.
        for (const auto& word : piece.words) {
            for (const auto& amount : analysis_.values_of(at).amounts) {
                if (is_money(amount) && amount.end <= word.begin)
                    from = std::max(from, amount.end);
            }
            const auto number =
                number_at(std::string_view(piece.text).substr(0, word.end), word.begin);
            if (number.size() < number_min)
                continue;
            const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
            const auto* label = label_before(at, begin);
            if (is_value(at, begin, begin + number.size())
                || (label != nullptr
                    && means(
                        *label,
                        {Sense::purchase_order, Sense::payment_reference, Sense::customer_number,
                         Sense::vendor_number, Sense::own_number, Sense::other_number,
                         Sense::account})))
                continue;
            documents_.push_back({{at, begin, begin + number.size()}, is_credit(at, from, begin)});
            from = begin + number.size();
        }
    }

    // Each document with the amounts up to the next; what has none is no line.
    void part()
    {
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            Segment segment{documents_[i], {}, false};
            for (const auto& amount : amounts_) {
                if (documents_[i].place < amount.place
                    && (i + 1 == documents_.size() || amount.place < documents_[i + 1].place))
                    segment.amounts.push_back(amount);
            }
            if (segment.amounts.empty())
                continue;
            segment.subtracts = subtracts(segment);
            segments_.push_back(std::move(segment));
        }
    }

    std::string_view between(const ToldAmount& first, const ToldAmount& second) const
    {
        if (first.place.at != second.place.at)
            return {};
        return std::string_view(analysis_.piece(first.place.at).text)
            .substr(first.place.end, second.place.begin - first.place.end);
    }

    // "1,000.00 less 20.00 = 980.00", or "1,000.00 less 20.00 discount" without the result.
    bool subtracts(const Segment& segment) const
    {
        const auto& amounts = segment.amounts;
        if (amounts.size() < 2 || abs(amounts[1].value) >= abs(amounts[0].value)
            || amounts[1].value.is_zero())
            return false;
        const auto rest = abs(amounts[0].value) - abs(amounts[1].value);
        return (amounts.size() > 2 && abs(amounts[2].value) == rest) || is_minus(segment);
    }

    bool is_minus(const Segment& segment) const
    {
        const auto words = labels_in(between(segment.amounts[0], segment.amounts[1]));
        return std::ranges::any_of(words, [](const Label& label) {
            return means(label, {Sense::discount, Sense::deduction});
        });
    }

    bool adds_up() const
    {
        Decimal sum;
        for (const auto& segment : segments_)
            sum = sum + segment.net();
        const auto tells = [&](const ToldAmount& amount) {
            const auto* last = &segments_.back().amounts.front();
            const bool is_apart =
                amount.place < segments_.front().document.place || last->place < amount.place;
            return is_apart && amount.value == sum;
        };
        return sum > Decimal() && std::ranges::any_of(amounts_, tells);
    }

    void set(Facts& line, Term term, const ToldAmount& amount, const Decimal& value) const
    {
        const auto& [at, begin, end] = amount.place;
        line.set({term, value, confidence, evidence_of(analysis_, at, begin, end)});
    }

    void set_date(Facts& line, const Segment& segment) const
    {
        const auto& number = segment.document.place;
        for (const auto& date : analysis_.values_of(number.at).dates) {
            if (date.begin >= number.end && line.find(Term::document_date) == nullptr)
                line.set(
                    {Term::document_date, date.value, confidence,
                     evidence_of(analysis_, number.at, date.begin, date.end)});
        }
    }

    void set_part_taken_off(Facts& line, const Segment& segment) const
    {
        const auto& taken = segment.amounts[1];
        const auto& text = analysis_.piece(taken.place.at).text;
        const auto end = segment.amounts.size() > 2 && segment.amounts[2].place.at == taken.place.at
            ? segment.amounts[2].place.begin
            : std::min(text.find_first_of(";.", taken.place.end), text.size());
        const auto behind = std::string_view(text).substr(taken.place.end, end - taken.place.end);
        bool is_discount = false;
        for (const auto words : {between(segment.amounts[0], taken), behind}) {
            for (const auto& label : labels_in(words))
                is_discount = is_discount || means(label, {Sense::discount});
        }
        set(line, Term::gross_amount, segment.amounts[0], abs(segment.amounts[0].value));
        set(line, is_discount ? Term::discount_amount : Term::deduction_amount, taken,
            abs(taken.value));
        if (const auto reason = deduction_reason_of(behind); !is_discount && !reason.empty())
            line.set(
                {Term::deduction_reason, std::string(reason), confidence,
                 evidence_of(analysis_, taken.place.at, taken.place.end, end)});
    }

    Facts line_of(const Segment& segment) const
    {
        Facts line;
        const auto& [at, begin, end] = segment.document.place;
        line.set(
            {Term::document_number, analysis_.piece(at).text.substr(begin, end - begin), confidence,
             evidence_of(analysis_, at, begin, end)});
        set_date(line, segment);
        if (segment.subtracts)
            set_part_taken_off(line, segment);
        const bool is_told = !segment.subtracts
            || (segment.amounts.size() > 2 && abs(segment.amounts[2].value) == abs(segment.net()));
        const auto& told = segment.subtracts && is_told ? segment.amounts[2] : segment.amounts[0];
        set(line, Term::net_amount, told, segment.net());
        return line;
    }

    const Analysis& analysis_;
    std::vector<ToldAmount> amounts_;
    std::vector<NamedDocument> documents_;
    std::vector<Segment> segments_;
};

} // namespace

ProseLines sentence_lines_of(const Analysis& analysis)
{
    return announces_payment(analysis) ? SentenceReader(analysis).lines() : ProseLines();
}

} // namespace mailroom::fields
