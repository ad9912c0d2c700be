#include "parsers/sheet/biff_text.h"

#include "parsers/mime/charset.h"

namespace mailroom {
namespace {

enum Flags : std::uint8_t { wide = 1, has_phonetics = 4, has_runs = 8 };

std::string utf8_of(std::string_view utf16)
{
    Defects forgiven;
    return to_utf8(utf16, "utf-16le", "", forgiven);
}

// Characters of 8 bits are the lower half of UTF-16.
void append_characters(std::string& utf16, std::string_view bytes, bool is_wide)
{
    if (is_wide) {
        utf16 += bytes;
        return;
    }
    for (const char c : bytes) {
        utf16 += c;
        utf16 += '\0';
    }
}

// Bytes that run over the ends of records.
class ContinuedReader {
public:
    explicit ContinuedReader(std::span<const std::string_view> records) : left_(records) {}

    // Whether there is more, in this record or the next.
    bool go_on()
    {
        while (in_.is_empty()) {
            if (left_.empty())
                return false;
            in_ = ByteReader(left_.front());
            left_ = left_.subspan(1);
        }
        return true;
    }

    void skip(std::size_t count)
    {
        while (count > 0 && go_on())
            count -= in_.take(std::min(count, in_.rest().size())).size();
    }

    // Each record that continues characters begins with flags of its own.
    std::string characters(std::size_t count, bool is_wide)
    {
        std::string utf16;
        for (bool first = true; count > 0; first = false) {
            const bool continued = in_.is_empty();
            if (!go_on())
                break;
            if (continued && !first)
                is_wide = (in_.u8() & wide) != 0;
            const std::size_t size = is_wide ? 2 : 1;
            const auto here = std::min(count, in_.rest().size() / size);
            append_characters(utf16, in_.take(here * size), is_wide);
            if (here == 0) // Half a character: damage.
                in_.take(in_.rest().size());
            count -= here;
        }
        return utf16;
    }

    ByteReader& record() { return in_; }

private:
    std::span<const std::string_view> left_;
    ByteReader in_{std::string_view()};
};

} // namespace

std::string BiffText::read(ByteReader& in, CountSize count_size) const
{
    const std::size_t count = count_size == CountSize::one_byte ? in.u8() : in.u16();
    if (!is_unicode) {
        Defects forgiven;
        return to_utf8(in.take(count), charset_of_code_page(code_page), "", forgiven);
    }
    const auto flags = in.u8();
    if ((flags & has_runs) != 0)
        in.u16();
    if ((flags & has_phonetics) != 0)
        in.u32();
    const bool is_wide = (flags & wide) != 0;
    const auto bytes = std::min(count * (is_wide ? 2 : 1), in.rest().size());
    std::string utf16;
    append_characters(utf16, in.take(bytes), is_wide);
    return utf8_of(utf16);
}

std::vector<std::string>
read_shared_strings(std::span<const std::string_view> records, std::size_t strings_max)
{
    std::vector<std::string> strings;
    ContinuedReader in(records);
    in.skip(8); // Counts, which may lie.
    while (strings.size() < strings_max && in.go_on()) {
        auto& record = in.record();
        const auto count = record.u16();
        const auto flags = record.u8();
        const std::size_t runs = (flags & has_runs) != 0 ? record.u16() : 0;
        const std::size_t phonetics = (flags & has_phonetics) != 0 ? record.u32() : 0;
        strings.push_back(utf8_of(in.characters(count, (flags & wide) != 0)));
        in.skip(runs * 4 + phonetics);
    }
    return strings;
}

} // namespace mailroom
