#pragma once

// A real Postfix on loopback: mail for @mail.test goes to an LMTP server, nothing else leaves. Its
// master runs as root only, so that it is there only where the test is.

#include "tests/support/process.h"

#include <filesystem>
#include <memory>

#include <unistd.h>

namespace mailroom::tests {

class Postfix {
public:
    static bool possible() { return ::geteuid() == 0; }

    explicit Postfix(unsigned short lmtp_port); // Ready when it returns.
    ~Postfix();

    unsigned short smtp_port() const { return smtp_port_; } // Offers STARTTLS.
    bool has_mail_on_the_way() const; // Accepted, or being so, and not yet delivered.
    std::string log() const { return read_text(folder_.path() / "postfix.log"); }
    std::filesystem::path certificate() const { return certificate_.certificate; }

private:
    TemporaryFolder folder_;
    TestCertificate certificate_;
    unsigned short smtp_port_;
    std::unique_ptr<TestProcess> process_;
};

} // namespace mailroom::tests
