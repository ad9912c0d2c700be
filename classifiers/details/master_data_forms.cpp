#include "classifiers/details/master_data_names.h"
#include "classifiers/details/master_data_parts.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::size_t line_bytes_max = 400;
constexpr std::array<std::string_view, 5> form_fields{
    "bank_name", "name", "address", "contact", "phone"};

// "3 Dock Road, Limerick. The old one is closed": a point behind a long word or a number ends it.
std::string_view first_sentence(std::string_view value)
{
    constexpr std::size_t abbreviation_max = 3;
    for (auto stop = value.find(". "); stop != value.npos; stop = value.find(". ", stop + 1)) {
        const auto before = value.substr(0, stop);
        const auto word = before.substr(before.find_last_of(" ,") + 1);
        if (word.size() > abbreviation_max || std::any_of(word.begin(), word.end(), is_digit))
            return before;
    }
    return value;
}

// "Aura Lights LLP, 402 Titanium Square"; but "Blue Whale Co., Ltd."
std::string_view name_alone(std::string_view value)
{
    const auto comma = value.find(", ");
    if (comma == value.npos)
        return value;
    const auto rest = value.substr(comma + 2);
    const auto next = rest.substr(0, rest.find_first_of(" ,."));
    constexpr std::size_t legal_form_max = 5;
    const bool form = !next.empty() && next.size() <= legal_form_max
        && std::none_of(next.begin(), next.end(), is_digit)
        && (next.size() == rest.size() || rest.substr(next.size()) == ".");
    return form ? value : value.substr(0, comma);
}

// "Jo Fenwick, jo@fenwick.example": of a contact the name alone; a bank's name ends where its IBAN
// begins.
std::string value_of(std::string_view field, std::string_view value)
{
    if (field == "contact" || field == "bank_name")
        value = value.substr(0, value.find_first_of(",;(/"));
    if (field == "contact")
        value = value.substr(0, value.find_first_of("0123456789+"));
    if (field == "address" || field == "name")
        value = first_sentence(value);
    if (field == "address" && value.ends_with('.'))
        value.remove_suffix(1);
    if (field == "name")
        value = name_alone(value);
    if (field == "phone")
        value = value.substr(0, value.find_first_not_of("0123456789 +()./-"));
    if (field == "phone")
        value = value.substr(0, value.find_last_of("0123456789") + 1);
    return std::string(trimmed(value));
}

// "Banco Ribera certifies that the account": a form's row leaves a gap behind its label.
bool is_sentence(std::string_view between, std::string_view value)
{
    constexpr std::size_t joiner_bytes_max = 3;
    const auto words = split(value, ' ');
    const auto small = std::ranges::count_if(words, [](std::string_view word) {
        return word.size() > joiner_bytes_max && is_lower(word.front());
    });
    return between == " " && small > 1;
}

// Whether a value can be what its label says.
bool fits(std::string_view field, std::string_view value)
{
    const auto digits = std::count_if(value.begin(), value.end(), is_digit);
    constexpr std::ptrdiff_t phone_digits_min = 6;
    if (value.size() < 3 || value.find('@') != value.npos)
        return false;
    if (field != "phone" && is_lower(value.front()))
        return false; // "Our address is now ...": a sentence.
    if (field == "phone")
        return digits >= phone_digits_min;
    if (field == "address")
        return digits > 0 && value.find(' ') != value.npos;
    if (field == "contact")
        return digits == 0 && value.find(' ') != value.npos;
    return digits < phone_digits_min;
}

} // namespace

std::size_t first_word_from(const Words& words, std::size_t byte)
{
    const auto found = std::partition_point(
        words.words.begin(), words.words.end(), [&](const auto& word) { return word.end <= byte; });
    return static_cast<std::size_t>(found - words.words.begin());
}

namespace {

// "Street: Am Anger 5", "Postcode, town: 83334 Inzell": one address.
void join_town(MasterDataFields& found, std::string_view street, std::string_view town)
{
    const auto address = found.find("address");
    const bool told = address != found.end() && street.empty();
    const auto begin = told ? std::string_view(address->second) : street;
    const bool number = std::any_of(town.begin(), town.end(), is_digit);
    if (begin.empty() || !number || begin.find(town) != begin.npos)
        return;
    found["address"] = std::string(begin) + ", " + std::string(town);
}

} // namespace

void find_labelled_data(const MasterDataContext& context, MasterDataFields& found)
{
    std::string_view street, town; // In rows of their own.
    bool was_named = false;        // "Old: Fenwick Ltd", above "New: Fenwick Mill plc".
    static constexpr std::array labelled{"address", "contact", "name", "bank_name", "phone"};
    const std::string_view text = context.prose.words.text;
    for (const auto line : split(text, '\n')) {
        // Forms leave the colon out where a column's gap stands.
        const auto colon = std::min({line.find(':'), line.find('\t'), line.find("  ")});
        constexpr std::size_t label_bytes_max = 40;
        if (colon == std::string_view::npos || colon == 0 || colon > label_bytes_max)
            continue;
        const auto value = trimmed(line.substr(colon + 1, line_bytes_max));
        const auto offset = static_cast<std::size_t>(line.data() - text.data());
        const auto first = first_word_from(context.prose.words, offset);
        const auto last = first_word_from(context.prose.words, offset + colon);
        if (value.size() < 3 || first >= last)
            continue;
        for (const std::string field : labelled) {
            if (context.prose.find("data." + field, first, last)
                && !context.prose.find("data.old", first, last)
                && ((field != "bank_name" && field != "phone")
                    || fits(field, value_of(field, value))))
                found.try_emplace(field, value_of(field, value));
        }
        const auto behind = first_word_from(
            context.prose.words, offset + static_cast<std::size_t>(value.data() - line.data()));
        const auto end = first_word_from(context.prose.words, offset + line.size());
        if (context.prose.find("data.legal_form", behind, end) != nullptr) {
            const bool old = context.prose.find("data.old", first, last) != nullptr;
            if (was_named && !old && context.prose.find("data.change", first, last))
                found.try_emplace("name", value_of("name", value));
            was_named |= old;
        }
        if (const auto* label = context.prose.find("data.town", first, last); label != nullptr
            && label->first == first && !context.prose.find("data.old", first, last))
            town = value;
        else if (hit_at(context.prose.hits, "data.street", first) != nullptr)
            street = value;
    }
    join_town(found, street, town);
}

void find_data_in_form(const MasterDataContext& context, MasterDataFields& found)
{
    constexpr std::size_t label_words_max = 4, name_words_max = 6;
    const auto& words = context.prose.words;
    const std::string_view text = words.text;
    const auto lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto offset = static_cast<std::size_t>(lines[i].data() - text.data());
        const auto first = first_word_from(words, offset);
        const auto limit = std::min(first + label_words_max, words.words.size());
        for (const auto field : form_fields) {
            const auto* label = context.prose.find("data." + std::string(field), first, limit);
            if (label == nullptr || words.words[label->last - 1].end > offset + lines[i].size())
                continue;
            auto value = trimmed(lines[i]
                                     .substr(words.words[label->last - 1].end - offset)
                                     .substr(0, line_bytes_max));
            while (!value.empty() && (value.front() == ':' || value.front() == '.'))
                value = trimmed(value.substr(1));
            if (value.empty() && i + 1 < lines.size())
                value = trimmed(lines[i + 1].substr(0, line_bytes_max));
            auto whole = value_of(field, value);
            const auto rest = lines[i].substr(
                std::min(lines[i].size(), words.words[label->last - 1].end - offset));
            const auto between = rest.substr(0, rest.find(value));
            if (field == "bank_name" && is_sentence(between, whole)) {
                const auto name = name_around(context.prose, label->first, name_words_max);
                whole = words.source(name.first, name.last);
            }
            if (fits(field, whole))
                found.try_emplace(std::string(field), std::move(whole));
        }
    }
}

} // namespace mailroom
