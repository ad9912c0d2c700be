// The model that the program carries, on mail in other words that it was never trained on
// (tests/cases/intents/unseen.jsonl, labelled as classifiers/training/README.md says). The floors
// are what it reached, less a little: what makes it worse shall show.

#include "classifiers/train/intents_trainer.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(UnseenMail, IntentsAreFound)
{
    const auto mail = read_labelled_mail(MAILROOM_SOURCE_DIR "/tests/cases/intents/unseen.jsonl");
    ASSERT_TRUE(mail) << mail.error().what;
    const auto report = measure_intents(intent_model(), *mail);
    EXPECT_GE(report.micro_f1, 0.92) << to_text(report) << to_text(report.disputed);
    EXPECT_GE(report.macro_f1, 0.90) << to_text(report);
    EXPECT_LE(report.calibration_error(), 0.05);
    for (const auto& label : report.labels) {
        if (label.name == "dispute" || label.name == "bank_detail_change") {
            EXPECT_GE(label.recall, 0.93) << label.name;
        }
    }
}

} // namespace
} // namespace mailroom
