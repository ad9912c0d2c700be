// Master data that a message brings, with what stands around its text; sentences alone are in
// data/master_data.jsonl.

#include "classifiers/details/master_data.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    return {{}, {{.party_id = "K1", .name = "K"}}, {}, {}, {}, {}};
}

Prose prose(std::string_view text)
{
    return read_prose("", text, *parse_date("2026-05-06"), books(), "K1"); // A Wednesday.
}

TEST(MeantMasterData, InSentencesAndOldBesideNew)
{
    const auto renamed =
        find_meant_master_data({}, prose("We are now called Fenwick Mill Ltd."), books(), "K1");
    EXPECT_EQ(renamed.now.at("name"), "Fenwick Mill Ltd");
    const auto phone = find_meant_master_data(
        {}, prose("Phone: +49 30 5550 0199, the old one was +49 30 5550 0100."), books(), "K1");
    EXPECT_EQ(phone.now.at("phone"), "+49 30 5550 0199");
    EXPECT_EQ(phone.before.at("phone"), "+49 30 5550 0100");
    const auto office = find_meant_master_data(
        {}, prose("Our new office number is 614-555-0143, by the way."), books(), "K1");
    EXPECT_EQ(office.now.at("phone"), "614-555-0143");
    const auto account = find_meant_master_data(
        {}, prose("Please pay to BE12 3406 0077 8915 at Zandbank from now on."), books(), "K1");
    EXPECT_FALSE(account.now.contains("tax_id")) << "mistyped, but an account";
}

TEST(MeantMasterData, InAForm)
{
    Reading reading;
    Document form;
    form.type = DocumentType::other;
    form.text = "Legal name  Fenwick Mill Ltd\nAddress\n5 Mill Lane, Leeds LS1 4DY\n"
                "Accounts contact  Jo Fenwick, jo@fenwick.example\n";
    reading.documents.push_back(form);
    const auto found = find_meant_master_data(reading, prose("See the form."), books(), "K1").now;
    EXPECT_EQ(found.at("name"), "Fenwick Mill Ltd");
    EXPECT_EQ(found.at("address"), "5 Mill Lane, Leeds LS1 4DY");
    EXPECT_EQ(found.at("contact"), "Jo Fenwick");
    EXPECT_EQ(found.at("email"), "jo@fenwick.example");
}

TEST(MeantMasterData, AFormThatLooksLikeASignature)
{
    Reading reading;
    reading.message.signature = "Ternfold Doors Ltd\n7 Weir Lane, Larkham LK3 5ZZ\nVAT GB 518 220 "
                                "471\nContact: Jo Tanner, 0117 555 0162\n";
    const auto found =
        find_meant_master_data(reading, prose("We'd like to open an account."), books(), "").now;
    EXPECT_EQ(found.at("name"), "Ternfold Doors Ltd");
    EXPECT_EQ(found.at("address"), "7 Weir Lane, Larkham LK3 5ZZ");
    EXPECT_EQ(found.at("contact"), "Jo Tanner");
}

TEST(MeantMasterData, ANewFormIsNoComplaint)
{
    const auto intents = [](const char* text) {
        Understanding meant;
        meant.party_id = "K1";
        meant.intents = {{Intent::dispute, 0.5, {}}};
        add_new_form(meant, {}, prose(text), books());
        return meant.intents.front().intent;
    };
    EXPECT_EQ(
        intents("Non siamo pi\u00F9 una ditta individuale ma Porte Bassani Srl."),
        Intent::master_data_update);
    EXPECT_EQ(intents("The door is no longer straight."), Intent::dispute);
    EXPECT_EQ(
        intents(
            "Invoice 4471 names Ternfold Doors, we are no longer a firm but Ternfold Doors Ltd."),
        Intent::dispute);
}

TEST(MeantMasterData, InTheSignatureThatTheTextPointsTo)
{
    Reading reading;
    reading.message.from = {{"Jo Tanner", "jo.tanner@fenwick.example"}};
    reading.message.signature = "Jo Tanner\nFenwick Mill\nM 07700 900 417\n";
    const auto below = [&](const char* text) {
        return find_meant_master_data(reading, prose(text), books(), "K1").now;
    };
    EXPECT_EQ(below("My new mobile number is below.").at("phone"), "07700 900 417");
    EXPECT_EQ(below("Meine neue Handynummer steht unten.").at("phone"), "07700 900 417");
    EXPECT_TRUE(below("Please update our name.").empty()) << "nothing points to it";
}

TEST(MeantMasterData, OfWhoWrites)
{
    Reading reading;
    reading.message.from = {{"Jo Tanner", "jo.tanner@fenwick.example"}};
    const auto found = [&](const char* text) {
        return find_meant_master_data(reading, prose(text), books(), "K1").now;
    };
    const auto successor = found("I have taken over from Kim Cooper, please add me for invoices.");
    EXPECT_EQ(successor.at("contact"), "Jo Tanner");
    EXPECT_EQ(successor.at("email"), "jo.tanner@fenwick.example");
    EXPECT_EQ(
        found("Rechnungen bitte neu an diese Adresse.").at("email"), "jo.tanner@fenwick.example");
    EXPECT_TRUE(found("Please write to this address no longer.").empty());
    reading.message.from = {{"Accounts Payable", "ap@fenwick.example"}};
    EXPECT_FALSE(found("I have taken over the accounts.").contains("contact")) << "no person";
}

TEST(MeantMasterData, OfARegistrationTheContactIsWhoSigns)
{
    Reading reading;
    reading.message.from = {{"Jo Tanner", "office@fenwick.example"}};
    const auto named = [&](std::map<std::string, std::string> found) {
        name_who_signs_up(reading, prose("Our details."), books(), found);
        return found["contact"];
    };
    EXPECT_EQ(named({{"name", "Fenwick Mill Ltd"}}), "Jo Tanner");
    EXPECT_EQ(named({{"name", "Fenwick Mill Ltd"}, {"contact", "Kim Hale"}}), "Kim Hale");
    EXPECT_EQ(named({{"name", "Jo Tanner Joinery Ltd"}}), "") << "the company itself";
    EXPECT_EQ(named({{"phone", "07700 900 417"}}), "") << "no registration";
    reading.message.from = {{"", "tanner@fenwick.example"}};
    reading.message.signature = "Kind regards\nJo Tanner\n";
    EXPECT_EQ(named({{"name", "Fenwick Mill Ltd"}}), "Jo Tanner");
    reading.message.signature = "Kontakt: Kim Hale, Tel. 030 5550 0199\n";
    EXPECT_EQ(
        find_meant_master_data(reading, prose("Fenwick Mill Ltd"), books(), "").now["contact"],
        "Kim Hale");
}

} // namespace
} // namespace mailroom
