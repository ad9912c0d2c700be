#pragma once

// Result<T>: a value, or the reason why there is none.
//
// For what the world does to us: disks, networks, limits, wrong passwords. Malformed mail is no
// error: a parser returns the best value that it can, and a list of defects (core/parsed.h). The
// names are those of std::expected, so that C++23 can replace this file by an alias.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace mailroom {

enum class ErrorCode : std::uint8_t {
    not_found,
    invalid_argument, // What the caller, a user or a configuration file asked for makes no sense.
    permission_denied,
    io,
    corrupt,
    over_limit,
    timeout,
    conflict,
    unavailable, // A server that does not answer; trying again later may help.
    internal,    // A bug of ours, or of a library.
};

struct [[nodiscard]] Error {
    ErrorCode code = ErrorCode::internal;
    std::string what; // Says what failed and what to do; never what a mail held: errors reach logs.
};

template <typename T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    // By value, so that `for (auto& x : *call())` walks over something that is still there.
    T operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }

    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    void operator*() const {}

    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<std::monostate, Error> state_;
};

using Status = Result<void>;

} // namespace mailroom

// The value of a Result; where there is none, returns its error from the enclosing function.
#define TRY(expression)                           \
    __extension__({                               \
        auto&& try_result = (expression);         \
        if (!try_result) [[unlikely]]             \
            return std::move(try_result).error(); \
        *std::move(try_result);                   \
    })
