#include "parsers/reader/embedded_xml.h"

#include "core/ascii.h"
#include "core/scan_amounts.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace mailroom {
namespace {

// What is printed in one way only; names and addresses are not.
constexpr std::array compared_terms{
    Term::invoice_number,
    Term::issue_date,
    Term::due_date,
    Term::currency,
    Term::tax_exclusive_amount,
    Term::tax_amount,
    Term::tax_inclusive_amount,
    Term::payable_amount,
    Term::seller_tax_id,
    Term::iban,
};

std::string letters_and_digits(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (is_digit(c) || is_upper(c) || is_beyond_ascii(c))
            kept += c;
        else if (is_lower(c))
            kept += static_cast<char>(c - 'a' + 'A');
    }
    return kept;
}

// A credit note may be printed with either sign.
bool same(const Value& a, const Value& b)
{
    if (const auto* x = std::get_if<Decimal>(&a), *y = std::get_if<Decimal>(&b); x && y)
        return abs(*x) == abs(*y);
    if (std::holds_alternative<std::string>(a) && std::holds_alternative<std::string>(b))
        return letters_and_digits(std::get<std::string>(a))
            == letters_and_digits(std::get<std::string>(b));
    return a == b;
}

bool has_amount(std::string_view text, Decimal amount)
{
    return std::ranges::any_of(
        scan_amounts(text, decimal_mark_of(text)), [&](const ScannedAmount& scanned) {
            return !scanned.percent && abs(scanned.value) == abs(amount);
        });
}

bool has_date(std::string_view text, Date date)
{
    for (const auto order : {DateOrder::day_first, DateOrder::month_first}) {
        for (const auto& scanned : scan_dates(text, order)) {
            if (scanned.value == date)
                return true;
        }
    }
    return false;
}

// Somewhere, in any notation.
bool has_value(std::string_view text, const Value& value)
{
    if (const auto* amount = std::get_if<Decimal>(&value))
        return has_amount(text, *amount);
    if (const auto* date = std::get_if<Date>(&value))
        return has_date(text, *date);
    return letters_and_digits(text).find(letters_and_digits(std::get<std::string>(value)))
        != std::string::npos;
}

Check difference(const Fact& structured, const Fact& printed)
{
    const auto term = std::string(to_string(structured.term));
    return {
        "printed_" + term, false,
        term + " is " + to_string(structured.value) + " in the XML, and " + to_string(printed.value)
            + " on page " + std::to_string(printed.evidence.page)};
}

void compare(Document& structured, const Document& pages)
{
    std::size_t same_count = 0, differences = 0;
    for (auto& fact : structured.fields.facts) {
        const auto* printed = pages.fields.find(fact.term);
        const bool agrees = printed != nullptr && same(fact.value, printed->value);
        if (agrees) {
            fact.evidence.page = printed->evidence.page;
            fact.evidence.box = printed->evidence.box;
        }
        if (std::ranges::find(compared_terms, fact.term) == compared_terms.end())
            continue;
        if (agrees || has_value(pages.text, fact.value)) {
            ++same_count;
        } else if (printed != nullptr) {
            ++differences;
            structured.checks.push_back(difference(fact, *printed));
        }
    }
    if (differences == 0 && same_count > 0)
        structured.checks.push_back(
            {"printed", true,
             std::to_string(same_count) + " values of the XML stand on the pages too"});
}

// The pages of a PDF as one document, though they read like several.
void append_pages(Document& all, Document& more)
{
    all.last_page = std::max(all.last_page, more.last_page);
    all.first_page = std::min(all.first_page, more.first_page);
    all.pages.insert(all.pages.end(), more.pages.begin(), more.pages.end());
    all.text += '\f' + more.text;
    for (auto& fact : more.fields.facts) {
        if (all.fields.find(fact.term) == nullptr)
            all.fields.set(std::move(fact));
    }
}

void unite(Document& structured, Document& pages)
{
    compare(structured, pages);
    structured.path = std::move(pages.path);
    structured.first_page = pages.first_page;
    structured.last_page = pages.last_page;
    structured.pages = std::move(pages.pages);
    structured.text = std::move(pages.text);
    if (structured.language.empty())
        structured.language = std::move(pages.language);
}

// The first document of XML that lies in the PDF at the path, and says what it is.
Document* xml_inside(std::vector<Document>& documents, std::string_view path)
{
    const auto inside = std::string(path) + "/xml:";
    const auto found = std::ranges::find_if(documents, [&](const Document& document) {
        return document.method == ReadingMethod::xml && document.type != DocumentType::other
            && document.path.starts_with(inside)
            && document.path.find('/', inside.size()) == std::string::npos;
    });
    return found != documents.end() ? &*found : nullptr;
}

} // namespace

void unite_with_pages(std::vector<Document>& documents)
{
    for (std::size_t i = 0; i < documents.size(); ++i) {
        auto* structured = xml_inside(documents, documents[i].path);
        if (structured == nullptr || documents[i].method == ReadingMethod::xml)
            continue;
        for (auto j = i + 1; j < documents.size();) {
            if (documents[j].path == documents[i].path) {
                append_pages(documents[i], documents[j]);
                documents.erase(documents.begin() + static_cast<std::ptrdiff_t>(j));
            } else {
                ++j;
            }
        }
        structured = xml_inside(documents, documents[i].path);
        unite(*structured, documents[i]);
        documents.erase(documents.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

} // namespace mailroom
