#pragma once

// Every sync of this program, ours and SQLite's, is noted, and can be made to fail.

#include <string>
#include <vector>

namespace mailroom {

// The files that were synced, in order, by the end of their path; "syncfs" for a file system.
std::vector<std::string> take_sync_calls();

// From now on syncs of files whose path contains `part` fail with EIO; empty: none.
void fail_syncs_of(const std::string& part);

} // namespace mailroom
