#include "classifiers/text/message_words.h"

#include "classifiers/details/dispute_payments.h"
#include "classifiers/details/fault_in_passing.h"
#include "classifiers/details/faultless.h"
#include "classifiers/details/settled.h"
#include "classifiers/details/stated_counts.h"
#include "classifiers/intents/intent_signals.h"
#include "classifiers/sender/sender.h"
#include "classifiers/text/findings.h"
#include "classifiers/text/word_lists.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t few_words_bytes = 40;     // "Siehe Anhang" and the like.
constexpr std::size_t letter_bytes_max = 3'000; // Of an attached letter: what it is about.

// "4471 will not be paid", and not "4471 will not be paid before the 3rd".
bool refuses_payment(const Prose& prose)
{
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        const auto named = within(prose.references, sentence.first, sentence.last);
        return prose.has("why.refusal", sentence) && !prose.has("pay.until", sentence)
            && within(prose.dates, sentence.first, sentence.last).empty()
            && std::ranges::any_of(named, &Reference::known);
    });
}

// "It went from our bank in May, and your reminder has it": he has paid, long ago, what he is
// asked for in the same breath.
bool is_chased_for_what_he_paid(const Prose& prose, const Sentence& sentence)
{
    constexpr std::chrono::days long_ago{7};
    const auto dates = within(prose.dates, sentence.first, sentence.last);
    return prose.has("dispute.chased", sentence)
        && (prose.has("pay.past", sentence) || prose.has("pay.made", sentence))
        && !within(prose.references, sentence.first, sentence.last).empty()
        && std::ranges::any_of(dates, [&](const DateExpression* date) {
               return std::chrono::sys_days(date->past) + long_ago
                   < std::chrono::sys_days(prose.written_on);
           });
}

// "We have paid this, on 14 October": weeks ago, under the title of the reminder.
bool answers_reminder_as_paid(const Prose& prose)
{
    constexpr std::chrono::days long_ago{7}, soon{60};
    static const auto& reminders = word_list("title.reminder");
    const auto& words = prose.words.words;
    const auto body = words.begin() + static_cast<std::ptrdiff_t>(prose.subject_words);
    if (std::none_of(
            words.begin(), body, [](const TextWord& word) { return reminders.has(word.folded); }))
        return false;
    return std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
        const auto dates = within(prose.dates, sentence.first, sentence.last);
        return sentence.first >= prose.subject_words && !sentence.question
            && (prose.has("pay.past", sentence) || prose.has("pay.made", sentence))
            && !prose.has("pay.not", sentence)
            && std::ranges::any_of(dates, [&](const DateExpression* date) {
                   const auto now = std::chrono::sys_days(prose.written_on);
                   const auto meant = std::chrono::sys_days(date->value);
                   const bool may_come = meant >= now && meant < now + soon; // "On the 23rd"
                   return !may_come && std::chrono::sys_days(date->past) + long_ago < now;
               });
    });
}

// "4471 has 14 hours on it, our book says 9"; "nobody here rented a second one".
bool finds_fault(const Prose& prose)
{
    if (finds_fault_in_passing(prose) || answers_reminder_as_paid(prose))
        return true;
    return std::ranges::any_of(prose.references, &Reference::known)
        && std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
               return prose.has("rest.plain_fault", sentence)
                   || bills_too_many(prose.words, prose.hits, sentence)
                   || is_chased_for_what_he_paid(prose, sentence);
           });
}

// A line or two of what will be paid, less what was agreed upon.
bool only_takes_agreed_credit(const Prose& prose)
{
    return prose.is_note()
        && std::ranges::any_of(prose.words.sentences, [&](const Sentence& sentence) {
               return takes_agreed_credit(prose, sentence);
           });
}

} // namespace

TextSample sample_of(const Reading& reading, Writer writer)
{
    const auto& message = reading.message;
    TextSample sample;
    sample.writer = writer;
    sample.subject = message.subject;
    sample.text = message.latest_text;
    for (const auto& quoted : message.quoted) {
        auto& text = quoted.forwarded ? sample.forwarded : sample.quoted;
        text.append(quoted.subject).append("\n\n").append(quoted.text).append("\n\n");
    }
    for (const auto& part : reading.parts) {
        // A name inside an archive or a mail that is passed on counts; a logo does not.
        if (part.role == PartRole::attachment && !part.filename.empty() && part.content_id.empty())
            sample.attachment_names.push_back(part.filename);
    }
    if (sample.text.size() + sample.forwarded.size() < few_words_bytes) {
        for (const auto& document : reading.documents) {
            if (document.type == DocumentType::other)
                sample.forwarded += document.text.substr(0, letter_bytes_max) + "\n";
        }
    }
    return sample;
}

MessageWords read_words(
    const Reading& reading,
    const Prose& prose,
    const Books& books,
    const Understanding& so_far,
    const TextModel& model)
{
    MessageWords words;
    words.writer = writer_of(sender_of(reading.message, books), books, so_far);
    words.sample = sample_of(reading, words.writer);
    words.sample.findings = findings_of(prose, words.sample);
    words.model = &model;
    words.scores = model.predict(words.sample, signals_of(words.sample, so_far));
    const auto all = prose.words.words.size();
    words.awaits_credit = prose.find("why.awaited_credit", 0, all) != nullptr;
    words.has_own_credit = has_own_credit(prose);
    words.refuses_payment = refuses_payment(prose);
    words.finds_fault = finds_fault(prose);
    words.finds_no_fault = so_far.disputes.empty() && !words.finds_fault
        && (prose.find("rest.no_fault", 0, all) != nullptr || asks_for_lost_paper(prose)
            || asks_who_signed(prose) || only_awaits_answer(prose)
            || only_takes_agreed_credit(prose) || only_tells_what_is_settled(prose));
    return words;
}

} // namespace mailroom
