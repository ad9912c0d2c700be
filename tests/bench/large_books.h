#pragma once

// The books of a small company, grown to those of a large one.

#include "classifiers/matching/matching.h"
#include "core/books.h"

namespace mailroom {

// `books` and besides 20,000 parties with three contacts each, 500,000 open items, as many filed
// documents as items of `books`, made up.
Books large_books(const Books& books);

// Of one payer with 50,000 open items an advice that pays 500 of them, each number in another form.
struct LongAdvice {
    Books books;
    Payment payment;
};
LongAdvice long_advice();

} // namespace mailroom
