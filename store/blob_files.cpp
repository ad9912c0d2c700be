#include "store/blob_files.h"

#include "store/mail_identity.h"

#include <array>
#include <cerrno>
#include <random>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

// From so many on, one sync of the file system is cheaper than two for each blob.
constexpr std::size_t together_min = 4;

class FileBlobWriter : public BlobWriter {
public:
    FileBlobWriter(fs::path path, FileDescriptor file)
        : path_(std::move(path)),
          file_(std::move(file))
    {
    }
    ~FileBlobWriter() override
    {
        if (!path_.empty())
            ::unlink(path_.c_str());
    }

    Status write(std::string_view bytes) override
    {
        if (!failed_)
            return Status(failed_.error());
        hasher_.update(bytes);
        identity_.update(bytes);
        size_ += bytes.size();
        failed_ = write_all(file_.get(), path_, bytes);
        return failed_;
    }

    std::uint64_t size() const override { return size_; }

    Result<StagedBlob> finish() override
    {
        TRY(Status(failed_));
        return StagedBlob(std::exchange(path_, {}), hasher_.finish(), size_, identity_.finish());
    }

private:
    fs::path path_;
    FileDescriptor file_;
    Sha256Hasher hasher_;
    MailIdentity identity_;
    std::uint64_t size_ = 0;
    Status failed_;
};

Status make_folder(const fs::path& path)
{
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return file_error("create", path, errno);
    return {};
}

// All folders for blobs at once, so that none has to be made and synced with a mail.
Status make_blob_folders(const fs::path& blobs)
{
    std::error_code ignored;
    if (fs::exists(blobs / "ff", ignored))
        return {};
    TRY(make_folder(blobs));
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char high : digits) {
        for (const char low : digits)
            TRY(make_folder(blobs / std::string{high, low}));
    }
    TRY(sync_folder(blobs));
    return sync_folder(blobs.parent_path());
}

void remove_what_dead_processes_left(const fs::path& staging)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(staging, ignored)) {
        if (const auto lock = lock_file(entry.path() / "lock"))
            fs::remove_all(entry.path(), ignored);
    }
}

Result<Sha256> digest_of(const fs::path& path)
{
    const auto fd = TRY(open_file(path, O_RDONLY));
    Sha256Hasher hasher;
    std::array<char, 64 * 1024> buffer;
    while (true) {
        const auto got = ::read(fd.get(), buffer.data(), buffer.size());
        if (got < 0)
            return file_error("read", path, errno);
        if (got == 0)
            return hasher.finish();
        hasher.update({buffer.data(), static_cast<std::size_t>(got)});
    }
}

Status sync_path(const fs::path& path)
{
    const auto fd = TRY(open_file(path, O_RDONLY));
    return sync_file(fd.get(), path);
}

// Gives a staged file its name among the blobs, or finds it there. A file with that name may be
// what a crash left of one that was never synced: then it is replaced - by a file that is synced
// first, so that there is a whole one at any time.
Status give_name(const StagedBlob& blob, const fs::path& path)
{
    if (::link(blob.file().c_str(), path.c_str()) == 0)
        return {};
    if (errno != EEXIST)
        return file_error("create", path, errno);
    if (const auto digest = digest_of(path); digest && *digest == blob.sha256())
        return {};
    TRY(sync_path(blob.file()));
    if (::rename(blob.file().c_str(), path.c_str()) != 0)
        return file_error("replace", path, errno);
    return {};
}

} // namespace

BlobFiles::BlobFiles(fs::path blobs, fs::path staging, FileDescriptor lock)
    : blobs_(std::move(blobs)),
      staging_(std::move(staging)),
      staging_lock_(std::move(lock))
{
}

BlobFiles::~BlobFiles()
{
    std::error_code ignored;
    fs::remove_all(staging_, ignored);
}

Result<std::unique_ptr<BlobFiles>> BlobFiles::open(const fs::path& folder)
{
    TRY(make_blob_folders(folder / "blobs"));
    TRY(make_folder(folder / "staging"));
    remove_what_dead_processes_left(folder / "staging");
    std::random_device random;
    const auto staging = folder / "staging" / std::to_string(random());
    TRY(make_folder(staging));
    auto lock = TRY(lock_file(staging / "lock"));
    return std::unique_ptr<BlobFiles>(new BlobFiles(folder / "blobs", staging, std::move(lock)));
}

fs::path BlobFiles::path_of(const Sha256& digest) const
{
    const auto hex = to_string(digest);
    return blobs_ / hex.substr(0, 2) / hex;
}

Result<std::unique_ptr<BlobWriter>> BlobFiles::create()
{
    auto path = staging_ / std::to_string(next_++);
    auto file = TRY(open_file(path, O_WRONLY | O_CREAT | O_EXCL));
    return std::unique_ptr<BlobWriter>(
        std::make_unique<FileBlobWriter>(std::move(path), std::move(file)));
}

Status BlobFiles::keep_one(StagedBlob& blob) const
{
    const auto path = path_of(blob.sha256());
    TRY(give_name(blob, path));
    TRY(sync_path(path));
    return sync_folder(path.parent_path());
}

Status BlobFiles::keep_together(std::span<StagedBlob* const> blobs) const
{
    for (const auto* blob : blobs)
        TRY(give_name(*blob, path_of(blob->sha256())));
    const auto folder = TRY(open_file(blobs_, O_RDONLY | O_DIRECTORY));
    if (::syncfs(folder.get()) != 0)
        return file_error("sync", blobs_, errno);
    return {};
}

Status BlobFiles::keep_all(std::span<StagedBlob* const> blobs)
{
    if (blobs.size() >= together_min) {
        TRY(keep_together(blobs));
    } else {
        for (auto* blob : blobs)
            TRY(keep_one(*blob));
    }
    for (auto* blob : blobs) {
        ::unlink(blob->file().c_str());
        blob->release();
    }
    return {};
}

Result<Sha256> BlobFiles::keep(StagedBlob blob)
{
    auto* one = &blob;
    TRY(keep_all({&one, 1}));
    return blob.sha256();
}

Result<Sha256> BlobFiles::keep(std::string_view bytes)
{
    const auto writer = TRY(create());
    TRY(writer->write(bytes));
    return keep(TRY(writer->finish()));
}

Result<Blob> BlobFiles::open(const Sha256& digest)
{
    const auto path = path_of(digest);
    auto fd = TRY(open_file(path, O_RDONLY));
    struct stat status = {};
    if (::fstat(fd.get(), &status) != 0)
        return file_error("read", path, errno);
    return Blob(fd.release(), static_cast<std::uint64_t>(status.st_size));
}

} // namespace mailroom
