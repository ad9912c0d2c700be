#include "classifiers/details/promises.h"

#include "classifiers/details/named_invoices.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace mailroom {
namespace {

// How much of a promise a sentence must show.
enum class Proof {
    whole,      // Words that promise a payment, and nothing that takes it back.
    of_payment, // It is known that something is promised: a day to come, beside words of payment
    day,        // or money; then any day to come.
};

// In a note of a line or two: "4471 clears on Friday", "the lot hits your bank on the 30th": what
// we owe beside a word that moves money, and nothing that is wanted of the other side. Of few words
// the number alone will do: "4471 by Friday".
bool is_settled_in_time(const Prose& prose, const Sentence& sentence)
{
    if (!prose.is_note() || prose.has("pay.other", sentence) || prose.has("pay.made", sentence))
        return false;
    const bool in_parts = prose.has("pay.part", sentence);
    const auto days = within(prose.dates, sentence.first, sentence.last);
    if (!in_parts && std::none_of(days.begin(), days.end(), [&](const auto* day) {
            return day->value > prose.written_on;
        }))
        return false;
    const auto references = within(prose.references, sentence.first, sentence.last);
    const bool numbered = std::any_of(references.begin(), references.end(), [](const auto* one) {
        return one->kind != ReferenceKind::purchase_order && one->kind != ReferenceKind::delivery;
    });
    constexpr std::size_t few_words = 7;
    if (numbered && (in_parts || sentence.last - sentence.first <= few_words))
        return true;
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    const bool money =
        std::any_of(sums.begin(), sums.end(), [](const auto* amount) { return amount->is_money; });
    return prose.has("pay.moves", sentence)
        && (numbered || money || prose.has("pay.hint", sentence));
}

bool promises_payment(const Prose& prose, const Sentence& sentence, Proof proof)
{
    if (sentence.question || prose.has("pay.not", sentence))
        return false;
    if (proof == Proof::whole)
        return !prose.has("pay.if", sentence)
            && (prose.has("pay.future", sentence) || is_settled_in_time(prose, sentence));
    if (proof == Proof::day)
        return true;
    const auto amounts = within(prose.amounts, sentence.first, sentence.last);
    const bool money = std::any_of(
        amounts.begin(), amounts.end(), [](const auto* amount) { return amount->is_money; });
    return money || prose.has("pay.future", sentence) || prose.has("pay.past", sentence)
        || prose.has("pay.hint", sentence);
}

// The part between commas that promises, where another part of the sentence denies: "we can't pay
// it all now, but 500 comes on Friday", "it falls due on Saturday, so the money leaves on Monday".
std::optional<Sentence> affirmed_part(const Prose& prose, const Sentence& sentence, Proof proof)
{
    if (promises_payment(prose, sentence, proof))
        return sentence;
    if (sentence.question || proof != Proof::of_payment)
        return std::nullopt;
    for (auto first = sentence.first; first < sentence.last;) {
        auto last = first + 1;
        while (last < sentence.last
               && prose.words.gap_after(last - 1).find_first_of(",;") == std::string_view::npos)
            ++last;
        const Sentence part{first, last};
        const auto days = within(prose.dates, first, last);
        const bool to_come = std::any_of(days.begin(), days.end(), [&](const auto* day) {
            return day->value > prose.written_on;
        });
        const bool moves = prose.has("pay.moves", part) && !prose.has("pay.not", part);
        if (to_come && (moves || promises_payment(prose, part, proof)))
            return part;
        first = last;
    }
    return std::nullopt;
}

std::size_t
distance(std::size_t a_first, std::size_t a_last, std::size_t b_first, std::size_t b_last)
{
    return a_last <= b_first ? b_first - a_last : a_first >= b_last ? a_first - b_last : 0;
}

template <typename T>
const T* nearest(const std::vector<const T*>& things, std::size_t first, std::size_t last)
{
    const T* best = nullptr;
    auto best_distance = std::numeric_limits<std::size_t>::max();
    for (const auto* thing : things) {
        const auto here = distance(thing->first, thing->last, first, last);
        if (here < best_distance) {
            best_distance = here;
            best = thing;
        }
    }
    return best;
}

// Numbers that an earlier sentence or the subject names, where this one says "it" or "the rest".
std::vector<const Reference*>
references_before(const Prose& prose, const NamedInvoices& named, std::size_t sentence)
{
    for (auto at = sentence; at-- > 0;) {
        auto found = named.in(prose.clauses[at]);
        if (!found.empty())
            return found;
    }
    return {};
}

// Orders are not paid, where they are called so.
std::vector<const Reference*> to_be_paid(std::vector<const Reference*> references)
{
    std::erase_if(references, [](const Reference* one) {
        return !one->known && one->labelled && one->kind == ReferenceKind::purchase_order;
    });
    return references;
}

class PromiseReader {
public:
    explicit PromiseReader(const Prose& prose) : prose_(prose), named_(prose) {}

    std::vector<Promise> read(Proof proof)
    {
        for (std::size_t i = 0; i < prose_.clauses.size(); ++i)
            read(i, proof);
        return std::move(promises_);
    }

private:
    void read(std::size_t index, Proof proof);
    bool
    is_about_all(const Sentence& sentence, const std::vector<const AmountMention*>& amounts) const;
    void
    keep_days_to_come(std::vector<const DateExpression*>& days, const Sentence& sentence) const;
    void add(std::string number, std::optional<Decimal> amount, Date date);

    const Prose& prose_;
    NamedInvoices named_;
    std::vector<Promise> promises_;
    bool partial_ = false; // What this sentence promises.
};

void PromiseReader::add(std::string number, std::optional<Decimal> amount, Date date)
{
    const bool known = std::any_of(promises_.begin(), promises_.end(), [&](const auto& promise) {
        return promise.document_number == number && promise.date == date;
    });
    if (!known)
        promises_.push_back({std::move(number), amount, date, partial_});
}

// "Sent 1,000 today, the other 500 on the 30th", "I do it by hand now, on Wednesday": what was paid
// before the promise begins, and the now beside a day, are not what is promised.
void PromiseReader::keep_days_to_come(
    std::vector<const DateExpression*>& days, const Sentence& sentence) const
{
    const auto* past = prose_.find("pay.past", sentence.first, sentence.last);
    const auto is_now = [&](const DateExpression* day) {
        return !day->from_scan && day->value == prose_.written_on;
    };
    const auto other = std::find_if_not(days.begin(), days.end(), is_now);
    const bool halves = prose_.has("pay.part", sentence) && !past;
    const auto sums = within(prose_.amounts, sentence.first, sentence.last);
    const bool made = past != nullptr // "Sent 2,000 today": made, not promised.
        && std::any_of(sums.begin(), sums.end(), [](const auto* sum) { return sum->is_money; });
    const bool paid = prose_.has("pay.made", sentence);
    if (!halves && (other != days.end() || made || paid))
        std::erase_if(days, is_now);
    if (paid) // "On Monday we have paid": the one gone by.
        std::erase_if(days, [&](const auto* day) { return day->past < prose_.written_on; });
}

// "The whole account"; but "the balance of 2,760" is the rest of what was paid in part.
bool PromiseReader::is_about_all(
    const Sentence& sentence, const std::vector<const AmountMention*>& amounts) const
{
    if (!prose_.has("pay.all", sentence))
        return false;
    const auto end = sentence.last;
    const bool rest = amounts.size() > 1
        || (!amounts.empty()
            && (prose_.find("pay.past", 0, end) != nullptr
                || prose_.find("pay.part", 0, end) != nullptr));
    return !rest;
}

void PromiseReader::read(std::size_t index, Proof proof)
{
    const auto said = affirmed_part(prose_, prose_.clauses[index], proof);
    if (!said)
        return;
    const auto& sentence = *said;
    std::vector<const DateExpression*> days;
    const auto earliest =
        proof == Proof::whole ? prose_.written_on : add_days(prose_.written_on, 1);
    for (const auto* date : within(prose_.dates, sentence.first, sentence.last)) {
        if (date->value >= earliest)
            days.push_back(date);
    }
    keep_days_to_come(days, sentence);
    if (days.empty())
        return;
    partial_ = prose_.has("pay.part", sentence);
    std::vector<const AmountMention*> amounts;
    for (const auto* amount : within(prose_.amounts, sentence.first, sentence.last)) {
        if (amount->is_money)
            amounts.push_back(amount);
    }
    auto references = to_be_paid(named_.in(sentence));
    if (references.empty())
        references = to_be_paid(named_.in(prose_.clauses[index]));
    const bool whole = references.empty() && is_about_all(sentence, amounts);
    if (references.empty() && !whole)
        references = to_be_paid(references_before(prose_, named_, index));
    if (references.empty() && !whole && prose_.context)
        references.push_back(&*prose_.context);
    // "Approved on the 12th, with you by the 14th": of one payment the last day counts.
    if (!partial_ && !prose_.has("pay.rest", sentence) && amounts.size() <= 1
        && references.size() <= 1)
        days.erase(days.begin(), days.end() - 1);
    if (references.empty()) {
        for (const auto* day : days) {
            const auto* amount = nearest(amounts, day->first, day->last);
            add({}, amount ? std::optional(amount->value) : std::nullopt, day->value);
        }
        return;
    }
    if (references.size() == 1 && days.size() > 1 && days.size() == amounts.size()) {
        for (std::size_t i = 0; i < days.size(); ++i)
            add(references.front()->number, amounts[i]->value, days[i]->value);
        return;
    }
    const bool in_parts = partial_ || prose_.has("pay.rest", sentence);
    if (references.size() == 1 && days.size() > 1
        && in_parts) { // "Half now, the rest on the 30th."
        for (const auto* day : days)
            add(references.front()->number, {}, day->value);
        return;
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
        const auto& reference = *references[i];
        // A day behind the number is its own, as lists are written; else the nearest.
        const DateExpression* day = nullptr;
        for (const auto* candidate : days) {
            if (!day && candidate->first >= reference.last)
                day = candidate;
        }
        if (!day)
            day = nearest(days, reference.first, reference.last);
        std::optional<Decimal> amount;
        if (references.size() == 1 && amounts.size() == 1) {
            amount = amounts.front()->value;
        } else {
            const auto limit = i + 1 < references.size() ? references[i + 1]->first : sentence.last;
            for (const auto* candidate : amounts) {
                if (!amount && candidate->first >= reference.last && candidate->last <= limit)
                    amount = candidate->value;
            }
        }
        add(reference.number, amount, day->value);
    }
}

} // namespace

std::vector<Promise> find_promises(const Prose& prose)
{
    return PromiseReader(prose).read(Proof::whole);
}

std::vector<Promise> find_meant_promises(const Prose& prose)
{
    for (const auto proof : {Proof::whole, Proof::of_payment, Proof::day}) {
        auto promises = PromiseReader(prose).read(proof);
        if (!promises.empty())
            return promises;
    }
    return {};
}

} // namespace mailroom
