#include "store/csv.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// One pass over the text, a record at a time.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }

    Result<CsvTable::Row> next()
    {
        CsvTable::Row row{line_, {}};
        do {
            row.cells.push_back(TRY(cell()));
        } while (take(','));
        take('\r');
        if (take('\n'))
            ++line_;
        return row;
    }

private:
    Result<std::string> cell()
    {
        while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t'))
            rest_.remove_prefix(1);
        std::string text;
        if (rest_.starts_with('"'))
            text = TRY(quoted());
        // Also what follows a closing quote: QUIRK: some exports go on unquoted there.
        const auto end = std::min(rest_.find_first_of(",\n"), rest_.size());
        auto plain = rest_.substr(0, end);
        if (plain.ends_with('\r'))
            plain.remove_suffix(1);
        text += plain;
        rest_.remove_prefix(plain.size());
        return std::string(trimmed(text));
    }

    Result<std::string> quoted()
    {
        const auto first_line = line_;
        std::string text;
        rest_.remove_prefix(1);
        while (true) {
            const auto quote = rest_.find('"');
            if (quote == rest_.npos)
                return Error{
                    ErrorCode::invalid_argument,
                    "line " + std::to_string(first_line) + ": a quoted cell does not end"};
            const auto piece = rest_.substr(0, quote);
            line_ += static_cast<std::uint32_t>(std::ranges::count(piece, '\n'));
            text += piece;
            rest_.remove_prefix(quote + 1);
            if (!take('"'))
                return text;
            text += '"';
        }
    }

    bool take(char c)
    {
        if (!rest_.starts_with(c))
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::string_view rest_;
    std::uint32_t line_ = 1;
};

bool is_empty(const CsvTable::Row& row)
{
    return std::ranges::all_of(row.cells, [](const auto& cell) { return cell.empty(); });
}

} // namespace

Result<CsvTable> CsvTable::parse(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    CsvTable table;
    CsvReader reader(text);
    while (!reader.at_end()) {
        auto row = TRY(reader.next());
        if (is_empty(row))
            continue;
        if (table.columns_.empty()) {
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                table.columns_.emplace(to_lower_ascii(row.cells[i]), i);
        } else {
            table.rows_.push_back(std::move(row));
        }
    }
    if (table.columns_.empty())
        return Error{ErrorCode::invalid_argument, "line 1: there is no header row"};
    return table;
}

std::string_view CsvTable::cell(const Row& row, std::string_view column) const
{
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= row.cells.size())
        return {};
    return row.cells[found->second];
}

} // namespace mailroom
