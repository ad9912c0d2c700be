#include "core/domain_index.h"

#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

constexpr std::size_t label_letters_min = 5, label_letters_max = 63; // RFC 1035 section 2.3.4

// The text, and the text with any one letter left out: of two texts within one edit of each other,
// some of these are the same.
template <typename Visit>
void within_an_edit(const std::string& text, Visit visit)
{
    visit(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto shorter = text;
        visit(shorter.erase(i, 1));
    }
}

} // namespace

void DomainIndex::add(std::string_view domain)
{
    domains_.emplace_back(domain);
}

void DomainIndex::finish()
{
    std::ranges::sort(domains_);
    domains_.erase(std::unique(domains_.begin(), domains_.end()), domains_.end());
    for (std::size_t i = 0; i < domains_.size(); ++i) {
        const auto label = registered_label(domains_[i]);
        const auto seen = as_seen(label);
        if (seen.size() < label_letters_min)
            continue;
        by_label_.add(label, i);
        by_label_.add(seen, i);
        within_an_edit(seen, [&](const std::string& text) { by_near_label_.add(text, i); });
    }
    by_label_.finish();
    by_near_label_.finish();
}

std::vector<std::string_view> DomainIndex::like(std::string_view domain) const
{
    std::set<std::uint32_t> places;
    const auto look_up = [&](const TextIndex& index, std::string_view text) {
        for (const auto& entry : index.find(text))
            places.insert(entry.place);
    };
    const auto lower = to_lower_ascii(domain);
    const auto seen = as_seen(registered_label(lower));
    within_an_edit(seen, [&](const std::string& text) { look_up(by_near_label_, text); });
    for (const std::string_view text : {std::string_view(lower), std::string_view(seen)}) {
        for (std::size_t i = 0; i + label_letters_min <= text.size(); ++i) {
            const auto longest = std::min(text.size() - i, label_letters_max);
            for (auto length = label_letters_min; length <= longest; ++length)
                look_up(by_label_, text.substr(i, length));
        }
    }
    std::vector<std::string_view> found;
    for (const auto place : places)
        found.push_back(domains_[place]);
    return found;
}

} // namespace mailroom
