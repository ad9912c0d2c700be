#pragma once

// Names of companies and of their domains, as they are compared.

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The words of a text, folded, without those that names are written with or without: legal forms,
// "and"; umlauts spelled either way are the same. "Herr Müller & Co. KG" -> {"herr", "muller"}.
std::vector<std::string> spoken_words(std::string_view text);

// Those of a company's name that tell it from others; initials only where little else is left.
// "J. Müller Söhne S. A." -> {"muller", "sohne"}, "K & K Foods Ltd" -> {"k", "k", "foods"}.
std::vector<std::string> name_words(std::string_view name);

// Those words, with a blank between: "Miller & Sons Ltd." -> "miller sons".
std::string core_name(std::string_view name);

// What colleagues write for a company, folded, of three letters or more: "HFUK" and "HFU" of
// "Harbour Foods (UK) Ltd".
std::vector<std::string> name_initials(std::string_view name);

// The part of a domain that a registrar sells, without its ending: "acme" of "mail.acme.co.uk".
std::string_view registered_label(std::string_view domain);

// Letters that are drawn alike become one, of whichever alphabet (core/confusables.h), hyphens go:
// "rnicro-1td" -> "mlcroltd".
std::string as_seen(std::string_view label);

} // namespace mailroom
