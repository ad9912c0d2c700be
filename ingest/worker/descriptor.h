#pragma once

// File descriptors that close themselves, and the ways to pass bytes and descriptors through them.

#include "core/result.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailroom {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        if (this != &other) {
            reset();
            number_ = std::exchange(other.number_, -1);
        }
        return *this;
    }

    int get() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    void reset();

private:
    int number_ = -1;
};

struct Pipe {
    Descriptor reader, writer;
};
Result<Pipe> make_pipe(); // Closed on exec.

// A file in memory with these bytes that nobody can change any more.
Result<Descriptor> make_sealed_file(std::string_view bytes);

struct Packet {
    std::string bytes;
    std::vector<Descriptor> descriptors;
};

inline constexpr std::size_t packet_bytes_max = 64u << 10;
inline constexpr std::size_t packet_descriptors_max = 3;

Status send_packet(int socket, std::string_view bytes, std::span<const int> descriptors);
// ErrorCode::not_found where the other end is closed.
Result<Packet> receive_packet(int socket);

// Blocks until all is written; false where the other end is closed.
bool write_all(int descriptor, std::string_view bytes);

// Reads to the end: at most `bytes_max` (then over_limit), at most until `deadline` (then timeout).
Result<std::string>
read_to_end(int descriptor, std::size_t bytes_max, std::chrono::steady_clock::time_point deadline);

} // namespace mailroom
