#include "api/commands/command.h"

#include <array>

namespace mailroom {

std::span<const Command> commands()
{
    static constexpr std::array table{
        Command{"serve", "Doors, reading, desk, outbox and the inbox in the browser", define_serve},
        Command{"demo", "The same on a made-up company with a day of its mail", define_demo},
        Command{"config", "Print every setting there is, with its default", define_config},
        Command{
            "explain", "What Mailroom would understand and do with files, and why", define_explain},
        Command{"import", "Bring in the books: parties, open items, documents", define_import},
        Command{
            "audit", "What was done, by whom and why; proof that nobody changed it", define_audit},
        Command{
            "train", "Make a model of intents, fields, reasons or spam out of labelled examples",
            define_train},
    };
    return table;
}

} // namespace mailroom
