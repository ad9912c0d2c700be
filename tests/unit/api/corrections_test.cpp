#include "api/corrections.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Reading sample_reading()
{
    Document document;
    document.type = DocumentType::remittance_advice;
    document.fields.set({Term::payment_amount, Value(*parse_decimal("120.50")), 0.9, {}});
    document.fields.set({Term::payment_date, Value(*parse_date("2026-03-02")), 0.9, {}});
    Facts line;
    line.set({Term::document_number, Value(std::string("R-17")), 0.8, {}});
    document.lines.push_back(line);
    Reading reading;
    reading.documents.push_back(document);
    return reading;
}

Books sample_books()
{
    OpenItem item;
    item.party_id = "C-1";
    item.number = "INV-204471";
    return Books({}, {{.party_id = "C-1", .name = "Ann"}, {.party_id = "C-2"}}, {}, {item}, {}, {});
}

Result<ValueCorrected>
correct(std::string_view path, std::string_view value, std::span<const Correction> earlier = {})
{
    Understanding understanding;
    understanding.party_id = "C-1";
    understanding.intents.push_back({Intent::document_request, 0.6, {}});
    understanding.matches.push_back({.document_number = "R-17", .how = "unmatched"});
    return correction_of(path, value, sample_reading(), understanding, earlier, sample_books());
}

struct Case {
    std::string path, value, old_value, new_value; // No new value expected: refused.
    bool refused = false;
};

TEST(Corrections, AreCheckedAndNormalised)
{
    const std::vector<Case> cases{
        {"documents/0/fields/payment_amount", " 130.00 ", "120.50", "130.00"},
        {"documents/0/fields/payment_date", "2026-03-03", "2026-03-02", "2026-03-03"},
        {"documents/0/fields/payer_name", "Ann Ltd", "", "Ann Ltd"},
        {"documents/0/fields/payment_amount", "", "120.50", ""},
        {"documents/0/lines/0/document_number", "R-18", "R-17", "R-18"},
        {"documents/0/type", "statement", "remittance_advice", "statement"},
        {"party_id", "C-2", "C-1", "C-2"},
        {"party_id", "", "C-1", ""},
        {"side", "payable", "none", "payable"},
        {"intents", " dispute remittance  dispute", "document_request", "remittance dispute"},
        {"intents", "complaint", "", "", true},
        {"intents", " ", "", "", true},
        {"matches/0", "inv 204471", "", "INV-204471"},
        {"matches/0", "INV-1", "", "", true},
        {"matches/1", "INV-204471", "", "", true},
        {"documents/0/fields/payment_amount", "much", "", "", true},
        {"documents/0/fields/payment_date", "3.3.2026", "", "", true},
        {"documents/0/fields/no_such_term", "1", "", "", true},
        {"documents/1/fields/payment_amount", "1.00", "", "", true},
        {"documents/-1/fields/payment_amount", "1.00", "", "", true},
        {"documents/0/lines/1/document_number", "x", "", "", true},
        {"documents/0/type", "poem", "", "", true},
        {"documents/0", "x", "", "", true},
        {"party_id", "C-3", "", "", true},
        {"side", "outside", "", "", true},
        {"threat", "none", "", "", true},
        {"", "", "", "", true},
    };
    for (const auto& each : cases) {
        const auto correction = correct(each.path, each.value);
        ASSERT_EQ(correction.has_value(), !each.refused) << each.path << " = " << each.value;
        if (each.refused) {
            EXPECT_EQ(correction.error().code, ErrorCode::invalid_argument);
            continue;
        }
        EXPECT_EQ(correction->path, each.path);
        EXPECT_EQ(correction->old_value, each.old_value);
        EXPECT_EQ(correction->new_value, each.new_value);
    }
}

TEST(Corrections, TheLastOneIsWhatIsCorrected)
{
    const std::vector<Correction> earlier{
        {.value = {"party_id", "C-1", "C-2"}}, {.value = {"side", "none", "payable"}}};
    const auto back = correct("party_id", "C-1", earlier);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->old_value, "C-2");
    const auto same = correct("party_id", "C-2", earlier);
    ASSERT_FALSE(same);
    EXPECT_EQ(same.error().code, ErrorCode::conflict);
}

} // namespace
} // namespace mailroom
