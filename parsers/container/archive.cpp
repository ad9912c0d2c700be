#include "parsers/container/archive.h"

#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace mailroom {
namespace {

struct Closes {
    void operator()(archive* opened) const { ::archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, Closes>;

// libarchive gives names in the charset of the thread's locale.
class Utf8Locale {
public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
    {
        if (locale_ != nullptr)
            before_ = ::uselocale(locale_);
    }
    ~Utf8Locale()
    {
        if (locale_ == nullptr)
            return;
        ::uselocale(before_);
        ::freelocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t locale_, before_ = nullptr;
};

Archive open(std::string_view bytes, std::span<const std::string> passwords)
{
    Archive opened(::archive_read_new());
    if (opened == nullptr)
        return nullptr;
    ::archive_read_support_filter_gzip(opened.get());
    ::archive_read_support_format_zip(opened.get());
    ::archive_read_support_format_tar(opened.get());
    ::archive_read_support_format_7zip(opened.get());
    if (bytes.starts_with("\x1f\x8b")) // A gzip of one file.
        ::archive_read_support_format_raw(opened.get());
    for (const auto& password : passwords)
        ::archive_read_add_passphrase(opened.get(), password.c_str());
    if (::archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return nullptr;
    return opened;
}

// QUIRK: programs write names in the code page of their machine, and say so nowhere. Letters of
// Western ones lie in one range each; what mixes the ranges is another script's.
std::string legacy_name(std::string_view bytes)
{
    const auto all_in = [&](unsigned char first, unsigned char last) {
        return std::ranges::all_of(bytes, [&](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x80 || (byte >= first && byte <= last);
        });
    };
    const std::string_view charset = all_in(0xC0, 0xFF) ? "windows-1252"
        : all_in(0x80, 0xA5)                            ? "cp850"
                                                        : "";
    Defects of_no_use;
    return to_utf8(bytes, charset, "name", of_no_use);
}

std::string name_of(archive* opened, archive_entry* entry)
{
    constexpr std::size_t name_bytes_max = 255;
    const char* name = ::archive_entry_pathname_utf8(entry);
    if (name == nullptr)
        name = ::archive_entry_pathname(entry);
    std::string text = name != nullptr ? name : "";
    if (!is_utf8(text))
        text = legacy_name(text);
    if (text == "data" && ::archive_format(opened) == ARCHIVE_FORMAT_RAW)
        text.clear(); // libarchive's name for what has none.
    if (text.size() > name_bytes_max)
        text.erase(0, text.size() - name_bytes_max); // The ending tells most.
    return text;
}

enum class ReadEnd { complete, damaged, too_large };

ReadEnd read_file(archive* opened, std::uint64_t bytes_max, std::string& into)
{
    std::array<char, 65536> block{};
    for (;;) {
        const auto size = ::archive_read_data(opened, block.data(), block.size());
        if (size == 0)
            return ReadEnd::complete;
        if (size < 0)
            return ReadEnd::damaged;
        if (into.size() + static_cast<std::size_t>(size) > bytes_max)
            return ReadEnd::too_large;
        into.append(block.data(), static_cast<std::size_t>(size));
    }
}

std::uint64_t unpacked_bytes_max(std::uint64_t packed, const Limits& limits)
{
    constexpr std::uint64_t always = 1u << 20;
    return std::max(always, packed * limits.archive_ratio_max);
}

// False: the archive unpacks to more than `bytes_max`. A file that is damaged keeps what could be
// read of it; one that no password of ours opens is locked.
bool read_entry(
    archive* opened,
    archive_entry* entry,
    std::uint64_t bytes_max,
    bool has_passwords,
    ArchivedFile& file,
    Defects& defects)
{
    file.name = name_of(opened, entry);
    const bool encrypted = ::archive_entry_is_encrypted(entry) != 0;
    const auto end =
        encrypted && !has_passwords ? ReadEnd::damaged : read_file(opened, bytes_max, file.bytes);
    if (end == ReadEnd::too_large) {
        add_defect(defects, "the archive unpacks to more than its limit; it was read in part");
        return false;
    }
    if (end == ReadEnd::damaged && encrypted) {
        file.bytes.clear();
        file.locked = true;
    } else if (end == ReadEnd::damaged) {
        add_defect(defects, "\"" + file.name + "\" in the archive is damaged");
    }
    return true;
}

} // namespace

bool is_archive(std::string_view detected_type)
{
    return !archive_kind(detected_type).empty();
}

std::string_view archive_kind(std::string_view detected_type)
{
    struct Kind {
        std::string_view type, name;
    };
    static constexpr std::array kinds{
        Kind{"application/zip", "zip"}, Kind{"application/gzip", "gz"},
        Kind{"application/x-tar", "tar"}, Kind{"application/x-7z-compressed", "7z"}};
    const auto found = std::ranges::find(kinds, detected_type, &Kind::type);
    return found != kinds.end() ? found->name : std::string_view();
}

Parsed<std::vector<ArchivedFile>> unpack(
    std::string_view bytes,
    std::uint64_t bytes_max,
    const Limits& limits,
    std::span<const std::string> passwords)
{
    Parsed<std::vector<ArchivedFile>> result;
    auto& [files, defects] = result;
    const Utf8Locale locale;
    const auto opened = open(bytes, passwords);
    if (opened == nullptr) {
        add_defect(defects, "the archive is damaged and can't be opened");
        return result;
    }
    std::uint64_t left = std::min(bytes_max, unpacked_bytes_max(bytes.size(), limits));
    archive_entry* entry = nullptr;
    int state = ARCHIVE_OK;
    while ((state = ::archive_read_next_header(opened.get(), &entry)) >= ARCHIVE_WARN
           && state != ARCHIVE_EOF) {
        if (::archive_entry_filetype(entry) != AE_IFREG)
            continue;
        if (files.size() >= limits.parts_max) {
            add_defect(
                defects,
                "only the first " + std::to_string(limits.parts_max)
                    + " files of the archive were read");
            return result;
        }
        ArchivedFile file;
        if (!read_entry(opened.get(), entry, left, !passwords.empty(), file, defects))
            return result;
        left -= file.bytes.size();
        files.push_back(std::move(file));
    }
    // 7z may lock even its table of contents.
    const bool all_locked = files.empty() && ::archive_read_has_encrypted_entries(opened.get()) > 0;
    if (all_locked)
        files.push_back({.name = "", .bytes = {}, .locked = true});
    else if (state != ARCHIVE_EOF)
        add_defect(defects, "the archive is damaged; what could be read was");
    return result;
}

} // namespace mailroom
