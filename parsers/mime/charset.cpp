#include "parsers/mime/charset.h"

#include "core/text.h"
#include "parsers/mime/charset_by_letters.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

namespace mailroom {
namespace {

struct Alias {
    std::string_view label, converter;
};

// Labels whose bytes are, in mail, of a larger charset than the label says.
constexpr auto aliases = std::to_array<Alias>({
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"korean", "windows-949"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-8-e", "iso-8859-8"},
    {"unicode-1-1-utf-7", "utf-7"},
    {"cp-850", "cp850"},
    {"x-mac-roman", "macintosh"},
});

constexpr auto windows_1252 = std::to_array<char16_t>(
    {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
     0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178});

void append_two_or_three(std::string& out, char16_t c)
{
    if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
    } else {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    out += static_cast<char>(0x80 | (c & 0x3F));
}

std::string from_windows_1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 0x80)
            out += c;
        else
            append_two_or_three(out, u < 0xA0 ? windows_1252[u - 0x80u] : char16_t{u});
    }
    return out;
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Opening one costs more than most texts; a message holds few different ones.
UConverter* converter_named(const std::string& name)
{
    constexpr std::size_t kept_max = 32;
    thread_local std::map<std::string, std::unique_ptr<UConverter, CloseConverter>> kept;
    const auto found = kept.find(name);
    if (found != kept.end())
        return found->second.get();
    if (kept.size() >= kept_max)
        kept.clear();
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name.c_str(), &error));
    if (U_FAILURE(error))
        converter.reset();
    return (kept[name] = std::move(converter)).get();
}

std::optional<std::string> by_icu(std::string_view bytes, const std::string& name)
{
    auto* const converter = converter_named(name);
    if (!converter || bytes.size() > std::numeric_limits<std::int32_t>::max() / 4)
        return std::nullopt;
    std::string out(bytes.size() * 3 + 16, '\0');
    UErrorCode error = U_ZERO_ERROR;
    const auto size = ucnv_toAlgorithmic(
        UCNV_UTF8, converter, out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
        static_cast<std::int32_t>(bytes.size()), &error);
    if (U_FAILURE(error))
        return std::nullopt;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

// Good UTF-8 stays, each bad byte becomes U+FFFD.
std::string repaired(std::string_view bytes)
{
    return by_icu(bytes, "utf-8").value_or(std::string(bytes.size(), '?'));
}

std::size_t sequence_length(const unsigned char* at, std::size_t left)
{
    const auto continued = [&](std::size_t i) { return i < left && (at[i] & 0xC0) == 0x80; };
    if (at[0] >= 0xC2 && at[0] <= 0xDF)
        return continued(1) ? 2 : 0;
    if (at[0] >= 0xE0 && at[0] <= 0xEF) {
        const bool overlong = at[0] == 0xE0 && left > 1 && at[1] < 0xA0;
        const bool surrogate = at[0] == 0xED && left > 1 && at[1] >= 0xA0;
        return continued(1) && continued(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (at[0] >= 0xF0 && at[0] <= 0xF4) {
        const bool overlong = at[0] == 0xF0 && left > 1 && at[1] < 0x90;
        const bool beyond = at[0] == 0xF4 && left > 1 && at[1] >= 0x90;
        return continued(1) && continued(2) && continued(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

std::size_t ascii_prefix(std::string_view bytes)
{
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (at < bytes.size() && !(bytes[at] & '\x80'))
        ++at;
    return at;
}

// How many of the bytes belong to a good multibyte sequence: mail in broken UTF-8 is mostly good.
bool mostly_utf8(std::string_view bytes, std::size_t good_to_bad)
{
    std::size_t good = 0, bad = 0;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    for (std::size_t i = 0; i < bytes.size();) {
        const auto length = at[i] < 0x80 ? 1 : sequence_length(at + i, bytes.size() - i);
        good += length > 1;
        bad += length == 0;
        i += std::max<std::size_t>(length, 1);
    }
    return good > good_to_bad * bad;
}

std::string guess(std::string_view bytes)
{
    constexpr std::size_t sample_max = 64u << 10;
    if (const auto utf16 = unmarked_utf16(bytes); !utf16.empty())
        return by_icu(bytes, std::string(utf16)).value_or(std::string());
    if (is_utf8(bytes))
        return std::string(bytes);
    if (mostly_utf8(bytes, 4)) // Cut in a letter, or patched.
        return repaired(bytes);
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(
        uchardet_new(), &uchardet_delete);
    uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), sample_max));
    uchardet_data_end(detector.get());
    const auto name = to_lower_ascii(uchardet_get_charset(detector.get()));
    // Few words of a western language are taken for anything: only scripts that look like nothing
    // else are believed.
    static constexpr auto believed = std::to_array<std::string_view>(
        {"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "uhc", "iso-2022-jp", "utf-16le",
         "utf-16be", "utf-16", "koi8-r", "windows-1251", "windows-1253", "windows-1255"});
    for (const auto script : believed) {
        if (script != name)
            continue;
        if (auto text = by_icu(bytes, name == "uhc" ? "windows-949" : name))
            return *std::move(text);
    }
    const auto old = charset_by_letters(bytes);
    if (auto text = old.empty() ? std::nullopt : by_icu(bytes, std::string(old)))
        return *std::move(text);
    return from_windows_1252(bytes);
}

} // namespace

bool is_ascii(std::string_view bytes)
{
    return ascii_prefix(bytes) == bytes.size();
}

std::string_view unmarked_utf16(std::string_view bytes)
{
    constexpr std::size_t sample_max = 2048;
    bytes = bytes.substr(0, sample_max);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        zeros[i % 2] += bytes[i] == '\0';
    const auto pairs = bytes.size() / 2;
    if (pairs < 2)
        return {};
    if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 20 <= pairs)
        return "utf-16le";
    return zeros[0] * 10 >= pairs * 7 && zeros[1] * 20 <= pairs ? "utf-16be" : "";
}

bool is_utf8(std::string_view bytes)
{
    for (;;) {
        bytes.remove_prefix(ascii_prefix(bytes));
        if (bytes.empty())
            return true;
        const auto length =
            sequence_length(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
}

std::string
to_utf8(std::string_view bytes, std::string_view label, std::string_view where, Defects& defects)
{
    auto name = to_lower_ascii(trimmed(label));
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        name = "utf-8";
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        name = "utf-16";
    }
    const bool may_be_stateful = name.starts_with("iso-2022") || name.starts_with("utf-16")
        || name.starts_with("utf-32") || name.ends_with("utf-7") || name == "hz-gb-2312"
        || name.starts_with("x-imap");
    if (!may_be_stateful && is_ascii(bytes) && bytes.find('\0') == bytes.npos)
        return std::string(bytes);
    if (name == "utf-8" || name == "utf8" || name == "unicode-1-1-utf-8") {
        if (is_utf8(bytes))
            return std::string(bytes);
        add_defect(defects, std::string(where) + ": broken UTF-8");
        return mostly_utf8(bytes, 1) ? repaired(bytes) : guess(bytes);
    }
    if (name.empty() || name == "us-ascii" || name == "ascii" || name == "ansi_x3.4-1968") {
        if (is_ascii(bytes) && unmarked_utf16(bytes).empty())
            return std::string(bytes);
        add_defect(defects, std::string(where) + ": 8-bit bytes without a charset");
        return guess(bytes);
    }
    if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "cp1252"
        || name == "windows-1252")
        return from_windows_1252(bytes);
    for (const auto& alias : aliases) {
        if (alias.label == name)
            name = alias.converter;
    }
    if (auto text = by_icu(bytes, name))
        return *std::move(text);
    add_defect(defects, std::string(where) + ": unknown charset");
    return guess(bytes);
}

std::string to_utf16le(std::string_view utf8)
{
    auto* const converter = converter_named("utf-16le");
    std::string out(utf8.size() * 2 + 16, '\0');
    UErrorCode error = U_ZERO_ERROR;
    const auto size = ucnv_fromAlgorithmic(
        converter, UCNV_UTF8, out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
        static_cast<std::int32_t>(utf8.size()), &error);
    out.resize(U_FAILURE(error) ? 0 : static_cast<std::size_t>(size));
    return out;
}

} // namespace mailroom
