#pragma once

#include "store/lessons.h"
#include "store/sqlite/database.h"

#include <mutex>

namespace mailroom::sqlite {

class SqliteLessons : public Lessons {
public:
    explicit SqliteLessons(Database& database) : database_(database) {}

    Result<std::vector<LessonToLearn>> to_learn(std::size_t count) override;
    Status learned(LessonId id, const std::optional<LayoutLesson>& lesson, Instant now) override;
    Result<std::shared_ptr<const std::vector<StoredLesson>>> all() override;
    Status forget(LessonId id, const Actor& actor, Instant now) override;

private:
    Database& database_;
    std::mutex mutex_;
    std::int64_t known_last_ = -1, known_count_ = -1; // Of what stands in `known_`.
    std::shared_ptr<const std::vector<StoredLesson>> known_;
};

} // namespace mailroom::sqlite
