#include "api/handlers/handlers.h"
#include "api/responses.h"

namespace mailroom::handlers {
namespace {

// Bytes of strangers: never shown in place, never guessed at by the browser.
HttpResponse download(std::string bytes, std::string_view filename, std::string content_type)
{
    HttpResponse response{.content_type = std::move(content_type), .body = std::move(bytes)};
    response.set("Content-Disposition", attachment_disposition(filename));
    response.set("Cache-Control", "private, no-store");
    return response;
}

std::string name_of(const Part& part)
{
    return part.filename.empty() ? "part-" + part.path : part.filename;
}

} // namespace

HttpResponse raw_message(Call& call)
{
    const auto message = TRY_OR_RESPOND(call.services.store.reading_queue().message(id_of(call)));
    const auto blob = TRY_OR_RESPOND(call.services.store.blobs().open(message.blob));
    return download(
        TRY_OR_RESPOND(blob.read()), "message-" + std::to_string(message.id) + ".eml",
        "application/octet-stream");
}

HttpResponse part_bytes(Call& call)
{
    const auto& path = call.path_parameters.at(1);
    auto& queue = call.services.store.reading_queue();
    const auto message = TRY_OR_RESPOND(queue.message(id_of(call)));
    const auto reading = TRY_OR_RESPOND(queue.reading(message.id));
    for (const auto& part : reading.parts) {
        if (part.path == path)
            return download(
                TRY_OR_RESPOND(call.services.parts.part(message.blob, path)), name_of(part),
                "application/octet-stream");
    }
    return error_response(404, "not_found", "The message has no such part.");
}

HttpResponse page_picture(Call& call)
{
    constexpr std::string_view ending = ".jpg";
    std::string_view page = call.path_parameters.at(2);
    if (!page.ends_with(ending))
        return error_response(404, "not_found", "Pages are pictures like 1.jpg.");
    page.remove_suffix(ending.size());
    const auto number = number_from<std::uint32_t>(page).value_or(0);
    const auto message = TRY_OR_RESPOND(call.services.store.reading_queue().message(id_of(call)));
    if (number == 0)
        return error_response(404, "not_found", "Pages count from 1.");
    HttpResponse response{.content_type = "image/jpeg"};
    response.body = TRY_OR_RESPOND(
        call.services.parts.page_picture(message.blob, call.path_parameters.at(1), number));
    // A message never changes; the address holds its number.
    response.set("Cache-Control", "private, max-age=86400, immutable");
    return response;
}

HttpResponse outgoing_attachment(Call& call)
{
    const auto entry_id = number_from<OutboxId>(call.path_parameters.at(1)).value_or(0);
    const auto file = number_from<std::size_t>(call.path_parameters.at(2));
    const auto item = TRY_OR_RESPOND(call.services.store.inbox().item(id_of(call)));
    for (const auto& entry : item.outgoing) {
        if (entry.id != entry_id || !file || *file >= entry.mail.attachments.size())
            continue;
        const auto& attachment = entry.mail.attachments[*file];
        const auto blob = TRY_OR_RESPOND(call.services.store.blobs().open(attachment.blob));
        return download(
            TRY_OR_RESPOND(blob.read()), attachment.filename, "application/octet-stream");
    }
    return error_response(404, "not_found", "There is no such file.");
}

HttpResponse upload(Call& call)
{
    if (call.request.body.empty())
        return error_response(422, "invalid_argument", "The upload is empty.");
    auto& store = call.services.store;
    const auto writer = TRY_OR_RESPOND(store.blobs().create());
    TRY_OR_RESPOND(writer->write(call.request.body));
    Arrival arrival;
    arrival.blob = TRY_OR_RESPOND(writer->finish());
    arrival.envelope.door = "upload:" + call.identity->actor.name;
    arrival.envelope.received_at = call.now;
    const auto received = TRY_OR_RESPOND(store.arrivals().receive(std::move(arrival)));
    return json_response(
        Json::Object{{"message", received.message}, {"duplicate", received.duplicate}}, 201);
}

} // namespace mailroom::handlers
