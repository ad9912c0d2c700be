#include "classifiers/matching/matching.h"

#include "classifiers/matching/application.h"
#include "classifiers/matching/item_finder.h"
#include "classifiers/matching/number_forms.h"
#include "classifiers/matching/open_set.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t reference_words_max = 500;

std::optional<Decimal> net_of(const RemittanceLine& line)
{
    if (line.net_amount || !line.gross_amount)
        return line.net_amount;
    return *line.gross_amount - line.discount_amount.value_or(Decimal{})
        - line.deduction_amount.value_or(Decimal{});
}

class Matcher {
public:
    Matcher(const Payment& payment, const Books& books, const MatchingTerms& terms)
        : payment_(payment),
          books_(books),
          terms_(terms),
          finder_(books, payment.party_ids, payment.side, payment.currency),
          application_(payment.date, terms.tolerance)
    {
    }

    std::vector<Match> run()
    {
        if (!payment_.lines.empty())
            match_lines();
        else if (payment_.amount && !match_references())
            match_amount();
        return application_.finish();
    }

private:
    struct Line {
        RemittanceLine stated;
        Finding found;
    };

    Finding decided(const MatchDecision& decision) const;
    Finding found_for(std::size_t index, const RemittanceLine& line) const;
    void match_lines();
    void take_credits_off(std::vector<Line>& lines) const;
    void match_rest(const Decimal& rest);
    bool match_references();
    std::vector<Finding> find_in_references() const;
    void match_amount();
    void apply_set(const OpenSet& set, std::string_view how, const std::string& why);
    void add_rest(const Decimal& amount, std::string_view how, std::string why);

    const Payment& payment_;
    const Books& books_;
    const MatchingTerms& terms_;
    ItemFinder finder_;
    Application application_;
};

Finding Matcher::decided(const MatchDecision& decision) const
{
    const OpenItem* meant = nullptr;
    for (const auto* item : books_.open_items_by_number(decision.open_item)) {
        const bool is_payers =
            std::ranges::find(payment_.party_ids, item->party_id) != payment_.party_ids.end();
        if (item->side == payment_.side && (item->party_id == decision.party_id || is_payers)
            && (!meant || item->party_id == decision.party_id))
            meant = item;
    }
    if (!meant)
        return {}; // The books have lost it.
    return {meant, false, "person", "a person has decided so"};
}

Finding Matcher::found_for(std::size_t index, const RemittanceLine& line) const
{
    const auto decision = std::ranges::find(payment_.decided, index, &MatchDecision::line);
    if (decision != payment_.decided.end()) {
        if (auto found = decided(*decision); found.item)
            return found;
    }
    return finder_.by_number(line.document_number, {line.gross_amount, line.net_amount});
}

// Credit notes are taken off; payers write their amounts with a minus or without one.
void Matcher::take_credits_off(std::vector<Line>& lines) const
{
    for (auto& [stated, found] : lines) {
        if (!found.item || found.item->type != OpenItemType::credit_note)
            continue;
        for (auto* amount : {&stated.gross_amount, &stated.net_amount}) {
            if (*amount)
                *amount = -abs(**amount);
        }
    }
}

void Matcher::match_lines()
{
    std::vector<Line> lines;
    std::map<const OpenItem*, Decimal> taken;
    for (std::size_t i = 0; i < payment_.lines.size(); ++i) {
        auto& line = lines.emplace_back(Line{payment_.lines[i], {}});
        line.stated.net_amount = net_of(line.stated);
        line.found = found_for(i, line.stated);
        if (line.found.item)
            taken.emplace(line.found.item, Decimal{});
    }
    for (auto& line : lines) {
        for (const auto& amount : {line.stated.gross_amount, line.stated.net_amount}) {
            if (!line.found.item && !line.found.ambiguous && amount && !amount->is_zero()) {
                line.found = finder_.by_amount(*amount, terms_.tolerance, taken);
                if (line.found.item)
                    taken.emplace(line.found.item, Decimal{});
            }
        }
    }
    take_credits_off(lines);
    Decimal sum;
    bool all_stated = true;
    for (const auto& [stated, found] : lines) {
        Match match{
            .document_number = stated.document_number,
            .how = std::string(found.how),
            .why = found.why};
        sum = sum + stated.net_amount.value_or(Decimal{});
        all_stated = all_stated && stated.net_amount;
        if (found.item)
            application_.apply(std::move(match), *found.item, stated);
        else
            application_.add(std::move(match));
    }
    if (payment_.amount && all_stated)
        match_rest(*payment_.amount - sum);
}

// What the payment is more or less than its lines.
void Matcher::match_rest(const Decimal& rest)
{
    if (abs(rest) <= terms_.tolerance)
        return;
    if (!rest.is_negative()) {
        add_rest(rest, "on_account", "paid beyond the lines");
        return;
    }
    auto credits = finder_.open_items();
    std::erase_if(credits, [&](const auto* item) {
        return !item->open_amount.is_negative() || application_.left().contains(item);
    });
    const auto netted = only_open_set(credits, rest, application_);
    if (!netted.parts.empty())
        apply_set(netted, "subset", "taken off, though no line names it");
    else
        add_rest(rest, "short", to_string(-rest) + " less is paid than the lines say");
}

void Matcher::add_rest(const Decimal& amount, std::string_view how, std::string why)
{
    Match match{.how = std::string(how), .why = std::move(why)};
    (amount.is_negative() ? match.short_by : match.amount) = abs(amount);
    application_.add(std::move(match));
}

void Matcher::apply_set(const OpenSet& set, std::string_view how, const std::string& why)
{
    for (const auto& [item, amount] : set.parts) {
        RemittanceLine line;
        line.net_amount = amount;
        application_.apply({.how = std::string(how), .why = why}, *item, line);
    }
}

// Items that a person has named, or that the references of the payment name, each once.
std::vector<Finding> Matcher::find_in_references() const
{
    std::vector<Finding> found;
    for (const auto& decision : payment_.decided) {
        if (auto finding = decided(decision); finding.item)
            found.push_back(std::move(finding));
    }
    if (!found.empty())
        return found;
    const StatedAmounts amounts{payment_.amount, {}};
    const auto consider = [&](std::string_view text) {
        const auto finding = finder_.by_number(text, amounts);
        const bool is_new = std::ranges::none_of(
            found, [&](const auto& other) { return other.item == finding.item; });
        if (finding.item && is_new)
            found.push_back(finding);
    };
    std::size_t words = 0;
    for (const auto& reference : payment_.references) {
        const auto before = found.size();
        for (const auto& word : words_with_number(reference, Books::number_tail_min)) {
            if (++words <= reference_words_max)
                consider(word);
        }
        if (found.size() == before) // A number written in groups.
            consider(reference);
    }
    return found;
}

// Whether the references name anything; then that is all there is to say.
bool Matcher::match_references()
{
    const auto found = find_in_references();
    if (found.empty())
        return false;
    const auto pays = [&](const Finding& finding, const std::optional<Decimal>& amount) {
        RemittanceLine line;
        line.net_amount = amount;
        application_.apply(
            {.document_number = finding.item->number,
             .how = std::string(finding.how),
             .why = finding.why},
            *finding.item, line);
    };
    Decimal full, discounted;
    for (const auto& [item, ambiguous, how, why] : found) {
        full = full + item->open_amount;
        discounted = discounted + item->open_amount - application_.discount_in_time(*item);
    }
    if (found.size() == 1) {
        const bool more = full < *payment_.amount && !full.is_zero();
        pays(found.front(), more ? full : *payment_.amount);
        if (more)
            match_rest(*payment_.amount - full);
        return true;
    }
    const bool with_discounts = discounted == *payment_.amount;
    if (full < *payment_.amount || full == *payment_.amount || with_discounts) {
        for (const auto& finding : found) {
            const auto discount =
                with_discounts ? application_.discount_in_time(*finding.item) : Decimal{};
            pays(finding, finding.item->open_amount - discount);
        }
        if (!with_discounts)
            match_rest(*payment_.amount - full);
        return true;
    }
    for (const auto& finding : found)
        application_.add(
            {.document_number = finding.item->number,
             .how = "ambiguous",
             .why = "named, but the payment is less than all that it names"});
    return true;
}

void Matcher::match_amount()
{
    const auto set = only_open_set(finder_.open_items(), *payment_.amount, application_);
    if (set.several) {
        add_rest(*payment_.amount, "ambiguous", "more than one set of open items makes this sum");
    } else if (set.parts.empty()) {
        add_rest(*payment_.amount, "on_account", "no set of open items makes this sum");
    } else {
        apply_set(set, set.parts.size() == 1 ? "amount" : "subset", set.why);
    }
}

} // namespace

std::vector<Match>
match_payment(const Payment& payment, const Books& books, const MatchingTerms& terms)
{
    return Matcher(payment, books, terms).run();
}

} // namespace mailroom
