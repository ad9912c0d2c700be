#include "core/subject.h"

#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Folded, and without the colon. "i" and "tr" are Italian and French forwards.
constexpr auto answer_marks = std::to_array<std::string_view>(
    {"re", "aw", "sv", "vs", "antw", "rif", "r", "ref", "rep", "res", "odp", "ynt"});
constexpr auto forward_marks = std::to_array<std::string_view>(
    {"fw", "fwd", "wg", "tr", "rv", "enc", "i", "rw", "doorst", "vb", "pd"});

struct Mark {
    std::size_t length = 0; // 0: there is none.
    bool is_answer = false;
};

// "re:", "aw :", "re[2]:", "re (3):"
Mark mark_of(std::string_view folded_subject)
{
    const auto word = letters_at(folded_subject, 0);
    const auto is_word = [word](std::string_view mark) { return mark == word; };
    const bool answer = std::ranges::any_of(answer_marks, is_word);
    if (!answer && std::ranges::none_of(forward_marks, is_word))
        return {};
    auto colon = folded_subject.find_first_not_of(' ', word.size());
    if (colon != folded_subject.npos
        && (folded_subject[colon] == '[' || folded_subject[colon] == '('))
        colon = folded_subject.find_first_not_of(" [](0123456789)", colon);
    if (colon == folded_subject.npos || folded_subject[colon] != ':')
        return {};
    return {colon + 1, answer};
}

std::size_t tag_length(std::string_view folded_subject)
{
    constexpr std::size_t tag_bytes_max = 20;
    if (!folded_subject.starts_with('['))
        return 0;
    const auto end = folded_subject.find(']');
    return end == folded_subject.npos || end > tag_bytes_max ? 0 : end + 1;
}

// Behind the tags of gateways.
Mark first_mark(std::string_view folded_subject)
{
    while (const auto length = tag_length(folded_subject)) {
        folded_subject.remove_prefix(length);
        folded_subject.remove_prefix(
            std::min(folded_subject.find_first_not_of(' '), folded_subject.size()));
    }
    return mark_of(folded_subject);
}

} // namespace

std::string base_subject(std::string_view subject)
{
    const auto plain = folded(subject);
    std::string_view rest = plain;
    for (std::size_t length = 1; length > 0;) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        length = std::max(mark_of(rest).length, tag_length(rest));
        rest.remove_prefix(length);
    }
    return std::string(rest);
}

bool is_answer_subject(std::string_view subject)
{
    return first_mark(folded(subject)).is_answer;
}

bool is_forward_subject(std::string_view subject)
{
    const auto mark = first_mark(folded(subject));
    return mark.length > 0 && !mark.is_answer;
}

} // namespace mailroom
