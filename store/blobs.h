#pragma once

// Raw bytes - mail as it came, documents of the books - kept once under their SHA-256.
//
// A blob is first written to a staging file in the data folder and hashed while it passes; it is
// a blob of the store only when a call that takes the StagedBlob (Arrivals::receive, Blobs::keep)
// has returned, and then it is durable: file and directory are synced. What is staged and never
// handed over disappears with its object, or at the next start.

#include "core/result.h"
#include "core/sha256.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// Bytes on our disk that nobody knows of yet. Move-only; the destructor removes them.
class StagedBlob {
public:
    StagedBlob() = default;
    StagedBlob(
        std::filesystem::path file,
        Sha256 digest,
        std::uint64_t size,
        std::optional<Sha256> mail_identity);
    ~StagedBlob();
    StagedBlob(StagedBlob&& other) noexcept;
    StagedBlob& operator=(StagedBlob&& other) noexcept;

    const std::filesystem::path& file() const { return file_; } // Empty once kept.
    const Sha256& sha256() const { return sha256_; }
    std::uint64_t size() const { return size_; }
    // What two copies of one mail have in common: see store/mail_identity.h.
    const std::optional<Sha256>& mail_identity() const { return mail_identity_; }

    void release() { file_.clear(); } // The file has another owner now.

private:
    std::filesystem::path file_;
    Sha256 sha256_;
    std::uint64_t size_ = 0;
    std::optional<Sha256> mail_identity_;
};

// Takes bytes as they come. Not thread-safe; the destructor discards what was not finished.
// Errors: io (disk full, ...) - from then on every call fails, and the door says "try later".
class BlobWriter {
public:
    virtual ~BlobWriter() = default;

    virtual Status write(std::string_view bytes) = 0;
    virtual std::uint64_t size() const = 0;  // Written so far.
    virtual Result<StagedBlob> finish() = 0; // Once.
};

// A blob open for reading. Move-only, immutable, may be shared by threads once open.
class Blob {
public:
    Blob(int fd, std::uint64_t size) : fd_(fd), size_(size) {}
    ~Blob();
    Blob(Blob&& other) noexcept;
    Blob& operator=(Blob&& other) noexcept;

    int fd() const { return fd_; } // Read-only, close-on-exec; stays ours.
    std::uint64_t size() const { return size_; }
    Result<std::string> read() const; // All of it.

private:
    int fd_ = -1;
    std::uint64_t size_ = 0;
};

// Any thread may call.
class Blobs {
public:
    virtual ~Blobs() = default;

    virtual Result<std::unique_ptr<BlobWriter>> create() = 0;
    // Durable when it returns. Keeping what is kept already is no error.
    virtual Result<Sha256> keep(StagedBlob blob) = 0;
    virtual Result<Sha256> keep(std::string_view bytes) = 0;

    virtual Result<Blob> open(const Sha256& digest) = 0; // Errors: not_found, io.
};

} // namespace mailroom
