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

// "Label: value" on a line of its own, as forms and signatures write it.
void find_labelled_data(const MasterDataContext& context, MasterDataFields& found);

// A form's rows, "Legal name  Fenwick Ltd", and labels whose value stands on the next line.
void find_data_in_form(const MasterDataContext& context, MasterDataFields& found);

// "our new address is 5 Mill Lane", "my successor Marie Duval", "we are now called Fenwick Ltd".
void find_data_in_sentences(const MasterDataContext& context, MasterDataFields& found);

// What stands in a list without a label: a company by its legal form ("Aura Lights LLP"), an
// address by its street's number and its postal code ("Lindenallee 7, 04103 Leipzig").
void find_bare_data(const MasterDataContext& context, MasterDataFields& found);

} // namespace mailroom
