#include "parsers/fields/parties/parties.h"

#include "parsers/fields/choice/field_chooser.h"
#include "parsers/fields/choice/ranking.h"
#include "parsers/fields/parties/name_place.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/party_values.h"

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

// The value that is the company which the rules chose.
std::optional<Choice>
as_choice(const std::optional<NamedParty>& party, const std::vector<FieldValue>& values)
{
    if (!party)
        return std::nullopt;
    const auto key = name_key(party->name);
    const auto same = std::ranges::find_if(values, [&key](const FieldValue& value) {
        return name_key(to_string(value.from.value)) == key;
    });
    if (same == values.end())
        return std::nullopt;
    return Choice{same->from, party->confidence};
}

bool is_same(const std::optional<Choice>& a, const std::optional<Choice>& b)
{
    return a && b && a->best.value == b->best.value;
}

// Nobody is both: which two are likelier. Who is named alone is rather the writer.
double together(const std::optional<Choice>& sender, const std::optional<Choice>& recipient)
{
    constexpr double no_sender = 0.1, no_recipient = 0.4;
    return (sender ? sender->confidence : no_sender)
        * (recipient ? recipient->confidence : no_recipient);
}

std::optional<NamedParty> as_party(const std::optional<Choice>& choice)
{
    if (!choice)
        return std::nullopt;
    const auto& best = choice->best;
    return NamedParty{to_string(best.value), choice->confidence, best.at, best.begin, best.end};
}

// The choices among the values of one document.
class PartyChooser {
public:
    PartyChooser(
        const Analysis& analysis,
        const GridRows& item_rows,
        const ExtractContext& context,
        DocumentType type,
        const Parties& by_rules)
        : context_(context),
          type_(type),
          advice_(type == DocumentType::remittance_advice),
          values_(party_values(analysis, item_rows, by_rules)),
          sender_by_rules_(as_choice(by_rules.sender, values_)),
          recipient_by_rules_(as_choice(by_rules.recipient, values_))
    {
    }

    Parties run() const
    {
        auto [sender, recipient] = best(context_, values_);
        if (const auto own = own_company()) {
            const bool ours = is_same(sender, own) && sender->confidence >= own_sender_least;
            const auto [other_sender, other_recipient] = best_of_others(*own);
            return ours ? Parties{as_party(sender), as_party(other_recipient)}
                        : Parties{as_party(other_sender), as_party(own)};
        }
        if (is_same(sender, recipient)) {
            const auto [other_sender, other_recipient] = best_of_others(*sender);
            // Only what both were trained to say can be weighed.
            const bool weighed =
                ranking_of(type_, sender_term()) && ranking_of(type_, recipient_term());
            if (!weighed || together(sender, other_recipient) >= together(other_sender, recipient))
                recipient = other_recipient;
            else
                sender = other_sender;
        }
        return {as_party(sender), as_party(recipient)};
    }

private:
    using Choices = std::pair<std::optional<Choice>, std::optional<Choice>>;

    // What comes to us is to us, unless the page says surely that it is a copy of what we wrote.
    static constexpr double own_sender_least = 0.97, own_confidence = 0.95;

    Term sender_term() const { return advice_ ? Term::payer_name : Term::seller_name; }
    Term recipient_term() const { return advice_ ? Term::payee_name : Term::buyer_name; }

    Choices best(const ExtractContext& context, const std::vector<FieldValue>& values) const
    {
        return {
            best_value(context, type_, sender_term(), values, sender_by_rules_),
            best_value(context, type_, recipient_term(), values, recipient_by_rules_)};
    }

    Choices best_of_others(const Choice& taken) const
    {
        auto others = values_;
        std::erase_if(
            others, [&](const FieldValue& value) { return value.from.value == taken.best.value; });
        auto quiet = context_;
        quiet.samples = nullptr;
        auto choices = best(quiet, others);
        for (auto* choice : {&choices.first, &choices.second}) {
            if (is_same(*choice, taken))
                choice->reset();
        }
        return choices;
    }

    std::optional<Choice> own_company() const
    {
        if (context_.own_name.empty())
            return std::nullopt;
        return as_choice(NamedParty{context_.own_name, own_confidence, {}, 0, 0}, values_);
    }

    const ExtractContext& context_;
    DocumentType type_;
    bool advice_;
    std::vector<FieldValue> values_;
    std::optional<Choice> sender_by_rules_, recipient_by_rules_;
};

} // namespace

Parties parties_of(
    const Analysis& analysis,
    const GridRows& item_rows,
    const ExtractContext& context,
    DocumentType type)
{
    if (analysis.grid.rows.empty())
        return {};
    const auto by_rules = PartyFinder(analysis, item_rows, type).run();
    if (analysis.is_body)
        return by_rules;
    auto parties = PartyChooser(analysis, item_rows, context, type, by_rules).run();
    // Who is greeted, or called the payee, does not pay.
    constexpr double surely_called = 0.6;
    const auto& payee = by_rules.recipient;
    const auto may_pay = [&](const std::optional<NamedParty>& party) {
        return party && !greets(party->name)
            && (type != DocumentType::remittance_advice || !payee
                || payee->confidence < surely_called
                || name_key(payee->name) != name_key(party->name));
    };
    if (!may_pay(parties.sender))
        parties.sender = may_pay(by_rules.sender) ? by_rules.sender : std::nullopt;
    return parties;
}

} // namespace mailroom::fields
