#include "classifiers/details/dispute_details.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct ReasonCodes {
    std::string_view x12_426, edifact_4465;
};

// By DisputeReason, in its order: X12 element 426 (004010) and EDIFACT 4465 (D.01B).
constexpr std::array<ReasonCodes, enum_names<DisputeReason>.size()> codes{{
    {"ZZ", "ZZZ"}, // other: mutually defined
    {"01", "5"},   // pricing: pricing error; price query
    {"06", "9"},   // quantity: quantity contested; invoice not in accordance with the order
    {"06", "4"},   // shortage: quantity contested; short delivery
    {"04", "3"},   // damaged: item not accepted, damaged; damaged goods
    {"59", "32"},  // not_received: item not received; goods not delivered
    {"05", "2"},   // quality: item not accepted, quality; below specification goods
    {"30", "40"},  // freight: delivery charge incorrect; deducted freight costs
    {"55", "26"},  // tax: tax deducted; taxes
    {"19", "53"},  // duplicate: duplicate billing; duplicate invoice
    {"56", "75"},  // promotion: advertising allowance taken; promotion discount
    {"72", "35"},  // returned: authorized return; goods returned
    {"60", "34"},  // already_paid: no open item on file; quoted as paid to you
    {"61", "9"},   // wrong_purchase_order: no open order on file; not according to the order
}};

DisputeRemedy remedy_in(const Prose& prose)
{
    constexpr std::string_view prefix = "remedy.";
    for (const auto* hit : prose.find_all(prefix, 0, prose.words.words.size())) {
        if (const auto remedy =
                enum_from_string<DisputeRemedy>(hit->phrase_class.substr(prefix.size())))
            return *remedy;
    }
    return DisputeRemedy::none;
}

// "line 3", "Pos. 10-20"
std::string line_in(const Prose& prose)
{
    const auto& words = prose.words;
    for (const auto* hit : prose.find_all("dispute_line", 0, words.words.size())) {
        if (hit->last < words.words.size() && words.words[hit->last].has_digit
            && words.words[hit->last].sentence == words.words[hit->first].sentence)
            return std::string(words.source(hit->last, hit->last + 1));
    }
    return {};
}

} // namespace

void add_once(std::vector<Dispute>& disputes, Dispute fresh)
{
    const auto known =
        std::ranges::find(disputes, fresh.document_number, &Dispute::document_number);
    if (known == disputes.end())
        disputes.push_back(std::move(fresh));
    else if (!known->amount)
        known->amount = fresh.amount;
}

void add_details(Dispute& dispute, const Prose& prose, const Books& books)
{
    const auto& reason = codes.at(static_cast<std::size_t>(dispute.reason));
    dispute.x12_426 = reason.x12_426;
    dispute.edifact_4465 = reason.edifact_4465;
    dispute.remedy = remedy_in(prose);
    dispute.line = line_in(prose);
    const auto items = books.open_items_by_number(dispute.document_number);
    if (dispute.amount && items.size() == 1 && items.front()->open_amount > *dispute.amount)
        dispute.undisputed_amount = items.front()->open_amount - *dispute.amount;
}

} // namespace mailroom
