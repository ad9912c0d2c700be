#include "parsers/fields/parties/parties.h"

#include "parsers/fields/choice/field_chooser.h"
#include "parsers/fields/choice/ranking.h"
#include "parsers/fields/parties/called_payer.h"
#include "parsers/fields/parties/letterheads.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/party_rules.h"
#include "parsers/fields/parties/party_values.h"
#include "parsers/fields/parties/whole_names.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

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
        : analysis_(analysis),
          context_(context),
          type_(type),
          advice_(type == DocumentType::remittance_advice),
          values_(party_values(analysis, item_rows, by_rules)),
          sender_by_rules_(as_choice(by_rules.sender, values_)),
          recipient_by_rules_(as_choice(by_rules.recipient, values_))
    {
    }

    Parties run() const
    {
        auto parties = chosen();
        heed_ledgers(parties);
        heed_called_payer(parties);
        heed_letterheads(parties);
        replace_logo(parties);
        return parties;
    }

private:
    Parties chosen() const
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

    static bool is_called(const FieldValue& value, std::string_view label)
    {
        return std::ranges::any_of(value.features, [&](const auto& feature) {
            return feature.first.ends_with(label) && feature.first != label;
        });
    }

    const FieldValue* value_of(const std::optional<NamedParty>& party) const
    {
        const auto found = std::ranges::find_if(values_, [&](const FieldValue& value) {
            return party && to_string(value.from.value) == party->name;
        });
        return found == values_.end() ? nullptr : &*found;
    }

    Ledger ledger_of(const FieldValue& value) const
    {
        return ledger_below(analysis_, value.from.at);
    }

    // Who has his sales ledger below his name is paid, and does not pay.
    void heed_ledgers(Parties& parties) const
    {
        const auto* sender = value_of(parties.sender);
        if (!advice_ || !context_.own_name.empty() || sender == nullptr
            || is_called(*sender, ".payer") || ledger_of(*sender) != Ledger::receivables)
            return;
        const auto payer = std::ranges::find_if(values_, [&](const FieldValue& value) {
            return ledger_of(value) == Ledger::payables
                && name_key(to_string(value.from.value)) != name_key(parties.sender->name);
        });
        if (payer == values_.end())
            return;
        const auto confidence = parties.sender->confidence;
        parties.recipient = parties.sender;
        parties.sender = as_party(Choice{payer->from, confidence});
    }

    // Who is called the payer pays, rather than the bank that tells of it, or who is called the
    // payee.
    void heed_called_payer(Parties& parties) const
    {
        const auto* sender = value_of(parties.sender);
        if (!advice_ || sender == nullptr || is_called(*sender, ".payer"))
            return;
        const auto* payer = called_payer(values_, *sender);
        if (payer == nullptr)
            return;
        const bool was_recipient =
            parties.recipient && to_string(payer->from.value) == parties.recipient->name;
        if (is_bank(*sender) && was_recipient)
            return;
        if (was_recipient)
            parties.recipient =
                is_surely_called(*sender, Sense::payee) ? parties.sender : std::nullopt;
        parties.sender = as_party(Choice{payer->from, parties.sender->confidence});
    }

    // Invoices whose foot or whose window tells that the ranking took one side for the other.
    void heed_letterheads(Parties& parties) const
    {
        const auto* sender = value_of(parties.sender);
        if (advice_ || !context_.own_name.empty() || sender == nullptr
            || is_called(*sender, ".seller"))
            return;
        const auto at = sender->from.at;
        const auto* recipient = value_of(parties.recipient);
        if (recipient != nullptr && !is_called(*recipient, ".buyer")
            && shows_window(analysis_, at, recipient->from.at)) {
            std::swap(parties.sender, parties.recipient);
            return;
        }
        const auto foot = std::ranges::find_if(values_, [&](const FieldValue& value) {
            return has_legal_form(to_string(value.from.value)) && !is_called(value, ".buyer")
                && is_foot_of_writer(analysis_, value.from.at);
        });
        if (foot == values_.end() || &*foot == sender || is_foot_of_writer(analysis_, at)
            || has_numbers_below(analysis_, at)
            || is_logo_of(parties.sender->name, to_string(foot->from.value)))
            return;
        if (recipient == nullptr || recipient == &*foot)
            parties.recipient = parties.sender;
        parties.sender = as_party(Choice{foot->from, parties.sender->confidence});
    }

    // A logo that a scan made a name of gives way to the name that it shows.
    void replace_logo(Parties& parties) const
    {
        if (!parties.sender || has_legal_form(parties.sender->name))
            return;
        const auto whole = std::ranges::find_if(values_, [&](const FieldValue& value) {
            const auto name = to_string(value.from.value);
            return has_legal_form(name) && is_logo_of(parties.sender->name, name);
        });
        if (whole == values_.end())
            return;
        const auto logo = parties.sender->name;
        const auto confidence = parties.sender->confidence;
        parties.sender = as_party(Choice{whole->from, confidence});
        if (!parties.recipient || parties.recipient->name != parties.sender->name)
            return;
        auto others = values_;
        std::erase_if(others, [&](const FieldValue& value) {
            const auto name = to_string(value.from.value);
            return name == logo || name == parties.sender->name;
        });
        auto quiet = context_;
        quiet.samples = nullptr;
        parties.recipient = as_party(best(quiet, others).second);
    }

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

    const Analysis& analysis_;
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
    const auto by_rules = parties_by_rules(analysis, item_rows, type);
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
    for (auto* party : {&parties.sender, &parties.recipient}) {
        if (*party)
            (*party)->name = whole_name(analysis, **party);
    }
    return parties;
}

} // namespace mailroom::fields
