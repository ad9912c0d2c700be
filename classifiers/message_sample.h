#pragma once

#include "classifiers/text_features.h"
#include "core/reading.h"

namespace mailroom {

// What the text model is asked about a message: subject, newest words, what they answer or pass
// on, names of attachments. Where there are no words at all, the letter that is attached speaks.
TextSample sample_of(const Reading& reading, Writer writer);

} // namespace mailroom
