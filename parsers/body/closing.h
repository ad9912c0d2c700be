#pragma once

// Lines of the kind that end a letter.

#include "parsers/body/history.h"

#include <cstddef>
#include <string_view>

namespace mailroom {

// Pieces with a letter or digit: "Linda Osei | Controller" has three.
std::size_t words_in(std::string_view text);

// "1,234.50", "12,40": what one writes about rather than signs with.
bool has_amount(std::string_view text);

// A line with such an amount, but for what a company must say of itself: its share capital.
bool has_figures(const TextLine& line);

// An address of mail or web among few words.
bool is_address(const TextLine& line);

// The same, or a telephone number.
bool is_contact(const TextLine& line);

// A person, company or department: a few words, most of them with a capital, no sentence.
bool is_name_like(const TextLine& line);

// "Kind regards", "Regards, Linda", "Mit besten Grüßen aus Bremen", "In attesa di riscontro
// porgiamo distinti saluti"; not "Thanks for the invoice". `folded` as by phrase_form()
// (parsers/body/phrases.h).
bool is_closing(std::string_view folded);

// A closing phrase and a name, whatever stands between: "m.vr.gr. T. Postma", "Grt Femke".
bool is_closing_with_name(std::string_view text, std::string_view folded);

// Thanks and nothing else: "Thanks!", "Vielen Dank."
bool is_thanks_alone(std::string_view folded);

// Thanks in words of one's own, where a name stands below: "Thanks a mill".
bool is_thanks_above_name(std::string_view folded);

} // namespace mailroom
