#include "classifiers/sender/conversation.h"

#include "classifiers/spam/links.h"

namespace mailroom {

bool is_conversation(const Message& message)
{
    return message.is_mailing_list || !message.in_reply_to.empty();
}

bool is_newsletter(const Message& message)
{
    constexpr std::size_t links_min = 8;
    return message.auto_kind == AutoKind::list || links_of(message).size() >= links_min;
}

} // namespace mailroom
