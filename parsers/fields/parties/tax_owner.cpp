#include "parsers/fields/parties/tax_owner.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/identifiers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr float lines_most = 10, indent_most = 1.5F; // Of the body size.

bool stands_under(const Analysis& analysis, const Evidence& name, PieceRef at)
{
    const auto& box = analysis.piece(at).box;
    const float size = analysis.grid.body_size;
    return name.box && analysis.grid.rows[at.row].page == name.page && box.y0 > name.box->y0
        && box.y0 - name.box->y1 < lines_most * size
        && std::abs(box.x0 - name.box->x0) < indent_most * size;
}

// "For Sample Ltd, our VAT no. GB123456789": whoever writes names his own number.
bool says_own(const Analysis& analysis, const Identifier& number)
{
    constexpr std::array<std::string_view, 16> own{
        "our",    "my",     "unsere", "meine", "notre", "nuestro", "nuestra", "mi",
        "nostra", "nostro", "mia",    "onze",  "ons",   "nosso",   "nossa",   "meu"};
    const auto before =
        to_lower_ascii(std::string_view(analysis.piece(number.at).text).substr(0, number.begin));
    const auto clause = std::string_view(before).substr(before.find_last_of(",;") + 1);
    return std::ranges::any_of(split(clause, ' '), [&](std::string_view word) {
        return std::ranges::find(own, word) != own.end();
    });
}

// The words before it, from the row above on where the sentence is wrapped.
std::string clause_before(const Analysis& analysis, const Identifier& number)
{
    constexpr std::size_t wrapped_bytes_most = 24, above_bytes_most = 60;
    constexpr std::ptrdiff_t sentence_blanks_least = 4;
    const auto before =
        to_lower_ascii(std::string_view(analysis.piece(number.at).text).substr(0, number.begin));
    if (number.at.row == 0 || number.at.piece > 0 || before.size() > wrapped_bytes_most)
        return before;
    const auto& above = analysis.grid.rows[number.at.row - 1].pieces.back().text;
    if (std::ranges::count(above, ' ') < sentence_blanks_least || above.ends_with('.'))
        return before;
    const auto from = above.size() - std::min(above.size(), above_bytes_most);
    return to_lower_ascii(std::string_view(above).substr(from)) + ' ' + before;
}

// Its own label says that it is the buyer's, or anything before it in its line does.
bool says_buyer(
    const Analysis& analysis, const std::vector<Candidate>& candidates, const Identifier& number)
{
    const bool labelled = std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return candidate.sense == Sense::buyer_tax_id && candidate.at == number.at
            && candidate.begin < number.end && number.begin < candidate.end;
    });
    if (labelled)
        return true;
    if (says_own(analysis, number))
        return false;
    for (const auto& label : analysis.values_of(number.at).labels) {
        if (label.begin < number.begin
            && (label.weight_of(Sense::buyer) > 0.5F
                || label.weight_of(Sense::customer_number) > 0.5F))
            return true;
    }
    constexpr std::array<std::string_view, 22> buyers{"client",        "kunde",
                                                      "customer",      "klant",
                                                      "verlegd naar",  "afnemer",
                                                      "opdrachtgever", "leistungsempf",
                                                      "rechnungsempf", "auftraggeber",
                                                      "preneur",       "acqu",
                                                      "cessionario",   "committente",
                                                      "destinatari",   "adquirente",
                                                      "recipient",     "charged to",
                                                      "bill to",       "accounted for by",
                                                      "bertragen auf", "factur\u00e9 \u00e0"};
    const auto text = clause_before(analysis, number);
    return std::ranges::any_of(
        buyers, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// A number that only its label tells: "EIN 12-3456789". Nothing where there is none but `buyers`.
const Candidate*
labelled_tax_number(const std::vector<Candidate>& candidates, std::string_view buyers)
{
    constexpr std::ptrdiff_t digits_least = 8;
    const Candidate* best = nullptr;
    for (const auto& candidate : candidates) {
        const auto* number = std::get_if<std::string>(&candidate.value);
        if (candidate.sense != Sense::tax_id || number == nullptr
            || std::ranges::count_if(*number, is_digit) < digits_least || *number == buyers)
            continue;
        const bool is_buyers = std::ranges::any_of(candidates, [&](const Candidate& other) {
            return other.sense == Sense::buyer_tax_id && other.at == candidate.at
                && other.begin == candidate.begin;
        });
        if (!is_buyers && (best == nullptr || candidate.score > best->score))
            best = &candidate;
    }
    return best;
}

} // namespace

void set_tax_numbers(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    const auto set = [&](Term term, const Identifier& number, double confidence) {
        document.fields.set(
            {term, number.value, confidence,
             evidence_of(analysis, number.at, number.begin, number.end)});
    };
    for (const auto& number : vat_numbers_of(analysis)) {
        const auto term =
            says_buyer(analysis, candidates, number) ? Term::buyer_tax_id : Term::seller_tax_id;
        if (document.fields.find(term) == nullptr)
            set(term, number, 0.8);
        else if (
            document.fields.text(term) != number.value && term == Term::seller_tax_id
            && document.fields.find(Term::buyer_tax_id) == nullptr)
            set(Term::buyer_tax_id, number, 0.5);
    }
    if (document.fields.find(Term::seller_tax_id) != nullptr)
        return;
    if (const auto* best =
            labelled_tax_number(candidates, document.fields.text(Term::buyer_tax_id)))
        document.fields.set(fact_of(analysis, Term::seller_tax_id, *best, 0.7 * best->score));
}

void settle_tax_numbers(const Analysis& analysis, Document& document)
{
    const auto* buyer = document.fields.find(Term::buyer_name);
    const auto* seller = document.fields.find(Term::seller_name);
    const auto* number = document.fields.find(Term::seller_tax_id);
    if (buyer == nullptr || number == nullptr)
        return;
    const auto numbers = vat_numbers_of(analysis);
    const auto is_buyers = [&](const Identifier& one) {
        return stands_under(analysis, buyer->evidence, one.at)
            && (seller == nullptr || !stands_under(analysis, seller->evidence, one.at));
    };
    const auto own = std::ranges::find_if(
        numbers, [&](const Identifier& one) { return Value(one.value) == number->value; });
    const auto other = std::ranges::find_if_not(numbers, is_buyers);
    if (own == numbers.end() || !is_buyers(*own))
        return;
    if (other == numbers.end()) {
        // "N.I.F.: B74573189" in the seller's head is printed without the country.
        const auto candidates = candidates_of(analysis, {});
        const auto* bare = labelled_tax_number(candidates, own->value);
        if (bare == nullptr || is_buyers({{}, bare->at, bare->begin, bare->end}))
            return;
        auto buyers = *number;
        buyers.term = Term::buyer_tax_id;
        document.fields.set(std::move(buyers));
        document.fields.set(fact_of(analysis, Term::seller_tax_id, *bare, 0.7 * bare->score));
        return;
    }
    const auto set = [&](Term term, const Identifier& one, double confidence) {
        document.fields.set(
            {term, one.value, confidence, evidence_of(analysis, one.at, one.begin, one.end)});
    };
    const double confidence = number->confidence;
    set(Term::buyer_tax_id, *own, confidence);
    set(Term::seller_tax_id, *other, confidence);
}

} // namespace mailroom::fields
