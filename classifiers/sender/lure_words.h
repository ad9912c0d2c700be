#pragma once

// What a message says to lure its reader (classifiers/data/phrases/lures.txt, seven languages).

#include "core/message.h"

namespace mailroom {

struct LureWords {
    bool sign_in = false; // "sign in with your password", "verify your account"
    bool loss = false;    // "your mailbox will be blocked"
    bool shared = false;  // "a document was shared with you"
    bool secrecy = false; // "tell nobody"
    bool favour = false;  // "an urgent transfer", "gift cards", "are you at your desk?"
};

LureWords lure_words(const Message& message);

// A lure wants something: a password, money, silence, a click. News and talk want nothing, however
// strange their words are to a model that learnt from the mail of accounts.
bool wants_what_lures_want(const Message& message);

// A lure speaks to its reader; news and programs tell of others.
bool speaks_to_reader(const Message& message);

} // namespace mailroom
