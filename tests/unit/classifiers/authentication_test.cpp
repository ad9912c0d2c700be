#include "classifiers/sender/authentication.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    const char* what;
    std::vector<AuthenticationResult> results;
    bool trusted, failed;
};

Message message_with(std::vector<AuthenticationResult> results)
{
    Message message;
    message.from.push_back({"", "ann@customer.test"});
    message.authentication_results = std::move(results);
    return message;
}

TEST(Authentication, OnlyOurOwnTopmostFieldCounts)
{
    Company company;
    company.domain = "ours.test";
    const std::string mx = "mx.ours.test";
    const std::vector<Case> cases{
        {"nothing", {}, false, false},
        {"pass", {{mx, "dmarc", "pass", "customer.test", 0}}, true, false},
        {"dmarc fails", {{mx, "dmarc", "fail", "customer.test", 0}}, true, true},
        {"another host's field", {{"mx.elsewhere.test", "dmarc", "fail", "", 0}}, false, false},
        {"a lookalike host", {{"mx.ours.test.evil.test", "dmarc", "pass", "", 0}}, false, false},
        {"a forged field below", {{mx, "dmarc", "pass", "", 1}}, false, false},
        {"spf fails, dkim passes aligned",
         {{mx, "spf", "fail", "bounce.test", 0}, {mx, "dkim", "pass", "customer.test", 0}},
         true,
         false},
        {"dkim passes for a stranger",
         {{mx, "spf", "softfail", "x@evil.test", 0}, {mx, "dkim", "pass", "evil.test", 0}},
         true,
         true},
        {"spf passes for a subdomain",
         {{mx, "spf", "pass", "b@mail.customer.test", 0}, {mx, "dkim", "fail", "", 0}},
         true,
         false},
    };
    for (const auto& test : cases) {
        SCOPED_TRACE(test.what);
        const auto found = authenticate(message_with(test.results), company);
        EXPECT_EQ(found.trusted, test.trusted);
        EXPECT_EQ(found.failed, test.failed);
    }
}

TEST(Authentication, AConfiguredHostIsTheOnlyOne)
{
    Company company;
    company.domain = "ours.test";
    company.authserv_id = "filter.provider.test";
    EXPECT_TRUE(
        authenticate(message_with({{"Filter.Provider.test", "spf", "pass", "", 0}}), company)
            .trusted);
    EXPECT_FALSE(
        authenticate(message_with({{"mx.ours.test", "spf", "pass", "", 0}}), company).trusted);
}

} // namespace
} // namespace mailroom
