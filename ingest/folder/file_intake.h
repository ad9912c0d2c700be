#pragma once

// Single files on their way from a folder to the store.

#include "core/result.h"
#include "ingest/door.h"
#include "ingest/settings.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mailroom {

// Where a folder door looks and where files go. Folders are made where they are missing.
struct FolderPlaces {
    std::filesystem::path watched, done, failed;
    bool is_maildir = false;
};

Result<FolderPlaces> open_folder(const FolderDoorSettings& settings);

// Names of files that may be taken, in order.
Result<std::vector<std::string>> files_in(const std::filesystem::path& folder);

enum class FileState : std::uint8_t {
    staged,
    vanished,
    being_written,
    too_large,
    unreadable,
};

class FileIntake {
public:
    FileIntake(const DoorContext& context, std::string door, const FolderPlaces& places);

    // Copies a file to the store's staging area. Errors are those of the store.
    Result<FileState> stage(const std::string& name);

    // Makes what was staged durable, then moves the files. How many were taken.
    Result<std::size_t> receive();

    // Moves a file that cannot be taken out of the way.
    Status set_aside(const std::string& name);

private:
    const DoorContext& context_;
    std::string door_;
    const FolderPlaces& places_;
    std::vector<std::string> names_;
    std::vector<Arrival> arrivals_;
};

} // namespace mailroom
