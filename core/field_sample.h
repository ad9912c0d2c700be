#pragma once

// What `mailroom train fields` learns from: each value that a document offers for a field, as the
// numbers that the ranking sees of it. No words of the document are among them.

#include "core/describe.h"
#include "core/document.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mailroom {

struct FieldFeature {
    std::string name; // "label.invoice_number", "depth": see parsers/fields/choice/field_values.h.
    double value = 0;

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &FieldFeature::name), member("value", &FieldFeature::value)};
    }
};

struct FieldSample {
    std::uint32_t document = 0; // In the order in which the file's documents were read.
    DocumentType type{};
    Term term{};
    Value value;
    bool chosen_by_rules = false;
    std::vector<FieldFeature> features;

    static constexpr auto members()
    {
        return std::tuple{
            member("document", &FieldSample::document),
            member("type", &FieldSample::type),
            member("term", &FieldSample::term),
            member("value", &FieldSample::value),
            member("chosen_by_rules", &FieldSample::chosen_by_rules),
            member("features", &FieldSample::features)};
    }
};

} // namespace mailroom
