#pragma once

// Codes for the reasons of deductions that the document itself explains outside its lines: "SH =
// shortage against delivery note", "22 Carton shortage"; and the marks of notes: "45.00 (1)" of
// "(1) two crates broken".

#include "parsers/fields/remittance/remittance_lines.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

// The text of a cell, and the mark that is glued to its amount: "45.00*".
std::string text_with_mark(const Analysis& analysis, const Cell& cell);

class ReasonCodes {
public:
    // `line_rows` (indices into grid.rows, sorted) are not looked at.
    ReasonCodes(
        const Analysis& analysis,
        const std::vector<RemittanceTable>& tables,
        const std::vector<std::size_t>& line_rows);

    // As deduction_reason_of names it; empty where the text is no code, or is not explained.
    std::string_view reason_of(std::string_view text) const;

private:
    std::vector<std::string_view> words_of(std::string_view text) const;
    void add_codes(const Analysis& analysis, const RemittanceTable& table, const PaidLine& line);
    void explain(std::string_view text, std::string_view next_row);

    std::map<std::string, std::string_view, std::less<>> reasons_; // Empty: not explained yet.
};

} // namespace mailroom::fields
