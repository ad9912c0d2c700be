#include "api/handlers/handlers.h"
#include "api/responses.h"
#include "api/views.h"
#include "core/text.h"

namespace mailroom::handlers {
namespace {

constexpr std::size_t parties_max = 100;

bool is_found(const Party& party, std::string_view words)
{
    return contains_ignoring_case(party.name, words)
        || contains_ignoring_case(party.party_id, words)
        || contains_ignoring_case(party.tax_id, words);
}

} // namespace

HttpResponse list_parties(Call& call)
{
    const auto books = TRY_OR_RESPOND(call.services.store.ledger().books());
    const auto wanted = call.query.find("text");
    const auto words = wanted == call.query.end() ? std::string_view{} : trimmed(wanted->second);
    Json::Array parties;
    for (const auto& party : books->parties()) {
        if (is_found(party, words) && parties.size() < parties_max)
            parties.push_back(view(party));
    }
    return json_response(Json::Object{{"parties", std::move(parties)}});
}

HttpResponse show_party(Call& call)
{
    const auto books = TRY_OR_RESPOND(call.services.store.ledger().books());
    const auto& party_id = call.path_parameters.at(0);
    const auto* party = books->party(party_id);
    if (party == nullptr)
        return error_response(404, "not_found", "The books have no such party.");
    Json::Array items, contacts, documents;
    for (const auto* item : books->open_items_of(party_id))
        items.push_back(to_json(*item));
    for (const auto& contact : books->contacts()) {
        if (contact.party_id == party_id)
            contacts.push_back(to_json(contact));
    }
    for (const auto* document : books->documents_of(party_id))
        documents.push_back(to_json(*document));
    return json_response(Json::Object{
        {"party", view(*party)},
        {"open_items", std::move(items)},
        {"contacts", std::move(contacts)},
        {"documents", std::move(documents)}});
}

} // namespace mailroom::handlers
