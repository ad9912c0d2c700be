#pragma once

// The running program: store, worker, gateway and HTTP server, in the order in which they need each
// other. `mailroom serve` and `mailroom demo` both are this.

#include "api/config.h"
#include "core/result.h"
#include "ingest/door.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mailroom {

Instant system_now();

// Lines on standard error: time, who, what.
Journal standard_error_journal();

class Program {
public:
    // Serves when it returns. `store` must outlive the program. Where the store has no user yet, a
    // token for the set-up page is made, and shows in setup_token().
    // Errors: not_found (no worker program), and those of Gateway and HttpServer.
    static Result<std::unique_ptr<Program>> start(const Config& config, Store& store);
    ~Program(); // Ends everything cleanly.

    std::string address() const; // "http://127.0.0.1:8025", or http.public_url.
    const std::string& setup_token() const;

private:
    struct State;
    explicit Program(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// SIGINT and SIGTERM go to wait_for_end() alone from now on: called before threads are started.
void block_end_signals();
void wait_for_end();

} // namespace mailroom
