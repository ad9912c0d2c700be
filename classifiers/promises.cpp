#include "classifiers/promises.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace mailroom {
namespace {

bool promises_payment(const Prose& prose, const Sentence& sentence)
{
    return prose.has("pay.future", sentence) && !prose.has("pay.if", sentence)
        && !prose.has("pay.not", sentence) && !sentence.question;
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

std::vector<const Reference*> payable(std::vector<const Reference*> references)
{
    std::erase_if(references, [](const auto* reference) {
        return reference->kind == ReferenceKind::purchase_order
            || reference->kind == ReferenceKind::delivery;
    });
    return references;
}

// Numbers that an earlier sentence or the subject names, where this one says "it" or "the rest".
std::vector<const Reference*> references_before(const Prose& prose, std::size_t sentence)
{
    const auto& sentences = prose.words.sentences;
    for (auto at = sentence; at-- > 0;) {
        auto found = payable(within(prose.references, sentences[at].first, sentences[at].last));
        if (!found.empty())
            return found;
    }
    return {};
}

class PromiseReader {
public:
    explicit PromiseReader(const Prose& prose) : prose_(prose) {}

    std::vector<Promise> read()
    {
        for (std::size_t i = 0; i < prose_.words.sentences.size(); ++i)
            read(i);
        return std::move(promises_);
    }

private:
    void read(std::size_t index);
    void
    keep_days_to_come(std::vector<const DateExpression*>& days, const Sentence& sentence) const;
    void add(std::string number, std::optional<Decimal> amount, Date date);

    const Prose& prose_;
    std::vector<Promise> promises_;
};

void PromiseReader::add(std::string number, std::optional<Decimal> amount, Date date)
{
    const bool known = std::any_of(promises_.begin(), promises_.end(), [&](const auto& promise) {
        return promise.document_number == number && promise.date == date;
    });
    if (!known)
        promises_.push_back({std::move(number), amount, date});
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
    if (other != days.end() && !halves)
        std::erase_if(days, is_now);
}

void PromiseReader::read(std::size_t index)
{
    const auto& sentence = prose_.words.sentences[index];
    if (!promises_payment(prose_, sentence))
        return;
    std::vector<const DateExpression*> days;
    for (const auto* date : within(prose_.dates, sentence.first, sentence.last)) {
        if (date->value >= prose_.written_on)
            days.push_back(date);
    }
    keep_days_to_come(days, sentence);
    if (days.empty())
        return;
    std::vector<const AmountMention*> amounts;
    for (const auto* amount : within(prose_.amounts, sentence.first, sentence.last)) {
        if (amount->is_money)
            amounts.push_back(amount);
    }
    auto references = payable(within(prose_.references, sentence.first, sentence.last));
    const bool whole = references.empty() && prose_.has("pay.all", sentence);
    if (references.empty() && !whole)
        references = references_before(prose_, index);
    if (references.empty() && !whole && prose_.context)
        references.push_back(&*prose_.context);
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
    return PromiseReader(prose).read();
}

} // namespace mailroom
