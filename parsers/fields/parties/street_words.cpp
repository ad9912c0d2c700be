#include "parsers/fields/parties/street_words.h"

#include "parsers/fields/labels/phrase_codes.h"
#include "parsers/fields/parties/names.h"

namespace mailroom::fields {

bool may_be_street(std::string_view text)
{
    static const PhraseCodes words("street_words.tsv");
    return !has_legal_form(text)
        && (words.ends_with(text, "ends") || words.begins_with(text, "begins"));
}

} // namespace mailroom::fields
