#include "api/web_files.h"

#include "core/sha256.h"
#include "embedded/inbox.h"

#include <array>
#include <map>

namespace mailroom {
namespace {

struct WebFile {
    std::string_view bytes, content_type;
    std::string entity_tag;
};

std::string_view content_type_of(std::string_view name)
{
    static constexpr std::array types{
        std::pair{".html", "text/html; charset=utf-8"},
        std::pair{".js", "text/javascript; charset=utf-8"},
        std::pair{".css", "text/css; charset=utf-8"},
        std::pair{".svg", "image/svg+xml"},
    };
    for (const auto& [ending, type] : types) {
        if (name.ends_with(ending))
            return type;
    }
    return "application/octet-stream";
}

const std::map<std::string_view, WebFile>& web_files()
{
    static const auto files = [] {
        std::map<std::string_view, WebFile> all;
        for (const auto& file : embedded::inbox())
            all[file.name] = {
                file.bytes, content_type_of(file.name),
                '"' + to_string(sha256(file.bytes)).substr(0, 32) + '"'};
        return all;
    }();
    return files;
}

} // namespace

HttpResponse web_file(const HttpRequest& request)
{
    if (request.method != "GET" && request.method != "HEAD")
        return plain_response(405, "Only GET.\n");
    const auto& files = web_files();
    const auto name = std::string_view(request.path).substr(1);
    auto found = files.find(name);
    if (found == files.end() && name.find('.') != name.npos)
        return plain_response(404, "There is no such file.\n");
    if (found == files.end())
        found = files.find("index.html");
    const auto& file = found->second;
    HttpResponse response;
    // Asked for each time, answered by 304: a new version of the program shows at once.
    response.set("Cache-Control", "no-cache");
    response.set("ETag", file.entity_tag);
    if (request.header("if-none-match") == file.entity_tag) {
        response.status = 304;
        return response;
    }
    response.content_type = file.content_type;
    response.body = file.bytes;
    return response;
}

} // namespace mailroom
