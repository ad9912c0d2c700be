#include "parsers/fields/remittance/reasons.h"

#include "parsers/fields/labels/labels.h"
#include "parsers/fields/labels/phrase_codes.h"

namespace mailroom::fields {

std::string_view named_deduction_reason_of(std::string_view text)
{
    static const PhraseCodes codes("reasons.tsv");
    return codes.code_of(text);
}

std::string_view deduction_reason_of(std::string_view text)
{
    if (normalized_phrase(text).empty())
        return {};
    const auto code = named_deduction_reason_of(text);
    return code.empty() ? "other" : code;
}

std::string_view payment_method_of(std::string_view text)
{
    static const PhraseCodes codes("payment_methods.tsv");
    return codes.code_of(text);
}

} // namespace mailroom::fields
