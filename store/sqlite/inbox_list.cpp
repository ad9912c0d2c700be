// The list of the inbox: filters, order and keyset paging.

#include "core/text.h"
#include "store/indexing.h"
#include "store/sqlite/inbox.h"

#include <algorithm>
#include <charconv>

namespace mailroom::sqlite {
namespace {

// A place in the list: the last row of a page, as "received_at:id" or "due_date:id".
struct Cursor {
    std::string key;
    MessageId id = 0;
};

Result<Cursor> parse_cursor(std::string_view text)
{
    const auto colon = text.rfind(':');
    Cursor cursor;
    if (colon != text.npos) {
        cursor.key = text.substr(0, colon);
        const auto id = text.substr(colon + 1);
        const auto end = id.data() + id.size();
        const auto parsed = std::from_chars(id.data(), end, cursor.id);
        if (!cursor.key.empty() && parsed.ec == std::errc() && parsed.ptr == end)
            return cursor;
    }
    return Error{ErrorCode::invalid_argument, "this is no cursor of a list"};
}

// The conditions of a filter, in SQL and with their parameters in order.
struct Conditions {
    std::string sql;
    std::vector<std::variant<std::int64_t, std::string>> parameters;

    void add(std::string_view condition, std::int64_t parameter)
    {
        add(condition);
        parameters.emplace_back(parameter);
    }
    void add(std::string_view condition, std::string parameter)
    {
        add(condition);
        parameters.emplace_back(std::move(parameter));
    }
    void add(std::string_view condition)
    {
        sql += (sql.empty() ? "WHERE " : " AND ") + std::string(condition);
    }
};

void add_states(Conditions& where, const std::vector<WorkState>& states)
{
    if (states.empty())
        return;
    std::string list;
    for (const auto state : states)
        list += (list.empty() ? "'" : ", '") + std::string(to_string(state)) + '\'';
    where.add("w.state IN (" + list + ')');
}

// How the rows are found: what follows FROM, and their order.
struct Way {
    std::string_view from, order;
};

constexpr Way newest_way{
    "work_items w JOIN messages m ON m.id = w.message", "w.received_at DESC, w.message DESC"};
constexpr Way intent_way{
    "work_intents i CROSS JOIN work_items w ON w.message = i.message "
    "CROSS JOIN messages m ON m.id = w.message",
    "i.received_at DESC, i.message DESC"};
constexpr Way due_way{newest_way.from, "w.due_date, w.message"};
// The search gives its hits by their number, newest first: so a page costs a page even where the
// word stands in every mail.
constexpr Way search_way{
    "search CROSS JOIN work_items w ON w.message = search.rowid "
    "CROSS JOIN messages m ON m.id = w.message",
    "search.rowid DESC"};

const Way& way_of(const InboxFilter& filter, InboxOrder order)
{
    if (order == InboxOrder::due)
        return due_way;
    if (!trimmed(filter.text).empty())
        return search_way;
    // A party's or a person's items are few enough to be walked over.
    const bool by_intent = filter.intent && filter.party_id.empty() && !filter.assignee;
    return by_intent ? intent_way : newest_way;
}

Conditions conditions_of(const InboxFilter& filter, const Way& way)
{
    Conditions where;
    if (filter.queue)
        where.add("w.queue = ?", std::string(to_string(*filter.queue)));
    add_states(where, filter.states);
    if (filter.side)
        where.add("w.side = ?", std::string(to_string(*filter.side)));
    if (filter.intent && &way == &intent_way)
        where.add("i.intent = ?", std::string(to_string(*filter.intent)));
    else if (filter.intent)
        where.add("instr(w.intents, ?)", ' ' + std::string(to_string(*filter.intent)) + ' ');
    if (!filter.party_id.empty())
        where.add("w.party_id = ?", filter.party_id);
    if (filter.assignee)
        where.add("w.assignee = ?", *filter.assignee);
    return where;
}

void add_text(Conditions& where, const std::string& text, const Way& way)
{
    if (trimmed(text).empty())
        return;
    auto expression = search_expression(text);
    if (expression.empty())
        where.add("0"); // Nothing that could be found.
    else if (&way == &search_way)
        where.add("search MATCH ?", std::move(expression));
    else
        where.add(
            "w.message IN (SELECT rowid FROM search WHERE search MATCH ?)", std::move(expression));
}

void add_place(Conditions& where, const Cursor& cursor, const Way& way)
{
    if (&way == &search_way) {
        where.add("search.rowid < ?", cursor.id);
        return;
    }
    if (&way == &due_way) {
        where.add("(w.due_date, w.message) > (?, ?)", cursor.key);
    } else {
        std::int64_t received_at = 0;
        std::from_chars(cursor.key.data(), cursor.key.data() + cursor.key.size(), received_at);
        where.add(
            &way == &intent_way ? "(i.received_at, i.message) < (?, ?)"
                                : "(w.received_at, w.message) < (?, ?)",
            received_at);
    }
    where.parameters.emplace_back(cursor.id);
}

std::string cursor_after(const InboxRow& row, InboxOrder order)
{
    const auto key = order == InboxOrder::due
        ? (row.due_date ? to_string(*row.due_date) : std::string("9999-12-31"))
        : std::to_string(row.received_at.time_since_epoch().count());
    return key + ':' + std::to_string(row.id);
}

} // namespace

Result<InboxPage> SqliteInbox::list(
    const InboxFilter& filter, InboxOrder order, std::string_view after, std::size_t count)
{
    count = std::clamp<std::size_t>(count, 1, inbox_rows_max);
    const auto& way = way_of(filter, order);
    auto where = conditions_of(filter, way);
    add_text(where, filter.text, way);
    if (!after.empty())
        add_place(where, TRY(parse_cursor(after)), way);
    const auto sql = "SELECT " + std::string(inbox_columns) + " FROM " + std::string(way.from) + ' '
        + where.sql + " ORDER BY " + std::string(way.order) + " LIMIT ?";
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(sql));
    int parameter = 1;
    for (const auto& value : where.parameters) {
        std::visit([&](const auto& v) { query.bind(parameter, v); }, value);
        ++parameter;
    }
    query.bind(parameter, count + 1); // One more tells whether there is a next page.
    InboxPage page;
    while (TRY(query.next()))
        page.rows.push_back(inbox_row(query));
    if (page.rows.size() > count) {
        page.rows.pop_back();
        page.next = cursor_after(page.rows.back(), order);
    }
    return page;
}

} // namespace mailroom::sqlite
