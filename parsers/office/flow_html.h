#pragma once

// Word processors' text - paragraphs, tabs, tables - written as HTML, so that one reader
// (parsers/html) sets the words of all of them on a page. Columns made with tabs become a table:
// where the stops were does not matter to who reads the words, which belong together does.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class FlowHtml {
public:
    explicit FlowHtml(std::size_t bytes_max) : bytes_max_(bytes_max) {}

    void text(std::string_view utf8);
    void tab();
    void line_break();
    void end_paragraph();

    // Tables may stand in cells. What is left open is closed by its parent's end.
    void begin_table();
    void begin_row();
    void begin_cell(unsigned columns);
    void end_cell();
    void end_row();
    void end_table();

    bool is_full() const { return out_.size() >= bytes_max_; } // More is left out.
    std::string html() &&;

private:
    void close_tabbed();
    void close_to(std::string_view element);

    const std::size_t bytes_max_;
    std::string out_;
    std::vector<std::string> paragraph_{std::string()}; // The pieces between tabs.
    std::vector<std::string_view> open_;                // Elements, outermost first.
    bool tabbed_ = false;                               // A table of tabbed paragraphs is open.
};

} // namespace mailroom
