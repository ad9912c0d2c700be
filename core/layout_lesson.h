#pragma once

// What a person's correction teaches about the layout that a document came in, so that the next
// document of the same layout is read right.
//
// A layout is known again by its fixed words and by whose it is: the numbers and names of its
// sender. A lesson holds for a document in which all of `owners` stand and most of `marks`; never
// for another sender's, however alike the page. Values are found by the words that name them; the
// place decides only between several, or where no words are near.

#include "core/describe.h"
#include "core/document.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class LessonKind : std::uint8_t {
    after_label,    // "Our ref. 4711": in one piece with its label.
    right_of_label, // The next piece of the row.
    below_label,
    at_place,      // No words name it: where it stood, in the same form.
    column,        // Of the document's lines: below this heading.
    always,        // Nowhere in the document: what the person wrote.
    never,         // The layout does not say this.
    document_type, // Which type the layout is.
};
template <>
inline constexpr auto enum_names<LessonKind> = std::to_array<std::string_view>(
    {"after_label", "right_of_label", "below_label", "at_place", "column", "always", "never",
     "document_type"});

struct LayoutLesson {
    LessonKind kind{};
    Term term{};            // Not of document_type.
    std::string label;      // Folded words without punctuation: "our ref".
    std::string value;      // always, document_type: it. at_place: its form, "AA-0000".
    std::uint32_t page = 0; // Of the value, from 1 in its document; 0 where it stands nowhere.
    Box place;              // Of the value, in shares of the page's width and height.
    std::vector<std::string> owners;  // As owner_text gives them. Never empty.
    std::vector<std::uint32_t> marks; // Of the layout's fixed words, sorted.

    static constexpr auto members()
    {
        return std::tuple{
            member("kind", &LayoutLesson::kind),     member("term", &LayoutLesson::term),
            member("label", &LayoutLesson::label),   member("value", &LayoutLesson::value),
            member("page", &LayoutLesson::page),     member("place", &LayoutLesson::place),
            member("owners", &LayoutLesson::owners), member("marks", &LayoutLesson::marks)};
    }
};

// A text with its letters and digits alone, folded, as owners are looked for in it.
std::string owner_text(std::string_view text);

// Whether all owners of the lesson stand in a document's owner_text.
bool owners_stand_in(std::string_view owner_text, const LayoutLesson& lesson);

// What a person wrote in place of what was read, as the reader finds it in the document again.
struct DocumentCorrection {
    std::string path;             // Document::path
    std::uint32_t first_page = 0; // Document::first_page
    bool is_type = false;         // `value` is a document type, else a value of `term`.
    Term term{};
    std::uint32_t line = 0; // From 1; 0: a field of the document itself.
    std::string value;      // In normal form; empty: it is not there.

    static constexpr auto members()
    {
        return std::tuple{
            member("path", &DocumentCorrection::path),
            member("first_page", &DocumentCorrection::first_page),
            member("is_type", &DocumentCorrection::is_type),
            member("term", &DocumentCorrection::term),
            member("line", &DocumentCorrection::line),
            member("value", &DocumentCorrection::value)};
    }
};

} // namespace mailroom
