#include "parsers/fields/parties.h"

#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace mailroom::fields {
namespace {

// Normalized and with blanks around.
constexpr std::array<std::string_view, 56> legal_forms{
    "gmbh", "ag",   "kg",  "ohg",  "ug",          "mbh",        "kgaa",  "gbr", "eg",      "ek",
    "ev",   "bv",   "b v", "nv",   "n v",         "vof",        "zn",    "ltd", "limited", "llc",
    "llp",  "lp",   "inc", "corp", "corporation", "company",    "co",    "plc", "sarl",    "sas",
    "sasu", "eurl", "sa",  "s a",  "snc",         "srl",        "s r l", "spa", "s p a",   "sl",
    "s l",  "slu",  "sau", "lda",  "ltda",        "unipessoal", "oy",    "ab",  "as",      "aps",
    "pty",  "pte",  "bhd", "pvt",  "coop",        "s coop"};

constexpr std::array<std::string_view, 8> name_ends{" · ", " • ", " | ", " – ",
                                                    " - ", " — ", " ● ", ";"};

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

struct LabelledName {
    Party party;
    double score = 0;
};

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
    static void replace(std::optional<Party>& party, const std::optional<Party>& other)
    {
        if (other && (!party || other->confidence > party->confidence))
            party = other;
    }

    std::optional<Party> party_at(PieceRef at, std::size_t from, double confidence) const
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
        return Party{std::string(name), confidence, at, begin, begin + name.size()};
    }

    // The name that a label announces, beside it or in the lines below.
    std::optional<Party> labelled(Sense sense) const
    {
        std::optional<Party> best;
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (analysis_.grid.rows[row].page != analysis_.grid.rows[0].page)
                break;
            for (std::size_t piece = 0; piece < analysis_.values[row].size(); ++piece) {
                for (const auto& label : analysis_.values[row][piece].labels) {
                    const double weight = label.weight_of(sense);
                    if (weight > 0 && label.begin == 0)
                        replace(best, beside({row, piece}, label, weight));
                }
            }
        }
        return best;
    }

    std::optional<Party> beside(PieceRef at, const Label& label, double weight) const
    {
        const std::string_view text = analysis_.piece(at).text;
        if (label.end + 2 < text.size()) {
            const bool colon = text.substr(label.end, 3).find(':') != text.npos;
            return colon || has_legal_form(text) ? party_at(at, label.end, 0.8 * weight)
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
                if (overlap_x(box, lower.pieces[i].box) > -2) {
                    if (auto party = party_at({next, i}, 0, 0.8 * weight))
                        return party;
                }
            }
        }
        return std::nullopt;
    }

    struct Standing {
        Party party;
        double depth = 0; // 0 top .. 1 bottom of the first page.
        double size = 1;
        bool legal = false;
        bool sender_line = false; // Name, street and town in one small line.
    };

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
                if (!party || party->begin > 0)
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

    std::optional<Party>
    letterhead(const std::vector<Standing>& names, const std::optional<Party>& not_this) const
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
            double score = name.legal ? 0.9 : 0;
            score += name.depth < 0.12 ? 0.5
                : name.depth < 0.25    ? 0.3
                : name.depth > 0.85    ? 0.25
                                       : 0;
            score += 0.25 * std::clamp(name.size - 1, 0.0, 1.2);
            score += seen[key] > 1 ? 0.35 : 0;
            score += name.sender_line ? 0.3 : 0;
            score += i == 0 ? 0.15 : 0;
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

    std::optional<Party>
    addressee(const std::vector<Standing>& names, const std::optional<Party>& sender) const
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

bool has_legal_form(std::string_view text)
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    return std::ranges::any_of(legal_forms, [&phrase](std::string_view form) {
        const auto at = phrase.find(' ' + std::string(form) + ' ');
        return at != phrase.npos && at > 0;
    });
}

std::string_view name_in(std::string_view text)
{
    auto end = text.size();
    for (const auto mark : name_ends)
        end = std::min(end, text.find(mark));
    text = text.substr(0, end);
    for (auto comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        // "Foods, Inc." goes on; "Foods Inc., Street" ends.
        const auto rest = text.substr(comma + 1);
        const auto piece = trimmed(rest.substr(0, rest.find(',')));
        if (piece.size() > 14 || !has_legal_form(piece)) {
            text = text.substr(0, comma);
            break;
        }
    }
    if (const auto bracket = text.find(" (");
        bracket != text.npos && bracket > 3 && !has_legal_form(text.substr(bracket)))
        text = text.substr(0, bracket);
    return trimmed(text);
}

Parties parties_of(const Analysis& analysis, DocumentType type)
{
    if (analysis.grid.rows.empty())
        return {};
    return PartyFinder(analysis, type).run();
}

} // namespace mailroom::fields
