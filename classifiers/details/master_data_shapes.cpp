#include "classifiers/details/master_data_parts.h"
#include "core/ascii.h"
#include "core/iban.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <vector>

namespace mailroom {
namespace {

struct Pattern {
    const char* field;
    const char* expression;
};
// Values that show what they are by their shape.
constexpr std::array shapes{
    Pattern{"email", R"([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5})"},
    Pattern{"iban", R"([A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,4})?)"},
    Pattern{
        "phone", R"((\+[0-9]{1,3}|\(?0[0-9]{1,4}\)?)[ ./()-]{0,2}[0-9]([0-9 ./()-]{4,16})[0-9])"},
    // Groups of digits without a prefix.
    Pattern{"phone", R"(\(?[0-9]{2,4}\)?[ .-][0-9]{2,4}([ .-][0-9]{2,4}){1,3})"},
    Pattern{"tax_id", R"([0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z])"}, // GSTIN of India
    Pattern{"tax_id", R"([0-9]{2}\.[0-9]{3}\.[0-9]{3}/[0-9]{4}-[0-9]{2})"}, // CNPJ of Brazil
    Pattern{
        "tax_id",
        R"((ATU|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI)"
        R"(|SK|XI)[ ]?[0-9A-Z]([0-9A-Z ]|\.(?=[0-9])){6,12}[0-9A-Z])"},
    Pattern{"tax_id", R"(CHE-?[0-9]{3}\.?[0-9]{3}\.?[0-9]{3})"}, // UID of Switzerland
};
constexpr std::size_t line_bytes_max = 400; // The shapes are sought in lines of at most this.

bool known_already(
    const MasterDataContext& context, std::string_view field, const std::string& value)
{
    const auto key = normalized_number(value);
    if (field == "email") {
        const auto known = context.books.contacts_by_email(value);
        const auto& company = context.books.company();
        return !known.empty() || equals_ignoring_case(value, company.receivable_address)
            || equals_ignoring_case(value, company.payable_address);
    }
    if (field == "tax_id")
        return (context.party && key == normalized_number(context.party->tax_id))
            || key == normalized_number(context.books.company().tax_id);
    if (field == "iban")
        return context.party && key == normalized_number(context.party->iban);
    return false;
}

// "01.06.2026", "01 06 2026"
bool is_day(const Prose& prose, const ValueInText& value)
{
    static const std::regex day_of_year(
        R"((0?[1-9]|[12][0-9]|3[01])[ ./-](0?[1-9]|1[0-2])[ ./-](19|20)[0-9]{2})");
    return std::regex_match(value.text.begin(), value.text.end(), day_of_year)
        || std::ranges::any_of(prose.dates, [&](const DateExpression& day) {
               return day.first <= value.first && value.last <= day.last;
           });
}

bool is_phone(
    const MasterDataContext& context,
    std::string_view line,
    std::size_t word,
    const std::string& value)
{
    constexpr std::size_t reach = 8, label_reach = 3;
    constexpr std::ptrdiff_t digits_min = 8, digits_max = 15;
    const auto digits = std::count_if(value.begin(), value.end(), is_digit);
    const auto from = word > reach ? word - reach : 0;
    const auto beside = word > label_reach ? word - label_reach : 0;
    const auto* tax = context.prose.find("data.tax_id", beside, word);
    if (tax != nullptr && context.prose.find("data.phone", tax->last, word) == nullptr)
        return false; // "our new number for VAT: 012..."; but "VAT IE1234567T, phone 012 ..."
    if (context.prose.find("name.company_number", beside, word) != nullptr)
        return false;
    // "..., Leeds LS10 1QP, 0113 555 0177": in the list of somebody new, between commas.
    const auto at = line.find(value), end = value.size();
    const bool alone = context.party == nullptr && value.front() == '0' && at >= 2
        && at != line.npos && line.substr(at - 2, 2) == ", "
        && (at + end >= line.size() || line[at + end] == ',' || line[at + end] == '.');
    // "Your contact for everything about ... is Jo Hale, 01632 ..."
    const auto sentence = context.prose.words.sentence_of(word).first;
    const bool told = alone || context.below || context.prose.find("data.phone", from, word)
        || context.prose.find("data.contact", std::min(from, sentence), word)
        || value.front() == '+' || line.find('@') != std::string_view::npos;
    return told && digits >= digits_min && digits <= digits_max;
}

// "BE41 9774 0083 2265 bij", "... 0130 00 BIC": as many characters as the country's accounts have
// and no more, mostly digits. The check digits may be mistyped: a clerk asks back with the number
// before the eyes.
std::optional<std::string_view> account_at(std::string_view text)
{
    constexpr std::size_t letters_max = 6; // Of a bank, and of the country.
    const auto length = iban_length(text.substr(0, 2));
    std::size_t seen = 0, digits = 0, end = 0;
    for (; end < text.size() && seen < length; ++end) {
        if (text[end] == ' ')
            continue;
        if (!is_digit(text[end]) && !is_upper(text[end]))
            return std::nullopt;
        digits += is_digit(text[end]) ? 1U : 0U;
        ++seen;
    }
    const bool whole = end == text.size() || !is_letter_or_digit(text[end]);
    const auto account = text.substr(0, end);
    const bool likely = digits + letters_max >= length || is_iban(normalized_number(account));
    if (length == 0 || seen < length || !whole || !likely)
        return std::nullopt;
    return account;
}

// "SIRET 881203445" is no number of Slovenia: behind the country stand few letters.
bool is_tax_id(std::string_view value)
{
    constexpr std::size_t letters_max = 4;
    return value.find_first_of("0123456789") <= letters_max;
}

// Does a word such as "old" or "until now" stand before the value, and none such as "new" between?
bool old_before(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 4;
    const auto first = prose.words.sentence_of(word).first;
    const auto old = prose.find_all("data.old", word > first + reach ? word - reach : first, word);
    if (old.empty() || prose.find("data.change", old.back()->last, word) != nullptr)
        return false;
    for (auto at = old.back()->last; at <= word; ++at) {
        if (prose.words.gap_after(at - 1).find(". ") != std::string_view::npos)
            return false; // "It died with the old server. accounts@fenwick.example is right."
    }
    return true;
}

// "a@fenwick.example n'existe plus"; "replace a@fenwick.example with ...", "a@fenwick.example
// becomes
// ...", where another value follows.
bool gives_way(const Prose& prose, const ValueInText& value)
{
    constexpr std::size_t reach = 3;
    const auto& sentence = prose.words.sentence_of(value.first);
    const auto behind = std::min(value.last + 1, sentence.last);
    for (auto at = value.last; at < behind; ++at) {
        if (hit_at(prose.hits, "name.gives_way", at) != nullptr)
            return true;
    }
    const auto from = std::max(sentence.first, value.first - std::min(value.first, reach));
    if (!value.other_follows || value.last >= sentence.last)
        return false;
    // "It was 0161 ..., it is 0161 ... now."
    if (value.first > sentence.first && hit_at(prose.hits, "name.was", value.first - 1) != nullptr)
        return true;
    return hit_at(prose.hits, "name.becomes", value.last) != nullptr
        || (prose.find("name.replace", from, value.first) != nullptr
            && hit_at(prose.hits, "name.replaced_by", value.last) != nullptr);
}

// Whether a value of this shape is one of the field.
bool is_value_of(
    const MasterDataContext& context,
    std::string_view field,
    std::string_view line,
    const ValueInText& value,
    bool replaces) // One that was told as old before.
{
    const std::string text(value.text);
    if (value.first >= context.prose.words.words.size())
        return false;
    constexpr std::size_t label_reach = 3;
    const auto beside = value.first - std::min(value.first, label_reach);
    if (field == "tax_id"
        && (!is_tax_id(text) // "EORI XI550..."
            || context.prose.find("name.account", beside, value.first) != nullptr))
        return false;
    if (field == "phone" && is_day(context.prose, value))
        return false;
    if (field == "phone" && !replaces && !is_phone(context, line, value.first, text))
        return false;
    // "All statements to this address, please: accounts@...", which the books have.
    const bool told = field == "email"
        && context.prose.has("name.this_address", context.prose.words.sentence_of(value.first));
    return !told_to_stay(context.prose, value.first, value.last)
        && (told || !known_already(context, field, text));
}

// The groups without a digit behind a number are words: "FR 41 881203445 RCS".
std::string_view without_words_behind(std::string_view value)
{
    for (auto blank = value.rfind(' '); blank != value.npos; blank = value.rfind(' ')) {
        const auto group = value.substr(blank + 1);
        if (std::any_of(group.begin(), group.end(), is_digit))
            break;
        value = value.substr(0, blank);
    }
    return value;
}

} // namespace

bool told_as_old(const Prose& prose, const ValueInText& value)
{
    return old_before(prose, value.first) || gives_way(prose, value);
}

void find_shapes(const MasterDataContext& context, MasterDataChange& change)
{
    static const auto compiled = [] {
        std::array<std::regex, shapes.size()> all;
        for (std::size_t i = 0; i < shapes.size(); ++i)
            all[i] = std::regex(shapes[i].expression, std::regex::optimize);
        return all;
    }();
    const auto& words = context.prose.words;
    for (const auto whole : split(std::string_view(words.text), '\n')) {
        const auto line = whole.substr(0, line_bytes_max);
        const auto offset = static_cast<std::size_t>(line.data() - words.text.data());
        std::vector<std::string_view> accounts; // No piece of them is another number.
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const std::string_view field = shapes[i].field;
            std::cmatch match;
            for (const char* at = line.begin();
                 std::regex_search(at, line.end(), match, compiled[i]); at = match[0].second) {
                const auto begin = static_cast<std::size_t>(match[0].first - line.begin());
                const auto account = account_at(line.substr(begin));
                const bool within_number =
                    (begin > 0 && is_digit(line[begin - 1]))
                    || std::ranges::any_of(accounts, [&](std::string_view number) {
                           return match[0].first >= number.begin() && match[0].first < number.end();
                       });
                if (account.has_value() != (field == "iban") || within_number)
                    continue;
                if (account)
                    accounts.push_back(*account);
                const auto text = account ? *account
                                          : without_words_behind(line.substr(
                                              begin, static_cast<std::size_t>(match.length())));
                const ValueInText value{
                    text, first_word_from(words, offset + begin),
                    first_word_from(words, offset + begin + text.size()),
                    std::regex_search(text.end(), line.end(), compiled[i])};
                const bool replaces = change.before.contains(std::string(field));
                if (!is_value_of(context, field, line, value, replaces))
                    continue;
                auto& fields = told_as_old(context.prose, value) ? change.before : change.now;
                fields.try_emplace(std::string(field), text);
            }
        }
    }
}

bool told_to_stay(const Prose& prose, std::size_t first, std::size_t last)
{
    constexpr std::size_t reach_behind = 7, reach_before = 4;
    const auto& words = prose.words;
    const auto& sentence = words.sentence_of(first);
    const auto apart = [&](std::size_t from, std::size_t to, std::string_view stops) {
        for (auto at = from; at + 1 < to; ++at) {
            if (words.gap_after(at).find_first_of(stops) != std::string_view::npos)
                return true;
        }
        return false;
    };
    // "VAT number remains the same: GB998877665"
    const auto before = std::max(sentence.first, first - std::min(first, reach_before));
    for (const auto* same : prose.find_all("data.same", before, first)) {
        if (!apart(same->last - 1, first + 1, ",;"))
            return true;
    }
    for (const auto* stays : prose.find_all("name.stays", before, first)) {
        if (!apart(stays->last - 1, first + 1, ",;"))
            return true;
    }
    // "..., the address stays the same": of something else.
    const auto behind = std::min(sentence.last, last + reach_behind);
    const auto* same = prose.find("data.same", std::min(last, behind), behind);
    if (same == nullptr)
        return false;
    return prose.find("name.other_data", last, same->first) == nullptr;
}

} // namespace mailroom
