// How well sentences and messages are understood: dates and sums, numbers, requests, disputes,
// promises, plans and master data.
//
//     details_bench [--whole] [--list KIND] FILE.jsonl...
//
// Each line is a sentence or a message with its truth. A sentence has a kind (promise,
// payment_made, not_promise, amount, reference, request, dispute), text, written_on, country, and
// what the kind asks for; a message has subject, body, quoted, date, intents and details as the
// case sets name them, and is asked only for what its intents hold. The lines are halved in
// blocks, so that translations of one sentence, which stand at the same place of each language,
// come on one side. --list shows the mistakes of the half that the rules are developed on; nothing
// ever shows those of the other. With --whole the files are one half, for files that come halved.

#include "tests/bench/detail_facts.h"

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

struct Figures {
    std::size_t right = 0, texts = 0;                     // Whole sentences or messages.
    std::size_t found = 0, wrongly_found = 0, missed = 0; // Single facts.
};

using HalfFigures = std::array<std::map<std::string, Figures>, 2>;

std::string joined(const DetailFacts& facts)
{
    std::string text;
    for (const auto& fact : facts)
        text += (text.empty() ? "" : ", ") + fact;
    return text.empty() ? "nothing" : text;
}

class Bench {
public:
    Bench(std::string listed, bool whole) : listed_(std::move(listed)), whole_(whole) {}

    void read(const Json& truth);
    void print() const;

private:
    void read_sentence(const Json& truth);
    void read_message(const Json& truth);
    void compare(const std::string& what, const DetailFacts& expected, const DetailFacts& got);

    std::string listed_;
    bool whole_;
    HalfFigures figures_;
    std::map<std::string, std::size_t> places_;
    std::size_t half_ = 0;
    std::string text_;
};

void Bench::compare(const std::string& what, const DetailFacts& expected, const DetailFacts& got)
{
    auto& figures = figures_.at(half_)[what];
    ++figures.texts;
    figures.right += expected == got ? 1U : 0U;
    DetailFacts common;
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
    const auto kind = truth["kind"].text_or("message"), language = truth["language"].text_or("");
    constexpr std::size_t block = 8;
    if (!whole_)
        half_ = places_[std::string(kind) + " " + std::string(language)]++ / block % 2;
    if (truth["kind"].is_null())
        read_message(truth);
    else
        read_sentence(truth);
}

void Bench::read_sentence(const Json& truth)
{
    const std::string kind(truth["kind"].text_or(""));
    text_ = truth["text"].text_or("");
    const auto books = books_of(truth["country"].text_or(""), truth["language"].text_or(""));
    const auto day = parse_date(truth["written_on"].text_or("2026-10-14"));
    const auto prose = read_prose("", text_, *day, books, bench_party_id);
    if (kind == "promise" || kind == "not_promise" || kind == "payment_made") {
        const bool promise = kind == "promise";
        const auto days = promise ? true_promise_days(truth) : DetailFacts{};
        compare(kind + " date", days, promise_days(prose));
        if (!days.empty())
            compare("promise documents", true_promise_documents(truth), promise_documents(prose));
    } else if (kind == "amount") {
        compare(kind, true_amounts(truth), amounts(prose));
    } else if (kind == "reference") {
        compare(kind, true_references(truth), references(prose));
    } else if (kind == "request") {
        const auto asked = true_requests(truth["documents"]);
        compare(kind, asked, requests(prose, books, false));
        if (!asked.empty())
            compare("request, known", asked, requests(prose, books, true));
    } else if (kind == "dispute") {
        const auto reason = truth["reason"].text_or("");
        const auto got = dispute_reasons(prose, books, false);
        if (reason.empty())
            compare("dispute, none", {}, got);
        else
            compare("dispute reason", {std::string(reason)}, got);
        if (!reason.empty())
            compare("dispute, known", {std::string(reason)}, dispute_reasons(prose, books, true));
    }
}

void Bench::read_message(const Json& truth)
{
    const auto* intents = truth["intents"].array();
    const auto day = parse_date(truth["date"].text_or(""));
    if (intents == nullptr || !day)
        return;
    const std::string subject(truth["subject"].text_or(""));
    std::string body(truth["body"].text_or(""));
    if (truth["role"].text_or("") == "colleague") // What was forwarded counts.
        body += "\n\n" + std::string(truth["quoted"].text_or(""));
    text_ = subject + " | " + body;
    const auto books = books_of({}, truth["language"].text_or(""));
    const auto prose = read_prose(subject, body, *day, books, bench_party_id);
    const auto& details = truth["details"];
    const auto has = [&](std::string_view intent) {
        return std::ranges::any_of(
            *intents, [&](const Json& one) { return one.text_or("") == intent; });
    };
    if (has("document_request"))
        compare(
            "mail: requests", true_requests(details["documents_requested"]),
            requests(prose, books, true));
    else
        compare("mail: no request", {}, requests(prose, books, false));
    if (has("dispute"))
        compare("mail: disputes", true_disputes(details), disputes(prose, books));
    else
        compare("mail: no dispute", {}, dispute_reasons(prose, books, false));
    if (has("promise_to_pay"))
        compare("mail: promises", true_promises(details), promises(prose));
    else
        compare("mail: no promise", {}, promise_days(prose));
    if (has("payment_plan_request"))
        compare("mail: plan", true_plan(details), plan(prose));
    if (has("master_data_update") || has("onboarding"))
        compare("mail: master data", true_master_data(details), master_data(prose, books));
}

void Bench::print() const
{
    std::printf("%-18s %24s   %24s\n", "", "develop: all right   F1", "other: all right   F1");
    for (const auto& [what, ignored] : figures_.front()) {
        std::printf("%-18s", what.c_str());
        for (const auto& half : figures_) {
            const auto at = half.find(what);
            const auto figures = at == half.end() ? Figures{} : at->second;
            const auto all = 2 * figures.found + figures.missed + figures.wrongly_found;
            std::printf(
                "  %8.3f of %4zu  %6.3f",
                static_cast<double>(figures.right)
                    / static_cast<double>(std::max<std::size_t>(figures.texts, 1)),
                figures.texts,
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
    std::vector<std::string> files(argv + 1, argv + argc);
    std::string listed;
    const bool whole = !files.empty() && files[0] == "--whole";
    if (whole)
        files.erase(files.begin());
    if (files.size() > 2 && files[0] == "--list") {
        listed = files[1];
        files.erase(files.begin(), files.begin() + 2);
    }
    if (files.empty()) {
        std::cerr << "usage: details_bench [--whole] [--list KIND] FILE.jsonl...\n";
        return 2;
    }
    mailroom::Bench bench(listed, whole);
    for (const auto& path : files) {
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            if (const auto truth = mailroom::parse_json(line))
                bench.read(*truth);
        }
    }
    bench.print();
}
