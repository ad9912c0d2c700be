#include "classifiers/sender/threat_accounts.h"

#include "classifiers/sender/accounts.h"

namespace mailroom {

ThreatVerdict with_account_named(
    ThreatVerdict verdict, const Reading& reading, const Books& books, const Understanding& so_far)
{
    if (verdict.threat != Threat::phishing)
        return verdict;
    const auto accounts = accounts_named(reading.message.latest_text, books, so_far.party_id);
    if (accounts.empty())
        return verdict;
    return {
        Threat::bank_detail_fraud,
        "the account " + accounts.front() + " is named, and " + verdict.why};
}

} // namespace mailroom
