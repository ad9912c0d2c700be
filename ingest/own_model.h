#pragma once

// The model of intents that `mailroom train intents --from-store` has put into the data folder, for
// as long as it lies there: looked for anew with each message, so that a running program takes a
// new one, or the one before, at once.

#include "classifiers/text/text_model.h"
#include "ingest/door.h"
#include "store/model_files.h"

#include <memory>
#include <mutex>
#include <string>

namespace mailroom {

// Errors: as ModelFiles::read.
Result<TextModel> own_text_model(const ModelFiles& files);

class OwnModel {
public:
    OwnModel(ModelFiles files, Journal journal);

    // Null: the program's own. A model that is damaged or made by another version is none, and the
    // journal is told once. Any thread may call.
    std::shared_ptr<const TextModel> current();

private:
    void load();

    const ModelFiles files_;
    const Journal journal_;
    std::mutex mutex_;
    std::string stamp_; // Of what was loaded last.
    std::shared_ptr<const TextModel> model_;
};

} // namespace mailroom
