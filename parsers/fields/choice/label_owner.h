#pragma once

// Whose number a label names: "Your order", "Ns. ordine", "V/ commande".

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mailroom::fields {

enum class LabelOwner : std::uint8_t { unsaid, reader, writer };

// Of the label that ends at this byte of a piece's text, by the first word before or in it.
LabelOwner label_owner_of(std::string_view text, std::size_t label_end);

} // namespace mailroom::fields
