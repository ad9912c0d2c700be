#include "classifiers/details/remittance.h"

#include "classifiers/details/advice_days.h"
#include "classifiers/details/deduction_reasons.h"
#include "classifiers/details/payment_day.h"
#include "classifiers/details/payment_methods.h"
#include "classifiers/details/payment_reference.h"
#include "classifiers/details/remittance_advice.h"
#include "classifiers/details/remittance_books.h"
#include "classifiers/details/remittance_prose.h"
#include "classifiers/details/remittance_reconciled.h"
#include "classifiers/details/remittance_shortfall.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

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

// Whether the lines add up to the payment. Nets that sum up to minus the payment are written from
// the payer's side, and are turned.
bool settle_signs(Remittance& remittance)
{
    Decimal sum;
    for (const auto& line : remittance.lines)
        sum = sum + line.net_amount.value_or(Decimal{});
    if (remittance.lines.empty() || !remittance.payment_amount)
        return false;
    if (sum == -*remittance.payment_amount && !sum.is_zero()) {
        for (auto& line : remittance.lines) {
            for (auto* amount : {&line.gross_amount, &line.net_amount}) {
                if (*amount)
                    *amount = -**amount;
            }
        }
        return true;
    }
    return sum == *remittance.payment_amount;
}

void fill(Remittance& remittance, Remittance told)
{
    if (!remittance.payment_amount)
        remittance.payment_amount = told.payment_amount;
    if (!remittance.payment_date)
        remittance.payment_date = told.payment_date;
    set_if_empty(remittance.currency, told.currency);
    if (told.payment_reference.ends_with(remittance.payment_reference)) // "SMITH APR26" of "APR26".
        remittance.payment_reference = told.payment_reference;
    if (remittance.lines.empty())
        remittance.lines = std::move(told.lines);
}

// A list of one document, or one whose total is not printed.
void sum_up(Remittance& remittance)
{
    const auto has_net = [](const RemittanceLine& line) { return line.net_amount.has_value(); };
    if (remittance.payment_amount || !std::ranges::all_of(remittance.lines, has_net))
        return;
    Decimal sum;
    for (const auto& line : remittance.lines)
        sum = sum + *line.net_amount;
    if (sum > Decimal{})
        remittance.payment_amount = sum;
}

// A table of documents that the books have, each with what is paid of it.
bool is_list_of_known(const Remittance& remittance, const Books& books)
{
    return remittance.lines.size() > 1
        && std::ranges::all_of(remittance.lines, [&](const RemittanceLine& line) {
               return line.net_amount && !books.open_items_by_number(line.document_number).empty();
           });
}

// "Less: damaged goods 52.00-" below the documents, read as a document of its own.
bool has_stray_deduction(const Remittance& remittance, const Books& books)
{
    return std::ranges::any_of(remittance.lines, [&](const RemittanceLine& line) {
        const bool is_again =
            std::ranges::count_if(
                remittance.lines,
                [&](const auto& other) { return other.document_number == line.document_number; })
            > 1;
        return line.net_amount && line.net_amount->is_negative()
            && (is_again || books.open_items_by_number(line.document_number).empty());
    });
}

// What an advice surely says to be paid stands, though its lines come to another sum: charges of
// the bank. It is flagged by its checks, and not repaired.
bool surely_tells_payment(const Document* advice)
{
    constexpr double sure = 0.8;
    const auto* paid = advice != nullptr ? advice->fields.find(Term::payment_amount) : nullptr;
    return paid != nullptr && paid->confidence >= sure && !advice->lines.empty();
}

// The deductions where they belong, if the books bear it out.
void attribute_deductions(
    Remittance& remittance,
    const Document& document,
    const Date& written_on,
    const Books& books,
    std::string_view party_id)
{
    const auto text = read_prose({}, document.text, written_on, books, party_id);
    auto found = explain_shortfall(text, books, party_id, std::nullopt);
    if (found && found->payment_amount == remittance.payment_amount)
        remittance.lines = std::move(found->lines);
}

// ACH is of the United States, SEPA of the euro: a paper that says otherwise means a transfer, the
// electronic one of its own country where it says so ("EFT" in Canada).
void settle_method(
    Remittance& remittance, const Prose& prose, const Books& books, const Party* payer)
{
    auto& method = remittance.payment_method;
    if (!method)
        method = payment_method_in(prose.words.text);
    const bool foreign = (method == PaymentMethod::ach && remittance.currency != "USD")
        || (method == PaymentMethod::sepa && remittance.currency != "EUR");
    if (method == PaymentMethod::ach && foreign && remittance.currency != "EUR")
        method = PaymentMethod::other;
    else if (!method || method == PaymentMethod::other || foreign)
        method = method_of_transfer(remittance.currency, books.company().currency, payer);
}

// "The transfer is set for in ten days": promised, and not paid.
bool is_to_come(const Remittance& told, const Prose& prose)
{
    return paid_when(told.payment_date, prose.written_on) == PaidWhen::ahead
        && !prose.find("pay.made", 0, prose.words.words.size());
}

// Of the mail's own text the words are believed: "800.00 of the 1,336.81 of 3117, the 536.81 that
// are left follow" is no advice of the 536.81.
bool tells_otherwise(const Remittance& told, const Document& advice, const Reading& reading)
{
    return is_body(reading, advice) && advice.lines.size() < 2 && told.payment_amount
        && (advice.fields.amount(Term::payment_amount) != told.payment_amount
            || told.lines.size() > advice.lines.size());
}

// The advice that tells most, the mail's own text among them.
const Document* fullest_advice(const Reading& reading, const Date& written_on)
{
    const Document* fullest = nullptr;
    for (const auto& document : reading.documents) {
        const bool is_prose = is_body(reading, document) && document.lines.empty();
        if (is_advice(document) && !is_prose && !announces_only(reading, document, written_on)
            && (!fullest || fullness(document) > fullness(*fullest)))
            fullest = &document;
    }
    return fullest;
}

// What the books make of lines that don't add up, in place of theirs.
void take_lines_of(Remittance found, const Document* advice, Remittance& remittance)
{
    if (!surely_tells_payment(advice))
        remittance.payment_amount = found.payment_amount;
    remittance.lines = std::move(found.lines);
    if (!remittance.payment_date)
        remittance.payment_date = found.payment_date;
}

// What the advice leaves out and the mail around it tells.
void fill_reference_and_day(
    Remittance& remittance,
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    const Document* advice)
{
    if (remittance.payment_reference.empty())
        remittance.payment_reference = payment_reference_around(prose, reading, books);
    if (!remittance.payment_date && advice)
        remittance.payment_date = day_of_all_lines(*advice, prose.written_on);
    if (!remittance.payment_date)
        remittance.payment_date = day_about(prose);
    if (!remittance.payment_date)
        remittance.payment_date = day_to_come(prose);
    if (!remittance.payment_date)
        remittance.payment_date = prose.written_on;
}

std::optional<Remittance> remittance_in(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id,
    bool is_meant)
{
    const auto* advice = fullest_advice(reading, prose.written_on);
    auto told = find_payment_in_prose(prose, books, is_meant);
    if (told && is_to_come(*told, prose))
        told.reset();
    if (advice && told && tells_otherwise(*told, *advice, reading))
        advice = nullptr;
    auto remittance = advice ? read_advice(*advice, books, party_id) : Remittance();
    if (!(told && told->payment_amount) && is_list_of_known(remittance, books))
        sum_up(remittance);
    if (settle_signs(remittance)) {
        if (advice && has_stray_deduction(remittance, books))
            attribute_deductions(remittance, *advice, prose.written_on, books, party_id);
    } else if (auto found = reconciled(reading, prose, books, party_id, remittance, told)) {
        take_lines_of(std::move(*found), advice, remittance);
    } else if (!advice && !told) {
        return std::nullopt;
    }
    if (told)
        fill(remittance, std::move(*told));
    sum_up(remittance);
    fill_reference_and_day(remittance, reading, prose, books, advice);
    const auto* party = books.party(party_id);
    set_if_empty(remittance.currency, party ? party->currency : books.company().currency);
    settle_method(remittance, prose, books, party);
    find_reasons(remittance, reading, prose, books, party_id);
    return remittance;
}

} // namespace

std::optional<Remittance> find_remittance(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    return remittance_in(reading, prose, books, party_id, false);
}

std::optional<Remittance> find_meant_remittance(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    return remittance_in(reading, prose, books, party_id, true);
}

} // namespace mailroom
