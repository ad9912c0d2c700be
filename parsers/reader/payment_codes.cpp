#include "parsers/reader/payment_codes.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/codes/barcodes.h"
#include "parsers/codes/payment_code.h"

#include <algorithm>
#include <string>

namespace mailroom {
namespace {

constexpr double code_confidence = 0.97; // Its own check words have proved it.

Box in_points(const Box& pixels, double dots_per_inch)
{
    const auto scale = dots_per_inch > 0 ? static_cast<float>(72 / dots_per_inch) : 1.0F;
    return {pixels.x0 * scale, pixels.y0 * scale, pixels.x1 * scale, pixels.y1 * scale};
}

Facts facts_of(const PaymentCode& code, const Evidence& evidence)
{
    Facts facts;
    const auto add = [&](Term term, Value value) {
        facts.set({term, std::move(value), code_confidence, evidence});
    };
    const auto add_text = [&](Term term, const std::string& text) {
        if (!text.empty())
            add(term, text);
    };
    add_text(Term::iban, code.iban);
    add_text(Term::bic, code.bic);
    add_text(Term::seller_name, code.creditor);
    add_text(Term::seller_tax_id, code.creditor_tax_id);
    add_text(Term::payment_reference, code.reference);
    add_text(Term::currency, code.currency);
    if (code.amount)
        add(Term::payable_amount, *code.amount);
    if (code.due_date)
        add(Term::due_date, *code.due_date);
    return facts;
}

CodeOnPage on_page(const PaymentCode& code, std::uint32_t page, const Box& box)
{
    const auto& paid_to = code.iban.empty() ? code.reference : code.iban;
    const Evidence evidence{.page = page, .box = box, .text = "payment code: " + paid_to};
    return {page, facts_of(code, evidence)};
}

bool same(const Value& a, const Value& b)
{
    const auto* x = std::get_if<std::string>(&a);
    const auto* y = std::get_if<std::string>(&b);
    return x != nullptr && y != nullptr ? normalized_number(*x) == normalized_number(*y) : a == b;
}

// Names are written in many ways, and a reference may be printed beside a longer one.
bool must_agree(Term term)
{
    return term == Term::iban || term == Term::payable_amount || term == Term::currency
        || term == Term::due_date;
}

bool takes_codes(const Document& document)
{
    return document.type == DocumentType::invoice || document.type == DocumentType::reminder
        || document.type == DocumentType::other;
}

void add(const CodeOnPage& code, Document& document)
{
    bool differs = false;
    for (const auto& said : code.facts.facts) {
        const auto* printed = document.fields.find(said.term);
        if (printed == nullptr) {
            document.fields.set(said);
        } else if (same(printed->value, said.value)) {
            auto surer = *printed;
            surer.confidence = std::max(surer.confidence, code_confidence);
            document.fields.set(std::move(surer));
        } else if (must_agree(said.term)) {
            differs = true;
            const auto term = std::string(to_string(said.term));
            document.checks.push_back(
                {"payment_code_" + term, false,
                 term + " is " + to_string(said.value) + " in the payment code, and "
                     + to_string(printed->value) + " in print"});
        }
    }
    if (!differs)
        document.checks.push_back({"payment_code", true, "the payment code says what is printed"});
}

} // namespace

std::vector<CodeOnPage> payment_codes_of(const Image& gray, std::uint32_t page)
{
    std::vector<CodeOnPage> codes;
    for (const auto& barcode : read_barcodes(gray)) {
        if (const auto code = parse_payment_code(barcode.text))
            codes.push_back(on_page(*code, page, in_points(barcode.box, gray.dots_per_inch)));
    }
    return codes;
}

std::vector<CodeOnPage> payment_codes_of(const Page& words, std::uint32_t page)
{
    constexpr std::size_t digits_min = 50; // No number of another kind is as long.
    std::vector<CodeOnPage> codes;
    for (const auto& word : words.words) {
        if (word.text.size() < digits_min || !std::ranges::all_of(word.text, is_digit))
            continue;
        if (const auto code = parse_payment_code(word.text))
            codes.push_back(on_page(*code, page, word.box));
    }
    return codes;
}

void add_payment_codes(const std::vector<CodeOnPage>& codes, std::vector<Document>& documents)
{
    for (const auto& code : codes) {
        for (auto& document : documents) {
            if (code.page >= document.first_page && code.page <= document.last_page
                && takes_codes(document))
                add(code, document);
        }
    }
}

} // namespace mailroom
