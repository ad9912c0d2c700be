#include "tests/support/scripted_server.h"

#include <array>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailroom::tests {
namespace {

void play(int socket, const std::vector<Turn>& turns)
{
    std::string heard;
    for (const auto& turn : turns) {
        ::send(socket, turn.say.data(), turn.say.size(), MSG_NOSIGNAL);
        if (turn.until.empty())
            return;
        for (std::size_t at = heard.find(turn.until); at == heard.npos;
             at = heard.find(turn.until)) {
            std::array<char, 4096> buffer{};
            const auto count = ::recv(socket, buffer.data(), buffer.size(), 0);
            if (count <= 0)
                return;
            heard.append(buffer.data(), static_cast<std::size_t>(count));
        }
        heard.erase(0, heard.find(turn.until) + turn.until.size());
    }
}

} // namespace

ScriptedServer::ScriptedServer(std::vector<std::vector<Turn>> connections)
    : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0
        || ::getsockname(listener_, generic, &size) != 0)
        throw std::runtime_error("no port for a scripted server");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, script = std::move(connections)] { run(script); });
}

ScriptedServer::~ScriptedServer()
{
    ::shutdown(listener_, SHUT_RDWR); // Wakes accept().
    thread_.join();
    ::close(listener_);
}

void ScriptedServer::run(const std::vector<std::vector<Turn>>& connections) const
{
    for (const auto& turns : connections) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        play(socket, turns);
        ::close(socket);
    }
}

} // namespace mailroom::tests
