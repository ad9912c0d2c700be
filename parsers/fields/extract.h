#pragma once

// What invoices, credit notes, receipts and remittance advices say, in any layout: no template of
// a sender is known here. Words with their boxes go in; typed values, labels in fifteen languages,
// the geometry between the two and the document's own arithmetic decide what comes out.
//
// A value that the document contradicts is left out or given with low confidence, and a check that
// fails is reported (Document::checks), never repaired. A file that holds several documents gives
// several, with their page ranges; one that holds nothing of ours gives one of type `other`.
// Pure: the same layout and context give the same documents. Thread-safe. Time is linear in the
// words of the layout; words beyond Limits::words_max are not read.

#include "core/document.h"
#include "core/field_sample.h"
#include "core/layout.h"
#include "core/layout_lesson.h"
#include "core/limits.h"
#include "core/reading.h"

#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// Asks for the lesson of a correction of one of the documents, and takes it.
struct Learning {
    DocumentCorrection correction;
    std::optional<LayoutLesson> lesson;
};

struct ExtractContext {
    std::string part_path; // Becomes Document::path.
    std::string filename;
    std::optional<Date> message_date; // Dates far from it are less likely.
    std::string language;             // ISO 639-1 of the mail around it, where known.
    bool is_body = false;             // The text of a mail: prose, and tables only by chance.
    std::vector<FieldSample>* samples =
        nullptr;                // Where set, what fields were chosen from goes here.
    std::uint32_t document = 0; // Its number in the samples.
    double confidence_min = ReadOptions().confidence_min;
    std::string own_name;                               // As of ReadOptions.
    const std::vector<LayoutLesson>* lessons = nullptr; // Oldest first: the last of a field counts.
    Learning* learning = nullptr;
};

// Reads the data of labels and reasons, some milliseconds: once, before a process forks children
// that extract. Without it the first extraction does so.
void prepare_extraction();

std::vector<Document>
extract_documents(const TextLayout& layout, const ExtractContext& context, const Limits& limits);

} // namespace mailroom
