#include "api/corrections.h"

#include "core/correction_path.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

Error invalid(std::string what)
{
    return {ErrorCode::invalid_argument, std::move(what)};
}

// The element of this index; null where there is none.
template <typename T>
const T* element(const std::vector<T>& values, std::size_t index)
{
    return index < values.size() ? &values[index] : nullptr;
}

std::string example_of(TermKind kind)
{
    switch (kind) {
    case TermKind::date:
        return "a date like 2026-11-21";
    case TermKind::amount:
        return "an amount like 1234.50";
    case TermKind::code:
    case TermKind::text:
        return "text";
    }
    return {};
}

Result<ValueCorrected>
fact_correction(std::string_view path, Term term, std::string_view new_value, const Facts& facts)
{
    ValueCorrected result{std::string(path), facts.text(term), {}};
    if (!trimmed(new_value).empty()) {
        const auto value = parse_value(term, trimmed(new_value));
        if (!value)
            return invalid("This field holds " + example_of(kind_of(term)) + ".");
        result.new_value = to_string(*value);
    }
    return result;
}

Result<ValueCorrected> document_correction(
    std::string_view path,
    const CorrectionPath& at,
    std::string_view new_value,
    const Reading& reading)
{
    const auto* document = element(reading.documents, at.index);
    if (document == nullptr)
        return invalid("The message has no such document.");
    if (at.value == CorrectedValue::document_field)
        return fact_correction(path, at.term, new_value, document->fields);
    if (at.value == CorrectedValue::line_field) {
        const auto* line = element(document->lines, at.line);
        if (line == nullptr)
            return invalid("The document has no such line.");
        return fact_correction(path, at.term, new_value, *line);
    }
    if (!enum_from_string<DocumentType>(new_value))
        return invalid("There is no such type of document.");
    return ValueCorrected{
        std::string(path), std::string(to_string(document->type)), std::string(new_value)};
}

Result<ValueCorrected> match_correction(
    std::string_view path,
    std::size_t index,
    std::string_view new_value,
    const Understanding& understanding,
    const Books& books)
{
    const auto* match = element(understanding.matches, index);
    if (match == nullptr)
        return invalid("The message has no such match.");
    for (const auto* item : books.open_items_by_number(new_value)) {
        if (item->party_id == understanding.party_id || item->party_id == match->party_id)
            return ValueCorrected{std::string(path), match->open_item, item->number};
    }
    return invalid("The party has no open item \"" + std::string(new_value) + "\".");
}

// Names of intents in their own order, so that the same set is the same text.
std::string in_order(std::vector<Intent> intents)
{
    std::sort(intents.begin(), intents.end());
    intents.erase(std::unique(intents.begin(), intents.end()), intents.end());
    std::string names;
    for (const auto intent : intents)
        names.append(names.empty() ? "" : " ").append(to_string(intent));
    return names;
}

Result<ValueCorrected>
intents_correction(std::string_view new_value, const Understanding& understanding)
{
    std::vector<Intent> meant, read;
    for (const auto name : split(new_value, ' ')) {
        if (name.empty())
            continue;
        const auto intent = enum_from_string<Intent>(name);
        if (!intent)
            return invalid("There is no intent \"" + std::string(name) + "\".");
        meant.push_back(*intent);
    }
    if (meant.empty())
        return invalid("A message has one intent at least; no_action is one.");
    for (const auto& score : understanding.intents)
        read.push_back(score.intent);
    return ValueCorrected{"intents", in_order(std::move(read)), in_order(std::move(meant))};
}

Result<ValueCorrected>
party_correction(std::string_view new_value, const Understanding& understanding, const Books& books)
{
    if (!new_value.empty() && books.party(new_value) == nullptr)
        return invalid("The books have no party \"" + std::string(new_value) + "\".");
    return ValueCorrected{"party_id", understanding.party_id, std::string(new_value)};
}

Result<ValueCorrected>
side_correction(std::string_view new_value, const Understanding& understanding)
{
    if (!enum_from_string<Side>(new_value))
        return invalid("A side is none, receivable or payable.");
    return ValueCorrected{
        "side", std::string(to_string(understanding.side)), std::string(new_value)};
}

Result<ValueCorrected> as_read(
    std::string_view path,
    std::string_view new_value,
    const Reading& reading,
    const Understanding& understanding,
    const Books& books)
{
    const auto at = parse_correction_path(path);
    if (!at)
        return invalid("This cannot be corrected.");
    switch (at->value) {
    case CorrectedValue::party_id:
        return party_correction(new_value, understanding, books);
    case CorrectedValue::side:
        return side_correction(new_value, understanding);
    case CorrectedValue::intents:
        return intents_correction(new_value, understanding);
    case CorrectedValue::match:
        return match_correction(path, at->index, new_value, understanding, books);
    default:
        return document_correction(path, *at, new_value, reading);
    }
}

} // namespace

Result<ValueCorrected> correction_of(
    std::string_view path,
    std::string_view new_value,
    const Reading& reading,
    const Understanding& understanding,
    std::span<const Correction> earlier,
    const Books& books)
{
    auto correction = TRY(as_read(path, new_value, reading, understanding, books));
    for (const auto& other : earlier) {
        if (other.value.path == path)
            correction.old_value = other.value.new_value;
    }
    if (correction.old_value == correction.new_value)
        return Error{ErrorCode::conflict, "It says that already."};
    return correction;
}

} // namespace mailroom
