#include "parsers/fields/labels/phrase_codes.h"

#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>

namespace mailroom::fields {

PhraseCodes::PhraseCodes(std::string_view file_name)
{
    for (const auto& file : embedded::label_files()) {
        if (file.name != file_name)
            continue;
        for (const auto line : split(file.bytes, '\n')) {
            const auto tab = line.find('\t');
            if (line.starts_with('#') || tab == line.npos)
                continue;
            for (const auto phrase : split(line.substr(tab + 1), '|')) {
                auto text = normalized_phrase(phrase);
                if (!phrase.starts_with('*'))
                    text.insert(text.begin(), ' ');
                if (!phrase.ends_with('*'))
                    text += ' ';
                entries_.push_back({std::move(text), line.substr(0, tab)});
            }
        }
    }
}

std::string_view PhraseCodes::code_of(std::string_view text) const
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    const Entry* best = nullptr;
    auto first = phrase.npos;
    for (const auto& entry : entries_) {
        const auto at = phrase.find(entry.phrase);
        if (at < first
            || (at == first && at != phrase.npos && entry.phrase.size() > best->phrase.size())) {
            first = at;
            best = &entry;
        }
    }
    return best == nullptr ? std::string_view() : best->code;
}

bool PhraseCodes::begins_with(std::string_view text, std::string_view code) const
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    return std::ranges::any_of(entries_, [&](const Entry& entry) {
        return entry.code == code && phrase.starts_with(entry.phrase);
    });
}

bool PhraseCodes::ends_with(std::string_view text, std::string_view code) const
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    return std::ranges::any_of(entries_, [&](const Entry& entry) {
        return entry.code == code && phrase.ends_with(entry.phrase);
    });
}

bool PhraseCodes::contains(std::string_view text, std::string_view code) const
{
    const auto phrase = ' ' + normalized_phrase(text) + ' ';
    return std::ranges::any_of(entries_, [&](const Entry& entry) {
        return entry.code == code && phrase.find(entry.phrase) != phrase.npos;
    });
}

} // namespace mailroom::fields
