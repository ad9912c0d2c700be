#include "classifiers/details/deduction_codes.h"

#include <algorithm>
#include <array>
#include <span>

namespace mailroom {
namespace {

struct Code {
    std::string_view code;
    DisputeReason reason;
};

// Codes of one list that mean the same to us stand side by side.
constexpr std::array x12_426{
    Code{"01", DisputeReason::pricing},              // Pricing error
    Code{"03", DisputeReason::pricing},              // Extension error
    Code{"24", DisputeReason::pricing},              // Incorrect discount
    Code{"04", DisputeReason::damaged},              // Item not accepted, damaged
    Code{"05", DisputeReason::quality},              // Item not accepted, quality
    Code{"07", DisputeReason::quality},              // Incorrect product
    Code{"06", DisputeReason::quantity},             // Quantity contested
    Code{"11", DisputeReason::returned},             // Returns, damage
    Code{"12", DisputeReason::returned},             // Returns, quality
    Code{"13", DisputeReason::returned},             // Returns, dating
    Code{"14", DisputeReason::returned},             // Returns, promotion
    Code{"15", DisputeReason::returned},             // Returns, recall
    Code{"72", DisputeReason::returned},             // Authorized return
    Code{"19", DisputeReason::duplicate},            // Duplicate billing
    Code{"86", DisputeReason::duplicate},            // Duplicate payment
    Code{"30", DisputeReason::freight},              // Delivery charge incorrect
    Code{"55", DisputeReason::tax},                  // Tax deducted
    Code{"56", DisputeReason::promotion},            // Advertising allowance taken
    Code{"57", DisputeReason::promotion},            // Volume discount taken
    Code{"58", DisputeReason::promotion},            // Rebate allowance
    Code{"59", DisputeReason::not_received},         // Item not received
    Code{"75", DisputeReason::not_received},         // Total order not received
    Code{"60", DisputeReason::already_paid},         // No open item on file
    Code{"61", DisputeReason::wrong_purchase_order}, // No open order on file
};

constexpr std::array edifact_4465{
    Code{"2", DisputeReason::quality},              // Below specification goods
    Code{"3", DisputeReason::damaged},              // Damaged goods
    Code{"4", DisputeReason::shortage},             // Short delivery
    Code{"5", DisputeReason::pricing},              // Price query
    Code{"6", DisputeReason::not_received},         // Proof of delivery required
    Code{"32", DisputeReason::not_received},        // Goods not delivered
    Code{"9", DisputeReason::wrong_purchase_order}, // Invoice not in accordance with the order
    Code{"26", DisputeReason::tax},                 // Taxes
    Code{"34", DisputeReason::already_paid},        // Quoted as paid to you
    Code{"35", DisputeReason::returned},            // Goods returned
    Code{"40", DisputeReason::freight},             // Deducted freight costs
    Code{"53", DisputeReason::duplicate},           // Duplicate invoice
    Code{"75", DisputeReason::promotion},           // Promotion discount
};

struct CodeList {
    std::string_view tag; // Of the segment that holds such a code.
    std::span<const Code> codes;
};

constexpr std::array lists{
    CodeList{"ADX", x12_426}, CodeList{"RMR", x12_426}, CodeList{"AJT", edifact_4465}};

} // namespace

std::optional<DisputeReason> reason_of_code(const Fact& fact)
{
    const auto* code = std::get_if<std::string>(&fact.value);
    const std::string_view segment = fact.evidence.segment;
    const auto colon = segment.find(':'); // "11:ADX*-25.00*01"
    const auto tag = colon == segment.npos ? std::string_view() : segment.substr(colon + 1, 3);
    const auto list = std::ranges::find(lists, tag, &CodeList::tag);
    if (code == nullptr || list == lists.end())
        return std::nullopt;
    const auto found = std::ranges::find(list->codes, *code, &Code::code);
    return found == list->codes.end() ? std::nullopt : std::optional(found->reason);
}

} // namespace mailroom
