#pragma once

#include "core/result.h"
#include "parsers/layout/image.h"

#include <string>

namespace mailroom {

// The picture as baseline JPEG (ITU-T T.81), quality 1..100.
Result<std::string> encode_jpeg(const Image& image, int quality);

} // namespace mailroom
