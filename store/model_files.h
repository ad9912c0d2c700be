#pragma once

// The model of intents that was learnt from the company's own mail, and the one before it:
//
//     FOLDER/models/intents.model            in use; where there is none, the program's own is
//     FOLDER/models/intents.previous.model   what put_back() brings back
//     FOLDER/models/learnt_until             the newest correction that was learnt from
//
// A file says by its hash that it is whole, and for which model of the program it was made: with
// another version of the program, words are weighed otherwise, and it is of no use.
//
// Any thread may call; who keeps or puts back while another does gets conflict. A crash leaves the
// old model or the new one.

#include "core/result.h"
#include "core/sha256.h"
#include "core/time.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

class ModelFiles {
public:
    // `program_model` is the hash of the model that the program carries.
    ModelFiles(const std::filesystem::path& data_folder, const Sha256& program_model);

    // Errors: not_found (there is none), corrupt (damaged, or of another version), io.
    Result<std::string> read() const;
    // Changes with every keep() and put_back(); empty where there is no model.
    std::string stamp() const;

    // The model in use becomes the previous one, if it can be read.
    Status keep(std::string_view model);
    // The previous model is in use again, or the program's own, where there is none.
    // Errors: not_found (the program's own is in use already).
    Status put_back();

    // Corrections up to here have been learnt from, whatever came of it.
    Status note_learnt_until(Instant newest);
    Result<std::optional<Instant>> learnt_until() const;

private:
    std::filesystem::path folder_, model_, previous_, learnt_until_;
    Sha256 program_model_;
};

} // namespace mailroom
