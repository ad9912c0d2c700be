#include "parsers/html/html_comments.h"

#include "core/text.h"

#include <string_view>

namespace mailroom {
namespace {

constexpr std::string_view opening = "<!";

// Where the declaration that begins at `at` ends.
std::size_t end_of(std::string_view html, std::size_t at, std::string_view closing)
{
    const auto found = html.find(closing, at + opening.size());
    return found == html.npos ? html.size() : found + closing.size();
}

bool begins_with(std::string_view text, std::string_view lower)
{
    return to_lower_ascii(text.substr(0, lower.size())) == lower;
}

} // namespace

std::string without_odd_comments(std::string html)
{
    const std::string_view view = html;
    std::string kept;
    std::size_t copied = 0;
    for (auto at = view.find(opening); at != view.npos;) {
        const auto rest = view.substr(at + opening.size());
        const bool comment = rest.starts_with("--");
        const bool good = comment || begins_with(rest, "doctype") || begins_with(rest, "[cdata[");
        const auto end = end_of(view, at, comment ? "-->" : ">");
        if (!good) {
            kept += view.substr(copied, at - copied);
            copied = end;
        }
        at = view.find(opening, end);
    }
    if (copied == 0)
        return html;
    kept += view.substr(copied);
    return kept;
}

} // namespace mailroom
