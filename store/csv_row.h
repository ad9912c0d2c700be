#pragma once

#include "core/books.h"
#include "core/decimal.h"
#include "core/describe.h"
#include "core/time.h"
#include "store/csv.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// One row on its way to a value: each cell by its column's name and kind. A cell that cannot be
// read gives nothing, and the first such one is remembered as the row's trouble.
class CsvRowReader {
public:
    CsvRowReader(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}

    // Nothing where the cell is empty or the column missing.
    std::string text(std::string_view column) { return std::string(table_.cell(row_, column)); }
    std::string required(std::string_view column); // Empty is trouble.
    std::optional<Decimal> amount(std::string_view column);
    std::optional<Date> date(std::string_view column);
    std::optional<std::int32_t> whole_number(std::string_view column);
    bool truth(std::string_view column); // Empty: false.

    // One of an enum's names, with any of ' ', '-', '_' between words.
    template <NamedEnum E>
    std::optional<E> word(std::string_view column)
    {
        std::string expected = "one of";
        for (const auto name : enum_names<E>)
            expected += ' ' + std::string(name);
        return read<E>(column, expected, [](std::string_view cell) {
            return enum_from_string<E>(as_name(cell));
        });
    }

    void complain(std::string_view column, const std::string& what);
    const std::string& trouble() const { return trouble_; } // "line 7: amount is empty"

private:
    template <typename T, typename Parse>
    std::optional<T> read(std::string_view column, std::string_view expected, Parse parse)
    {
        const auto cell = table_.cell(row_, column);
        if (cell.empty())
            return std::nullopt;
        std::optional<T> value = parse(cell);
        if (!value)
            complain(column, "is \"" + std::string(cell) + "\", not " + std::string(expected));
        return value;
    }

    static std::string as_name(std::string_view cell);

    const CsvTable& table_;
    const CsvTable::Row& row_;
    std::string trouble_;
};

} // namespace mailroom
