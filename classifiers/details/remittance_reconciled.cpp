#include "classifiers/details/remittance_reconciled.h"

#include "classifiers/details/advice_days.h"
#include "classifiers/details/payment_day.h"
#include "classifiers/details/remittance_books.h"
#include "classifiers/details/remittance_shortfall.h"

namespace mailroom {
namespace {

// Whether the payment is that of whole documents.
bool pays_whole_documents(const Remittance& told)
{
    Decimal sum;
    for (const auto& line : told.lines) {
        if (!line.net_amount || line.net_amount != line.gross_amount)
            return false;
        sum = sum + *line.net_amount;
    }
    return told.payment_amount && sum == *told.payment_amount;
}

// "Balance of 4471 less 85.00" in the purpose of a bank's receipt, whose sum stands apart.
std::optional<Remittance> short_payment_of_paper(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id,
    const Remittance& advice)
{
    for (const auto& document : reading.documents) {
        if (!advice.payment_amount || document.type != DocumentType::remittance_advice)
            continue;
        const auto text = read_prose({}, document.text, prose.written_on, books, party_id);
        auto found = explain_shortfall(text, books, party_id, advice.payment_amount);
        if (found && found->payment_amount == advice.payment_amount)
            return found;
    }
    return std::nullopt;
}

// The first of these sums that the lines of a text come to.
std::optional<Remittance> by_sums(
    const Prose& text,
    const Books& books,
    std::string_view party_id,
    const std::vector<std::optional<Decimal>>& sums,
    std::size_t lines_min)
{
    for (const auto& sum : sums) {
        auto found = reconcile_payment(text, books, party_id, sum);
        if (found && found->lines.size() >= lines_min)
            return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<Remittance> reconciled(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::string_view party_id,
    const Remittance& advice,
    const std::optional<Remittance>& told)
{
    if (auto found = short_payment_of_paper(reading, prose, books, party_id, advice))
        return found;
    if (told) {
        auto found = explain_shortfall(prose, books, party_id, told->payment_amount);
        // A mail tells of one document of many that its advice pays.
        if (found && found->payment_amount >= advice.payment_amount)
            return found;
    }
    std::vector<std::optional<Decimal>> sums{std::nullopt};
    if (const auto sum =
            advice.payment_amount || !told ? advice.payment_amount : told->payment_amount)
        sums.insert(sums.begin(), sum);
    std::optional<Remittance> best;
    const auto consider = [&](const Prose& text, std::size_t lines_min) {
        auto found = by_sums(text, books, party_id, sums, lines_min);
        const bool is_fuller = found && (!best || found->lines.size() > best->lines.size());
        if (is_fuller)
            best = std::move(found);
        return is_fuller;
    };
    const bool is_told_whole = told && pays_whole_documents(*told);
    for (const auto& document : reading.documents) {
        const auto text = read_prose({}, document.text, prose.written_on, books, party_id);
        const bool tells_of_payment = text.find("pay.past", 0, text.words.words.size()) != nullptr;
        if (is_body(reading, document) && (!tells_of_payment || is_told_whole))
            continue; // Without its subject it knows less than what was told.
        const bool is_sure = told || document.type == DocumentType::remittance_advice;
        if (consider(text, is_sure ? 1 : 2)) {
            if (const auto day = recent_day_of(document, prose.written_on))
                best->payment_date = day;
        }
    }
    if (told)
        consider(prose, 1);
    return best;
}

} // namespace mailroom
