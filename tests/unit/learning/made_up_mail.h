#pragma once

#include "classifiers/train/labelled_mail.h"

#include <string>
#include <vector>

namespace mailroom {

// Made-up mail of two kinds, so that training takes no time.
inline std::vector<LabelledMail> made_up_mail()
{
    std::vector<LabelledMail> mail(30);
    for (std::size_t i = 0; i < mail.size(); ++i) {
        const bool asks = i % 2 == 0;
        mail[i].id = "m" + std::to_string(i);
        mail[i].date = *parse_date("2026-03-02");
        mail[i].sample.text =
            asks ? "please send a copy of the invoice" : "the transfer left today";
        mail[i].known.set();
        mail[i].intents.set(
            static_cast<std::size_t>(asks ? Intent::document_request : Intent::remittance));
    }
    return mail;
}

} // namespace mailroom
