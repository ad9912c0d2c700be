#pragma once

// A server whose every word is written down: it answers each command line with the next text.

#include "ingest/byte_stream.h"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

namespace mailroom {

class ScriptedStream : public ByteStream {
public:
    // `$` in an answer becomes the tag of the command that it answers. Bytes come `step` at a time.
    explicit ScriptedStream(std::deque<std::string> answers, std::size_t step = 1u << 20)
        : answers_(std::move(answers)),
          step_(step)
    {
    }

    // What the server says without being asked.
    void say(std::string_view text) { pending_ += text; }
    const std::vector<std::string>& commands() const { return commands_; } // Without tags.

    Result<std::size_t> receive(std::span<char> into) override
    {
        if (pending_.empty())
            return Error{ErrorCode::unavailable, "the script is over"};
        const auto count = std::min({into.size(), pending_.size(), step_});
        std::copy_n(pending_.begin(), count, into.begin());
        pending_.erase(0, count);
        return count;
    }

    Status send(std::string_view bytes) override
    {
        const auto line = bytes.substr(0, bytes.find('\r'));
        const auto space = line.find(' ');
        if (space != line.npos) // DONE has no tag of its own: it ends the command before.
            last_tag_ = line.substr(0, space);
        commands_.emplace_back(space == line.npos ? line : line.substr(space + 1));
        if (answers_.empty())
            return {};
        for (const char c : answers_.front())
            pending_ += c == '$' ? last_tag_ : std::string(1, c);
        answers_.pop_front();
        return {};
    }

    Result<bool> wait_readable(std::chrono::milliseconds) override { return !pending_.empty(); }

private:
    std::deque<std::string> answers_;
    std::size_t step_;
    std::string pending_, last_tag_;
    std::vector<std::string> commands_;
};

} // namespace mailroom
