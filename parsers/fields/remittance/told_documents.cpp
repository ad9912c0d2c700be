#include "parsers/fields/remittance/told_documents.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/number_series.h"
#include "parsers/fields/remittance/told_reductions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace mailroom::fields {
namespace {

constexpr std::size_t number_min = 3; // Characters.

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
    }

    // Years and numbers of orders, notes and works stand between those of documents and their
    // amounts: those alone count that are called what they are, where no fewer of them add up.
    std::vector<ToldDocument> documents() &&
    {
        std::vector<ToldDocument> best;
        call_alike();
        for (const auto least : {Called::year, Called::number, Called::document, Called::invoice}) {
            std::erase_if(
                documents_, [least](const ToldDocument& told) { return told.called < least; });
            auto found = parted();
            if (!found.empty() && found.size() >= best.size())
                best = std::move(found);
        }
        return best;
    }

private:
    std::string_view number_of(const ToldDocument& told) const
    {
        const auto& [at, begin, end] = told.number;
        return std::string_view(analysis_.piece(at).text).substr(begin, end - begin);
    }

    // "Less goods returned from 4711": what was called an invoice is one wherever its number
    // stands.
    void call_alike()
    {
        std::map<std::string_view, Called> called;
        for (const auto& told : documents_)
            called[number_of(told)] = std::max(called[number_of(told)], told.called);
        for (auto& told : documents_)
            told.called = called[number_of(told)];
    }

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
        const auto& piece = analysis_.piece(at);
        std::size_t from = 0; // Behind what was told before, in this piece.
        for (std::size_t i = 0; i < piece.words.size(); ++i) {
            const auto& word = piece.words[i];
            for (const auto& amount : analysis_.values_of(at).amounts) {
                if (is_money(amount) && amount.end <= word.begin)
                    from = std::max(from, amount.end);
            }
            const auto number = number_at(
                std::string_view(piece.text).substr(0, word.end), begin_of_series(piece, i));
            if (number.empty())
                continue;
            const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
            const auto* label = label_before(at, begin);
            // "Credit note no. 44": a label makes a number of few figures one.
            if (number.size() < number_min
                && (label == nullptr
                    || !means(
                        *label,
                        {Sense::invoice_number, Sense::credit_note_number, Sense::your_number})))
                continue;
            if (is_value(at, begin, begin + number.size())
                || (label != nullptr
                    && means(
                        *label,
                        {Sense::purchase_order, Sense::payment_reference, Sense::customer_number,
                         Sense::vendor_number, Sense::own_number, Sense::other_number,
                         Sense::account})))
                continue;
            documents_.push_back(
                {{at, begin, begin + number.size()},
                 is_credit(at, from, begin),
                 called_by(label, number),
                 0,
                 {}});
            from = begin + number.size();
        }
    }

    // What stands between the two in one row, or from one row to the next.
    std::optional<std::string> words_to(const ToldPlace& from, const ToldPlace& to) const
    {
        const std::string_view first = analysis_.piece(from.at).text;
        const std::string_view second = analysis_.piece(to.at).text;
        if (from.at == to.at)
            return std::string(first.substr(from.end, to.begin - from.end));
        if (to.at.row != from.at.row + 1 || to.at.piece != 0)
            return std::nullopt;
        return std::string(first.substr(from.end)) + ' ' + std::string(second.substr(0, to.begin));
    }

    // Whether nothing parts them: "76.28 for your invoice 4711", "4711 of 10 March over 76.28".
    bool are_joined(const ToldPlace& from, const ToldPlace& to, std::string_view parting) const
    {
        const auto words = words_to(from, to);
        return words && words->find_first_of(parting) == std::string::npos
            && (from.at.row == to.at.row
                || (!begins_item(analysis_, to.at.row) && !begins_total(analysis_, to.at.row)));
    }

    auto amount_behind(const ToldDocument& document) const
    {
        return std::ranges::find_if(
            amounts_, [&](const ToldAmount& amount) { return document.number < amount.place; });
    }

    const ToldAmount* leading(const ToldDocument& document) const
    {
        const auto behind = amount_behind(document);
        const auto* before = behind != amounts_.begin() ? &*(behind - 1) : nullptr;
        return before && are_joined(before->place, document.number, ",;:()") ? before : nullptr;
    }

    bool is_followed(const ToldDocument& document) const
    {
        const auto behind = amount_behind(document);
        return behind != amounts_.end() && are_joined(document.number, behind->place, ";()");
    }

    // "76.28 for invoice 4711, 5,883.07 for invoice 4712": most documents come behind their
    // amounts.
    bool amounts_lead() const
    {
        std::ptrdiff_t led = 0, followed = 0;
        for (const auto& document : documents_) {
            led += leading(document) != nullptr ? 1 : 0;
            followed += is_followed(document) ? 1 : 0;
        }
        return led > followed && 2 * led > std::ssize(documents_);
    }

    std::vector<ToldDocument> parted()
    {
        segments_.clear();
        part();
        drop_payment();
        return !segments_.empty() && adds_up() ? segments_ : std::vector<ToldDocument>();
    }

    void part()
    {
        if (!amounts_lead()) {
            part_by_numbers();
            return;
        }
        for (auto document : documents_) {
            if (const auto* amount = leading(document)) {
                document.amounts = {*amount};
                segments_.push_back(std::move(document));
            }
        }
    }

    // Each document with the amounts up to the next; what has none is no line.
    void part_by_numbers()
    {
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            auto segment = documents_[i];
            for (const auto& amount : amounts_) {
                if (documents_[i].number < amount.place
                    && (i + 1 == documents_.size() || amount.place < documents_[i + 1].number))
                    segment.amounts.push_back(amount);
            }
            if (segment.amounts.empty())
                continue;
            find_taken(analysis_, segment);
            segments_.push_back(std::move(segment));
        }
    }

    Decimal sum() const
    {
        Decimal sum;
        for (const auto& segment : segments_)
            sum = sum + segment.net();
        return sum;
    }

    // "Our cheque 10442 for 6,500.00": what the others add up to is the payment, with its number.
    void drop_payment()
    {
        const auto all = sum();
        const auto payment = std::ranges::find_if(segments_, [&](const ToldDocument& segment) {
            const auto& paid = segment.amounts.front().value;
            return segments_.size() > 1 && !paid.is_zero() && all - segment.net() == paid;
        });
        if (payment != segments_.end())
            segments_.erase(payment);
    }

    bool adds_up() const
    {
        const auto sum = this->sum();
        const auto tells = [&](const ToldAmount& amount) {
            const auto* last = &segments_.back().amounts.front();
            const bool is_apart =
                amount.place < segments_.front().number || last->place < amount.place;
            return is_apart && amount.value == sum;
        };
        return sum > Decimal() && std::ranges::any_of(amounts_, tells);
    }

    const Analysis& analysis_;
    std::vector<ToldAmount> amounts_;
    std::vector<ToldDocument> documents_; // Without amounts yet.
    std::vector<ToldDocument> segments_;
};

} // namespace

Decimal ToldDocument::net() const
{
    auto paid = abs(amounts[0].value);
    for (std::size_t i = 1; i <= taken; ++i)
        paid = paid - abs(amounts[i].value);
    return is_credit || amounts[0].value.is_negative() ? -paid : paid;
}

std::vector<ToldDocument> told_documents_of(const Analysis& analysis)
{
    return SentenceReader(analysis).documents();
}

} // namespace mailroom::fields
