#include "ingest/smtp/data_reader.h"

namespace mailroom {

bool SmtpDataReader::consume(std::string_view& input, std::string& out)
{
    while (!input.empty()) {
        const char c = input.front();
        switch (state_) {
        case State::text: { // The common case: to the next CR in one piece.
            const auto end = input.find('\r');
            out += input.substr(0, end);
            if (end == input.npos) {
                input = {};
                return false;
            }
            input.remove_prefix(end + 1);
            out += '\r';
            state_ = State::cr;
            continue;
        }
        case State::cr:
            state_ = c == '\n' ? State::line_start : c == '\r' ? State::cr : State::text;
            break;
        case State::line_start:
            state_ = c == '.' ? State::dot : c == '\r' ? State::cr : State::text;
            if (state_ == State::dot) { // Stuffed, or the end.
                input.remove_prefix(1);
                continue;
            }
            break;
        case State::dot:
            if (c == '\r') {
                input.remove_prefix(1);
                state_ = State::dot_cr;
                continue;
            }
            state_ = State::text;
            continue; // Again as text, without its dot.
        case State::dot_cr:
            if (c == '\n') {
                input.remove_prefix(1);
                state_ = State::line_start;
                return true;
            }
            out += '\r'; // "." CR and something else: content.
            state_ = State::cr;
            continue;
        }
        out += c;
        input.remove_prefix(1);
    }
    return false;
}

} // namespace mailroom
