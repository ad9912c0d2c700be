// .xls and .xlsb, written record by record.

#include "parsers/sheet/workbook_reader.h"
#include "parsers/sheet/workbook_tables.h"
#include "tests/support/make_archive.h"
#include "tests/support/make_compound_file.h"

#include <bit>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using namespace std::literals;

template <typename... Numbers>
std::string bytes(Numbers... numbers)
{
    std::string out;
    (out.append(reinterpret_cast<const char*>(&numbers), sizeof numbers), ...);
    return out;
}

using U8 = std::uint8_t;
using U16 = std::uint16_t;
using U32 = std::uint32_t;

std::string wide(std::u16string_view text)
{
    return {reinterpret_cast<const char*>(text.data()), text.size() * 2};
}

std::string record(U16 type, const std::string& data)
{
    return bytes(type, static_cast<U16>(data.size())) + data;
}

std::string xls(const std::string& globals_more = "", U8 hidden = 0)
{
    const auto begin = [](U16 kind) {
        return record(0x0809, bytes(U16{0x0600}, kind) + "12345678");
    };
    // The second string runs over into the record that continues, where it is wide.
    const auto strings =
        record(0x00FC, bytes(U32{2}, U32{2}, U16{2}, U8{0}) + "No" + bytes(U16{5}, U8{0}) + "Zo")
        + record(0x003C, bytes(U8{1}) + wide(u"\u0142te"));
    const auto formats = record(0x041E, bytes(U16{164}, U16{10}, U8{0}) + "dd/mm/yyyy")
        + record(0x00E0, bytes(U16{0}, U16{0}) + std::string(16, '\0'))
        + record(0x00E0, bytes(U16{0}, U16{4}) + std::string(16, '\0'))
        + record(0x00E0, bytes(U16{0}, U16{164}) + std::string(16, '\0'));
    const auto globals = [&](U32 offset) {
        return begin(5) + globals_more + formats
            + record(0x0085, bytes(offset, hidden, U8{0}, U8{3}, U8{0}) + "One") + strings
            + record(0x000A, "");
    };
    const auto cells =
        record(0x00FD, bytes(U16{0}, U16{0}, U16{0}, U32{0}))
        + record(0x00FD, bytes(U16{0}, U16{1}, U16{0}, U32{1}))
        + record(0x0203, bytes(U16{1}, U16{0}, U16{2}, 46283.0))
        + record(0x027E, bytes(U16{1}, U16{1}, U16{1}, U32{(431200u << 2) | 3u}))
        + record(
            0x00BD,
            bytes(U16{2}, U16{0}, U16{0}, U32{(7u << 2) | 2u}, U16{1}, U32{(9u << 2) | 2u}, U16{1}))
        + record(0x0006, bytes(U16{3}, U16{0}, U16{0}, U16{0}, U32{0}, U16{0xFFFF}) + "flags")
        + record(0x0207, bytes(U16{3}, U8{0}) + "sum")
        + record(0x0006, bytes(U16{3}, U16{1}, U16{1}, 2.5) + "flags")
        + record(0x0205, bytes(U16{4}, U16{0}, U16{0}, U8{42}, U8{1}))
        + record(0x0205, bytes(U16{4}, U16{1}, U16{0}, U8{1}, U8{0}));
    const auto offset = static_cast<U32>(globals(0).size());
    return tests::make_compound_file(
        {{"Workbook", globals(offset) + begin(0x10) + cells + record(0x000A, "")}});
}

TEST(Xls, CellsStandAsTheyAreShown)
{
    const auto parsed = read_workbook(xls(), Limits{});
    EXPECT_TRUE(parsed.defects.empty());
    EXPECT_EQ(
        parsed.value.text, "No\tZo\u0142te\n18/09/2026\t4,312.00\n7\t9.00\nsum\t2.50\n#N/A\tTRUE");
    EXPECT_EQ(parsed.value.pages.at(0).words.at(3).cell, "One!B2");
}

TEST(Xls, LockedAndHiddenAreSaid)
{
    EXPECT_TRUE(read_workbook(xls(record(0x002F, bytes(U16{1}))), Limits{}).value.encrypted);
    const auto hidden = read_workbook(xls("", 1), Limits{});
    EXPECT_TRUE(hidden.value.pages.empty());
    EXPECT_EQ(hidden.defects, Defects{"sheet One is hidden and was left out"});
}

TEST(Xls, EveryCutIsReadable)
{
    const auto whole = xls();
    for (std::size_t size = 0; size < whole.size(); size += 61)
        static_cast<void>(read_workbook(whole.substr(0, size), Limits{}));
    Limits limits;
    limits.cells_max = 4;
    const auto few = read_workbook(whole, limits);
    EXPECT_EQ(few.value.pages.at(0).words.size(), 4U);
    EXPECT_EQ(few.defects.size(), 1U);
}

TEST(Xls, NumbersInThirtyBits)
{
    EXPECT_EQ(number_of_rk((static_cast<U32>(-5) << 2) | 2u), -5);
    EXPECT_EQ(number_of_rk((12345u << 2) | 3u), 123.45);
    EXPECT_EQ(number_of_rk(static_cast<U32>(std::bit_cast<std::uint64_t>(1.5) >> 32)), 1.5);
}

std::string brt(U32 type, const std::string& data)
{
    auto out = type < 0x80
        ? bytes(static_cast<U8>(type))
        : bytes(static_cast<U8>((type & 0x7F) | 0x80), static_cast<U8>(type >> 7));
    return out + bytes(static_cast<U8>(data.size())) + data;
}

std::string text(std::u16string_view shown)
{
    return bytes(static_cast<U32>(shown.size())) + wide(shown);
}

std::string relationships(const std::string& all)
{
    return "<Relationships>" + all + "</Relationships>";
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"http://x/" + type + "\" Target=\"" + target
        + "\"/>";
}

TEST(Xlsb, CellsStandAsTheyAreShown)
{
    const auto sheet = brt(0, bytes(U32{0}, U32{0})) + brt(7, bytes(U32{0}, U32{0}, U32{0}))
        + brt(6, bytes(U32{1}, U32{0}) + text(u"Amount")) + brt(0, bytes(U32{1}, U32{0}))
        + brt(2, bytes(U32{0}, U32{0}, U32{(7u << 2) | 2u}))
        + brt(9, bytes(U32{1}, U32{1}, 4312.0) + "formula") + brt(3, bytes(U32{2}, U32{0}, U8{15}));
    const auto file = tests::make_zip(
        {{"_rels/.rels", relationships(relationship("r1", "officeDocument", "xl/workbook.bin"))},
         {"xl/workbook.bin",
          brt(156, bytes(U32{0}, U32{1}) + text(u"r1") + text(u"One"))
              + brt(156, bytes(U32{1}, U32{2}) + text(u"r9") + text(u"Two"))},
         {"xl/_rels/workbook.bin.rels",
          relationships(
              relationship("r1", "worksheet", "worksheets/sheet1.bin")
              + relationship("r2", "sharedStrings", "sharedStrings.bin")
              + relationship("r3", "styles", "styles.bin"))},
         {"xl/sharedStrings.bin", brt(19, bytes(U8{0}) + text(u"Nr \u00fc"))},
         {"xl/styles.bin",
          brt(617, bytes(U32{2})) + brt(47, bytes(U16{0}, U16{0})) + brt(47, bytes(U16{0}, U16{4}))
              + brt(618, "")},
         {"xl/worksheets/sheet1.bin", sheet}});
    const auto parsed = read_workbook(file, Limits{});
    EXPECT_EQ(parsed.defects, Defects{"sheet Two is hidden and was left out"});
    EXPECT_EQ(parsed.value.text, "Nr \u00fc\tAmount\n7\t4,312.00\t#VALUE!");
}

} // namespace
} // namespace mailroom
