#include "parsers/fields/checked_numbers.h"

#include "core/ascii.h"
#include "core/check_digits.h"
#include "core/iban.h"
#include "parsers/fields/vat_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

char digit_like(char c)
{
    constexpr std::string_view letters = "OoQDIlSsBZG", digits = "00001155826";
    const auto at = letters.find(c);
    return at == letters.npos ? c : digits[at];
}

bool is_of_number(char c)
{
    return is_digit(c) || is_upper(c) || digit_like(c) != c;
}

bool is_separator(char c)
{
    return c == '.' || c == '-' || c == '/';
}

struct Place {
    std::size_t word = 0, at = 0; // Of the page's words, and of its text.
};

// Characters of words that stand beside each other, without what parts them.
struct Run {
    std::string text;
    std::vector<Place> places;
};

bool goes_on(const Word& word, const Word& next)
{
    const float height = std::max(word.box.height(), next.box.height());
    return std::abs(word.box.y0 + word.box.y1 - next.box.y0 - next.box.y1) < height
        && next.box.x0 - word.box.x1 < 1.5F * height;
}

bool add(Run& run, const Word& word, std::size_t index)
{
    // "IBAN:DE89" begins behind the label.
    const auto label = run.text.empty() ? word.text.rfind(':') + 1 : 0;
    for (std::size_t at = label; at < word.text.size(); ++at) {
        const char c = word.text[at];
        if (is_separator(c) && !run.text.empty())
            continue;
        if (!is_of_number(c))
            return false;
        run.text += c;
        run.places.push_back({index, at});
    }
    return true;
}

// A form: '9' is a digit, 'A' a letter, 'X' either, others as they stand.
struct Scheme {
    std::string form;
    std::function<bool(std::string_view)> holds;
};

// With what the form leaves no choice about; nothing where it is not of the form.
std::optional<std::string> in_form(std::string_view text, std::string_view form)
{
    std::string out(text);
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '9')
            out[i] = digit_like(text[i]);
        else if (form[i] != 'X' && form[i] != 'A' && digit_like(form[i]) == text[i])
            out[i] = form[i];
        const bool fits = form[i] == '9' ? is_digit(out[i])
            : form[i] == 'X'             ? is_of_number(out[i])
            : form[i] == 'A'             ? is_upper(out[i])
                                         : out[i] == form[i];
        if (!fits)
            return std::nullopt;
    }
    return out;
}

// The only text of the form that passes with no more letter taken for a digit, with one, or with
// two; empty where none does, or several do.
std::string only_reading(std::string_view text, const Scheme& scheme)
{
    const auto plain = in_form(text, scheme.form);
    if (!plain || scheme.holds(*plain))
        return plain.value_or("");
    std::vector<std::size_t> doubtful;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (scheme.form[i] == 'X' && digit_like(text[i]) != text[i])
            doubtful.push_back(i);
    }
    std::vector<std::string> passed;
    const auto try_with = [&](std::size_t a, std::size_t b) {
        auto other = *plain;
        other[a] = digit_like(text[a]);
        other[b] = digit_like(text[b]);
        if (scheme.holds(other))
            passed.push_back(std::move(other));
    };
    for (const auto a : doubtful)
        try_with(a, a);
    for (auto a = doubtful.begin(); passed.empty() && a != doubtful.end(); ++a) {
        for (auto b = a + 1; b != doubtful.end(); ++b)
            try_with(*a, *b);
    }
    return passed.size() == 1 ? passed.front() : std::string();
}

bool passes(std::string_view reference, std::string_view scheme)
{
    return std::ranges::any_of(
        reference_payloads(reference),
        [scheme](const ReferencePayload& payload) { return payload.scheme == scheme; });
}

// Those whose form has this length and begins as the text does.
std::vector<Scheme> schemes_of(std::string_view text)
{
    constexpr std::size_t creditor_least = 9, creditor_most = 25, slip_length = 27;
    std::vector<Scheme> schemes;
    if (iban_length(text.substr(0, 2)) == text.size())
        schemes.push_back(
            {std::string(text.substr(0, 2)) + "99" + std::string(text.size() - 4, 'X'), is_iban});
    if (text.starts_with("RF") && text.size() >= creditor_least && text.size() <= creditor_most)
        schemes.push_back({"RF99" + std::string(text.size() - 4, 'X'), [](std::string_view number) {
                               return passes(number, "creditor reference");
                           }});
    if (text.size() == slip_length)
        schemes.push_back({std::string(slip_length, '9'), [](std::string_view number) {
                               return passes(number, "QR reference");
                           }});
    for (const auto& vat : vat_schemes()) {
        if (text.starts_with(vat.prefix) && text.size() == vat.prefix.size() + vat.form.size())
            schemes.push_back(
                {std::string(vat.prefix) + std::string(vat.form), [&vat](std::string_view number) {
                     return vat.holds(number.substr(vat.prefix.size()));
                 }});
    }
    return schemes;
}

// What the run says or should say; empty where it is no such number, or nobody knows.
std::string reading_of(const Run& run)
{
    constexpr std::size_t characters_least = 8;
    const auto digits = std::ranges::count_if(run.text, is_digit);
    if (run.text.size() < characters_least)
        return {};
    if (digits * 3 < std::ssize(run.text) * 2 && iban_length(run.text.substr(0, 2)) == 0)
        return {}; // A word that happens to have such letters.
    for (const auto& scheme : schemes_of(run.text)) {
        if (auto right = only_reading(run.text, scheme); !right.empty())
            return right;
    }
    return {};
}

// The longest run of words from `begin` on that is such a number decides.
void correct_at(
    std::vector<Word>& words,
    std::size_t begin,
    std::uint32_t page,
    std::vector<WordCorrection>& corrections)
{
    constexpr std::size_t characters_most = 34; // Of an IBAN.
    Run run, taken;
    std::string right;
    for (auto end = begin; end < words.size() && run.text.size() <= characters_most; ++end) {
        if ((end > begin && !goes_on(words[end - 1], words[end])) || !add(run, words[end], end))
            break;
        if (auto reading = reading_of(run); !reading.empty()) {
            taken = run;
            right = std::move(reading);
        }
    }
    for (std::size_t i = 0; i < right.size();) {
        const auto index = taken.places[i].word;
        auto& word = words[index];
        const auto read = word.text;
        for (; i < right.size() && taken.places[i].word == index; ++i)
            word.text[taken.places[i].at] = right[i];
        if (word.text != read)
            corrections.push_back({page, word.box, read, word.text});
    }
}

} // namespace

std::vector<WordCorrection> correct_checked_numbers(TextLayout& layout)
{
    std::vector<WordCorrection> corrections;
    for (std::size_t page = 0; page < layout.pages.size(); ++page) {
        auto& words = layout.pages[page].words;
        for (std::size_t begin = 0; begin < words.size(); ++begin)
            correct_at(words, begin, static_cast<std::uint32_t>(page + 1), corrections);
    }
    return corrections;
}

} // namespace mailroom::fields
