#include "api/explain_json.h"

#include <cmath>
#include <string>

namespace mailroom {
namespace {

void set_if(Json& json, std::string name, Json value)
{
    if (!value.is_empty())
        json.set(std::move(name), std::move(value));
}

Json box_json(const Box& box)
{
    Json json;
    for (const auto side : {box.x0, box.y0, box.x1, box.y1})
        json.push_back(std::round(static_cast<double>(side) * 10) / 10);
    return json;
}

Json evidence_json(const Evidence& evidence)
{
    Json json;
    if (evidence.page > 0)
        json.set("page", evidence.page);
    if (evidence.box)
        json.set("box", box_json(*evidence.box));
    set_if(json, "cell", evidence.cell);
    set_if(json, "xpath", evidence.xpath);
    set_if(json, "segment", evidence.segment);
    set_if(json, "text", evidence.text);
    return json;
}

// Every name of the understanding but those that stand elsewhere or in another form.
void add_understanding(Json& json, const Understanding& understanding)
{
    Json names, confidences, evidence;
    for (const auto& intent : understanding.intents) {
        const std::string name(to_string(intent.intent));
        names.push_back(name);
        confidences.set(name, intent.confidence);
        set_if(evidence, name, intent.evidence);
    }
    auto plain = to_json(understanding);
    for (const auto& [name, value] : *plain.object()) {
        if (name == "intents") {
            json.set("intents", names);
            json.set("intent_confidence", confidences);
            set_if(json, "intent_evidence", evidence);
        } else if (name != "authentication") { // Stands with the message.
            json.set(name, value);
        }
    }
}

// RFC 8621, section 4.1.4: roles are of one message; what stands inside an attached message has
// none in this one.
Json parts_json(const std::vector<Part>& parts)
{
    Json all;
    std::string inside; // The path of the attached message, with what follows it in its parts.
    for (const auto& part : parts) {
        const bool is_inside = !inside.empty() && part.path.starts_with(inside);
        Json json;
        const auto described = to_json(part);
        for (const auto& [name, value] : *described.object())
            if (name != "role" || !is_inside)
                json.set(name, value);
        all.push_back(std::move(json));
        if (!is_inside && part.media_type == "message/rfc822")
            inside = part.path + '.';
    }
    return all;
}

} // namespace

Json message_json(const Message& message, const Understanding* understanding)
{
    Json json;
    set_if(json, "message_id", message.message_id);
    set_if(json, "date", to_json(message.date));
    set_if(json, "subject", message.subject);
    set_if(json, "from", to_json(message.from));
    set_if(json, "reply_to", to_json(message.reply_to));
    set_if(json, "to", to_json(message.to));
    set_if(json, "cc", to_json(message.cc));
    set_if(json, "in_reply_to", to_json(message.in_reply_to));
    set_if(json, "references", to_json(message.references));
    set_if(json, "text", message.text);
    set_if(json, "latest_text", message.latest_text);
    set_if(json, "signature", message.signature);
    set_if(json, "quoted", to_json(message.quoted));
    json.set("auto", to_json(message.auto_kind));
    set_if(json, "bounces", to_json(message.bounces));
    set_if(json, "feedback", to_json(message.feedback));
    set_if(json, "read_receipt", to_json(message.read_receipt));
    if (understanding != nullptr) {
        set_if(json, "language", understanding->language);
        json.set("auto", to_json(understanding->auto_kind));
        json.set("authentication", to_json(understanding->authentication));
    }
    return json;
}

Json facts_json(const Facts& facts)
{
    Json json;
    for (const auto& fact : facts.facts) {
        Json entry;
        entry.set("value", to_string(fact.value));
        entry.set("confidence", fact.confidence);
        set_if(entry, "evidence", evidence_json(fact.evidence));
        json.set(std::string(to_string(fact.term)), std::move(entry));
    }
    return json;
}

Json document_json(const Document& document)
{
    Json json;
    json.set("path", document.path);
    if (document.first_page > 0)
        json.set("pages", Json::Array{document.first_page, document.last_page});
    json.set("type", to_json(document.type));
    json.set("type_confidence", document.type_confidence);
    json.set("method", to_json(document.method));
    set_if(json, "language", document.language);
    if (document.encrypted)
        json.set("encrypted", true);
    set_if(json, "fields", facts_json(document.fields));
    Json lines;
    for (const auto& line : document.lines)
        lines.push_back(facts_json(line));
    set_if(json, "lines", std::move(lines));
    set_if(json, "checks", to_json(document.checks));
    return json;
}

Json explain_json(
    const Reading& reading, const Understanding* understanding, const std::vector<Action>& actions)
{
    Json json;
    json.set("sha256", to_string(reading.sha256));
    set_if(json, "defects", to_json(reading.defects));
    if (reading.is_message || !reading.message.text.empty()) {
        json.set("message", message_json(reading.message, understanding));
        json.set("latest_text", reading.message.latest_text); // Here too: case sets have it so.
    }
    set_if(json, "parts", parts_json(reading.parts));
    Json documents;
    for (const auto& document : reading.documents) {
        auto entry = document_json(document);
        if (document.method == ReadingMethod::sheet)
            set_if(entry, "text", document.text);
        documents.push_back(std::move(entry));
    }
    set_if(json, "documents", std::move(documents));
    if (understanding != nullptr)
        add_understanding(json, *understanding);
    set_if(json, "actions", to_json(actions));
    return json;
}

} // namespace mailroom
