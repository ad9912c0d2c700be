#include "classifiers/numbers/like_shapes.h"

#include "core/ascii.h"

#include <optional>
#include <string>

namespace mailroom {

void take_kinds_of_like_shapes(std::vector<Reference>& references)
{
    const auto shape = [](const Reference& reference) {
        std::string text = reference.number;
        for (auto& c : text)
            c = is_digit(c) ? '9' : c;
        return text;
    };
    for (auto& one : references) {
        if (one.labelled || one.known || all_digits(one.number))
            continue;
        std::optional<ReferenceKind> kind;
        for (const auto& other : references) {
            if (!other.labelled || shape(other) != shape(one))
                continue;
            if (kind && *kind != other.kind) {
                kind.reset();
                break;
            }
            kind = other.kind;
        }
        one.kind = kind.value_or(one.kind);
    }
}

} // namespace mailroom
