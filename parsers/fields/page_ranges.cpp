#include "parsers/fields/page_ranges.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/document_type.h"
#include "parsers/fields/remittance/advice_shape.h"
#include "parsers/fields/remittance/remittance_records.h"

#include <algorithm>
#include <map>
#include <set>

namespace mailroom::fields {
namespace {

struct PageStart {
    std::size_t first_row = 0, last_row = 0;
    std::uint32_t page = 0;
    std::string number; // Of the document, where the page says it at its top.
    bool titled = false;
};

constexpr double top_share = 0.5; // Of the page: where a title and a number may begin a document.

PageStart read_page(const Analysis& analysis, std::size_t first, std::size_t last)
{
    PageStart page{first, last, analysis.grid.rows[first].page, {}, false};
    const auto part = part_of(analysis, first, last);
    const float height = std::max(1.0F, analysis.grid.page_heights[page.page - 1]);
    const auto type = type_of(part, tables_of(part), {}).type;
    page.titled = type == DocumentType::invoice || type == DocumentType::credit_note;
    if (!page.titled)
        return page;
    std::vector<Candidate> top;
    for (auto& candidate : candidates_of(part, {})) {
        if (part.grid.rows[candidate.at.row].box.y0 / height <= top_share)
            top.push_back(std::move(candidate));
    }
    if (const auto number =
            choose(top, {{Sense::invoice_number, 1}, {Sense::credit_note_number, 1}}, 0.5))
        page.number = to_string(number->best.value);
    return page;
}

// Cards of one payment, several a page: "Invoice 4711" at the top of the next page is one of them,
// and begins no invoice.
bool goes_on_with_cards(const Analysis& analysis)
{
    const auto records = record_lines_of(analysis);
    if (!adds_up(analysis, records)
        || count_of(analysis, {Sense::payment_date, Sense::payment_amount}) == 0)
        return false;
    std::set<std::string> numbers;
    std::map<std::uint32_t, std::size_t> of_page;
    for (const auto& line : records.lines) {
        numbers.insert(line.text(Term::document_number));
        ++of_page[line.find(Term::document_number)->evidence.page];
    }
    return numbers.size() == records.lines.size()
        && std::ranges::any_of(of_page, [](const auto& page) { return page.second > 1; });
}

} // namespace

std::vector<PageRange> page_ranges_of(const Analysis& analysis)
{
    const auto& rows = analysis.grid.rows;
    if (rows.empty())
        return {
            {0, 0, analysis.grid.page_heights.empty() ? 0U : 1U,
             static_cast<std::uint32_t>(analysis.grid.page_heights.size())}};
    if (rows.front().page == rows.back().page)
        return {{0, rows.size(), 1, static_cast<std::uint32_t>(analysis.grid.page_heights.size())}};
    if (goes_on_with_cards(analysis))
        return {{0, rows.size(), 1, static_cast<std::uint32_t>(analysis.grid.page_heights.size())}};
    std::vector<PageRange> ranges;
    std::string number;
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last < rows.size() && rows[last].page == rows[first].page)
            ++last;
        const auto page = read_page(analysis, first, last);
        const bool begins = page.titled && !page.number.empty() && page.number != number;
        if (ranges.empty() || (begins && !number.empty()))
            ranges.push_back({first, last, page.page, page.page});
        ranges.back().last_row = last;
        ranges.back().last_page = page.page;
        if (begins || number.empty())
            number = page.number;
        first = last;
    }
    ranges.front().first_page = 1;
    ranges.back().last_page = static_cast<std::uint32_t>(analysis.grid.page_heights.size());
    return ranges;
}

} // namespace mailroom::fields
