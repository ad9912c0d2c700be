#include "classifiers/details/dispute_claims.h"

#include "classifiers/details/dispute_amounts.h"
#include "classifiers/details/dispute_details.h"
#include "classifiers/details/dispute_reasons.h"
#include "classifiers/details/dispute_scopes.h"
#include "classifiers/details/named_invoices.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

struct Claim {
    Sentence words;
    DisputeReason reason{};
    std::optional<Decimal> amount;
};

// The clauses, cut at semicolons and joining words.
std::vector<Sentence> pieces_of(const Prose& prose, const std::vector<Sentence>& clauses)
{
    static const auto& joiners = word_list("claim.joiner");
    std::vector<Sentence> pieces;
    for (const auto& clause : clauses) {
        auto open = clause;
        for (auto at = clause.first + 1; at < clause.last; ++at) {
            const bool cut = joiners.has(prose.words.words[at].folded)
                || prose.words.gap_after(at - 1).find(';') != std::string_view::npos;
            if (!cut)
                continue;
            pieces.push_back({open.first, at, open.question});
            open.first = at;
        }
        pieces.push_back(open);
    }
    return pieces;
}

bool has_sum(const Prose& prose, const Sentence& piece)
{
    const auto sums = within(prose.amounts, piece.first, piece.last);
    return std::ranges::any_of(sums, &AmountMention::is_money);
}

// "4.85 a piece", "je 14,20"; "254 in all".
bool is_price_or_total(const Prose& prose, const AmountMention& sum, const Sentence& piece)
{
    static const auto &each = word_list("claim.each"), &total = word_list("claim.total");
    const auto& words = prose.words.words;
    for (auto at = piece.first; at < piece.last; ++at) {
        if (total.has(words[at].folded))
            return true;
    }
    return (sum.last < piece.last && each.has(words[sum.last].folded)
            && prose.words.gap_after(sum.last - 1) == " ")
        || (sum.first > piece.first && each.has(words[sum.first - 1].folded));
}

// Whether the claim comes to this sum, and no price or total does.
bool is_claimed(const Prose& prose, const Claim& claim)
{
    const auto sums = within(prose.amounts, claim.words.first, claim.words.last);
    return claim.amount && std::ranges::any_of(sums, [&](const AmountMention* sum) {
               return sum->is_money && abs(sum->value) == abs(*claim.amount)
                   && !is_price_or_total(prose, *sum, claim.words);
           });
}

// In a question it may be another wish: "have you the note, too?"
bool says_several(const Prose& prose, const DisputeScope& scope)
{
    return std::ranges::any_of(scope.clauses, [&](const Sentence& clause) {
        return !clause.question && prose.has("rest.two_claims", clause);
    });
}

// Why the piece complains; nothing where no words speak for a reason.
std::optional<DisputeReason> reason_of(const Prose& prose, const Sentence& piece)
{
    constexpr int hint = 2;
    auto scores = dispute_reasons_in(prose, piece, Doubt::why_alone);
    scores.erase(DisputeReason::already_paid);
    if (std::ranges::none_of(scores, [](const auto& score) { return score.second >= hint; }))
        return std::nullopt;
    return likeliest(scores, leanings_of_clauses(prose, {piece}));
}

// What follows a sum up to the next one belongs to that one, and one reason told twice is one.
std::vector<Claim> claims_in(const Prose& prose, const DisputeScope& scope)
{
    std::vector<Claim> claims;
    std::optional<std::size_t> open; // Words that no sum has followed yet.
    for (const auto& piece : pieces_of(prose, scope.clauses)) {
        const auto first = open.value_or(piece.first);
        if (!has_sum(prose, piece)) {
            open = first;
            continue;
        }
        open.reset();
        const Sentence words{first, piece.last, piece.question};
        const auto reason = reason_of(prose, words);
        if (!claims.empty() && (!reason || claims.back().reason == *reason))
            claims.back().words.last = words.last;
        else if (reason)
            claims.push_back({words, *reason, {}});
    }
    return claims;
}

// The claims on the document, where they are two or three that differ in reason and sum.
std::vector<Claim>
claims_on(const Prose& prose, const Books& books, const DisputeScope& scope, const Dispute& dispute)
{
    constexpr std::size_t claims_max = 3;
    auto claims = claims_in(prose, scope);
    for (auto& claim : claims) {
        auto own = scope;
        own.clauses = {claim.words};
        claim.amount = contested_sum(prose, books, own, dispute.document_number, claim.reason);
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const bool is_told_twice = std::any_of(
            claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(i), [&](const Claim& one) {
                return one.reason == claims[i].reason || one.amount == claims[i].amount;
            });
        if (!is_claimed(prose, claims[i]) || is_told_twice)
            return {};
    }
    return claims.size() < 2 || claims.size() > claims_max ? std::vector<Claim>() : claims;
}

} // namespace

void part_claims(std::vector<Dispute>& disputes, const Prose& prose, const Books& books)
{
    if (prose.find("rest.two_claims", 0, prose.words.words.size()) == nullptr)
        return; // As nearly always.
    const NamedInvoices named(prose);
    const auto scopes = dispute_scopes(prose, named);
    std::vector<Dispute> parted;
    for (const auto& dispute : disputes) {
        const auto own = std::ranges::find_if(scopes, [&](const DisputeScope& scope) {
            return scope.documents.size() == 1 && says_several(prose, scope)
                && scope.documents.front()->number == dispute.document_number;
        });
        const auto claims =
            own == scopes.end() ? std::vector<Claim>() : claims_on(prose, books, *own, dispute);
        for (const auto& claim : claims) {
            Dispute one{dispute.document_number, claim.reason, claim.amount};
            add_details(one, prose, books);
            parted.push_back(std::move(one));
        }
        if (claims.empty())
            parted.push_back(dispute);
    }
    disputes = std::move(parted);
}

} // namespace mailroom
