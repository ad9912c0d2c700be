#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace mailroom {

// Where the store is, for the commands that work on it beside `mailroom serve`: --data-folder, or
// as --config (or the environment) tells `mailroom serve`.
class DataFolderOption {
public:
    void add_to(CLI::App& app);
    Result<std::filesystem::path> folder() const; // Errors: as load_config.

private:
    std::string folder_, config_file_;
};

} // namespace mailroom
