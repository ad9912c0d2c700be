#include "classifiers/sender/authentication.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

bool within(std::string_view host, std::string_view domain)
{
    return !domain.empty()
        && (equals_ignoring_case(host, domain)
            || (host.size() > domain.size() && host[host.size() - domain.size() - 1] == '.'
                && equals_ignoring_case(host.substr(host.size() - domain.size()), domain)));
}

bool is_ours(std::string_view authserv_id, const Company& company)
{
    return company.authserv_id.empty() ? within(authserv_id, company.domain)
                                       : equals_ignoring_case(authserv_id, company.authserv_id);
}

// RFC 7489 section 3.1, relaxed: one domain lies within the other. Without a list of public
// suffixes we ask for that much, not for a common organizational domain.
bool aligned(std::string_view identifier, std::string_view from_domain)
{
    const auto at = identifier.rfind('@');
    const auto domain = at == std::string_view::npos ? identifier : identifier.substr(at + 1);
    return within(domain, from_domain) || within(from_domain, domain);
}

bool is_failure(std::string_view result)
{
    return result == "fail" || result == "softfail" || result == "policy";
}

// DKIM: several signatures may have been checked; one that passes is enough (RFC 6376 section 4.2).
void note(std::string& kept, const std::string& result)
{
    if (kept == "none" || result == "pass")
        kept = result;
}

} // namespace

Authentication authenticate(const Message& message, const Company& company)
{
    Authentication found;
    const auto from_domain =
        message.from.empty() ? std::string() : domain_of(message.from.front().addr_spec);
    bool aligned_pass = false;
    for (const auto& result : message.authentication_results) {
        if (result.field != 0 || !is_ours(result.authserv_id, company))
            continue;
        found.trusted = true;
        found.by = result.authserv_id;
        if (result.method == "spf")
            note(found.spf, result.result);
        else if (result.method == "dkim")
            note(found.dkim, result.result);
        else if (result.method == "dmarc")
            note(found.dmarc, result.result);
        else if (result.method == "arc")
            note(found.arc, result.result);
        if ((result.method == "spf" || result.method == "dkim") && result.result == "pass")
            aligned_pass |= aligned(result.identifier, from_domain);
    }
    if (found.dmarc == "pass" || found.dmarc == "fail")
        found.failed = found.dmarc == "fail";
    else
        found.failed = !aligned_pass && (is_failure(found.spf) || is_failure(found.dkim));
    return found;
}

} // namespace mailroom
