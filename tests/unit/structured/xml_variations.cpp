#include "tests/unit/structured/xml_variations.h"

#include <algorithm>
#include <array>
#include <vector>

namespace mailroom {
namespace {

// Numbers that look random and are the same on every machine.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed * 2654435761u + 1) {}

    std::uint32_t below(std::uint32_t limit)
    {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 8) % limit;
    }

    bool one_in(std::uint32_t count) { return below(count) == 0; }

private:
    std::uint32_t state_;
};

// A tag with its brackets, or the text between two.
struct Token {
    bool tag = false;
    std::string text;
};

std::vector<Token> tokens_of(std::string_view xml)
{
    std::vector<Token> tokens;
    while (!xml.empty()) {
        const bool tag = xml[0] == '<';
        const auto end = tag ? xml.find('>') + 1 : std::min(xml.find('<'), xml.size());
        tokens.push_back({tag, std::string(xml.substr(0, end))});
        xml.remove_prefix(end);
    }
    return tokens;
}

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

// ` name="value"` each, without the element's name.
std::vector<std::string> attributes_of(std::string_view tag)
{
    std::vector<std::string> attributes;
    for (auto at = tag.find('='); at != tag.npos; at = tag.find('=', at)) {
        const auto begin = tag.find_last_of(" \n", at);
        const auto close = tag.find(tag[at + 1], at + 2);
        attributes.emplace_back(tag.substr(begin + 1, close - begin));
        at = close;
    }
    return attributes;
}

std::string varied_tag(std::string_view tag, Dice& dice)
{
    if (tag[1] == '/' || tag[1] == '?' || tag[1] == '!')
        return std::string(tag);
    const auto name = tag.substr(1, tag.find_first_of(" \n/>") - 1);
    auto attributes = attributes_of(tag);
    if (dice.one_in(2))
        std::ranges::reverse(attributes);
    std::string out = "<" + std::string(name);
    for (auto attribute : attributes) {
        if (dice.one_in(2) && attribute.find('\'') == attribute.npos)
            std::ranges::replace(attribute, '"', '\'');
        out += (dice.one_in(4) ? "\n   " : " ") + attribute;
    }
    if (!tag.ends_with("/>"))
        return out + (dice.one_in(5) ? " >" : ">");
    return dice.one_in(2) ? out + "/>" : out + "></" + std::string(name) + '>';
}

std::string by_number(char c, Dice& dice)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    return dice.one_in(2) ? "&#" + std::to_string(code) + ";"
                          : std::string("&#x") + digits[code / 16] + digits[code % 16] + ';';
}

std::string varied_text(std::string_view text, Dice& dice)
{
    if (dice.one_in(4) && text.find('&') == text.npos)
        return "<![CDATA[" + std::string(text) + "]]>";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto end = text[i] == '&' ? text.find(';', i) : i;
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80;
        if (begins && dice.one_in(12))
            out += "<!-- a comment, 1 > 0 -->";
        if (end > i || static_cast<unsigned char>(text[i]) >= 0x80 || !dice.one_in(6))
            out += text.substr(i, end - i + 1);
        else
            out += by_number(text[i], dice);
        i = end;
    }
    return out;
}

std::string between(Dice& dice)
{
    static constexpr std::array<std::string_view, 5> fillings{
        "", "\r\n\t", "<!-- <Invoice> is no element here -->", "<?sheet href='a.xsl'?>", "   "};
    return std::string(fillings[dice.below(fillings.size())]);
}

std::string utf16(std::string_view utf8, bool little)
{
    std::string out = little ? "\xff\xfe" : "\xfe\xff";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        auto code = static_cast<unsigned>(static_cast<unsigned char>(utf8[i]));
        if (code >= 0xc0) // Two bytes are enough for what the cases hold.
            code = (code & 0x1f) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3f);
        const auto high = static_cast<char>(code >> 8), low = static_cast<char>(code & 0xff);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

std::string latin1(std::string_view utf8)
{
    std::string out = "<?xml version='1.0' encoding='ISO-8859-1'?>";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        out += byte < 0xc0 ? utf8[i] : static_cast<char>((byte & 3) << 6 | (utf8[i + 1] & 0x3f));
        i += byte >= 0xc0;
    }
    return out;
}

std::string encoded(const std::string& elements, Dice& dice)
{
    switch (dice.below(6)) {
    case 0:
        return "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>" + elements;
    case 1:
        return utf16("<?xml version='1.0' encoding='UTF-16'?>" + elements, true);
    case 2:
        return utf16("<?xml version='1.0'?>" + elements, false);
    case 3:
        return latin1(elements);
    case 4: // As .NET writes strings into files.
        return "\r\n<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n" + elements;
    default:
        return elements;
    }
}

} // namespace

std::string varied_xml(std::string_view xml, std::uint32_t seed)
{
    Dice dice(seed);
    std::string elements;
    for (const auto& token : tokens_of(xml)) {
        if (token.tag && token.text.starts_with("<?xml"))
            continue;
        if (token.tag)
            elements += varied_tag(token.text, dice);
        else
            elements += is_blank(token.text) ? between(dice) : varied_text(token.text, dice);
    }
    if (dice.one_in(4))
        elements =
            "<s:Envelope xmlns:s=\"urn:soap\"><s:Body>" + elements + "</s:Body></s:Envelope>";
    return encoded(elements, dice);
}

std::string with_other_prefixes(std::string_view xml, std::uint32_t seed)
{
    Dice dice(seed);
    const std::string prefix = dice.one_in(2) ? "" : "q" + std::to_string(dice.below(9)) + ":";
    std::string out;
    bool root = true;
    for (const auto& token : tokens_of(xml)) {
        const bool element = token.tag && token.text[1] != '?' && token.text[1] != '!';
        if (!element) {
            out += token.text;
            continue;
        }
        const std::size_t begin = token.text[1] == '/' ? 2 : 1;
        const auto end = token.text.find_first_of(" \n/>", begin);
        const auto colon = token.text.substr(0, end).find(':');
        out += token.text.substr(0, begin) + prefix
            + token.text.substr(
                colon == token.text.npos ? begin : colon + 1,
                end - (colon == token.text.npos ? begin : colon + 1));
        if (root)
            out += prefix.empty() ? " xmlns=\"urn:other\""
                                  : " xmlns:" + prefix.substr(0, prefix.size() - 1) + "=\"urn:o\"";
        const bool declares = token.text.find("xmlns=") != token.text.npos;
        out += root && declares ? ">" : token.text.substr(end);
        root = false;
    }
    return out;
}

} // namespace mailroom
