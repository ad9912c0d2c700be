#include "desk/summary.h"

#include "classifiers/sender/accounts.h"
#include "core/ascii.h"
#include "desk/plain_text.h"

#include <algorithm>
#include <vector>

namespace mailroom {
namespace {

constexpr std::size_t summary_bytes_max = 160;

// "8165.60" -> "8,165.60"
std::string grouped(const Decimal& amount)
{
    auto digits = to_string(amount);
    auto at = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    while (at > first + 3) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string money(const std::optional<Decimal>& amount, const std::string& currency)
{
    if (!amount)
        return {};
    return grouped(*amount) + (currency.empty() ? "" : " " + currency);
}

std::string spaced(std::string_view word)
{
    std::string out(word);
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

std::string with(std::string_view joint, const std::string& text)
{
    return text.empty() ? std::string{} : std::string(joint) + text;
}

std::string counted(std::size_t count, std::string_view one)
{
    return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string of_remittance(const Understanding& u)
{
    if (!u.remittance)
        return "payment announced";
    const auto lines = u.remittance->lines.size();
    return "remittance" + with(" of ", money(u.remittance->payment_amount, u.remittance->currency))
        + (lines == 1       ? with(" for ", u.remittance->lines[0].document_number)
               : lines == 0 ? std::string{}
                            : " for " + counted(lines, "document"));
}

std::string of_invoices(const Understanding& u)
{
    if (u.invoices.empty())
        return "vendor invoice";
    if (u.invoices.size() > 1)
        return counted(u.invoices.size(), "vendor invoice");
    const auto& invoice = u.invoices[0];
    return std::string(invoice.type == "credit_note" ? "credit note" : "invoice")
        + with(" ", invoice.invoice_number) + with(" from ", invoice.seller_name)
        + with(" over ", money(invoice.payable_amount, invoice.currency));
}

std::string of_disputes(const Understanding& u)
{
    if (u.disputes.empty())
        return "dispute";
    if (u.disputes.size() > 1)
        return counted(u.disputes.size(), "dispute");
    const auto& dispute = u.disputes[0];
    return "dispute" + with(" of ", dispute.document_number) + " ("
        + spaced(to_string(dispute.reason)) + with(", ", money(dispute.amount, "")) + ")";
}

std::string of_requests(const Understanding& u)
{
    std::string list;
    for (const auto& request : u.documents_requested)
        list += (list.empty() ? "" : ", ") + spaced(to_string(request.type))
            + with(" ", request.reference) + with(" of ", request.period);
    return "asks for " + (list.empty() ? "documents" : list);
}

std::string of_promises(const Understanding& u)
{
    if (u.promises.empty())
        return "promise to pay";
    const auto& promise = u.promises[0];
    return "promises " + (promise.amount ? money(promise.amount, "") : std::string("to pay"))
        + with(promise.amount ? " for " : " ", promise.document_number)
        + with(" by ", promise.date ? to_string(*promise.date) : std::string{})
        + (u.promises.size() > 1 ? " and more" : "");
}

std::string of_plan(const Understanding& u)
{
    const auto count = !u.payment_plan ? 0
        : u.payment_plan->count ? static_cast<std::size_t>(std::max(*u.payment_plan->count, 0))
                                : u.payment_plan->instalments.size();
    return "asks to pay in " + (count > 0 ? counted(count, "instalment") : "instalments");
}

std::string of_intent(Intent intent, const Understanding& u)
{
    switch (intent) {
    case Intent::remittance:
        return of_remittance(u);
    case Intent::vendor_invoice:
        return of_invoices(u);
    case Intent::dispute:
        return of_disputes(u);
    case Intent::document_request:
        return of_requests(u);
    case Intent::promise_to_pay:
        return of_promises(u);
    case Intent::payment_plan_request:
        return of_plan(u);
    default:
        return spaced(to_string(intent));
    }
}

} // namespace

std::string summary_of(const Understanding& understanding, const Books& books)
{
    std::string line;
    if (understanding.threat != Threat::none)
        line = spaced(to_string(understanding.threat)) + ": " + understanding.threat_why;
    else
        for (const auto& score : understanding.intents)
            line += (line.empty() ? "" : "; ") + of_intent(score.intent, understanding);
    for (const auto& account :
         accounts_not_in_books(understanding.invoices, books, understanding.party_id))
        line += "; account " + account + " is not the one in the books";
    if (!line.empty() && is_lower(line[0]))
        line[0] = static_cast<char>(line[0] - 'a' + 'A');
    return one_line(line, summary_bytes_max);
}

} // namespace mailroom
