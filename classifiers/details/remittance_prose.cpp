#include "classifiers/details/remittance_prose.h"

#include "classifiers/details/documents_paid.h"
#include "classifiers/details/parts_taken_off.h"
#include "classifiers/details/payment_day.h"
#include "classifiers/details/payment_reference.h"
#include "classifiers/details/payment_sum.h"
#include "classifiers/details/remittance_advice.h"
#include "classifiers/details/remittance_books.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>

namespace mailroom {
namespace {

// "4471: 1,200.00", "1,200.00 for 4471": the sum beside a number between its neighbours, the one
// that is owed before any other; else that which stands behind.
std::optional<Decimal>
sum_beside(const Prose& prose, const Reference& reference, WordRange between, const OpenItem* item)
{
    constexpr std::size_t distance_max = 6;
    std::optional<Decimal> behind, of_it;
    for (const auto* amount : within(prose.amounts, between.first, between.last)) {
        const bool before = amount->last <= reference.first;
        const auto distance =
            before ? reference.first - amount->last : amount->first - reference.last;
        if (!amount->is_money || distance > distance_max)
            continue;
        if (item && (amount->value == item->open_amount || amount->value == item->amount))
            return amount->value;
        constexpr std::size_t joined_max = 3;
        if (before && distance <= joined_max
            && prose.find("pay.because", amount->last, reference.first))
            of_it = amount->value; // "378.35 for 4480, without the 29 of freight"
        if (!before && !behind)
            behind = amount->value;
    }
    return of_it ? of_it : behind;
}

// "4471 (890.40) and 4480 (1,127.35)": no sum of the text is the payment, it is that of the parts.
void sum_up_parts(Remittance& remittance)
{
    Decimal sum;
    bool is_part = false;
    for (const auto& line : remittance.lines) {
        if (!line.net_amount)
            return;
        sum = sum + *line.net_amount;
        is_part |= line.net_amount == remittance.payment_amount;
    }
    if (remittance.lines.size() > 1 && is_part)
        remittance.payment_amount = sum;
}

// "4471 and 4480, together 2,017.75": what is owed of all comes to what is paid, and no sum beside
// a number is a part of it.
void pay_in_full(Remittance& remittance)
{
    Decimal owed;
    for (const auto& line : remittance.lines)
        owed = owed + line.gross_amount.value_or(Decimal{});
    if (remittance.lines.size() < 2 || owed != remittance.payment_amount)
        return;
    for (auto& line : remittance.lines)
        line.net_amount = line.gross_amount;
}

// What is paid of one of several documents stands between its neighbours; all is paid of one alone.
RemittanceLine line_of(
    const Prose& prose,
    const Books& books,
    const std::vector<const Reference*>& references,
    std::size_t index)
{
    const auto& reference = *references[index];
    const auto& sentence = prose.words.sentence_of(reference.first);
    const auto limit = index + 1 < references.size() && references[index + 1]->last <= sentence.last
        ? references[index + 1]->first
        : sentence.last;
    const auto start =
        index > 0 ? std::max(sentence.first, references[index - 1]->last) : sentence.first;
    const auto items = books.open_items_by_number(reference.number);
    const auto* item = items.empty() ? nullptr : *items.begin();
    RemittanceLine line;
    line.document_number = reference.number;
    if (references.size() > 1)
        line.net_amount = sum_beside(prose, reference, {start, limit}, item);
    if (item) {
        if (!line.net_amount && references.size() > 1)
            line.net_amount = item->open_amount.is_zero() ? item->amount : item->open_amount;
        line.gross_amount = amount_owed(*item, prose);
        if (line.net_amount && line.gross_amount->is_negative())
            line.net_amount = -abs(*line.net_amount);
    }
    return line;
}

void read_lines(
    Remittance& remittance,
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences)
{
    const auto references = documents_told(remittance, prose, books, sentences);
    for (std::size_t i = 0; i < references.size(); ++i) {
        const auto& reference = *references[i];
        const bool seen =
            std::any_of(remittance.lines.begin(), remittance.lines.end(), [&](const auto& line) {
                return line.document_number == reference.number;
            });
        if (seen)
            continue;
        auto line = line_of(prose, books, references, i);
        const bool is_told = reference.known || line.net_amount
            || reference.kind == ReferenceKind::invoice || references.size() == 1;
        if (is_told)
            remittance.lines.push_back(std::move(line));
    }
    pay_in_full(remittance);
    sum_up_parts(remittance);
    if (remittance.lines.size() == 1 && remittance.payment_amount)
        remittance.lines.front().net_amount = remittance.payment_amount;
    for (auto& line : remittance.lines)
        complete(line);
}

// How much must be said for a sentence to tell of a payment.
enum class Saying { paid, payment, sum, announced };

bool tells(const Prose& prose, const Sentence& sentence, Saying saying)
{
    if (saying == Saying::paid || saying == Saying::payment)
        return !sentence.question && says_paid(prose, sentence, saying == Saying::payment);
    const auto amounts = within(prose.amounts, sentence.first, sentence.last);
    return std::ranges::any_of(amounts, &AmountMention::is_money)
        && (saying == Saying::announced || !prose.has("pay.future", sentence));
}

// "May we have a copy of 4480, too?": what it names is not paid, unless it says how much of it.
bool asks_for_papers(const Prose& prose, const Sentence& sentence)
{
    const auto amounts = within(prose.amounts, sentence.first, sentence.last);
    const bool asks = sentence.question || prose.has("request.send", sentence)
        || prose.has("request.copy", sentence);
    return asks && std::ranges::none_of(amounts, &AmountMention::is_money);
}

// "4480 we still contest": no part of what is paid.
bool contests(const Prose& prose, const Sentence& sentence)
{
    const auto amounts = within(prose.amounts, sentence.first, sentence.last);
    return prose.has("rest.plain_fault", sentence) && !prose.has("pay.less", sentence)
        && !within(prose.references, sentence.first, sentence.last).empty()
        && std::ranges::none_of(amounts, &AmountMention::is_money);
}

// "4480 comes on 20 November": of another document, and for a day far ahead.
bool is_paid_later(const Prose& prose, const Sentence& sentence)
{
    const auto days = within(prose.dates, sentence.first, sentence.last);
    return !within(prose.references, sentence.first, sentence.last).empty()
        && !prose.has("pay.made", sentence)
        && std::ranges::any_of(days, [&](const DateExpression* day) {
               return paid_when(day->value, prose.written_on) == PaidWhen::ahead;
           });
}

// With what follows and tells of it: a list, a reference.
std::vector<const Sentence*> telling_sentences(const Prose& prose, Saying saying)
{
    std::vector<const Sentence*> sentences;
    const auto& all = prose.words.sentences;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool follows = !sentences.empty() && sentences.back() == &all[i - 1]
            && !asks_for_papers(prose, all[i]) && !contests(prose, all[i])
            && !is_paid_later(prose, all[i])
            && (saying == Saying::announced
                || prose.find_all("pay.future", all[i].first, all[i].last).empty());
        if (follows || tells(prose, all[i], saying))
            sentences.push_back(&all[i]);
    }
    return sentences;
}

// Those that themselves say it; what follows a sum is not asked.
std::vector<const Sentence*>
saying_sentences(const Prose& prose, const std::vector<const Sentence*>& sentences, Saying saying)
{
    std::vector<const Sentence*> found;
    std::ranges::copy_if(sentences, std::back_inserter(found), [&](const Sentence* sentence) {
        return says_paid(prose, *sentence, saying != Saying::paid);
    });
    return found;
}

std::optional<Remittance> payment_in(const Prose& prose, const Books& books, Saying saying)
{
    const auto sentences = telling_sentences(prose, saying);
    if (sentences.empty())
        return std::nullopt;
    Remittance remittance;
    remittance.payment_reference = find_payment_reference(prose, sentences);
    const auto paid =
        find_sum_paid(prose, books, sentences, saying_sentences(prose, sentences, saying));
    const auto is_reference = [&](const AmountMention& amount) { // "paid under ref 00093980"
        return !amount.is_money
            && prose.words.source(amount.first, amount.last) == remittance.payment_reference;
    };
    if (paid && !is_reference(*paid)) {
        remittance.payment_amount = paid->value;
        remittance.currency = paid->currency;
    }
    remittance.payment_date = day_paid(prose, sentences);
    read_lines(remittance, prose, books, sentences);
    if (!remittance.payment_amount) {
        Decimal sum;
        const bool all_known = !remittance.lines.empty()
            && std::all_of(remittance.lines.begin(), remittance.lines.end(), [](const auto& line) {
                   return line.net_amount.has_value();
               });
        for (const auto& line : remittance.lines)
            sum = sum + line.net_amount.value_or(Decimal{});
        if (all_known)
            remittance.payment_amount = sum;
    }
    if (!remittance.payment_amount && remittance.lines.empty())
        return std::nullopt;
    return remittance;
}

// "The transfer is set for ten days from today": promised.
bool is_of_these_days(const Remittance& announced, const Prose& prose)
{
    const auto is_ahead = [&](const DateExpression& day) {
        return paid_when(day.value, prose.written_on) == PaidWhen::ahead;
    };
    return paid_when(announced.payment_date, prose.written_on) == PaidWhen::now
        || std::ranges::none_of(prose.dates, is_ahead);
}

} // namespace

std::optional<Remittance>
find_payment_in_prose(const Prose& prose, const Books& books, bool is_meant)
{
    if (auto found = payment_in(prose, books, Saying::paid); found || !is_meant)
        return found;
    for (const auto saying : {Saying::payment, Saying::sum, Saying::announced}) {
        auto found = payment_in(prose, books, saying);
        if (found && (saying != Saying::announced || is_of_these_days(*found, prose)))
            return found;
    }
    return std::nullopt;
}

} // namespace mailroom
