#include "parsers/office/word_reader.h"

#include "parsers/office/flow_html.h"
#include "parsers/office/package.h"
#include "parsers/office/xml_stream.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>
#include <vector>

namespace mailroom {
namespace {

using Event = XmlStream::Event;

enum class Meaning : std::uint8_t {
    paragraph,
    run,
    text,
    tab,
    blank,
    line_break,
    table,
    row,
    cell,
    cell_span, // Of the cell that has begun.
    hides,     // The run that has begun.
    aside,     // Nothing in it is shown.
};

struct Element {
    std::string_view name;
    Meaning meaning;
};

constexpr auto docx_elements = std::to_array<Element>(
    {{"p", Meaning::paragraph},
     {"r", Meaning::run},
     {"t", Meaning::text},
     {"tab", Meaning::tab},
     {"br", Meaning::line_break},
     {"cr", Meaning::line_break},
     {"tbl", Meaning::table},
     {"tr", Meaning::row},
     {"tc", Meaning::cell},
     {"gridSpan", Meaning::cell_span},
     {"vanish", Meaning::hides},
     {"del", Meaning::aside},
     {"moveFrom", Meaning::aside},
     {"Fallback", Meaning::aside},
     {"tabs", Meaning::aside}});

constexpr auto odt_elements = std::to_array<Element>(
    {{"p", Meaning::paragraph},
     {"h", Meaning::paragraph},
     {"tab", Meaning::tab},
     {"s", Meaning::blank},
     {"line-break", Meaning::line_break},
     {"table", Meaning::table},
     {"table-row", Meaning::row},
     {"table-cell", Meaning::cell},
     {"tracked-changes", Meaning::aside},
     {"annotation", Meaning::aside},
     {"title", Meaning::aside},
     {"desc", Meaning::aside}});

unsigned number_of(const std::string& text)
{
    unsigned number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class FlowReader {
public:
    // Text counts inside text elements, or, where the vocabulary has none, inside paragraphs.
    FlowReader(std::span<const Element> elements, FlowHtml& flow)
        : elements_(elements),
          flow_(flow),
          has_text_elements_(
              std::ranges::find(elements, Meaning::text, &Element::meaning) != elements.end())
    {
    }

    bool read(std::string_view bytes)
    {
        XmlStream xml(bytes);
        for (auto event = xml.next(); event != Event::finished && !flow_.is_full();
             event = xml.next()) {
            if (event == Event::text) {
                if (aside_ == 0 && !hidden_ && (has_text_elements_ ? texts_ : paragraphs_) > 0)
                    put(xml.text());
                continue;
            }
            const auto found = std::ranges::find(elements_, xml.name(), &Element::name);
            if (found == elements_.end())
                continue;
            if (found->meaning == Meaning::aside)
                aside_ += event == Event::begin ? 1 : -1;
            else if (aside_ == 0)
                event == Event::begin ? begin(found->meaning, xml) : end(found->meaning);
        }
        return !xml.is_damaged();
    }

private:
    void put(std::string_view text)
    {
        enter_cell();
        flow_.text(text);
    }

    void enter_cell()
    {
        if (std::exchange(cell_is_due_, false))
            flow_.begin_cell(columns_);
    }

    void begin(Meaning meaning, const XmlStream& xml)
    {
        switch (meaning) {
        case Meaning::paragraph:
            enter_cell();
            ++paragraphs_;
            break;
        case Meaning::run:
            hidden_ = false;
            break;
        case Meaning::text:
            ++texts_;
            break;
        case Meaning::tab:
            flow_.tab();
            break;
        case Meaning::blank:
            flow_.text(" ");
            break;
        case Meaning::line_break:
            flow_.line_break();
            break;
        case Meaning::table:
            enter_cell();
            flow_.begin_table();
            break;
        case Meaning::row:
            flow_.begin_row();
            break;
        case Meaning::cell:
            cell_is_due_ = true;
            columns_ = number_of(xml.attribute("number-columns-spanned"));
            break;
        case Meaning::cell_span:
            columns_ = number_of(xml.attribute("val"));
            break;
        case Meaning::hides:
            hidden_ = xml.attribute("val") != "0" && xml.attribute("val") != "false";
            break;
        case Meaning::aside:
            break;
        }
    }

    void end(Meaning meaning)
    {
        switch (meaning) {
        case Meaning::paragraph:
            --paragraphs_;
            flow_.end_paragraph();
            break;
        case Meaning::text:
            --texts_;
            break;
        case Meaning::table:
            flow_.end_table();
            break;
        case Meaning::row:
            flow_.end_row();
            break;
        case Meaning::cell:
            enter_cell();
            flow_.end_cell();
            break;
        default:
            break;
        }
    }

    std::span<const Element> elements_;
    FlowHtml& flow_;
    const bool has_text_elements_;
    int aside_ = 0, texts_ = 0, paragraphs_ = 0;
    bool hidden_ = false, cell_is_due_ = false;
    unsigned columns_ = 1;
};

// The parts of a .docx in reading order; of an .odt its one.
std::vector<std::string> parts_of_docx(const Package& package, const std::string& document)
{
    std::vector<std::string> before, after;
    for (const auto& [id, target] : package.relationships(document)) {
        const auto name = target.substr(target.rfind('/') + 1);
        auto* list = name.starts_with("header") ? &before
            : name.starts_with("footer")        ? &after
                                                : nullptr;
        if (list != nullptr && std::ranges::find(*list, target) == list->end())
            list->push_back(target);
    }
    before.push_back(document);
    before.insert(before.end(), after.begin(), after.end());
    return before;
}

} // namespace

Parsed<std::string> word_to_html(std::string_view bytes, const Limits& limits)
{
    Parsed<std::string> parsed;
    const Package package(bytes, limits);
    parsed.defects = package.defects();
    const auto document = package.relationships("")["officeDocument"];
    const bool is_docx = !package.part(document).empty();
    const auto elements =
        is_docx ? std::span<const Element>(docx_elements) : std::span<const Element>(odt_elements);
    const auto parts =
        is_docx ? parts_of_docx(package, document) : std::vector<std::string>{"content.xml"};
    FlowHtml flow(std::size_t{limits.text_bytes_max} * 4);
    for (const auto& part : parts) {
        if (!FlowReader(elements, flow).read(package.part(part)))
            add_defect(parsed.defects, "the text document is damaged or encrypted");
    }
    parsed.value = std::move(flow).html();
    return parsed;
}

} // namespace mailroom
