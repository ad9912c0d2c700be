#pragma once

// The largest number of an object that a PDF defines, from its bytes alone, before it is opened.
//
// Where the table of objects is damaged Poppler makes one of the objects that it finds, with a
// place for each number up to the largest (ISO 32000-1, 7.5.4): a file of a hundred bytes with an
// object 33333331 cost 1.3 GB and three seconds. Sizes that tables and trailers claim cost nothing.

#include <cstdint>
#include <string_view>

namespace mailroom {

// Many times what large catalogues number; a table of 42 MB.
inline constexpr std::uint64_t pdf_objects_max = 1'000'000;

// Of "12 0 obj" the 12; streams are looked through like the rest. Of a number of more than 18
// digits the last 18 count. 0 where nothing is defined.
std::uint64_t largest_object_number(std::string_view pdf);

} // namespace mailroom
