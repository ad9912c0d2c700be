#pragma once

// Among many domains, those that another could be taken for. Filled first, then finished, then
// asked by any number of threads.

#include "core/text_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class DomainIndex {
public:
    void add(std::string_view domain); // Lower case.
    void finish();

    // Those whose registered label is, as it is seen (core/names.h), within one edit of that of
    // `domain`, or stands within `domain`; labels of fewer than five letters are left out. More
    // than a careful judge would take, never fewer. Each once, in order.
    std::vector<std::string_view> like(std::string_view domain) const;

private:
    std::vector<std::string> domains_; // Each once.
    TextIndex by_label_, by_near_label_;
};

} // namespace mailroom
