#include "api/commands/command.h"

#include <array>

namespace mailroom {

std::span<const Command> commands()
{
    static constexpr std::array table{
        Command{
            "explain", "What Mailroom would understand and do with files, and why", define_explain},
        Command{"import", "Bring in the books: parties, open items, documents", define_import},
        Command{
            "audit", "What was done, by whom and why; proof that nobody changed it", define_audit},
        Command{"train", "Make the model of intents out of labelled mail", define_train},
    };
    return table;
}

} // namespace mailroom
