#pragma once

// Reads what an IMAP server says (RFC 9051 sections 7 and 9, also RFC 3501 servers) from a stream.
// The content of mail is never held in memory: the literal that follows BODY[] is handed on piece
// by piece as it arrives. Because literals are read by their length, no content can end a response.
//
// A server may be hostile or broken: a response whose text, depth or number of values is beyond its
// limit is Error corrupt, after which the connection must be given up.

#include "core/result.h"
#include "ingest/byte_stream.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct ImapLimits {
    std::uint32_t response_bytes_max = 256u << 10; // Of one response, without BODY[].
    std::uint32_t depth_max = 10;                  // Parentheses inside parentheses.
    std::uint64_t literal_bytes_max = 1ull << 30;  // BODY[]: beyond it, give up the connection.
};

struct ImapValue {
    enum class Kind : std::uint8_t { nil, atom, string, list, content };

    Kind kind = Kind::nil;
    std::string text;             // Of an atom or a string; atoms as written.
    std::vector<ImapValue> items; // Of a list.
    std::uint64_t size = 0;       // Of content: how many bytes went to the sink.
};

struct ImapResponse {
    std::string tag;                     // "*", "+", or that of a command.
    std::optional<std::uint32_t> number; // "* 12 FETCH ..."
    std::string name;                    // Upper case: OK, NO, BAD, BYE, PREAUTH, EXISTS, FETCH ...
    std::string code;                    // "UIDVALIDITY 7" of "* OK [UIDVALIDITY 7] UIDs valid"
    std::string text;                    // For people; also what follows "+".
    std::vector<ImapValue> values;
};

// Where the bytes of BODY[] go.
class ContentSink {
public:
    virtual ~ContentSink() = default;
    virtual Status content_begins(std::uint64_t size) = 0;
    virtual Status content(std::string_view piece) = 0;
};

class ImapReader {
public:
    explicit ImapReader(ByteStream& stream, ImapLimits limits = {});

    // The next response; `sink` may be null where no content is expected.
    Result<ImapResponse> read(ContentSink* sink);

    // Whether bytes have come that no read() has used.
    bool has_buffered() const { return begin_ < end_; }

private:
    Result<char> peek();
    Result<char> take();
    Status expect(char wanted);
    Status take_line_end();
    Result<std::string> take_text(); // To the end of the line, which is left.
    Result<std::string> take_atom();
    Result<std::string> take_quoted();
    Result<ImapValue> take_literal(bool is_content, ContentSink* sink);
    Status pass_content(std::uint64_t size, ContentSink& sink);
    Result<ImapValue> take_value(std::uint32_t depth, bool is_content, ContentSink* sink);
    Status take_list(std::uint32_t depth, std::vector<ImapValue>& items, ContentSink* sink);
    Status take_status(ImapResponse& response);
    Status count(std::size_t bytes);

    ByteStream& stream_;
    ImapLimits limits_;
    std::array<char, 64u << 10> buffer_{};
    std::size_t begin_ = 0, end_ = 0;
    std::size_t used_ = 0; // Of response_bytes_max.
};

// The value after `name` in the list of a FETCH response ("UID", "FLAGS", ...); null where absent.
const ImapValue* fetch_item(const ImapResponse& response, std::string_view name);

std::optional<std::uint64_t> imap_number(std::string_view digits);

} // namespace mailroom
