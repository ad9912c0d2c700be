#include "api/commands/data_folder.h"

#include "api/config.h"

#include <CLI/CLI.hpp>

namespace mailroom {

void DataFolderOption::add_to(CLI::App& app)
{
    app.add_option("--data-folder", folder_, "Where `mailroom serve` keeps its data");
    app.add_option("--config", config_file_, "mailroom.toml that names it; else $MAILROOM_CONFIG");
}

Result<std::filesystem::path> DataFolderOption::folder() const
{
    if (!folder_.empty())
        return std::filesystem::path(folder_);
    return std::filesystem::path(TRY(load_config(config_file_, process_environment())).data_folder);
}

} // namespace mailroom
