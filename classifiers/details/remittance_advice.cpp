#include "classifiers/details/remittance_advice.h"

#include "classifiers/details/deduction_codes.h"
#include "classifiers/details/deduction_reasons.h"
#include "classifiers/details/payment_methods.h"
#include "classifiers/numbers/references.h"
#include "classifiers/text/words.h"

#include <algorithm>

namespace mailroom {
namespace {

// The number as the books write it: as printed, or as a word of what is printed ("GS 510
// CN-26-07"). What is mistyped or unknown is left to matching.
std::string
number_or_printed(const Books& books, std::string_view party_id, const std::string& printed)
{
    if (auto known = number_in_books(books, party_id, printed); !known.empty())
        return known;
    const auto words = split_words(printed);
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        auto known = number_in_books(books, party_id, words.source(i, i + 1));
        if (!known.empty() && words.words[i].has_digit)
            return known;
    }
    return printed;
}

// A code of EDI, one of our reasons as the document's words named it, or its words; where the
// reader of the document knew none of them, they are judged here.
std::string reason_of_fact(const Fact& fact)
{
    if (const auto coded = reason_of_code(fact))
        return std::string(to_string(*coded));
    const auto told = to_string(fact.value);
    const auto known = enum_from_string<DisputeReason>(told);
    if (known && *known != DisputeReason::other)
        return told;
    const auto judged = deduction_reason_in(known ? fact.evidence.text : told);
    return known && !enum_from_string<DisputeReason>(judged) ? told : judged;
}

RemittanceLine line_of(const Facts& facts, const Books& books, std::string_view party_id)
{
    RemittanceLine line;
    line.gross_amount = facts.amount(Term::gross_amount);
    line.net_amount = facts.amount(Term::net_amount);
    line.document_number = number_or_printed(books, party_id, facts.text(Term::document_number));
    const auto positive = [&](Term term) -> std::optional<Decimal> {
        const auto amount = facts.amount(term);
        return amount && !amount->is_zero() ? std::optional(abs(*amount)) : std::nullopt;
    };
    line.discount_amount = positive(Term::discount_amount);
    line.deduction_amount = positive(Term::deduction_amount);
    if (const auto* reason = facts.find(Term::deduction_reason))
        line.deduction_reason = reason_of_fact(*reason);
    complete(line);
    return line;
}

// A row of its own that takes something off a document named before is that document's deduction.
void unite_deductions(std::vector<RemittanceLine>& lines)
{
    std::vector<RemittanceLine> united;
    for (auto& line : lines) {
        const auto of =
            std::ranges::find(united, line.document_number, &RemittanceLine::document_number);
        const auto taken = line.net_amount ? -*line.net_amount : Decimal{};
        if (of == united.end() || line.document_number.empty() || taken <= Decimal{}
            || !of->net_amount || *of->net_amount < taken) {
            united.push_back(std::move(line));
            continue;
        }
        of->net_amount = *of->net_amount - taken;
        of->deduction_amount = of->deduction_amount.value_or(Decimal{}) + taken;
        if (of->deduction_reason.empty())
            of->deduction_reason = line.deduction_reason;
    }
    lines = std::move(united);
}

} // namespace

void complete(RemittanceLine& line)
{
    const auto zero = Decimal{};
    const auto taken = line.discount_amount.value_or(zero) + line.deduction_amount.value_or(zero);
    if (!line.net_amount && line.gross_amount)
        line.net_amount = *line.gross_amount - taken;
    else if (line.net_amount && !line.gross_amount)
        line.gross_amount = *line.net_amount + taken;
}

Remittance read_advice(const Document& document, const Books& books, std::string_view party_id)
{
    Remittance remittance;
    const auto& fields = document.fields;
    remittance.payment_amount = fields.amount(Term::payment_amount);
    remittance.currency = fields.text(Term::currency);
    remittance.payment_date = fields.date(Term::payment_date);
    remittance.payment_reference = fields.text(Term::payment_reference);
    if (!books.open_items_by_number(remittance.payment_reference).empty())
        remittance.payment_reference.clear(); // A document's, which the payment pays.
    remittance.payment_method = payment_method_in(fields.text(Term::payment_method));
    if (!remittance.payment_method)
        remittance.payment_method =
            enum_from_string<PaymentMethod>(fields.text(Term::payment_method));
    for (const auto& facts : document.lines) {
        auto line = line_of(facts, books, party_id);
        if (!line.document_number.empty() || line.net_amount)
            remittance.lines.push_back(std::move(line));
    }
    unite_deductions(remittance.lines);
    return remittance;
}

} // namespace mailroom
