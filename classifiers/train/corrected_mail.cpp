#include "classifiers/train/corrected_mail.h"

#include "classifiers/sender/sender.h"
#include "classifiers/text/message_words.h"
#include "classifiers/train/rehearsal.h"

#include <utility>

namespace mailroom {

LabelledMail labelled(const CorrectedMail& corrected, const Books& books)
{
    const auto& [id, received, reading, understanding, intents] = corrected;
    const auto sender = sender_of(reading.message, books);
    LabelledMail mail;
    mail.id = id;
    mail.language = understanding.language;
    mail.sender = sender.addr_spec;
    mail.sample = sample_of(reading, writer_of(sender, books, understanding));
    mail.date = reading.message.date ? reading.message.date->local_date() : received;
    mail.known.set();
    for (const auto intent : intents)
        mail.intents.set(static_cast<std::size_t>(intent));
    auto found = rehearsed(reading, mail.sample, mail.date, books, understanding.party_id);
    mail.own_signals = found.signals;
    mail.sample.findings = std::move(found.findings);
    return mail;
}

} // namespace mailroom
