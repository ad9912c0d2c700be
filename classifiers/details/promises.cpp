#include "classifiers/details/promises.h"

#include "classifiers/details/promise_days.h"
#include "classifiers/details/promise_documents.h"
#include "classifiers/details/promise_question.h"
#include "classifiers/details/promise_saying.h"
#include "classifiers/details/promise_scope.h"
#include "classifiers/details/promise_shares.h"
#include "classifiers/details/promise_sums.h"
#include "classifiers/text/clauses.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace mailroom {
namespace {

enum class Rows : bool { no, too }; // Beside what is promised in so many words.

// "La primera el viernes, la segunda el 30": no Monday.
void drop_days_that_name(PromisedThings& things)
{
    std::erase_if(things.days, [&](const DateExpression* day) {
        return std::ranges::any_of(things.references, [&](const Reference& one) {
            return one.first <= day->first && day->last <= one.last;
        });
    });
}

// "5,000 towards 4471, our ref. 88-120": of what the books know beside others, that alone.
void keep_known(std::vector<Reference>& references)
{
    if (std::ranges::any_of(references, &Reference::known))
        std::erase_if(references, [](const Reference& one) { return !one.known; });
}

class PromiseReader {
public:
    explicit PromiseReader(const Prose& prose) : prose_(prose), documents_(prose) {}

    // What the subject promises is believed where the body promises nothing.
    std::vector<Promise> read(PromiseProof proof, Rows rows = Rows::no);

private:
    void read(std::size_t index, const Sentence& said, PromiseProof proof);
    void read_part(std::size_t index, const Sentence& said, PromiseProof proof);
    bool are_promised(const std::vector<Reference>& references) const;
    void drop_sums_of_other_days(
        std::vector<const AmountMention*>& sums,
        const std::vector<const DateExpression*>& promised,
        const Sentence& said) const;
    void look_back(std::size_t index, const Sentence& said, PromisedThings& things) const;
    void add_what_goes_along(std::size_t index, const Sentence& said, PromisedThings& things) const;
    void list_below(std::size_t index, PromisedThings& things) const;
    void look_ahead(std::size_t index, PromisedThings& things) const;
    void add_when_due(const std::vector<Reference>& references, const Date& earliest);
    void add(Promise promise);

    const Prose& prose_;
    PromisedDocuments documents_;
    std::vector<Promise> promises_;
};

std::vector<Promise> PromiseReader::read(PromiseProof proof, Rows rows)
{
    std::vector<Promise> in_subject;
    for (std::size_t i = 0; i < prose_.clauses.size(); ++i) {
        const auto clause = stated_part(prose_, prose_.clauses[i]);
        if (const auto said = promised_part(prose_, clause, proof))
            read(i, *said, proof);
        else if (
            rows == Rows::too
            && (is_promised_row(prose_, clause) || is_promised_under_condition(prose_, clause)))
            read(i, clause, proof);
        if (clause.last == prose_.subject_words)
            in_subject = std::exchange(promises_, {});
    }
    return promises_.empty() ? std::move(in_subject) : std::move(promises_);
}

void PromiseReader::add(Promise promise)
{
    const bool known = std::any_of(promises_.begin(), promises_.end(), [&](const auto& other) {
        return other.document_number == promise.document_number && other.date == promise.date;
    });
    if (!known)
        promises_.push_back(std::move(promise));
}

// Numbers that an earlier sentence or the subject names, where this one says "it" or "the rest";
// the one sum that stands beside the one number there is what it comes to.
void PromiseReader::look_back(std::size_t index, const Sentence& said, PromisedThings& things) const
{
    for (auto at = index; at-- > 0;) {
        const auto& before = prose_.clauses[at];
        const bool asked_for = before.question && prose_.has("request.send", before);
        if (asked_for && at > 0 && prose_.has("pay.rest", said))
            continue; // "Can you send me 4471? The rest will be paid on the 30th."
        if (things.references = documents_.in(before); things.references.empty())
            continue;
        keep_known(things.references);
        const auto sums = money_in(prose_, before);
        if (things.amounts.empty() && !things.in_parts && things.references.size() == 1
            && sums.size() == 1 && !prose_.has("pay.past", before))
            things.amounts = sums;
        return;
    }
    things.references = documents_.of_history(said);
}

// "It is in Friday's run along with 4480": 4480, and what "it" is.
void PromiseReader::add_what_goes_along(
    std::size_t index, const Sentence& said, PromisedThings& things) const
{
    if (things.references.empty() || !goes_along(prose_, said, things.references.front()))
        return;
    PromisedThings before{{}, things.days, things.amounts};
    look_back(index, said, before);
    for (const auto& one : before.references) {
        const auto is_same = [&](const Reference& other) { return other.number == one.number; };
        if (std::ranges::none_of(things.references, is_same))
            things.references.insert(things.references.begin(), one);
    }
}

// "The invoices listed below will be paid on Friday:", and their rows.
void PromiseReader::list_below(std::size_t index, PromisedThings& things) const
{
    for (auto at = index + 1; at < prose_.clauses.size(); ++at) {
        const auto& row = prose_.clauses[at];
        auto named = documents_.in(row);
        if (named.empty() || row.question || !within(prose_.dates, row.first, row.last).empty())
            return;
        std::ranges::move(named, std::back_inserter(things.references));
        std::ranges::copy(money_in(prose_, row), std::back_inserter(things.amounts));
    }
}

// "The next run is on 16 July. 4471 and 4480 are in it, less 20.00 for the crate", "4471 goes on
// Friday. That's 820.00": what the next sentence names, where no other day stands there.
void PromiseReader::look_ahead(std::size_t index, PromisedThings& things) const
{
    if (index + 1 >= prose_.clauses.size())
        return;
    auto next = prose_.clauses[index + 1];
    if (things.references.empty() && prose_.has("promise.listed", prose_.clauses[index])) {
        list_below(index, things);
        return;
    }
    if (const auto* in_it = prose_.find("promise.in_it", next.first, next.last); in_it)
        next.last = part_around(prose_.words, in_it->first, in_it->last).last;
    const bool day = !within(prose_.dates, next.first, next.last).empty();
    auto named = documents_.in(next);
    if (things.references.empty() && !day && names_what_is_in(prose_, next))
        things.references = std::move(named);
    else if (things.days.size() == 1 && is_likewise(prose_, next))
        std::ranges::move(named, std::back_inserter(things.references));
    else if (
        things.references.size() == 1 && things.amounts.empty() && things.days.size() == 1
        && (!things.in_parts || things.rest) && named.empty() && !day)
        things.amounts = sum_told_first(prose_, next);
}

// "Sent 4,000 yesterday, the balance follows on the 20th": the sum of the day that is no promise's.
void PromiseReader::drop_sums_of_other_days(
    std::vector<const AmountMention*>& sums,
    const std::vector<const DateExpression*>& promised,
    const Sentence& said) const
{
    const auto named = within(prose_.dates, said.first, said.last);
    std::erase_if(sums, [&](const AmountMention* sum) {
        const auto part = part_around(prose_.words, sum->first, sum->last);
        const auto beside = within(prose_.dates, part.first, part.last);
        const auto* day = nearest(beside.empty() ? named : beside, sum->first, sum->last);
        return std::ranges::find(promised, day) == promised.end();
    });
}

// "66120 on its due date": that of the books, where it has not gone by.
void PromiseReader::add_when_due(const std::vector<Reference>& references, const Date& earliest)
{
    for (const auto& one : references) {
        if (one.due_date && *one.due_date >= earliest)
            add({one.number, std::nullopt, one.due_date});
    }
}

// Each as a whole, by what was read before.
bool PromiseReader::are_promised(const std::vector<Reference>& references) const
{
    return std::ranges::all_of(references, [&](const Reference& one) {
        return std::ranges::any_of(promises_, [&](const Promise& promise) {
            return promise.document_number == one.number && !promise.partial
                && (!promise.amount || promise.amount == one.open_amount);
        });
    });
}

void PromiseReader::read(std::size_t index, const Sentence& said, PromiseProof proof)
{
    if (const auto rest = begin_of_rest(prose_, documents_, said)) {
        read_part(index, {said.first, *rest}, proof);
        read_part(index, {*rest, said.last}, proof);
    } else {
        read_part(index, said, proof);
    }
}

void keep_own_sums(PromisedThings& things, const Prose& prose)
{
    if (things.references.size() <= 1 && things.days.size() == 1)
        keep_sum_of_payment(things.amounts, prose);
    else
        drop_totals(things.amounts, things.references.size(), prose);
}

void PromiseReader::read_part(std::size_t index, const Sentence& said, PromiseProof proof)
{
    const bool today = proof <= PromiseProof::whole || prose_.has("promise.tonight", said);
    const auto earliest = today ? prose_.written_on : add_days(prose_.written_on, 1);
    PromisedThings things{
        documents_.in(said), promised_days(prose_, said, earliest), money_in(prose_, said)};
    drop_paid(things.references, prose_);
    drop_put_off(things.references, prose_);
    add_what_goes_along(index, said, things);
    const bool when_due = things.days.empty() && prose_.has("promise.when_due", said);
    if (things.days.empty() && !when_due)
        return;
    const bool partial = promises_parts(prose_, said);
    const auto* all_else = all_else_in(prose_, said);
    things.rest = all_else ? nullptr : rest_in(prose_, said, things.references);
    things.in_parts = partial || things.rest;
    keep_own_sums(things, prose_);
    if (things.rest)
        drop_sums_of_other_days(things.amounts, things.days, said);
    const bool of_account = all_else || (things.rest && is_of_account(prose_, *things.rest));
    if (all_else)
        keep_all_else(things.references, *all_else, documents_);
    else if (of_account)
        std::erase_if(things.references, [&](const Reference& one) {
            return one.last <= things.rest->first;
        });
    if (things.references.empty() && !of_account)
        things.references = documents_.in(prose_.clauses[index]);
    if (things.references.empty() && !of_account
        && !is_about_all(prose_, documents_, said, things.amounts))
        look_back(index, said, things);
    const bool of_part = partial || prose_.has("pay.part", said); // "The other half"
    if (things.rest && !of_part && things.amounts.empty()
        && are_promised(things.references)) // "The rest" is that of the account.
        things.references.clear();
    look_ahead(index, things);
    if (when_due)
        add_when_due(things.references, earliest);
    if (drop_days_that_name(things); things.days.empty())
        return;
    // "Approved on the 12th, with you by the 14th": of one payment the last day counts.
    const bool several = things.references.size() > 1
        && things.references.front().first >= said.first
        && things.references.back().last <= said.last;
    if (!things.in_parts && things.amounts.size() <= 1 && !several)
        keep_day_of_payment(things.days, prose_);
    for (auto& promise : share_out(things)) {
        promise.partial = partial || things.rest || prose_.has("rest.missing", said);
        add(std::move(promise));
    }
}

} // namespace

std::vector<Promise> find_promises(const Prose& prose)
{
    return PromiseReader(prose).read(PromiseProof::whole);
}

std::vector<Promise> find_plain_promises(const Prose& prose)
{
    return PromiseReader(prose).read(PromiseProof::plain);
}

std::vector<Promise> find_meant_promises(const Prose& prose)
{
    auto promises = find_promises(prose);
    if (!promises.empty())
        promises = PromiseReader(prose).read(PromiseProof::whole, Rows::too);
    for (const auto proof : {PromiseProof::of_payment, PromiseProof::day}) {
        if (promises.empty())
            promises = PromiseReader(prose).read(proof);
    }
    // "Half of it goes now, the rest on the 30th": the message is the advice of what goes now.
    const auto is_later = [&](const Promise& one) { return one.date > prose.written_on; };
    const bool tonight = prose.find("promise.tonight", 0, prose.words.words.size()) != nullptr;
    if (!tonight && std::ranges::any_of(promises, is_later))
        std::erase_if(promises, [&](const Promise& one) { return !is_later(one); });
    return promises;
}

} // namespace mailroom
