// The models that are part of the program.

#include "classifiers/text/text_model.h"
#include "embedded/text_models.h"

#include <cassert>

namespace mailroom {
namespace {

std::string_view bytes_of(std::string_view name)
{
    for (const auto& file : embedded::text_models()) {
        if (file.name == name)
            return file.bytes;
    }
    return {};
}

TextModel carried(std::string_view name)
{
    auto made = TextModel::over(bytes_of(name));
    assert(made);
    return *std::move(made);
}

} // namespace

std::string_view intent_model_bytes()
{
    return bytes_of("intents.model");
}

const TextModel& intent_model()
{
    static const TextModel model = carried("intents.model");
    return model;
}

const TextModel& spam_model()
{
    static const TextModel model = carried("spam.model");
    return model;
}

const TextModel& reason_model()
{
    static const TextModel model = carried("reasons.model");
    return model;
}

} // namespace mailroom
