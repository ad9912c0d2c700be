#include "api/log_in_limiter.h"

#include "core/text.h"

namespace mailroom {
namespace {

std::string key_of_login(std::string_view login)
{
    return "login:" + to_lower_ascii(login.substr(0, 200));
}

std::string key_of_address(std::string_view address)
{
    return "address:" + std::string(address);
}

} // namespace

bool LogInLimiter::may_try(std::string_view login, std::string_view address, Instant now)
{
    const std::scoped_lock lock(mutex_);
    forget_old(now);
    auto& by_login = entry(key_of_login(login), now);
    auto& by_address = entry(key_of_address(address), now);
    if (by_login.failures >= failures_max || by_address.failures >= failures_of_address_max)
        return false;
    ++by_login.failures;
    ++by_address.failures;
    return true;
}

void LogInLimiter::succeeded(std::string_view login, std::string_view address)
{
    const std::scoped_lock lock(mutex_);
    entries_.erase(key_of_login(login));
    const auto by_address = entries_.find(key_of_address(address));
    if (by_address != entries_.end() && by_address->second.failures > 0)
        --by_address->second.failures;
}

LogInLimiter::Entry& LogInLimiter::entry(const std::string& key, Instant now)
{
    auto& found = entries_[key];
    if (now - found.since > window)
        found = {.failures = 0, .since = now};
    return found;
}

void LogInLimiter::forget_old(Instant now)
{
    if (entries_.size() < entries_max)
        return;
    std::erase_if(entries_, [&](const auto& e) { return now - e.second.since > window; });
    if (entries_.size() >= entries_max) // All are young: an attack. Addresses still count.
        std::erase_if(entries_, [](const auto& e) { return e.first.starts_with("login:"); });
}

} // namespace mailroom
