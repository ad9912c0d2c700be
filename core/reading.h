#pragma once

// What the worker makes of a message: everything that its bytes say, before the books are asked.
// The same bytes give the same Reading on any day; reader_version changes when code that makes it
// does.

#include "core/document.h"
#include "core/layout_lesson.h"
#include "core/message.h"
#include "core/parsed.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mailroom {

inline constexpr std::uint32_t reader_version = 2;

struct Reading {
    Sha256 sha256;
    bool is_message = true; // False for a bare document: `message` then has words at most.
    Message message;
    std::vector<Part> parts;
    std::vector<Document> documents;
    Defects defects;

    static constexpr auto members()
    {
        return std::tuple{
            member("sha256", &Reading::sha256),       member("is_message", &Reading::is_message),
            member("message", &Reading::message),     member("parts", &Reading::parts),
            member("documents", &Reading::documents), member("defects", &Reading::defects)};
    }
};

struct ReadOptions {
    bool ignore_embedded_xml = false; // To measure what is read from the page alone.
    bool ocr = true;
    // A document whose key fields (number, date, total) are all at least so sure needs no person
    // for them; below it the check key_fields_certain fails. 0 to 1.
    double confidence_min = 0.6;
    std::vector<std::string> passwords; // Tried on locked documents.
    std::string filename;               // Of a bare document, which has no header to say it.
    // Of our own company, as our books write it, or empty: a document that comes to us names it as
    // one of its two parties.
    std::string own_name;
    std::vector<LayoutLesson> lessons;  // Oldest first: the last of a layout's field counts.

    static constexpr auto members()
    {
        return std::tuple{
            member("ignore_embedded_xml", &ReadOptions::ignore_embedded_xml),
            member("ocr", &ReadOptions::ocr),
            member("confidence_min", &ReadOptions::confidence_min),
            member("passwords", &ReadOptions::passwords),
            member("filename", &ReadOptions::filename),
            member("own_name", &ReadOptions::own_name),
            member("lessons", &ReadOptions::lessons)};
    }
};

} // namespace mailroom
