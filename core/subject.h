#pragma once

// Subjects of mail, as conversations compare them.

#include <string>
#include <string_view>

namespace mailroom {

// What the subject says without the marks of answers and forwards ("Re:", "AW:", "RV:", "Re[2]:")
// and of gateways ("[External]") before it; folded (core/fold.h).
std::string base_subject(std::string_view subject);

// Whether it begins with the mark of an answer: "Re:", "AW:", "SV:".
bool is_answer_subject(std::string_view subject);

// Whether it begins with the mark of a forward: "Fwd:", "WG:", "TR:".
bool is_forward_subject(std::string_view subject);

} // namespace mailroom
