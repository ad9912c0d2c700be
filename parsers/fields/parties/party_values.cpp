#include "parsers/fields/parties/party_values.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/parties/name_pieces.h"
#include "parsers/fields/parties/name_place.h"
#include "parsers/fields/parties/name_words.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/street_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom::fields {
namespace {

constexpr std::size_t names_max = 200; // A page with more is a list.
constexpr std::size_t address_rows_max = 4, many_words_least = 6;
constexpr float line_gap_max = 1.6F;                 // Of the body size, within a block.
constexpr double head_most = 0.3, foot_least = 0.65; // Of the page.

constexpr std::array party_senses{
    std::pair{Sense::seller, std::string_view("label.seller")},
    std::pair{Sense::buyer, std::string_view("label.buyer")},
    std::pair{Sense::payer, std::string_view("label.payer")},
    std::pair{Sense::payee, std::string_view("label.payee")},
    std::pair{Sense::ship_to, std::string_view("label.ship_to")}};

bool stands_together(const Box& upper, const Box& lower, float body_size)
{
    return lower.y0 - upper.y1 < line_gap_max * body_size && overlap_x(upper, lower) > 0;
}

// What stands before ".example" in the addresses of the page.
std::vector<std::string> domains_of(const Analysis& analysis)
{
    std::vector<std::string> domains;
    for (const auto& row : analysis.grid.rows) {
        for (const auto& piece : row.pieces) {
            for (const auto word : split(piece.text, ' ')) {
                auto host = word.substr(std::min(word.rfind('@') + 1, word.size()));
                const auto www = word.find("www.");
                if (host.size() == word.size() && www == word.npos)
                    continue;
                if (www != word.npos)
                    host = word.substr(www + 4);
                auto name = to_lower_ascii(host.substr(0, host.rfind('.')));
                std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
                if (name.size() > 3)
                    domains.push_back(std::move(name));
            }
        }
    }
    return domains;
}

// How much of the name stands in a domain of the page: "Muster Foods" in "muster-foods.example".
double share_in(std::string_view domain, std::string_view key)
{
    std::size_t letters = 0, found = 0;
    for (const auto word : split(key, ' ')) {
        letters += word.size();
        if (word.size() > 2 && domain.find(word) != domain.npos)
            found += word.size();
    }
    return letters == 0 ? 0 : static_cast<double>(found) / static_cast<double>(letters);
}

class PartyCollector {
public:
    PartyCollector(const Analysis& analysis, const GridRows& item_rows, const Parties& by_rules)
        : analysis_(analysis),
          domains_(domains_of(analysis)),
          proven_(proven_numbers_of(analysis))
    {
        for (const auto at : proven_.tax_numbers)
            tax_rows_.push_back(at.row);
        for (const auto& name : standing_names(analysis, item_rows))
            add(name);
        for (const auto& [sense, feature] : party_senses) {
            for (const auto& name : labelled_names(analysis, item_rows, sense))
                raise(of(name), feature, name.confidence);
        }
        if (by_rules.sender)
            raise(of(*by_rules.sender), "rules.sender", by_rules.sender->confidence);
        if (by_rules.recipient)
            raise(of(*by_rules.recipient), "rules.recipient", by_rules.recipient->confidence);
    }

    std::vector<FieldValue> run()
    {
        add_kin();
        std::vector<FieldValue> values;
        for (auto& [features, party, legal, count, highest, lowest] : groups_) {
            features["often"] = count > 1;
            features["head_and_foot"] = highest < head_most && lowest > foot_least;
            auto& value = values.emplace_back();
            value.from = {{}, Value(party.name), party.confidence, party.at, party.begin, party.end,
                          {}};
            for (const auto& [name, number] : features) {
                if (number != 0)
                    value.features.emplace_back(name, number);
            }
        }
        return values;
    }

private:
    using Features = std::map<std::string_view, double>;

    struct Group {
        Features features;
        NamedParty party;
        bool legal = false;
        int count = 0;
        double highest = 1, lowest = 0; // On the page, 0 top .. 1.
    };

    static void raise(Group* group, std::string_view feature, double value)
    {
        if (group != nullptr)
            group->features[feature] = std::max(group->features[feature], value);
    }

    // The company's group, made with the features of the name alone where it is new.
    Group* of(const NamedParty& party)
    {
        const auto key = name_key(party.name);
        const auto [found, is_new] = index_.try_emplace(key, groups_.size());
        if (found->second == names_max)
            return nullptr;
        const bool legal = has_legal_form(party.name);
        if (is_new) {
            if (groups_.size() == names_max) {
                found->second = names_max;
                return nullptr;
            }
            groups_.push_back({{}, party, legal});
            add_form(groups_.back().features, key, party);
        }
        auto& group = groups_[found->second];
        if (legal && !group.legal) {
            group.party = party;
            group.legal = true;
        }
        raise(&group, "legal", legal);
        return &group;
    }

    double share_in_domains(std::string_view key) const
    {
        double most = 0;
        for (const auto& domain : domains_)
            most = std::max(most, share_in(domain, key));
        return most;
    }

    void add_form(Features& features, std::string_view key, const NamedParty& party) const
    {
        const auto words = 1 + static_cast<std::size_t>(std::ranges::count(key, ' '));
        features["one_word"] = words == 1;
        features["many_words"] = words >= many_words_least;
        features["greets"] = greets(party.name);
        features["digits"] = std::ranges::any_of(party.name, is_digit);
        features["capitals"] = std::ranges::none_of(party.name, is_lower);
        for (const auto name : name_words_in(normalized_phrase(party.name)))
            features[name] = 1;
        features["labelled"] = labelled_share(party.name);
        features["domain"] = share_in_domains(key);
        features["first"] = groups_.size() == 1;
    }

    // "Muster" in the logo, "Erich Muster GmbH" at the foot: the whole name stands where a part of
    // it does.
    void add_kin()
    {
        for (const auto& [key, index] : index_) {
            for (const auto& [longer, other] : index_) {
                if (longer.size() <= key.size() || index == names_max || other == names_max
                    || (' ' + longer + ' ').find(' ' + key + ' ') == std::string::npos)
                    continue;
                auto& brand = groups_[index].features;
                auto& whole = groups_[other].features;
                brand["has_longer"] = 1;
                whole["has_shorter"] = 1;
                for (const auto of : {"top", "size", "bold", "first"})
                    whole[of] = std::max(whole[of], brand[of]);
            }
        }
    }

    void add(const StandingName& name)
    {
        const auto at = name.party.at;
        const bool is_none = may_be_town(name.party.name) || names_amount_beside(at)
            || (may_be_street(name.party.name) && !is_block_top(at));
        auto* group = is_none && !name.legal ? nullptr : of(name.party);
        if (group == nullptr)
            return;
        const auto& piece = analysis_.piece(at);
        const auto page = analysis_.grid.rows[at.row].page - 1;
        const auto width =
            page < analysis_.grid.page_widths.size() ? analysis_.grid.page_widths[page] : 0;
        if (group->count++ == 0)
            group->features["depth"] = std::clamp(name.depth, 0.0, 1.0);
        group->highest = std::min(group->highest, name.depth);
        group->lowest = std::max(group->lowest, name.depth);
        raise(group, "top", name.depth < 0.12);
        raise(group, "footer", name.depth > 0.85);
        raise(group, "size", std::clamp(name.size - 1, 0.0, 2.0));
        raise(group, "bold", piece.bold);
        raise(group, "sender_line", name.sender_line);
        raise(group, "announced", name.announced);
        raise(group, "right_half", width > 0 && piece.box.x0 > width / 2);
        for (const auto& [feature, value] : place_of(analysis_, proven_, at))
            raise(group, feature, value);
        raise(group, "block_top", is_block_top(at));
        raise(group, "address_below", has_address_below(at));
        raise(group, "tax_number_near", std::ranges::any_of(tax_rows_, [&](std::size_t row) {
                  return row >= at.row && row <= at.row + address_rows_max;
              }));
    }

    // "Includes tax of   92.78": what it says is of the amount.
    bool names_amount_beside(PieceRef at) const
    {
        constexpr float label_least = 0.5F;
        const auto& values = analysis_.values[at.row];
        return at.piece + 1 < values.size() && !values[at.piece + 1].amounts.empty()
            && std::ranges::any_of(values[at.piece].labels, [](const Label& label) {
                   return family_of(label.best()) == Family::amount
                       && label.weight_of(label.best()) >= label_least;
               });
    }

    bool is_block_top(PieceRef at) const
    {
        if (at.row == 0)
            return true;
        const auto& box = analysis_.piece(at).box;
        const auto& above = analysis_.grid.rows[at.row - 1];
        return above.page != analysis_.grid.rows[at.row].page
            || std::ranges::none_of(above.pieces, [&](const Piece& piece) {
                   return stands_together(piece.box, box, analysis_.grid.body_size);
               });
    }

    bool has_address_below(PieceRef at) const
    {
        const auto& piece = analysis_.piece(at);
        if (may_be_town(piece.text))
            return true;
        auto box = piece.box;
        const auto& rows = analysis_.grid.rows;
        const auto last = std::min(at.row + address_rows_max, rows.size() - 1);
        for (auto row = at.row + 1; row <= last && rows[row].page == rows[at.row].page; ++row) {
            const auto next = std::ranges::find_if(rows[row].pieces, [&](const Piece& lower) {
                return stands_together(box, lower.box, analysis_.grid.body_size);
            });
            if (next == rows[row].pieces.end())
                return false;
            if (may_be_town(next->text))
                return true;
            box = next->box;
        }
        return false;
    }

    const Analysis& analysis_;
    std::vector<std::string> domains_;
    ProvenNumbers proven_;
    std::vector<std::size_t> tax_rows_;
    std::vector<Group> groups_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

} // namespace

std::vector<FieldValue>
party_values(const Analysis& analysis, const GridRows& item_rows, const Parties& by_rules)
{
    return PartyCollector(analysis, item_rows, by_rules).run();
}

bool is_bank(const FieldValue& value)
{
    const auto key = name_key(to_string(value.from.value));
    return std::ranges::any_of(
               split(key, ' '), [](std::string_view word) { return word.ends_with("bank"); })
        || std::ranges::any_of(
               value.features, [](const auto& feature) { return feature.first == "words.bank"; });
}

} // namespace mailroom::fields
