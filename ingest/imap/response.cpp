#include "ingest/imap/response.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

Error broken(std::string what)
{
    return {ErrorCode::corrupt, "the server does not speak IMAP as agreed: " + std::move(what)};
}

std::string to_upper_ascii(std::string text)
{
    std::ranges::transform(text, text.begin(), upper_case);
    return text;
}

bool is_status(std::string_view name)
{
    return name == "OK" || name == "NO" || name == "BAD" || name == "BYE" || name == "PREAUTH";
}

} // namespace

std::optional<std::uint64_t> imap_number(std::string_view digits)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

const ImapValue* fetch_item(const ImapResponse& response, std::string_view name)
{
    if (response.values.empty() || response.values[0].kind != ImapValue::Kind::list)
        return nullptr;
    const auto& items = response.values[0].items;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        if (equals_ignoring_case(items[i].text, name))
            return &items[i + 1];
    }
    return nullptr;
}

ImapReader::ImapReader(ByteStream& stream, ImapLimits limits) : stream_(stream), limits_(limits) {}

Result<char> ImapReader::peek()
{
    if (begin_ == end_) {
        begin_ = 0;
        end_ = TRY(stream_.receive(buffer_));
    }
    return buffer_[begin_];
}

Status ImapReader::count(std::size_t bytes)
{
    used_ += bytes;
    if (used_ > limits_.response_bytes_max)
        return broken("a response is longer than we take");
    return {};
}

Result<char> ImapReader::take()
{
    const char c = TRY(peek());
    ++begin_;
    TRY(count(1));
    return c;
}

Status ImapReader::expect(char wanted)
{
    const char c = TRY(take());
    if (c != wanted)
        return broken(std::string("expected '") + wanted + "'");
    return {};
}

Status ImapReader::take_line_end()
{
    // QUIRK: some servers put a blank before the end of a line.
    while (TRY(peek()) == ' ')
        TRY(take());
    if (TRY(peek()) == '\r')
        TRY(take());
    const char c = TRY(take());
    if (c != '\n')
        return broken("a response goes on where it should end");
    return {};
}

Result<std::string> ImapReader::take_text()
{
    std::string text;
    for (char c = TRY(peek()); c != '\r' && c != '\n'; c = TRY(peek()))
        text += TRY(take());
    return text;
}

Result<std::string> ImapReader::take_atom()
{
    std::string atom;
    int brackets = 0; // BODY[HEADER.FIELDS (DATE)] is one.
    for (;;) {
        const char c = TRY(peek());
        if (c == '\r' || c == '\n' || (brackets == 0 && (c == ' ' || c == '(' || c == ')')))
            break;
        brackets += c == '[' ? 1 : c == ']' && brackets > 0 ? -1 : 0;
        atom += TRY(take());
    }
    if (atom.empty())
        return broken("a word is missing");
    return atom;
}

Result<std::string> ImapReader::take_quoted()
{
    std::string text;
    TRY(expect('"'));
    for (;;) {
        char c = TRY(take());
        if (c == '"')
            return text;
        if (c == '\\')
            c = TRY(take());
        if (c == '\r' || c == '\n')
            return broken("a quoted string does not end");
        text += c;
    }
}

Status ImapReader::pass_content(std::uint64_t size, ContentSink& sink)
{
    TRY(sink.content_begins(size));
    while (size > 0) {
        TRY(peek());
        const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(size, end_ - begin_));
        TRY(sink.content({buffer_.data() + begin_, piece}));
        begin_ += piece;
        size -= piece;
    }
    return {};
}

Result<ImapValue> ImapReader::take_literal(bool is_content, ContentSink* sink)
{
    if (TRY(peek()) == '~') // literal8
        TRY(take());
    TRY(expect('{'));
    std::string digits;
    for (char c = TRY(take()); c != '}'; c = TRY(take()))
        digits += c;
    TRY(take_line_end());
    const auto size = imap_number(digits);
    if (!size)
        return broken("the length of a literal is no number");
    if (is_content && sink != nullptr) {
        if (*size > limits_.literal_bytes_max)
            return broken("it sends a mail of " + digits + " bytes");
        TRY(pass_content(*size, *sink));
        return ImapValue{.kind = ImapValue::Kind::content, .size = *size};
    }
    if (*size > limits_.response_bytes_max)
        return broken("a literal of " + digits + " bytes where none was asked for");
    ImapValue value{.kind = ImapValue::Kind::string};
    for (std::uint64_t i = 0; i < *size; ++i)
        value.text += TRY(take());
    return value;
}

Result<ImapValue> ImapReader::take_value(std::uint32_t depth, bool is_content, ContentSink* sink)
{
    const char c = TRY(peek());
    if (c == '(') {
        ImapValue list{.kind = ImapValue::Kind::list};
        TRY(take_list(depth + 1, list.items, sink));
        return list;
    }
    if (c == '{' || c == '~')
        return take_literal(is_content, sink);
    if (c == '"') {
        ImapValue value{.kind = ImapValue::Kind::string, .text = TRY(take_quoted())};
        if (is_content && sink != nullptr) { // A short mail may come as a quoted string.
            TRY(sink->content_begins(value.text.size()));
            TRY(sink->content(value.text));
            value = {.kind = ImapValue::Kind::content, .size = value.text.size()};
        }
        return value;
    }
    ImapValue atom{.kind = ImapValue::Kind::atom, .text = TRY(take_atom())};
    if (equals_ignoring_case(atom.text, "NIL"))
        atom.kind = ImapValue::Kind::nil;
    return atom;
}

Status ImapReader::take_list(std::uint32_t depth, std::vector<ImapValue>& items, ContentSink* sink)
{
    if (depth > limits_.depth_max)
        return broken("parentheses are nested too deeply");
    TRY(expect('('));
    for (;;) {
        const char c = TRY(peek());
        if (c == ' ') {
            TRY(take());
        } else if (c == ')') {
            TRY(take());
            return {};
        } else {
            const bool is_content = !items.empty() && items.back().kind == ImapValue::Kind::atom
                && equals_ignoring_case(items.back().text, "BODY[]");
            TRY(count(sizeof(ImapValue))); // So that many small values are bounded, too.
            items.push_back(TRY(take_value(depth, is_content, sink)));
        }
    }
}

Status ImapReader::take_status(ImapResponse& response)
{
    if (TRY(peek()) == ' ')
        TRY(take());
    auto text = TRY(take_text());
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == text.npos)
            return broken("a response code does not end");
        response.code = text.substr(1, end - 1);
        text.erase(0, end + 1);
    }
    response.text = trimmed(text);
    return take_line_end();
}

Result<ImapResponse> ImapReader::read(ContentSink* sink)
{
    used_ = 0;
    ImapResponse response{.tag = TRY(take_atom())};
    if (response.tag == "+") {
        TRY(take_status(response));
        return response;
    }
    TRY(expect(' '));
    response.name = to_upper_ascii(TRY(take_atom()));
    if (const auto number = imap_number(response.name); number && *number <= UINT32_MAX) {
        response.number = static_cast<std::uint32_t>(*number);
        TRY(expect(' '));
        response.name = to_upper_ascii(TRY(take_atom()));
    }
    if (is_status(response.name)) {
        TRY(take_status(response));
        return response;
    }
    for (char c = TRY(peek()); c != '\r' && c != '\n'; c = TRY(peek())) {
        if (c == ' ') {
            TRY(take());
            continue;
        }
        TRY(count(sizeof(ImapValue)));
        response.values.push_back(TRY(take_value(0, false, sink)));
    }
    TRY(take_line_end());
    return response;
}

} // namespace mailroom
