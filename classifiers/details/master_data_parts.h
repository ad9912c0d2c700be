#pragma once

// The ways in which master data stands in a text, for classifiers/details/master_data.cpp: each
// adds the fields that it finds and leaves those that are there.

#include "classifiers/details/master_data.h"
#include "classifiers/text/prose.h"
#include "core/message.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace mailroom {

// Whether a form's rows are told by a colon or a gap alone, or by their label already.
enum class Rows : std::uint8_t { marked, any };

struct MasterDataContext {
    const Prose& prose;
    const Books& books;
    const Party* party; // May be null.
    const Message& message;
    Rows rows = Rows::marked;
    bool below = false; // The words are those of a signature that the text points to.
};

using MasterDataFields = std::map<std::string, std::string>;

// The first word that ends behind that byte of the text; words.size() where there is none.
std::size_t first_word_from(const Words& words, std::size_t byte);

// "VAT number GB998877665 stays the same", "the number remains 0171 ...": of the value that stands
// in the words [first, last).
bool told_to_stay(const Prose& prose, std::size_t first, std::size_t last);

// A value in the text and the words that it stands in, [first, last).
struct ValueInText {
    std::string_view text;
    std::size_t first = 0, last = 0;
    bool other_follows = false; // One of the same kind, in the line.
};

// "our old number 0171 ...", "a@fenwick.example n'existe plus", "replace it with ...": what was.
bool told_as_old(const Prose& prose, const ValueInText& value);

// Values that show what they are by their shape: mail addresses, accounts, telephone numbers, tax
// numbers; those that are told as old apart.
void find_shapes(const MasterDataContext& context, MasterDataChange& change);

// "Label: value" on a line of its own, as forms and signatures write it.
void find_labelled_data(const MasterDataContext& context, MasterDataFields& found);

// A form's rows, "Legal name  Fenwick Ltd", and labels whose value stands on the next line.
void find_data_in_form(const MasterDataContext& context, MasterDataFields& found);

// "our new address is 5 Mill Lane", "my successor Marie Duval", "we are now called Fenwick Ltd".
void find_data_in_sentences(const MasterDataContext& context, MasterDataFields& found);

// "ABN 44 555 118 209", "NIF B12345678": digits, perhaps in groups, behind a label.
void find_tax_id(const MasterDataContext& context, MasterDataFields& found);

// "Our move to Fenwick (9 Depot Lane, FW2 7ZZ)": "9 Depot Lane, Fenwick FW2 7ZZ".
void find_town_before_street(const MasterDataContext& context, MasterDataFields& found);

// Who takes over, by the name that stands before a mail address or is like it: "Raquel Ferri,
// accounts@fenwick.example", "please write to Jo Hale (j.hale@fenwick.example)".
void find_person_of_address(const MasterDataContext& context, MasterDataFields& found);

// "your contact is Marie Duval", "Marie Duval takes over", "I have taken over": the sender.
void find_contact(const MasterDataContext& context, MasterDataFields& found);

// "Please send statements to this address": the sender's, where the books do not know it.
void find_sender_as_contact(const MasterDataContext& context, MasterDataFields& found);

// "My new number is below": what the signature says of it. Of somebody new all counts: a form's
// last rows right above the name, and the telephone below it.
void find_data_in_signature(
    const MasterDataContext& context, const std::string& signature, MasterDataFields& found);

// What stands in a list without a label: a company by its legal form ("Aura Lights LLP"), an
// address by its street's number and its postal code ("Lindenallee 7, 04103 Leipzig").
void find_bare_data(const MasterDataContext& context, MasterDataFields& found);

} // namespace mailroom
