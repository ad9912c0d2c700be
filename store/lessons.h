#pragma once

// What people's corrections have taught about the layouts of documents (core/layout_lesson.h).
//
// A correction of a document's value waits until the reader has tried to learn from it, once. Who
// corrects the same value of the same message again takes the earlier lesson back; who forgets a
// lesson makes it as if nothing had been learned.
//
// Any thread may call.

#include "core/events.h"
#include "core/layout_lesson.h"
#include "core/result.h"
#include "core/sha256.h"
#include "store/actor.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

using LessonId = std::int64_t; // Of its correction.

struct LessonToLearn {
    LessonId id = 0;
    MessageId message = 0;
    Sha256 blob;
    ValueCorrected correction;
};

struct StoredLesson {
    LessonId id = 0;
    MessageId message = 0; // In whose document a person corrected the value.
    Instant at{};          // When the person did.
    std::string author_name;
    LayoutLesson lesson;
};

class Lessons {
public:
    virtual ~Lessons() = default;

    // Corrections of documents that wait, oldest first.
    virtual Result<std::vector<LessonToLearn>> to_learn(std::size_t count) = 0;
    // What was learned from the correction: nothing, perhaps.
    virtual Status learned(LessonId id, const std::optional<LayoutLesson>& lesson, Instant now) = 0;

    // All that is remembered, oldest first.
    virtual Result<std::shared_ptr<const std::vector<StoredLesson>>> all() = 0;
    virtual Status forget(LessonId id, const Actor& actor, Instant now) = 0; // Errors: not_found.
};

} // namespace mailroom
