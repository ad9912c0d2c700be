#pragma once

// Makes parsers/fields/data/ranking.tsv: for each field a linear ranking of the values that a
// document offers (core/field_sample.h).
//
// Every figure of the report, the calibration and the least score come from cross-validation by
// layout: a document is judged by weights that no document of its layout went into. A field whose
// ranking is not better there than the written rules gets no weights, and stays with the rules.
// The same documents make the same file.

#include "classifiers/train/labelled_documents.h"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace mailroom {

struct FieldTally {
    std::size_t documents = 0; // That are known to have the field.
    std::size_t offered = 0;   // Among whose values is the right one.
    std::size_t rules_right = 0, rules_wrong = 0;
    std::size_t ranking_right = 0, ranking_wrong = 0; // The rest has no value.
};

struct FieldFigures {
    std::string field; // "invoice.issue_date"
    std::size_t layouts = 0;
    FieldTally all;
    std::map<std::string, FieldTally> by_data; // Of each folder of documents.
    bool is_kept = false;                      // The ranking, over the rules.
    std::string disputed; // Lines: what the held-out ranking says otherwise, to look at.
    // Values by how sure the ranking is of them, in tenths, and how many of these are right.
    std::array<std::size_t, 10> sure{}, sure_and_right{};
};

struct TrainedFields {
    std::string ranking; // The file.
    std::vector<FieldFigures> figures;
};

TrainedFields train_fields(const std::vector<LabelledDocument>& documents);

std::string to_text(const std::vector<FieldFigures>& figures); // Tables for people.

} // namespace mailroom
