#include "parsers/ocr/word_heights.h"

#include <algorithm>
#include <iterator>

namespace mailroom {

float height_of(const std::vector<Word>& words)
{
    std::vector<float> heights;
    for (const auto& word : words)
        heights.push_back(word.box.height());
    if (heights.empty())
        return 0;
    const auto middle = heights.begin() + std::ssize(heights) / 2;
    std::ranges::nth_element(heights, middle);
    return *middle;
}

} // namespace mailroom
