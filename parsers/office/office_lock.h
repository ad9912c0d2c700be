#pragma once

// Office files locked by a password (MS-OFFCRYPTO): the package, encrypted, inside a compound file.

#include "core/limits.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mailroom {

// The package (.xlsx, .docx, ...) by the first of the passwords that fits; nothing where none does,
// or where it is locked in a way that is not known here. Agile and standard encryption: all that
// Office has written since 2007.
std::optional<std::string>
unlock_office(std::string_view bytes, std::span<const std::string> passwords, const Limits& limits);

} // namespace mailroom
