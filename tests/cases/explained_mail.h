#pragma once

// Messages in one text file, and what `mailroom explain --json` says of them.
//
// A file is blocks: a line "%% NAME", then the message. A line "%% expect" ends the message: the
// lines behind it are what is expected.

#include "core/json.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mailroom::test {

struct MailCase {
    std::string name, bytes;
    std::vector<std::string> expected; // Lines.
};

std::vector<MailCase> read_mail_cases(const std::filesystem::path& file);

// One JSON object a case, in their order. `arguments` as the command takes them.
std::vector<Json>
explained(const std::vector<MailCase>& cases, const std::string& arguments = std::string());

} // namespace mailroom::test
