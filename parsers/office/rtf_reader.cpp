#include "parsers/office/rtf_reader.h"

#include "parsers/mime/charset.h"
#include "parsers/office/flow_html.h"
#include "parsers/office/rtf_tokens.h"
#include "parsers/office/rtf_words.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace mailroom {
namespace {

class RtfReader {
public:
    RtfReader(std::string_view rtf, const Limits& limits)
        : tokens_(rtf),
          bytes_max_(std::size_t{limits.text_bytes_max} * 4),
          flow_(bytes_max_)
    {
    }

    std::string read()
    {
        while (const auto token = tokens_.next()) {
            if (flow_.is_full() || html_.size() >= bytes_max_)
                break;
            take(*token);
        }
        flush();
        return is_html_ ? std::move(html_) : std::move(flow_).html();
    }

private:
    struct Group {
        bool at_start = true;  // Nothing but \* has come yet.
        bool starred = false;  // It began with \*.
        bool aside = false;    // Not text of the document.
        bool rtf_only = false; // \htmlrtf: for readers of RTF, not of the HTML in it.
        bool hidden = false;   // \v
        bool fonts = false;
        int skip_after_unicode = 1;
        std::uint32_t code_page = 1252;
    };

    void take(const RtfToken& token)
    {
        switch (token.kind) {
        case RtfToken::Kind::begin:
            flush();
            open_group();
            break;
        case RtfToken::Kind::end:
            flush();
            close_group();
            break;
        case RtfToken::Kind::byte:
            group().at_start = false;
            if (skip_ > 0)
                --skip_;
            else if (is_shown())
                append(token.byte);
            break;
        case RtfToken::Kind::control:
            apply(token.word, token.number);
        }
    }

    void open_group()
    {
        if (groups_.size() >= groups_max) {
            ++groups_beyond_;
            return;
        }
        groups_.push_back(group());
        group().at_start = true;
        group().starred = false;
    }

    void close_group()
    {
        if (groups_beyond_ > 0)
            --groups_beyond_;
        else if (groups_.size() > 1)
            groups_.pop_back();
    }

    bool is_shown() const
    {
        const auto& g = groups_.back();
        return !g.aside && (is_html_ ? !g.rtf_only : !g.hidden);
    }

    void append(char byte)
    {
        if (unicode_pending_)
            flush();
        pending_ += byte;
    }

    void append_unicode(int number)
    {
        skip_ = group().skip_after_unicode;
        if (!is_shown())
            return;
        if (!unicode_pending_)
            flush();
        unicode_pending_ = true;
        const auto unit = static_cast<std::uint16_t>(number);
        pending_ += static_cast<char>(unit & 0xFF);
        pending_ += static_cast<char>(unit >> 8);
    }

    void flush()
    {
        if (pending_.empty())
            return;
        Defects forgiven;
        const auto charset = std::exchange(unicode_pending_, false)
            ? std::string("utf-16le")
            : charset_of_code_page(group().code_page);
        put(to_utf8(std::exchange(pending_, {}), charset, "", forgiven));
    }

    void put(std::string_view utf8)
    {
        if (!is_shown())
            return;
        if (is_html_) {
            html_ += utf8;
            return;
        }
        enter_cell();
        flow_.text(utf8);
    }

    void apply(std::string_view word, std::optional<int> number)
    {
        if (word == "*") {
            group().starred = true;
            return;
        }
        if (word == "u" && number)
            return append_unicode(*number);
        flush();
        skip_ = 0;
        if (std::exchange(group().at_start, false) && begin_destination(word))
            return;
        if (const auto symbol = rtf_symbol(word); !symbol.empty())
            put(symbol);
        else if (!set_state(word, number.value_or(1)) && is_shown())
            is_html_ ? break_html(word) : structure(word);
    }

    bool begin_destination(std::string_view word)
    {
        auto& g = group();
        if (word == "htmltag" && is_html_) {
            g.aside = g.rtf_only = false;
            return true;
        }
        g.fonts = word == "fonttbl" || (g.fonts && !g.starred);
        if (!g.starred && !is_rtf_aside(word))
            return false;
        g.aside = true;
        return true;
    }

    bool set_state(std::string_view word, int number)
    {
        auto& g = group();
        if (word == "ansicpg")
            document_code_page_ = g.code_page = static_cast<std::uint32_t>(number);
        else if (word == "fromhtml")
            is_html_ = number != 0;
        else if (word == "htmlrtf")
            g.rtf_only = number != 0;
        else if (word == "uc")
            g.skip_after_unicode = std::clamp(number, 0, 16);
        else if (word == "v")
            g.hidden = number != 0;
        else if (word == "plain")
            g.hidden = false;
        else if (word == "f" && g.fonts)
            font_ = number;
        else if (word == "f")
            g.code_page = fonts_.contains(number) ? fonts_[number] : document_code_page_;
        else if (word == "fcharset" && g.fonts && fonts_.size() < fonts_max)
            fonts_[font_] = number <= 1 ? document_code_page_ : code_page_of_rtf_charset(number);
        else
            return false;
        return true;
    }

    void break_html(std::string_view word)
    {
        if (word == "par" || word == "line")
            html_ += "\r\n";
        else if (word == "tab")
            html_ += '\t';
    }

    void structure(std::string_view word)
    {
        if (word == "pard")
            in_table_ = false;
        else if (word == "intbl" || word == "trowd")
            in_table_ = true;
        else if (word == "tab")
            flow_.tab();
        else if (word == "line")
            flow_.line_break();
        else if (word == "par" || word == "sect" || word == "page")
            end_paragraph();
        else if (word == "cell" || word == "nestcell")
            end_cell();
        else if (word == "row")
            flow_.end_row();
    }

    void end_paragraph()
    {
        enter_cell();
        flow_.end_paragraph();
    }

    // Text in a table stands in a cell, and text after it does not.
    void enter_cell()
    {
        if (in_table_ && !table_open_)
            flow_.begin_table();
        if (in_table_ && !cell_open_)
            flow_.begin_cell(1);
        if (!in_table_ && table_open_)
            flow_.end_table();
        table_open_ = cell_open_ = in_table_;
    }

    void end_cell()
    {
        in_table_ = true;
        enter_cell();
        flow_.end_cell();
        cell_open_ = false;
    }

    Group& group() { return groups_.back(); }

    static constexpr std::size_t groups_max = 500, fonts_max = 5'000;
    RtfTokens tokens_;
    const std::size_t bytes_max_;
    FlowHtml flow_;
    std::string html_;
    std::vector<Group> groups_{Group{}};
    std::size_t groups_beyond_ = 0;
    std::string pending_; // Text not yet decoded: UTF-16, or in the group's code page.
    bool unicode_pending_ = false;
    std::map<int, std::uint32_t> fonts_; // Their code pages.
    int font_ = 0, skip_ = 0;            // skip_: characters that repeat what \u said.
    std::uint32_t document_code_page_ = 1252;
    bool is_html_ = false, in_table_ = false, table_open_ = false, cell_open_ = false;
};

} // namespace

std::string rtf_to_html(std::string_view rtf, const Limits& limits)
{
    return rtf.starts_with("{\\rtf") ? RtfReader(rtf, limits).read() : std::string();
}

} // namespace mailroom
