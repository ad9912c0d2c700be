#pragma once

// Blobs as files: `folder`/blobs/ab/abcdef... by their SHA-256. Staging files lie in a folder of
// this process below `folder`/staging, which it holds locked while it lives; what dead processes
// left there is removed at the next start.

#include "store/blobs.h"
#include "store/files.h"

#include <atomic>
#include <filesystem>
#include <span>

namespace mailroom {

class BlobFiles : public Blobs {
public:
    static Result<std::unique_ptr<BlobFiles>> open(const std::filesystem::path& folder);
    ~BlobFiles() override;

    Result<std::unique_ptr<BlobWriter>> create() override;
    Result<Sha256> keep(StagedBlob blob) override;
    Result<Sha256> keep(std::string_view bytes) override;
    Result<Blob> open(const Sha256& digest) override;

    // Many at once, for the price of one sync where they are many. On success none of the staged
    // files is left; on an error some blobs may have been kept, which does no harm.
    Status keep_all(std::span<StagedBlob* const> blobs);

private:
    BlobFiles(std::filesystem::path blobs, std::filesystem::path staging, FileDescriptor lock);

    std::filesystem::path path_of(const Sha256& digest) const;
    Status keep_one(StagedBlob& blob) const;
    Status keep_together(std::span<StagedBlob* const> blobs) const;

    std::filesystem::path blobs_, staging_;
    FileDescriptor staging_lock_;
    std::atomic<std::uint64_t> next_{0};
};

} // namespace mailroom
