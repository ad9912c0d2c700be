#pragma once

// What attributes say of an element: whether it is shown, and which marks mailers leave.

#include "parsers/html/html_tree.h"

#include <array>
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

bool is_hidden(const HtmlAttributes& attributes);

// `tag`, unless the attributes say that it is quoted history, a signature, or a paragraph without
// space around it (Outlook's MsoNormal).
HtmlTag tag_by_mailer_marks(std::string_view name, HtmlTag tag, const HtmlAttributes& attributes);

} // namespace mailroom
