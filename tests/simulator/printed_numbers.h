#pragma once

// A document's number as a payer prints it.

#include "tests/simulator/random.h"

#include <string>

namespace mailroom {

struct PrintedNumber {
    std::string text;
    std::string trouble; // Empty: as it is.
};

PrintedNumber printed_number(Random& random, const std::string& number);

// The same with the payment's references in mind: never missing, never mistyped.
std::string readable_number(Random& random, const std::string& number);

} // namespace mailroom
