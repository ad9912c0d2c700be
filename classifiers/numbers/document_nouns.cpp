#include "classifiers/numbers/document_nouns.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct NamedType {
    std::string_view phrase_class;
    FileType type;
};
constexpr std::array named_types{
    NamedType{"doc.invoice", FileType::invoice},
    NamedType{"doc.credit_note", FileType::credit_note},
    NamedType{"doc.statement", FileType::statement},
    NamedType{"doc.proof_of_delivery", FileType::proof_of_delivery},
    NamedType{"doc.tax_form", FileType::tax_form},
    NamedType{"doc.contract", FileType::contract},
    NamedType{"doc.purchase_order", FileType::purchase_order},
};

} // namespace

bool has_numbers(FileType type)
{
    return type != FileType::statement && type != FileType::tax_form;
}

std::vector<DocumentNoun> document_nouns_in(const Prose& prose, const Sentence& sentence)
{
    std::vector<DocumentNoun> nouns;
    for (const auto* hit : prose.find_all("doc.", sentence.first, sentence.last)) {
        const auto named = std::find_if(named_types.begin(), named_types.end(), [&](const auto& n) {
            return n.phrase_class == hit->phrase_class;
        });
        if (named == named_types.end())
            continue;
        // Of names that overlap ("credit note", "note") the longer.
        if (!nouns.empty() && hit->first < nouns.back().last) {
            if (hit->last - hit->first > nouns.back().last - nouns.back().first)
                nouns.back() = {named->type, hit->first, hit->last, {}, {}};
            continue;
        }
        nouns.push_back({named->type, hit->first, hit->last, {}, {}});
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
