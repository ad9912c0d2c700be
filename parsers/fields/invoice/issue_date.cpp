#include "parsers/fields/invoice/issue_date.h"

#include "parsers/fields/invoice/payment_terms.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double by_terms = 0.9, by_place = 0.5;

bool is_same_place(const Evidence& one, const Evidence& other)
{
    return one.page == other.page && one.box && other.box && one.box->x0 == other.box->x0
        && one.box->y0 == other.box->y0;
}

// The date that a label calls the due date was taken for want of another.
bool is_only_due_date(
    const Analysis& analysis, const std::vector<Candidate>& candidates, const Document& document)
{
    const auto* issued = document.fields.find(Term::issue_date);
    const auto* due = document.fields.find(Term::due_date);
    if (issued == nullptr || due == nullptr || !is_same_place(issued->evidence, due->evidence))
        return false;
    return std::ranges::none_of(candidates, [&](const Candidate& one) {
        return one.sense == Sense::invoice_date
            && is_same_place(evidence_of(analysis, one.at, one.begin, one.end), issued->evidence);
    });
}

struct OtherDate {
    Date value;
    Evidence evidence;
};

// All dates but those on and after the due date, as they stand on the paper.
std::vector<OtherDate> other_dates(const Analysis& analysis, const std::optional<Date>& due)
{
    std::vector<OtherDate> found;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& date : analysis.values[row][piece].dates) {
                if (!due || date.value < *due)
                    found.push_back(
                        {date.value, evidence_of(analysis, {row, piece}, date.begin, date.end)});
            }
        }
    }
    return found;
}

} // namespace

void settle_issue_date(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    if (is_only_due_date(analysis, candidates, document))
        std::erase_if(
            document.fields.facts, [](const Fact& fact) { return fact.term == Term::issue_date; });
    if (document.fields.find(Term::issue_date) != nullptr)
        return;
    const auto due = document.fields.date(Term::due_date);
    const auto dates = other_dates(analysis, due);
    if (dates.empty())
        return;
    const auto terms = payment_terms_of(analysis);
    const auto led_from = std::ranges::find_if(dates, [&](const OtherDate& date) {
        return due && terms && add_days(date.value, terms->days) == *due;
    });
    const bool is_led = led_from != dates.end();
    const auto& chosen = is_led ? *led_from : dates.front();
    document.fields.set(
        {Term::issue_date, chosen.value, is_led ? by_terms : by_place, chosen.evidence});
}

} // namespace mailroom::fields
