#include "classifiers/train/labelled_documents.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/json.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace mailroom {
namespace {

struct KnownField {
    Term term;
    std::string_view name;
};

constexpr std::array invoice_fields{
    KnownField{Term::invoice_number, "invoice_number"},
    KnownField{Term::issue_date, "date"},
    KnownField{Term::due_date, "due_date"},
    KnownField{Term::purchase_order, "po_number"},
    KnownField{Term::seller_name, "vendor"},
    KnownField{Term::buyer_name, "buyer"}};
constexpr std::array advice_fields{
    KnownField{Term::payment_date, "payment_date"},
    KnownField{Term::payment_reference, "payment_ref"}, KnownField{Term::payer_name, "payer"},
    KnownField{Term::payee_name, "payee"}};

bool is_printed(const Json& line, std::string_view name)
{
    const auto* printed = line["printed_fields"].array();
    return printed == nullptr || std::ranges::any_of(*printed, [name](const Json& field) {
               return field.text_or("") == name;
           });
}

LabelledDocument document_of(const Json& line, const std::filesystem::path& folder)
{
    LabelledDocument document;
    const std::string file(line["file"].text_or(""));
    document.file = folder / file;
    document.data = folder.filename().string();
    document.kind = line["kind"].text_or("");
    document.layout = line["layout"].text_or("");
    if (document.layout.empty())
        document.layout = std::filesystem::path(file).parent_path().string();
    const auto& truth = line["truth"];
    document.is_advice = truth["remittance"].object() != nullptr;
    const auto add = [&](const Json& values, const auto& fields) {
        for (const auto& [term, name] : fields) {
            const auto value = values[name].text_or("");
            if (!value.empty() && is_printed(line, name))
                document.values[term] = value;
        }
    };
    if (document.is_advice)
        add(truth["remittance"], advice_fields);
    else
        add(truth, invoice_fields);
    return document;
}

std::string squashed(std::string_view text)
{
    std::string out;
    for (const char c : folded(text)) {
        if (is_digit(c) || is_lower(c))
            out += c;
    }
    return out;
}

// Without the words of legal forms, unless the name has no others.
std::set<std::string> words_of_name(std::string_view name)
{
    constexpr std::array<std::string_view, 22> legal_forms{
        "gmbh", "ag",  "bv", "nv", "ltd", "limited", "inc",  "llc",     "sarl", "sas", "sa",
        "srl",  "spa", "co", "kg", "ohg", "ug",      "corp", "company", "plc",  "lda", "sl"};
    std::set<std::string> words, all;
    std::string word;
    for (const char c : folded(name) + ' ') {
        if (is_digit(c) || is_lower(c)) {
            word += c;
        } else if (c != '.' && !word.empty()) { // "B.V." is one word.
            if (std::ranges::find(legal_forms, word) == legal_forms.end())
                words.insert(word);
            all.insert(std::move(word));
            word.clear();
        }
    }
    return words.empty() ? all : words;
}

bool is_same_name(std::string_view known, std::string_view read)
{
    constexpr double shared_least = 0.6;
    const auto ours = words_of_name(known), theirs = words_of_name(read);
    const auto shared = static_cast<double>(
        std::ranges::count_if(ours, [&](const auto& word) { return theirs.contains(word); }));
    const auto all = static_cast<double>(ours.size() + theirs.size()) - shared;
    return shared > 0 && shared / all >= shared_least;
}

bool is_name(Term term)
{
    return term == Term::seller_name || term == Term::buyer_name || term == Term::payer_name
        || term == Term::payee_name;
}

} // namespace

Result<std::vector<LabelledDocument>> read_labelled_documents(const std::filesystem::path& folder)
{
    const auto path = folder / "truth.jsonl";
    std::ifstream in(path);
    if (!in)
        return Error{ErrorCode::not_found, "cannot read " + path.string()};
    std::vector<LabelledDocument> documents;
    for (std::string line; std::getline(in, line);) {
        if (line.empty())
            continue;
        const auto json = TRY(parse_json(line));
        auto document = document_of(json, folder);
        if (!document.values.empty())
            documents.push_back(std::move(document));
    }
    return documents;
}

bool is_same_value(Term term, const std::string& known, const Value& read)
{
    const auto text = to_string(read);
    if (is_name(term))
        return is_same_name(known, text);
    return kind_of(term) == TermKind::date ? text == known : squashed(text) == squashed(known);
}

} // namespace mailroom
