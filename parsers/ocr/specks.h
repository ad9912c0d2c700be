#pragma once

// Dirt and rules of tables that were read as marks, for the files of this folder alone. Pure.

#include "core/layout.h"

#include <string_view>

namespace mailroom {

// Nothing but marks that dirt is read as.
bool is_speck(std::string_view text);

// Takes off what touched the word: a rule of the table, a speck at its shoulder.
void strip_specks(Word& word);

} // namespace mailroom
