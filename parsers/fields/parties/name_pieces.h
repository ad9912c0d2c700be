#pragma once

// Whether the text of a piece names somebody, for party_names.cpp.

#include "parsers/fields/parties/party_names.h"

#include <optional>
#include <string_view>

namespace mailroom::fields {

// How much of it are words of labels, 0..1: "Invoice date" is no name.
double labelled_share(std::string_view name);

// Letters enough, and neither a label nor an address of the web.
bool has_form_of_name(std::string_view name);

// The same, and the piece names no day.
bool looks_like_name(const Analysis& analysis, PieceRef at, std::string_view name);

// "for Muster GmbH we have released": the middle of a sentence, that names somebody.
bool is_in_sentence(std::string_view text);

// "Our accounts department has paid": somebody, but no name.
bool begins_with_article(std::string_view name);

// "12345 Town", "Town, ST 12345", "1234 AB Town", "AB1 2CD": digits enough for a postal code, and
// words beside them.
bool may_be_town(std::string_view text);

// The name in the piece's text from `from` on.
std::optional<NamedParty>
party_at(const Analysis& analysis, PieceRef at, std::size_t from, double confidence);

} // namespace mailroom::fields
