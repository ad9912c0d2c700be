#include "parsers/mime/message_parser.h"

#include "core/text.h"
#include "parsers/mime/automatic_mail.h"
#include "parsers/mime/body_reader.h"
#include "parsers/mime/bounces.h"
#include "parsers/mime/entity_tree.h"
#include "parsers/mime/machine_reports.h"
#include "parsers/mime/message_header.h"
#include "parsers/mime/parameters.h"
#include "parsers/mime/skeleton.h"
#include "parsers/mime/transfer_encoding.h"

namespace mailroom {
namespace {

// Where a part stands: RFC 8621 section 4.1.4 needs no more for its role.
struct Position {
    std::string path;
    std::string_view multipart = "mixed"; // Subtype of the parent.
    bool first = true;
    std::size_t depth = 0;
    std::size_t message = 0;     // Whose body it is: 0 = the outermost's, else an enclosed one's.
    std::size_t alternative = 0; // Which multipart/alternative; 0 = none.
};

bool is_text(const Part& part)
{
    return part.media_type == "text/plain" || part.media_type == "text/html";
}

PartRole role_of(const Part& part, const Position& position)
{
    if (part.disposition == "attachment" || !is_text(part) || !part.filename.empty())
        return PartRole::attachment;
    if (!position.first && position.multipart == "related")
        return PartRole::attachment;
    return part.media_type == "text/html" ? PartRole::html_body : PartRole::text_body;
}

class MessageReader {
public:
    MessageReader(const Limits& limits, ParsedMessage& out, Defects& defects)
        : limits_(limits),
          out_(out),
          defects_(defects)
    {
    }

    // A message, the outermost or one that was encoded.
    void read(std::string_view raw, const Position& position)
    {
        const auto skeleton = make_skeleton(raw, limits_, defects_);
        auto tree = read_entity_tree(skeleton);
        if (!tree) {
            add_defect(defects_, "the parts could not be told apart");
            tree = EntityNode{};
        }
        read_content(skeleton, *tree, position);
    }

    BodyPlan take_plan() { return std::move(plan_); }

private:
    // `node` is a message's top entity: its parts are numbered 1, 2, ... below the message's path.
    void read_content(const Skeleton& skeleton, const EntityNode& node, const Position& position)
    {
        const auto header =
            read_header_section(skeleton.entities[node.entity].header, limits_, defects_);
        auto& message =
            position.message == 0 ? out_.message : plan_.enclosed[position.message - 1].message;
        read_message_header(header, charset_of_text(skeleton, node), limits_, message, defects_);
        auto inner = position;
        if (skeleton.entities[node.entity].kind != EntityKind::multipart || node.children.empty())
            inner.path += position.path.empty() ? "1" : ".1";
        read_node(skeleton, node, inner);
    }

    // Of the first text under the node that names one.
    std::string charset_of_text(const Skeleton& skeleton, const EntityNode& node) const
    {
        const auto& entity = skeleton.entities[node.entity];
        if (entity.kind == EntityKind::multipart) {
            for (const auto& child : node.children) {
                if (auto charset = charset_of_text(skeleton, child); !charset.empty())
                    return charset;
            }
        }
        if (!entity.media_type.starts_with("text/"))
            return {};
        Defects ignored; // They are told where the part is read.
        const auto header = read_header_section(entity.header, limits_, ignored);
        const auto* const type = header.find("Content-Type");
        return type ? read_parameters(type->body, limits_, ignored).parameter("charset") : "";
    }

    void read_node(const Skeleton& skeleton, const EntityNode& node, const Position& position)
    {
        const auto& entity = skeleton.entities[node.entity];
        if (entity.kind == EntityKind::multipart && !node.children.empty()) {
            auto child = position;
            child.multipart = std::string_view(entity.media_type).substr(10);
            if (child.multipart == "alternative" && child.alternative == 0)
                child.alternative = ++alternatives_;
            for (std::size_t i = 0; i < node.children.size(); ++i) {
                child.path =
                    position.path + (position.path.empty() ? "" : ".") + std::to_string(i + 1);
                child.first = i == 0;
                read_node(skeleton, node.children[i], child);
            }
            return;
        }
        read_leaf(entity, position);
        if (entity.kind != EntityKind::message || node.children.empty())
            return;
        read_content(skeleton, node.children.front(), enclosed_in(position));
    }

    Position enclosed_in(const Position& position)
    {
        plan_.enclosed.push_back({{}, position.multipart == "report"});
        Position inside;
        inside.path = position.path;
        inside.depth = position.depth + 1;
        inside.message = plan_.enclosed.size();
        return inside;
    }

    void read_leaf(const Entity& entity, const Position& position)
    {
        if (out_.parts.size() >= limits_.parts_max) {
            add_defect(defects_, "too many parts; the last were left out");
            return;
        }
        const auto header = read_header_section(entity.header, limits_, defects_);
        DecodedPart part;
        describe(entity, header, position, part.description);
        const auto encoding = transfer_encoding_named(header.unfolded("Content-Transfer-Encoding"));
        // A message whose parts were found in the raw text was not encoded, whatever it says.
        part.content = entity.kind == EntityKind::leaf
            ? decoded(entity.body, encoding, part.description.path)
            : entity.body;
        part.description.size = part.content.size();
        const auto type = part.description.media_type;
        const auto content = part.content;
        const bool named_body = position.first && is_text(part.description)
            && part.description.disposition != "attachment";
        if (part.description.role != PartRole::attachment || named_body)
            plan_.bodies.push_back(
                {out_.parts.size(), position.message, position.alternative,
                 part.description.role == PartRole::attachment});
        out_.parts.push_back(std::move(part));
        if (type == "message/rfc822" && entity.kind == EntityKind::leaf
            && encoding != TransferEncoding::identity
            && position.depth < limits_.container_depth_max) {
            read(content, enclosed_in(position));
        }
    }

    void describe(
        const Entity& entity, const HeaderSection& header, const Position& position, Part& part)
    {
        const auto* const type_field = header.find("Content-Type");
        const auto* const disposition_field = header.find("Content-Disposition");
        const auto type = type_field ? read_parameters(type_field->body, limits_, defects_)
                                     : ParameterizedValue();
        const auto disposition = disposition_field
            ? read_parameters(disposition_field->body, limits_, defects_)
            : ParameterizedValue();
        part.path = position.path;
        part.media_type = entity.media_type;
        // A multipart without parts is read as what it shows: text.
        if (part.media_type.starts_with("multipart/"))
            part.media_type = "text/plain";
        part.charset = to_lower_ascii(type.parameter("charset"));
        part.filename = disposition.parameter("filename");
        if (part.filename.empty())
            part.filename = type.parameter("name");
        part.disposition = disposition.value;
        const auto id = header.unfolded("Content-ID");
        part.content_id =
            id.starts_with('<') && id.ends_with('>') ? id.substr(1, id.size() - 2) : id;
        part.role = role_of(part, position);
    }

    std::string_view
    decoded(std::string_view body, TransferEncoding encoding, const std::string& path)
    {
        if (encoding == TransferEncoding::identity)
            return body;
        // No encoding makes more bytes than it took.
        decoded_bytes_ += body.size();
        if (decoded_bytes_ > limits_.decoded_bytes_max) {
            add_defect(defects_, "part " + path + ": too large; left encoded");
            return body;
        }
        bool cut_short = false;
        if (encoding == TransferEncoding::base64)
            out_.storage.push_back(decode_base64(body, &cut_short));
        else if (encoding == TransferEncoding::quoted_printable)
            out_.storage.push_back(decode_quoted_printable(body));
        else
            out_.storage.push_back(decode_uuencode(body));
        if (cut_short)
            add_defect(defects_, "part " + path + ": base64 is cut short");
        return out_.storage.back();
    }

    const Limits& limits_;
    ParsedMessage& out_;
    Defects& defects_;
    BodyPlan plan_;
    std::uint64_t decoded_bytes_ = 0;
    std::size_t alternatives_ = 0;
};

BodyPlan decode(std::string_view raw, const Limits& limits, ParsedMessage& parsed, Defects& defects)
{
    if (raw.size() > limits.message_bytes_max) {
        add_defect(defects, "the message is too large; its end was not read");
        raw = raw.substr(0, limits.message_bytes_max);
    }
    if (auto changed = with_line_feeds(raw); !changed.empty())
        raw = parsed.storage.emplace_back(std::move(changed));
    MessageReader reader(limits, parsed, defects);
    reader.read(raw, {});
    return reader.take_plan();
}

} // namespace

Parsed<ParsedMessage> decode_message(std::string_view raw, const Limits& limits)
{
    Parsed<ParsedMessage> result;
    decode(raw, limits, result.value, result.defects);
    return result;
}

Parsed<ParsedMessage> parse_message(std::string_view raw, const Limits& limits)
{
    Parsed<ParsedMessage> result;
    const auto plan = decode(raw, limits, result.value, result.defects);
    for (auto& part : result.value.parts)
        part.description.sha256 = sha256(part.content);
    read_bodies(plan, limits, result.value, result.defects);
    read_bounces(result.value, limits);
    read_machine_reports(result.value, limits);
    judge_automatic(result.value);
    return result;
}

} // namespace mailroom
