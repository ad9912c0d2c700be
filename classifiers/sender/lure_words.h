#pragma once

// What a message says to lure its reader (classifiers/data/phrases/lures.txt, seven languages).

#include "core/message.h"

namespace mailroom {

struct LureWords {
    bool sign_in = false;  // "sign in with your password", "verify your account"
    bool loss = false;     // "your mailbox will be blocked"
    bool shared = false;   // "a document was shared with you"
    bool card = false;     // "a fee of 1.99 is outstanding, pay by card"
    bool secrecy = false;  // "tell nobody"
    bool favour = false;   // "an urgent transfer", "gift cards", "are you at your desk?"
    bool harmless = false; // "if this was not you, ignore this message"
};

LureWords lure_words(const Message& message);

} // namespace mailroom
