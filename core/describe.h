#pragma once

// A struct that lists its members once can be written and read in every notation that we have
// (core/wire.h, core/json.h). It says
//
//     static constexpr auto members()
//     {
//         return std::tuple{member("text", &Word::text), member("box", &Word::box)};
//     }
//
// and an enum lists its words, which are also its names on the wire and in the database:
//
//     template <>
//     inline constexpr auto enum_names<Side> = std::array{"none", "receivable", "payable"};

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace mailroom {

template <typename Class, typename T>
struct Member {
    std::string_view name;
    T Class::*pointer;
};

template <typename Class, typename T>
constexpr Member<Class, T> member(std::string_view name, T Class::*pointer)
{
    return {name, pointer};
}

template <typename T>
concept Described = requires
{
    T::members();
};

// visit(name, value) for each member, in the order in which they are listed.
template <typename T, typename Visit>
void for_each_member(T& object, Visit&& visit)
{
    std::apply(
        [&](const auto&... m) { (visit(m.name, object.*(m.pointer)), ...); },
        std::remove_const_t<T>::members());
}

// The words of an enum whose values count from 0, in order; empty for an enum without names.
template <typename E>
inline constexpr std::array<std::string_view, 0> enum_names{};

template <typename E>
concept NamedEnum = std::is_enum_v<E> && enum_names<E>
.size() != 0;

template <NamedEnum E>
constexpr std::string_view to_string(E value)
{
    return enum_names<E>[static_cast<std::size_t>(value)];
}

template <NamedEnum E>
constexpr std::optional<E> enum_from_string(std::string_view name)
{
    for (std::size_t i = 0; i < enum_names<E>.size(); ++i) {
        if (enum_names<E>[i] == name)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace mailroom
