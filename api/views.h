#pragma once

// Values of the store as the API shows them. api/openapi.json describes each shape.

#include "core/books.h"
#include "core/json.h"
#include "store/store.h"

#include <span>
#include <string>

namespace mailroom {

Json view(const InboxRow& row, const Books& books);
Json view(const InboxPage& page, const Books& books);
Json view(const InboxCounts& counts);
Json view(const Note& note);
Json view(const Correction& correction);
Json view(const StoredLesson& stored);
Json view(const OutboxEntry& entry);
Json view(const AuditRow& row);
Json view(const Party& party);
Json view(const User& user); // Without the password hash.
Json view(const ApiToken& token);

template <typename T>
Json views(const T& values)
{
    Json::Array array;
    for (const auto& value : values)
        array.push_back(view(value));
    return array;
}

} // namespace mailroom
