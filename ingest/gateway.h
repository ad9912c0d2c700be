#pragma once

// All of ingest/ at work: the doors, the pipeline and the outbox, each with its threads. This is
// what `mailroom serve` runs beside its HTTP server.
//
// start() fails only where nothing can mend it while running: a door that cannot be bound, two
// doors of one name (invalid_argument, unavailable; the text names the door), a store that another
// gateway holds (conflict). A mailbox that cannot be opened is tried again for ever, and shows in
// doors(). The destructor ends everything cleanly within the seconds that a commit or a reply of a
// server takes.

#include "desk/policy.h"
#include "ingest/door.h"
#include "ingest/pipeline.h"
#include "ingest/settings.h"
#include "store/store.h"

#include <memory>
#include <vector>

namespace mailroom {

class Gateway {
public:
    // `store` and what `reader` needs must outlive the gateway.
    static Result<std::unique_ptr<Gateway>> start(
        const GatewaySettings& settings,
        const Policy& policy,
        Store& store,
        MessageReader reader,
        Journal journal,
        ModelInUse model = {});
    ~Gateway();

    std::vector<DoorStatus> doors() const; // Also "pipeline" and "outbox".
    // Where the SMTP doors listen, in the order of the settings.
    std::vector<std::uint16_t> smtp_ports() const;

private:
    struct State;
    explicit Gateway(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace mailroom
