#pragma once

// What an element is by its name.

#include "parsers/html/html_tree.h"

#include <string_view>

namespace mailroom {

// In lower case; an unknown name is inlined.
HtmlTag tag_named(std::string_view name);

// Whether its content is never shown, whatever styles say: <script>, <head>.
bool is_never_shown(std::string_view name);

} // namespace mailroom
