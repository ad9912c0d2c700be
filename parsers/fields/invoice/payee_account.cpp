#include "parsers/fields/invoice/payee_account.h"

#include "core/iban.h"
#include "parsers/fields/identifiers.h"

namespace mailroom::fields {
namespace {

// What the page prints is told as printed: whoever pays has to see that no bank can take it. In a
// scan it is as likely misread.
void set_failing_account(const Analysis& analysis, Document& document)
{
    constexpr double as_printed = 0.4;
    const auto failing = failing_ibans_of(analysis);
    if (failing.empty() || document.method == ReadingMethod::ocr)
        return;
    const auto& first = failing.front();
    document.fields.set(
        {Term::iban, first.value, as_printed,
         evidence_of(analysis, first.at, first.begin, first.end)});
    const auto length = iban_length(std::string_view(first.value).substr(0, 2));
    document.checks.push_back(
        {"iban_valid", false,
         first.value
             + (first.value.size() == length ? ": its check digits do not hold"
                                             : " has " + std::to_string(first.value.size())
                        + " characters, not " + std::to_string(length))});
}

} // namespace

void set_payee_account(const Analysis& analysis, Document& document)
{
    const auto fact = [&](Term term, const Identifier& found, double confidence) {
        document.fields.set(
            {term, found.value, confidence,
             evidence_of(analysis, found.at, found.begin, found.end)});
    };
    if (const auto ibans = ibans_of(analysis); !ibans.empty())
        fact(Term::iban, ibans.front(), ibans.size() == 1 ? 0.97 : 0.7);
    else
        set_failing_account(analysis, document);
    if (const auto bics = bics_of(analysis); !bics.empty())
        fact(Term::bic, bics.front(), bics.size() == 1 ? 0.95 : 0.7);
}

} // namespace mailroom::fields
