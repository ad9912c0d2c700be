#pragma once

// Which intents are meant together, learnt from labelled messages (ModelData::companions).

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace mailroom {

// Of the messages that `counts` names by their place; sentences are labelled in part and left out.
std::vector<float> companions_in(
    const std::vector<LabelledMail>& mail, const std::function<bool(std::size_t)>& counts);

// `companion` as TextModel::companion(): what must be said of the other labels, beside the surest.
void weigh_company(
    std::vector<LabelScore>& scores,
    const std::function<float(std::size_t surest, std::size_t label)>& companion);

} // namespace mailroom
