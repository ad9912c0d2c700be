#include "parsers/fields/remittance/told_reductions.h"

#include <algorithm>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr float label_least = 0.5F;

// Whether the words between them say that the second is taken off what is told before.
bool is_minus(const Analysis& analysis, const ToldAmount& first, const ToldAmount& second)
{
    const auto words = words_between(analysis, first.place, second.place);
    return says_minus(words) || std::ranges::any_of(labels_in(words), [](const Label& label) {
               return label.weight_of(Sense::discount) >= label_least
                   || label.weight_of(Sense::deduction) >= label_least;
           });
}

// "of which we withheld 20.00 (two cases short), paid 980.00": right before the second.
bool is_paid(const Analysis& analysis, const ToldAmount& first, const ToldAmount& second)
{
    const auto words = words_between(analysis, first.place, second.place);
    const auto labels = labels_in(words);
    const auto last = std::find_if(labels.rbegin(), labels.rend(), [](const Label& label) {
        return family_of(label.best()) == Family::amount;
    });
    return last != labels.rend() && !says_minus(words.substr(last->begin))
        && (last->weight_of(Sense::paid) >= label_least
            || last->weight_of(Sense::payment_amount) >= label_least);
}

// "1,000.00, paid at 980.00 after a deduction of 20.00": as if the rest were told last.
void set_taken_before_rest(const Analysis& analysis, std::vector<ToldAmount>& amounts)
{
    if (amounts.size() == 3 && !is_minus(analysis, amounts[0], amounts[1])
        && is_minus(analysis, amounts[1], amounts[2]) && !is_paid(analysis, amounts[1], amounts[2])
        && abs(amounts[0].value) - abs(amounts[2].value) == abs(amounts[1].value))
        std::swap(amounts[1], amounts[2]);
}

// As many as leave the amount that is told behind them; zero where none is told.
std::size_t taken_before_rest(const std::vector<ToldAmount>& amounts)
{
    auto rest = abs(amounts[0].value);
    for (std::size_t i = 1; i + 1 < amounts.size(); ++i) {
        if (amounts[i].value.is_zero() || abs(amounts[i].value) >= rest)
            return 0;
        rest = rest - abs(amounts[i].value);
        if (abs(amounts[i + 1].value) == rest)
            return i;
    }
    return 0;
}

// As many as the words take off, one behind the other.
std::size_t taken_in_words(const Analysis& analysis, const std::vector<ToldAmount>& amounts)
{
    auto rest = abs(amounts[0].value);
    std::size_t taken = 0;
    for (std::size_t i = 1; i < amounts.size(); ++i, ++taken) {
        if (amounts[i].value.is_zero() || abs(amounts[i].value) >= rest
            || !is_minus(analysis, amounts[i - 1], amounts[i]))
            break;
        rest = rest - abs(amounts[i].value);
    }
    return taken;
}

} // namespace

void find_taken(const Analysis& analysis, ToldDocument& document)
{
    set_taken_before_rest(analysis, document.amounts);
    document.taken = taken_before_rest(document.amounts);
    if (document.taken == 0)
        document.taken = taken_in_words(analysis, document.amounts);
}

} // namespace mailroom::fields
