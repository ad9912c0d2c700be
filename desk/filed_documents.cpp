#include "desk/filed_documents.h"

#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

using Documents = std::vector<const FiledDocument*>;

struct Period {
    Date first, last;

    bool has(const std::optional<Date>& date) const
    {
        return date && *date >= first && *date <= last;
    }
};

// "2026-08", "2026-01..2026-06", or whole dates in place of the months.
std::optional<Period> parse_period(std::string_view text)
{
    const auto dots = text.find("..");
    const auto from = text.substr(0, dots);
    const auto to = dots == std::string_view::npos ? from : text.substr(dots + 2);
    const auto day_of = [](std::string_view part) {
        constexpr std::size_t month_bytes = 7;
        return parse_date(
            part.size() == month_bytes ? std::string(part) + "-01" : std::string(part));
    };
    const auto first = day_of(from), last = day_of(to);
    if (!first || !last || *last < *first)
        return std::nullopt;
    constexpr std::size_t month_bytes = 7;
    return Period{*first, to.size() == month_bytes ? last_day_of_month(*last) : *last};
}

std::string in_words(const DocumentRequest& request)
{
    std::string words(to_string(request.type));
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!request.reference.empty())
        words += ' ' + request.reference;
    if (!request.period.empty())
        words += " of " + request.period;
    return words;
}

Documents of_type(const Books& books, std::string_view party_id, FileType type)
{
    Documents out;
    for (const auto* document : books.documents_of(party_id)) {
        if (document->type == type)
            out.push_back(document);
    }
    std::stable_sort(
        out.begin(), out.end(), [](const auto* a, const auto* b) { return a->date < b->date; });
    return out;
}

Documents by_reference(const Documents& candidates, std::string_view reference)
{
    const auto wanted = normalized_number(reference);
    Documents out;
    for (const auto* document : candidates) {
        if (!wanted.empty() && normalized_number(document->reference) == wanted)
            out.push_back(document);
    }
    return out;
}

// Whether `documents` hold all that the books know of the period.
bool is_whole(
    const Documents& documents,
    const Period& period,
    FileType type,
    const Books& books,
    std::string_view party_id)
{
    if (documents.empty())
        return false;
    if (type == FileType::statement) {
        const Period last_month{
            period.last.year() / period.last.month() / std::chrono::day(1), period.last};
        return last_month.has(documents.back()->date);
    }
    if (type != FileType::invoice && type != FileType::credit_note)
        return true;
    const auto wanted =
        type == FileType::invoice ? OpenItemType::invoice : OpenItemType::credit_note;
    const auto items = books.open_items_of(party_id);
    return std::all_of(items.begin(), items.end(), [&](const OpenItem* item) {
        return item->type != wanted || !period.has(item->issue_date)
            || !by_reference(documents, item->number).empty();
    });
}

Documents find_one(const DocumentRequest& request, const Books& books, std::string_view party_id)
{
    const auto candidates = of_type(books, party_id, request.type);
    if (!request.reference.empty()) {
        auto found = by_reference(candidates, request.reference);
        return found;
    }
    if (!request.period.empty()) {
        const auto period = parse_period(request.period);
        if (!period)
            return {};
        Documents found;
        for (const auto* document : candidates) {
            if (period->has(document->date))
                found.push_back(document);
        }
        return is_whole(found, *period, request.type, books, party_id) ? found : Documents{};
    }
    const bool newest_will_do = request.type == FileType::statement
        || request.type == FileType::tax_form || request.type == FileType::contract;
    if (newest_will_do && !candidates.empty())
        return {candidates.back()};
    return candidates.size() == 1 ? candidates : Documents{};
}

} // namespace

FoundDocuments find_documents(
    const std::vector<DocumentRequest>& requests, const Books& books, std::string_view party_id)
{
    FoundDocuments found;
    for (const auto& request : requests) {
        const auto documents = find_one(request, books, party_id);
        if (documents.empty())
            found.missing += (found.missing.empty() ? "" : ", ") + in_words(request);
        for (const auto* document : documents) {
            if (std::find(found.documents.begin(), found.documents.end(), document)
                == found.documents.end())
                found.documents.push_back(document);
        }
    }
    return found;
}

} // namespace mailroom
