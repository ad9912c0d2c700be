#include "parsers/mime/encoded_words.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/mime/charset.h"
#include "parsers/mime/transfer_encoding.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

struct EncodedWord {
    std::string_view charset;
    bool base64 = false;
    std::string_view text;
    std::size_t size = 0; // Of the whole, from "=?" to "?=".
};

// The encoded word at the start of `in`.
std::optional<EncodedWord> encoded_word_at(std::string_view in)
{
    constexpr std::size_t charset_bytes_max = 60;
    if (!in.starts_with("=?"))
        return std::nullopt;
    const auto charset_end = in.substr(0, charset_bytes_max).find('?', 2);
    if (charset_end == in.npos || charset_end == 2 || charset_end + 3 > in.size()
        || in[charset_end + 2] != '?')
        return std::nullopt;
    const char encoding = static_cast<char>(in[charset_end + 1] | 0x20);
    if (encoding != 'q' && encoding != 'b')
        return std::nullopt;
    const auto text_start = charset_end + 3;
    const auto end = in.find("?=", text_start);
    if (end == in.npos)
        return std::nullopt;
    EncodedWord word;
    word.charset = in.substr(2, charset_end - 2);
    word.charset = word.charset.substr(0, word.charset.find('*')); // RFC 2231 section 5: language.
    word.base64 = encoding == 'b';
    word.text = in.substr(text_start, end - text_start);
    word.size = end + 2;
    return word;
}

// Of the charsets in which ASCII stands for itself: a body in UTF-16 says nothing of its header.
bool extends_ascii(std::string_view charset)
{
    static constexpr auto families = std::to_array<std::string_view>(
        {"big5", "cp125", "cp936", "cp949", "cp950", "euc-", "gb", "iso-8859-", "koi8-", "korean",
         "ks_c_5601", "shift", "tis-620", "windows-", "x-gbk", "x-sjis"});
    const auto name = to_lower_ascii(charset);
    return std::ranges::any_of(
        families, [&](std::string_view family) { return name.starts_with(family); });
}

// Of a western language most letters are ASCII: what is not may be told from its bytes.
bool has_few_ascii_letters(std::string_view text)
{
    const auto letters = std::ranges::count_if(text, is_letter);
    const auto raw = std::ranges::count_if(text, is_beyond_ascii);
    return raw > 2 * letters;
}

std::string_view charset_of_raw(std::string_view text, std::string_view charset)
{
    if (is_utf8(text))
        return "utf-8";
    if (extends_ascii(charset))
        return charset;
    return has_few_ascii_letters(text) ? "" : "windows-1252";
}

// Neighbours of one charset are joined before they are decoded, so that a character that was cut
// between them is whole again.
class Decoder {
public:
    Decoder(Defects& defects, std::string_view raw_charset)
        : defects_(defects),
          raw_charset_(raw_charset)
    {
    }

    void plain(std::string_view text)
    {
        flush();
        if (is_ascii(text))
            out_ += text;
        else
            out_ += to_utf8(text, charset_of_raw(text, raw_charset_), "header", defects_);
    }

    void encoded(const EncodedWord& word)
    {
        if (!equals_ignoring_case(word.charset, charset_))
            flush();
        charset_ = word.charset;
        bytes_ += word.base64 ? decode_base64(word.text) : decode_q_encoding(word.text);
    }

    std::string take() &&
    {
        flush();
        return std::move(out_);
    }

private:
    void flush()
    {
        if (!bytes_.empty())
            out_ += to_utf8(bytes_, charset_, "header", defects_);
        bytes_.clear();
    }

    Defects& defects_;
    std::string_view raw_charset_;
    std::string out_, bytes_;
    std::string_view charset_;
};

} // namespace

std::string
decode_encoded_words(std::string_view unfolded, Defects& defects, std::string_view raw_charset)
{
    if (unfolded.find("=?") == unfolded.npos && is_ascii(unfolded))
        return std::string(unfolded);
    Decoder decoder(defects, raw_charset);
    // Once "?=" is known not to come any more, no further word is looked for: a flood of "=?q?q?"
    // costs one pass.
    const auto last_end = unfolded.rfind("?=");
    std::size_t plain_start = 0;
    bool after_word = false;
    for (std::size_t at = unfolded.find("=?");
         at != unfolded.npos && last_end != unfolded.npos && at < last_end;) {
        const auto word = encoded_word_at(unfolded.substr(at));
        if (!word) {
            at = unfolded.find("=?", at + 2);
            continue;
        }
        const auto between = unfolded.substr(plain_start, at - plain_start);
        if (!between.empty() && !(after_word && trimmed(between).empty()))
            decoder.plain(between);
        decoder.encoded(*word);
        after_word = true;
        plain_start = at + word->size;
        at = unfolded.find("=?", plain_start);
    }
    if (plain_start < unfolded.size())
        decoder.plain(unfolded.substr(plain_start));
    return std::move(decoder).take();
}

} // namespace mailroom
