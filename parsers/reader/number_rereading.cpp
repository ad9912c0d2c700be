#include "parsers/reader/number_rereading.h"

#include "core/ascii.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/line_corrections.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace mailroom {
namespace {

using fields::WordReading;

constexpr std::size_t words_max = 40; // Some hundredths of a second each.

bool is_mark(char c)
{
    return c == '.' || c == ',';
}

bool is_of_amount(char c)
{
    return is_digit(c) || is_mark(c) || c == '-' || c == '(' || c == ')';
}

bool is_amount(std::string_view text)
{
    while (!text.empty() && !is_digit(text.back()))
        text.remove_suffix(1);
    return text.size() >= 4 && is_mark(text[text.size() - 3]) && is_digit(text[text.size() - 2]);
}

std::string digits_and_marks(std::string_view text)
{
    std::string plain;
    std::ranges::copy_if(text, std::back_inserter(plain), is_of_amount);
    return plain;
}

struct Doubt {
    std::size_t page = 0, word = 0;
    float confidence = 0;
};

bool stands_in(const Word& word, const Evidence& evidence, std::size_t page)
{
    const float x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    const auto& box = evidence.box;
    return box && evidence.page == page + 1 && x >= box->x0 && x <= box->x1 && y >= box->y0
        && y <= box->y1;
}

// Gross, deductions and net of a line that make each other: to look at these again costs a page of
// many lines more than to read it did.
bool is_confirmed(const Word& word, std::size_t page, const std::vector<Document>& documents)
{
    const auto holds_word = [&](const Facts& line) {
        return line.find(Term::gross_amount) != nullptr && fields::adds_up(line)
            && std::ranges::any_of(line.facts, [&](const Fact& fact) {
                   return kind_of(fact.term) == TermKind::amount
                       && stands_in(word, fact.evidence, page);
               });
    };
    return std::ranges::any_of(documents, [&](const Document& document) {
        return document.type == DocumentType::remittance_advice
            && std::ranges::any_of(document.lines, holds_word);
    });
}

std::vector<Doubt> amounts_in_doubt(
    const TextLayout& layout,
    const std::vector<OcrPicture>& pictures,
    const std::vector<Document>& documents)
{
    std::vector<Doubt> doubts;
    for (std::size_t page = 0; page < std::min(layout.pages.size(), pictures.size()); ++page) {
        const bool fails = std::ranges::any_of(documents, [&](const Document& document) {
            return page + 1 >= document.first_page && page + 1 <= document.last_page
                && fields::arithmetic_fails(document);
        });
        const auto& words = layout.pages[page].words;
        for (std::size_t word = 0; fails && word < words.size(); ++word) {
            if (may_be_amount(words[word].text) && !is_confirmed(words[word], page, documents))
                doubts.push_back({page, word, words[word].confidence});
        }
    }
    std::ranges::stable_sort(doubts, {}, &Doubt::confidence);
    doubts.resize(std::min(doubts.size(), words_max));
    return doubts;
}

std::size_t faults_in(const std::vector<Document>& documents)
{
    std::size_t faults = 0;
    for (const auto& document : documents)
        faults += fields::arithmetic_faults(document);
    return faults;
}

std::size_t lines_in(const std::vector<Document>& documents)
{
    std::size_t lines = 0;
    for (const auto& document : documents)
        lines += document.lines.size();
    return lines;
}

// Line by line; what does not make it better is taken back.
std::vector<fields::WordCorrection> reread_lines(
    TextLayout& layout,
    const std::vector<OcrPicture>& pictures,
    std::vector<Document>& documents,
    const Part& part,
    DocumentContext& context)
{
    const auto look_again = [&](std::uint32_t page, const Box& box) {
        return page <= pictures.size()
            ? context.ocr.read_number(pictures[page - 1], box, context.limits)
            : std::vector<std::string>();
    };
    auto other = layout;
    std::vector<fields::WordCorrection> corrections;
    for (const auto& document : documents)
        std::ranges::move(
            fields::correct_lines(other, document, look_again), std::back_inserter(corrections));
    if (corrections.empty())
        return {};
    auto read = documents_of(other, part, context);
    if (read.size() != documents.size() || lines_in(read) < lines_in(documents)
        || faults_in(read) >= faults_in(documents))
        return {};
    layout = std::move(other);
    documents = std::move(read);
    return corrections;
}

} // namespace

bool may_be_amount(std::string_view text)
{
    const auto digits = std::ranges::count_if(text, is_digit);
    return digits >= 2 && digits * 2 >= std::ssize(text) && std::ranges::any_of(text, is_mark)
        && text.find('/') == text.npos && !text.ends_with('%');
}

std::vector<fields::WordCorrection> reread_numbers(
    TextLayout& layout,
    const std::vector<OcrPicture>& pictures,
    std::vector<Document> documents,
    const Part& part,
    DocumentContext& context)
{
    // What one line says may be told by the sum alone, and the sum by what another line says then.
    constexpr int rounds_max = 3;
    std::vector<fields::WordCorrection> corrections;
    for (int round = 0; round < rounds_max; ++round) {
        auto more = reread_lines(layout, pictures, documents, part, context);
        if (more.empty())
            break;
        std::ranges::move(more, std::back_inserter(corrections));
    }
    std::vector<WordReading> readings;
    for (const auto& doubt : amounts_in_doubt(layout, pictures, documents)) {
        const auto& word = layout.pages[doubt.page].words[doubt.word];
        const auto sign =
            std::string(word.text.begin(), std::ranges::find_if(word.text, is_of_amount));
        for (const auto& text :
             context.ocr.read_number(pictures[doubt.page], word.box, context.limits)) {
            if (is_amount(text) && text != digits_and_marks(word.text))
                readings.push_back({doubt.page, doubt.word, sign + text});
        }
    }
    if (!readings.empty())
        std::ranges::move(
            fields::choose_readings(
                layout, readings,
                [&](const TextLayout& other) { return documents_of(other, part, context); }),
            std::back_inserter(corrections));
    return corrections;
}

} // namespace mailroom
