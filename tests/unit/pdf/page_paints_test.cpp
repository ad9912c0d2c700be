#include "parsers/pdf/page_paints.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr PaintColor black{0, 0, 0};

TEST(PagePaints, TheTopmostPaintIsTheGround)
{
    PagePaints paints;
    paints.add({.box{0, 0, 100, 100}, .color = black});
    paints.add({.box{40, 40, 60, 60}, .color = paper});
    EXPECT_FALSE(paints.shows(black, 10, 10));
    EXPECT_TRUE(paints.shows(paper, 10, 10));
    EXPECT_TRUE(paints.shows(black, 50, 50));
    EXPECT_FALSE(paints.shows(paper, 50, 50));
    EXPECT_FALSE(paints.shows(paper, 200, 200)); // The sheet itself.
}

TEST(PagePaints, AFrameIsNoGroundForWhatStandsInIt)
{
    const PaintOutline frame{
        {{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{5, 5}, {95, 5}, {95, 95}, {5, 95}}};
    PagePaints paints;
    paints.add({.box{0, 0, 100, 100}, .outline = frame, .even_odd = true, .color = black});
    EXPECT_TRUE(paints.shows(black, 50, 50));
    EXPECT_FALSE(paints.shows(black, 2, 50));
}

TEST(PagePaints, OnWhatIsNotKnownTextCountsAsSeen)
{
    PagePaints paints;
    paints.add({.box{0, 0, 100, 100}, .has_color = false, .covers = false});
    EXPECT_TRUE(paints.shows(paper, 50, 50));
    EXPECT_FALSE(paints.is_covered({10, 10, 20, 20}, 0));
}

TEST(PagePaints, OnlyWhatIsLaidOverLaterAndWholeCovers)
{
    PagePaints paints;
    paints.add({.box{0, 0, 50, 50}, .color = paper, .after = 7});
    EXPECT_TRUE(paints.is_covered({10, 10, 20, 20}, 7));
    EXPECT_FALSE(paints.is_covered({10, 10, 20, 20}, 8));
    EXPECT_FALSE(paints.is_covered({40, 40, 60, 60}, 7));
}

TEST(PagePaints, PicturesShareThePage)
{
    PagePaints paints;
    paints.add({.box{0, 0, 50, 50}, .has_color = false, .picture = true});
    paints.add({.box{50, 0, 100, 50}, .color = black});
    EXPECT_DOUBLE_EQ(paints.picture_share(100, 50), 0.5);
}

} // namespace
} // namespace mailroom
