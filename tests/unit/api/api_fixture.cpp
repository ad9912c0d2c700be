#include "tests/unit/api/api_fixture.h"

#include "api/passwords.h"
#include "core/text.h"
#include "tests/unit/api/schema.h"

namespace mailroom {
namespace {

Books sample_books()
{
    const Company company{
        .name = "Larkfield",
        .receivable_address = "ar@ours.example",
        .payable_address = "ap@ours.example",
        .currency = "EUR"};
    return Books(
        company, {{.party_id = "C-1", .name = "Adler GmbH"}, {.party_id = "C-2", .name = "Berg"}},
        {{.party_id = "C-1", .name = "Anna", .email = "anna@adler.example"}},
        {{.party_id = "C-1",
          .number = "R-17",
          .due_date = parse_date("2026-12-01"),
          .currency = "EUR",
          .amount = *parse_decimal("120.50"),
          .open_amount = *parse_decimal("120.50")}},
        {}, {});
}

Reading sample_reading()
{
    auto reading = reading_of(1);
    reading.parts.push_back(
        {.path = "2", .filename = "advice.pdf", .media_type = "application/pdf", .size = 10});
    Document document;
    document.path = "2";
    document.first_page = document.last_page = 1;
    document.type = DocumentType::remittance_advice;
    document.pages = {{595, 842}};
    const Evidence evidence{.page = 1, .box = Box{10, 20, 60, 30}, .text = "120.50"};
    document.fields.set({Term::payment_amount, Value(*parse_decimal("120.50")), 0.9, evidence});
    reading.documents.push_back(document);
    return reading;
}

// The pattern of openapi.json that the target is of, as the route table knows it.
std::string pattern_of(std::string_view method, std::string_view target)
{
    const auto found = find_route(method, target.substr(0, target.find('?')));
    return found.route == nullptr ? std::string{} : std::string(found.route->pattern);
}

} // namespace

ApiTest::ApiTest()
    : services_{
        .store = *store_,
        .parts = parts_,
        .clock = [this] { return now_; },
        .doors =
            [] {
                return std::vector<DoorStatus>{
                    {"imap:ar/INBOX", DoorState::failing, "the log-in is refused", 3, 0}};
            }}
{
    EXPECT_TRUE(store_->ledger().import(sample_books(), folder_.path(), Actor{}, at(0)));
    Understanding understanding{.side = Side::receivable, .party_id = "C-1"};
    understanding.intents = {{Intent::remittance, 0.9, "see"}};
    message_ = receive(mail_text(1)).message;
    EXPECT_TRUE(store_->reading_queue().claim(1, at(1), lease));
    const WorkItemFiled item{
        .queue = Queue::payments, .due_date = parse_date("2027-01-20"), .summary = "Remittance"};
    file(message_, sample_reading(), understanding, item);
    add_user("dana", Role::admin);
    const auto answer = log_in("dana", test_password);
    EXPECT_EQ(answer.status, 200) << answer.body;
}

void ApiTest::add_user(std::string login, Role role)
{
    static const auto hash = hash_password(test_password); // Takes its time on purpose.
    const User user{
        .login = std::move(login), .name = "Dana", .role = role, .password_hash = *hash};
    EXPECT_TRUE(store_->users().add(user, Actor{}, now_));
}

HttpResponse ApiTest::log_in(std::string_view login, std::string_view password)
{
    session_.clear();
    auto answer = send(
        "POST", "/api/session",
        R"({"login":")" + std::string(login) + R"(","password":")" + std::string(password) + "\"}");
    for (const auto& [name, value] : answer.headers) {
        if (name == "Set-Cookie")
            session_ = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    }
    return answer;
}

HttpResponse ApiTest::send(std::string_view method, std::string_view target, std::string body)
{
    HttpRequest request;
    request.method = method;
    request.set_target(target);
    request.remote_address = "127.0.0.1";
    request.headers["content-type"] = "application/json";
    if (!session_.empty()) {
        request.headers["cookie"] = std::string(session_cookie) + "=" + session_;
        request.headers["x-csrf-token"] = csrf_token(session_);
    }
    request.body = std::move(body);
    return application_.handle(request);
}

Json ApiTest::checked(
    std::string_view method, std::string_view target, std::string body, int status)
{
    const auto answer = send(method, target, std::move(body));
    EXPECT_EQ(answer.status, status) << target << ": " << answer.body;
    const auto& operation = openapi()["paths"][pattern_of(method, target)][to_lower_ascii(method)];
    const auto& described = operation["responses"][std::to_string(answer.status)];
    const auto& response = described.is_null() ? operation["responses"]["default"] : described;
    EXPECT_FALSE(response.is_null()) << target << " is not described";
    const auto type = answer.content_type.substr(0, answer.content_type.find(';'));
    if (type.empty())
        EXPECT_TRUE(response["content"].is_null()) << target;
    else
        EXPECT_FALSE(response["content"][type].is_null()) << target << " answers with " << type;
    if (type != "application/json")
        return {};
    const auto json = parse_json(answer.body);
    EXPECT_TRUE(json) << target;
    for (const auto& violation : schema_violations(*json, response["content"][type]["schema"]))
        ADD_FAILURE() << method << ' ' << target << ": " << violation << " in " << answer.body;
    return *json;
}

} // namespace mailroom
