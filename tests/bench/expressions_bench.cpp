// How well sentences are understood: dates and sums, numbers, requests and disputes.
//
//     expressions_bench FILE.jsonl [--list KIND]
//
// Each line of the file is a sentence with its truth: kind (promise, payment_made, not_promise,
// amount, reference, request, dispute), text, written_on, country, and what the kind asks for. The
// sentences are halved in blocks, so that translations of one sentence, which stand at the same
// place of each language, come on one side. --list shows the mistakes of the half that the rules
// are developed on; nothing ever shows those of the other.

#include "classifiers/disputes.h"
#include "classifiers/promises.h"
#include "classifiers/prose.h"
#include "classifiers/requests.h"
#include "core/json.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

namespace mailroom {
namespace {

using Facts = std::multiset<std::string>;

struct Figures {
    std::size_t right = 0, sentences = 0;                 // Whole sentences.
    std::size_t found = 0, wrongly_found = 0, missed = 0; // Single facts.
};

using HalfFigures = std::array<std::map<std::string, Figures>, 2>;

constexpr std::string_view party_id = "K1";

// Books that know nothing but the habits of the country.
Books books_of(std::string_view country, std::string_view language)
{
    static const std::map<std::string_view, std::string_view> currencies{
        {"US", "USD"}, {"CA", "CAD"}, {"AU", "AUD"}, {"NZ", "NZD"}, {"HK", "HKD"},
        {"SG", "SGD"}, {"MX", "MXN"}, {"CL", "CLP"}, {"CO", "COP"}, {"AR", "ARS"},
        {"SE", "SEK"}, {"NO", "NOK"}, {"DK", "DKK"}, {"JP", "JPY"}, {"CN", "CNY"}};
    Party party;
    party.party_id = party_id;
    party.language = language;
    if (const auto found = currencies.find(country); found != currencies.end())
        party.currency = found->second;
    return {{}, {party}, {}, {}, {}, {}};
}

std::string or_none(std::string_view text)
{
    return text.empty() ? "-" : std::string(text);
}

std::string sum_text(std::optional<Decimal> value)
{
    if (!value)
        return "-";
    auto text = to_string(*value);
    while (value->scale > 0 && (text.ends_with('0') || text.ends_with('.')))
        text.pop_back(); // "1.50" is "1.5".
    return text;
}

Facts promised_days(const Json& truth)
{
    Facts days;
    if (const auto* all = truth["promises"].array()) {
        for (const auto& one : *all)
            days.insert(or_none(one["date"].text_or("")));
    } else {
        days.insert(or_none(truth["date"].text_or("")));
    }
    days.erase("-");
    return days;
}

Facts promised_days(const Prose& prose)
{
    std::set<std::string> days;
    for (const auto& promise : find_promises(prose)) {
        if (promise.date)
            days.insert(to_string(*promise.date));
    }
    return {days.begin(), days.end()};
}

Facts promised_documents(const Json& truth)
{
    std::set<std::string> numbers;
    for (const auto& number : *truth["document_numbers"].array())
        numbers.emplace(number.text_or(""));
    return {numbers.begin(), numbers.end()};
}

Facts promised_documents(const Prose& prose)
{
    std::set<std::string> numbers;
    for (const auto& promise : find_promises(prose)) {
        if (!promise.document_number.empty())
            numbers.insert(promise.document_number);
    }
    return {numbers.begin(), numbers.end()};
}

Facts amounts(const Json& truth)
{
    Facts facts;
    for (const auto& amount : *truth["amounts"].array())
        facts.insert(
            sum_text(parse_decimal(amount["value"].text_or(""))) + " "
            + or_none(amount["currency"].text_or("")));
    return facts;
}

Facts amounts(const Prose& prose)
{
    Facts facts;
    for (const auto& amount : prose.amounts) {
        if (amount.is_money)
            facts.insert(sum_text(amount.value) + " " + or_none(amount.currency));
    }
    return facts;
}

// The kinds that the classifiers keep apart; payments, contracts and the like are none of them.
Facts references(const Json& truth)
{
    Facts facts;
    for (const auto& reference : *truth["references"].array()) {
        const auto type = reference["type"].text_or("");
        if (type == "invoice" || type == "credit_note" || type == "purchase_order"
            || type == "delivery_note" || type == "unknown")
            facts.insert(std::string(type) + " " + std::string(reference["number"].text_or("")));
    }
    return facts;
}

Facts references(const Prose& prose)
{
    static constexpr std::array names{
        "unknown", "invoice", "credit_note", "purchase_order", "delivery_note"};
    Facts facts;
    for (const auto& reference : prose.references) {
        const auto kind = static_cast<std::size_t>(reference.kind);
        if (kind < names.size())
            facts.insert(std::string(names.at(kind)) + " " + reference.number);
    }
    return facts;
}

Facts requests(const Json& truth)
{
    Facts facts;
    for (const auto& document : *truth["documents"].array())
        facts.insert(
            std::string(document["type"].text_or("")) + " "
            + or_none(document["reference"].text_or("")) + " "
            + or_none(document["period"].text_or("")));
    return facts;
}

Facts requests(const Prose& prose, const Books& books)
{
    Facts facts;
    for (const auto& request : find_requests(prose, books))
        facts.insert(
            std::string(to_string(request.type)) + " " + or_none(request.reference) + " "
            + or_none(request.all_open ? "open" : request.period));
    return facts;
}

Facts dispute_reasons(const Prose& prose, const Books& books)
{
    std::set<std::string> reasons;
    for (const auto& dispute : find_disputes(prose, std::nullopt, books))
        reasons.emplace(to_string(dispute.reason));
    return {reasons.begin(), reasons.end()};
}

std::string joined(const Facts& facts)
{
    std::string text;
    for (const auto& fact : facts)
        text += (text.empty() ? "" : ", ") + fact;
    return text.empty() ? "nothing" : text;
}

class Bench {
public:
    explicit Bench(std::string listed) : listed_(std::move(listed)) {}

    void read(const Json& truth);
    void print() const;

private:
    void compare(const std::string& what, const Facts& expected, const Facts& got);

    std::string listed_;
    HalfFigures figures_;
    std::map<std::string, std::size_t> places_;
    std::size_t half_ = 0;
    std::string text_;
};

void Bench::compare(const std::string& what, const Facts& expected, const Facts& got)
{
    auto& figures = figures_.at(half_)[what];
    ++figures.sentences;
    figures.right += expected == got ? 1 : 0;
    Facts common;
    std::ranges::set_intersection(expected, got, std::inserter(common, common.end()));
    figures.found += common.size();
    figures.missed += expected.size() - common.size();
    figures.wrongly_found += got.size() - common.size();
    if (half_ == 0 && expected != got && what.starts_with(listed_) && !listed_.empty())
        std::cout << what << ": " << text_ << "\n    is  " << joined(expected) << "\n    got "
                  << joined(got) << "\n";
}

void Bench::read(const Json& truth)
{
    const std::string kind(truth["kind"].text_or("")), language(truth["language"].text_or(""));
    constexpr std::size_t block = 8;
    const auto place = places_[kind + " " + language]++;
    half_ = place / block % 2;
    text_ = truth["text"].text_or("");
    const auto books = books_of(truth["country"].text_or(""), language);
    const auto day = parse_date(truth["written_on"].text_or("2026-10-14"));
    const auto prose = read_prose("", text_, *day, books, party_id);
    if (kind == "promise" || kind == "not_promise" || kind == "payment_made") {
        const bool promise = kind == "promise";
        compare(kind + " date", promise ? promised_days(truth) : Facts{}, promised_days(prose));
        if (promise && !promised_days(truth).empty())
            compare("promise documents", promised_documents(truth), promised_documents(prose));
    } else if (kind == "amount") {
        compare(kind, amounts(truth), amounts(prose));
    } else if (kind == "reference") {
        compare(kind, references(truth), references(prose));
    } else if (kind == "request") {
        compare(kind, requests(truth), requests(prose, books));
    } else if (kind == "dispute") {
        const auto reason = truth["reason"].text_or("");
        const auto got = dispute_reasons(prose, books);
        if (reason.empty())
            compare("dispute, none", {}, got);
        else
            compare("dispute reason", {std::string(reason)}, got);
    }
}

void Bench::print() const
{
    std::printf("%-20s %26s   %26s\n", "", "develop: right of    F1", "other: right of    F1");
    for (const auto& [what, ignored] : figures_.front()) {
        std::printf("%-20s", what.c_str());
        for (const auto& half : figures_) {
            const auto at = half.find(what);
            const auto figures = at == half.end() ? Figures{} : at->second;
            const auto all = 2 * figures.found + figures.missed + figures.wrongly_found;
            std::printf(
                " %8.3f of %4zu   %7.3f  ",
                static_cast<double>(figures.right)
                    / static_cast<double>(std::max<std::size_t>(figures.sentences, 1)),
                figures.sentences,
                static_cast<double>(2 * figures.found)
                    / static_cast<double>(std::max<std::size_t>(all, 1)));
        }
        std::printf("\n");
    }
}

} // namespace
} // namespace mailroom

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.empty()) {
        std::cerr << "usage: expressions_bench FILE.jsonl [--list KIND]\n";
        return 2;
    }
    mailroom::Bench bench(
        arguments.size() == 3 && arguments[1] == "--list" ? arguments[2] : std::string());
    std::ifstream file(arguments[0]);
    for (std::string line; std::getline(file, line);) {
        if (const auto truth = mailroom::parse_json(line))
            bench.read(*truth);
    }
    bench.print();
}
