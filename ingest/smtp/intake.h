#pragma once

#include "ingest/door.h"
#include "ingest/smtp/session.h"

#include <memory>

namespace mailroom {

// The mail of one session on its way to the store.
class SmtpIntake : public SmtpMailSink {
public:
    explicit SmtpIntake(const DoorContext& context) : context_(context) {}

    Status begin() override;
    Status write(std::string_view content) override;
    Status store(Envelope envelope); // Durable when it returns well. Blocks.

private:
    const DoorContext& context_;
    std::unique_ptr<BlobWriter> writer_;
};

} // namespace mailroom
