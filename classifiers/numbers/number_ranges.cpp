#include "classifiers/numbers/number_ranges.h"

#include "classifiers/numbers/number_shapes.h"
#include "classifiers/numbers/references.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_of_party(const Books& books, std::string_view party_id, const std::string& number)
{
    const auto is_theirs = [&](const auto* one) { return one->party_id == party_id; };
    const auto items = books.open_items_by_number(number);
    return std::ranges::any_of(items, is_theirs)
        || std::ranges::any_of(books.documents_by_reference(number), is_theirs);
}

} // namespace

std::vector<std::string> known_between(
    const Books& books, std::string_view party_id, std::string_view first, std::string_view last)
{
    auto numbers = numbers_up_to(first, last);
    std::erase_if(numbers, [&](const std::string& number) {
        return number == last || party_id.empty() || !is_of_party(books, party_id, number);
    });
    return numbers;
}

std::vector<std::string>
known_from_to(const Books& books, std::string_view party_id, std::string_view word)
{
    for (auto dash = word.find('-'); dash != word.npos; dash = word.find('-', dash + 1)) {
        const auto first = number_in_books(books, party_id, word.substr(0, dash));
        const auto last = number_in_books(books, party_id, word.substr(dash + 1));
        if (first.empty() || last.empty() || first == last)
            continue;
        auto numbers = known_between(books, party_id, first, last);
        numbers.insert(numbers.begin(), first);
        numbers.push_back(last);
        return numbers;
    }
    return {};
}

std::string known_beside(
    const Books& books,
    std::string_view party_id,
    std::string_view number,
    std::string_view shortened)
{
    constexpr std::size_t digits_min = 2, digits_max = 3;
    if (shortened.size() < digits_min || shortened.size() > digits_max)
        return {};
    auto whole = completed(number, shortened);
    return whole.empty() || whole == number || !is_of_party(books, party_id, whole) ? std::string()
                                                                                    : whole;
}

} // namespace mailroom
