#include "parsers/reader/container_tree.h"

#include "parsers/container/archive.h"
#include "parsers/container/detect_type.h"
#include "parsers/mime/message_parser.h"

#include <algorithm>

namespace mailroom {
namespace {

// What can be told for sure to be something else than a message, so that mail of any damage is
// read as mail.
bool is_bare_document(std::string_view bytes)
{
    const auto type = detect_type(bytes);
    return type != "message/rfc822" && type != "application/octet-stream";
}

// MIME messages in messages are opened by their parser; text that begins like one is a body, or the
// header that a bounce returns (RFC 3462). A file from elsewhere has no such label.
bool may_be_message_file(const Part& part)
{
    return !part.media_type.starts_with("message/") && !part.media_type.starts_with("text/");
}

} // namespace

ContainerTree::ContainerTree(std::string_view bytes, const Limits& limits) : limits_(limits)
{
    is_message_ = !is_bare_document(bytes);
    if (is_message_)
        add_message(bytes, "", 0);
    else
        add_leaf({.path = "1"}, bytes, 0);
}

const Leaf* ContainerTree::find(std::string_view path) const
{
    const auto found =
        std::ranges::find_if(leaves_, [&](const Leaf& leaf) { return leaf.part.path == path; });
    return found != leaves_.end() ? &*found : nullptr;
}

void ContainerTree::open(const Leaf& leaf)
{
    const auto& type = leaf.part.detected_type;
    const bool message = type == "message/rfc822" && may_be_message_file(leaf.part);
    if (!message && !is_archive(type))
        return;
    if (leaf.depth >= limits_.container_depth_max) {
        add_defect(defects_, "part " + leaf.part.path + ": files in files are too deep");
        return;
    }
    if (message) {
        add_message(leaf.content, leaf.part.path + "/eml:", leaf.depth + 1);
        return;
    }
    const auto left =
        limits_.decoded_bytes_max - std::min(limits_.decoded_bytes_max, decoded_bytes_);
    auto files = unpack(leaf.content, left, limits_);
    for (auto& defect : files.defects)
        add_defect(defects_, "part " + leaf.part.path + ": " + defect);
    for (auto& file : files.value)
        add_file(leaf, "zip", std::move(file.name), std::move(file.bytes));
}

void ContainerTree::add_file(
    const Leaf& parent, std::string_view kind, std::string name, std::string bytes)
{
    auto path = parent.part.path + "/" + std::string(kind) + ":" + name;
    for (int copy = 2; find(path) != nullptr; ++copy)
        path = parent.part.path + "/" + std::string(kind) + ":" + name + "~" + std::to_string(copy);
    auto& owner = storage_.emplace_back();
    owner.push_back(std::move(bytes));
    decoded_bytes_ += owner.back().size();
    add_leaf(
        {.path = std::move(path), .filename = std::move(name), .disposition = "attachment"},
        owner.back(), parent.depth + 1);
}

void ContainerTree::add_message(
    std::string_view bytes, const std::string& prefix, std::uint32_t depth)
{
    auto parsed = parse_message(bytes, limits_);
    for (auto& defect : parsed.defects)
        add_defect(defects_, std::move(defect));
    auto& owner = storage_.emplace_back(std::move(parsed.value.storage));
    for (const auto& text : owner)
        decoded_bytes_ += text.size();
    for (auto& part : parsed.value.parts) {
        part.description.path = prefix + part.description.path;
        if (depth > 0) // The body of an enclosed message is none of ours.
            part.description.role = PartRole::attachment;
        add_leaf(std::move(part.description), part.content, depth);
    }
    if (depth == 0)
        message_ = std::move(parsed.value.message);
}

void ContainerTree::add_leaf(Part part, std::string_view content, std::uint32_t depth)
{
    if (leaves_.size() >= limits_.parts_max) {
        add_defect(
            defects_, "only the first " + std::to_string(limits_.parts_max) + " parts were read");
        return;
    }
    part.detected_type = detect_type(content);
    part.size = content.size();
    part.sha256 = sha256(content);
    leaves_.push_back({std::move(part), content, depth});
}

} // namespace mailroom
