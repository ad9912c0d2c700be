#pragma once

// A mail whose intents a person of the company has set right, as an example to learn from.

#include "classifiers/train/labelled_mail.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <vector>

namespace mailroom {

struct CorrectedMail {
    std::string id;
    Date received{}; // For days that are told relative to today, where the mail has no Date.
    const Reading& reading;
    const Understanding& understanding;
    std::vector<Intent> intents;
};

LabelledMail labelled(const CorrectedMail& corrected, const Books& books);

} // namespace mailroom
