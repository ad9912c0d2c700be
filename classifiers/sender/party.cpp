#include "classifiers/sender/party.h"

#include "classifiers/sender/relatives.h"
#include "classifiers/sender/sender.h"
#include "classifiers/text/words.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mailroom {
namespace {

// How much each sign is worth. Addresses beat identifiers, identifiers beat names; two signs of a
// kind are worth little more than one, since they usually come from one source.
constexpr double address_weight = 10, domain_weight = 7, lookalike_weight = 5, tax_id_weight = 8,
                 iban_weight = 6, party_id_weight = 6, item_weight = 5, order_weight = 4,
                 filed_weight = 4, name_weight = 3, document_name_weight = 5, thread_weight = 3,
                 copied_weight = 4, contact_name_weight = 3, domain_name_weight = 4;
constexpr double votes_min = 3;
constexpr double margin_min = 1.1; // The best against the second: else nobody knows.
constexpr std::size_t number_length_min = 4;
// A number of few digits alone is a quantity or a year as often as a document.
constexpr std::size_t telling_digits_min = 6;
constexpr double few_digits_factor = 0.4;

class Votes {
public:
    void add(const std::string& party_id, std::string_view why, double weight)
    {
        if (party_id.empty())
            return;
        auto& kinds = votes_[party_id];
        auto& vote = kinds[why];
        vote = vote == 0 ? weight : std::min(vote + weight / 4, weight * 1.5);
    }

    PartyFinding result() const
    {
        PartyFinding best;
        double best_sum = 0, second_sum = 0, total = 0;
        for (const auto& [party_id, kinds] : votes_) {
            double sum = 0, strongest = 0;
            std::string_view why;
            for (const auto& [kind, weight] : kinds) {
                sum += weight;
                if (weight > strongest)
                    std::tie(strongest, why) = std::pair(weight, kind);
            }
            total += sum;
            second_sum = std::max(second_sum, std::min(sum, best_sum));
            if (sum > best_sum) {
                best_sum = sum;
                best.party_id = party_id;
                best.why = why;
            }
        }
        if (best_sum < votes_min || best_sum < second_sum * margin_min)
            return {};
        best.confidence = std::min(1.0, best_sum / address_weight) * best_sum / total;
        return best;
    }

private:
    std::map<std::string, std::map<std::string_view, double>> votes_;
};

double share(const std::set<std::string>& parties)
{
    return static_cast<double>(parties.size());
}

void vote_for_address(Votes& votes, const Books& books, std::string_view addr_spec, double factor)
{
    std::set<std::string> parties;
    for (const auto* contact : books.contacts_by_email(addr_spec))
        parties.insert(contact->party_id);
    for (const auto& party_id : parties)
        votes.add(party_id, "contact address", factor * address_weight / share(parties));
    const auto domain = domain_of(addr_spec);
    if (!parties.empty() || domain.empty() || is_free_mail(domain))
        return;
    for (const auto* contact : books.contacts_by_domain(domain))
        parties.insert(contact->party_id);
    for (const auto& party_id : parties)
        votes.add(party_id, "contact domain", factor * domain_weight / share(parties));
    if (!parties.empty())
        return;
    for (const auto* party : books.parties_named_in(registered_label(domain)))
        votes.add(party->party_id, "name in the sender's domain", factor * domain_name_weight);
    for (auto dot = domain.find('.'); dot != domain.npos; dot = domain.find('.', dot + 1)) {
        const auto parent = domain.substr(dot + 1);
        for (const auto* contact : books.contacts_by_domain(parent)) {
            if (!is_free_mail(parent))
                votes.add(contact->party_id, "contact domain", factor * domain_weight);
        }
    }
    for (const auto known : books.contact_domains().like(domain)) {
        if (is_free_mail(known) || !imitates_domain(domain, known))
            continue;
        for (const auto* contact : books.contacts_by_domain(known))
            votes.add(
                contact->party_id, "domain that looks like a contact's", factor * lookalike_weight);
    }
}

bool is_ours(const Books& books, std::string_view addr_spec)
{
    const auto own = to_lower_ascii(books.company().domain);
    const auto domain = domain_of(addr_spec);
    return !own.empty() && (domain == own || domain.ends_with("." + own));
}

// Somebody of the books who writes from another address: a private one, or one that is borrowed.
// Either way the matter is theirs.
void vote_for_person(Votes& votes, const Books& books, std::string_view name)
{
    std::set<std::string> parties;
    if (trimmed(name).find(' ') != std::string_view::npos) { // "Accounts" is nobody's name.
        for (const auto* contact : books.contacts_by_name(name))
            parties.insert(contact->party_id);
    }
    for (const auto& party_id : parties)
        votes.add(party_id, "a contact's name", contact_name_weight / share(parties));
}

void vote_for_senders(Votes& votes, const Message& message, const Books& books)
{
    for (const auto& bounce : message.bounces)
        vote_for_address(votes, books, bounce.recipient, 1);
    for (const auto& from : message.from) {
        if (is_ours(books, from.addr_spec))
            continue;
        vote_for_address(votes, books, from.addr_spec, 1);
        vote_for_person(votes, books, from.display_name);
    }
    for (const auto& reply_to : message.reply_to) {
        if (!is_ours(books, reply_to.addr_spec))
            vote_for_address(votes, books, reply_to.addr_spec, 0.3);
    }
    const bool internal = !message.from.empty() && is_ours(books, message.from.front().addr_spec);
    for (const auto& quoted : message.quoted) {
        if (quoted.from && !is_ours(books, quoted.from->addr_spec))
            vote_for_address(
                votes, books, quoted.from->addr_spec, internal || quoted.forwarded ? 0.9 : 0.3);
    }
    for (const auto* list : {&message.to, &message.cc}) {
        for (const auto& mailbox : *list) {
            for (const auto* contact : books.contacts_by_email(mailbox.addr_spec))
                votes.add(contact->party_id, "contact in copy", copied_weight);
        }
    }
}

void vote_for_identifier(
    Votes& votes, const Books& books, std::string_view text, bool identifiers_only)
{
    const auto key = normalized_number(text);
    if (key.size() < number_length_min)
        return;
    if (const auto* party = books.party_by_tax_id(key);
        party && key != normalized_number(books.company().tax_id))
        votes.add(party->party_id, "tax id", tax_id_weight);
    if (const auto* party = books.party_by_iban(key))
        votes.add(party->party_id, "bank account", iban_weight);
    if (identifiers_only)
        return;
    const bool few_digits =
        key.size() < telling_digits_min && std::all_of(key.begin(), key.end(), is_digit);
    const double factor = few_digits ? few_digits_factor : 1;
    if (const auto* party = books.party(text))
        votes.add(party->party_id, "our number for them", factor * party_id_weight);
    std::set<std::string> parties;
    for (const auto* item : books.open_items_by_number(key))
        parties.insert(item->party_id);
    for (const auto& party_id : parties)
        votes.add(party_id, "document number", factor * item_weight / share(parties));
    for (const auto* line : books.purchase_order(key))
        votes.add(line->party_id, "purchase order", factor * order_weight);
    if (parties.empty()) {
        for (const auto* document : books.documents_by_reference(key))
            votes.add(document->party_id, "document number", factor * filed_weight);
    }
}

// Identifiers are written with blanks ("DE 12 3456"): up to seven words in a row are tried.
void vote_for_text(Votes& votes, const Books& books, const Words& words)
{
    constexpr std::size_t pieces_max = 7;
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        if (words.words[i].has_digit || words.words[i].folded.size() <= 4) {
            const auto last = std::min(i + pieces_max, words.words.size());
            for (std::size_t j = i + 1; j <= last; ++j) {
                if (words.words[j - 1].has_digit)
                    vote_for_identifier(votes, books, words.source(i, j), j > i + 2);
            }
        }
    }
}

void vote_for_names(
    Votes& votes, const Books& books, std::string_view text, std::string_view why, double weight)
{
    for (const auto* party : books.parties_named_in(text))
        votes.add(party->party_id, why, weight);
}

void vote_for_document(Votes& votes, const Books& books, const Document& document)
{
    for (const auto term : {Term::seller_tax_id, Term::buyer_tax_id, Term::iban})
        vote_for_identifier(votes, books, document.fields.text(term), true);
    for (const auto term : {Term::vendor_number, Term::purchase_order, Term::payment_reference})
        vote_for_identifier(votes, books, document.fields.text(term), false);
    for (const auto term : {Term::seller_name, Term::payer_name, Term::counterparty_name})
        vote_for_names(
            votes, books, document.fields.text(term), "name on the document", document_name_weight);
    for (const auto& line : document.lines)
        vote_for_identifier(votes, books, line.text(Term::document_number), false);
    vote_for_text(votes, books, split_words(document.text));
    vote_for_names(votes, books, document.text, party_named_only, name_weight);
}

// The parent's clerk writes about bills of a child alone: it is the child's matter. But what the
// parent pays, by an advice that comes along, is its own.
PartyFinding relative_that_is_written_of(const Reading& reading, const Books& books)
{
    const auto& message = reading.message;
    const bool pays = std::ranges::any_of(reading.documents, [](const Document& document) {
        return document.type == DocumentType::remittance_advice;
    });
    if (message.from.size() != 1 || pays)
        return {};
    std::set<std::string> parties;
    for (const auto* contact : books.contacts_by_email(message.from.front().addr_spec))
        parties.insert(contact->party_id);
    if (parties.size() != 1)
        return {};
    auto party_id = relative_of_documents(
        books, *parties.begin(), split_words(message.subject + "\n\n" + message.latest_text));
    constexpr double confidence = 0.6;
    return {std::move(party_id), "documents of a related party", confidence};
}

} // namespace

PartyFinding find_party(
    const Reading& reading, const Books& books, std::span<const std::string> thread_party_ids)
{
    const auto& message = reading.message;
    Votes votes;
    vote_for_senders(votes, message, books);
    for (const auto& document : reading.documents)
        vote_for_document(votes, books, document);
    vote_for_text(votes, books, split_words(message.subject + "\n\n" + message.text));
    for (const auto& from : message.from)
        vote_for_names(votes, books, from.display_name, "sender's name", name_weight);
    vote_for_names(
        votes, books, message.subject + "\n" + message.text, "name in the text", name_weight);
    for (const auto& party_id : thread_party_ids) {
        if (books.party(party_id))
            votes.add(party_id, "earlier message of the thread", thread_weight);
    }
    if (auto relative = relative_that_is_written_of(reading, books); !relative.party_id.empty())
        return relative;
    return votes.result();
}

Side side_of(const Reading& reading, const Books& books, const Understanding& understanding)
{
    if (understanding.threat == Threat::spam)
        return Side::none;
    const auto* party = books.party(understanding.party_id);
    if (party && party->role != PartyRole::both)
        return party->role == PartyRole::vendor ? Side::payable : Side::receivable;
    if (!understanding.invoices.empty() || understanding.has(Intent::payment_status_inquiry))
        return Side::payable;
    if (understanding.remittance || !understanding.promises.empty()
        || !understanding.disputes.empty())
        return Side::receivable;
    const auto& message = reading.message;
    for (const auto* list : {&message.to, &message.cc}) {
        for (const auto& mailbox : *list) {
            if (equals_ignoring_case(mailbox.addr_spec, books.company().payable_address))
                return Side::payable;
            if (equals_ignoring_case(mailbox.addr_spec, books.company().receivable_address))
                return Side::receivable;
        }
    }
    return party ? Side::receivable : Side::none;
}

} // namespace mailroom
