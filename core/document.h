#pragma once

// What a document says: fields and lines, each value with its evidence and how sure we are.

#include "core/decimal.h"
#include "core/layout.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mailroom {

enum class Term : std::uint8_t {
#define TERM(name, kind, standard) name,
#include "core/terms.def"
#undef TERM
};
template <>
inline constexpr auto enum_names<Term> = std::to_array<std::string_view>({
#define TERM(name, kind, standard) #name,
#include "core/terms.def"
#undef TERM
});

enum class TermKind : std::uint8_t { text, date, amount, code };
TermKind kind_of(Term term);

// In normal form: decimals and dates as such, codes and text as UTF-8 without outer blanks.
using Value = std::variant<std::string, Date, Decimal>;

std::string to_string(const Value& value);

// The value of `text` written in our own notation for this term, or nothing where it is none.
std::optional<Value> parse_value(Term term, std::string_view text);

// Where a person can go and look. Only what applies is set; `text` quotes the source.
struct Evidence {
    std::uint32_t page = 0; // From 1; 0 where the document has no pages.
    std::optional<Box> box;
    std::string cell; // "Sheet1!B7"
    std::string xpath;
    std::string segment; // EDI: "7:RFF+IV:4711", counted from 1
    std::string text;

    static constexpr auto members()
    {
        return std::tuple{member("page", &Evidence::page),       member("box", &Evidence::box),
                          member("cell", &Evidence::cell),       member("xpath", &Evidence::xpath),
                          member("segment", &Evidence::segment), member("text", &Evidence::text)};
    }
};

struct Fact {
    Term term{};
    Value value;
    double confidence = 0; // 0..1, calibrated: of facts with 0.9, nine in ten are right.
    Evidence evidence;

    static constexpr auto members()
    {
        return std::tuple{
            member("term", &Fact::term), member("value", &Fact::value),
            member("confidence", &Fact::confidence), member("evidence", &Fact::evidence)};
    }
};

// The facts of a document or of one of its lines: at most one a term.
struct Facts {
    std::vector<Fact> facts;

    const Fact* find(Term term) const;
    std::optional<Decimal> amount(Term term) const; // Nothing where absent, or no decimal.
    std::optional<Date> date(Term term) const;
    std::string text(Term term) const; // to_string of the value; empty where absent.
    void set(Fact fact);               // Replaces the fact of the same term.
    bool empty() const { return facts.empty(); }

    static constexpr auto members() { return std::tuple{member("facts", &Facts::facts)}; }
};

// An arithmetic or formal rule that the document was held against: "lines_sum", "BR-CO-15".
struct Check {
    std::string rule;
    bool ok = false;
    std::string detail;

    static constexpr auto members()
    {
        return std::tuple{
            member("rule", &Check::rule), member("ok", &Check::ok),
            member("detail", &Check::detail)};
    }
};

enum class DocumentType : std::uint8_t {
    other,
    invoice,
    credit_note,
    remittance_advice,
    statement,
    reminder,
    purchase_order,
    proof_of_delivery,
    tax_form,
    bank_statement,
    receipt,
    contract,
};
template <>
inline constexpr auto enum_names<DocumentType> = std::to_array<std::string_view>(
    {"other", "invoice", "credit_note", "remittance_advice", "statement", "reminder",
     "purchase_order", "proof_of_delivery", "tax_form", "bank_statement", "receipt", "contract"});

struct PageSize {
    float width = 0, height = 0; // Points.

    static constexpr auto members()
    {
        return std::tuple{member("width", &PageSize::width), member("height", &PageSize::height)};
    }
};

struct Document {
    std::string path; // Of its part; see Part::path. The body of the mail is a document too.
    std::uint32_t first_page = 0, last_page = 0; // From 1; 0 where there are no pages.
    DocumentType type = DocumentType::other;
    double type_confidence = 0;
    ReadingMethod method = ReadingMethod::text;
    std::string language; // ISO 639-1
    bool encrypted = false;
    std::vector<PageSize> pages;
    std::string text; // For reading and search.
    Facts fields;
    std::vector<Facts> lines;
    std::vector<Check> checks;

    static constexpr auto members()
    {
        return std::tuple{
            member("path", &Document::path),
            member("first_page", &Document::first_page),
            member("last_page", &Document::last_page),
            member("type", &Document::type),
            member("type_confidence", &Document::type_confidence),
            member("method", &Document::method),
            member("language", &Document::language),
            member("encrypted", &Document::encrypted),
            member("pages", &Document::pages),
            member("text", &Document::text),
            member("fields", &Document::fields),
            member("lines", &Document::lines),
            member("checks", &Document::checks)};
    }
};

} // namespace mailroom
