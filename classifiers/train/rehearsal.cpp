#include "classifiers/train/rehearsal.h"

#include "classifiers/details/disputes.h"
#include "classifiers/details/master_data.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/promises.h"
#include "classifiers/details/remittance.h"
#include "classifiers/details/requests.h"
#include "classifiers/text/findings.h"
#include "classifiers/text/prose.h"

namespace mailroom {
namespace {

constexpr std::string_view sender_party_id = "sender";

Books books_with(Writer writer)
{
    std::vector<Party> parties;
    if (writer == Writer::customer || writer == Writer::vendor) {
        Party party;
        party.party_id = sender_party_id;
        party.role = writer == Writer::customer ? PartyRole::customer : PartyRole::vendor;
        parties.push_back(std::move(party));
    }
    return Books({}, std::move(parties), {}, {}, {}, {});
}

Reading reading_of(const LabelledMail& mail)
{
    const auto& sample = mail.sample;
    Reading reading;
    auto& message = reading.message;
    message.subject = sample.subject;
    message.latest_text = sample.text;
    message.text = sample.text + "\n\n" + sample.quoted + sample.forwarded;
    for (const auto* text : {&sample.quoted, &sample.forwarded}) {
        if (text->empty())
            continue;
        QuotedMessage quoted;
        quoted.text = *text;
        quoted.forwarded = text == &sample.forwarded;
        message.quoted.push_back(std::move(quoted));
    }
    for (const auto& name : sample.attachment_names) {
        Part part;
        part.filename = name;
        reading.parts.push_back(std::move(part));
    }
    return reading;
}

} // namespace

Rehearsed rehearsed(
    const Reading& reading,
    const TextSample& sample,
    const Date& date,
    const Books& books,
    std::string_view party_id)
{
    const auto prose = read_prose(
        sample.subject, counted_text(reading.message, books.company()), date, books, party_id);
    Understanding found;
    if (sample.writer != Writer::vendor)
        found.remittance = find_remittance(reading, prose, books, party_id);
    found.documents_requested = find_requests(prose, books);
    found.disputes = find_disputes(prose, found.remittance, books);
    found.promises = find_promises(prose);
    found.payment_plan = find_plan(prose);
    found.master_data = find_master_data(reading, prose, books, party_id);
    return {signals_of(sample, found), findings_of(prose, sample)};
}

Rehearsed rehearsed(const LabelledMail& mail)
{
    const auto books = books_with(mail.sample.writer);
    const auto party_id = books.parties().empty() ? std::string_view() : sender_party_id;
    return rehearsed(reading_of(mail), mail.sample, mail.date, books, party_id);
}

} // namespace mailroom
