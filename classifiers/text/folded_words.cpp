#include "classifiers/text/folded_words.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>

namespace mailroom {
namespace {

// What a run of visible characters with a digit in it is. Empty where it is a word after all.
std::string_view class_of(std::string_view token)
{
    const auto digits =
        static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_digit));
    const auto letters =
        static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_folded_letter));
    if (digits == 0)
        return {};
    if (token.back() == '%')
        return "<percent>";
    if (letters >= 2 && token.size() >= 15 && is_folded_letter(token[0])
        && is_folded_letter(token[1]) && is_digit(token[2]) && is_digit(token[3]) && digits >= 8)
        return "<iban>";
    if (letters > 0)
        return digits >= 3 ? "<number>" : "<mixed>";
    const auto separators = static_cast<std::size_t>(std::count_if(
        token.begin(), token.end(), [](char c) { return c == '.' || c == '/' || c == '-'; }));
    if (token.find(':') != std::string_view::npos)
        return "<time>";
    if (separators == 2 && digits >= 4 && digits <= 8)
        return "<date>";
    const auto point = token.find_last_of(".,");
    if (point != std::string_view::npos && token.size() - point == 3)
        return "<amount>";
    if (separators > 0)
        return "<number>";
    return digits >= 4 ? "<number>" : digits >= 3 ? "<hundreds>" : "<small>";
}

// Every sign of a currency becomes one word; typographic quotes, bullets and the like part words.
std::string with_signs_apart(std::string_view folded_text)
{
    constexpr std::string_view currency = " \u20ac ";
    std::string out;
    for (std::size_t at = 0; at < folded_text.size(); ++at) {
        const auto rest = folded_text.substr(at);
        const auto second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0U;
        if (rest[0] == '$') {
            out += currency;
        } else if (rest[0] == '\xc2') { // U+0080..U+00BF: cent, pound, yen; else no letters.
            out += second >= 0xa2 && second <= 0xa5 ? currency : " ";
            ++at;
        } else if (rest.starts_with("\xe2\x82")) { // U+2080..U+20BF
            out += currency;
            at += 2;
        } else if (rest.starts_with("\xe2\x80")) { // U+2000..U+203F
            out += ' ';
            at += 2;
        } else {
            out += rest[0];
        }
    }
    return out;
}

// Splits a run that holds no blank into words; marks of questions and money stand for themselves.
void add_words(std::string_view run, std::vector<std::string>& words)
{
    if (run.find('@') != std::string_view::npos && run.size() > 3) {
        words.emplace_back("<address>");
        return;
    }
    if (run.starts_with("http") || run.starts_with("www.")) {
        words.emplace_back("<link>");
        return;
    }
    const auto is_edge = [](char c) { return !is_folded_letter(c) && !is_digit(c) && c != '%'; };
    std::size_t begin = 0, end = run.size();
    while (begin < end && is_edge(run[begin]))
        ++begin;
    while (end > begin && is_edge(run[end - 1]))
        --end;
    const auto core = run.substr(begin, end - begin);
    if (std::any_of(core.begin(), core.end(), is_digit)) {
        if (const auto name = class_of(core); !name.empty())
            words.emplace_back(name);
    } else {
        std::size_t at = 0;
        while (at < core.size()) {
            auto stop = at;
            while (stop < core.size() && is_folded_letter(core[stop]))
                ++stop;
            if (stop > at)
                words.emplace_back(core.substr(at, stop - at));
            at = stop + 1;
        }
    }
    const auto tail = run.substr(core.empty() ? 0 : end);
    if (tail.find('?') != std::string_view::npos)
        words.emplace_back("?");
    if (tail.find('!') != std::string_view::npos)
        words.emplace_back("!");
}

} // namespace

std::vector<std::string> folded_words(std::string_view text)
{
    const auto text_of_words = with_signs_apart(folded(text));
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text_of_words.size()) {
        const auto begin = text_of_words.find_first_not_of(' ', at);
        if (begin == std::string::npos)
            break;
        auto end = text_of_words.find(' ', begin);
        if (end == std::string::npos)
            end = text_of_words.size();
        add_words(std::string_view(text_of_words).substr(begin, end - begin), words);
        at = end;
    }
    return words;
}

} // namespace mailroom
