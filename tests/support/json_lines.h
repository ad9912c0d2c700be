#pragma once

// Cases as data: a file with a JSON object a line.

#include "core/json.h"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace mailroom::tests {

// Calls visit(json) for each line of the file, whose path begins at the root. What fails says its
// line; a file that is missing, empty or no JSON fails the test.
template <typename Visit>
void for_each_json_line(const std::string& path, Visit visit)
{
    std::ifstream file(MAILROOM_SOURCE_DIR + ("/" + path));
    ASSERT_TRUE(file) << path;
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line); ++lines) {
        const auto json = parse_json(line);
        ASSERT_TRUE(json) << path << ": " << line;
        SCOPED_TRACE(line);
        visit(*json);
    }
    EXPECT_GT(lines, 0U) << path;
}

} // namespace mailroom::tests
