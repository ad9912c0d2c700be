#include "classifiers/spam/program_marks.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mailroom {
namespace {

bool is_of_the_writer(std::string_view name)
{
    static constexpr auto names = std::to_array<std::string_view>(
        {"Bcc",
         "Cc",
         "Content-Class",
         "Content-Description",
         "Content-Disposition",
         "Content-Language",
         "Content-Transfer-Encoding",
         "Content-Type",
         "Date",
         "Disposition-Notification-To",
         "From",
         "Importance",
         "In-Reply-To",
         "Message-ID",
         "MIME-Version",
         "Organization",
         "Priority",
         "References",
         "Reply-To",
         "Return-Receipt-To",
         "Subject",
         "Thread-Index",
         "Thread-Topic",
         "To",
         "User-Agent",
         "X-Accept-Language",
         "X-Mailer",
         "X-MimeOLE",
         "X-MSMail-Priority",
         "X-Originating-IP",
         "X-Priority",
         "X-Sender"});
    return std::ranges::any_of(
        names, [name](std::string_view one) { return equals_ignoring_case(name, one); });
}

} // namespace

std::vector<std::string> program_marks(const Message& message)
{
    std::vector<std::string> marks;
    std::string_view before;
    for (const auto& field : message.fields) {
        if (!is_of_the_writer(field.name))
            continue;
        if (!before.empty())
            marks.push_back(std::string(before) + '>' + field.name);
        before = field.name;
    }
    return marks;
}

} // namespace mailroom
