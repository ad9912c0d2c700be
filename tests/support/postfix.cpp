#include "tests/support/postfix.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <pwd.h>

namespace mailroom::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view main_cf = R"(
compatibility_level = 3.6
queue_directory = @FOLDER@/spool
data_directory = @FOLDER@/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = mail.test
virtual_transport = lmtp:inet:127.0.0.1:@LMTP@
default_transport = error:no outside delivery in tests
relay_transport = error:no outside delivery in tests
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions =
  check_recipient_access inline:{gone@mail.test=REJECT,busy@mail.test=DEFER},
  permit_mynetworks, reject
smtpd_tls_cert_file = @FOLDER@/server.crt
smtpd_tls_key_file = @FOLDER@/server.key
smtpd_tls_security_level = may
smtpd_peername_lookup = no
message_size_limit = 104857600
virtual_mailbox_limit = 0
alias_maps =
alias_database =
maillog_file = @FOLDER@/postfix.log
maillog_file_prefixes = @FOLDER@
disable_dns_lookups = yes
smtp_dns_support_level = disabled
)";

constexpr std::string_view master_cf = R"(
@SMTP@    inet  n       -       n       -       -       smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
proxymap  unix  -       -       n       -       -       proxymap
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
lmtp      unix  -       -       n       -       -       lmtp
anvil     unix  -       -       n       -       1       anvil
postlog   unix-dgram n  -       n       -       1       postlogd
)";

void replace(std::string& text, std::string_view from, const std::string& to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

Postfix::Postfix(unsigned short lmtp_port)
    : certificate_(make_certificate(folder_.path())),
      smtp_port_(free_port())
{
    for (const auto* name : {"spool", "data", "conf"})
        fs::create_directories(folder_.path() / name);
    if (const auto* owner = ::getpwnam("postfix"); owner != nullptr)
        give_to(folder_.path() / "data", {owner->pw_uid, owner->pw_gid, "postfix", "postfix"});
    for (auto [name, text] :
         {std::pair{"main.cf", std::string(main_cf)},
          std::pair{"master.cf", std::string(master_cf)}}) {
        replace(text, "@FOLDER@", folder_.path());
        replace(text, "@LMTP@", std::to_string(lmtp_port));
        replace(text, "@SMTP@", std::to_string(smtp_port_));
        write_text(folder_.path() / "conf" / name, text);
    }
    const auto conf = (folder_.path() / "conf").string();
    const auto log = folder_.path() / "output.log";
    process_ = std::make_unique<TestProcess>(
        std::vector<std::string>{"postfix", "-c", conf, "start-fg"}, nullptr, log);
    const bool ready =
        eventually([&] { return process_->ended() || accepts_connections(smtp_port_); });
    if (!ready || process_->ended())
        throw std::runtime_error(
            "postfix does not start:\n" + read_text(log)
            + read_text(folder_.path() / "postfix.log"));
}

// What was started is a script: it waits for its master and passes no signal on to it.
Postfix::~Postfix()
{
    const auto master = std::atoi(read_text(folder_.path() / "spool/pid/master.pid").c_str());
    if (master > 0)
        ::kill(master, SIGTERM);
    static_cast<void>(eventually([&] { return process_->ended(); }));
}

bool Postfix::has_mail_on_the_way() const
{
    const auto spool = folder_.path() / "spool";
    return std::ranges::any_of(
        std::array{"maildrop", "incoming", "active"}, [&](const char* queue) {
            std::error_code gone; // Files move on while they are looked at.
            const fs::directory_iterator files(spool / queue, gone);
            return begin(files) != end(files);
        });
}

} // namespace mailroom::tests
