#pragma once

#include "core/result.h"

#include <string>
#include <vector>

namespace mailroom {

// `mailroom train spam`: each folder holds labelled mail (*.jsonl), or mail (one RFC 5322 message a
// file) in folders whose names hold "spam" or "ham". Prints figures to standard output and answers
// the bytes of the model.
Result<std::string> train_spam_model(const std::vector<std::string>& data_folders);

} // namespace mailroom
