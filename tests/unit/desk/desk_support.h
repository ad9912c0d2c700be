#pragma once

#include "desk/decide.h"

#include <string>
#include <string_view>

namespace mailroom::test {

// A made-up company, two customers and a vendor, with documents whose blobs are in the store.
Books desk_books();

// A message to our receivables mailbox, and an understanding of it, that together are answered
// with invoice N-101: each test spoils one thing.
struct Request {
    Reading reading;
    Understanding understanding;
    Policy policy;
    History history;
};

Request good_request();

Instant noon(); // 2026-09-02, a Wednesday.

std::vector<Event> decide(const Request& request);

const WorkItemFiled& item_of(const std::vector<Event>& events);
const ReplyQueued* reply_of(const std::vector<Event>& events, std::string_view kind);

} // namespace mailroom::test
