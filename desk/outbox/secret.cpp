#include "desk/outbox/secret.h"

#include "core/text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>

namespace mailroom {
namespace {

constexpr std::size_t secret_bytes_max = 64u << 10;

Result<std::string> run(const std::string& command)
{
    FILE* pipe = ::popen(command.c_str(), "re");
    if (pipe == nullptr)
        return Error{ErrorCode::io, "cannot run \"" + command + "\": " + std::strerror(errno)};
    std::string output(secret_bytes_max, '\0');
    output.resize(std::fread(output.data(), 1, output.size(), pipe));
    const int status = ::pclose(pipe);
    if (status != 0)
        return Error{
            ErrorCode::invalid_argument,
            "the command for a secret, \"" + command + "\", failed; run it by hand to see why"};
    return output;
}

Result<std::string> read_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string text(secret_bytes_max, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || (in.fail() && !in.eof()))
        return Error{
            ErrorCode::invalid_argument,
            "cannot read the secret in " + path + ": " + std::strerror(errno)};
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

} // namespace

Result<std::string> read_secret(const SecretSetting& setting)
{
    if (!setting.value.empty())
        return setting.value;
    if (setting.empty())
        return std::string();
    const auto text = TRY(!setting.file.empty() ? read_file(setting.file) : run(setting.command));
    return std::string(without_trailing(text, " \t\r\n"));
}

} // namespace mailroom
