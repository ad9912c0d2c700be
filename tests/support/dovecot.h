#pragma once

// A real Dovecot on loopback: IMAP (plain, STARTTLS, TLS) and LMTP on free ports, with its own
// folder and configuration, run by an ordinary user. Every user name has the password "secret", and
// gets its mailbox when it is first used. Ends with this object.

#include "tests/support/process.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::tests {

class Dovecot {
public:
    Dovecot();

    unsigned short imap_port() const { return imap_port_; }   // Plain and STARTTLS.
    unsigned short imaps_port() const { return imaps_port_; } // TLS from the start.
    unsigned short lmtp_port() const { return lmtp_port_; }
    std::filesystem::path certificate() const { return certificate_.certificate; }

    // A command that prints an OAuth 2 token with which `user` can log in.
    std::string token_command(const std::string& user) const;

    // Puts mail into a mailbox, as a delivery of another program would.
    void
    deliver(const std::string& user, std::string_view mail, const std::string& folder = "INBOX");

    struct Mail {
        std::string name;  // Of the file.
        std::string flags; // Of the Maildir: "S" is \Seen, lower-case letters are keywords.
        std::string bytes;
    };
    std::vector<Mail> mails(const std::string& user, const std::string& folder = "INBOX") const;

    // The server numbers the folder anew: its UIDVALIDITY changes.
    void forget_uids(const std::string& user);

    std::string log() const { return read_text(folder_.path() / "dovecot.log"); }

    void stop() { process_.reset(); }
    void start();

private:
    std::filesystem::path maildir(const std::string& user, const std::string& folder) const;

    TemporaryFolder folder_;
    TestUser user_ = unprivileged_user();
    TestCertificate certificate_;
    unsigned short imap_port_, imaps_port_, lmtp_port_;
    std::unique_ptr<TestProcess> process_;
    int delivered_ = 0;
};

} // namespace mailroom::tests
