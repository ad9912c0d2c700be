// The house rules (STYLE.md), checked against every file of ours.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;
const fs::path root = MAILROOM_SOURCE_DIR;

struct SourceFile {
    std::string path; // From the root.
    std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const fs::path& path)
{
    std::vector<std::string> lines;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

bool is_skipped(const fs::path& path)
{
    static const std::set<std::string> folders{"build", ".git", "node_modules", "dist"};
    return folders.contains(path.filename().string());
}

template <typename Accept>
std::vector<SourceFile> files_where(Accept accept)
{
    std::vector<SourceFile> files;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
        if (at->is_directory() && is_skipped(at->path())) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file() && accept(at->path()))
            files.push_back({fs::relative(at->path(), root).string(), lines_of(at->path())});
    }
    return files;
}

bool is_cpp(const fs::path& path)
{
    return path.extension() == ".h" || path.extension() == ".cpp";
}

const std::vector<SourceFile>& sources()
{
    static const auto files = files_where(is_cpp);
    return files;
}

// "core/" -> the folders that may include it.
std::map<std::string, std::set<std::string>> read_layers()
{
    std::map<std::string, std::set<std::string>> layers;
    for (const auto& line : lines_of(root / "tests/tidy/layers.txt")) {
        const auto colon = line.find(':');
        if (line.starts_with('#') || colon == line.npos)
            continue;
        auto& homes = layers[line.substr(0, colon)];
        std::istringstream names(line.substr(colon + 1));
        for (std::string name; names >> name;)
            homes.insert(name);
    }
    return layers;
}

// "core/result.h" of `#include "core/result.h"`, "<curl/curl.h" of `#include <curl/curl.h>`.
std::string included_path(const std::string& line)
{
    if (line.starts_with("#include \""))
        return line.substr(10, line.find('"', 10) - 10);
    if (line.starts_with("#include <"))
        return line.substr(9, line.find('>') - 9);
    return {};
}

TEST(Tidy, EveryIncludeFollowsTheLayers)
{
    const auto layers = read_layers();
    for (const auto& file : sources()) {
        for (const auto& line : file.lines) {
            const auto included = included_path(line);
            for (const auto& [prefix, homes] : layers) {
                if (!included.starts_with(prefix) || file.path.starts_with(prefix))
                    continue;
                EXPECT_TRUE(std::ranges::any_of(
                    homes, [&](const auto& home) { return file.path.starts_with(home); }))
                    << file.path << ": " << line;
            }
        }
    }
}

TEST(Tidy, HeadersIncludeNoThirdParty)
{
    for (const auto& file : sources()) {
        if (!file.path.ends_with(".h") || file.path.starts_with("tests/"))
            continue;
        for (const auto& line : file.lines) {
            const auto included = included_path(line);
            EXPECT_FALSE(included.starts_with('<') && included.find_first_of("/.") != included.npos)
                << file.path << ": " << line;
        }
    }
}

TEST(Tidy, LinesAreShortAndFilesToo)
{
    constexpr std::size_t columns_max = 100, lines_max = 300;
    const auto width = [](const std::string& line) { // Code points, not bytes.
        return std::ranges::count_if(line, [](char c) { return (c & 0xc0) != 0x80; });
    };
    for (const auto& file : sources()) {
        EXPECT_LE(file.lines.size(), lines_max) << file.path;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            EXPECT_LE(width(file.lines[i]), static_cast<std::ptrdiff_t>(columns_max))
                << file.path << ':' << i + 1;
    }
}

TEST(Tidy, NothingIsLeftForLater)
{
    const std::vector<std::string> words{
        std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X:"};
    for (const auto& file : sources()) {
        for (const auto& line : file.lines) {
            for (const auto& word : words)
                EXPECT_EQ(line.find(word), line.npos) << file.path << ": " << line;
        }
    }
}

// "Page" of "struct Page {" at the start of a line; nothing for a forward declaration.
std::string defined_type(const std::string& line)
{
    for (const std::string keyword : {"struct ", "class ", "enum class "}) {
        if (!line.starts_with(keyword) || line.ends_with(';'))
            continue;
        const auto name = line.substr(keyword.size());
        return name.substr(0, name.find_first_of(" :{<"));
    }
    return {};
}

// Two types of one name, in libraries that one program links, are undefined behaviour that no
// compiler sees.
TEST(Tidy, EveryTypeIsDefinedInOneHeader)
{
    std::map<std::string, std::string> homes;
    for (const auto& file : sources()) {
        if (!file.path.ends_with(".h"))
            continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const auto name = defined_type(file.lines[i]);
            const bool is_specialisation = i > 0 && file.lines[i - 1].starts_with("template <>");
            if (name.empty() || name.starts_with("[") || is_specialisation)
                continue;
            const auto [home, is_new] = homes.emplace(name, file.path);
            EXPECT_TRUE(is_new) << name << " is defined in " << home->second << " and "
                                << file.path;
        }
    }
}

TEST(Tidy, EverySourceIsInCMake)
{
    std::map<fs::path, std::string> lists; // By folder.
    for (const auto& file :
         files_where([](const fs::path& path) { return path.filename() == "CMakeLists.txt"; })) {
        for (const auto& line : file.lines)
            lists[fs::path(file.path).parent_path()] += line + '\n';
    }
    for (const auto& file : sources()) {
        if (!file.path.ends_with(".cpp"))
            continue;
        const fs::path path = file.path;
        auto folder = path.parent_path();
        while (!lists.contains(folder) && folder != folder.parent_path())
            folder = folder.parent_path();
        const auto name = fs::relative(path, folder.empty() ? "." : folder).string();
        EXPECT_NE(lists[folder].find(name), std::string::npos) << file.path;
    }
}

} // namespace
} // namespace mailroom
