#pragma once

// The inbox's own files (api/web/dist), which are part of the program.

#include "api/http/message.h"

namespace mailroom {

// A file by its name; the page for every other path, so that an address of the inbox can be opened
// and kept as a bookmark. Answers GET and HEAD, and If-None-Match (RFC 9110 section 13.1.2).
HttpResponse web_file(const HttpRequest& request);

} // namespace mailroom
