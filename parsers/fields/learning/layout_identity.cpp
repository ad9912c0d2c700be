#include "parsers/fields/learning/layout_identity.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/fields/identifiers.h"

#include <algorithm>
#include <iterator>

namespace mailroom::fields {
namespace {

constexpr std::size_t head_rows = 12, foot_rows = 6;
constexpr std::size_t mark_bytes_max = 60, mark_letters_min = 3;
constexpr double same_marks_least = 0.6; // Of those that were learned.
constexpr double name_confidence_least = 0.5;

std::uint32_t hash_of(std::string_view text)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

// "info@example.com" and "www.example.com/pay": example.com
std::string domain_in(std::string_view word)
{
    constexpr std::string_view web = "www.";
    const auto at = word.find('@');
    if (at != word.npos)
        word.remove_prefix(at + 1);
    else if (const auto start = word.find(web); start != word.npos)
        word.remove_prefix(start + web.size());
    else
        return {};
    const auto end = std::ranges::find_if_not(word, [](char c) {
        return is_lower(c) || is_digit(c) || c == '.' || c == '-'
            || static_cast<unsigned char>(c) >= 0x80;
    });
    std::string domain(word.begin(), end);
    while (domain.ends_with('.'))
        domain.pop_back();
    return domain.find('.') == domain.npos ? std::string() : domain;
}

bool has_most(const std::vector<std::uint32_t>& marks, const std::vector<std::uint32_t>& learned)
{
    const auto common = std::ranges::count_if(
        learned, [&marks](std::uint32_t mark) { return std::ranges::binary_search(marks, mark); });
    return static_cast<double>(common) >= same_marks_least * static_cast<double>(learned.size());
}

} // namespace

std::vector<std::uint32_t> layout_marks_of(const Analysis& analysis)
{
    std::vector<std::uint32_t> marks;
    const auto& rows = analysis.grid.rows;
    const auto page = rows.empty() ? 0 : rows.front().page;
    const auto end = static_cast<std::size_t>(std::distance(
        rows.begin(), std::ranges::find_if(rows, [page](const Row& r) { return r.page != page; })));
    for (std::size_t row = 0; row < end && marks.size() < layout_marks_max; ++row) {
        const bool head_or_foot = row < head_rows || row + foot_rows >= end;
        for (std::size_t i = 0; i < rows[row].pieces.size(); ++i) {
            const auto& text = rows[row].pieces[i].text;
            if (text.size() > mark_bytes_max || std::ranges::any_of(text, is_digit)
                || (!head_or_foot && analysis.values[row][i].labels.empty()))
                continue;
            const auto phrase = normalized_phrase(text);
            if (phrase.size() >= mark_letters_min)
                marks.push_back(hash_of(phrase));
        }
    }
    std::ranges::sort(marks);
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return marks;
}

std::vector<std::string> layout_owners_of(const Analysis& analysis, const Document& document)
{
    std::vector<std::string> owners;
    for (const auto& iban : ibans_of(analysis))
        owners.push_back(owner_text(iban.value));
    for (const auto& number : vat_numbers_of(analysis))
        owners.push_back(owner_text(number.value));
    auto text = folded(analysis.grid.text());
    std::ranges::replace(text, '\n', ' ');
    for (const auto word : split(text, ' ')) {
        if (const auto domain = domain_in(word); !domain.empty())
            owners.push_back(owner_text(domain));
    }
    const auto whole = owner_text(text);
    for (const auto term : {Term::seller_name, Term::payer_name}) {
        const auto* fact = document.fields.find(term);
        if (fact == nullptr || fact->confidence < name_confidence_least)
            continue;
        if (auto name = owner_text(to_string(fact->value)); whole.find(name) != whole.npos)
            owners.push_back(std::move(name));
    }
    std::erase(owners, std::string());
    std::ranges::sort(owners);
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    owners.resize(std::min(owners.size(), layout_owners_max));
    return owners;
}

std::vector<const LayoutLesson*>
lessons_for(const Analysis& analysis, const std::vector<LayoutLesson>& lessons)
{
    std::vector<const LayoutLesson*> found;
    if (lessons.empty())
        return found;
    const auto marks = layout_marks_of(analysis);
    const auto text = owner_text(analysis.grid.text());
    for (const auto& lesson : lessons) {
        if (owners_stand_in(text, lesson) && has_most(marks, lesson.marks))
            found.push_back(&lesson);
    }
    return found;
}

} // namespace mailroom::fields
