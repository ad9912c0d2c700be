#pragma once

// Advices of payments that have a day to come, told apart from promises.

#include "classifiers/text/prose.h"
#include "core/casework.h"

namespace mailroom {

// "Payment advice: on 8 May we transfer 1,890.50 to you, for 4401 (1,250.00) and 4412 (640.50)":
// the payment is ordered, and its sum is told. `told` is what the words say of it. A promise ("I'll
// pay 4401 on Friday") has no title of an advice, tells not what its sum is made up of, gives no
// reference of the payment, and waits for nobody's approval.
bool announces_payment(const Prose& prose, const Remittance& told);

} // namespace mailroom
