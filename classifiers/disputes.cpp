#include "classifiers/disputes.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace mailroom {
namespace {

constexpr std::string_view prefix = "dispute.";

// Words that also say other things ("transport", "VAT") count less than those that say one thing.
int weight_of(DisputeReason reason)
{
    switch (reason) {
    case DisputeReason::other:
        return 1;
    case DisputeReason::freight:
    case DisputeReason::tax:
    case DisputeReason::promotion:
    case DisputeReason::returned:
    case DisputeReason::already_paid:
    case DisputeReason::duplicate:
        return 3;
    default:
        return 4;
    }
}

struct Complaint {
    std::map<DisputeReason, int> scores;
    std::size_t sentence = 0;
};

std::map<DisputeReason, int> reasons_in(const Prose& prose, const Sentence& sentence)
{
    std::map<DisputeReason, int> scores;
    for (const auto* hit : prose.find_all(prefix, sentence.first, sentence.last)) {
        const auto name = hit->phrase_class.substr(prefix.size());
        if (const auto reason = enum_from_string<DisputeReason>(name)) {
            // Longer phrases are surer.
            const auto length = static_cast<int>(std::min<std::size_t>(hit->last - hit->first, 3));
            scores[*reason] += weight_of(*reason) + length;
        }
    }
    if (prose.has("dispute.deny", sentence))
        scores.clear();
    return scores;
}

DisputeReason strongest(const std::map<DisputeReason, int>& scores)
{
    return std::max_element(
               scores.begin(), scores.end(),
               [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

std::vector<const Reference*> invoices_in(const Prose& prose, const Sentence& sentence)
{
    auto found = within(prose.references, sentence.first, sentence.last);
    std::erase_if(found, [](const auto* reference) {
        return !reference->known
            && (reference->kind == ReferenceKind::purchase_order
                || reference->kind == ReferenceKind::delivery
                || reference->kind == ReferenceKind::credit_note);
    });
    return found;
}

// The numbers named beside a complaint: in its sentence, before it, in the subject, behind it.
std::vector<const Reference*> invoices_near(const Prose& prose, std::size_t sentence)
{
    const auto& sentences = prose.words.sentences;
    std::vector<std::size_t> order{sentence};
    for (std::size_t back = 1; back <= sentence; ++back)
        order.push_back(sentence - back);
    for (auto at = sentence + 1; at < sentences.size(); ++at)
        order.push_back(at);
    for (const auto at : order) {
        if (auto found = invoices_in(prose, sentences[at]); !found.empty())
            return found;
    }
    return {};
}

bool is_whole_sum(const Books& books, const std::string& number, const Decimal& value)
{
    const auto items = books.open_items_by_number(number);
    return std::any_of(items.begin(), items.end(), [&](const auto* item) {
        return item->amount == value || item->open_amount == value;
    });
}

// The sum that is contested: one marked by words such as "difference" or "credit", else the only
// one that is not the document's own total.
std::optional<Decimal> contested_sum(
    const Prose& prose, const Books& books, std::size_t sentence, const std::string& number)
{
    const auto& sentences = prose.words.sentences;
    for (const auto at : {sentence, sentence + 1, sentence + 2}) {
        if (at >= sentences.size())
            break;
        std::vector<const AmountMention*> amounts;
        for (const auto* amount : within(prose.amounts, sentences[at].first, sentences[at].last)) {
            if (amount->is_money && !is_whole_sum(books, number, amount->value))
                amounts.push_back(amount);
        }
        const AmountMention* marked = nullptr;
        for (const auto* amount : amounts) {
            constexpr std::size_t reach = 4;
            const auto from =
                std::max(sentences[at].first, amount->first - std::min(amount->first, reach));
            const auto to = std::min(sentences[at].last, amount->last + reach);
            if (prose.find("dispute.amount", from, to))
                marked = amount;
        }
        if (marked)
            return marked->value;
        if (amounts.size() == 1)
            return amounts.front()->value;
    }
    return std::nullopt;
}

void add(std::vector<Dispute>& disputes, Dispute fresh)
{
    for (auto& known : disputes) {
        if (known.document_number == fresh.document_number) {
            if (!known.amount)
                known.amount = fresh.amount;
            return;
        }
    }
    disputes.push_back(std::move(fresh));
}

} // namespace

std::vector<Dispute>
find_disputes(const Prose& prose, const std::optional<Remittance>& remittance, const Books& books)
{
    std::vector<Complaint> complaints;
    std::map<DisputeReason, int> total;
    const auto& sentences = prose.words.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        Complaint complaint{reasons_in(prose, sentences[i]), i};
        for (const auto& [reason, score] : complaint.scores)
            total[reason] += score;
        if (!complaint.scores.empty())
            complaints.push_back(std::move(complaint));
    }
    std::vector<Dispute> disputes;
    if (remittance) {
        for (const auto& line : remittance->lines) {
            const auto reason = enum_from_string<DisputeReason>(line.deduction_reason);
            if (line.deduction_amount && !line.document_number.empty())
                add(disputes,
                    {line.document_number, reason.value_or(DisputeReason::other),
                     line.deduction_amount});
        }
        if (!disputes.empty())
            return disputes;
    }
    if (complaints.empty())
        return disputes;
    const auto main_reason = strongest(total);
    for (const auto& complaint : complaints) {
        const bool has_own = !invoices_in(prose, sentences[complaint.sentence]).empty();
        const bool says_main = complaint.scores.contains(main_reason);
        if (!has_own && !says_main)
            continue;
        auto scores = complaint.scores;
        for (auto& [reason, score] : scores)
            score += total[reason];
        for (const auto* reference : invoices_near(prose, complaint.sentence))
            add(disputes,
                {reference->number, strongest(scores),
                 contested_sum(prose, books, complaint.sentence, reference->number)});
    }
    return disputes;
}

} // namespace mailroom
