#include "ingest/smtp/intake.h"

namespace mailroom {

Status SmtpIntake::begin()
{
    writer_ = TRY(context_.blobs.create());
    return {};
}

Status SmtpIntake::write(std::string_view content)
{
    return writer_->write(content);
}

Status SmtpIntake::store(Envelope envelope)
{
    const auto writer = std::move(writer_);
    auto blob = TRY(writer->finish());
    TRY(context_.arrivals.receive(
        Arrival{.blob = std::move(blob), .envelope = std::move(envelope)}));
    return {};
}

} // namespace mailroom
