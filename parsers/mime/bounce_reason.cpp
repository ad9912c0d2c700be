#include "core/text.h"
#include "embedded/mime_bounce_reasons.h"
#include "parsers/body/phrases.h"
#include "parsers/mime/bounces.h"
#include "parsers/mime/smtp_reply.h"

#include <algorithm>
#include <vector>

namespace mailroom {
namespace {

struct Rule {
    std::string_view reason, status, words; // An empty one asks nothing.
};

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> loaded = [] {
        std::vector<Rule> result;
        for (const auto line : split(embedded::mime_bounce_reasons().front().bytes, '\n')) {
            const auto colon = line.find(": ");
            if (line.starts_with('#') || colon == line.npos)
                continue;
            Rule rule{line.substr(0, colon), {}, line.substr(colon + 2)};
            if (rule.words.starts_with('@')) {
                const auto blank = std::min(rule.words.find(' '), rule.words.size());
                rule.status = rule.words.substr(1, blank - 1);
                rule.words = rule.words.substr(std::min(blank + 1, rule.words.size()));
            }
            result.push_back(rule);
        }
        return result;
    }();
    return loaded;
}

bool status_matches(std::string_view status, std::string_view pattern)
{
    if (status.empty())
        return false;
    if (pattern.starts_with("*.")) { // Of whichever class.
        pattern.remove_prefix(1);
        status.remove_prefix(1);
    }
    if (pattern.ends_with('*'))
        return status.starts_with(pattern.substr(0, pattern.size() - 1));
    return status == pattern;
}

std::string first_reason(std::string_view text, std::string_view status)
{
    for (const auto& rule : rules()) {
        if ((rule.status.empty() || status_matches(status, rule.status))
            && text.find(rule.words) != text.npos)
            return std::string(rule.reason);
    }
    return {};
}

} // namespace

std::string bounce_reason(std::string_view diagnostic, std::string_view status)
{
    constexpr std::size_t bytes_max = 2'000;
    diagnostic = diagnostic.substr(0, bytes_max);
    // A gateway's own code and name for it, then what the far server said: that is nearer to the
    // cause.
    if (const auto code = reply_code_in(diagnostic);
        code != diagnostic.npos && !status_in(diagnostic.substr(0, code)).empty())
        diagnostic = diagnostic.substr(code);
    const auto text = phrase_form(diagnostic);
    const auto found = first_reason(text, status);
    return found.empty() ? "undefined" : found;
}

} // namespace mailroom
