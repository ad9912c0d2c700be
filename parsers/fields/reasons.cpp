#include "parsers/fields/reasons.h"

#include "core/fold.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mailroom::fields {
namespace {

struct Entry {
    std::string phrase; // Normalized; one that ends in '*' is the beginning of a word.
    std::string_view code;
};

std::vector<Entry> entries_of(std::string_view file_name)
{
    std::vector<Entry> entries;
    for (const auto& file : embedded::label_files()) {
        if (file.name != file_name)
            continue;
        for (const auto line : split(file.bytes, '\n')) {
            const auto tab = line.find('\t');
            if (line.starts_with('#') || tab == line.npos)
                continue;
            for (const auto phrase : split(line.substr(tab + 1), '|')) {
                auto text = ' ' + normalized_phrase(phrase);
                if (!phrase.ends_with('*'))
                    text += ' ';
                entries.push_back({std::move(text), line.substr(0, tab)});
            }
        }
    }
    return entries;
}

// The code of the longest phrase that the text has.
std::string_view code_of(const std::vector<Entry>& entries, std::string_view text)
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    const Entry* best = nullptr;
    for (const auto& entry : entries) {
        if ((best == nullptr || entry.phrase.size() > best->phrase.size())
            && phrase.find(entry.phrase) != phrase.npos)
            best = &entry;
    }
    return best == nullptr ? std::string_view() : best->code;
}

} // namespace

std::string_view deduction_reason_of(std::string_view text)
{
    static const auto entries = entries_of("reasons.tsv");
    if (normalized_phrase(text).empty())
        return {};
    const auto code = code_of(entries, text);
    return code.empty() ? "other" : code;
}

std::string_view payment_method_of(std::string_view text)
{
    static const auto entries = entries_of("payment_methods.tsv");
    return code_of(entries, text);
}

} // namespace mailroom::fields
