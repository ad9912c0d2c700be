#include "classifiers/details/payment_day.h"

#include "classifiers/details/days_unpaid.h"
#include "classifiers/text/word_lists.h"
#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace mailroom {
namespace {

// Words between a day and a phrase; none where the day stands in the phrase.
std::size_t distance(const DateExpression& date, const PhraseHit& hit)
{
    if (date.last <= hit.first)
        return hit.first - date.last;
    return date.first >= hit.last ? date.first - hit.last : 0;
}

bool is_weekday(const DateExpression& date)
{
    return !date.from_scan && date.past != date.value;
}

// "On Monday we have sent": the Monday gone by.
bool is_gone(const Prose& prose, const DateExpression& date)
{
    return is_weekday(date) && prose.has("pay.made", prose.words.sentence_of(date.first));
}

Date day_of(const DateExpression& date, const Date& written_on)
{
    constexpr int ahead_max = 10; // "value date Monday"
    return is_weekday(date) || days_between(written_on, date.value) > ahead_max ? date.past
                                                                                : date.value;
}

std::optional<Date> first_day(const Prose& prose, std::size_t first, std::size_t last)
{
    for (const auto* date : within(prose.dates, first, last)) {
        if (!is_day_unpaid(prose, *date))
            return day_of(*date, prose.written_on);
    }
    return std::nullopt;
}

// "Value date: 4 May"
std::optional<Date> labelled_day(const Prose& prose)
{
    constexpr std::size_t words_behind_max = 5;
    const auto all = prose.words.words.size();
    for (const auto* label : prose.find_all("pay.day", 0, all)) {
        if (const auto day =
                first_day(prose, label->last, std::min(all, label->last + words_behind_max)))
            return day;
    }
    return std::nullopt;
}

// "400 on Tuesday, and another lot this minute": the last one is of this hour, unless a day
// stands right behind it.
bool is_just_paid(const Prose& prose, const Sentence& sentence)
{
    static const auto& just_now = word_list("payment.just_now");
    constexpr std::size_t words_before_max = 2, words_behind_max = 3;
    const auto is_led = [&](const PhraseHit* hit) {
        for (auto at = hit->first - std::min(hit->first, words_before_max); at < hit->last; ++at) {
            if (just_now.has(prose.words.words[at].folded))
                return true;
        }
        return false;
    };
    const bool paid = prose.has("pay.made", sentence) || prose.has("pay.past", sentence);
    if (paid && prose.has("rest.this_minute", sentence)) // "Sent you 500 by card just now"
        return true;
    for (const auto* family : {"pay.made", "pay.past"}) {
        for (const auto* hit : prose.find_all(family, sentence.first, sentence.last)) {
            const auto last = std::min(sentence.last, hit->last + words_behind_max);
            if (is_led(hit) && within(prose.dates, hit->first, last).empty())
                return true;
        }
    }
    return false;
}

// "Sent last night from my phone": a day of the last ones, whatever else the sentence holds.
std::optional<Date> day_gone(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    for (const auto* sentence : sentences) {
        for (const auto* date : within(prose.dates, sentence->first, sentence->last)) {
            if (!is_day_unpaid(prose, *date) && date->value <= prose.written_on
                && paid_when(date->value, prose.written_on) == PaidWhen::now)
                return date->value;
        }
    }
    return std::nullopt;
}

// Of several days of a sentence the one nearest to the words that say that it was paid: "I tried on
// Sunday and posted a cheque on Monday"; one that is long gone is a document's where another is
// not: "yesterday we paid the invoices of 13 July".
std::optional<Date> day_beside_payment(const Prose& prose, const Sentence& sentence)
{
    constexpr int days_gone_max = 31;
    const auto is_long_gone = [&](const DateExpression& date) {
        return days_between(day_of(date, prose.written_on), prose.written_on) > days_gone_max;
    };
    const DateExpression* nearest = nullptr;
    auto least = prose.words.words.size();
    for (const auto* family : {"pay.made", "pay.past"}) {
        for (const auto* hit : prose.find_all(family, sentence.first, sentence.last)) {
            for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
                const bool is_older = nearest && is_long_gone(*date) && !is_long_gone(*nearest);
                const bool is_newer = nearest && !is_long_gone(*date) && is_long_gone(*nearest);
                if (is_day_unpaid(prose, *date) || is_older
                    || (distance(*date, *hit) >= least && !is_newer))
                    continue;
                least = distance(*date, *hit);
                nearest = date;
            }
        }
    }
    return nearest != nullptr ? std::optional(day_of(*nearest, prose.written_on)) : std::nullopt;
}

// "With value date 28 October we pay": the order has gone to the bank.
bool is_value_day(const Prose& prose, const DateExpression& date)
{
    constexpr std::size_t words_before_max = 2;
    const auto first = date.first - std::min(date.first, words_before_max);
    return prose.find("pay.day", first, date.first) != nullptr
        && paid_when(date.value, prose.written_on) == PaidWhen::now;
}

} // namespace

// "Friday when the takings are lodged" is still to come; of "lodged today, the rest on Friday" the
// date beside the word counts.
bool says_paid(const Prose& prose, const Sentence& sentence, bool is_meant)
{
    const auto* paid = prose.find("pay.past", sentence.first, sentence.last);
    if (paid == nullptr)
        paid = prose.find("pay.made", sentence.first, sentence.last);
    if (paid == nullptr && is_meant)
        paid = prose.find("pay.noun", sentence.first, sentence.last);
    if (paid == nullptr)
        return false;
    auto dates = within(prose.dates, sentence.first, sentence.last);
    std::erase_if(dates, [&](const auto* date) { return is_day_unpaid(prose, *date); });
    const auto nearest = std::ranges::min_element(
        dates, {}, [&](const auto* date) { return distance(*date, *paid); });
    const bool to_come = nearest != dates.end() && (*nearest)->value > prose.written_on
        && !is_gone(prose, **nearest) && !is_value_day(prose, **nearest);
    return !(to_come && prose.has("pay.future", sentence));
}

std::optional<Date> day_announced(const Prose& prose)
{
    for (const auto& sentence : prose.words.sentences) {
        const bool is_payment =
            prose.has("pay.noun", sentence) || prose.has("pay.arrives", sentence);
        if (!is_payment || prose.has("pay.rest", sentence))
            continue;
        for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
            if (date->from_scan && !is_share_of_payment(prose, *date))
                return date->value;
        }
    }
    return std::nullopt;
}

std::optional<Date> day_about(const Prose& prose)
{
    const bool made = prose.find("pay.made", 0, prose.words.words.size()) != nullptr;
    const auto announces = [&](const Sentence& sentence) { // "Credited on 8 May: 890.40 for 4471"
        const auto sums = within(prose.amounts, sentence.first, sentence.last);
        return !made && std::ranges::any_of(sums, &AmountMention::is_money);
    };
    for (const auto& sentence : prose.words.sentences) {
        const bool named = prose.has("pay.noun", sentence);
        if ((!named && !announces(sentence)) || prose.has("pay.rest", sentence))
            continue;
        for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
            const auto text = prose.words.source(date->first, date->last);
            const bool is_written_out = std::ranges::any_of(text, is_digit)
                && prose.find_all("date.unit", date->first, date->last).empty();
            if (is_written_out && (named || date->value > prose.written_on)
                && !is_day_unpaid(prose, *date)
                && paid_when(date->value, prose.written_on) == PaidWhen::now)
                return date->value;
        }
    }
    return std::nullopt;
}

namespace {

// "Within two business days", "in 3 Tagen", "week 47".
bool is_count_of_days(const Prose& prose, const DateExpression& date)
{
    return !date.from_scan
        && (prose.find("date.business_days", date.first, date.last) != nullptr
            || prose.find("date.calendar_week", date.first, date.last) != nullptr
            || prose.find("date.week", date.first, date.last) != nullptr
            || !prose.find_all("date.unit", date.first, date.last).empty());
}

std::optional<Date> day_ahead_in(const Prose& prose, const Sentence& sentence)
{
    if (sentence.question || sentence.last <= prose.subject_words || prose.has("pay.made", sentence)
        || prose.has("pay.rest", sentence))
        return std::nullopt;
    for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
        if (date->value > prose.written_on && !is_count_of_days(prose, *date)
            && paid_when(date->value, prose.written_on) == PaidWhen::now)
            return date->value;
    }
    return std::nullopt;
}

} // namespace

std::optional<Date> day_to_come(const Prose& prose)
{
    static constexpr std::array of_payment{"pay.arrives", "pay.future", "pay.moves", "pay.noun"};
    for (const auto* name : of_payment) {
        for (const auto& sentence : prose.words.sentences) {
            const auto day =
                prose.has(name, sentence) ? day_ahead_in(prose, sentence) : std::nullopt;
            if (day)
                return day;
        }
    }
    return std::nullopt;
}

std::optional<Date> day_paid(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    const auto is_now = [&](const Sentence* one) { return is_just_paid(prose, *one); };
    if (const auto day = labelled_day(prose))
        return *day < prose.written_on && std::ranges::any_of(sentences, is_now) ? prose.written_on
                                                                                 : *day;
    bool said = false;
    for (const auto* sentence : sentences) {
        if (!says_paid(prose, *sentence, true))
            continue;
        said |= says_paid(prose, *sentence, false);
        if (is_just_paid(prose, *sentence))
            return prose.written_on;
        if (const auto day = day_beside_payment(prose, *sentence))
            return day;
        if (const auto day = first_day(prose, sentence->first, sentence->last))
            return day;
    }
    const auto is_todays = [&](const Sentence* one) { return tells_sum_of_today(prose, *one); };
    if (!said && std::ranges::any_of(sentences, is_todays))
        return prose.written_on;
    for (const auto* sentence : sentences) {
        if (!within(prose.references, sentence->first, sentence->last).empty()
            || (said && prose.has("pay.rest", *sentence)))
            continue;
        const auto day = first_day(prose, sentence->first, sentence->last);
        // "300 is on its way. 377.50 next Friday": of the rest.
        const bool of_rest = said && day && paid_when(day, prose.written_on) == PaidWhen::ahead;
        if (day && !of_rest)
            return day;
    }
    const auto announced = day_announced(prose);
    return announced ? announced : day_gone(prose, sentences);
}

PaidWhen paid_when(const std::optional<Date>& payment_date, const Date& written_on)
{
    constexpr int value_days_max = 4, days_ago_max = 9;
    if (!payment_date)
        return PaidWhen::unknown;
    const auto days = days_between(written_on, *payment_date);
    return days > value_days_max ? PaidWhen::ahead
        : days < -days_ago_max   ? PaidWhen::weeks_ago
                                 : PaidWhen::now;
}

bool is_body(const Reading& reading, const Document& document)
{
    return std::ranges::any_of(reading.parts, [&](const Part& part) {
        return part.path == document.path && part.role != PartRole::attachment;
    });
}

bool announces_only(const Reading& reading, const Document& advice, const Date& written_on)
{
    return is_body(reading, advice)
        && paid_when(advice.fields.date(Term::payment_date), written_on) == PaidWhen::ahead;
}

} // namespace mailroom
