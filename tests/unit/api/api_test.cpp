// The API from the outside: what each address answers, and who may ask.

#include "core/text.h"
#include "tests/unit/api/api_fixture.h"
#include "tests/unit/api/schema.h"

#include <set>

namespace mailroom {
namespace {

constexpr std::array<std::string_view, 4> access_names{"anyone", "viewer", "clerk", "admin"};

TEST(OpenApi, DescribesTheRoutesAndNoOthers)
{
    std::set<std::string> described, known;
    for (const auto& [path, methods] : *openapi()["paths"].object())
        for (const auto& [method, operation] : *methods.object())
            described.insert(method + ' ' + path + ' ' + *operation["x-access"].string());
    for (const auto& route : routes())
        known.insert(
            to_lower_ascii(route.method) + ' ' + std::string(route.pattern) + ' '
            + std::string(access_names[static_cast<std::size_t>(route.access)]));
    EXPECT_EQ(described, known);
}

// Every route of ours, with a request that it answers well.
TEST_F(ApiTest, AnswersAreAsDescribed)
{
    const auto id = "/api/messages/" + std::to_string(message_);
    checked("GET", "/api/health");
    checked("GET", "/api/openapi.json");
    checked("GET", "/api/session");
    checked("GET", "/api/queues?side=receivable");
    const auto page = checked("GET", "/api/messages?queue=payments&states=review,waiting&count=10");
    EXPECT_EQ(page["messages"].array()->size(), 1u);
    checked("POST", id + "/assignee", R"({"user":1})", 204);
    checked("POST", id + "/notes", R"({"text":"Look at this."})", 204);
    checked(
        "POST", id + "/corrections",
        R"({"path":"documents/0/fields/payment_amount","value":"121.00"})", 204);
    checked("POST", id + "/queue", R"({"queue":"disputes"})", 204);
    checked("POST", id + "/replies", R"({"key":"k","text":"Thanks.","then":"waiting"})", 204);
    checked("POST", id + "/state", R"({"state":"done"})", 204);
    const auto detail = checked("GET", id);
    EXPECT_EQ(detail["item"]["state"].text_or(""), "done");
    EXPECT_EQ(detail["item"]["queue"].text_or(""), "disputes");
    EXPECT_EQ(detail["item"]["assignee"].number(), 1);
    EXPECT_EQ(detail["notes"].array()->size(), 1u);
    EXPECT_EQ(detail["corrections"].array()->front()["new_value"].text_or(""), "121.00");
    EXPECT_EQ(detail["outgoing"].array()->front()["subject"].text_or(""), "Re: Invoice 1");
    const auto& document = detail["explanation"]["documents"].array()->front();
    EXPECT_EQ(document["fields"]["payment_amount"]["value"].text_or(""), "120.50");
    EXPECT_EQ(detail["explanation"]["actions"].array()->front()["why"].text_or(""), "because");
    checked("GET", id + "/raw");
    checked("GET", id + "/parts/2");
    checked("GET", id + "/parts/2/pages/1.jpg");
    checked("GET", id + "/parts/2/pages/3.jpg", {}, 404);
    checked("GET", "/api/messages/999", {}, 404);
    checked("GET", "/api/outbox?state=queued");
    checked("GET", "/api/parties?text=adler");
    checked("GET", "/api/parties/C-1");
    const auto doors = checked("GET", "/api/doors");
    EXPECT_EQ(doors["doors"].array()->front()["trouble"].text_or(""), "the log-in is refused");
    checked("GET", "/api/people");
    checked("GET", "/api/users");
    checked("POST", "/api/users", R"({"login":"ed","name":"Ed","password":"1234567890"})", 201);
    checked("POST", "/api/users/2", R"({"role":"viewer","active":false})");
    const auto token = checked("POST", "/api/tokens", R"({"name":"erp","role":"clerk"})", 201);
    checked("GET", "/api/tokens");
    checked("DELETE", "/api/tokens/" + std::to_string(*token["id"].integer()), {}, 204);
    checked("GET", "/api/audit?before=1000");
    EXPECT_EQ(checked("POST", "/api/audit/verification")["broken"].number(), 0);
    checked("POST", "/api/uploads", mail_text(7), 201);
    checked(
        "POST", "/api/password",
        R"({"old_password":"a long password","new_password":"another password"})");
    checked("DELETE", "/api/session", {}, 401); // The old session is over.
}

TEST_F(ApiTest, WhatMakesNoSenseIsRefusedWithAReason)
{
    const auto id = "/api/messages/" + std::to_string(message_);
    struct Mistake {
        std::string method, target, body;
        int status;
    };
    const std::vector<Mistake> mistakes{
        {"GET", "/api/messages?queue=nothing", "", 422},
        {"GET", "/api/messages?states=review,x", "", 422},
        {"GET", "/api/outbox?state=x", "", 422},
        {"POST", id + "/notes", R"({"text":"  "})", 422},
        {"POST", id + "/notes", "no json", 422},
        {"POST", id + "/notes", R"({"text":7})", 422},
        {"POST", id + "/state", R"({"state":"asleep"})", 422},
        {"POST", id + "/state", R"({"state":"done","version":99})", 409},
        {"POST", id + "/assignee", R"({"user":77})", 422},
        {"POST", id + "/corrections", R"({"path":"party_id","value":"C-9"})", 422},
        {"POST", id + "/replies", R"({"key":"","text":"Hi"})", 422},
        {"POST", "/api/messages/0/notes", R"({"text":"x"})", 404},
        {"POST", "/api/users", R"({"login":"dana","password":"1234567890"})", 409},
        {"POST", "/api/users", R"({"login":"x","password":"short"})", 422},
        {"POST", "/api/uploads", "", 422},
    };
    for (const auto& mistake : mistakes) {
        const auto error = checked(mistake.method, mistake.target, mistake.body, mistake.status);
        EXPECT_NE(error["error"]["message"].text_or(""), "") << mistake.target;
    }
}

TEST_F(ApiTest, EachRoleMayDoItsPart)
{
    add_user("vera", Role::viewer);
    add_user("carl", Role::clerk);
    const std::vector<std::pair<std::string, Role>> users{
        {"vera", Role::viewer}, {"carl", Role::clerk}, {"dana", Role::admin}};
    for (const auto& [login, role] : users) {
        ASSERT_EQ(log_in(login, test_password).status, 200);
        for (const auto& route : routes()) {
            if (route.pattern == "/api/session" || route.access == Access::anyone)
                continue;
            const bool may = static_cast<int>(role) + 1 >= static_cast<int>(route.access);
            const auto answer = send(route.method, route.pattern);
            EXPECT_EQ(answer.status == 403 && answer.body.find("role") != answer.body.npos, !may)
                << login << ' ' << route.method << ' ' << route.pattern << answer.body;
        }
    }
    session_.clear();
    for (const auto& route : routes()) {
        if (route.access != Access::anyone) {
            EXPECT_EQ(send(route.method, route.pattern).status, 401) << route.pattern;
        }
    }
}

TEST_F(ApiTest, ASessionAloneChangesNothing)
{
    HttpRequest request;
    request.method = "POST";
    request.set_target("/api/messages/" + std::to_string(message_) + "/notes");
    request.headers["cookie"] = std::string(session_cookie) + "=" + session_;
    request.headers["content-type"] = "application/json";
    request.body = R"({"text":"forged"})";
    EXPECT_EQ(application_.handle(request).status, 403); // No proof.
    request.headers["x-csrf-token"] = csrf_token("another session");
    EXPECT_EQ(application_.handle(request).status, 403);
    request.headers["x-csrf-token"] = csrf_token(session_);
    request.headers["content-type"] = "text/plain"; // As a form of another site could send it.
    EXPECT_EQ(application_.handle(request).status, 415);
    request.headers["content-type"] = "application/json";
    EXPECT_EQ(application_.handle(request).status, 204);
}

TEST_F(ApiTest, ATokenNeedsNoProof)
{
    const auto token = checked("POST", "/api/tokens", R"({"name":"erp","role":"viewer"})", 201);
    HttpRequest request;
    request.method = "GET";
    request.set_target("/api/messages");
    request.headers["authorization"] = "Bearer " + *token["secret"].string();
    EXPECT_EQ(application_.handle(request).status, 200);
    request.headers["authorization"] = "Bearer " + *token["secret"].string() + "0";
    EXPECT_EQ(application_.handle(request).status, 401);
}

TEST_F(ApiTest, SessionsEnd)
{
    now_ += std::chrono::hours(13);
    EXPECT_EQ(send("GET", "/api/messages").status, 401);
    ASSERT_EQ(log_in("dana", test_password).status, 200);
    const auto kept = session_;
    EXPECT_EQ(send("DELETE", "/api/session").status, 204);
    session_ = kept;
    EXPECT_EQ(send("GET", "/api/messages").status, 401);
}

TEST_F(ApiTest, GuessingIsSlowedDownAndAudited)
{
    for (std::uint32_t i = 0; i < LogInLimiter::failures_max; ++i)
        EXPECT_EQ(log_in("dana", "guess").status, 401);
    EXPECT_EQ(log_in("dana", test_password).status, 429);
    now_ += std::chrono::minutes(16);
    EXPECT_EQ(log_in("dana", test_password).status, 200);
    const auto rows = checked("GET", "/api/audit");
    EXPECT_EQ((*rows["audit"].array())[1]["action"].text_or(""), "log_in_refused");
}

TEST_F(ApiTest, TheFirstUserIsMadeOnce)
{
    session_.clear();
    services_.setup_token = "secret";
    const std::string rest = R"(","login":"eve","name":"Eve","password":"1234567890"})";
    EXPECT_EQ(send("POST", "/api/setup", R"({"token":"wrong)" + rest).status, 403);
    EXPECT_EQ(send("POST", "/api/setup", R"({"token":"secret)" + rest).status, 409);
    services_.setup_token.clear();
    EXPECT_EQ(send("POST", "/api/setup", R"({"token":")" + rest).status, 403);
}

TEST_F(ApiTest, StrangersBytesAreNeverShownInPlace)
{
    const auto id = "/api/messages/" + std::to_string(message_);
    for (const auto& path : {id + "/raw", id + "/parts/2"}) {
        const auto answer = send("GET", path);
        std::map<std::string, std::string> headers(answer.headers.begin(), answer.headers.end());
        EXPECT_EQ(answer.content_type, "application/octet-stream");
        EXPECT_TRUE(headers["Content-Disposition"].starts_with("attachment;")) << path;
    }
}

TEST_F(ApiTest, BodiesAreLimitedByRouteAndRole)
{
    HttpRequest request;
    request.method = "POST";
    request.set_target("/api/uploads");
    EXPECT_EQ(application_.body_bytes_max(request), 0u);
    request.headers["cookie"] = std::string(session_cookie) + "=" + session_;
    EXPECT_EQ(application_.body_bytes_max(request), Limits{}.message_bytes_max);
    request.set_target("/api/session");
    EXPECT_EQ(application_.body_bytes_max(request), json_body_bytes_max);
    request.method = "GET";
    EXPECT_EQ(application_.body_bytes_max(request), 0u);
}

TEST_F(ApiTest, TheInboxIsServedAndCached)
{
    for (const auto* path : {"/", "/payments/12", "/app.js", "/app.css", "/icon.svg"}) {
        const auto answer = send("GET", path);
        EXPECT_EQ(answer.status, 200) << path;
        EXPECT_FALSE(answer.body.empty());
    }
    EXPECT_EQ(send("GET", "/missing.js").status, 404);
    EXPECT_EQ(send("POST", "/", "{}").status, 405);
    HttpRequest request;
    request.method = "GET";
    request.path = "/app.js";
    const auto first = application_.handle(request);
    for (const auto& [name, value] : first.headers)
        if (name == "ETag")
            request.headers["if-none-match"] = value;
    EXPECT_EQ(application_.handle(request).status, 304);
}

} // namespace
} // namespace mailroom
