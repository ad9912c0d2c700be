#pragma once

// Text in the records of .xls files: MS-XLS section 2.5.293, and code pages before BIFF8.

#include "parsers/container/byte_reader.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class CountSize : std::uint8_t { one_byte, two_bytes };

class BiffText {
public:
    bool is_unicode = true;      // BIFF8
    std::uint32_t code_page = 0; // Of text that is not.

    // A string that lies in one record. UTF-8.
    std::string read(ByteReader& in, CountSize count_size) const;
};

// The shared string table (section 2.4.265): its first record and those that continue it.
std::vector<std::string>
read_shared_strings(std::span<const std::string_view> records, std::size_t strings_max);

} // namespace mailroom
