#pragma once

// What a person may correct, by its path in the explanation:
//
//     party_id                                    a party of the books, or empty
//     side                                        none, receivable, payable
//     intents                                     one or more, between blanks: `mailroom train
//                                                 intents --from-store` learns from them
//     matches/<n>                                 the number of the open item that line n pays; it
//                                                 stays when the mail is read again
//     documents/<n>/type                          a document type
//     documents/<n>/fields/<term>                 a value of the term's kind; empty: it isn't there
//     documents/<n>/lines/<m>/<term>
//
// Documents, lines and matches count from 0. Pure: the caller applies the event.

#include "core/books.h"
#include "core/events.h"
#include "core/reading.h"
#include "core/result.h"
#include "core/understanding.h"
#include "store/inbox.h"

#include <span>
#include <string_view>

namespace mailroom {

// The correction in normal form, with the value that stood there before: what was read, or the last
// correction. Errors: invalid_argument says what is wrong with path or value; conflict where
// nothing would change.
Result<ValueCorrected> correction_of(
    std::string_view path,
    std::string_view new_value,
    const Reading& reading,
    const Understanding& understanding,
    std::span<const Correction> earlier,
    const Books& books);

} // namespace mailroom
