#include "classifiers/details/promised_in_full.h"

#include "classifiers/numbers/amounts.h"
#include "classifiers/text/phrases.h"

#include <algorithm>

namespace mailroom {
namespace {

bool lacks_sum(const Promise& promise)
{
    return !promise.amount && !promise.partial && !promise.document_number.empty();
}

} // namespace

void state_sums_of_thread(
    std::vector<Promise>& promises, const Message& message, const Books& books)
{
    if (std::ranges::none_of(promises, lacks_sum))
        return;
    const auto words = split_words(message.subject + "\n\n" + message.text);
    const auto told = find_amounts(words, find_phrases(words), nullptr, books.company());
    for (auto& promise : promises) {
        const auto items = books.open_items_by_number(promise.document_number);
        if (!lacks_sum(promise) || items.size() != 1)
            continue;
        const auto open = (*items.begin())->open_amount;
        const bool is_told = std::ranges::any_of(told, [&](const AmountMention& sum) {
            return sum.is_money && sum.value == open && !open.is_zero();
        });
        if (is_told)
            promise.amount = open;
    }
}

} // namespace mailroom
