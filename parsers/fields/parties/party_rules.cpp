#include "parsers/fields/parties/party_rules.h"

#include "parsers/fields/parties/name_place.h"
#include "parsers/fields/parties/names.h"

#include <algorithm>
#include <map>

namespace mailroom::fields {
namespace {

class PartyFinder {
public:
    PartyFinder(const Analysis& analysis, const GridRows& item_rows, DocumentType type)
        : analysis_(analysis),
          item_rows_(item_rows),
          type_(type),
          proven_(proven_numbers_of(analysis))
    {
    }

    Parties run()
    {
        const bool advice = type_ == DocumentType::remittance_advice;
        Parties parties;
        parties.sender = labelled(advice ? Sense::payer : Sense::seller);
        parties.recipient = labelled(advice ? Sense::payee : Sense::buyer);
        const auto names = standing_names(analysis_, item_rows_);
        if (!parties.sender || parties.sender->confidence < 0.6)
            replace(parties.sender, letterhead(names, parties.recipient));
        if (!parties.recipient)
            parties.recipient = addressee(names, parties.sender);
        return parties;
    }

private:
    static void replace(std::optional<NamedParty>& party, const std::optional<NamedParty>& other)
    {
        if (other && (!party || other->confidence > party->confidence))
            party = other;
    }

    std::optional<NamedParty> labelled(Sense sense) const
    {
        std::optional<NamedParty> best;
        for (auto& name : labelled_names(analysis_, item_rows_, sense))
            replace(best, std::move(name));
        return best;
    }

    std::optional<NamedParty> letterhead(
        const std::vector<StandingName>& names, const std::optional<NamedParty>& not_this) const
    {
        std::map<std::string, int> seen;
        for (const auto& name : names)
            ++seen[normalized_phrase(name.party.name)];
        const StandingName* best = nullptr;
        double most = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& name = names[i];
            const auto key = normalized_phrase(name.party.name);
            if (not_this && normalized_phrase(not_this->name) == key)
                continue;
            double score = name.legal ? 0.6 : 0;
            score -= name.party.name.find_first_of("0123456789") != std::string::npos ? 0.6 : 0;
            score += name.depth < 0.12 ? 0.5
                : name.depth < 0.25    ? 0.3
                : name.depth > 0.85    ? 0.25
                                       : 0;
            score += 0.25 * std::clamp(name.size - 1, 0.0, 1.2);
            score += seen[key] > 1 ? 0.35 : 0;
            score += name.sender_line ? 0.3 : 0;
            score += i == 0 ? 0.35 : 0;
            score += shows_account(name) ? 1 : 0;
            score -= greets(name.party.name) ? 1 : 0;
            if (score > most) {
                most = score;
                best = &name;
            }
        }
        if (best == nullptr || most < 0.5)
            return std::nullopt;
        auto party = best->party;
        party.confidence = std::clamp(0.3 + 0.3 * most, 0.3, 0.85);
        return party;
    }

    std::optional<NamedParty>
    addressee(const std::vector<StandingName>& names, const std::optional<NamedParty>& sender) const
    {
        const StandingName* best = nullptr;
        double most = 0;
        for (const auto& name : names) {
            if (sender && normalized_phrase(sender->name) == normalized_phrase(name.party.name))
                continue;
            if (name.depth > 0.4 || name.sender_line)
                continue;
            const double score = (name.legal ? 1 : 0) + (name.depth > 0.08 ? 0.3 : 0);
            if (score > most) {
                most = score;
                best = &name;
            }
        }
        if (best == nullptr || !best->legal)
            return std::nullopt;
        auto party = best->party;
        party.confidence = 0.55;
        return party;
    }

    // Who wants to be paid writes the account below the name: two blocks at the head are told apart
    // by it.
    bool shows_account(const StandingName& name) const
    {
        constexpr double head_most = 0.3;
        if (type_ == DocumentType::remittance_advice || name.depth > head_most)
            return false;
        const auto features = place_of(analysis_, proven_, name.party.at);
        return std::ranges::any_of(
            features, [](const auto& feature) { return feature.first == "iban_in_block"; });
    }

    const Analysis& analysis_;
    const GridRows& item_rows_;
    DocumentType type_;
    ProvenNumbers proven_;
};

} // namespace

Parties parties_by_rules(const Analysis& analysis, const GridRows& item_rows, DocumentType type)
{
    return PartyFinder(analysis, item_rows, type).run();
}

} // namespace mailroom::fields
