#include "classifiers/text/word_lists.h"

#include "core/text.h"
#include "embedded/word_lists.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace mailroom {
namespace {

using Lists = std::map<std::string_view, WordList, std::less<>>;

Lists read_lists()
{
    Lists lists;
    WordList* list = nullptr;
    for (const auto part : split(embedded::word_lists().front().bytes, '\n')) {
        const auto line = trimmed(part);
        if (line.empty() || line.starts_with('#'))
            continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            list = &lists[line.substr(1, line.size() - 2)];
            continue;
        }
        assert(list != nullptr && "entries stand below the name of their list");
        for (const auto entry : split(line, ','))
            list->add(trimmed(entry));
    }
    return lists;
}

} // namespace

void WordList::add(std::string_view entry)
{
    assert(!entry.empty() && "an entry between each two commas");
    entries_.insert(std::ranges::lower_bound(entries_, entry), entry);
}

bool WordList::has(std::string_view entry) const
{
    return std::ranges::binary_search(entries_, entry);
}

const WordList& word_list(std::string_view name)
{
    static const auto lists = read_lists();
    const auto found = lists.find(name);
    assert(found != lists.end() && "a list of the file");
    return found->second;
}

} // namespace mailroom
