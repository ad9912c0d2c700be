#pragma once

// Parts and page pictures from the sandboxed worker. Pictures are kept for a while by their
// content, for staff leaf back and forth.

#include "api/routes.h"
#include "core/limits.h"
#include "ingest/worker/worker.h"
#include "store/blobs.h"

#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace mailroom {

class WorkerPartSource : public PartSource {
public:
    static constexpr std::uint32_t dots_per_inch = 120; // Sharp at the width of the page column.
    static constexpr std::uint64_t kept_bytes_max = 64u << 20;

    // Of locked documents, whose message was read with one of these passwords.
    WorkerPartSource(
        Blobs& blobs, Worker& worker, const Limits& limits, std::vector<std::string> passwords)
        : blobs_(blobs),
          worker_(worker),
          limits_(limits),
          options_{.passwords = std::move(passwords)}
    {
    }

    Result<std::string> part(const Sha256& blob, std::string_view path) override;
    Result<std::string>
    page_picture(const Sha256& blob, std::string_view path, std::uint32_t page) override;

private:
    struct Kept {
        std::string key, picture;
    };

    std::optional<std::string> kept(const std::string& key);
    void keep(const std::string& key, const std::string& picture);

    Blobs& blobs_;
    Worker& worker_;
    Limits limits_;
    const ReadOptions options_;
    std::mutex mutex_;
    std::list<Kept> newest_first_;
    std::map<std::string, std::list<Kept>::iterator> by_key_;
    std::uint64_t kept_bytes_ = 0;
};

} // namespace mailroom
