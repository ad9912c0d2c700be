#pragma once

// What the inbox shows and finds of a message: taken from its reading and understanding once, when
// it is filed. The same for every database.

#include "core/reading.h"
#include "core/understanding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The words by which a message is found, in bounded amount.
struct SearchText {
    std::string subject, people, body;
    std::string numbers; // Document numbers and amounts as normalized_number() has them.
};

// What tells the conversation that a message belongs to.
struct ThreadSigns {
    std::string message_id;
    std::vector<std::string> answered;     // Message-IDs that it refers to, the nearest first.
    std::vector<std::string> reply_tokens; // Of ours, which it brings back.
    std::string subject;                   // base_subject(); empty where it says too little.
    bool is_answer = false;                // By the subject's mark.
    bool is_automatic = false;
    std::string writer;              // Address, lower case.
    std::vector<std::string> people; // The writer's and everybody's whom it is written to.
    std::optional<Instant> date;
};

ThreadSigns thread_signs(const Message& message);

struct IndexedMessage {
    Mailbox from;
    std::optional<DateTime> date;
    std::string subject, excerpt, intents;
    std::uint32_t attachments = 0;
    ThreadSigns thread;
    SearchText search;
};

IndexedMessage index_message(const Reading& reading, const Understanding& understanding);

// What a person types, as an FTS5 expression (https://sqlite.org/fts5.html, section 3): every word
// as text, or all of it together as a number. Empty: there is no word in it.
std::string search_expression(std::string_view typed);

} // namespace mailroom
