#pragma once

// The content that follows DATA (RFC 5321 section 4.5.2): takes the stuffed dots out and finds the
// end. Only CR LF "." CR LF ends a mail: where senders and receivers differ over bare LF or CR, one
// mail can be smuggled inside another. Bare ones are content here and stay as they came.

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

class SmtpDataReader {
public:
    // Takes from the front of `input`, appends content to `out`; true at the end of the mail, with
    // what follows left in `input`.
    bool consume(std::string_view& input, std::string& out);

private:
    // What came just before: the beginning of a line, a dot there, and so on.
    enum class State : std::uint8_t { line_start, text, cr, dot, dot_cr };

    State state_ = State::line_start;
};

} // namespace mailroom
