#pragma once

#include <utility>

namespace mailroom {

// Does its action at the end of its scope, however that is left.
template <typename Action>
struct Finally {
    explicit Finally(Action given) : action(std::move(given)) {}
    ~Finally() { action(); }
    Finally(const Finally&) = delete;
    Finally& operator=(const Finally&) = delete;
    Action action;
};

} // namespace mailroom
