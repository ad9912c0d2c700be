#include "parsers/fields/parties/tax_owner.h"

#include "parsers/fields/identifiers.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr float lines_most = 10, indent_most = 1.5F; // Of the body size.

bool stands_under(const Analysis& analysis, const Evidence& name, PieceRef at)
{
    const auto& box = analysis.piece(at).box;
    const float size = analysis.grid.body_size;
    return name.box && analysis.grid.rows[at.row].page == name.page && box.y0 > name.box->y0
        && box.y0 - name.box->y1 < lines_most * size
        && std::abs(box.x0 - name.box->x0) < indent_most * size;
}

} // namespace

void settle_tax_numbers(const Analysis& analysis, Document& document)
{
    const auto* buyer = document.fields.find(Term::buyer_name);
    const auto* seller = document.fields.find(Term::seller_name);
    const auto* number = document.fields.find(Term::seller_tax_id);
    if (buyer == nullptr || number == nullptr)
        return;
    const auto numbers = vat_numbers_of(analysis);
    const auto is_buyers = [&](const Identifier& one) {
        return stands_under(analysis, buyer->evidence, one.at)
            && (seller == nullptr || !stands_under(analysis, seller->evidence, one.at));
    };
    const auto own = std::ranges::find_if(
        numbers, [&](const Identifier& one) { return Value(one.value) == number->value; });
    const auto other = std::ranges::find_if_not(numbers, is_buyers);
    if (own == numbers.end() || !is_buyers(*own) || other == numbers.end())
        return;
    const auto set = [&](Term term, const Identifier& one, double confidence) {
        document.fields.set(
            {term, one.value, confidence, evidence_of(analysis, one.at, one.begin, one.end)});
    };
    const double confidence = number->confidence;
    set(Term::buyer_tax_id, *own, confidence);
    set(Term::seller_tax_id, *other, confidence);
}

} // namespace mailroom::fields
