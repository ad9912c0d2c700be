#include "parsers/fields/scan_corrections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr std::size_t trials_max = 100;

constexpr std::array<std::string_view, 4> arithmetic{
    "remittance_lines_sum", "remittance_line_net", "BR-CO-15", "receipt_total_confirmed"};

bool is_arithmetic(const Check& check)
{
    return std::ranges::find(arithmetic, check.rule) != arithmetic.end();
}

bool says_all(const Facts& before, const Facts& after)
{
    return std::ranges::all_of(before.facts, [&](const Fact& fact) {
        return kind_of(fact.term) != TermKind::amount || after.find(fact.term) != nullptr;
    });
}

// All that was there is there still, and adds up.
bool is_better(const Document& before, const Document& after)
{
    const auto holds = [&](const Check& check) {
        return !is_arithmetic(check) || std::ranges::any_of(after.checks, [&](const Check& now) {
            return now.rule == check.rule && now.ok;
        });
    };
    return before.type == after.type && after.lines.size() >= before.lines.size()
        && says_all(before.fields, after.fields) && !arithmetic_fails(after)
        && std::ranges::all_of(before.checks, holds);
}

std::string amounts_of(const Facts& facts)
{
    std::string text;
    for (const auto& fact : facts.facts) {
        if (kind_of(fact.term) == TermKind::amount)
            text += to_string(fact.value) + ' ';
    }
    return text + '\n';
}

std::string amounts_of(const std::vector<Document>& documents)
{
    std::string text;
    for (const auto& document : documents) {
        text += amounts_of(document.fields);
        for (const auto& line : document.lines)
            text += amounts_of(line);
    }
    return text;
}

using Choice = std::vector<const WordReading*>;

// Puts in what was chosen; the answer is what stood there.
std::vector<std::string> exchange(TextLayout& layout, const Choice& choice)
{
    std::vector<std::string> before;
    for (const auto* reading : choice) {
        auto& text = layout.pages[reading->page].words[reading->word].text;
        before.push_back(text);
        text = reading->text;
    }
    return before;
}

std::vector<Choice> choices_of(const std::vector<WordReading>& readings, std::size_t size)
{
    std::vector<Choice> choices;
    for (auto a = readings.begin(); a != readings.end(); ++a) {
        if (size == 1) {
            choices.push_back({&*a});
            continue;
        }
        for (auto b = a + 1; b != readings.end(); ++b) {
            if (a->page != b->page || a->word != b->word)
                choices.push_back({&*a, &*b});
        }
    }
    return choices;
}

bool overlaps(const Box& a, const Box& b)
{
    const float x = (a.x0 + a.x1) / 2, y = (a.y0 + a.y1) / 2;
    return x >= b.x0 && x <= b.x1 && y >= b.y0 && y <= b.y1;
}

} // namespace

bool are_better(const std::vector<Document>& before, const std::vector<Document>& after)
{
    return std::ranges::equal(before, after, is_better);
}

bool arithmetic_fails(const Document& document)
{
    return std::ranges::any_of(
        document.checks, [](const Check& check) { return is_arithmetic(check) && !check.ok; });
}

std::vector<WordCorrection> choose_readings(
    TextLayout& layout,
    const std::vector<WordReading>& readings,
    const std::function<std::vector<Document>(const TextLayout&)>& extract)
{
    const auto before = extract(layout);
    std::size_t trials = 0;
    for (std::size_t size = 1; size <= 2; ++size) {
        std::optional<Choice> found;
        std::string amounts;
        for (const auto& choice : choices_of(readings, size)) {
            if (++trials >= trials_max)
                return {};
            auto other = layout;
            exchange(other, choice);
            const auto documents = extract(other);
            if (!are_better(before, documents))
                continue;
            const auto now = amounts_of(documents);
            if (found && now != amounts)
                return {}; // Who knows which.
            if (!found)
                found = choice;
            amounts = now;
        }
        if (!found)
            continue;
        std::vector<WordCorrection> corrections;
        const auto read = exchange(layout, *found);
        for (std::size_t i = 0; i < read.size(); ++i) {
            const auto& reading = *(*found)[i];
            corrections.push_back(
                {static_cast<std::uint32_t>(reading.page + 1),
                 layout.pages[reading.page].words[reading.word].box, read[i], reading.text});
        }
        return corrections;
    }
    return {};
}

void mark_corrected(const std::vector<WordCorrection>& corrections, Document& document)
{
    std::string listed;
    for (const auto& correction : corrections) {
        if (correction.page < document.first_page || correction.page > document.last_page)
            continue;
        listed += (listed.empty() ? "" : ", ") + correction.read + " is " + correction.corrected;
        const auto mark = [&](Facts& facts) {
            for (auto& fact : facts.facts) {
                auto& evidence = fact.evidence;
                if (evidence.page == correction.page && evidence.box
                    && overlaps(correction.box, *evidence.box))
                    evidence.text += " (first read as " + correction.read + ")";
            }
        };
        mark(document.fields);
        std::ranges::for_each(document.lines, mark);
    }
    if (!listed.empty())
        document.checks.push_back({"scan_corrected", true, "misread at first: " + listed});
}

} // namespace mailroom::fields
