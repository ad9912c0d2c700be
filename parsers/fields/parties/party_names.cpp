#include "parsers/fields/parties/party_names.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/choice/joined_labels.h"
#include "parsers/fields/parties/name_pieces.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/parties/told_parties.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr std::size_t word_letters_least = 5;
constexpr std::ptrdiff_t name_words_least = 3;

// "Customer Muster Stores Ltd"; "De Linde Kantoor B.V." is a name as a whole.
bool precedes_name(std::string_view text, const Label& label)
{
    const auto rest = trimmed(text.substr(label.end));
    // "para Muster S.A.": a small letter begins no name.
    const bool small = !text.empty() && is_lower(text.front());
    const bool plain = label.tokens > 1 || small
        || (label.end - label.begin >= word_letters_least
            && std::ranges::count(rest, ' ') >= name_words_least - 1);
    return plain && has_legal_form(rest);
}

// Pairs one below the other, labels at the left and values at the left or at the right of a second
// column, however far apart.
bool is_pair_of_list(const Analysis& analysis, PieceRef label)
{
    constexpr std::size_t pair = 2;
    constexpr float rows_apart_most = 3;
    const auto& rows = analysis.grid.rows;
    const auto& own = rows[label.row];
    const float slack = 0.3F * analysis.grid.body_size;
    const auto is_like_own = [&](std::size_t other) {
        const auto& row = rows[other];
        const bool near = row.page == own.page
            && std::abs(row.box.y0 - own.box.y0) < rows_apart_most * analysis.grid.body_size;
        const auto& labels = analysis.values[other][0].labels;
        const bool labelled = !labels.empty() && labels[0].begin == 0;
        const auto aligned = [slack](float a, float b) { return std::abs(a - b) < slack; };
        return near && labelled && row.pieces.size() == pair
            && aligned(row.pieces[0].box.x0, own.pieces[0].box.x0)
            && (aligned(row.pieces[1].box.x0, own.pieces[1].box.x0)
                || aligned(row.pieces[1].box.x1, own.pieces[1].box.x1));
    };
    return own.pieces.size() == pair && label.piece == 0
        && ((label.row > 0 && is_like_own(label.row - 1))
            || (label.row + 1 < rows.size() && is_like_own(label.row + 1)));
}

class LabelledNames {
public:
    LabelledNames(const Analysis& analysis, const GridRows& item_rows, Sense sense)
        : analysis_(analysis),
          item_rows_(item_rows),
          sense_(sense)
    {
    }

    std::vector<NamedParty> run()
    {
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (analysis_.grid.rows[row].page != analysis_.grid.rows[0].page)
                break;
            if (is_item(row))
                continue;
            for (std::size_t piece = 0; piece < analysis_.values[row].size(); ++piece) {
                const auto& labels = analysis_.values[row][piece].labels;
                if (sense_ == Sense::payer)
                    add(told_payer(analysis_, {row, piece}));
                for (std::size_t i = 0; i < labels.size(); ++i)
                    follow({row, piece}, whole_label({row, piece}, i));
            }
        }
        return std::move(found_);
    }

private:
    bool is_item(std::size_t row) const { return std::ranges::binary_search(item_rows_, row); }

    // "Nabywca / Buyer": one label in two languages.
    Label whole_label(PieceRef at, std::size_t index) const
    {
        const auto& labels = analysis_.values_of(at).labels;
        auto label = labels[index];
        label.end = labels[joined_labels(analysis_.piece(at).text, labels, index).last].end;
        return label;
    }

    void add(std::optional<NamedParty> party)
    {
        if (party)
            found_.push_back(std::move(*party));
    }

    void follow(PieceRef at, const Label& label)
    {
        const double weight = label.weight_of(sense_);
        if (weight > 0 && label.begin == 0)
            add(beside(at, label, weight));
        else if (weight > 0 && label.tokens > 1)
            add(told_party(at, label, weight));
        if (sense_ == Sense::payer && label.weight_of(Sense::pays) > 0)
            add(subject_of(at, label));
    }

    // "Dear Muster Stores Ltd,"
    std::optional<NamedParty> greeted(PieceRef at) const
    {
        constexpr double weight = 0.5;
        const std::string_view text = analysis_.piece(at).text;
        const auto begin = text.find(' ') + 1;
        const auto name = name_in_sentence(text.substr(begin));
        if (begin == 0 || !greets(text) || !has_legal_form(name) || !has_form_of_name(name))
            return std::nullopt;
        return NamedParty{std::string(name), weight, at, begin, begin + name.size()};
    }

    // "Muster Stores, Inc. sent you a payment"
    std::optional<NamedParty> subject_of(PieceRef at, const Label& label) const
    {
        const auto subject = std::string_view(analysis_.piece(at).text).substr(0, label.begin);
        const auto name = name_in_sentence(subject);
        const bool is_name =
            has_legal_form(name) || std::ranges::count(name, ' ') + 1 >= name_words_least;
        if (!is_name || is_in_sentence(subject) || begins_with_article(name)
            || !looks_like_name(analysis_, at, name))
            return std::nullopt;
        return NamedParty{std::string(name), 0.85, at, 0, name.size()};
    }

    // "was sent on 4 May by order of Muster Stores Ltd in favour of", amid a sentence, whose row
    // may end within the name.
    std::optional<NamedParty> told_party(PieceRef at, const Label& label, double weight) const
    {
        const std::string_view text = analysis_.piece(at).text;
        const auto begin = std::min(text.find_first_not_of(" :", label.end), text.size());
        auto name = std::string(name_in_sentence(text.substr(begin)));
        const auto length = name.size();
        const auto& rows = analysis_.grid.rows;
        const bool is_cut = begin + length == text.size() && !has_legal_form(name)
            && at.piece + 1 == rows[at.row].pieces.size() && at.row + 1 < rows.size();
        if (is_cut) {
            const auto whole = name + ' ' + rows[at.row + 1].pieces[0].text;
            const auto told = name_in_sentence(whole);
            if (has_legal_form(told))
                name = told;
        }
        const bool is_legal = has_legal_form(name);
        if ((!is_legal && name.find(' ') == name.npos) || !has_form_of_name(name))
            return std::nullopt;
        constexpr double no_legal_form = 0.8, more_sure = 0.15;
        return NamedParty{
            name, is_legal ? std::min(0.95, weight + more_sure) : no_legal_form * weight, at, begin,
            begin + length};
    }

    std::optional<NamedParty> beside(PieceRef at, const Label& label, double weight) const
    {
        const std::string_view text = analysis_.piece(at).text;
        if (label.end + 2 < text.size()) {
            const bool colon = text.substr(label.end - 1, 4).find(':') != text.npos;
            if (auto told = told_party(at, label, 0.8 * weight); !colon && told
                && (label.tokens > 2 || (label.tokens > 1 && has_legal_form(told->name))))
                return told;
            return colon || precedes_name(text, label)
                ? party_at(analysis_, at, label.end, 0.8 * weight)
                : std::nullopt;
        }
        const auto& row = analysis_.grid.rows[at.row];
        const auto box = analysis_.piece(at).box;
        if (at.piece + 1 < row.pieces.size()
            && (row.pieces[at.piece + 1].box.x0 - box.x1 < 12 * analysis_.grid.body_size
                || is_pair_of_list(analysis_, at))) {
            if (auto party = party_at(analysis_, {at.row, at.piece + 1}, 0, 0.75 * weight))
                return party;
        }
        return below(at, box, weight);
    }

    std::optional<NamedParty> below(PieceRef at, const Box& box, double weight) const
    {
        const auto& row = analysis_.grid.rows[at.row];
        for (std::size_t next = at.row + 1; next < std::min(at.row + 4, analysis_.grid.rows.size());
             ++next) {
            const auto& lower = analysis_.grid.rows[next];
            if (lower.box.y0 - row.box.y1 > 4 * analysis_.grid.body_size || lower.page != row.page
                || is_item(next))
                break;
            for (std::size_t i = 0; i < lower.pieces.size(); ++i) {
                const bool names = normalized_phrase(lower.pieces[i].text) == "name";
                if (names && i + 1 < lower.pieces.size())
                    return party_at(analysis_, {next, i + 1}, 0, 0.9 * weight);
                if (overlap_x(box, lower.pieces[i].box) > -2) {
                    if (auto party = party_at(analysis_, {next, i}, 0, 0.8 * weight))
                        return party;
                }
            }
        }
        return std::nullopt;
    }

    const Analysis& analysis_;
    const GridRows& item_rows_;
    Sense sense_;
    std::vector<NamedParty> found_;
};

// "Customer: ...", and "Customer Muster Stores Ltd" with nothing behind; a sentence goes on.
bool begins_with_label(const Analysis& analysis, PieceRef at, std::size_t name_end)
{
    const std::string_view text = analysis.piece(at).text;
    return std::ranges::any_of(analysis.values_of(at).labels, [&](const Label& label) {
        return label.begin == 0
            && (text.substr(label.end - 1, 3).find(':') != text.npos
                || (text.find_first_not_of(" ,.;", name_end) == text.npos
                    && family_of(label.best()) == Family::party && precedes_name(text, label)));
    });
}

// "Muster Bau · Weg 1 · 12345 Ort" in the footer: what stands before an address is a name.
bool has_postal_code(std::string_view text)
{
    constexpr std::size_t digits_least = 4, digits_most = 5;
    return std::ranges::any_of(split(text, ' '), [](std::string_view word) {
        return word.size() >= digits_least && word.size() <= digits_most
            && std::ranges::all_of(word, is_digit);
    });
}

} // namespace

std::vector<NamedParty>
labelled_names(const Analysis& analysis, const GridRows& item_rows, Sense sense)
{
    return LabelledNames(analysis, item_rows, sense).run();
}

std::vector<StandingName> standing_names(const Analysis& analysis, const GridRows& item_rows)
{
    std::vector<StandingName> names;
    if (analysis.is_body || analysis.grid.rows.empty())
        return names;
    const auto page = analysis.grid.rows[0].page;
    const float height = page <= analysis.grid.page_heights.size()
        ? std::max(1.0F, analysis.grid.page_heights[page - 1])
        : 1;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        const auto& grid_row = analysis.grid.rows[row];
        if (grid_row.page != page)
            break;
        if (std::ranges::binary_search(item_rows, row))
            continue;
        for (std::size_t i = 0; i < grid_row.pieces.size(); ++i) {
            const auto& piece = grid_row.pieces[i];
            auto party = party_at(analysis, {row, i}, 0, 0.5);
            const auto told = told_payer(analysis, {row, i});
            if (!party || is_in_sentence(piece.text) || (told && told->begin > party->begin)
                || begins_with_label(analysis, {row, i}, party->end))
                continue;
            const bool announced = party->begin > 0;
            const bool cut = party->end < piece.text.size();
            const bool legal = has_legal_form(party->name);
            const bool addressed = cut && has_postal_code(piece.text.substr(party->end));
            if (cut && !legal && !addressed && grid_row.box.y0 / height > 0.3)
                continue;
            names.push_back(
                {std::move(*party), grid_row.box.y0 / height,
                 piece.box.height() / analysis.grid.body_size, legal, cut && !announced,
                 announced});
        }
    }
    return names;
}

} // namespace mailroom::fields
