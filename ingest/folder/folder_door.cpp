#include "ingest/folder/folder_door.h"

#include <cerrno>
#include <cstring>

#include <sys/inotify.h>
#include <unistd.h>

namespace mailroom {
namespace {

constexpr std::size_t files_together = 50; // Made durable by one transaction.
// A look without a reason, for file systems that tell nothing (NFS), and for files whose writer we
// cannot see.
constexpr std::chrono::minutes quiet_max{5};
constexpr std::chrono::seconds settling{5};

// Tells when something happened in a folder.
class FolderEvents {
public:
    explicit FolderEvents(const std::filesystem::path& folder)
        : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
    {
        constexpr std::uint32_t finished = IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB;
        constexpr std::uint32_t gone = IN_DELETE_SELF | IN_MOVE_SELF;
        watching_ =
            ::inotify_add_watch(descriptor_, folder.c_str(), finished | gone | IN_ONLYDIR) >= 0;
    }
    ~FolderEvents() { ::close(descriptor_); }
    FolderEvents(const FolderEvents&) = delete;
    FolderEvents& operator=(const FolderEvents&) = delete;

    bool watching() const { return watching_; }
    int descriptor() const { return descriptor_; }
    void clear() const // What happened is seen by looking at the folder itself.
    {
        std::array<char, 4096> buffer{};
        while (::read(descriptor_, buffer.data(), buffer.size()) > 0)
            ;
    }

private:
    int descriptor_;
    bool watching_ = false;
};

} // namespace

FolderDoor::FolderDoor(const FolderDoorSettings& settings, const DoorContext& context)
    : settings_(settings),
      context_(context),
      door_("folder:" + settings.name),
      back_off_(std::chrono::seconds(1), std::chrono::minutes(1))
{
}

void FolderDoor::run()
{
    context_.board.state(door_, DoorState::opening);
    while (!context_.stop.requested()) {
        if (const auto status = session(); !status)
            context_.board.failing(door_, status.error());
        context_.stop.wait_for(back_off_.next());
    }
    context_.board.state(door_, DoorState::closed);
}

Status FolderDoor::session()
{
    const auto places = TRY(open_folder(settings_));
    const FolderEvents events(places.watched);
    if (!events.watching())
        return Error{
            ErrorCode::io,
            "cannot watch " + places.watched.string() + ": " + std::strerror(errno)
                + "; where the limit is reached, raise fs.inotify.max_user_watches"};
    while (!context_.stop.requested()) {
        events.clear(); // Before looking, so that nothing falls between.
        bool somebody_writes = false;
        TRY(take_all(places, somebody_writes));
        context_.board.state(door_, DoorState::open);
        back_off_.reset();
        context_.stop.wait_readable(
            events.descriptor(),
            somebody_writes ? std::chrono::milliseconds(settling)
                            : std::chrono::milliseconds(quiet_max));
    }
    return {};
}

Status FolderDoor::take_all(const FolderPlaces& places, bool& somebody_writes)
{
    const auto names = TRY(files_in(places.watched));
    FileIntake intake(context_, door_, places);
    for (std::size_t at = 0; at < names.size() && !context_.stop.requested();
         at += files_together) {
        const auto end = std::min(names.size(), at + files_together);
        const std::vector<std::string> some(
            names.begin() + static_cast<std::ptrdiff_t>(at),
            names.begin() + static_cast<std::ptrdiff_t>(end));
        TRY(take(intake, some, somebody_writes));
    }
    return {};
}

Status
FolderDoor::take(FileIntake& intake, const std::vector<std::string>& names, bool& somebody_writes)
{
    for (const auto& name : names) {
        switch (TRY(intake.stage(name))) {
        case FileState::staged:
        case FileState::vanished:
            break;
        case FileState::being_written:
            somebody_writes = true;
            break;
        case FileState::too_large:
            TRY(intake.set_aside(name));
            context_.board.left(
                door_,
                "the file " + name + " is larger than message_bytes_max ("
                    + std::to_string(context_.limits.message_bytes_max)
                    + " bytes): it was set aside");
            break;
        case FileState::unreadable:
            if (reported_.insert(name).second)
                context_.board.left(door_, "the file " + name + " cannot be read: it stays there");
            break;
        }
    }
    context_.board.taken(door_, TRY(intake.receive()));
    return {};
}

} // namespace mailroom
