#pragma once

#include <string>

namespace CLI {
class App;
}

namespace mailroom {

// --data-folder, or $MAILROOM_DATA_FOLDER, for the commands that work on the store beside
// `mailroom serve`.
void add_data_folder_option(CLI::App& app, std::string& folder);

} // namespace mailroom
