// mailroom serve: the whole program, until it is told to end. mailroom config: what it can be told.

#include "api/commands/command.h"
#include "api/config.h"
#include "api/program.h"

#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

Status serve(const std::string& config_file)
{
    block_end_signals();
    const auto config = TRY(load_config(config_file, process_environment()));
    const auto store = TRY(open_store({.folder = config.data_folder}));
    const auto program = TRY(Program::start(config, *store));
    std::cout << "Mailroom serves at " << program->address() << '\n';
    if (!program->setup_token().empty())
        std::cout << "There are no users yet. Make the first one here (the link works once):\n  "
                  << program->address() << "/setup#token=" << program->setup_token() << '\n';
    std::cout << std::flush;
    wait_for_end();
    std::cout << "Mailroom ends.\n" << std::flush;
    return {};
}

} // namespace

std::function<int()> define_serve(CLI::App& app)
{
    auto file = std::make_shared<std::string>();
    app.add_option("--config", *file, "mailroom.toml; else $MAILROOM_CONFIG");
    return [file] {
        const auto status = serve(*file);
        if (!status)
            std::cerr << "mailroom serve: " << status.error().what << '\n';
        return status ? EXIT_SUCCESS : EXIT_FAILURE;
    };
}

std::function<int()> define_config(CLI::App&)
{
    return [] {
        std::cout << config_reference();
        return EXIT_SUCCESS;
    };
}

} // namespace mailroom
