#include "core/layout_lesson.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>

namespace mailroom {

std::string owner_text(std::string_view text)
{
    auto result = folded(text);
    std::erase_if(result, [](char c) { return !is_folded_letter_or_digit(c); });
    return result;
}

bool owners_stand_in(std::string_view owner_text, const LayoutLesson& lesson)
{
    return !lesson.owners.empty()
        && std::ranges::all_of(lesson.owners, [owner_text](const std::string& owner) {
               return owner_text.find(owner) != owner_text.npos;
           });
}

} // namespace mailroom
