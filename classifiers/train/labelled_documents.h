#pragma once

// Documents whose fields are known: truth.jsonl beside them, one object a file.
//
//     file, kind ("invoice-pdf"), layout, printed_fields: [names that are printed; absent: all],
//     truth: {doc_type, invoice_number, date, due_date, po_number, vendor, buyer,
//             remittance: {payment_date, payment_ref, payer, payee}}
//
// Documents of one layout are kept together when layouts are held out; without a layout, those of
// one folder are.

#include "core/document.h"
#include "core/field_sample.h"
#include "core/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mailroom {

struct LabelledDocument {
    std::filesystem::path file;
    std::string kind, layout;
    std::string data; // The name of the folder that it comes from.
    bool is_advice = false;
    std::map<Term, std::string> values; // As to_string writes them.
    std::vector<FieldSample> samples;   // To be filled by who can read the file.
};

Result<std::vector<LabelledDocument>> read_labelled_documents(const std::filesystem::path& folder);

// Numbers are the same with and without blanks and punctuation, names with and without legal form
// and a word more or less.
bool is_same_value(Term term, const std::string& known, const Value& read);

} // namespace mailroom
