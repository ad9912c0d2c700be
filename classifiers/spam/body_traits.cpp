#include "classifiers/spam/letters.h"
#include "classifiers/spam/links.h"
#include "classifiers/spam/spam_view.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/names.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool subject_is_shouted(const SpamView& view)
{
    return share_of_capitals(view.message.subject) > 0.7;
}

bool subject_exclaims(const SpamView& view)
{
    return view.message.subject.find('!') != std::string::npos;
}

bool subject_asks(const SpamView& view)
{
    return view.message.subject.find('?') != std::string::npos;
}

bool subject_is_missing(const SpamView& view)
{
    return trimmed(view.message.subject).empty();
}

bool quotes(const SpamView& view)
{
    return !view.message.quoted.empty();
}

bool is_html_alone(const SpamView& view)
{
    return view.html && !view.plain;
}

bool has_few_words_and_a_link(const SpamView& view)
{
    return view.words < 40 && !view.hosts.empty();
}

bool has_pictures_for_words(const SpamView& view)
{
    return view.words < 60 && view.pictures > 0;
}

bool is_a_page_without_words(const SpamView& view)
{
    constexpr std::size_t words_max = 3;
    return view.html && view.words <= words_max;
}

// What keeps copies apart: "cheap loans 48213", "cheap loans gbvzzx".
bool ends_in_a_code(const SpamView& view)
{
    const auto subject = trimmed(view.message.subject);
    const auto last = subject.substr(subject.find_last_of(" \t") + 1);
    if (last.size() == subject.size())
        return false;
    std::size_t digits = 0, letters = 0, run = 0, longest = 0, marks = 0;
    for (const char c : last) {
        constexpr std::string_view vowels = "aeiouyAEIOUY";
        const bool letter = is_letter(c);
        digits += is_digit(c) ? 1U : 0U;
        letters += letter ? 1 : 0;
        marks += !letter && !is_digit(c) ? 1U : 0U;
        run = letter && vowels.find(c) == vowels.npos ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    constexpr std::size_t digits_min = 4, run_min = 5;
    return marks == 0 && (digits >= digits_min || (digits > 1 && letters > 1) || longest >= run_min)
        && view.message.text.find(last) == std::string::npos;
}

bool has_no_link(const SpamView& view)
{
    return view.hosts.empty();
}

bool has_many_links(const SpamView& view)
{
    return view.hosts.size() >= 8;
}

bool leads_elsewhere(const SpamView& view)
{
    return !view.hosts.empty() && !view.from_domain.empty()
        && std::ranges::none_of(view.hosts, [&](const std::string& host) {
               return registered_label(host) == registered_label(view.from_domain);
           });
}

bool leads_to_an_ip_address(const SpamView& view)
{
    return std::ranges::any_of(view.hosts, is_ip_address);
}

bool is_shouted(const SpamView& view)
{
    return share_of_capitals(view.message.text) > 0.3;
}

bool exclaims(const SpamView& view)
{
    const auto marks = std::ranges::count(view.all, '!');
    return marks >= 3 && static_cast<std::size_t>(marks) * 60 > view.words;
}

bool talks_money(const SpamView& view)
{
    constexpr std::array<std::string_view, 4> signs = {"$", "\u20ac", "\u00a3", "%"};
    std::size_t found = 0;
    for (const auto sign : signs) {
        for (auto at = view.all.find(sign); at != std::string::npos;
             at = view.all.find(sign, at + 1))
            ++found;
    }
    return found >= 4;
}

bool has_letters_in_disguise(const SpamView& view)
{
    return disguises_letters(view.all);
}

bool has_letters_spaced_out(const SpamView& view)
{
    return spaces_letters_out(view.all);
}

bool offers_to_leave(const SpamView& view)
{
    static constexpr auto words = std::to_array<std::string_view>(
        {"unsubscribe",
         "opt out",
         "opt-out",
         "be removed",
         "remove your",
         "remove me",
         "abmelden",
         "austragen",
         "abbestellen",
         "desabonner",
         "desinscri",
         "darse de baja",
         "darte de baja",
         "cancelar la suscripcion",
         "disiscri",
         "cancellarti",
         "cancellarsi",
         "uitschrijven",
         "afmelden",
         "cancelar a subscricao",
         "cancelar inscricao",
         "descadastr"});
    const auto text = folded(view.message.text);
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool has_a_code_in_the_subject(const SpamView& view)
{
    return view.message.subject.find("    ") != std::string::npos;
}

bool has_odd_links(const SpamView& view)
{
    return std::ranges::any_of(view.links, [](const std::string& link) {
        const auto host = link.find("://");
        if (host == link.npos)
            return false;
        const auto end = std::min(link.find('/', host + 3), link.size());
        return link.substr(host + 3, end - host - 3).find_first_of(":@%") != link.npos;
    });
}

bool has_links_with_an_address(const SpamView& view)
{
    return std::ranges::any_of(view.links, [](const std::string& link) {
        return link.find('@') != link.npos && link.find("://") != link.npos;
    });
}

bool asks_for_mail_by_link(const SpamView& view)
{
    return std::ranges::any_of(view.links, [](const std::string& link) {
        return to_lower_ascii(link).starts_with("mailto:");
    });
}

constexpr auto traits = std::to_array<SpamTrait>({
    {"the subject is shouted", subject_is_shouted},
    {"the subject exclaims", subject_exclaims},
    {"the subject asks", subject_asks},
    {"there is no subject", subject_is_missing},
    {"it quotes", quotes},
    {"it is HTML alone", is_html_alone},
    {"few words and a link", has_few_words_and_a_link},
    {"pictures in place of words", has_pictures_for_words},
    {"a page without words", is_a_page_without_words},
    {"the subject ends in a code", ends_in_a_code},
    {"no link", has_no_link},
    {"many links", has_many_links},
    {"its links lead elsewhere", leads_elsewhere},
    {"a link to a bare IP address", leads_to_an_ip_address},
    {"it is shouted", is_shouted},
    {"it exclaims", exclaims},
    {"it talks of money again and again", talks_money},
    {"letters in disguise", has_letters_in_disguise},
    {"letters spaced out", has_letters_spaced_out},
    {"it offers to be left", offers_to_leave},
    {"the subject ends far away", has_a_code_in_the_subject},
    {"links with a port or a user", has_odd_links},
    {"links with an address in them", has_links_with_an_address},
    {"links that write mail", asks_for_mail_by_link},
});

} // namespace

std::span<const SpamTrait> body_traits()
{
    return traits;
}

} // namespace mailroom
