#include "ingest/worker/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace mailroom {
namespace {

Error system_error(const std::string& what)
{
    return {ErrorCode::io, what + ": " + std::strerror(errno)};
}

union ControlBuffer {
    cmsghdr header; // For its alignment.
    std::array<char, CMSG_SPACE(sizeof(int) * packet_descriptors_max)> bytes;
};

void take_descriptors(msghdr& message, std::vector<Descriptor>& into)
{
    for (auto* header = CMSG_FIRSTHDR(&message); header != nullptr;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
            continue;
        const auto count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(header) + i * sizeof number, sizeof number);
            into.emplace_back(number);
        }
    }
}

} // namespace

void Descriptor::reset()
{
    if (number_ >= 0)
        ::close(number_);
    number_ = -1;
}

Result<Pipe> make_pipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return system_error("no pipe to the worker");
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

Result<Descriptor> make_sealed_file(std::string_view bytes)
{
    Descriptor file(::memfd_create("mail", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file)
        return system_error("no memory for the worker's input");
    if (!write_all(file.get(), bytes))
        return system_error("no memory for the worker's input");
    constexpr int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (::fcntl(file.get(), F_ADD_SEALS, seals) != 0)
        return system_error("the worker's input could not be sealed");
    return file;
}

Status send_packet(int socket, std::string_view bytes, std::span<const int> descriptors)
{
    if (bytes.size() > packet_bytes_max || descriptors.size() > packet_descriptors_max)
        return Error{ErrorCode::over_limit, "a job for the worker is too large"};
    iovec data{const_cast<char*>(bytes.data()), bytes.size()}; // Only read.
    ControlBuffer control{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    if (!descriptors.empty()) {
        message.msg_control = &control;
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        auto* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
    }
    while (::sendmsg(socket, &message, MSG_NOSIGNAL) < 0) {
        if (errno != EINTR)
            return system_error("the worker does not take a job");
    }
    return {};
}

Result<Packet> receive_packet(int socket)
{
    std::array<char, packet_bytes_max> bytes; // Not set to 0: most packets are small.
    iovec data{bytes.data(), bytes.size()};
    ControlBuffer control{};
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
    ssize_t size = 0;
    while ((size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0) {
        if (errno != EINTR)
            return system_error("the control socket can't be read");
    }
    Packet packet;
    take_descriptors(message, packet.descriptors);
    if (size == 0)
        return Error{ErrorCode::not_found, "the other end is closed"};
    packet.bytes.assign(bytes.data(), static_cast<std::size_t>(size));
    return packet;
}

bool write_all(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

Result<std::string>
read_to_end(int descriptor, std::size_t bytes_max, std::chrono::steady_clock::time_point deadline)
{
    using std::chrono::milliseconds;
    std::array<char, 64u << 10> step; // What a pipe holds; not set to 0.
    std::string bytes;
    for (;;) {
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd poll{descriptor, POLLIN, 0};
        const auto ready =
            ::poll(&poll, 1, static_cast<int>(std::clamp<long>(left.count(), 0, 600'000)));
        if (ready == 0)
            return Error{ErrorCode::timeout, "the worker does not answer"};
        if (ready < 0 && errno == EINTR)
            continue;
        const auto size = ::read(descriptor, step.data(), step.size());
        if (size > 0)
            bytes.append(step.data(), static_cast<std::size_t>(size));
        if (size == 0)
            return bytes;
        if (size < 0 && errno != EINTR)
            return system_error("the worker's answer can't be read");
        if (bytes.size() > bytes_max)
            return Error{ErrorCode::over_limit, "the worker's answer is too large"};
    }
}

} // namespace mailroom
