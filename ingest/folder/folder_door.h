#pragma once

// Takes mail and documents out of a folder on this machine, as they come.
//
// In a plain folder, each regular file is one mail or document; names that begin with "." or end
// with ".tmp", ".part", ".partial" or "~" are other people's unfinished work. A file that somebody
// still has open for writing waits until it is closed. Once it is durable with us, it moves to the
// folder `done` below; one that we cannot take moves to `failed`. In a Maildir (it has new/ and
// cur/), mail in new/ is taken and then moves to cur/, marked as seen.

#include "ingest/back_off.h"
#include "ingest/door.h"
#include "ingest/folder/file_intake.h"
#include "ingest/settings.h"

#include <set>
#include <string>

namespace mailroom {

class FolderDoor {
public:
    // All must outlive the door.
    FolderDoor(const FolderDoorSettings& settings, const DoorContext& context);

    void run(); // Until the end is asked for.

private:
    Status session();
    Status take_all(const FolderPlaces& places, bool& somebody_writes);
    Status take(FileIntake& intake, const std::vector<std::string>& names, bool& somebody_writes);

    const FolderDoorSettings& settings_;
    const DoorContext& context_;
    std::string door_;
    BackOff back_off_;
    std::set<std::string> reported_; // Names of files that stay where they are.
};

} // namespace mailroom
