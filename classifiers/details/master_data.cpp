#include "classifiers/details/master_data.h"

#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "core/iban.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// The sender's own address is no news, unless it is told as one: "Invoices to this address from
// now on: ...".
void drop_own_address(const MasterDataContext& context, MasterDataFields& found)
{
    const auto email = found.find("email");
    if (email == found.end() || context.party == nullptr)
        return;
    const auto& words = context.prose.words;
    const auto byte = words.text.find(email->second);
    const auto word = byte == std::string::npos ? words.words.size() : first_word_from(words, byte);
    const bool told =
        word < words.words.size() && context.prose.has("data.change", words.sentence_of(word));
    const auto& from = context.message.from;
    const bool own = std::ranges::any_of(from, [&](const auto& mailbox) {
        return equals_ignoring_case(email->second, mailbox.addr_spec);
    });
    if (own && !told)
        found.erase(email);
}

// "Account name: Fenwick Ltd": as the books have it.
void drop_own_name(const MasterDataContext& context, MasterDataFields& found)
{
    const auto name = found.find("name");
    if (name != found.end() && context.party != nullptr
        && normalized_number(name->second) == normalized_number(context.party->name))
        found.erase(name);
}

// "Our address becomes Fenwick Mill Ltd, 4 Quay Street, ...": the name that stands before the
// street is how the party wants it written.
void add_own_name_before(const MasterDataContext& context, MasterDataFields& found)
{
    const auto address = found.find("address");
    if (address == found.end() || context.party == nullptr || found.contains("name"))
        return;
    const std::string_view text = context.prose.words.text;
    const auto byte = text.find(address->second);
    if (byte == text.npos || byte == 0)
        return;
    const auto line = text.substr(0, byte);
    const auto& name = context.party->name;
    const auto at = line.rfind(name.substr(0, name.find(' ')));
    if (at == line.npos || !line.ends_with(", "))
        return;
    const auto before = trimmed(line.substr(at, line.find_last_not_of(" ,\n") + 1 - at));
    if (before.find_first_of(",\n:") == before.npos && core_name(before) == core_name(name))
        address->second = std::string(trimmed(text.substr(at, byte - at))) + " " + address->second;
}

// A form that is filled in and sent along. The mail's own text is a document, too, with its
// signature and history.
void find_data_in_attachment(
    const MasterDataContext& context,
    const Reading& reading,
    const Document& document,
    MasterDataChange& change)
{
    const bool body = std::ranges::any_of(reading.parts, [&](const Part& part) {
        return part.path == document.path && part.role != PartRole::attachment;
    });
    if (body || (document.type != DocumentType::other && document.type != DocumentType::tax_form))
        return;
    const auto party_id = context.party == nullptr ? std::string() : context.party->party_id;
    const auto form =
        read_prose({}, document.text, context.prose.written_on, context.books, party_id);
    const MasterDataContext on_form{form, context.books, context.party, context.message, Rows::any};
    find_labelled_data(on_form, change.now);
    find_shapes(on_form, change);
    find_data_in_form(on_form, change.now);
    find_tax_id(on_form, change.now);
}

} // namespace

std::map<std::string, std::string> find_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    if (!prose.find("data.change", 0, prose.words.words.size()))
        return {};
    auto found = find_meant_master_data(reading, prose, books, party_id).now;
    // A number that is no account's tells nothing by itself.
    const auto iban = found.find("iban");
    if (iban != found.end() && !is_iban(normalized_number(iban->second)))
        found.erase(iban);
    return found;
}

MasterDataChange find_meant_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    MasterDataChange change;
    auto& found = change.now;
    const MasterDataContext context{prose, books, books.party(party_id), reading.message};
    find_name_of_new_form(context, found);
    find_town_before_street(context, found);
    find_labelled_data(context, found);
    find_shapes(context, change);
    find_data_in_sentences(context, found);
    find_data_in_form(context, found);
    for (const auto& document : reading.documents)
        find_data_in_attachment(context, reading, document, change);
    find_data_in_signature(context, reading.message.signature, found);
    find_bare_data(context, found);
    find_person_of_address(context, found);
    drop_own_address(context, found);
    drop_own_name(context, found);
    add_own_name_before(context, found);
    find_sender_as_contact(context, found);
    return change;
}

} // namespace mailroom
