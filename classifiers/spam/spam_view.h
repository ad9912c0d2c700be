#pragma once

// A message as the traits of spam look at it, and the tables of them. Which speak for a mailing to
// everybody, and which against, is learnt.

#include "core/reading.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct SpamView {
    const Message& message;
    std::string from, from_domain;  // Lower case.
    std::vector<std::string> hosts; // Of the links.
    std::vector<std::string> links;
    std::size_t words = 0, pictures = 0, recipients = 0;
    bool html = false, plain = false;
    std::uint64_t html_bytes = 0;
    std::vector<std::string> charsets; // Of the bodies, lower case.
    std::string all;                   // Subject and text.
};

// The reading must outlive the view.
SpamView spam_view(const Reading& reading);

struct SpamTrait {
    std::string_view name;
    bool (*is_there)(const SpamView&);
};

std::span<const SpamTrait> header_traits();
std::span<const SpamTrait> body_traits();
std::span<const SpamTrait> mailing_traits();
std::span<const SpamTrait> relay_traits();
std::span<const SpamTrait> greeting_traits();

} // namespace mailroom
