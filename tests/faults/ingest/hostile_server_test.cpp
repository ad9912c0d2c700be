// IMAP servers that break the rules, over a real connection: the door says what is wrong, takes
// nothing that is not whole, and goes on.

#include "ingest/imap/folder_watch.h"
#include "tests/faults/ingest/door_fixture.h"
#include "tests/support/scripted_server.h"

namespace mailroom {
namespace {

using tests::Turn;

// A log-in as libcurl does it, then `says` in answer to our first command, then the end.
std::vector<Turn> after_log_in(const std::string& says)
{
    return {
        {"* OK ready\r\n", "\r\n"},
        {"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\nA001 OK\r\n", "\r\n"},
        {"A002 OK in\r\n", "\r\n"},
        {says, ""}};
}

class HostileServer : public DoorFixture {
protected:
    // What the door makes of a server that says this.
    void meet(const std::vector<Turn>& turns, std::string_view trouble)
    {
        const tests::ScriptedServer scripted({turns});
        const ImapDoorSettings settings{
            .name = "ar",
            .server = {
                .host = "localhost",
                .port = scripted.port(),
                .security = Security::none,
                .user = "ar",
                .password = {.value = "secret"},
                .connect_seconds_max = 5,
                .silence_seconds_max = 5}};
        StopSignal stop;
        const DoorContext context{
            store_->blobs(), store_->arrivals(), board_, limits_, stop, [] { return Instant{}; }};
        ImapFolderWatch watch(settings, settings.folders[0], context);
        const Running running(watch, stop);
        EXPECT_TRUE(tests::eventually([&] { return log().find(trouble) != std::string::npos; }))
            << log();
    }
};

TEST_F(HostileServer, IsNamedAndLeft)
{
    for (const auto& [says, trouble] : std::vector<std::pair<std::string, std::string>>{
             {"* BYE overloaded, come back later\r\n", "overloaded"},
             {"* CAPABILITY IDLE\r\nX1 OK done\r\n", "a command that we did not send"},
             {std::string(300'000, 'x'), "longer than we take"},
             {"* 1 FETCH (BODY[] {99999999999}\r\n", "a literal of 99999999999 bytes"},
             {"", "closed the connection"}})
        meet(after_log_in(says), trouble);
    EXPECT_TRUE(messages().empty());
}

} // namespace
} // namespace mailroom
