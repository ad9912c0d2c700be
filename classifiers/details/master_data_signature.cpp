#include "classifiers/details/master_data_parts.h"
#include "classifiers/details/master_data_pieces.h"
#include "core/text.h"

#include <array>
#include <string>
#include <string_view>

namespace mailroom {
namespace {

struct PointedField {
    std::string_view phrase_class; // What the sentence names that points below.
    std::string_view field;
};
constexpr std::array pointed_fields{
    PointedField{"data.phone", "phone"}, PointedField{"name.mailbox", "email"},
    PointedField{"data.address", "address"},
    PointedField{"data.list", ""}, // "our new details": all of them.
};

// What the signature says of a field.
void find_below(const MasterDataContext& below, std::string_view field, MasterDataFields& found)
{
    MasterDataChange seen;
    find_shapes(below, seen);
    if (auto address = bare_address(below.prose, pieces_of(below.prose), false); address)
        seen.now.try_emplace("address", std::move(*address));
    for (const std::string one : {"phone", "email", "address"}) {
        const auto value = seen.now.find(one);
        if (value != seen.now.end() && (field.empty() || field == one))
            found.try_emplace(one, value->second);
    }
}

// "We'd like to open an account." above name, address, tax number and "Contact: Jo Fenwick": what
// looks like a signature is a form.
bool is_form(const Prose& lines)
{
    const auto all = lines.words.words.size();
    return lines.find("data.tax_id", 0, all) && lines.find("data.contact", 0, all);
}

} // namespace

void find_data_in_signature(
    const MasterDataContext& context, const std::string& signature, MasterDataFields& found)
{
    const auto& prose = context.prose;
    const auto read = [&](std::string_view text) {
        return read_prose({}, text, prose.written_on, context.books, {});
    };
    if (context.party == nullptr) {
        const auto lines = read(signature);
        const MasterDataContext below{lines, context.books, nullptr, context.message};
        MasterDataChange seen;
        find_labelled_data(below, seen.now);
        find_shapes(below, seen);
        find_contact(below, seen.now);
        if (is_form(lines))
            find_bare_data(below, seen.now);
        for (auto& [field, value] : seen.now)
            found.try_emplace(field, value);
    }
    for (const auto* hit : prose.find_all("name.below", 0, prose.words.words.size())) {
        const auto& sentence = prose.words.sentence_of(hit->first);
        if (!prose.has("data.change", sentence))
            continue;
        const auto lines = read(signature);
        const MasterDataContext below{lines,           context.books, context.party,
                                      context.message, Rows::marked,  true};
        for (const auto& [phrase_class, field] : pointed_fields) {
            if (prose.has(phrase_class, sentence))
                find_below(below, field, found);
        }
    }
}

} // namespace mailroom
