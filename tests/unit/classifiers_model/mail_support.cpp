#include "tests/unit/classifiers_model/mail_support.h"

namespace mailroom::test {

Books small_books()
{
    Company company;
    company.name = "Nordkai Trading GmbH";
    company.domain = "nordkai.example";
    company.language = "en";
    Party customer;
    customer.party_id = "C1";
    customer.name = "Pellerin Frères";
    customer.language = "fr";
    Party vendor;
    vendor.party_id = "V1";
    vendor.name = "Hollandsche Kartonnage";
    vendor.role = PartyRole::vendor;
    return Books(
        company, {customer, vendor},
        {{"C1", "Odile Pellerin", "odile@pellerinfreres.example", true},
         {"V1", "Teun Bakker", "teun@kartonnage.example", true}},
        {}, {}, {});
}

Reading mail(
    std::string_view from,
    std::string_view subject,
    std::string_view text,
    std::string_view attachment)
{
    Reading reading;
    const auto open = from.find('<');
    Mailbox sender;
    if (open == std::string_view::npos) {
        sender.addr_spec = from;
    } else {
        sender.display_name = from.substr(0, open > 0 ? open - 1 : 0);
        sender.addr_spec = from.substr(open + 1, from.size() - open - 2);
    }
    reading.message.from = {sender};
    reading.message.subject = subject;
    reading.message.latest_text = text;
    reading.message.text = text;
    if (!attachment.empty()) {
        Part part;
        part.path = "2";
        part.filename = attachment;
        reading.parts.push_back(part);
    }
    return reading;
}

std::string names(const std::vector<IntentScore>& intents)
{
    std::string out;
    for (const auto& score : intents)
        out += (out.empty() ? "" : ", ") + std::string(to_string(score.intent));
    return out;
}

} // namespace mailroom::test
