// CPU time of each stage of a message's way, in one process and one thread:
//
//     mailroom_bench COMPANY.json LEDGER_DIR FILE...
//
// prints {"mails", "mail_bytes", "pdfs", "pdf_pages", "large_books_made_ms", "large_books_mb",
// "stages": {NAME: milliseconds}}. A stage is
// repeated until it has run for a second, and the least of the rounds counts. Pictures are not read
// (OCR has its own figures), and nothing is stored.

#include "classifiers/classify.h"
#include "core/json.h"
#include "desk/decide.h"
#include "parsers/mime/message_parser.h"
#include "parsers/pdf/pdf_reader.h"
#include "parsers/reader.h"
#include "store/ledger_files.h"
#include "tests/bench/large_books.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <sstream>

#include <unistd.h>

namespace mailroom {
namespace {

double cpu_milliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double resident_megabytes()
{
    std::ifstream status("/proc/self/statm");
    double pages = 0, resident = 0;
    status >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double least_of_rounds(const std::function<void()>& round)
{
    constexpr double enough = 1'000;
    double least = std::numeric_limits<double>::max();
    for (double spent = 0; spent < enough;) {
        const auto begin = cpu_milliseconds();
        round();
        const auto took = cpu_milliseconds() - begin;
        least = std::min(least, took);
        spent += std::max(took, 0.01);
    }
    return least;
}

std::string read_file(const char* path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

// The PDFs among the mails: their parts, and files that are bare documents.
std::vector<std::string> pdfs_of(const std::vector<std::string>& mails, const Limits& limits)
{
    std::vector<std::string> pdfs;
    for (const auto& mail : mails) {
        if (mail.starts_with("%PDF")) {
            pdfs.push_back(mail);
            continue;
        }
        for (const auto& part : parse_message(mail, limits).value.parts) {
            if (part.content.starts_with("%PDF"))
                pdfs.emplace_back(part.content);
        }
    }
    return pdfs;
}

struct Given {
    const Books& books;
    const std::vector<std::string>& mails;
    std::vector<std::string> pdfs;
    Limits limits;
    ReadOptions options;
};

std::vector<Reading> time_reading(const Given& given, Json& stages)
{
    std::vector<Reading> readings;
    stages.set("mime", least_of_rounds([&] {
                   for (const auto& mail : given.mails)
                       parse_message(mail, given.limits);
               }));
    stages.set("pdf_text", least_of_rounds([&] {
                   for (const auto& pdf : given.pdfs)
                       read_pdf(pdf, {}, given.limits);
               }));
    stages.set("pdf_facts", least_of_rounds([&] {
                   for (const auto& pdf : given.pdfs)
                       read(pdf, given.options, given.limits);
               }));
    stages.set("reading", least_of_rounds([&] {
                   readings.clear();
                   for (const auto& mail : given.mails)
                       readings.push_back(read(mail, given.options, given.limits));
               }));
    return readings;
}

void time_judgement(
    const Given& given, const std::vector<Reading>& readings, Json& stages, Json& report)
{
    std::vector<Understanding> understandings;
    const ClassifyContext context{};
    stages.set("classify", least_of_rounds([&] {
                   understandings.clear();
                   for (const auto& reading : readings)
                       understandings.push_back(classify(reading, given.books, context));
               }));
    const auto begin = cpu_milliseconds();
    const auto memory = resident_megabytes();
    const auto large = large_books(given.books);
    report.set("large_books_made_ms", cpu_milliseconds() - begin);
    report.set("large_books_mb", resident_megabytes() - memory);
    stages.set("classify_with_large_books", least_of_rounds([&] {
                   for (const auto& reading : readings)
                       classify(reading, large, context);
               }));
    const auto advice = long_advice();
    stages.set(
        "match_500_lines", least_of_rounds([&] { match_payment(advice.payment, advice.books); }));
    stages.set("decide", least_of_rounds([&] {
                   for (std::size_t i = 0; i < readings.size(); ++i)
                       decide(
                           readings[i], understandings[i], given.books, Policy{}, History{},
                           Instant{}, 1);
               }));
}

int run(const Books& books, const std::vector<std::string>& mails)
{
    Given given{.books = books, .mails = mails};
    given.options.ocr = false;
    given.pdfs = pdfs_of(mails, given.limits);
    std::size_t mail_bytes = 0, pages = 0;
    for (const auto& mail : mails)
        mail_bytes += mail.size();
    for (const auto& pdf : given.pdfs)
        pages += read_pdf(pdf, {}, given.limits).value.pages.size();
    Json report, stages;
    const auto readings = time_reading(given, stages);
    time_judgement(given, readings, stages, report);
    report.set("mails", mails.size());
    report.set("mail_bytes", mail_bytes);
    report.set("pdfs", given.pdfs.size());
    report.set("pdf_pages", pages);
    report.set("stages", stages);
    std::cout << to_string(report) << '\n';
    return 0;
}

} // namespace
} // namespace mailroom

int main(int count, char** arguments)
{
    if (count < 4) {
        std::cerr << "usage: mailroom_bench COMPANY.json LEDGER_DIR FILE.eml...\n";
        return 2;
    }
    const auto books = mailroom::load_ledger(arguments[2], arguments[1]);
    if (!books) {
        std::cerr << books.error().what << '\n';
        return 1;
    }
    std::vector<std::string> mails;
    for (int i = 3; i < count; ++i)
        mails.push_back(mailroom::read_file(arguments[i]));
    return mailroom::run(*books, mails);
}
