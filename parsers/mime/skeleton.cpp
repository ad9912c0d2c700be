#include "parsers/mime/skeleton.h"

#include "core/text.h"
#include "parsers/mime/header_section.h"
#include "parsers/mime/parameters.h"
#include "parsers/mime/transfer_encoding.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

struct Line {
    std::size_t start = 0, end = 0, next = 0; // `end` is before CR and LF.
};

class Scanner {
public:
    Scanner(std::string_view raw, const Limits& limits, Defects& defects)
        : raw_(raw),
          limits_(limits),
          defects_(defects)
    {
    }

    Skeleton scan()
    {
        skip_envelope_line();
        begin_entity(false);
        while (at_ < raw_.size() && !full_)
            scan_body_line();
        if (!full_)
            end_body(raw_.size());
        while (!open_.empty())
            close(raw_.size());
        return std::move(skeleton_);
    }

private:
    // A multipart or message whose end has not come.
    struct Open {
        std::size_t entity = 0;
        std::string boundary; // Empty for a message.
        bool digest = false;
        bool part_seen = false, ended = false; // Its close-delimiter has been seen.
    };

    Line line_at(std::size_t start) const
    {
        auto end = std::min(raw_.find('\n', start), raw_.size());
        Line line{start, end, std::min(end + 1, raw_.size())};
        while (line.end > start && raw_[line.end - 1] == '\r') // QUIRK: CR CR LF.
            --line.end;
        return line;
    }

    std::string_view text_of(const Line& line) const
    {
        return raw_.substr(line.start, line.end - line.start);
    }

    // mbox's "From " line, RFC 4155, which mail clients leave in saved messages; also quoted.
    void skip_envelope_line()
    {
        while (at_ < raw_.size()) {
            const auto line = line_at(at_);
            const auto text = text_of(line);
            if (!text.starts_with("From ") && !text.starts_with(">From ") && !text.empty())
                return;
            if (text.empty() && at_ > 4) // Blank lines before the header: a few are forgiven.
                return;
            at_ = line.next;
        }
    }

    // Reads the header at at_ and begins the body after it.
    void begin_entity(bool in_digest)
    {
        const auto start = at_;
        auto end = at_;
        while (at_ < raw_.size()) {
            const auto line = line_at(at_);
            const auto text = text_of(line);
            if (text.empty()) {
                at_ = line.next;
                break;
            }
            if (text.starts_with("--") && delimiter(text))
                break; // The part has no body, or not even a blank line.
            if (!starts_field(text) && text[0] != ' ' && text[0] != '\t'
                && !header_goes_on(line, start)) {
                add_defect(defects_, "a header ends without a blank line");
                break;
            }
            end = line.end;
            at_ = line.next;
        }
        Entity entity;
        entity.header = raw_.substr(start, end - start);
        entity.in_digest = in_digest;
        skeleton_.entities.push_back(std::move(entity));
        body_start_ = at_;
        open_entity(skeleton_.entities.size() - 1);
    }

    // A stray line among fields: the header goes on if a field follows.
    bool header_goes_on(const Line& line, std::size_t header_start) const
    {
        if (text_of(line).starts_with(">From "))
            return true;
        const auto next = text_of(line_at(line.next));
        const auto colon = next.find(':');
        return line.start != header_start && starts_field(next) && next.find(' ') > colon;
    }

    void open_entity(std::size_t index);

    // Which open multipart's delimiter the line is (RFC 2046 section 5.1.1), innermost first.
    struct Delimiter {
        std::size_t depth = 0;
        bool close = false;
    };
    std::optional<Delimiter> delimiter(std::string_view line) const
    {
        const auto last = line.find_last_not_of(" \t");
        line = line.substr(2, last == line.npos ? 0 : last - 1);
        for (auto i = open_.size(); i-- > 0;) {
            const auto& boundary = open_[i].boundary;
            if (boundary.empty() || !line.starts_with(boundary))
                continue;
            if (line.size() == boundary.size() && !open_[i].ended)
                return Delimiter{i, false};
            if (line.size() == boundary.size() + 2 && line.ends_with("--"))
                return Delimiter{i, true};
        }
        return std::nullopt;
    }

    void scan_body_line()
    {
        // Only a line that starts with "--" can matter; of others no more than the end is sought.
        const auto line_end = raw_.find('\n', at_);
        if (raw_[at_] != '-' || at_ + 1 >= raw_.size() || raw_[at_ + 1] != '-' || open_.empty()) {
            at_ = line_end == raw_.npos ? raw_.size() : line_end + 1;
            return;
        }
        const auto line = line_at(at_);
        const auto found = delimiter(text_of(line));
        const auto delimiter_start = at_;
        at_ = line.next;
        if (!found)
            return;
        auto body_end = delimiter_start;
        if (body_end > body_start_ && raw_[body_end - 1] == '\n') {
            --body_end;
            while (body_end > body_start_ && raw_[body_end - 1] == '\r')
                --body_end;
        }
        end_body(std::max(body_end, body_start_));
        while (open_.size() > found->depth + 1) {
            if (!open_.back().ended && !open_.back().boundary.empty())
                add_defect(defects_, "a multipart has no closing boundary");
            close(body_end);
        }
        auto& multipart = open_.back();
        if (found->close) {
            multipart.ended = true;
            in_leaf_ = false;
            return;
        }
        if (skeleton_.entities.size() > limits_.parts_max) {
            add_defect(defects_, "too many parts; the last were left out");
            full_ = true;
            return;
        }
        multipart.part_seen = true;
        skeleton_.text += "\r\n--" + name_of(multipart.entity) + "\r\n";
        begin_entity(multipart.digest);
    }

    // Of one length, so that none is the start of another.
    static std::string name_of(std::size_t entity)
    {
        return "entity." + std::to_string(1'000'000 + entity);
    }

    void end_body(std::size_t end)
    {
        if (in_leaf_)
            skeleton_.entities[leaf_].body = raw_.substr(body_start_, end - body_start_);
        in_leaf_ = false;
    }

    void close(std::size_t end)
    {
        auto& open = open_.back();
        auto& entity = skeleton_.entities[open.entity];
        const auto start = static_cast<std::size_t>(entity.body.data() - raw_.data());
        entity.body = raw_.substr(start, std::max(end, start) - start);
        if (!open.boundary.empty()) {
            if (!open.part_seen)
                add_defect(defects_, "a multipart has no parts");
            skeleton_.text += "\r\n--" + name_of(open.entity) + "--\r\n";
        }
        open_.pop_back();
    }

    std::string_view raw_;
    const Limits& limits_;
    Defects& defects_;
    Skeleton skeleton_;
    std::vector<Open> open_;
    std::size_t at_ = 0, body_start_ = 0, leaf_ = 0;
    bool in_leaf_ = false, full_ = false;
};

void Scanner::open_entity(std::size_t index)
{
    auto& entity = skeleton_.entities[index];
    Defects ignored; // Reported when the part itself is read.
    const auto header = read_header_section(entity.header, limits_, ignored);
    const auto* const field = header.find("Content-Type");
    const auto type = field ? read_parameters(field->body, limits_, ignored) : ParameterizedValue();
    entity.media_type = type.value;
    // RFC 2045 section 5.2 and RFC 2046 section 5.1.5: the defaults.
    if (entity.media_type.find('/') == std::string::npos)
        entity.media_type = entity.in_digest && !field ? "message/rfc822" : "text/plain";
    entity.body = raw_.substr(body_start_, 0);

    const bool plain = transfer_encoding_named(header.unfolded("Content-Transfer-Encoding"))
        == TransferEncoding::identity;
    const bool is_multipart = entity.media_type.starts_with("multipart/");
    const bool is_message = entity.media_type == "message/rfc822"
        || entity.media_type == "message/global" || entity.media_type == "message/news";
    const auto boundary = std::string(trimmed(type.parameter("boundary")));
    const bool too_deep = open_.size() >= limits_.container_depth_max;
    if ((is_multipart || is_message) && too_deep)
        add_defect(defects_, "parts are nested too deep; the innermost were not opened");
    const auto number = std::to_string(index);
    if (is_multipart && !boundary.empty() && !too_deep) {
        entity.kind = EntityKind::multipart;
        open_.push_back({index, boundary, entity.media_type == "multipart/digest", false, false});
        skeleton_.text += "Content-Type: multipart/mixed; boundary=\"" + name_of(index)
            + "\"\r\nEntity: " + number + "\r\n\r\n";
        in_leaf_ = false;
        return;
    }
    // A message inside base64 is opened when it is decoded.
    if (is_message && plain && !too_deep && skeleton_.entities.size() <= limits_.parts_max) {
        entity.kind = EntityKind::message;
        open_.push_back({index, {}, false, false, false});
        skeleton_.text += "Content-Type: message/rfc822\r\nEntity: " + number + "\r\n\r\n";
        begin_entity(false);
        return;
    }
    if (is_multipart && boundary.empty())
        add_defect(defects_, "a multipart names no boundary");
    leaf_ = index;
    in_leaf_ = true;
    skeleton_.text += "Content-Type: application/octet-stream\r\nEntity: " + number + "\r\n\r\n";
}

} // namespace

Skeleton make_skeleton(std::string_view raw, const Limits& limits, Defects& defects)
{
    return Scanner(raw, limits, defects).scan();
}

std::string with_line_feeds(std::string_view raw)
{
    constexpr std::size_t sample_max = 4096;
    const auto sample = raw.substr(0, sample_max);
    if (sample.find('\n') != sample.npos || sample.find('\r') == sample.npos)
        return {};
    std::string out(raw);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == '\r' && (i + 1 == out.size() || out[i + 1] != '\n'))
            out[i] = '\n';
    }
    return out;
}

} // namespace mailroom
