#pragma once

// A server on loopback that says what is written down, whatever it hears: for each connection, a
// list of turns. It ends with this object.

#include <string>
#include <thread>
#include <vector>

namespace mailroom::tests {

struct Turn {
    std::string say;
    std::string until; // Then hears until this has come; empty: hangs up.
};

class ScriptedServer {
public:
    explicit ScriptedServer(std::vector<std::vector<Turn>> connections);
    ~ScriptedServer();

    unsigned short port() const { return port_; }

private:
    void run(const std::vector<std::vector<Turn>>& connections) const;

    int listener_;
    unsigned short port_;
    std::thread thread_;
};

} // namespace mailroom::tests
