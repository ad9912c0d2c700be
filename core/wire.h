#pragma once

// The flat notation in which described values (core/describe.h) pass between our own processes and
// rest in the store: integers little-endian and fixed, lengths before contents, members in order.
// It carries no names: both ends must be of one build, or agree on a reader version.
//
// decode() trusts nothing: a length beyond the input, or more than wire_elements_max elements, is
// an error and never an allocation of that size.

#include "core/describe.h"
#include "core/result.h"
#include "core/sha256.h"
#include "core/time.h"

#include <bit>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mailroom {

inline constexpr std::uint32_t wire_elements_max = 4'000'000;

static_assert(std::endian::native == std::endian::little, "the wire notation is little-endian");

class WireWriter {
public:
    template <typename T>
    void write(const T& value)
    {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
            raw(&value, sizeof value);
        else if constexpr (std::is_same_v<T, Date>)
            write(
                static_cast<std::int32_t>(std::chrono::sys_days{value}.time_since_epoch().count()));
        else if constexpr (std::is_same_v<T, Instant>)
            write(static_cast<std::int64_t>(value.time_since_epoch().count()));
        else if constexpr (std::is_same_v<T, Sha256>)
            raw(value.bytes.data(), value.bytes.size());
        else
            for_each_member(
                value, [this](std::string_view, const auto& part) { this->write(part); });
    }

    void write(const std::string& text)
    {
        write(static_cast<std::uint32_t>(text.size()));
        raw(text.data(), text.size());
    }

    template <typename T>
    void write(const std::vector<T>& values)
    {
        write(static_cast<std::uint32_t>(values.size()));
        for (const auto& value : values)
            write(value);
    }

    template <typename T>
    void write(const std::optional<T>& value)
    {
        write(static_cast<std::uint8_t>(value.has_value()));
        if (value)
            write(*value);
    }

    template <typename T>
    void write(const std::map<std::string, T>& values)
    {
        write(static_cast<std::uint32_t>(values.size()));
        for (const auto& [name, value] : values) {
            write(name);
            write(value);
        }
    }

    template <typename... T>
    void write(const std::variant<T...>& value)
    {
        write(static_cast<std::uint8_t>(value.index()));
        std::visit([this](const auto& alternative) { this->write(alternative); }, value);
    }

    std::string take() && { return std::move(out_); }

private:
    void raw(const void* bytes, std::size_t size)
    {
        out_.append(static_cast<const char*>(bytes), size);
    }

    std::string out_;
};

class WireReader {
public:
    explicit WireReader(std::string_view in) : in_(in) {}

    template <typename T>
    void read(T& value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            read(byte);
            value = byte != 0;
        } else if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> number{};
            read(number);
            if constexpr (NamedEnum<T>)
                failed_ |= static_cast<std::size_t>(number) >= enum_names<T>.size();
            value = failed_ ? T{} : static_cast<T>(number);
        } else if constexpr (std::is_arithmetic_v<T>) {
            raw(&value, sizeof value);
        } else if constexpr (std::is_same_v<T, Date>) {
            std::int32_t days = 0;
            read(days);
            value = Date{std::chrono::sys_days{std::chrono::days{days}}};
        } else if constexpr (std::is_same_v<T, Instant>) {
            std::int64_t milliseconds = 0;
            read(milliseconds);
            value = Instant{std::chrono::milliseconds{milliseconds}};
        } else if constexpr (std::is_same_v<T, Sha256>) {
            raw(value.bytes.data(), value.bytes.size());
        } else {
            for_each_member(value, [this](std::string_view, auto& part) { read(part); });
        }
    }

    void read(std::string& text)
    {
        std::uint32_t size = 0;
        read(size);
        if (failed_ || size > in_.size()) {
            failed_ = true;
            return;
        }
        text.assign(in_.substr(0, size));
        in_.remove_prefix(size);
    }

    template <typename T>
    void read(std::vector<T>& values)
    {
        const auto size = count();
        values.clear();
        values.reserve(std::min<std::size_t>(size, in_.size()));
        for (std::uint32_t i = 0; i < size && !failed_; ++i)
            read(values.emplace_back());
    }

    template <typename T>
    void read(std::optional<T>& value)
    {
        bool present = false;
        read(present);
        value.reset();
        if (present && !failed_)
            read(value.emplace());
    }

    template <typename T>
    void read(std::map<std::string, T>& values)
    {
        const auto size = count();
        values.clear();
        for (std::uint32_t i = 0; i < size && !failed_; ++i) {
            std::string name;
            read(name);
            read(values[std::move(name)]);
        }
    }

    template <typename... T>
    void read(std::variant<T...>& value)
    {
        std::uint8_t index = 0;
        read(index);
        if (failed_ || index >= sizeof...(T)) {
            failed_ = true;
            return;
        }
        std::size_t at = 0;
        ((at++ == index ? read(value.template emplace<T>()) : void()), ...);
    }

    bool complete() const { return !failed_ && in_.empty(); }

private:
    std::uint32_t count()
    {
        std::uint32_t size = 0;
        read(size);
        // Every element takes a byte at least, so that a lie is found before anything is reserved.
        failed_ |= size > wire_elements_max || size > in_.size();
        return failed_ ? 0 : size;
    }

    void raw(void* bytes, std::size_t size)
    {
        if (failed_ || size > in_.size()) {
            failed_ = true;
            return;
        }
        std::memcpy(bytes, in_.data(), size);
        in_.remove_prefix(size);
    }

    std::string_view in_;
    bool failed_ = false;
};

template <typename T>
std::string encode(const T& value)
{
    WireWriter writer;
    writer.write(value);
    return std::move(writer).take();
}

template <typename T>
Result<T> decode(std::string_view bytes)
{
    WireReader reader(bytes);
    T value{};
    reader.read(value);
    if (!reader.complete())
        return Error{ErrorCode::corrupt, "an encoded value is cut short or of another version"};
    return value;
}

} // namespace mailroom
