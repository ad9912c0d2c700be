#include "classifiers/details/master_data.h"

#include "classifiers/details/master_data_parts.h"
#include "core/ascii.h"
#include "core/iban.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <regex>

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
        R"(|SK|CHE-)[ ]?[0-9A-Z]([0-9A-Z ]|\.(?=[0-9])){6,12}[0-9A-Z])"},
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

bool is_of_iban(const MasterDataFields& found, std::string_view value)
{
    const auto iban = found.find("iban");
    return iban != found.end()
        && normalized_number(iban->second).find(normalized_number(value)) != std::string::npos;
}

bool is_phone(
    const MasterDataContext& context,
    const MasterDataFields& found,
    std::string_view line,
    std::size_t word,
    const std::string& value)
{
    constexpr std::size_t reach = 8, label_reach = 3;
    constexpr std::ptrdiff_t digits_min = 8, digits_max = 15;
    const auto digits = std::count_if(value.begin(), value.end(), is_digit);
    const auto from = word > reach ? word - reach : 0;
    const auto beside = word > label_reach ? word - label_reach : 0;
    if (context.prose.find("data.tax_id", beside, word) != nullptr)
        return false; // "our new number for VAT: 012..."
    // "..., Leeds LS10 1QP, 0113 555 0177": in the list of somebody new, between commas.
    const auto at = line.find(value), end = value.size();
    const bool alone = context.party == nullptr && value.front() == '0' && at >= 2
        && at != line.npos && line.substr(at - 2, 2) == ", "
        && (at + end >= line.size() || line[at + end] == ',' || line[at + end] == '.');
    const bool told = alone || context.prose.find("data.phone", from, word)
        || context.prose.find("data.contact", from, word) || value.front() == '+'
        || line.find('@') != std::string_view::npos;
    return told && !is_of_iban(found, value) && digits >= digits_min && digits <= digits_max;
}

// "BE41 9774 0083 2265", of which the beginning looks like a tax id: an account, even where its
// check digits are mistyped.
bool begins_account(std::string_view text)
{
    constexpr std::size_t letters_max = 6; // Of a bank, and of the country.
    const auto length = iban_length(text.substr(0, 2));
    std::size_t seen = 0, digits = 0;
    bool groups = false;
    for (const char c : text) {
        if (c == ' ') {
            groups = true;
            continue;
        }
        if (seen == length || (!is_digit(c) && (c < 'A' || c > 'Z')))
            break;
        digits += is_digit(c) ? 1 : 0;
        ++seen;
    }
    return length > 0 && seen == length && groups && digits + letters_max >= length;
}

// "SIRET 881203445" is no number of Slovenia: behind the country stand few letters.
bool is_tax_id(std::string_view value)
{
    constexpr std::size_t letters_max = 4;
    return value.find_first_of("0123456789") <= letters_max;
}

// Does a word such as "old" or "until now" stand before the value, and none such as "new" between?
bool told_as_old(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 4;
    const auto first = prose.words.sentence_of(word).first;
    const auto old = prose.find_all("data.old", word > first + reach ? word - reach : first, word);
    return !old.empty() && prose.find("data.change", old.back()->last, word) == nullptr;
}

void find_shapes(const MasterDataContext& context, MasterDataChange& change)
{
    auto& found = change.now;
    static const auto compiled = [] {
        std::array<std::regex, shapes.size()> all;
        for (std::size_t i = 0; i < shapes.size(); ++i)
            all[i] = std::regex(shapes[i].expression, std::regex::optimize);
        return all;
    }();
    const std::string_view text = context.prose.words.text;
    for (auto line : split(text, '\n')) {
        line = line.substr(0, line_bytes_max);
        const auto offset = static_cast<std::size_t>(line.data() - text.data());
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const std::string field = shapes[i].field;
            auto at = line.begin();
            for (std::match_results<std::string_view::const_iterator> match;
                 std::regex_search(at, line.end(), match, compiled[i]); at = match[0].second) {
                const std::string value = match.str();
                const auto word = first_word_from(
                    context.prose.words,
                    offset + static_cast<std::size_t>(match[0].first - line.begin()));
                if (word >= context.prose.words.words.size()
                    || (field == "iban" && !is_iban(normalized_number(value)))
                    || (field == "tax_id"
                        && (is_of_iban(found, value) || !is_tax_id(value)
                            || begins_account({match[0].first, line.end()})))
                    || (match[0].first != line.begin() && is_digit(*(match[0].first - 1)))
                    || (field == "phone" && !is_phone(context, found, line, word, value))
                    || told_to_stay(context.prose, word) || known_already(context, field, value))
                    continue;
                if (told_as_old(context.prose, word)) {
                    change.before.try_emplace(field, value);
                    continue;
                }
                found.try_emplace(field, value);
            }
        }
    }
}

} // namespace

bool told_to_stay(const Prose& prose, std::size_t word)
{
    constexpr std::size_t reach = 7;
    const auto last = std::min(prose.words.sentence_of(word).last, word + reach);
    return prose.find("data.same", word, last) != nullptr;
}

std::map<std::string, std::string> find_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    if (!prose.find("data.change", 0, prose.words.words.size()))
        return {};
    return find_meant_master_data(reading, prose, books, party_id).now;
}

MasterDataChange find_meant_master_data(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id)
{
    MasterDataChange change;
    auto& found = change.now;
    const MasterDataContext context{prose, books, books.party(party_id), reading.message};
    find_labelled_data(context, found);
    find_shapes(context, change);
    find_data_in_sentences(context, found);
    // A form that is filled in and sent along.
    for (const auto& document : reading.documents) {
        if (document.type != DocumentType::other && document.type != DocumentType::tax_form)
            continue;
        const auto form = read_prose({}, document.text, prose.written_on, books, party_id);
        const MasterDataContext on_form{form, books, context.party, reading.message};
        find_labelled_data(on_form, found);
        find_shapes(on_form, change);
        find_data_in_form(on_form, found);
        find_tax_id(on_form, found);
    }
    find_bare_data(context, found);
    find_person_of_address(context, found);
    // The sender's own address is no news.
    for (const auto& from : reading.message.from) {
        const auto email = found.find("email");
        if (email != found.end() && !party_id.empty()
            && equals_ignoring_case(email->second, from.addr_spec))
            found.erase(email);
    }
    return change;
}

} // namespace mailroom
