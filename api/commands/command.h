#pragma once

// The commands of `mailroom`. To add one, write its file and its line in the table of commands.cpp.

#include <functional>
#include <span>

namespace CLI {
class App;
}

namespace mailroom {

struct Command {
    const char* name;
    const char* summary; // One line for --help.
    // Adds the command's own options; what it returns runs the command once they are set, and gives
    // the exit status.
    std::function<int()> (*define)(CLI::App& options);
};

std::span<const Command> commands();

std::function<int()> define_audit(CLI::App& options);
std::function<int()> define_config(CLI::App& options);
std::function<int()> define_demo(CLI::App& options);
std::function<int()> define_explain(CLI::App& options);
std::function<int()> define_import(CLI::App& options);
std::function<int()> define_serve(CLI::App& options);
std::function<int()> define_train(CLI::App& options);

} // namespace mailroom
