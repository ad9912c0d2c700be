#include "parsers/fields/choice/joined_labels.h"

#include "core/text.h"

namespace mailroom::fields {
namespace {

bool are_joined(std::string_view text, const Label& left, const Label& right)
{
    return left.end <= right.begin && trimmed(text.substr(left.end, right.begin - left.end)) == "/"
        && family_of(left.best()) == family_of(right.best());
}

// One word with a slash in it ("Date/Datum") holds both.
bool share_word(const Label& left, const Label& right)
{
    return left.end == right.end && family_of(left.best()) == family_of(right.best());
}

} // namespace

JoinedLabels
joined_labels(std::string_view text, const std::vector<Label>& labels, std::size_t index)
{
    const auto joined = [&](std::size_t left) {
        return are_joined(text, labels[left], labels[left + 1])
            || share_word(labels[left], labels[left + 1]);
    };
    JoinedLabels run{index, index};
    while (run.first > 0 && joined(run.first - 1))
        --run.first;
    while (run.last + 1 < labels.size() && joined(run.last))
        ++run.last;
    return run;
}

} // namespace mailroom::fields
