#include "parsers/mime/body_reader.h"

#include "core/subject.h"
#include "core/text.h"
#include "parsers/body/body_text.h"
#include "parsers/html/html_text.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <map>

namespace mailroom {
namespace {

// Line ends become \n, in place.
void unify_line_ends(std::string& text)
{
    std::size_t out = 0;
    for (std::size_t in = 0; in < text.size(); ++in) {
        if (text[in] == '\r') {
            if (in + 1 < text.size() && (text[in + 1] == '\n' || text[in + 1] == '\r'))
                continue;
            text[out++] = '\n';
        } else {
            text[out++] = text[in];
        }
    }
    text.resize(out);
}

std::string_view up_to(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max)
        return text;
    while (bytes_max > 0 && (text[bytes_max] & 0xC0) == 0x80)
        --bytes_max;
    return text.substr(0, bytes_max);
}

class BodyReader {
public:
    BodyReader(const BodyPlan& plan, const Limits& limits, ParsedMessage& parsed, Defects& defects)
        : plan_(plan),
          limits_(limits),
          parsed_(parsed),
          defects_(defects)
    {
    }

    void read()
    {
        auto& message = parsed_.message;
        message.text = text_of_message(0);
        auto body =
            split_body(message.text, message.from.empty() ? Mailbox{} : message.from.front());
        message.latest_text = std::move(body.latest);
        message.signature = std::move(body.signature);
        message.quoted = std::move(body.quoted);
        if (passes_on(message))
            message.quoted.front().forwarded = true;
        // What was forwarded to the one who forwards it.
        for (std::size_t i = 1; i < message.quoted.size(); ++i) {
            const auto& outer = message.quoted[i - 1];
            message.quoted[i].forwarded |= outer.forwarded && is_forward_subject(outer.subject);
        }
        shorten(message.latest_text);
        for (auto& quoted : message.quoted)
            shorten(quoted.text);
        for (std::size_t i = 0; i < plan_.enclosed.size(); ++i) {
            if (!plan_.enclosed[i].in_report)
                message.quoted.push_back(enclosed_message(i));
        }
    }

private:
    // What people write is short, and understanding it costs more than reading it.
    void shorten(std::string& words)
    {
        constexpr std::size_t words_bytes_max = 100'000;
        if (words.size() <= words_bytes_max)
            return;
        add_defect(defects_, "the words of a mail are too long; their end was left out");
        words = up_to(words, words_bytes_max);
    }

    // QUIRK: Outlook writes the same lines above what it forwards and what it answers. The subject
    // tells; and who is answered is no stranger to the answer.
    static bool passes_on(const Message& message)
    {
        if (message.quoted.empty() || !is_forward_subject(message.subject))
            return false;
        const auto& first = message.quoted.front();
        const bool has_header = !first.subject.empty() || !first.to.empty();
        return has_header && std::ranges::none_of(message.to, [&](const Mailbox& recipient) {
                   return first.from
                       && equals_ignoring_case(recipient.addr_spec, first.from->addr_spec);
               });
    }

    QuotedMessage enclosed_message(std::size_t index)
    {
        const auto& inner = plan_.enclosed[index].message;
        QuotedMessage quoted;
        if (!inner.from.empty())
            quoted.from = inner.from.front();
        quoted.to = inner.to;
        if (inner.date)
            quoted.date = to_string(*inner.date);
        quoted.subject = inner.subject;
        quoted.text = text_of_message(index + 1);
        quoted.forwarded = true;
        return quoted;
    }

    std::string text_of_message(std::size_t message)
    {
        auto text = text_of_bodies(message, false);
        if (trimmed(text).empty())
            text += text_of_bodies(message, true);
        if (text.size() > limits_.text_bytes_max) {
            add_defect(defects_, "the text is too long; its end was left out");
            text = up_to(text, limits_.text_bytes_max);
        }
        return text;
    }

    // Plain text where there is some, of each set of alternatives.
    std::string text_of_bodies(std::size_t message, bool named)
    {
        std::map<std::size_t, bool> plain_seen;
        std::map<const BodyPlan::Body*, std::string> plain;
        bool any_plain = false;
        for (const auto& body : plan_.bodies) {
            const auto& part = parsed_.parts[body.part];
            if (body.message != message || body.named != named || is_html(part))
                continue;
            auto text = plain_text(part);
            const bool blank = trimmed(text).empty();
            plain_seen[body.alternative] |= !blank;
            any_plain |= !blank;
            plain[&body] = std::move(text);
        }
        std::string text;
        for (const auto& body : plan_.bodies) {
            const auto& part = parsed_.parts[body.part];
            if (body.message != message || body.named != named)
                continue;
            if (!is_html(part))
                append(text, plain[&body]);
            else
                read_html(
                    part, message, text,
                    body.alternative ? plain_seen[body.alternative] : any_plain);
        }
        return text;
    }

    static bool is_html(const DecodedPart& part)
    {
        return part.description.media_type == "text/html";
    }

    std::string plain_text(const DecodedPart& part)
    {
        auto text = to_utf8(
            up_to(part.content, limits_.text_bytes_max), part.description.charset,
            "part " + part.description.path, defects_);
        unify_line_ends(text);
        return text;
    }

    void
    read_html(const DecodedPart& part, std::size_t message, std::string& text, bool plain_is_there)
    {
        auto html = read_html_text(part.content, part.description.charset, limits_);
        for (auto& defect : html.defects)
            add_defect(defects_, "part " + part.description.path + ": " + defect);
        if (message == 0) {
            auto& links = parsed_.message.links;
            for (auto& link : html.value.links)
                links.push_back(std::move(link));
        }
        if (!plain_is_there)
            append(text, html.value.text);
    }

    static void append(std::string& text, std::string_view more)
    {
        if (!text.empty() && !more.empty())
            text += '\n';
        text += more;
    }

    const BodyPlan& plan_;
    const Limits& limits_;
    ParsedMessage& parsed_;
    Defects& defects_;
};

} // namespace

void read_bodies(
    const BodyPlan& plan, const Limits& limits, ParsedMessage& parsed, Defects& defects)
{
    BodyReader(plan, limits, parsed, defects).read();
}

} // namespace mailroom
