#include "parsers/fields/choice/label_owner.h"

#include "core/text.h"
#include "parsers/fields/labels/phrase_codes.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// "V/ commande", "S/pedido", "N/Réf.": one letter and a stroke.
LabelOwner owner_by_letter(std::string_view label)
{
    constexpr std::string_view readers = "VvSs", writers = "Nn";
    if (label.size() < 2 || label[1] != '/')
        return LabelOwner::unsaid;
    return readers.find(label[0]) != readers.npos ? LabelOwner::reader
        : writers.find(label[0]) != writers.npos  ? LabelOwner::writer
                                                  : LabelOwner::unsaid;
}

} // namespace

LabelOwner label_owner_of(std::string_view text, std::size_t label_end)
{
    static const PhraseCodes words("owner_words.tsv");
    auto label = text.substr(0, label_end);
    label = trimmed(label.substr(label.find_last_of(":;,") + 1));
    if (const auto owner = owner_by_letter(label); owner != LabelOwner::unsaid)
        return owner;
    const auto first = label.substr(0, std::min(label.find_first_of(" -.'"), label.size()));
    const auto code = words.code_of(first);
    return code == "yours" ? LabelOwner::reader
        : code == "ours"   ? LabelOwner::writer
                           : LabelOwner::unsaid;
}

} // namespace mailroom::fields
