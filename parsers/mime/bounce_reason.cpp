#include "core/text.h"
#include "embedded/mime_bounce_reasons.h"
#include "parsers/body/phrases.h"
#include "parsers/mime/bounces.h"

#include <vector>

namespace mailroom {
namespace {

struct Rule {
    std::string_view reason, words;
};

struct Rules {
    std::vector<Rule> by_words, by_status;
};

const Rules& rules()
{
    static const Rules loaded = [] {
        Rules result;
        for (const auto line : split(embedded::mime_bounce_reasons().front().bytes, '\n')) {
            const auto colon = line.find(": ");
            if (line.starts_with('#') || colon == line.npos)
                continue;
            const Rule rule{line.substr(0, colon), line.substr(colon + 2)};
            if (rule.words.starts_with('@'))
                result.by_status.push_back({rule.reason, rule.words.substr(1)});
            else
                result.by_words.push_back(rule);
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

} // namespace

std::string bounce_reason(std::string_view diagnostic, std::string_view status)
{
    constexpr std::size_t bytes_max = 2'000;
    const auto text = phrase_form(diagnostic.substr(0, bytes_max));
    for (const auto& rule : rules().by_words) {
        if (text.find(rule.words) != text.npos)
            return std::string(rule.reason);
    }
    for (const auto& rule : rules().by_status) {
        if (status_matches(status, rule.words))
            return std::string(rule.reason);
    }
    return "undefined";
}

} // namespace mailroom
