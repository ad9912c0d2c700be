#pragma once

// What a text says and what we found in it as comparable lines ("shortage 4471"), for
// tests/bench/details_bench.cpp.

#include "classifiers/text/prose.h"
#include "core/json.h"

#include <set>
#include <string>
#include <string_view>

namespace mailroom {

using DetailFacts = std::multiset<std::string>;

inline constexpr std::string_view bench_party_id = "K1";

// Books that know nothing but the habits of the country.
Books books_of(std::string_view country, std::string_view language);

// What `truth`, a line of the file or its "details", says.
DetailFacts true_promise_days(const Json& truth);
DetailFacts true_promise_documents(const Json& truth);
DetailFacts true_promises(const Json& details); // "4471 2026-03-12"
DetailFacts true_amounts(const Json& truth);
DetailFacts true_references(const Json& truth);
DetailFacts true_requests(const Json& documents);
DetailFacts true_disputes(const Json& details); // "4471 shortage"
DetailFacts true_plan(const Json& details);
DetailFacts true_master_data(const Json& details);

// What the classifiers find; `meant`: what the message is about is known.
DetailFacts promise_days(const Prose& prose);
DetailFacts promise_documents(const Prose& prose);
DetailFacts promises(const Prose& prose);
DetailFacts amounts(const Prose& prose);
DetailFacts references(const Prose& prose);
DetailFacts requests(const Prose& prose, const Books& books, bool meant);
DetailFacts disputes(const Prose& prose, const Books& books);
DetailFacts dispute_reasons(const Prose& prose, const Books& books, bool meant);
DetailFacts plan(const Prose& prose);
DetailFacts master_data(const Prose& prose, const Books& books);

} // namespace mailroom
