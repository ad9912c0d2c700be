// What corrections teach: each is learned from once, the last of a value counts, forgotten is gone.

#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

class LessonsTest : public StoreTest {
protected:
    void correct(MessageId id, std::string path, std::string value)
    {
        const auto status = store_->inbox().apply(
            id, {{ValueCorrected{std::move(path), "", std::move(value)}, "person", "", {}}},
            Actor{0, "berta"}, at(50), {});
        ASSERT_TRUE(status) << status.error().what;
    }
    LessonToLearn next() { return store_->lessons().to_learn(1)->at(0); }
    std::vector<std::string> labels()
    {
        std::vector<std::string> labels;
        for (const auto& stored : **store_->lessons().all())
            labels.push_back(stored.lesson.label);
        return labels;
    }
    void learn(const std::string& label)
    {
        LayoutLesson lesson{.kind = LessonKind::below_label, .label = label};
        lesson.owners = {"example"};
        lesson.marks = {1, 2};
        ASSERT_TRUE(store_->lessons().learned(next().id, lesson, at(60)));
    }

    using Labels = std::vector<std::string>;
};

TEST_F(LessonsTest, EachCorrectionOfADocumentIsLearnedFromOnce)
{
    const auto id = filed(1);
    correct(id, "party_id", "C1");
    correct(id, "documents/0/fields/issue_date", "2026-11-01");
    correct(id, "documents/0/fields/due_date", "2026-12-01");
    EXPECT_EQ(next().correction.path, "documents/0/fields/issue_date");
    EXPECT_EQ(next().message, id);
    learn("made out");
    ASSERT_TRUE(store_->lessons().learned(next().id, std::nullopt, at(60)));
    EXPECT_TRUE(store_->lessons().to_learn(5)->empty());
    EXPECT_EQ(labels(), Labels{"made out"});
    reopen();
    EXPECT_EQ(labels(), Labels{"made out"});
    const auto stored = (*store_->lessons().all())->at(0);
    EXPECT_EQ(stored.lesson.marks, (std::vector<std::uint32_t>{1, 2}));
    EXPECT_EQ(stored.author_name, "berta");
    EXPECT_EQ(store_->audit().list(0, 1)->at(0).action, "layout_learned");
}

TEST_F(LessonsTest, TheLastCorrectionOfAValueCounts)
{
    const auto id = filed(1);
    correct(id, "documents/0/fields/issue_date", "2026-11-01");
    learn("made out");
    correct(id, "documents/0/fields/issue_date", "2026-11-02");
    learn("delivered");
    EXPECT_EQ(labels(), Labels{"delivered"});
}

TEST_F(LessonsTest, WhatIsForgottenIsGone)
{
    correct(filed(1), "documents/0/fields/issue_date", "2026-11-01");
    learn("made out");
    const auto id = (*store_->lessons().all())->at(0).id;
    ASSERT_TRUE(store_->lessons().forget(id, Actor{1, "anna"}, at(70)));
    EXPECT_EQ(labels(), Labels{});
    EXPECT_EQ(
        store_->lessons().forget(id, Actor{1, "anna"}, at(70)).error().code, ErrorCode::not_found);
    EXPECT_TRUE(store_->lessons().to_learn(5)->empty());
    EXPECT_EQ(store_->audit().list(0, 1)->at(0).action, "layout_forgotten");
}

} // namespace
} // namespace mailroom
