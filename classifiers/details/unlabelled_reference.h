#pragma once

// References of payments that no label names, for classifiers/details/payment_reference.cpp alone.
// `sentences` are those that tell of the payment; empty where there is none.

#include "classifiers/text/prose.h"
#include "core/books.h"
#include "core/reading.h"

#include <string>
#include <vector>

namespace mailroom {

// "Ordered today, text "Smith 88"": what stands between marks and holds a number.
std::string quoted_code(const Prose& prose, const std::vector<const Sentence*>& sentences);

// "Sent yesterday under Smith 1/4": a name and a number behind it.
std::string code_under_name(const Prose& prose, const std::vector<const Sentence*>& sentences);

// "Liquidated today by contract 270330-5518", "receipt MB 118820": the one code that nothing names.
std::string lone_code(const Prose& prose, const std::vector<const Sentence*>& sentences);

// "Faster payment, ref 4471": a document's number, right behind the label.
std::string
document_as_reference(const Prose& prose, const std::vector<const Sentence*>& sentences);

// "AV-2207" of "AV-2207.csv", "remit_AV2207.csv": a code of the name of a file that its document
// holds too.
std::string payment_reference_of_file(const Reading& reading, const Books& books);

} // namespace mailroom
