#pragma once

// What attributes say of an element: whether it is shown, and which marks mailers leave.

#include "parsers/html/html_tree.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

class HtmlAttributes {
public:
    void add(std::string_view name, std::string_view value)
    {
        if (count_ < items_.size())
            items_[count_++] = {name, value};
    }

    void set(std::string_view name, std::string_view value); // In place of one that is there.

    std::string_view value(std::string_view name) const; // Empty where absent.
    bool has(std::string_view name) const;

private:
    struct Item {
        std::string_view name, value;
    };
    std::array<Item, 30> items_{};
    std::size_t count_ = 0;
};

// Lower case without blanks, of a style attribute or the value of another.
std::string normalized_style(std::string_view style);

// Of the style attribute, in that form; empty where absent.
std::string style_property(const HtmlAttributes& attributes, std::string_view property);

// Whether neither the element nor what stands in it is shown.
bool is_hidden(const HtmlAttributes& attributes);

// Whether the element says that its own text is printed too small to be seen (true) or not; nothing
// where it says neither, and is as what it stands in. The same of visibility.
std::optional<bool> says_tiny(const HtmlAttributes& attributes);
std::optional<bool> says_invisible(const HtmlAttributes& attributes);

// `tag`, unless the style makes a table, a row or a cell of the element.
HtmlTag tag_by_display(HtmlTag tag, const HtmlAttributes& attributes);

// `tag`, unless the attributes say that it is quoted history, a signature, or a paragraph without
// space around it (Outlook's MsoNormal).
HtmlTag tag_by_mailer_marks(std::string_view name, HtmlTag tag, const HtmlAttributes& attributes);

} // namespace mailroom
