#include "parsers/fields/parties.h"

#include "core/fold.h"
#include "parsers/fields/names.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace mailroom::fields {
namespace {

bool has_letters(std::string_view text, std::size_t least)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        letters += !letters_at(text, i).empty();
    return letters >= least;
}

bool looks_like_name(const Analysis& analysis, PieceRef at, std::string_view name)
{
    if (name.size() < 3 || name.size() > 80 || !has_letters(name, 3))
        return false;
    const auto digits = std::ranges::count_if(name, is_digit);
    if (digits * 3 > std::ssize(name) || name.find('@') != name.npos
        || name.find("www.") != name.npos || name.find("http") != name.npos || name.back() == ':'
        || is_digit(name.front()))
        return false;
    const auto& values = analysis.values_of(at);
    if (!values.dates.empty())
        return false;
    std::size_t labelled = 0;
    for (const auto& label : labels_in(name)) {
        if (label.weight_of(Sense::word) == 0)
            labelled += label.end - label.begin;
    }
    return labelled * 2 < name.size() || has_legal_form(name);
}

class PartyFinder {
public:
    PartyFinder(const Analysis& analysis, DocumentType type) : analysis_(analysis), type_(type) {}

    Parties run()
    {
        const bool advice = type_ == DocumentType::remittance_advice;
        Parties parties;
        parties.sender = labelled(advice ? Sense::payer : Sense::seller);
        parties.recipient = labelled(advice ? Sense::payee : Sense::buyer);
        const auto names = standing_names();
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

    std::optional<NamedParty> party_at(PieceRef at, std::size_t from, double confidence) const
    {
        const std::string_view text = analysis_.piece(at).text;
        while (from < text.size()
               && (text[from] == ' ' || text[from] == ':' || text[from] == ',' || text[from] == '.'
                   || text[from] == '('))
            ++from;
        const auto name = name_in(text.substr(from));
        if (!looks_like_name(analysis_, at, name))
            return std::nullopt;
        const auto begin = static_cast<std::size_t>(name.data() - text.data());
        if (has_legal_form(name))
            confidence = std::min(0.95, confidence + 0.15);
        return NamedParty{std::string(name), confidence, at, begin, begin + name.size()};
    }

    // The name that a label announces, beside it or in the lines below.
    std::optional<NamedParty> labelled(Sense sense) const
    {
        std::optional<NamedParty> best;
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (analysis_.grid.rows[row].page != analysis_.grid.rows[0].page)
                break;
            for (std::size_t piece = 0; piece < analysis_.values[row].size(); ++piece) {
                for (const auto& label : analysis_.values[row][piece].labels) {
                    const double weight = label.weight_of(sense);
                    if (weight > 0 && label.begin == 0)
                        replace(best, beside({row, piece}, label, weight));
                    else if (weight > 0 && label.tokens > 2)
                        replace(best, party_at({row, piece}, label.end, weight));
                    if (sense == Sense::payer && label.weight_of(Sense::pays) > 0)
                        replace(best, subject_of({row, piece}, label));
                }
            }
        }
        return best;
    }

    // "Muster Stores, Inc. sent you a payment"
    std::optional<NamedParty> subject_of(PieceRef at, const Label& label) const
    {
        const auto subject = std::string_view(analysis_.piece(at).text).substr(0, label.begin);
        const auto name = name_in(subject);
        if (!has_legal_form(name) || !looks_like_name(analysis_, at, name))
            return std::nullopt;
        return NamedParty{std::string(name), 0.85, at, 0, name.size()};
    }

    std::optional<NamedParty> beside(PieceRef at, const Label& label, double weight) const
    {
        const std::string_view text = analysis_.piece(at).text;
        if (label.end + 2 < text.size()) {
            const bool colon = text.substr(label.end - 1, 4).find(':') != text.npos;
            // "De Linde Kantoor B.V." is a name as a whole.
            return colon || (label.tokens > 1 && has_legal_form(text.substr(label.end)))
                ? party_at(at, label.end, 0.8 * weight)
                : std::nullopt;
        }
        const auto& row = analysis_.grid.rows[at.row];
        const auto box = analysis_.piece(at).box;
        if (at.piece + 1 < row.pieces.size()
            && row.pieces[at.piece + 1].box.x0 - box.x1 < 12 * analysis_.grid.body_size) {
            if (auto party = party_at({at.row, at.piece + 1}, 0, 0.75 * weight))
                return party;
        }
        for (std::size_t next = at.row + 1; next < std::min(at.row + 4, analysis_.grid.rows.size());
             ++next) {
            const auto& lower = analysis_.grid.rows[next];
            if (lower.box.y0 - row.box.y1 > 4 * analysis_.grid.body_size || lower.page != row.page)
                break;
            for (std::size_t i = 0; i < lower.pieces.size(); ++i) {
                const bool names = normalized_phrase(lower.pieces[i].text) == "name";
                if (names && i + 1 < lower.pieces.size())
                    return party_at({next, i + 1}, 0, 0.9 * weight);
                if (overlap_x(box, lower.pieces[i].box) > -2) {
                    if (auto party = party_at({next, i}, 0, 0.8 * weight))
                        return party;
                }
            }
        }
        return std::nullopt;
    }

    struct Standing {
        NamedParty party;
        double depth = 0; // 0 top .. 1 bottom of the first page.
        double size = 1;
        bool legal = false;
        bool sender_line = false; // Name, street and town in one small line.
    };

    bool begins_with_label(PieceRef at) const
    {
        const std::string_view text = analysis_.piece(at).text;
        for (const auto& label : analysis_.values_of(at).labels) {
            if (label.begin == 0 && text.substr(label.end - 1, 3).find(':') != text.npos)
                return true;
        }
        return false;
    }

    std::vector<Standing> standing_names() const
    {
        std::vector<Standing> names;
        if (analysis_.is_body || analysis_.grid.rows.empty())
            return names;
        const auto page = analysis_.grid.rows[0].page;
        const float height = page <= analysis_.grid.page_heights.size()
            ? std::max(1.0F, analysis_.grid.page_heights[page - 1])
            : 1;
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            const auto& grid_row = analysis_.grid.rows[row];
            if (grid_row.page != page)
                break;
            for (std::size_t i = 0; i < grid_row.pieces.size(); ++i) {
                const auto& piece = grid_row.pieces[i];
                auto party = party_at({row, i}, 0, 0.5);
                if (!party || party->begin > 0 || begins_with_label({row, i}))
                    continue;
                const bool cut = party->end < piece.text.size();
                const bool legal = has_legal_form(party->name);
                if (cut && !legal && grid_row.box.y0 / height > 0.3)
                    continue;
                names.push_back(
                    {*party, grid_row.box.y0 / height,
                     piece.box.height() / analysis_.grid.body_size, legal, cut});
            }
        }
        return names;
    }

    std::optional<NamedParty>
    letterhead(const std::vector<Standing>& names, const std::optional<NamedParty>& not_this) const
    {
        std::map<std::string, int> seen;
        for (const auto& name : names)
            ++seen[normalized_phrase(name.party.name)];
        const Standing* best = nullptr;
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
    addressee(const std::vector<Standing>& names, const std::optional<NamedParty>& sender) const
    {
        const Standing* best = nullptr;
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

    const Analysis& analysis_;
    DocumentType type_;
};

} // namespace

Parties parties_of(const Analysis& analysis, DocumentType type)
{
    if (analysis.grid.rows.empty())
        return {};
    return PartyFinder(analysis, type).run();
}

} // namespace mailroom::fields
