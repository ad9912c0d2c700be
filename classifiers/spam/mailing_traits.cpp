#include "classifiers/spam/spam_view.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <set>

// What programs that send to everybody leave behind, and what people's do.

namespace mailroom {
namespace {

const HeaderField* field_of(const SpamView& view, std::string_view name)
{
    for (const auto& field : view.message.fields) {
        if (equals_ignoring_case(field.name, name))
            return &field;
    }
    return nullptr;
}

bool has_charset(const SpamView& view, const auto& beginnings)
{
    return std::ranges::any_of(view.charsets, [&](const std::string& charset) {
        return std::ranges::any_of(
            beginnings, [&](std::string_view beginning) { return charset.starts_with(beginning); });
    });
}

bool is_of_a_list(const SpamView& view)
{
    return field_of(view, "List-Post") != nullptr || field_of(view, "List-Id") != nullptr;
}

bool says_how_to_leave(const SpamView& view)
{
    return field_of(view, "List-Unsubscribe") != nullptr;
}

bool names_its_program(const SpamView& view)
{
    return field_of(view, "User-Agent") != nullptr;
}

bool names_its_organisation(const SpamView& view)
{
    return field_of(view, "Organization") != nullptr;
}

bool bears_a_priority(const SpamView& view)
{
    return field_of(view, "X-Priority") != nullptr
        || field_of(view, "X-MSMail-Priority") != nullptr;
}

// RFC 5322 section 3.3 wants a zone as digits.
bool has_no_zone(const SpamView& view)
{
    const auto* date = field_of(view, "Date");
    return date != nullptr && date->body.find_last_of("+-") == std::string::npos;
}

bool has_a_bare_message_id(const SpamView& view)
{
    const auto& id = view.message.message_id;
    return !id.empty() && domain_of(id).find('.') == std::string::npos;
}

bool comes_by_a_liar(const SpamView& view)
{
    return std::ranges::any_of(view.message.fields, [](const HeaderField& field) {
        return equals_ignoring_case(field.name, "Received")
            && contains_ignoring_case(field.body, "may be forged");
    });
}

bool is_of_windows(const SpamView& view)
{
    return has_charset(view, std::array<std::string_view, 2>{"windows-", "cp12"});
}

bool is_of_the_far_east(const SpamView& view)
{
    return has_charset(
        view, std::to_array<std::string_view>({"gb", "big5", "ks_c", "euc-", "iso-2022", "shift"}));
}

bool is_plain_ascii(const SpamView& view)
{
    return has_charset(view, std::array<std::string_view, 1>{"us-ascii"});
}

bool names_a_sum(const SpamView& view)
{
    constexpr std::array<std::string_view, 3> signs = {"$", "\u20ac", "\u00a3"};
    return std::ranges::any_of(signs, [&](std::string_view sign) {
        for (auto at = view.all.find(sign); at != view.all.npos; at = view.all.find(sign, at + 1)) {
            if (at + sign.size() < view.all.size() && is_digit(view.all[at + sign.size()]))
                return true;
        }
        return false;
    });
}

std::string_view last_word(std::string_view text)
{
    text = trimmed(text);
    const auto blank = text.find_last_of(" \t\r\n");
    return blank == text.npos ? text : text.substr(blank + 1);
}

// Letters and digits without sense, which make each copy another: "kx83hfq2", "[xmzpq]".
bool is_random(std::string_view word)
{
    constexpr std::size_t letters_min = 6;
    constexpr std::size_t without_vowel_max = 5;
    if (word.size() < letters_min || word.find_first_of("@/.:") != word.npos)
        return false;
    std::size_t run = 0, longest = 0;
    bool letter = false, digit_between = false;
    for (const char c : to_lower_ascii(word)) {
        const bool is_letter = is_lower(c);
        digit_between |= letter && is_digit(c);
        letter |= is_letter;
        run =
            is_letter && std::string_view("aeiouy").find(c) == std::string_view::npos ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest > without_vowel_max || (digit_between && longest > 2);
}

bool ends_at_random(const SpamView& view)
{
    return is_random(last_word(view.message.subject)) || is_random(last_word(view.message.text));
}

bool shouts_whole_lines(const SpamView& view)
{
    constexpr std::ptrdiff_t letters_min = 12, lines_min = 2;
    const auto lines = split(view.message.text, '\n');
    return std::ranges::count_if(
               lines,
               [](std::string_view line) {
                   const auto small = std::ranges::count_if(line, is_lower);
                   const auto large = std::ranges::count_if(line, is_upper);
                   return small == 0 && large >= letters_min;
               })
        >= lines_min;
}

bool says_any(const SpamView& view, const auto& words)
{
    const auto text = folded(view.all);
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool asks_to_click(const SpamView& view)
{
    return says_any(
        view,
        std::to_array<std::string_view>(
            {"click here", "click below", "click on the link", "hier klicken", "klicken sie hier",
             "cliquez ici", "haga clic", "haz clic", "clicca qui", "cliccare qui", "klik hier",
             "clique aqui"}));
}

bool calls_for_free(const SpamView& view)
{
    return says_any(
        view,
        std::to_array<std::string_view>(
            {"1-800", "1-888", "1-877", "1-866", "1 800 ", "(800)", "toll free", "toll-free"}));
}

bool defends_itself(const SpamView& view)
{
    return says_any(
        view,
        std::to_array<std::string_view>(
            {"not spam", "is not unsolicited", "kein spam", "pas un spam", "no es spam",
             "non e spam", "geen spam", "nao e spam", "you are receiving this", "opted in",
             "opt-in", "one time mailing", "not a bill", "keine rechnung, sondern",
             "n'est pas une facture", "no es una factura", "non e una fattura",
             "nao e uma fatura"}));
}

bool has_many_hosts(const SpamView& view)
{
    constexpr std::size_t hosts_min = 5;
    return std::set(view.hosts.begin(), view.hosts.end()).size() >= hosts_min;
}

bool leads_by_numbers(const SpamView& view)
{
    constexpr std::ptrdiff_t digits_min = 3;
    return std::ranges::any_of(view.hosts, [](const std::string& host) {
        return std::ranges::count_if(host, is_digit) >= digits_min;
    });
}

bool has_much_markup(const SpamView& view)
{
    constexpr std::uint64_t times = 12, bytes_min = 3'000;
    return view.html_bytes > bytes_min && view.html_bytes > times * view.message.text.size();
}

constexpr auto traits = std::to_array<SpamTrait>({
    {"it is of a list with members", is_of_a_list},
    {"its header says how to leave", says_how_to_leave},
    {"it names its program", names_its_program},
    {"it names its organisation", names_its_organisation},
    {"it bears a priority", bears_a_priority},
    {"its date has no zone", has_no_zone},
    {"its Message-ID names no host", has_a_bare_message_id},
    {"a relay is not who it says", comes_by_a_liar},
    {"a charset of Windows", is_of_windows},
    {"a charset of the Far East", is_of_the_far_east},
    {"plain ASCII", is_plain_ascii},
    {"it names a sum", names_a_sum},
    {"letters at random at its end", ends_at_random},
    {"it shouts whole lines", shouts_whole_lines},
    {"it asks to click", asks_to_click},
    {"it offers a free call", calls_for_free},
    {"it says not to be what it is", defends_itself},
    {"it leads to many hosts", has_many_hosts},
    {"it leads to numbered hosts", leads_by_numbers},
    {"much markup for few words", has_much_markup},
});

} // namespace

std::span<const SpamTrait> mailing_traits()
{
    return traits;
}

} // namespace mailroom
