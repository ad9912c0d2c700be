#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mailroom {

// `mailroom train spam`: each folder holds labelled mail (*.jsonl), or mail (one RFC 5322 message a
// file) in folders whose names hold "spam" or "ham". Prints figures to standard output, writes the
// model, and answers the exit status.
int train_spam_model(
    const std::vector<std::string>& data_folders, const std::filesystem::path& out_file);

} // namespace mailroom
