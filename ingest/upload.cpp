#include "ingest/upload.h"

#include <string>

namespace mailroom {

Result<Received> receive_upload(
    Blobs& blobs,
    Arrivals& arrivals,
    const Limits& limits,
    std::string_view bytes,
    std::string_view user,
    Instant now)
{
    if (bytes.empty())
        return Error{ErrorCode::invalid_argument, "the uploaded file is empty"};
    if (bytes.size() > limits.message_bytes_max)
        return Error{
            ErrorCode::over_limit,
            "the uploaded file is larger than message_bytes_max ("
                + std::to_string(limits.message_bytes_max) + " bytes)"};
    const auto writer = TRY(blobs.create());
    TRY(writer->write(bytes));
    return arrivals.receive(Arrival{
        .blob = TRY(writer->finish()),
        .envelope = {.door = "upload:" + std::string(user), .received_at = now}});
}

} // namespace mailroom
