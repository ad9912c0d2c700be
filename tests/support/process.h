#pragma once

// Folders and programs of a test, which end with it.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace mailroom::tests {

// A new folder, in memory where the system has such a place, removed with all in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// Who runs servers in a test: ourselves, or "nobody" where we are root.
struct TestUser {
    uid_t uid = 0;
    gid_t gid = 0;
    std::string name, group;
};
TestUser unprivileged_user();

// Gives a file or folder, with all in it, to `user` where we are root.
void give_to(const std::filesystem::path& path, const TestUser& user);

// A program that runs beside the test and ends with this object, or with the test.
class TestProcess {
public:
    // `user` is null for our own. Its output goes to `log`.
    TestProcess(
        const std::vector<std::string>& command,
        const TestUser* user,
        const std::filesystem::path& log);
    ~TestProcess(); // SIGTERM, and SIGKILL where that does not help.
    TestProcess(const TestProcess&) = delete;
    TestProcess& operator=(const TestProcess&) = delete;

    pid_t id() const { return id_; }
    void kill();  // SIGKILL, and waits.
    bool ended(); // By itself.

private:
    pid_t id_;
};

// Runs a program to its end; throws where it fails.
void run_program(const std::vector<std::string>& command, const std::filesystem::path& log);

// A TCP port of 127.0.0.1 that was free a moment ago.
unsigned short free_port();

// Whether somebody listens there.
bool accepts_connections(unsigned short port);

// Looks again and again until `condition` holds; false after `seconds_max`.
bool eventually(const std::function<bool()>& condition, int seconds_max = 30);

// A self-signed certificate for localhost: its own authority.
struct TestCertificate {
    std::filesystem::path certificate, key;
};
TestCertificate make_certificate(const std::filesystem::path& folder);

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, std::string_view text);

} // namespace mailroom::tests
