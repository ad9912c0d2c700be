#include "parsers/mime/encoded_words.h"

#include "core/text.h"
#include "parsers/mime/charset.h"
#include "parsers/mime/transfer_encoding.h"

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

// Neighbours of one charset are joined before they are decoded, so that a character that was cut
// between them is whole again.
class Decoder {
public:
    explicit Decoder(Defects& defects) : defects_(defects) {}

    void plain(std::string_view text)
    {
        flush();
        if (is_ascii(text))
            out_ += text;
        else
            out_ += to_utf8(text, is_utf8(text) ? "utf-8" : "windows-1252", "header", defects_);
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
    std::string out_, bytes_;
    std::string_view charset_;
};

} // namespace

std::string decode_encoded_words(std::string_view unfolded, Defects& defects)
{
    if (unfolded.find("=?") == unfolded.npos && is_ascii(unfolded))
        return std::string(unfolded);
    Decoder decoder(defects);
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
