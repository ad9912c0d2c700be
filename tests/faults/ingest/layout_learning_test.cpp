// From a person's correction in the inbox to the next mail of the same sender, through the store,
// the pipeline and the readers.

#include "ingest/layout_learning.h"
#include "ingest/pipeline.h"
#include "parsers/reader.h"
#include "tests/faults/ingest/door_fixture.h"
#include "tests/support/base64.h"
#include "tests/support/make_archive.h"

#include <algorithm>
#include <string>

namespace mailroom {
namespace {

// A day of delivery and, below words that no list knows, the day of the invoice.
std::string invoice_of(
    const std::string& seller,
    const std::string& number,
    const std::string& date,
    const std::string& delivered)
{
    return seller + " Trading Ltd                   www." + seller
        + ".example\r\n\r\n"
          "INVOICE\r\n\r\n"
          "Invoice number: "
        + number + "          Invoice date as delivered: " + delivered
        + "\r\n\r\n"
          "Made out            Paid by\r\n"
        + date
        + "          transfer\r\n\r\n"
          "Description            Quantity    Unit price      Amount\r\n"
          "Oak boards                    2         10.00       20.00\r\n\r\n"
          "Total due                                           20.00 EUR\r\n";
}

std::string mail_from(const std::string& seller, const std::string& number, const std::string& part)
{
    return "From: Billing <billing@" + seller
        + ".example>\r\nTo: payables@ours.test\r\nSubject: Invoice " + number + "\r\nMessage-ID: <"
        + number + "@" + seller
        + ".example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
          "--b\r\n\r\nPlease find our invoice.\r\n--b\r\n"
        + part + "\r\n--b--\r\n";
}

std::string mail_with_invoice(
    const std::string& seller,
    const std::string& number,
    const std::string& date,
    const std::string& delivered)
{
    return mail_from(
        seller, number,
        "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=invoice.txt\r\n\r\n"
            + invoice_of(seller, number, date, delivered));
}

const std::string password = "open sesame";

std::string mail_with_locked_invoice(
    const std::string& seller,
    const std::string& number,
    const std::string& date,
    const std::string& delivered)
{
    const auto zip = tests::make_locked_zip(
        {{"invoice.txt", invoice_of(seller, number, date, delivered)}}, password);
    return mail_from(
        seller, number,
        "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=invoice.zip\r\n\r\n"
            + tests::base64(zip));
}

class LayoutLearningTest : public DoorFixture {
protected:
    void SetUp() override
    {
        const MessageReader reader{
            .read = [this](const Blob& blob, const ReadOptions& options) -> Result<Reading> {
                return read(*blob.read(), options, limits_);
            },
            .learn_layout =
                [this](
                    const Blob& blob, const DocumentCorrection& correction,
                    const ReadOptions& options) {
                    return learn_layout(*blob.read(), correction, options, limits_);
                }};
        pipeline_.emplace(
            settings_,
            PipelineContext{
                *store_,
                limits_,
                policy_,
                board_,
                stop_,
                [] {
                    return std::chrono::floor<std::chrono::milliseconds>(
                        std::chrono::system_clock::now());
                },
                reader,
                {{.from = "@ostrander.example", .passwords = {password}}}});
        pipeline_->start();
    }
    void TearDown() override { stop_.request(); }

    Reading filed(const std::string& bytes)
    {
        const auto writer = *store_->blobs().create();
        EXPECT_TRUE(writer->write(bytes));
        last_ = store_->arrivals()
                    .receive(Arrival{.blob = *writer->finish(), .envelope = {.door = "test"}})
                    ->message;
        EXPECT_TRUE(tests::eventually([&] {
            return store_->reading_queue().message(last_)->state == MessageState::filed;
        })) << log();
        return *store_->reading_queue().reading(last_);
    }

    static std::string date_in(const Reading& reading)
    {
        const auto attached = std::ranges::find_if(reading.documents, [](const Document& document) {
            return document.type == DocumentType::invoice;
        });
        return attached == reading.documents.end() ? "no invoice"
                                                   : attached->fields.text(Term::issue_date);
    }

    // In the invoice of the last message; done when it was learned from.
    void correct_date(const Reading& reading, const std::string& value)
    {
        std::size_t index = 0;
        while (reading.documents[index].type != DocumentType::invoice)
            ++index;
        const auto path = "documents/" + std::to_string(index) + "/fields/issue_date";
        ASSERT_TRUE(store_->inbox().apply(
            last_, {{ValueCorrected{path, "", value}, "person", "", {}}}, Actor{0, "berta"},
            Instant{}, {}));
        EXPECT_TRUE(tests::eventually([&] { return store_->lessons().to_learn(1)->empty(); }))
            << log();
    }

    const PipelineSettings settings_;
    const Policy policy_;
    StopSignal stop_;
    MessageId last_ = 0;
    std::optional<Pipeline> pipeline_;
};

TEST_F(LayoutLearningTest, WhatAPersonCorrectsIsReadRightNextTime)
{
    const auto first = filed(mail_with_invoice("ostrander", "KX-7741", "2026-03-02", "2026-02-20"));
    ASSERT_EQ(date_in(first), "2026-02-20");
    correct_date(first, "2026-03-02");
    const auto next = filed(mail_with_invoice("ostrander", "KX-7802", "2026-04-09", "2026-03-30"));
    EXPECT_EQ(date_in(next), "2026-04-09");
    const auto others = filed(mail_with_invoice("halvorsen", "77", "2026-04-10", "2026-03-31"));
    EXPECT_EQ(date_in(others), "2026-03-31") << "another sender's layout stays as it was";

    const auto lessons = *store_->lessons().all();
    ASSERT_EQ(lessons->size(), 1U);
    ASSERT_TRUE(store_->lessons().forget(lessons->at(0).id, Actor{}, Instant{}));
    const auto forgotten =
        filed(mail_with_invoice("ostrander", "KX-7990", "2026-05-05", "2026-05-01"));
    EXPECT_EQ(date_in(forgotten), "2026-05-01");
}

TEST_F(LayoutLearningTest, WhatIsLockedTeachesWithItsPassword)
{
    const auto first =
        filed(mail_with_locked_invoice("ostrander", "KX-7741", "2026-03-02", "2026-02-20"));
    ASSERT_EQ(date_in(first), "2026-02-20");
    correct_date(first, "2026-03-02");
    const auto next =
        filed(mail_with_locked_invoice("ostrander", "KX-7802", "2026-04-09", "2026-03-30"));
    EXPECT_EQ(date_in(next), "2026-04-09");
}

TEST_F(LayoutLearningTest, ACorrectionThatTeachesNothingIsTriedOnce)
{
    const auto first = filed(mail_with_invoice("ostrander", "KX-7741", "2026-03-02", "2026-02-20"));
    correct_date(first, "1999-01-01"); // Stands nowhere in the document.
    EXPECT_TRUE((*store_->lessons().all())->empty());
}

} // namespace
} // namespace mailroom
