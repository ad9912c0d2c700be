#include "store/blobs.h"

#include "store/files.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace mailroom {

StagedBlob::StagedBlob(
    std::filesystem::path file,
    Sha256 digest,
    std::uint64_t size,
    std::optional<Sha256> mail_identity)
    : file_(std::move(file)),
      sha256_(digest),
      size_(size),
      mail_identity_(mail_identity)
{
}

StagedBlob::~StagedBlob()
{
    if (!file_.empty())
        ::unlink(file_.c_str());
}

StagedBlob::StagedBlob(StagedBlob&& other) noexcept
    : file_(std::exchange(other.file_, {})),
      sha256_(other.sha256_),
      size_(other.size_),
      mail_identity_(other.mail_identity_)
{
}

StagedBlob& StagedBlob::operator=(StagedBlob&& other) noexcept
{
    std::swap(file_, other.file_);
    sha256_ = other.sha256_;
    size_ = other.size_;
    mail_identity_ = other.mail_identity_;
    return *this;
}

Blob::~Blob()
{
    if (fd_ >= 0)
        ::close(fd_);
}

Blob::Blob(Blob&& other) noexcept : fd_(std::exchange(other.fd_, -1)), size_(other.size_) {}

Blob& Blob::operator=(Blob&& other) noexcept
{
    std::swap(fd_, other.fd_);
    std::swap(size_, other.size_);
    return *this;
}

Result<std::string> Blob::read() const
{
    std::string bytes(size_, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got =
            ::pread(fd_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return file_error("read", "a blob", got < 0 ? errno : EIO);
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace mailroom
