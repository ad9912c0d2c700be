#include "api/commands/command.h"

#include <array>

namespace mailroom {

std::span<const Command> commands()
{
    static constexpr std::array table{
        Command{
            "explain", "What Mailroom would understand and do with files, and why", define_explain},
    };
    return table;
}

} // namespace mailroom
