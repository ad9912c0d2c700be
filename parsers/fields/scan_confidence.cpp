#include "parsers/fields/scan_confidence.h"

#include <algorithm>
#include <string>

namespace mailroom::fields {
namespace {

constexpr float sure = 0.8F; // Of a word of a key field; Tesseract gives 0.9 to what is plain.
constexpr double sure_total = 0.75; // Of a total that no other amount confirms.

bool stands_in(const Box& word, const Box& box)
{
    const float x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
    return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

float least_of_words(const TextLayout& layout, const Evidence& evidence)
{
    float least = 1;
    if (!evidence.box || evidence.page == 0 || evidence.page > layout.pages.size())
        return least;
    for (const auto& word : layout.pages[evidence.page - 1].words) {
        if (stands_in(word.box, *evidence.box))
            least = std::min(least, word.confidence);
    }
    return least;
}

// What adds up was read right: a wrong digit would have to be made good by another.
bool is_confirmed(const Document& document, Term term)
{
    const auto holds = [&](std::string_view rule) {
        return std::ranges::any_of(
            document.checks, [&](const Check& check) { return check.rule == rule && check.ok; });
    };
    switch (term) {
    case Term::tax_inclusive_amount:
    case Term::payable_amount:
        return holds("BR-CO-15") || holds("BR-CO-10") || holds("receipt_total_confirmed");
    case Term::payment_amount:
        return holds("remittance_lines_sum");
    default:
        return false;
    }
}

} // namespace

void limit_by_words(const TextLayout& layout, Document& document)
{
    std::string doubtful;
    for (const auto term :
         {Term::invoice_number, Term::issue_date, Term::tax_inclusive_amount, Term::payable_amount,
          Term::payment_amount}) {
        const auto* fact = document.fields.find(term);
        if (fact == nullptr || is_confirmed(document, term))
            continue;
        const bool is_total = term == Term::tax_inclusive_amount || term == Term::payable_amount;
        if (least_of_words(layout, fact->evidence) < sure
            || (is_total && fact->confidence < sure_total))
            doubtful += (doubtful.empty() ? "" : ", ")
                + std::string(enum_names<Term>[static_cast<std::size_t>(term)]);
    }
    const auto limit = [&](Facts& facts) {
        for (auto& fact : facts.facts) {
            const double words = least_of_words(layout, fact.evidence);
            if (!is_confirmed(document, fact.term))
                fact.confidence = std::min(fact.confidence, std::max(words, 0.1));
        }
    };
    limit(document.fields);
    std::ranges::for_each(document.lines, limit);
    if (document.fields.empty())
        return;
    document.checks.push_back(
        {"scan_read_surely", doubtful.empty(),
         doubtful.empty() ? "the words of each key field are plain"
                          : "may be misread: " + doubtful});
}

} // namespace mailroom::fields
