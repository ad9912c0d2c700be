#include "tests/bench/detail_facts.h"

#include "classifiers/details/disputes.h"
#include "classifiers/details/master_data.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/requests.h"
#include "core/text.h"

#include <array>
#include <map>

namespace mailroom {
namespace {

std::string or_none(std::string_view text)
{
    return text.empty() ? "-" : std::string(text);
}

// "1.50" is "1.5".
std::string sum_text(std::optional<Decimal> value)
{
    if (!value)
        return "-";
    auto text = to_string(*value);
    if (text.find('.') == std::string::npos)
        return text;
    const auto last = text.find_last_not_of('0');
    return text.substr(0, text[last] == '.' ? last : last + 1);
}

// "RE 4471" and "4471" are the same to a clerk.
std::string number_text(std::string_view number)
{
    const auto key = normalized_number(number);
    const auto digits = key.find_first_of("0123456789");
    return digits == std::string::npos ? or_none(key) : key.substr(digits);
}

// JSON has amounts as numbers or as strings.
std::string sum_text(const Json& amount)
{
    if (const auto number = amount.number()) {
        const auto cents = static_cast<std::int64_t>(*number * 100 + (*number < 0 ? -0.5 : 0.5));
        return sum_text(std::optional(Decimal{cents, 2}));
    }
    return sum_text(parse_decimal(amount.text_or("")));
}

template <typename Visit>
void for_each(const Json& list, Visit visit)
{
    if (const auto* values = list.array()) {
        for (const auto& value : *values)
            visit(value);
    }
}

DetailFacts without_repeats(const std::set<std::string>& facts)
{
    return {facts.begin(), facts.end()};
}

std::string date_text(const std::optional<Date>& date)
{
    return date ? to_string(*date) : "-";
}

} // namespace

Books books_of(std::string_view country, std::string_view language)
{
    static const std::map<std::string_view, std::string_view> currencies{
        {"US", "USD"}, {"CA", "CAD"}, {"AU", "AUD"}, {"NZ", "NZD"}, {"HK", "HKD"},
        {"SG", "SGD"}, {"MX", "MXN"}, {"CL", "CLP"}, {"CO", "COP"}, {"AR", "ARS"},
        {"SE", "SEK"}, {"NO", "NOK"}, {"DK", "DKK"}, {"JP", "JPY"}, {"CN", "CNY"},
        {"GB", "GBP"}, {"CH", "CHF"}, {"BR", "BRL"}, {"PE", "PEN"}, {"IN", "INR"}};
    Party party;
    party.party_id = bench_party_id;
    party.language = language;
    if (const auto found = currencies.find(country); found != currencies.end())
        party.currency = found->second;
    return {{}, {party}, {}, {}, {}, {}};
}

DetailFacts true_promise_days(const Json& truth)
{
    DetailFacts days;
    for_each(truth["promises"], [&](const Json& one) { days.emplace(one["date"].text_or("")); });
    if (days.empty())
        days.emplace(truth["date"].text_or(""));
    days.erase("");
    return days;
}

DetailFacts true_promise_documents(const Json& truth)
{
    DetailFacts numbers;
    for_each(truth["document_numbers"], [&](const Json& one) { numbers.emplace(one.text_or("")); });
    return numbers;
}

DetailFacts true_promises(const Json& details)
{
    DetailFacts facts;
    for_each(details["promises"], [&](const Json& one) {
        const auto date = one["date"].text_or("");
        if (!date.empty())
            facts.insert(number_text(one["document_number"].text_or("")) + " " + std::string(date));
    });
    return facts;
}

DetailFacts true_amounts(const Json& truth)
{
    DetailFacts facts;
    for_each(truth["amounts"], [&](const Json& one) {
        facts.insert(sum_text(one["value"]) + " " + or_none(one["currency"].text_or("")));
    });
    return facts;
}

DetailFacts true_references(const Json& truth)
{
    static const std::set<std::string_view> kept{
        "invoice", "credit_note", "purchase_order", "delivery_note", "unknown"};
    DetailFacts facts;
    for_each(truth["references"], [&](const Json& one) {
        const auto type = one["type"].text_or("");
        if (kept.contains(type)) // Payments, contracts and the like we do not keep.
            facts.insert(std::string(type) + " " + std::string(one["number"].text_or("")));
    });
    return facts;
}

DetailFacts true_requests(const Json& documents)
{
    DetailFacts facts;
    for_each(documents, [&](const Json& one) {
        facts.insert(
            std::string(one["type"].text_or("")) + " " + number_text(one["reference"].text_or(""))
            + " " + or_none(one["period"].text_or("")));
    });
    return facts;
}

DetailFacts true_disputes(const Json& details)
{
    DetailFacts facts;
    for_each(details["disputes"], [&](const Json& one) {
        facts.insert(
            number_text(one["document_number"].text_or("")) + " "
            + std::string(one["reason"].text_or("")));
    });
    return facts;
}

DetailFacts true_plan(const Json& details)
{
    const auto& plan = details["payment_plan"];
    DetailFacts facts;
    for_each(plan["instalments"], [&](const Json& one) {
        facts.insert(sum_text(one["amount"]) + " " + or_none(one["date"].text_or("")));
    });
    if (facts.empty() && !plan.is_empty()) {
        const auto* count = plan["count"].integer();
        facts.insert("count " + (count ? std::to_string(*count) : "-"));
        facts.insert("from " + or_none(plan["first_date"].text_or("")));
        facts.insert("interval " + or_none(plan["interval"].text_or("")));
    }
    return facts;
}

DetailFacts true_master_data(const Json& details)
{
    DetailFacts facts;
    if (const auto* fields = details["master_data"].object()) {
        for (const auto& [field, value] : *fields)
            facts.insert(field + " " + normalized_number(value.text_or("")));
    }
    return facts;
}

DetailFacts promise_days(const Prose& prose)
{
    std::set<std::string> days;
    for (const auto& promise : find_promises(prose)) {
        if (promise.date)
            days.insert(to_string(*promise.date));
    }
    return without_repeats(days);
}

DetailFacts promise_documents(const Prose& prose)
{
    std::set<std::string> numbers;
    for (const auto& promise : find_promises(prose)) {
        if (!promise.document_number.empty())
            numbers.insert(promise.document_number);
    }
    return without_repeats(numbers);
}

DetailFacts promises(const Prose& prose)
{
    DetailFacts facts;
    for (const auto& promise : find_meant_promises(prose)) {
        if (promise.date)
            facts.insert(number_text(promise.document_number) + " " + to_string(*promise.date));
    }
    return facts;
}

DetailFacts amounts(const Prose& prose)
{
    DetailFacts facts;
    for (const auto& amount : prose.amounts) {
        const bool taken_off = amount.in_brackets;
        if (amount.is_money)
            facts.insert(
                sum_text(std::optional(taken_off ? -amount.value : amount.value)) + " "
                + or_none(amount.currency));
    }
    return facts;
}

DetailFacts references(const Prose& prose)
{
    static constexpr std::array names{
        "unknown", "invoice", "credit_note", "purchase_order", "delivery_note"};
    DetailFacts facts;
    for (const auto& reference : prose.references) {
        const auto kind = static_cast<std::size_t>(reference.kind);
        if (kind < names.size())
            facts.insert(std::string(names.at(kind)) + " " + reference.number);
    }
    return facts;
}

DetailFacts requests(const Prose& prose, const Books& books, bool meant)
{
    DetailFacts facts;
    for (const auto& request :
         meant ? find_meant_requests(prose, books) : find_requests(prose, books))
        facts.insert(
            std::string(to_string(request.type)) + " " + number_text(request.reference) + " "
            + or_none(request.all_open ? "open" : request.period));
    return facts;
}

DetailFacts disputes(const Prose& prose, const Books& books)
{
    DetailFacts facts;
    for (const auto& dispute : find_meant_disputes(prose, std::nullopt, books))
        facts.insert(
            number_text(dispute.document_number) + " " + std::string(to_string(dispute.reason)));
    return facts;
}

DetailFacts dispute_reasons(const Prose& prose, const Books& books, bool meant)
{
    std::set<std::string> reasons;
    for (const auto& dispute : meant ? find_meant_disputes(prose, std::nullopt, books)
                                     : find_disputes(prose, std::nullopt, books))
        reasons.emplace(to_string(dispute.reason));
    return without_repeats(reasons);
}

DetailFacts plan(const Prose& prose)
{
    DetailFacts facts;
    const auto found = find_meant_plan(prose);
    if (!found)
        return facts;
    for (const auto& instalment : found->instalments)
        facts.insert(sum_text(instalment.amount) + " " + date_text(instalment.date));
    if (facts.empty()) {
        facts.insert("count " + (found->count ? std::to_string(*found->count) : "-"));
        facts.insert("from " + date_text(found->first_date));
        facts.insert("interval " + or_none(found->interval));
    }
    return facts;
}

DetailFacts master_data(const Prose& prose, const Books& books)
{
    DetailFacts facts;
    for (const auto& [field, value] : find_meant_master_data({}, prose, books, bench_party_id).now)
        facts.insert(field + " " + normalized_number(value));
    return facts;
}

} // namespace mailroom
