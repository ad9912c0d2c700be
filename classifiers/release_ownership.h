#pragma once

// Of the checks of classifiers/release.h those of whose things are asked for. Each answers why they
// may not go, or nothing where it holds.

#include "core/books.h"
#include "core/message.h"
#include "core/understanding.h"

#include <string>

namespace mailroom {

struct ReleaseQuestion {
    const Message& message;
    const Books& books;
    const Understanding& understanding;
};

// Something that is asked for by number belongs to another party.
std::string why_not_theirs(const ReleaseQuestion& question);

// A bill that is asked for by number is disputed in the same mail: another one is wanted.
std::string why_another_is_wanted(const ReleaseQuestion& question);

} // namespace mailroom
