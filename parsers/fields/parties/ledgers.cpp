#include "parsers/fields/parties/ledgers.h"

#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

namespace mailroom::fields {
namespace {

struct Department {
    Ledger ledger = Ledger::none;
    std::string phrase; // Between blanks, as the text that it is looked for in.
};

std::string between_blanks(std::string_view text)
{
    return ' ' + normalized_phrase(text) + ' ';
}

std::vector<Department> read_departments()
{
    std::vector<Department> departments;
    for (const auto& file : embedded::label_files()) {
        if (file.name != "ledgers.tsv")
            continue;
        for (const auto line : split(file.bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto columns = split(line, '\t');
            assert(columns.size() == 2 && "ledger, phrases");
            const auto ledger = columns[0] == "payables" ? Ledger::payables : Ledger::receivables;
            for (const auto phrase : split(columns[1], '|'))
                departments.push_back({ledger, between_blanks(phrase)});
        }
    }
    return departments;
}

} // namespace

Ledger ledger_in(std::string_view text)
{
    static const auto departments = read_departments();
    const auto words = between_blanks(text);
    const auto names = [&words](Ledger ledger) {
        return std::ranges::any_of(departments, [&](const Department& department) {
            return department.ledger == ledger && words.find(department.phrase) != words.npos;
        });
    };
    const bool pays = names(Ledger::payables), is_paid = names(Ledger::receivables);
    return pays == is_paid ? Ledger::none : pays ? Ledger::payables : Ledger::receivables;
}

} // namespace mailroom::fields
