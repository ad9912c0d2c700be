#include "core/understanding.h"

#include <algorithm>

namespace mailroom {

bool Understanding::has(Intent intent) const
{
    return std::ranges::find(intents, intent, &IntentScore::intent) != intents.end();
}

} // namespace mailroom
