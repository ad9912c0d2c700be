#include "ingest/folder/file_intake.h"

#include "ingest/folder/open_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <fcntl.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

bool is_unfinished_name(std::string_view name)
{
    constexpr std::array<std::string_view, 4> endings{".tmp", ".part", ".partial", "~"};
    return name.starts_with('.')
        || std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

Error folder_error(const fs::path& folder, const std::error_code& error)
{
    return {
        ErrorCode::io,
        "the folder " + folder.string() + " cannot be used: " + error.message()
            + "; check that it exists and that we may write there"};
}

// Renames without overwriting: "a.eml", then "a.1.eml", ...
Status move_file(const fs::path& from, const fs::path& folder, const std::string& name)
{
    const fs::path wanted(name);
    for (int copy = 0; copy < 10'000; ++copy) {
        const auto target = copy == 0 ? folder / wanted
                                      : folder
                / (wanted.stem().string() + '.' + std::to_string(copy)
                   + wanted.extension().string());
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0)
            return {};
        if (errno == ENOENT && !fs::exists(from))
            return {}; // Somebody else took it away.
        if (errno != EEXIST)
            return folder_error(folder, {errno, std::generic_category()});
    }
    return Error{ErrorCode::conflict, folder.string() + " has too many files called " + name};
}

} // namespace

Result<FolderPlaces> open_folder(const FolderDoorSettings& settings)
{
    const fs::path path(settings.path);
    std::error_code error;
    if (!fs::is_directory(path, error))
        return folder_error(path, error ? error : std::make_error_code(std::errc::not_a_directory));
    if (fs::is_directory(path / "new", error) && fs::is_directory(path / "cur", error))
        return FolderPlaces{path / "new", path / "cur", path / "cur", true};
    FolderPlaces places{path, path / settings.done, path / settings.failed};
    for (const auto& folder : {places.done, places.failed}) {
        fs::create_directories(folder, error);
        if (error)
            return folder_error(folder, error);
    }
    return places;
}

Result<std::vector<std::string>> files_in(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        const auto name = at->path().filename().string();
        if (at->symlink_status(unknown).type() == fs::file_type::regular
            && !is_unfinished_name(name))
            names.push_back(name);
    }
    if (error)
        return folder_error(folder, error);
    std::ranges::sort(names);
    return names;
}

FileIntake::FileIntake(const DoorContext& context, std::string door, const FolderPlaces& places)
    : context_(context),
      door_(std::move(door)),
      places_(places)
{
}

Result<FileState> FileIntake::stage(const std::string& name)
{
    const OpenFile file(places_.watched / name);
    if (!file.is_open())
        return file.is_missing() ? FileState::vanished : FileState::unreadable;
    if (file.has_writer())
        return FileState::being_written;
    const auto writer = TRY(context_.blobs.create());
    std::array<char, 64u << 10> buffer{};
    for (;;) {
        const auto count = file.read(buffer);
        if (count < 0)
            return FileState::unreadable;
        if (count == 0)
            break;
        if (writer->size() + static_cast<std::uint64_t>(count) > context_.limits.message_bytes_max)
            return FileState::too_large;
        TRY(writer->write({buffer.data(), static_cast<std::size_t>(count)}));
    }
    arrivals_.push_back(
        {.blob = TRY(writer->finish()),
         .envelope = {.door = door_, .received_at = context_.now(), .filename = name}});
    names_.push_back(name);
    return FileState::staged;
}

Result<std::size_t> FileIntake::receive()
{
    const auto names = std::exchange(names_, {});
    if (names.empty())
        return std::size_t{0};
    TRY(context_.arrivals.receive(std::exchange(arrivals_, {})));
    for (const auto& name : names) // maildir(5): ":2," and flags, S for seen.
        TRY(move_file(
            places_.watched / name, places_.done, places_.is_maildir ? name + ":2,S" : name));
    return names.size();
}

Status FileIntake::set_aside(const std::string& name)
{
    return move_file(places_.watched / name, places_.failed, name);
}

} // namespace mailroom
