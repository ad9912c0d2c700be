#include "api/commands/data_folder.h"

#include <CLI/CLI.hpp>

namespace mailroom {

void add_data_folder_option(CLI::App& app, std::string& folder)
{
    folder = "/var/lib/mailroom";
    app.add_option("--data-folder", folder, "Where `mailroom serve` keeps its data")
        ->envname("MAILROOM_DATA_FOLDER")
        ->capture_default_str();
}

} // namespace mailroom
