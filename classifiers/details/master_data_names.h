#pragma once

// Names of companies, people and banks in running text: which words are one.

#include "classifiers/details/master_data_parts.h"
#include "classifiers/text/prose.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

// Words [first, last).
struct NameSpan {
    std::size_t first = 0, last = 0;
};

// The capitalised words from `first` on, with what joins names of people and companies ("of",
// "und", "&"); at most so many words, none where the first is no name's.
NameSpan name_from(const Words& words, std::size_t first, std::size_t words_max);

// The name that goes on over this word to both sides: "VR Bank Hallertau" of "Bank". Words that
// begin a sentence without being a name's ("We are", "Somos", "Unsere Bank") end it.
NameSpan name_around(const Prose& prose, std::size_t word, std::size_t words_max);

// As written, with the last point of a legal form in letters: "Fenwick S.p.A.".
std::string source_of(const Words& words, NameSpan span);

// "Ltd", "eG", "s.r.o."; not the words "as", "co", "ab".
bool is_written_as_form(const Words& words, const PhraseHit& form);

// "Fenwick Mill, S.L.", "Fenwick plc": with the legal form that stands behind the name.
NameSpan with_form_behind(const Prose& prose, NameSpan name);

bool has_two_words(const Words& words, NameSpan name);

// Whether a word begins the name's sentence or tells what the name is of, and is none of it.
bool is_no_name(const Prose& prose, std::size_t word);

// The first word of the name that goes on with this word.
std::size_t name_start(const Prose& prose, std::size_t word, std::size_t words_max);

// "we are now called Fenwick Ltd", "firmiert als Fenwick GmbH".
void find_new_name(const MasterDataContext& context, MasterDataFields& found);

// "We have become a limited company: Fenwick Works Ltd", "no longer a partnership but Fenwick LLP".
void find_name_of_new_form(const MasterDataContext& context, MasterDataFields& found);

// "we have moved to Lakeshore Community Bank", "banque Crédit des Lacs".
void find_new_bank(const MasterDataContext& context, MasterDataFields& found);
// "IE29 ... with Quayside", "GB82 ... (Quayside Mutual)": no word there says that it is a bank.
void find_bank_beside_iban(const MasterDataContext& context, MasterDataFields& found);

} // namespace mailroom
