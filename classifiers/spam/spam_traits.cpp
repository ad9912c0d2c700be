#include "classifiers/spam/spam_traits.h"

#include "classifiers/spam/spam_view.h"

namespace mailroom {

std::vector<std::string> spam_traits(const Reading& reading)
{
    const auto view = spam_view(reading);
    std::vector<std::string> found;
    for (const auto table :
         {header_traits(), body_traits(), mailing_traits(), relay_traits(), greeting_traits()}) {
        for (const auto& trait : table) {
            if (trait.is_there(view))
                found.emplace_back(trait.name);
        }
    }
    return found;
}

} // namespace mailroom
