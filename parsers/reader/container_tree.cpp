#include "parsers/reader/container_tree.h"

#include "core/text.h"
#include "parsers/container/archive.h"
#include "parsers/container/detect_type.h"
#include "parsers/container/msg_reader.h"
#include "parsers/container/signed_data.h"
#include "parsers/container/tnef_reader.h"
#include "parsers/mime/message_parser.h"
#include "parsers/office/office_lock.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::string_view msg_type = "application/vnd.ms-outlook", mail_type = "message/rfc822";

// What can be told for sure to be something else than a message, so that mail of any damage is
// read as mail.
bool is_bare_document(std::string_view bytes)
{
    const auto type = detect_type(bytes);
    return type != mail_type && type != "application/octet-stream";
}

// MIME messages in messages are opened by their parser; text that begins like one is a body, or the
// header that a bounce returns (RFC 3462). A file from elsewhere has no such label.
bool may_be_message_file(const Part& part)
{
    return !part.media_type.starts_with("message/") && !part.media_type.starts_with("text/");
}

// "invoice.xml" of "invoice.xml.p7m".
std::string without_ending(const std::string& name, std::string_view ending)
{
    return to_lower_ascii(name).ends_with(ending) ? name.substr(0, name.size() - ending.size())
                                                  : name;
}

} // namespace

struct ContainerTree::Opener {
    std::string_view type;
    void (ContainerTree::*open)(const Leaf& leaf);
};

ContainerTree::ContainerTree(
    std::string_view bytes, const ReadOptions& options, const Limits& limits)
    : options_(options),
      limits_(limits)
{
    if (detect_type(bytes) == msg_type && add_bare_msg(bytes))
        return;
    is_message_ = !is_bare_document(bytes);
    if (is_message_)
        add_message(bytes, "", 0, Bodies::our_own);
    else
        add_leaf({.path = "1", .filename = options.filename}, bytes, 0);
}

bool ContainerTree::add_bare_msg(std::string_view bytes)
{
    const auto read = read_msg(bytes, limits_);
    is_message_ = read.has_value();
    if (read)
        add_message(keep(to_internet_message(*read, limits_)), "", 0, Bodies::our_own);
    return is_message_;
}

const Leaf* ContainerTree::find(std::string_view path) const
{
    const auto found =
        std::ranges::find_if(leaves_, [&](const Leaf& leaf) { return leaf.part.path == path; });
    return found != leaves_.end() ? &*found : nullptr;
}

const Check* ContainerTree::signature_around(std::string_view path) const
{
    for (const auto& signature : signatures_) {
        if (path.starts_with(signature.path))
            return &signature.check;
    }
    return nullptr;
}

void ContainerTree::open(const Leaf& leaf)
{
    static constexpr std::array openers{
        Opener{mail_type, &ContainerTree::open_message}, Opener{msg_type, &ContainerTree::open_msg},
        Opener{"application/vnd.ms-tnef", &ContainerTree::open_tnef},
        Opener{"application/pkcs7-mime", &ContainerTree::open_signed},
        Opener{"application/vnd.ms-office.encrypted", &ContainerTree::open_locked_office}};
    const auto found = std::ranges::find(openers, leaf.part.detected_type, &Opener::type);
    const bool archive = is_archive(leaf.part.detected_type);
    if ((found == openers.end() && !archive) || !opened_.insert(&leaf).second)
        return;
    if (leaf.depth >= limits_.container_depth_max)
        return say(leaf, "files in files are too deep");
    archive ? open_archive(leaf) : (this->*found->open)(leaf);
}

void ContainerTree::open_archive(const Leaf& leaf)
{
    const auto kind = archive_kind(leaf.part.detected_type);
    auto files = unpack(leaf.content, bytes_left(), limits_, options_.passwords);
    for (const auto& defect : files.defects)
        say(leaf, defect);
    for (auto& file : files.value) {
        auto name =
            file.name.empty() ? without_ending(leaf.part.filename, ".gz") : std::move(file.name);
        if (file.locked)
            say_locked(leaf.part.path + '/' + std::string(kind) + ':' + name);
        else
            add_file(leaf, kind, std::move(name), std::move(file.bytes));
    }
}

void ContainerTree::open_message(const Leaf& leaf)
{
    if (may_be_message_file(leaf.part))
        add_message(leaf.content, leaf.part.path + "/eml:", leaf.depth + 1, Bodies::of_another);
}

void ContainerTree::open_msg(const Leaf& leaf)
{
    const auto read = read_msg(leaf.content, limits_);
    if (!read)
        return say(leaf, "the .msg file is damaged");
    add_message(
        keep(to_internet_message(*read, limits_)), leaf.part.path + "/msg:", leaf.depth + 1,
        Bodies::of_another);
}

void ContainerTree::open_tnef(const Leaf& leaf)
{
    const auto read = read_tnef(leaf.content, limits_);
    if (!read)
        return say(leaf, "the winmail.dat is damaged");
    for (const auto& defect : read->defects)
        say(leaf, defect);
    add_message(
        keep(to_internet_message(read->value, limits_)), leaf.part.path + "/tnef:", leaf.depth + 1,
        Bodies::our_own);
}

void ContainerTree::open_signed(const Leaf& leaf)
{
    auto read = read_signed_data(leaf.content);
    if (!read)
        return say(leaf, "the signed data are damaged");
    if (read->encrypted)
        return say_locked(leaf.part.path);
    if (!read->content)
        return; // A signature of what stands elsewhere.
    const auto prefix = leaf.part.path + "/p7m:";
    if (read->signature) {
        if (!read->signature->ok)
            say(leaf, "the signature does not fit: " + read->signature->detail);
        signatures_.push_back({prefix, *std::move(read->signature)});
    }
    if (detect_type(*read->content) == mail_type)
        add_message(keep(*std::move(read->content)), prefix, leaf.depth + 1, Bodies::our_own);
    else
        add_file(
            leaf, "p7m", without_ending(leaf.part.filename, ".p7m"), *std::move(read->content));
}

void ContainerTree::open_locked_office(const Leaf& leaf)
{
    auto unlocked = unlock_office(leaf.content, options_.passwords, limits_);
    if (unlocked)
        add_file(leaf, "unlocked", leaf.part.filename, *std::move(unlocked));
    else
        say_locked(leaf.part.path);
}

void ContainerTree::add_file(
    const Leaf& parent, std::string_view kind, std::string name, std::string bytes)
{
    add_leaf(
        {.path = free_path(parent.part.path + "/" + std::string(kind) + ":" + name),
         .filename = std::move(name),
         .disposition = "attachment"},
        keep(std::move(bytes)), parent.depth + 1);
}

void ContainerTree::add_message(
    std::string_view bytes, const std::string& prefix, std::uint32_t depth, Bodies bodies)
{
    auto parsed = parse_message(bytes, limits_);
    for (auto& defect : parsed.defects)
        add_defect(defects_, std::move(defect));
    auto& owner = storage_.emplace_back(std::move(parsed.value.storage));
    for (const auto& text : owner)
        decoded_bytes_ += text.size();
    const bool packed = prefix.ends_with("/tnef:") || prefix.ends_with("/msg:");
    const bool our_own = bodies == Bodies::our_own && is_message_;
    const auto first = leaves_.size();
    for (auto& part : parsed.value.parts) {
        auto& description = part.description;
        const bool by_name = packed && !description.filename.empty();
        description.path = free_path(prefix + (by_name ? description.filename : description.path));
        if (depth > 0 && !our_own) // The body of an enclosed message is none of ours.
            description.role = PartRole::attachment;
        add_leaf(std::move(description), part.content, depth);
    }
    if (depth == 0)
        message_ = std::move(parsed.value.message);
    else if (our_own)
        adopt_body(parsed.value.message);
    // What the message itself says may be packed, too.
    for (auto i = first; our_own && i < leaves_.size(); ++i) {
        const auto& type = leaves_[i].part.detected_type;
        if (type == "application/vnd.ms-tnef" || type == "application/pkcs7-mime")
            open(leaves_[i]);
    }
}

void ContainerTree::adopt_body(Message& message)
{
    if (!trimmed(message_.text).empty())
        return;
    message_.text = std::move(message.text);
    message_.latest_text = std::move(message.latest_text);
    message_.signature = std::move(message.signature);
    message_.quoted = std::move(message.quoted);
    message_.links = std::move(message.links);
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
    paths_.insert(part.path);
    leaves_.push_back({std::move(part), content, depth});
}

void ContainerTree::say(const Leaf& leaf, std::string_view defect)
{
    add_defect(defects_, "part " + leaf.part.path + ": " + std::string(defect));
}

void ContainerTree::say_locked(const std::string& path)
{
    add_defect(
        defects_,
        "part " + path + " is encrypted: it is locked, and no password that we have fits");
    if (locked_.size() < limits_.parts_max)
        locked_.push_back(path);
}

std::string_view ContainerTree::keep(std::string bytes)
{
    decoded_bytes_ += bytes.size();
    auto& owner = storage_.emplace_back();
    owner.push_back(std::move(bytes));
    return owner.back();
}

std::string ContainerTree::free_path(const std::string& path) const
{
    if (!paths_.contains(path))
        return path;
    for (int copy = 2;; ++copy) {
        auto other = path + "~" + std::to_string(copy);
        if (!paths_.contains(other))
            return other;
    }
}

std::uint64_t ContainerTree::bytes_left() const
{
    return limits_.decoded_bytes_max - std::min(limits_.decoded_bytes_max, decoded_bytes_);
}

} // namespace mailroom
