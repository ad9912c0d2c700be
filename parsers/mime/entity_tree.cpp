#include "parsers/mime/entity_tree.h"

#include "core/text.h"

#include <charconv>
#include <exception>

#include <mimetic/mimetic.h>

namespace mailroom {
namespace {

std::optional<EntityNode> node_of(mimetic::MimeEntity& entity, std::size_t entities)
{
    const auto& number = entity.header().field("Entity").value();
    const auto digits = trimmed(number);
    EntityNode node;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), node.entity);
    if (error != std::errc{} || node.entity >= entities)
        return std::nullopt;
    for (auto* const part : entity.body().parts()) {
        auto child = node_of(*part, entities);
        if (!child)
            return std::nullopt;
        node.children.push_back(*std::move(child));
    }
    return node;
}

} // namespace

std::optional<EntityNode> read_entity_tree(const Skeleton& skeleton)
{
    try {
        mimetic::MimeEntity entity(skeleton.text.begin(), skeleton.text.end());
        return node_of(entity, skeleton.entities.size());
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

} // namespace mailroom
