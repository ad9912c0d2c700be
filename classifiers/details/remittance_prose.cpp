#include "classifiers/details/remittance_prose.h"

#include "classifiers/details/payment_reference.h"
#include "classifiers/details/remittance_advice.h"
#include "classifiers/details/remittance_books.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// "Friday when the takings are lodged" is still to come; of "lodged today, the rest on Friday" the
// date beside the word counts.
bool says_paid(const Prose& prose, const Sentence& sentence, bool is_meant)
{
    const auto* paid = prose.find("pay.past", sentence.first, sentence.last);
    if (paid == nullptr && is_meant)
        paid = prose.find("pay.noun", sentence.first, sentence.last);
    if (paid == nullptr)
        return false;
    const auto distance = [&](const DateExpression* date) {
        return date->first < paid->first ? paid->first - date->first : date->first - paid->first;
    };
    const auto dates = within(prose.dates, sentence.first, sentence.last);
    const auto nearest =
        std::min_element(dates.begin(), dates.end(), [&](const auto* a, const auto* b) {
            return distance(a) < distance(b);
        });
    const bool to_come = nearest != dates.end() && (*nearest)->value > prose.written_on;
    return !(to_come && prose.has("pay.future", sentence));
}

Date day_of(const DateExpression& date, const Date& written_on)
{
    constexpr int ahead_max = 10; // "value date Monday"
    const bool weekday_gone = !date.from_scan && date.past != date.value;
    return weekday_gone || days_between(written_on, date.value) > ahead_max ? date.past
                                                                            : date.value;
}

std::optional<Date> day_in(const Prose& prose, std::size_t first, std::size_t last)
{
    const auto dates = within(prose.dates, first, last);
    return dates.empty() ? std::nullopt : std::optional(day_of(*dates.front(), prose.written_on));
}

// "Value date: 4 May"
std::optional<Date> labelled_day(const Prose& prose)
{
    constexpr std::size_t words_behind_max = 5;
    const auto all = prose.words.words.size();
    for (const auto* label : prose.find_all("pay.day", 0, all)) {
        if (const auto day =
                day_in(prose, label->last, std::min(all, label->last + words_behind_max)))
            return day;
    }
    return std::nullopt;
}

// The day that is called the payment's, else the first one of the sentences that speak of it, as a
// day gone by or today. A day beside the number of a document is the document's.
std::optional<Date> day_paid(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    if (const auto day = labelled_day(prose))
        return day;
    for (const bool says_itself : {true, false}) {
        for (const auto* sentence : sentences) {
            const bool has_documents =
                !within(prose.references, sentence->first, sentence->last).empty();
            if (says_itself ? !says_paid(prose, *sentence, true) : has_documents)
                continue;
            if (const auto day = day_in(prose, sentence->first, sentence->last))
                return day;
        }
    }
    return std::nullopt;
}

// The sum paid: the largest one that is no document's own where several are named, since the parts
// stand beside the whole.
std::optional<Decimal> sum_paid(const std::vector<const AmountMention*>& amounts)
{
    std::optional<Decimal> largest;
    for (const auto* amount : amounts) {
        if (amount->is_money && (!largest || amount->value > *largest))
            largest = amount->value;
    }
    const auto looks_like_year = [](const Decimal& value) {
        return value >= Decimal{1990, 0} && value <= Decimal{2099, 0};
    };
    if (!largest && amounts.size() == 1 && amounts.front()->value >= Decimal{50, 0}
        && !looks_like_year(amounts.front()->value))
        largest = amounts.front()->value; // "I sent 700 on the two of July"
    return largest;
}

// "4471: 1,200.00": the sum that stands behind a number before the next number.
std::optional<Decimal> sum_behind(const Prose& prose, const Reference& reference, std::size_t limit)
{
    for (const auto* amount : within(prose.amounts, reference.last, limit)) {
        constexpr std::size_t distance_max = 6;
        if (amount->is_money && amount->first - reference.last <= distance_max)
            return amount->value;
    }
    return std::nullopt;
}

bool is_part_of(std::string_view payment_reference, const Reference& reference)
{
    const auto key = normalized_number(reference.number);
    return !reference.known && normalized_number(payment_reference).find(key) != std::string::npos;
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

void read_lines(
    Remittance& remittance,
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences)
{
    std::vector<const Reference*> references;
    for (const auto* sentence : sentences) {
        for (const auto* reference : within(prose.references, sentence->first, sentence->last)) {
            if (reference->kind != ReferenceKind::purchase_order
                && reference->kind != ReferenceKind::delivery
                && !is_part_of(remittance.payment_reference, *reference))
                references.push_back(reference);
        }
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
        const auto& reference = *references[i];
        const bool seen =
            std::any_of(remittance.lines.begin(), remittance.lines.end(), [&](const auto& line) {
                return line.document_number == reference.number;
            });
        if (seen)
            continue;
        const auto& sentence = prose.words.sentence_of(reference.first);
        const auto limit = i + 1 < references.size() && references[i + 1]->last <= sentence.last
            ? references[i + 1]->first
            : sentence.last;
        RemittanceLine line;
        line.document_number = reference.number;
        if (references.size() > 1)
            line.net_amount = sum_behind(prose, reference, limit);
        for (const auto* item : books.open_items_by_number(reference.number)) {
            if (!line.net_amount && references.size() > 1)
                line.net_amount = item->open_amount.is_zero() ? item->amount : item->open_amount;
            line.gross_amount = signed_amount(*item);
            break;
        }
        const bool is_told = reference.known || line.net_amount
            || reference.kind == ReferenceKind::invoice || references.size() == 1;
        if (is_told)
            remittance.lines.push_back(std::move(line));
    }
    sum_up_parts(remittance);
    if (remittance.lines.size() == 1 && remittance.payment_amount)
        remittance.lines.front().net_amount = remittance.payment_amount;
    for (auto& line : remittance.lines)
        complete(line);
}

// How much must be said for a sentence to tell of a payment.
enum class Saying { paid, payment, sum };

bool tells(const Prose& prose, const Sentence& sentence, Saying saying)
{
    if (saying != Saying::sum)
        return !sentence.question && says_paid(prose, sentence, saying == Saying::payment);
    const auto amounts = within(prose.amounts, sentence.first, sentence.last);
    return std::ranges::any_of(amounts, &AmountMention::is_money)
        && !prose.has("pay.future", sentence);
}

// With what follows and tells of it: a list, a reference.
std::vector<const Sentence*> telling_sentences(const Prose& prose, Saying saying)
{
    std::vector<const Sentence*> sentences;
    const auto& all = prose.words.sentences;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool follows = !sentences.empty() && sentences.back() == &all[i - 1]
            && prose.find_all("pay.future", all[i].first, all[i].last).empty();
        if (follows || tells(prose, all[i], saying))
            sentences.push_back(&all[i]);
    }
    return sentences;
}

// The one sum that the sentences which say that it was paid name; nothing where they name several.
std::optional<Decimal>
sum_said_paid(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    std::optional<Decimal> said;
    for (const auto* sentence : sentences) {
        if (!prose.has("pay.past", *sentence))
            continue;
        for (const auto* amount : within(prose.amounts, sentence->first, sentence->last)) {
            if (amount->is_money && said && *said != amount->value)
                return std::nullopt;
            if (amount->is_money)
                said = amount->value;
        }
    }
    return said;
}

std::vector<const AmountMention*>
amounts_told(const Prose& prose, const std::vector<const Sentence*>& sentences, Saying saying)
{
    std::vector<const AmountMention*> amounts;
    for (const auto* sentence : sentences) {
        if (!amounts.empty() && !says_paid(prose, *sentence, saying != Saying::paid))
            continue;
        const auto here = within(prose.amounts, sentence->first, sentence->last);
        amounts.insert(amounts.end(), here.begin(), here.end());
    }
    return amounts;
}

std::optional<Remittance> payment_in(const Prose& prose, const Books& books, Saying saying)
{
    const auto sentences = telling_sentences(prose, saying);
    if (sentences.empty())
        return std::nullopt;
    const auto amounts = amounts_told(prose, sentences, saying);
    Remittance remittance;
    remittance.payment_amount = sum_said_paid(prose, sentences);
    if (!remittance.payment_amount)
        remittance.payment_amount = sum_paid(amounts);
    for (const auto* amount : amounts) {
        if (remittance.payment_amount && amount->value == *remittance.payment_amount)
            remittance.currency = amount->currency;
    }
    remittance.payment_date = day_paid(prose, sentences);
    remittance.payment_reference = find_payment_reference(prose, sentences);
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

} // namespace

std::optional<Remittance>
find_payment_in_prose(const Prose& prose, const Books& books, bool is_meant)
{
    if (auto found = payment_in(prose, books, Saying::paid); found || !is_meant)
        return found;
    if (auto found = payment_in(prose, books, Saying::payment))
        return found;
    return payment_in(prose, books, Saying::sum);
}

} // namespace mailroom
