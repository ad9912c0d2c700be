#include "tests/support/make_archive.h"

#include <memory>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace mailroom::tests {
namespace {

std::string make_archive(
    const ArchiveFiles& files,
    int (*set_format)(archive*),
    int (*add_filter)(archive*),
    const std::string& password = {},
    const char* options = "")
{
    std::string bytes((1u << 20), '\0');
    for (const auto& file : files)
        bytes.resize(bytes.size() + file.second.size());
    const std::unique_ptr<archive, int (*)(archive*)> writer(
        ::archive_write_new(), &::archive_write_free);
    set_format(writer.get());
    add_filter(writer.get());
    ::archive_write_set_options(writer.get(), "hdrcharset=UTF-8");
    ::archive_write_set_options(writer.get(), options);
    if (!password.empty()) {
        ::archive_write_set_options(writer.get(), "zip:encryption=traditional");
        ::archive_write_set_passphrase(writer.get(), password.c_str());
    }
    std::size_t used = 0;
    ::archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : files) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(
            ::archive_entry_new(), &::archive_entry_free);
        ::archive_entry_set_pathname_utf8(entry.get(), name.c_str());
        ::archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        ::archive_entry_set_filetype(entry.get(), AE_IFREG);
        ::archive_entry_set_perm(entry.get(), 0644);
        if (::archive_write_header(writer.get(), entry.get()) < ARCHIVE_WARN
            || ::archive_write_data(writer.get(), content.data(), content.size()) < 0)
            throw std::runtime_error(::archive_error_string(writer.get()));
    }
    ::archive_write_close(writer.get());
    bytes.resize(used);
    return bytes;
}

} // namespace

std::string make_stored_zip(const ArchiveFiles& files)
{
    return make_archive(
        files, ::archive_write_set_format_zip, ::archive_write_add_filter_none, {},
        "zip:compression=store");
}

std::string make_zip(const ArchiveFiles& files)
{
    return make_archive(files, ::archive_write_set_format_zip, ::archive_write_add_filter_none);
}

std::string make_locked_zip(const ArchiveFiles& files, const std::string& password)
{
    return make_archive(
        files, ::archive_write_set_format_zip, ::archive_write_add_filter_none, password);
}

std::string make_gzip(const std::string& bytes)
{
    return make_archive(
        {{"file", bytes}}, ::archive_write_set_format_raw, ::archive_write_add_filter_gzip);
}

} // namespace mailroom::tests
