#pragma once

// A workbook that is one stream of XML: what its readers share. Not thread-safe.

#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/office/xml_stream.h"
#include "parsers/sheet/sheet_grid.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class XmlGridReader {
public:
    XmlGridReader(std::string_view content, const Limits& limits); // Both must outlive it.
    virtual ~XmlGridReader() = default;
    XmlGridReader(const XmlGridReader&) = delete;
    XmlGridReader& operator=(const XmlGridReader&) = delete;

    // All sheets; where the stream is damaged, the cells before it and `damage` as a defect; where
    // there are more than Limits::cells_max cells, the first of them and a defect.
    Parsed<std::vector<SheetGrid>> read(std::string damage);

protected:
    static constexpr std::size_t cell_text_bytes_max = 100'000;

    virtual void begin(std::string_view name) = 0; // Local name of the element.
    virtual void end(std::string_view name) = 0;
    virtual void take_text(std::string_view text) = 0;

    const XmlStream& xml() const { return xml_; }
    const Limits& limits() const { return limits_; }
    bool is_full() const { return is_full_; }
    bool has_sheet() const { return !parsed_.value.empty(); }
    SheetGrid& sheet() { return parsed_.value.back(); } // The one that was begun last.

    void begin_sheet(std::string name);
    void add(GridCell cell); // To the sheet that was begun last; nothing where it is full.
    void tell_that_sheet_is_hidden();

private:
    XmlStream xml_;
    const Limits& limits_;
    Parsed<std::vector<SheetGrid>> parsed_;
    std::size_t cells_ = 0;
    bool is_full_ = false;
};

} // namespace mailroom
