#pragma once

// Mail whose lines are known to be the message or what its sender signs with.

#include "core/message.h"
#include "parsers/body/history.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

struct SignedMail {
    std::string source; // The file that it is from; its author's voice.
    Mailbox sender;     // Empty for some, as where a program writes for a person.
    std::string text;
    std::vector<TextLine> lines; // Of `text`.
    // One a line: part of the sign-off or not; nothing for blank lines, and where the last words of
    // a message may be either.
    std::vector<std::optional<bool>> signs;
};

// Of the messages in a file (JSON lines with "body" and, apart from it, "signature"), in several
// shapes each.
std::vector<SignedMail> signed_mail(const std::filesystem::path& file);

} // namespace mailroom
