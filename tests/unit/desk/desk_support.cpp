#include "tests/unit/desk/desk_support.h"

namespace mailroom::test {
namespace {

FiledDocument
document(std::string party, FileType type, std::string reference, std::string_view date)
{
    FiledDocument out;
    out.file = "files/" + std::string(to_string(type)) + "_" + party + "_" + reference + ".pdf";
    out.blob = sha256(out.file);
    out.party_id = std::move(party);
    out.type = type;
    out.reference = std::move(reference);
    out.date = parse_date(date);
    return out;
}

OpenItem item(std::string party, std::string number, std::string_view date)
{
    OpenItem out;
    out.party_id = std::move(party);
    out.number = std::move(number);
    out.issue_date = parse_date(date);
    return out;
}

Party party(std::string id, std::string name, PartyRole role, std::string language)
{
    Party out;
    out.party_id = std::move(id);
    out.name = std::move(name);
    out.role = role;
    out.language = std::move(language);
    return out;
}

} // namespace

Books desk_books()
{
    Company company;
    company.name = "Nordkai Trading GmbH";
    company.receivable_address = "ar@nordkai.example";
    company.payable_address = "ap@nordkai.example";
    company.domain = "nordkai.example";
    company.language = "de";
    return Books(
        company,
        {party("C1", "Pellerin Frères", PartyRole::customer, "fr"),
         party("C2", "Weststrand Hotel", PartyRole::customer, "de"),
         party("V1", "Hollandsche Kartonnage", PartyRole::vendor, "nl")},
        {{"C1", "Odile Pellerin", "odile@pellerin.example", true},
         {"C1", "Lager", "lager@pellerin.example", false},
         {"C2", "Jens Holm", "jens@weststrand.example", true},
         {"V1", "Teun Bakker", "teun@kartonnage.example", true}},
        {item("C1", "N-101", "2026-07-03"), item("C1", "N-102", "2026-07-20"),
         item("C1", "N-103", "2026-08-05"), item("C2", "N-201", "2026-07-09")},
        {},
        {document("C1", FileType::invoice, "N-101", "2026-07-03"),
         document("C1", FileType::invoice, "N-102", "2026-07-20"),
         document("C1", FileType::proof_of_delivery, "N-101", "2026-07-05"),
         document("C1", FileType::statement, "", "2026-07-31"),
         document("C1", FileType::statement, "", "2026-08-31"),
         document("C2", FileType::invoice, "N-201", "2026-07-09"),
         document("V1", FileType::purchase_order, "PO-7", "2026-08-01"),
         document("", FileType::tax_form, "", "2025-01-05"),
         document("", FileType::tax_form, "", "2026-01-05")});
}

Request good_request()
{
    Request request;
    auto& message = request.reading.message;
    message.message_id = "m1@pellerin.example";
    message.subject = "Copie de facture";
    message.from = {{"Odile Pellerin", "odile@pellerin.example"}};
    message.to = {{"", "ar@nordkai.example"}};
    message.return_path = "<odile@pellerin.example>";
    auto& understanding = request.understanding;
    understanding.side = Side::receivable;
    understanding.party_id = "C1";
    understanding.language = "fr";
    understanding.intents = {{Intent::document_request, 0.9, "copie de facture"}};
    understanding.documents_requested = {{FileType::invoice, "N-101", ""}};
    understanding.release_documents = true;
    return request;
}

Instant noon()
{
    return *parse_instant("2026-09-02T12:00:00Z");
}

std::vector<Event> decide(const Request& request)
{
    return mailroom::decide(
        request.reading, request.understanding, desk_books(), request.policy, request.history,
        noon(), 77);
}

const WorkItemFiled& item_of(const std::vector<Event>& events)
{
    return std::get<WorkItemFiled>(events.at(0).body);
}

const ReplyQueued* reply_of(const std::vector<Event>& events, std::string_view kind)
{
    for (const auto& event : events) {
        const auto* reply = std::get_if<ReplyQueued>(&event.body);
        if (reply != nullptr && reply->kind == kind)
            return reply;
    }
    return nullptr;
}

} // namespace mailroom::test
