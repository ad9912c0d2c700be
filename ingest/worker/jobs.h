#pragma once

#include "ingest/worker/job.h"

#include <string_view>

namespace mailroom {

// Does what the request asks for, by parsers/reader.h.
JobAnswer do_job(const JobRequest& request, std::string_view input);

// Makes libraries load in the zygote what every child needs: fonts, tables, models.
void warm_up();

} // namespace mailroom
