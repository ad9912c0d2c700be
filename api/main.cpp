// mailroom: the program. Its commands stand in api/commands/.

#include "api/commands/command.h"

#include <exception>
#include <functional>
#include <iostream>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

int main(int argc, char** argv)
{
    CLI::App options("Reads, files and answers the mail of accounts receivable and payable.");
    options.name("mailroom");
    options.require_subcommand(1);
    std::vector<std::pair<CLI::App*, std::function<int()>>> runs;
    for (const auto& command : mailroom::commands()) {
        auto* own = options.add_subcommand(command.name, command.summary);
        runs.emplace_back(own, command.define(*own));
    }
    CLI11_PARSE(options, argc, argv);
    try {
        for (const auto& [own, run] : runs) {
            if (own->parsed())
                return run();
        }
    } catch (const std::exception& error) {
        std::cerr << "mailroom: " << error.what() << '\n';
    }
    return EXIT_FAILURE;
}
