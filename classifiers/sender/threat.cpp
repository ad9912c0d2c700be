#include "classifiers/sender/threat.h"

#include "classifiers/sender/accounts.h"
#include "classifiers/sender/conversation.h"
#include "classifiers/sender/lure_files.h"
#include "classifiers/sender/lure_signs.h"
#include "classifiers/sender/lure_words.h"
#include "classifiers/sender/sender.h"
#include "classifiers/sender/threat_accounts.h"
#include "classifiers/spam/links.h"
#include "classifiers/spam/spam.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

// Words alone must be surer of themselves where nothing in the header speaks against the sender.
constexpr double hardly = 0.03;
constexpr double hint = 0.1;  // Where the mail's structure says the rest.
constexpr double maybe = 0.3; // Where the sender is not who he says.
constexpr double even = 0.5;
constexpr double likely = 0.6;
constexpr double sure = 0.75, very_sure = 0.9;
constexpr double offered = 2; // Log odds.

struct View {
    const Reading& reading;
    const Books& books;
    const Understanding& so_far;
    const MessageWords& words;
    Sender sender;
    LureProbabilities by_words;
    double phishing = 0, spam = 0; // By the words.
    LabelScore bank_change;

    bool failed() const { return so_far.authentication.failed; }
    // One of ours by the address, and our own host found nothing that proves it.
    bool unproven() const { return sender.own_domain && nothing_passed(); }
    bool nothing_passed() const
    {
        const auto& by = so_far.authentication;
        return by.trusted && by.spf != "pass" && by.dkim != "pass" && by.dmarc != "pass";
    }
    // Somebody whom we know, as far as anybody can tell.
    bool vouched() const
    {
        return !failed() && !unproven()
            && (sender.is_contact || sender.known_domain || sender.own_domain);
    }
    // Whoever writes is not who they say.
    bool in_disguise() const
    {
        return !sender.imitated_domain.empty() || !sender.borrowed_name.empty() || failed()
            || !sender.broken_into.empty() || unproven();
    }
};

// What in the header speaks against the sender; empty where nothing does.
std::string suspicion(const View& view)
{
    if (!view.sender.imitated_domain.empty())
        return "the domain " + view.sender.domain + " imitates " + view.sender.imitated_domain;
    if (view.failed())
        return "authentication of the sender failed";
    if (!view.sender.borrowed_name.empty())
        return "the name \"" + view.sender.borrowed_name
            + "\" stands over an address that is not in the books";
    if (!view.sender.broken_into.empty())
        return "the conversation that it joins was with " + view.sender.broken_into;
    if (view.unproven())
        return "the sender says to be one of ours, and nothing proves it";
    if (view.sender.replies_elsewhere)
        return "answers would go to another domain than the sender's";
    return {};
}

using Verdict = std::optional<ThreatVerdict>;

// The rules, first match wins. Each takes the view and says nothing where it does not apply.

Verdict program_attached(const View& view)
{
    if (const auto name = attached_program(view.reading))
        return ThreatVerdict{Threat::malware_lure, "\"" + *name + "\" is a program"};
    return {};
}

Verdict macros_attached(const View& view)
{
    const auto name = attached_macros(view.reading);
    if (!name || view.vouched())
        return {};
    return ThreatVerdict{
        Threat::malware_lure, "\"" + *name + "\" can carry macros, and the sender is not known"};
}

Verdict locked_archive(const View& view)
{
    const auto name = attached_archive(view.reading);
    if (!name || view.vouched())
        return {};
    if (mentions_password(view.reading))
        return ThreatVerdict{
            Threat::malware_lure, "\"" + *name + "\" is locked and its password is in the mail"};
    if (view.phishing >= sure)
        return ThreatVerdict{
            Threat::malware_lure, "an archive from an unknown sender, in words of a lure"};
    return {};
}

Verdict changed_bank_details(const View& view)
{
    const auto& so_far = view.so_far;
    const bool asks = view.bank_change.applies()
        || (view.in_disguise() && view.bank_change.probability >= maybe)
        || (so_far.master_data.contains("iban") && view.bank_change.probability >= hint);
    if (!asks && view.in_disguise()) {
        const auto accounts =
            accounts_named(view.reading.message.latest_text, view.books, so_far.party_id);
        if (!accounts.empty())
            return ThreatVerdict{
                Threat::bank_detail_fraud,
                "the account " + accounts.front() + " is named, and " + suspicion(view)};
    }
    if (!asks)
        return {};
    if (const auto why = suspicion(view); !why.empty())
        return ThreatVerdict{Threat::bank_detail_fraud, "bank details changed, and " + why};
    // A new vendor has bank details too: the words must sound of a change, or of fraud.
    if (!view.vouched()
        && (!view.so_far.party_id.empty() || view.phishing >= even || view.sender.answers_ours))
        return ThreatVerdict{
            Threat::bank_detail_fraud,
            "bank details changed by a sender whose address the books do not know"};
    return {};
}

// An invoice that would have its money paid elsewhere.
Verdict account_on_invoice(const View& view)
{
    const auto& so_far = view.so_far;
    const auto accounts = accounts_not_in_books(so_far.invoices, view.books, so_far.party_id);
    if (accounts.empty())
        return {};
    const auto seen = "the account " + accounts.front() + " is not the one in the books, and ";
    if (view.in_disguise())
        return ThreatVerdict{Threat::bank_detail_fraud, seen + suspicion(view)};
    if (!view.vouched())
        return ThreatVerdict{
            Threat::bank_detail_fraud, seen + "the books do not know the sender's address"};
    return {};
}

Verdict own_name_forged(const View& view)
{
    if (!view.sender.own_domain || !view.failed())
        return {};
    return ThreatVerdict{
        Threat::phishing, "the sender says to be one of ours, and authentication failed"};
}

Verdict pretended_sender(const View& view)
{
    if (!view.sender.imitated_domain.empty())
        return ThreatVerdict{Threat::phishing, suspicion(view)};
    if (view.failed() && view.sender.replies_elsewhere)
        return ThreatVerdict{
            Threat::phishing, "authentication failed, and answers would go to another domain"};
    if (!suspicion(view).empty() && !view.vouched() && view.phishing >= 0.3
        && view.phishing >= view.spam)
        return ThreatVerdict{Threat::phishing, "words of a lure, and " + suspicion(view)};
    return {};
}

Verdict page_attached(const View& view)
{
    const auto name = attached_page(view.reading);
    if (!name || view.vouched())
        return {};
    if (view.phishing >= 0.3 || mentions_password(view.reading))
        return ThreatVerdict{
            Threat::phishing, "\"" + *name + "\" opens a page, from a sender who is not known"};
    return {};
}

bool encloses_files(const View& view)
{
    return std::ranges::any_of(
        view.reading.parts, [](const Part& part) { return part.role == PartRole::attachment; });
}

// In the name of who may order payments, and not from where they write.
Verdict executive_pretended(const View& view)
{
    if (!view.sender.is_executive_name || view.reading.message.is_mailing_list)
        return {};
    return ThreatVerdict{
        Threat::phishing,
        "the name of an executive, \"" + view.sender.borrowed_name
            + "\", over an address that is not ours"};
}

// What a lure would have its reader do stands in the mail: open a file, sign in at a link lest
// something be lost, keep a secret, do a favour. A notice that asks for nothing is none.
Verdict signs_of_a_lure(const View& view)
{
    const auto& message = view.reading.message;
    if (view.vouched() || is_conversation(message) || is_newsletter(message))
        return {};
    const auto signs =
        lure_signs(view.reading, view.so_far.authentication, lure_words(message), view.by_words);
    // What sounds more like an offer must be the more of a lure in its build.
    const double enough = view.spam > view.by_words.intent ? offered : 0;
    if (!signs.telling || signs.log_odds <= enough)
        return {};
    ThreatVerdict verdict{Threat::phishing, "words of a lure, from a sender who is not known"};
    for (const auto& sign : signs.why)
        verdict.why += ", " + sign;
    return verdict;
}

Verdict advertising(const View& view)
{
    if (view.vouched())
        return {};
    const auto& so_far = view.so_far;
    // Who names a party of ours, or encloses what is paid or to be paid, may mean business.
    const bool business = !so_far.party_id.empty()
        || (encloses_files(view) && (so_far.remittance || !so_far.invoices.empty()));
    const auto judged = judge_spam(view.reading, view.books);
    const bool asked = is_conversation(view.reading.message) || is_newsletter(view.reading.message);
    // Who offers to many says how to leave as well; members of a list and partners do not offer.
    const auto& message = view.reading.message;
    const bool among_members = message.auto_kind == AutoKind::list || !message.in_reply_to.empty();
    const bool applies = judged.score.applies() || (judged.offered.applies() && !among_members);
    if (applies && (!business || view.spam >= even))
        return ThreatVerdict{Threat::spam, "unasked advertising: " + judged.why};
    // What is offered to accounts is unlike what is offered to everybody.
    const double probability = std::max(judged.score.probability, judged.offered.probability);
    if (probability < hardly || asked)
        return {};
    const double enough = so_far.auto_kind != AutoKind::no ? very_sure : business ? sure : likely;
    if (view.spam < enough)
        return {};
    const auto label = view.words.model->label("spam");
    const auto said = view.words.model->evidence(view.words.sample.text, label);
    return ThreatVerdict{
        Threat::spam, "words of unasked advertising, from an unknown sender: \"" + said + '"'};
}

constexpr std::array rules{
    program_attached,   macros_attached, locked_archive,      changed_bank_details,
    account_on_invoice, own_name_forged, executive_pretended, pretended_sender,
    page_attached,      signs_of_a_lure, advertising,
};

} // namespace

ThreatVerdict judge_threat(
    const Reading& reading,
    const Books& books,
    const Understanding& so_far,
    const MessageWords& words)
{
    if (!reading.is_message)
        return {};
    View view{reading, books, so_far, words, sender_of(reading.message, books), {}, 0, 0, {}};
    view.by_words = {words.score("phishing").probability, lure_score(reading).probability};
    view.phishing = std::max(view.by_words.intent, view.by_words.lure);
    view.spam = words.score("spam").probability;
    view.bank_change = words.score("bank_detail_change");
    if (so_far.auto_kind == AutoKind::bounce) {
        // Mail that is said to be held looks like a report; who reports asks nobody to sign in.
        auto verdict = links_of(reading.message).empty() ? std::nullopt : signs_of_a_lure(view);
        return verdict ? *std::move(verdict) : ThreatVerdict{};
    }
    for (const auto rule : rules) {
        if (auto verdict = rule(view))
            return view.vouched() ? *std::move(verdict)
                                  : with_account_named(*std::move(verdict), reading, books, so_far);
    }
    return {};
}

} // namespace mailroom
