#include "store/sqlite/lessons.h"

#include "store/sqlite/audit.h"
#include "store/sqlite/json_column.h"

namespace mailroom::sqlite {
namespace {

Result<std::vector<StoredLesson>> stored_lessons(Connection& db)
{
    auto query = TRY(db.query("SELECT c.id, c.message, c.at, c.author_name, l.lesson "
                              "FROM layout_lessons l JOIN corrections c ON c.id = l.correction "
                              "WHERE l.lesson IS NOT NULL ORDER BY c.id"));
    std::vector<StoredLesson> lessons;
    while (TRY(query.next())) {
        StoredLesson stored;
        std::string json;
        query.read(stored.id, stored.message, stored.at, stored.author_name, json);
        auto lesson = from_json_text<LayoutLesson>(json);
        if (!lesson) // Of another version of the program: reading goes on without it.
            continue;
        stored.lesson = *std::move(lesson);
        lessons.push_back(std::move(stored));
    }
    return lessons;
}

} // namespace

Result<std::vector<LessonToLearn>> SqliteLessons::to_learn(std::size_t count)
{
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(
        "SELECT c.id, c.message, m.blob, c.path, c.old_value, c.new_value "
        "FROM corrections c JOIN messages m ON m.id = c.message "
        "WHERE c.id > (SELECT coalesce(max(correction), 0) FROM layout_lessons) "
        "AND c.path LIKE 'documents/%' ORDER BY c.id LIMIT ?",
        count));
    std::vector<LessonToLearn> waiting;
    while (TRY(query.next())) {
        auto& one = waiting.emplace_back();
        auto& value = one.correction;
        query.read(one.id, one.message, one.blob, value.path, value.old_value, value.new_value);
    }
    return waiting;
}

Status SqliteLessons::learned(LessonId id, const std::optional<LayoutLesson>& lesson, Instant now)
{
    const auto json = lesson ? std::optional(to_string(to_json(*lesson))) : std::nullopt;
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        // The last correction of a value is the one that counts.
        TRY(db.run(
            "UPDATE layout_lessons SET lesson = NULL WHERE correction IN "
            "(SELECT earlier.id FROM corrections earlier JOIN corrections this "
            "ON earlier.message = this.message AND earlier.path = this.path "
            "AND earlier.id < this.id WHERE this.id = ?)",
            id));
        TRY(db.run(
            "INSERT OR REPLACE INTO layout_lessons (correction, lesson) VALUES (?, ?)", id, json));
        if (!lesson)
            return {};
        const auto message =
            TRY(db.value<MessageId>("SELECT message FROM corrections WHERE id = ?", id));
        transaction.changed.push_back(message.value_or(0)); // For who looks at what was learned.
        Json detail;
        detail.set("lesson", id);
        detail.set("kind", to_string(lesson->kind));
        detail.set("label", lesson->label);
        return append_audit(
            transaction, {Actor{}, "layout_learned", message.value_or(0), std::move(detail)}, now);
    });
}

Result<std::shared_ptr<const std::vector<StoredLesson>>> SqliteLessons::all()
{
    auto reader = TRY(database_.reader());
    auto query = TRY(
        reader->query("SELECT coalesce(max(correction), 0), count(lesson) FROM layout_lessons"));
    std::int64_t last = 0, count = 0;
    if (TRY(query.next()))
        query.read(last, count);
    const std::scoped_lock lock(mutex_);
    if (known_ == nullptr || last != known_last_ || count != known_count_) {
        known_ = std::make_shared<const std::vector<StoredLesson>>(TRY(stored_lessons(*reader)));
        known_last_ = last;
        known_count_ = count;
    }
    return known_;
}

Status SqliteLessons::forget(LessonId id, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        TRY(transaction.db.run(
            "UPDATE layout_lessons SET lesson = NULL WHERE correction = ? AND lesson IS NOT NULL",
            id));
        if (transaction.db.changes() == 0)
            return Error{
                ErrorCode::not_found, "there is no lesson " + std::to_string(id) + " any more"};
        Json detail;
        detail.set("lesson", id);
        return append_audit(transaction, {actor, "layout_forgotten", 0, std::move(detail)}, now);
    });
}

} // namespace mailroom::sqlite
