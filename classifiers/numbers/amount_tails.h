#pragma once

// What stands behind the figure of a sum: a multiple, the currency's name, hundredths. For
// classifiers/numbers/amounts.cpp alone; the words are data/phrases/amounts.txt.

#include "classifiers/numbers/amounts.h"
#include "core/scan_amounts.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

// "EUR" of "currency.EUR".
std::string_view after_point(std::string_view phrase_class);

// "1.000 am 13.11.": what looks like three decimal places in a mail sets thousands apart, whatever
// its other numbers look like.
Decimal with_thousands(const ScannedAmount& scanned, std::string_view text);

Decimal times_ten_to(const Decimal& value, int zeros); // At most two places remain.

// "duemila/50": 50; none of a word that is written in another way.
inline constexpr std::size_t hundredths_bytes = 3;
std::optional<int> hundredths_at_end(std::string_view word);

class AmountTails {
public:
    AmountTails(
        const Words& words,
        const std::vector<PhraseHit>& hits,
        const Party* party,
        const Company& company);

    // Reads on from mention.last: "Mio. EUR", "de euros", ",-", "dollars and 20 cents".
    void read_tail(AmountMention& mention) const;
    // "minus 45.00", "un avoir de - 45,00"
    bool has_minus(const AmountMention& mention) const;
    // "five grand": a multiple that is said of money alone; false where none stands there.
    bool read_money_word(AmountMention& mention) const;
    // A currency's name alone; false where none stands there.
    bool read_currency(AmountMention& mention) const;
    // "euro milleduecento/00": the currency's name right before.
    bool takes_currency_before(AmountMention& mention) const;
    bool read_subunit(AmountMention& mention) const; // "cents"
    void add_cents(AmountMention& mention) const;    // "and 20 cents"
    // "$.75", "99\u00A2" at this word.
    std::optional<AmountMention> lone_cents(std::size_t word) const;
    // "1.234'56", as it is written by hand in Spain: what stands behind the byte `end`.
    void add_spanish_cents(AmountMention& mention, std::size_t end) const;
    // "and 50/100", "and no/100", as cheques have it; false where nothing such stands there.
    bool add_hundredths(AmountMention& mention) const;

    // The hit of a family of amounts.txt ("amount.", "scale.") that begins with this word, or null.
    const PhraseHit* hit_at(std::size_t word, std::string_view family) const;
    const std::multimap<std::size_t, const PhraseHit*>& hits() const { return hits_; }

    // "$" and "kr" are those of the party, else ours.
    std::string own_currency(const std::string& code, bool certain) const;
    // Whether the party, or we, pay in this currency.
    bool is_own_currency(std::string_view code) const
    {
        return (party_ && party_->currency == code) || company_.currency == code;
    }

private:
    std::optional<int> scale_at(std::size_t word) const;
    bool is_of_next_figure(const AmountMention& mention, std::size_t next) const;
    bool ends_bare_cents(const AmountMention& mention, std::size_t word) const;
    bool ends_spoken_cents(const AmountMention& mention, std::size_t word) const;

    const Words& words_;
    const Party* party_;
    const Company& company_;
    std::multimap<std::size_t, const PhraseHit*> hits_; // By first word.
};

} // namespace mailroom
