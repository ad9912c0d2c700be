#include "classifiers/remittance.h"

#include "classifiers/remittance_prose.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct NamedMethod {
    std::string_view phrase_class;
    PaymentMethod method;
};
constexpr std::array named_methods{
    NamedMethod{"method.sepa", PaymentMethod::sepa},
    NamedMethod{"method.ach", PaymentMethod::ach},
    NamedMethod{"method.wire", PaymentMethod::wire},
    NamedMethod{"method.check", PaymentMethod::check},
    NamedMethod{"method.card", PaymentMethod::card},
    NamedMethod{"method.cash", PaymentMethod::cash},
    NamedMethod{"method.other", PaymentMethod::other},
};

// A transfer whose way is not named: by currency and country, as banks do it.
PaymentMethod transfer_in(std::string_view currency, std::string_view company_currency)
{
    if (currency == "EUR")
        return PaymentMethod::sepa;
    if (currency == "GBP")
        return PaymentMethod::other; // Faster Payments, BACS.
    if (currency == "USD" && company_currency == "USD")
        return PaymentMethod::ach;
    return PaymentMethod::wire;
}

std::string
number_or_printed(const Books& books, std::string_view party_id, const std::string& printed)
{
    auto known = number_in_books(books, party_id, printed);
    return known.empty() ? printed : known;
}

RemittanceLine line_of(const Facts& facts, const Books& books, std::string_view party_id)
{
    RemittanceLine line;
    line.document_number = number_or_printed(books, party_id, facts.text(Term::document_number));
    line.gross_amount = facts.amount(Term::gross_amount);
    line.net_amount = facts.amount(Term::net_amount);
    const auto positive = [&](Term term) -> std::optional<Decimal> {
        const auto amount = facts.amount(term);
        return amount && !amount->is_zero() ? std::optional(abs(*amount)) : std::nullopt;
    };
    line.discount_amount = positive(Term::discount_amount);
    line.deduction_amount = positive(Term::deduction_amount);
    if (const auto reason = facts.text(Term::deduction_reason); !reason.empty())
        line.deduction_reason = deduction_reason_in(reason);
    complete(line);
    return line;
}

void set_if_empty(std::string& value, std::string fresh)
{
    if (value.empty())
        value = std::move(fresh);
}

// How much a document tells: of several advices the fullest is taken, since a mail and its
// attachment often say the same.
std::size_t fullness(const Document& document)
{
    return document.lines.size() * 2 + (document.fields.amount(Term::payment_amount) ? 3U : 0U)
        + (document.fields.date(Term::payment_date) ? 1U : 0U);
}

bool is_advice(const Document& document)
{
    return document.type == DocumentType::remittance_advice
        && (!document.lines.empty() || document.fields.amount(Term::payment_amount));
}

void read_advice(
    Remittance& remittance, const Document& document, const Books& books, std::string_view party_id)
{
    const auto& fields = document.fields;
    remittance.payment_amount = fields.amount(Term::payment_amount);
    remittance.currency = fields.text(Term::currency);
    remittance.payment_date = fields.date(Term::payment_date);
    remittance.payment_reference = fields.text(Term::payment_reference);
    remittance.payment_method = payment_method_in(fields.text(Term::payment_method));
    if (!remittance.payment_method)
        remittance.payment_method =
            enum_from_string<PaymentMethod>(fields.text(Term::payment_method));
    for (const auto& facts : document.lines) {
        auto line = line_of(facts, books, party_id);
        if (!line.document_number.empty() || line.net_amount)
            remittance.lines.push_back(std::move(line));
    }
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

std::optional<PaymentMethod> payment_method_in(std::string_view text)
{
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        for (const auto& named : named_methods) {
            if (hit.phrase_class == named.phrase_class)
                return named.method;
        }
    }
    return std::nullopt;
}

std::string deduction_reason_in(std::string_view text)
{
    constexpr std::string_view prefix = "dispute.";
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        if (hit.phrase_class.starts_with(prefix)
            && enum_from_string<DisputeReason>(hit.phrase_class.substr(prefix.size())))
            return std::string(hit.phrase_class.substr(prefix.size()));
    }
    return std::string(trimmed(text));
}

std::optional<Remittance> find_remittance(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    const Document* fullest = nullptr;
    for (const auto& document : reading.documents) {
        if (is_advice(document) && (!fullest || fullness(document) > fullness(*fullest)))
            fullest = &document;
    }
    auto told = find_payment_in_prose(prose, books);
    if (!fullest && !told)
        return std::nullopt;
    Remittance remittance = fullest ? Remittance{} : *told;
    if (fullest) {
        read_advice(remittance, *fullest, books, party_id);
        if (told) {
            if (!remittance.payment_amount)
                remittance.payment_amount = told->payment_amount;
            if (!remittance.payment_date)
                remittance.payment_date = told->payment_date;
            set_if_empty(remittance.currency, told->currency);
            set_if_empty(remittance.payment_reference, told->payment_reference);
            if (remittance.lines.empty())
                remittance.lines = told->lines;
        }
    }
    if (!remittance.payment_date)
        remittance.payment_date = fullest ? std::nullopt : std::optional(prose.written_on);
    const auto* party = books.party(party_id);
    set_if_empty(remittance.currency, party ? party->currency : books.company().currency);
    if (!remittance.payment_method)
        remittance.payment_method = payment_method_in(prose.words.text);
    if (!remittance.payment_method || remittance.payment_method == PaymentMethod::other)
        remittance.payment_method = transfer_in(remittance.currency, books.company().currency);
    return remittance;
}

} // namespace mailroom
