#include "api/page_source.h"

namespace mailroom {

Result<std::string> WorkerPartSource::part(const Sha256& blob, std::string_view path)
{
    const auto file = TRY(blobs_.open(blob));
    return worker_.extract_part(WorkerInput::from_descriptor(file.fd()), path, options_, limits_);
}

Result<std::string>
WorkerPartSource::page_picture(const Sha256& blob, std::string_view path, std::uint32_t page)
{
    const auto key = to_string(blob) + '/' + std::to_string(page) + '/' + std::string(path);
    if (auto picture = kept(key))
        return std::move(*picture);
    const auto file = TRY(blobs_.open(blob));
    auto picture = TRY(worker_.render_page(
        WorkerInput::from_descriptor(file.fd()), path, page, dots_per_inch, options_, limits_));
    keep(key, picture);
    return picture;
}

std::optional<std::string> WorkerPartSource::kept(const std::string& key)
{
    const std::scoped_lock lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end())
        return std::nullopt;
    newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
    return found->second->picture;
}

void WorkerPartSource::keep(const std::string& key, const std::string& picture)
{
    const std::scoped_lock lock(mutex_);
    if (by_key_.contains(key)) // Somebody else was as quick.
        return;
    newest_first_.push_front({key, picture});
    by_key_[key] = newest_first_.begin();
    kept_bytes_ += picture.size();
    while (kept_bytes_ > kept_bytes_max && newest_first_.size() > 1) {
        const auto& oldest = newest_first_.back();
        kept_bytes_ -= oldest.picture.size();
        by_key_.erase(oldest.key);
        newest_first_.pop_back();
    }
}

} // namespace mailroom
