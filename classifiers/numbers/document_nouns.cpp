#include "classifiers/numbers/document_nouns.h"

namespace mailroom {

bool has_numbers(FileType type)
{
    return type != FileType::statement && type != FileType::tax_form;
}

std::vector<DocumentNoun> document_nouns_in(const Prose& prose, const Sentence& sentence)
{
    std::vector<DocumentNoun> nouns;
    constexpr std::string_view family = "doc."; // "doc.credit_note"
    for (const auto* hit : prose.find_all(family, sentence.first, sentence.last)) {
        const auto type = enum_from_string<FileType>(hit->phrase_class.substr(family.size()));
        if (!type)
            continue;
        // Of names that overlap ("credit note", "note") the longer.
        if (!nouns.empty() && hit->first < nouns.back().last) {
            if (hit->last - hit->first > nouns.back().last - nouns.back().first)
                nouns.back() = {*type, hit->first, hit->last, {}, {}};
            continue;
        }
        nouns.push_back({*type, hit->first, hit->last, {}, {}});
    }
    return nouns;
}

void drop_qualifying_nouns(std::vector<DocumentNoun>& nouns, const Prose& prose)
{
    const auto qualifies = [](const DocumentNoun& noun) {
        return noun.type == FileType::invoice || noun.type == FileType::purchase_order;
    };
    const auto joined = [&](const DocumentNoun& a, const DocumentNoun& b) {
        return prose.find("request.joiner", a.last, b.first) != nullptr
            || prose.words.gap_after(b.first - 1).find_first_of(",+&") != std::string_view::npos;
    };
    for (std::size_t i = 0; nouns.size() > 1 && i < nouns.size();) {
        const bool before = i > 0 && !qualifies(nouns[i - 1]) && !joined(nouns[i - 1], nouns[i]);
        const bool behind =
            i + 1 < nouns.size() && !qualifies(nouns[i + 1]) && !joined(nouns[i], nouns[i + 1]);
        if (qualifies(nouns[i]) && (before || behind))
            nouns.erase(nouns.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    }
}

} // namespace mailroom
