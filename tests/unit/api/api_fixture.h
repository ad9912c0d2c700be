#pragma once

// The whole API over a real store, without a socket: a company, an admin, a remittance advice that
// is filed. Every answer is held against api/openapi.json.

#include "api/application.h"
#include "tests/unit/store/store_fixture.h"

#include <string>
#include <string_view>

namespace mailroom {

class FakeParts : public PartSource {
public:
    Result<std::string> part(const Sha256&, std::string_view path) override
    {
        return "bytes of " + std::string(path);
    }
    Result<std::string> page_picture(const Sha256&, std::string_view, std::uint32_t page) override
    {
        if (page > 2)
            return Error{ErrorCode::not_found, "there is no such page"};
        return std::string("\xff\xd8\xff");
    }
};

class ApiTest : public StoreTest {
protected:
    ApiTest();

    // As a browser that is logged in sends it: with its cookie and the proof that goes with it.
    HttpResponse send(std::string_view method, std::string_view target, std::string body = {});
    // send(), and its answer is as openapi.json describes it for this status.
    Json checked(
        std::string_view method, std::string_view target, std::string body = {}, int status = 200);
    HttpResponse log_in(std::string_view login, std::string_view password);
    void add_user(std::string login, Role role);

    Instant now_ = at(1000);
    FakeParts parts_;
    ApiServices services_;
    ApiApplication application_{services_};
    std::string session_;
    MessageId message_ = 0; // The remittance advice.
};

inline constexpr std::string_view test_password = "a long password";

} // namespace mailroom
