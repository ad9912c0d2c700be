#pragma once

// What every libcurl transfer to or from a mail server has in common: also used by ingest/imap.

#include "core/mail_server.h"
#include "core/result.h"

#include <functional>
#include <string>

namespace mailroom {

// Asked about once a second while libcurl waits; true ends the transfer.
using ShouldStop = std::function<bool()>;

// Sets URL, TLS, log-in and time-outs of `curl_handle`, which is a CURL*. `scheme` is "imap" or
// "smtp"; `path` follows host and port. `should_stop` must outlive the transfer. Errors:
// invalid_argument (a secret that cannot be read, a server without a name).
Status set_mail_server(
    void* curl_handle,
    const std::string& scheme,
    const std::string& path,
    const MailServer& server,
    const ShouldStop& should_stop);

// Why a transfer failed, and what to do about it. `curl_code` is a CURLcode, `detail` libcurl's
// own words.
Error explain_curl_failure(int curl_code, const std::string& detail, const MailServer& server);

} // namespace mailroom
