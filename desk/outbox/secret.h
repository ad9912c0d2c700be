#pragma once

#include "core/mail_server.h"
#include "core/result.h"

#include <string>

namespace mailroom {

// The secret itself. Errors: invalid_argument (a file that cannot be read, a command that fails);
// their text names the file or the command, never the secret.
Result<std::string> read_secret(const SecretSetting& setting);

} // namespace mailroom
