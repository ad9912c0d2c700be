#include "classifiers/details/reason_model.h"

#include "classifiers/text/text_model.h"

#include <cmath>

namespace mailroom {

TextSample reason_sample(std::string_view subject, std::string_view text)
{
    TextSample sample;
    sample.subject = subject;
    sample.text = text;
    return sample;
}

ReasonLeanings reason_leanings(std::string_view subject, std::string_view text)
{
    const auto& model = reason_model();
    const auto scores = model.predict(reason_sample(subject, text), {});
    ReasonLeanings leanings{};
    for (std::size_t reason = 0; reason < leanings.size(); ++reason) {
        const auto probability = scores.at(reason).probability;
        leanings.at(reason) = std::log(probability / (1 - probability));
    }
    return leanings;
}

} // namespace mailroom
