#include "classifiers/spam/spam_view.h"

#include "classifiers/spam/links.h"
#include "core/text.h"

namespace mailroom {
namespace {

std::size_t words_in(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        words += !blank && !inside ? 1 : 0;
        inside = !blank;
    }
    return words;
}

} // namespace

SpamView spam_view(const Reading& reading)
{
    const auto& message = reading.message;
    SpamView view{message, {}, {}, {}, {}, 0, 0, 0, false, false, 0, {}, {}};
    if (!message.from.empty())
        view.from = to_lower_ascii(message.from.front().addr_spec);
    view.from_domain = domain_of(view.from);
    view.links = links_of(message);
    view.hosts = link_hosts(view.links);
    view.words = words_in(message.text);
    view.recipients = message.to.size() + message.cc.size();
    for (const auto& part : reading.parts) {
        view.html |= part.role == PartRole::html_body;
        view.plain |= part.role == PartRole::text_body;
        if (part.role != PartRole::attachment && !part.charset.empty())
            view.charsets.push_back(to_lower_ascii(part.charset));
        if (part.role == PartRole::html_body)
            view.html_bytes += part.size;
        view.pictures += part.media_type.starts_with("image/") ? 1U : 0U;
    }
    view.all = message.subject + '\n' + message.text;
    return view;
}

} // namespace mailroom
