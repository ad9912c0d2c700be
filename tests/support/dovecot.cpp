#include "tests/support/dovecot.h"

#include <algorithm>
#include <stdexcept>

namespace mailroom::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view configuration = R"(
base_dir = @FOLDER@/run
state_dir = @FOLDER@/state
log_path = @FOLDER@/dovecot.log
instance_name = mailroom-test
listen = 127.0.0.1
protocols = imap lmtp
ssl = yes
ssl_cert = <@FOLDER@/server.crt
ssl_key = <@FOLDER@/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
default_internal_user = @USER@
default_internal_group = @GROUP@
default_login_user = @USER@
mail_uid = @USER@
mail_gid = @GROUP@
first_valid_uid = 1
first_valid_gid = 1
mail_home = @FOLDER@/mail/%u
mail_location = maildir:~/Maildir
mail_fsync = never
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = @FOLDER@/oauth2.conf
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=@USER@ gid=@GROUP@ home=@FOLDER@/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  user = @USER@
  chroot =
  inet_listener imap {
    port = @IMAP@
  }
  inet_listener imaps {
    port = @IMAPS@
    ssl = yes
  }
}
service lmtp {
  user = @USER@
  inet_listener lmtp {
    address = 127.0.0.1
    port = @LMTP@
  }
}
service anvil {
  chroot =
}
service auth {
  user = @USER@
  extra_groups =
}
service auth-worker {
  user = @USER@
}
service stats {
  user = @USER@
  chroot =
}
protocol imap {
  mail_max_userip_connections = 100
}
protocol lmtp {
  postmaster_address = postmaster@mail.test
}
)";

constexpr std::string_view token_script = R"(
encode() { base64 -w0 | tr '+/' '-_' | tr -d '='; }
now=$(date +%s)
head=$(printf '{"alg":"HS256","typ":"JWT","kid":"default"}' | encode)
form='{"sub":"%s","email":"%s","iat":%d,"exp":%d}'
body=$(printf "$form" $1 $1 $((now-10)) $((now+3600)) | encode)
sign=$(printf '%s.%s' $head $body | openssl dgst -sha256 -hmac mailroom-test-key -binary | encode)
printf '%s.%s.%s\n' $head $body $sign
)";

constexpr std::string_view oauth2 = "introspection_mode = local\n"
                                    "local_validation_key_dict = fs:posix:prefix=@FOLDER@/keys/\n"
                                    "username_attribute = email\n";

void replace(std::string& text, std::string_view from, const std::string& to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

Dovecot::Dovecot()
    : certificate_(make_certificate(folder_.path())),
      imap_port_(free_port()),
      imaps_port_(free_port()),
      lmtp_port_(free_port())
{
    fs::create_directories(folder_.path() / "mail");
    fs::create_directories(folder_.path() / "keys/default/HS256");
    // Of "mailroom-test-key", base64: what signs the tokens of tests.
    write_text(folder_.path() / "keys/default/HS256/default", "bWFpbHJvb20tdGVzdC1rZXk=");
    for (auto [name, text] :
         {std::pair{"dovecot.conf", std::string(configuration)},
          std::pair{"oauth2.conf", std::string(oauth2)}}) {
        replace(text, "@FOLDER@", folder_.path());
        replace(text, "@USER@", user_.name);
        replace(text, "@GROUP@", user_.group);
        replace(text, "@IMAP@", std::to_string(imap_port_));
        replace(text, "@IMAPS@", std::to_string(imaps_port_));
        replace(text, "@LMTP@", std::to_string(lmtp_port_));
        write_text(folder_.path() / name, text);
    }
    write_text(folder_.path() / "token.sh", token_script);
    give_to(folder_.path(), user_);
    start();
}

std::string Dovecot::token_command(const std::string& user) const
{
    return "sh " + (folder_.path() / "token.sh").string() + ' ' + user;
}

void Dovecot::start()
{
    process_ = std::make_unique<TestProcess>(
        std::vector<std::string>{"dovecot", "-F", "-c", (folder_.path() / "dovecot.conf").string()},
        &user_, folder_.path() / "output.log");
    const bool ready = eventually([&] {
        return process_->ended()
            || (accepts_connections(imap_port_) && accepts_connections(lmtp_port_));
    });
    if (!ready || process_->ended())
        throw std::runtime_error(
            "dovecot does not start:\n" + read_text(folder_.path() / "output.log")
            + read_text(folder_.path() / "dovecot.log"));
}

fs::path Dovecot::maildir(const std::string& user, const std::string& folder) const
{
    const auto root = folder_.path() / "mail" / user / "Maildir";
    return folder == "INBOX" ? root : root / ('.' + folder);
}

void Dovecot::deliver(const std::string& user, std::string_view mail, const std::string& folder)
{
    const auto path = maildir(user, folder);
    if (!fs::exists(path)) {
        for (const auto* part : {"new", "cur", "tmp"})
            fs::create_directories(path / part);
        give_to(folder_.path() / "mail" / user, user_);
    }
    const auto name = std::to_string(1'000'000 + ++delivered_) + ".test.localhost";
    write_text(path / "tmp" / name, mail);
    give_to(path / "tmp" / name, user_);
    fs::rename(path / "tmp" / name, path / "new" / name);
}

std::vector<Dovecot::Mail> Dovecot::mails(const std::string& user, const std::string& folder) const
{
    std::vector<Mail> mails;
    for (const auto* part : {"new", "cur"}) {
        const auto path = maildir(user, folder) / part;
        if (!fs::exists(path))
            continue;
        for (const auto& file : fs::directory_iterator(path)) {
            const auto name = file.path().filename().string();
            const auto flags = name.find(":2,");
            mails.push_back(
                {name, flags == name.npos ? "" : name.substr(flags + 3), read_text(file.path())});
        }
    }
    std::ranges::sort(mails, {}, &Mail::name);
    return mails;
}

void Dovecot::forget_uids(const std::string& user)
{
    stop();
    for (const auto& file : fs::directory_iterator(maildir(user, "INBOX"))) {
        if (file.path().filename().string().starts_with("dovecot"))
            fs::remove(file.path());
    }
    start();
}

} // namespace mailroom::tests
