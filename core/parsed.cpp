#include "core/parsed.h"

#include <algorithm>

namespace mailroom {

void add_defect(Defects& defects, std::string defect)
{
    if (defects.size() < defects_max && std::ranges::find(defects, defect) == defects.end())
        defects.push_back(std::move(defect));
}

} // namespace mailroom
