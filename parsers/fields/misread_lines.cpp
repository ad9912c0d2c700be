#include "parsers/fields/misread_lines.h"

#include "parsers/fields/document_checks.h"
#include "parsers/fields/line_sums.h"

#include <algorithm>
#include <string>

namespace mailroom::fields {

void leave_out_misread(Document& document)
{
    if (document.type != DocumentType::remittance_advice || !sum_is_paid(document))
        return;
    std::string numbers;
    for (auto& line : document.lines) {
        if (adds_up(line))
            continue;
        std::erase_if(line.facts, [](const Fact& fact) {
            return fact.term == Term::gross_amount || fact.term == Term::discount_amount
                || fact.term == Term::deduction_amount;
        });
        numbers += (numbers.empty() ? "" : ", ") + line.text(Term::document_number);
    }
    if (numbers.empty())
        return;
    check_remittance_lines(document);
    document.checks.push_back(
        {"scan_lines_complete", true, "gross and deductions are not readable: " + numbers});
}

} // namespace mailroom::fields
