#include "core/document.h"

#include <algorithm>
#include <array>

namespace mailroom {

TermKind kind_of(Term term)
{
    static constexpr auto kinds = std::to_array<TermKind>({
#define TERM(name, kind, standard) TermKind::kind,
#include "core/terms.def"
#undef TERM
    });
    return kinds[static_cast<std::size_t>(term)];
}

std::string to_string(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* date = std::get_if<Date>(&value))
        return to_string(*date);
    return to_string(std::get<Decimal>(value));
}

std::optional<Value> parse_value(Term term, std::string_view text)
{
    switch (kind_of(term)) {
    case TermKind::date:
        if (const auto date = parse_date(text))
            return *date;
        return std::nullopt;
    case TermKind::amount:
        if (const auto amount = parse_decimal(text))
            return *amount;
        return std::nullopt;
    case TermKind::text:
    case TermKind::code:
        break;
    }
    if (text.empty())
        return std::nullopt;
    return std::string(text);
}

const Fact* Facts::find(Term term) const
{
    const auto found = std::ranges::find(facts, term, &Fact::term);
    return found == facts.end() ? nullptr : &*found;
}

std::optional<Decimal> Facts::amount(Term term) const
{
    const auto* fact = find(term);
    const auto* amount = fact != nullptr ? std::get_if<Decimal>(&fact->value) : nullptr;
    return amount != nullptr ? std::optional(*amount) : std::nullopt;
}

std::optional<Date> Facts::date(Term term) const
{
    const auto* fact = find(term);
    const auto* date = fact != nullptr ? std::get_if<Date>(&fact->value) : nullptr;
    return date != nullptr ? std::optional(*date) : std::nullopt;
}

std::string Facts::text(Term term) const
{
    const auto* fact = find(term);
    return fact != nullptr ? to_string(fact->value) : std::string();
}

void Facts::set(Fact fact)
{
    const auto found = std::ranges::find(facts, fact.term, &Fact::term);
    if (found == facts.end())
        facts.push_back(std::move(fact));
    else
        *found = std::move(fact);
}

} // namespace mailroom
