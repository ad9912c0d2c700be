#include "classifiers/details/request_list.h"

#include "classifiers/numbers/noun_details.h"

#include <utility>

namespace mailroom {
namespace {

void add_request(std::vector<DocumentRequest>& requests, DocumentRequest fresh)
{
    const auto tells_no_more = [](const DocumentRequest& request) {
        return request.reference.empty() && request.period.empty() && !request.all_open;
    };
    for (auto& request : requests) {
        if (request.type != fresh.type)
            continue;
        const bool same = request.reference == fresh.reference && request.period == fresh.period
            && request.all_open == fresh.all_open;
        if (same || tells_no_more(fresh))
            return;
        if (tells_no_more(request)) { // Now we know which one.
            request = std::move(fresh);
            return;
        }
    }
    requests.push_back(std::move(fresh));
}

} // namespace

void add_requests(
    std::vector<DocumentRequest>& requests,
    const Books& books,
    const DocumentNoun& noun,
    bool all_open)
{
    for (const auto& reference : noun.references) {
        const bool credit = noun.type == FileType::invoice
            && type_in_books(books, reference) == FileType::credit_note;
        add_request(
            requests,
            {.type = credit ? FileType::credit_note : noun.type,
             .reference = reference,
             .period = {}});
    }
    for (const auto& period : noun.periods)
        add_request(requests, {.type = noun.type, .reference = {}, .period = period});
    if (noun.references.empty() && noun.periods.empty())
        add_request(
            requests, {.type = noun.type, .reference = {}, .period = {}, .all_open = all_open});
}

} // namespace mailroom
