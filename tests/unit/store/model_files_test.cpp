#include "store/model_files.h"
#include "tests/unit/store/scratch_folder.h"

#include <fstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct ModelFilesTest : testing::Test {
    void damage(std::string_view name, std::streamoff at)
    {
        std::fstream file(folder.path() / "models" / name, std::ios::in | std::ios::out);
        file.seekp(at, at < 0 ? std::ios::end : std::ios::beg);
        file.put('#');
    }

    ScratchFolder folder;
    ModelFiles files{folder.path(), sha256("the program's")};
};

TEST_F(ModelFilesTest, TheLastOneCountsAndTheOneBeforeCanBePutBack)
{
    EXPECT_EQ(files.read().error().code, ErrorCode::not_found);
    EXPECT_EQ(files.put_back().error().code, ErrorCode::not_found);
    EXPECT_EQ(files.stamp(), "");
    ASSERT_TRUE(files.keep("first"));
    const auto stamp = files.stamp();
    ASSERT_TRUE(files.keep("second\n\n"));
    EXPECT_NE(files.stamp(), stamp);
    EXPECT_EQ(*files.read(), "second\n\n");
    ASSERT_TRUE(files.put_back());
    EXPECT_EQ(*files.read(), "first");
    ASSERT_TRUE(files.put_back()); // Now the program's own.
    EXPECT_EQ(files.read().error().code, ErrorCode::not_found);
    EXPECT_EQ(files.put_back().error().code, ErrorCode::not_found);
}

TEST_F(ModelFilesTest, ADamagedModelIsNeitherReadNorKept)
{
    ASSERT_TRUE(files.keep("first"));
    for (const std::streamoff at : {std::streamoff{0}, std::streamoff{100}, std::streamoff{-1}}) {
        ASSERT_TRUE(files.keep("second"));
        damage("intents.model", at);
        const auto read = files.read();
        ASSERT_FALSE(read) << at;
        EXPECT_EQ(read.error().code, ErrorCode::corrupt);
        EXPECT_NE(read.error().what.find("is damaged"), std::string::npos) << read.error().what;
        ASSERT_TRUE(files.keep("third"));
        ASSERT_TRUE(files.put_back()); // To the last that was whole.
        EXPECT_EQ(*files.read(), "first");
    }
}

TEST_F(ModelFilesTest, AModelForAnotherVersionIsNotRead)
{
    ASSERT_TRUE(files.keep("first"));
    const auto read = ModelFiles(folder.path(), sha256("another")).read();
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().what.find("another version"), std::string::npos);
}

TEST_F(ModelFilesTest, RemembersWhatWasLearntFrom)
{
    EXPECT_EQ(*files.learnt_until(), std::nullopt);
    const Instant newest{std::chrono::milliseconds{1'800'000'000'123}};
    ASSERT_TRUE(files.note_learnt_until(newest));
    EXPECT_EQ(*files.learnt_until(), newest);
}

} // namespace
} // namespace mailroom
