#pragma once

// Master data that the sender gives for the books: address, phone, email, contact, name, tax_id,
// iban, bank_name -> the new value, as written.

#include "classifiers/text/prose.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <map>
#include <string>

namespace mailroom {

// Only what is told as new, or stands on a registration form. What the books know already is left
// out, so that a signature is no change.
std::map<std::string, std::string> find_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id);

struct MasterDataChange {
    std::map<std::string, std::string> now, before;
};

// The same where the whole message is known to bring such data, with what is told as old.
MasterDataChange find_meant_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id);

// "We are no longer a partnership but Fenwick Works LLP", where the intents are unsure of what it
// means and nothing else is named: Intent::master_data_update.
void add_new_form(
    Understanding& meant, const Reading& reading, const Prose& prose, const Books& books);

// Of a registration that names no contact: the person who signs it, where the company has a name
// of its own.
void name_who_signs_up(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    std::map<std::string, std::string>& found);

} // namespace mailroom
