#pragma once

// Bar codes of payment slips, held against what is printed.

#include "core/document.h"
#include "core/layout.h"
#include "parsers/layout/image.h"

#include <cstdint>
#include <vector>

namespace mailroom {

struct CodeOnPage {
    std::uint32_t page = 0; // From 1.
    Facts facts;            // What the code says.
};

// The payment codes in the picture of a page.
std::vector<CodeOnPage> payment_codes_of(const Image& gray, std::uint32_t page);

// Those that stand among its words: the digits below a bar code (Finland's "virtual bar code"), as
// a word of their own.
std::vector<CodeOnPage> payment_codes_of(const Page& words, std::uint32_t page);

// A document on whose pages a code stands - an invoice, or what nothing else is known of - takes
// from it what it lacks, and is surer of what it says too. One check "payment_code_TERM" fails for
// each field in which both differ; else "payment_code" holds.
void add_payment_codes(const std::vector<CodeOnPage>& codes, std::vector<Document>& documents);

} // namespace mailroom
