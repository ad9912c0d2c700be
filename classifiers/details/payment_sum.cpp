#include "classifiers/details/payment_sum.h"

#include "classifiers/details/parts_taken_off.h"
#include "classifiers/details/reference_reader.h"
#include "classifiers/details/sums_unpaid.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

// The sums of the documents that the text names, as they were billed and as they are open.
std::vector<Decimal> sums_of_documents(const Prose& prose, const Books& books)
{
    std::vector<Decimal> sums;
    for (const auto& reference : prose.references) {
        if (!reference.known)
            continue;
        for (const auto* item : books.open_items_by_number(reference.number)) {
            sums.push_back(abs(item->amount));
            sums.push_back(abs(item->open_amount));
        }
    }
    for (const auto& named : prose.named_by_sum) {
        if (named.open_amount)
            sums.push_back(*named.open_amount);
    }
    return sums;
}

bool is_half_of(const Decimal& part, const Decimal& sum)
{
    return part * Decimal{2, 0} >= sum;
}

class SumChooser {
public:
    SumChooser(const Prose& prose, const Books& books)
        : documents_(sums_of_documents(prose, books)),
          parts_(find_parts_taken_off(prose, documents_)),
          prose_(prose)
    {
        std::erase_if(parts_, [&](const PartTakenOff& part) {
            return std::ranges::any_of(prose.amounts, [&](const AmountMention& amount) {
                return amount.first == part.first && is_credit_wanted(prose, amount);
            });
        });
    }

    bool is_of_document(const AmountMention& amount) const
    {
        return std::ranges::find(documents_, abs(amount.value)) != documents_.end();
    }
    // The two make the sum of a document.
    bool is_of_document(const AmountMention& part, const AmountMention& rest) const
    {
        return std::ranges::find(documents_, part.value + rest.value) != documents_.end();
    }
    bool is_taken_off(const AmountMention& amount) const
    {
        return std::ranges::any_of(parts_, [&](const PartTakenOff& part) {
            return !part.is_share && part.value == abs(amount.value);
        });
    }
    bool may_be_paid(const AmountMention& amount) const
    {
        return !is_of_document(amount) && !is_taken_off(amount) && !is_left_over(prose_, amount)
            && !is_credit_wanted(prose_, amount) && !is_charge(prose_, amount);
    }
    // What is left of a document's sum by the one part that is told: "1,140 less 85".
    std::optional<Decimal> less_part(const Decimal& sum) const
    {
        if (parts_.size() != 1)
            return std::nullopt;
        const auto& part = parts_.front();
        const auto taken =
            part.is_share ? rounded(sum * part.value * Decimal{1, 2}, 2) : part.value;
        return is_half_of(taken, sum) ? std::nullopt : std::optional(sum - taken);
    }

private:
    std::vector<Decimal> documents_;
    std::vector<PartTakenOff> parts_;
    const Prose& prose_;
};

bool looks_like_year(const Decimal& value)
{
    return value >= Decimal{1990, 0} && value <= Decimal{2099, 0};
}

using Amounts = std::vector<const AmountMention*>;

// "7,500": written as sums are, though without a currency.
bool is_sum(const Prose& prose, const AmountMention& amount)
{
    const auto text = prose.words.source(amount.first, amount.last);
    if (amount.last == amount.first + 1 && is_like_number(text))
        return false;
    return amount.is_money
        || (amount.last == amount.first + 1 && text.find_first_of(",.'") != std::string_view::npos
            && amount.value >= Decimal{1000, 0});
}

Amounts money_in(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    Amounts amounts;
    for (const auto* sentence : sentences) {
        for (const auto* amount : within(prose.amounts, sentence->first, sentence->last)) {
            if (is_sum(prose, *amount))
                amounts.push_back(amount);
        }
    }
    return amounts;
}

// Of several sums those that are told as what is left are not paid, unless the others were before.
Amounts without_rests(const Prose& prose, Amounts amounts)
{
    const auto now = [&](const AmountMention* amount) { return !is_paid_before(prose, *amount); };
    if (const auto count = std::ranges::count_if(amounts, now); count > 0)
        std::erase_if(amounts, [&](const auto* amount) { return !now(amount); });
    if (std::ranges::any_of(amounts, [&](const auto* one) { return !is_called_rest(prose, *one); }))
        std::erase_if(amounts, [&](const auto* one) { return is_called_rest(prose, *one); });
    return amounts;
}

std::optional<AmountMention> largest_of(const Amounts& amounts)
{
    const auto found = std::ranges::max_element(
        amounts, {}, [](const AmountMention* amount) { return amount->value; });
    return found == amounts.end() ? std::nullopt : std::optional(**found);
}

// "Paid USD 5,400.00, which the bank took as EUR 4,982.10": where documents are named, the sums of
// other currencies only change it.
Amounts in_currency_of_documents(const Prose& prose, const Books& books, const Amounts& amounts)
{
    std::string_view currency;
    for (const auto& reference : prose.references) {
        for (const auto* item : books.open_items_by_number(reference.number)) {
            if (!currency.empty() && item->currency != currency)
                return amounts;
            currency = item->currency;
        }
    }
    Amounts own = amounts;
    std::erase_if(own, [&](const AmountMention* amount) {
        return !amount->currency.empty() && amount->currency != currency;
    });
    const auto is_own = [&](const auto* amount) { return amount->currency == currency; };
    return std::ranges::any_of(own, is_own) ? own : amounts;
}

std::vector<const Sentence*> naming_payment(const Prose& prose)
{
    std::vector<const Sentence*> found;
    for (const auto& sentence : prose.words.sentences) {
        if (prose.has("pay.noun", sentence) && !prose.has("pay.rest", sentence)
            && !sentence.question)
            found.push_back(&sentence);
    }
    return found;
}

// "I sent 700 on the two of July"
std::optional<AmountMention>
lone_number(const Prose& prose, const std::vector<const Sentence*>& sentences)
{
    Amounts all;
    for (const auto* sentence : sentences) {
        const auto here = within(prose.amounts, sentence->first, sentence->last);
        all.insert(all.end(), here.begin(), here.end());
    }
    std::erase_if(all, [&](const AmountMention* amount) { // "decision no. 388"
        return amount->first > 0 && prose.find("ref.number_sign", amount->first - 1, amount->first);
    });
    const bool found = all.size() == 1 && all.front()->value >= Decimal{50, 0}
        && !looks_like_year(all.front()->value);
    return found ? std::optional(*all.front()) : std::nullopt;
}

// "We pay 4471 today, less 180.00": what the books say to be open of the only document, less that.
std::optional<Decimal>
open_less_part(const Prose& prose, const Books& books, const SumChooser& chooser)
{
    const OpenItem* only = nullptr;
    for (const auto& reference : prose.references) {
        for (const auto* item : books.open_items_by_number(reference.number)) {
            if (only != nullptr && only != item)
                return std::nullopt;
            only = item;
        }
    }
    return only != nullptr ? chooser.less_part(abs(only->open_amount)) : std::nullopt;
}

// "540.00 for 4471 minus 300.00, so 240.00": of two sums that make a third, the one that no word of
// less leads is paid.
std::optional<AmountMention> left_of_sum(const Prose& prose, const Amounts& amounts)
{
    constexpr std::size_t words_between_max = 2;
    const auto is_led = [&](const AmountMention& amount) {
        const auto from = amount.first - std::min(amount.first, words_between_max);
        return amount.value.is_negative() || prose.find("pay.less", from, amount.first) != nullptr;
    };
    for (const auto* whole : amounts) {
        for (const auto* taken : amounts) {
            for (const auto* left : amounts) {
                if (abs(taken->value) + left->value == whole->value && is_led(*taken)
                    && !is_led(*left) && left->value > Decimal{})
                    return *left;
            }
        }
    }
    return std::nullopt;
}

// "150 off the 430.20", "300 von den 910,00": a bare number before the sum of a document that it is
// a part of.
std::optional<AmountMention> part_of_document(
    const Prose& prose, const SumChooser& chooser, const std::vector<const Sentence*>& sentences)
{
    static const auto& joining = word_list("part.of_sum");
    constexpr std::size_t words_between_max = 3;
    for (const auto* sentence : sentences) {
        const auto amounts = within(prose.amounts, sentence->first, sentence->last);
        for (std::size_t i = 0; i + 1 < amounts.size(); ++i) {
            const auto &part = *amounts[i], &whole = *amounts[i + 1];
            const auto between = whole.first - part.last;
            const bool joined = between > 0 && between <= words_between_max
                && joining.has(prose.words.words[part.last].folded);
            const bool is_part = !part.is_money && part.value >= Decimal{10, 0};
            if (joined && is_part && part.value < whole.value && chooser.is_of_document(whole))
                return part;
            if (is_part && is_called_rest(prose, whole) && chooser.is_of_document(part, whole))
                return part; // "I can send 400 today, the other 318.90 in June"
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<AmountMention> find_sum_paid(
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences,
    const std::vector<const Sentence*>& said)
{
    const SumChooser chooser(prose, books);
    if (auto part = part_of_document(prose, chooser, said.empty() ? sentences : said))
        return part;
    for (const auto* group : {&said, &sentences}) {
        const auto all = in_currency_of_documents(prose, books, money_in(prose, *group));
        if (auto left = left_of_sum(prose, all))
            return left;
        auto amounts = all;
        std::erase_if(amounts, [&](const auto* amount) { return !chooser.may_be_paid(*amount); });
        if (auto found = largest_of(without_rests(prose, amounts)))
            return found;
        auto largest = largest_of(all);
        if (!largest)
            continue;
        if (const auto left = chooser.less_part(largest->value);
            left && chooser.is_of_document(*largest)) {
            largest->value = *left;
            return largest;
        }
        if (const auto left = chooser.is_taken_off(*largest) ? open_less_part(prose, books, chooser)
                                                             : std::nullopt) {
            largest->value = *left;
            return largest;
        }
        amounts = all; // "Of 1,000 net 980": beside a word of less, and still what is paid.
        std::erase_if(amounts, [&](const auto* amount) {
            return chooser.is_of_document(*amount) || !is_half_of(amount->value, largest->value);
        });
        const auto net = largest_of(amounts);
        return net ? net : largest;
    }
    if (auto number = lone_number(prose, sentences))
        return number;
    return largest_of(money_in(prose, naming_payment(prose))); // "Voucher of 612.68 follows."
}

} // namespace mailroom
