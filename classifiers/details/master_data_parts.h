#pragma once

// The ways in which master data stands in a text, for classifiers/details/master_data.cpp: each
// adds the fields that it finds and leaves those that are there.

#include "classifiers/text/prose.h"
#include "core/message.h"

#include <map>
#include <string>

namespace mailroom {

struct MasterDataContext {
    const Prose& prose;
    const Books& books;
    const Party* party; // May be null.
    const Message& message;
};

using MasterDataFields = std::map<std::string, std::string>;

// The first word that ends behind that byte of the text; words.size() where there is none.
std::size_t first_word_from(const Words& words, std::size_t byte);

// "VAT number GB998877665 stays the same": of the value that begins with this word.
bool told_to_stay(const Prose& prose, std::size_t word);

// "Label: value" on a line of its own, as forms and signatures write it.
void find_labelled_data(const MasterDataContext& context, MasterDataFields& found);

// A form's rows, "Legal name  Fenwick Ltd", and labels whose value stands on the next line.
void find_data_in_form(const MasterDataContext& context, MasterDataFields& found);

// "our new address is 5 Mill Lane", "my successor Marie Duval", "we are now called Fenwick Ltd".
void find_data_in_sentences(const MasterDataContext& context, MasterDataFields& found);

// "ABN 44 555 118 209", "NIF B12345678": digits, perhaps in groups, behind a label.
void find_tax_id(const MasterDataContext& context, MasterDataFields& found);

// Who takes over, by the name that stands before a mail address or is like it: "Raquel Ferri,
// accounts@fenwick.example", "please write to Jo Hale (j.hale@fenwick.example)".
void find_person_of_address(const MasterDataContext& context, MasterDataFields& found);

// What stands in a list without a label: a company by its legal form ("Aura Lights LLP"), an
// address by its street's number and its postal code ("Lindenallee 7, 04103 Leipzig").
void find_bare_data(const MasterDataContext& context, MasterDataFields& found);

} // namespace mailroom
