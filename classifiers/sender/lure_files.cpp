#include "classifiers/sender/lure_files.h"

#include "classifiers/text/word_lists.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom {
namespace {

bool ends_with_any(std::string_view name, const auto& endings)
{
    return std::any_of(endings.begin(), endings.end(), [name](std::string_view ending) {
        return name.ends_with(ending);
    });
}

constexpr auto program_endings = std::to_array<std::string_view>(
    {".exe", ".scr", ".js",  ".jse", ".vbs", ".vbe", ".wsf", ".bat", ".cmd", ".com", ".pif",
     ".msi", ".jar", ".ps1", ".hta", ".lnk", ".iso", ".img", ".vhd", ".cpl", ".reg", ".chm"});
constexpr auto macro_endings = std::to_array<std::string_view>(
    {".docm", ".xlsm", ".xlam", ".pptm", ".dotm", ".xltm", ".xll", ".one"});
constexpr auto archive_endings =
    std::to_array<std::string_view>({".zip", ".rar", ".7z", ".gz", ".ace", ".cab", ".arj"});
constexpr auto page_endings =
    std::to_array<std::string_view>({".html", ".htm", ".shtml", ".xhtml", ".svg", ".mht"});

std::optional<std::string> attachment_ending_with(const Reading& reading, const auto& endings)
{
    for (const auto& part : reading.parts) {
        const auto name = to_lower_ascii(trimmed(part.filename));
        if (part.role == PartRole::attachment && ends_with_any(name, endings))
            return part.filename;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> attached_program(const Reading& reading)
{
    return attachment_ending_with(reading, program_endings);
}

std::optional<std::string> attached_macros(const Reading& reading)
{
    return attachment_ending_with(reading, macro_endings);
}

std::optional<std::string> attached_archive(const Reading& reading)
{
    return attachment_ending_with(reading, archive_endings);
}

std::optional<std::string> attached_page(const Reading& reading)
{
    return attachment_ending_with(reading, page_endings);
}

bool mentions_password(const Reading& reading)
{
    const auto text = folded(reading.message.subject + "\n" + reading.message.text);
    return std::ranges::any_of(
        word_list("attachment.password").entries(),
        [&text](std::string_view word) { return text.find(word) != std::string::npos; });
}

} // namespace mailroom
