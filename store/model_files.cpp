#include "store/model_files.h"

#include "core/text.h"
#include "store/files.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

namespace mailroom {
namespace {

constexpr std::string_view first_line = "Mailroom model of intents";

std::string head_of(const Sha256& program_model, std::string_view model)
{
    return std::string(first_line) + '\n' + to_string(program_model) + '\n'
        + to_string(sha256(model)) + '\n';
}

std::string_view take_line(std::string_view& text)
{
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

Status move(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return file_error("rename", from, errno);
    return {};
}

Status write_whole(const std::filesystem::path& path, std::string_view bytes)
{
    const auto unfinished = path.string() + ".new";
    {
        const auto file = TRY(open_file(unfinished, O_WRONLY | O_CREAT | O_TRUNC));
        TRY(write_all(file.get(), unfinished, bytes));
        TRY(sync_file(file.get(), unfinished));
    }
    TRY(move(unfinished, path));
    return sync_folder(path.parent_path());
}

} // namespace

ModelFiles::ModelFiles(const std::filesystem::path& data_folder, const Sha256& program_model)
    : folder_(data_folder / "models"),
      model_(folder_ / "intents.model"),
      previous_(folder_ / "intents.previous.model"),
      learnt_until_(folder_ / "learnt_until"),
      program_model_(program_model)
{
}

Result<std::string> ModelFiles::read() const
{
    auto bytes = TRY(read_file(model_));
    std::string_view rest = bytes;
    const auto first = take_line(rest), made_for = take_line(rest), hash = take_line(rest);
    if (first != first_line || parse_sha256(hash) != sha256(rest))
        return Error{
            ErrorCode::corrupt,
            model_.string()
                + " is damaged and not used; `mailroom train intents --from-store` makes it anew"};
    if (parse_sha256(made_for) != program_model_)
        return Error{
            ErrorCode::corrupt,
            model_.string()
                + " was made by another version of the program and is not used; `mailroom train "
                  "intents --from-store` makes it anew"};
    bytes.erase(0, bytes.size() - rest.size());
    return bytes;
}

std::string ModelFiles::stamp() const
{
    struct stat file {};
    if (::stat(model_.c_str(), &file) != 0)
        return {};
    return std::to_string(file.st_ino) + ' ' + std::to_string(file.st_mtim.tv_sec) + '.'
        + std::to_string(file.st_mtim.tv_nsec);
}

Status ModelFiles::keep(std::string_view model)
{
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    const auto lock = TRY(lock_file(folder_ / "lock"));
    if (read())
        TRY(move(model_, previous_));
    return write_whole(model_, head_of(program_model_, model) + std::string(model));
}

Status ModelFiles::put_back()
{
    if (stamp().empty())
        return Error{
            ErrorCode::not_found,
            "the model that the program carries is in use; there is no other"};
    const auto lock = TRY(lock_file(folder_ / "lock"));
    auto moved = move(previous_, model_);
    if (!moved && moved.error().code == ErrorCode::not_found) {
        if (std::remove(model_.c_str()) != 0)
            return file_error("remove", model_, errno);
        moved = {};
    }
    TRY(moved);
    return sync_folder(folder_);
}

Status ModelFiles::note_learnt_until(Instant newest)
{
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    return write_whole(learnt_until_, to_string(newest) + '\n');
}

Result<std::optional<Instant>> ModelFiles::learnt_until() const
{
    const auto text = read_file(learnt_until_);
    if (!text && text.error().code == ErrorCode::not_found)
        return std::optional<Instant>();
    if (!text)
        return text.error();
    return parse_instant(trimmed(*text));
}

} // namespace mailroom
