#include "classifiers/details/request_places.h"

#include <algorithm>

namespace mailroom {
namespace {

std::vector<std::string> numbers_in(const Prose& prose, const Sentence& sentence)
{
    std::vector<std::string> numbers;
    for (const auto* reference : within(prose.references, sentence.first, sentence.last)) {
        if (reference->kind != ReferenceKind::purchase_order || !reference->labelled)
            numbers.push_back(reference->number);
    }
    return numbers;
}

// A number with a sum or a day behind it, but no sentence.
bool is_row_of_number(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t row_words_max = 6;
    const auto named = within(prose.references, sentence.first, sentence.last);
    return named.size() == 1 && named.front()->first <= sentence.first + 1
        && sentence.last - sentence.first <= row_words_max;
}

std::vector<std::string> numbers_of_rows(const Prose& prose, std::size_t at)
{
    const auto& sentences = prose.words.sentences;
    auto numbers = numbers_in(prose, sentences[at]);
    if (numbers.empty() || !is_row_of_number(prose, sentences[at]))
        return numbers;
    auto first = at;
    while (first > 0 && sentences[first].first > prose.subject_words
           && is_row_of_number(prose, sentences[first - 1]))
        --first;
    numbers.clear();
    for (; first < sentences.size() && is_row_of_number(prose, sentences[first]); ++first) {
        const auto more = numbers_in(prose, sentences[first]);
        numbers.insert(numbers.end(), more.begin(), more.end());
    }
    return numbers;
}

// "The second one on your list": by its place among those of the history.
std::vector<std::string> pointed_at(const Prose& prose, const Sentence& sentence)
{
    std::vector<std::string> numbers;
    if (prose.quoted.size() < 2 || !prose.references.empty())
        return numbers;
    for (const auto* hit : prose.find_all("which.", sentence.first, sentence.last)) {
        const auto which = hit->phrase_class.substr(hit->phrase_class.find('.') + 1);
        const bool other = hit->last < prose.words.words.size()
            && hit_at(prose.hits, "other_than_document", hit->last) != nullptr;
        const bool second = hit_at(prose.hits, "which.2", hit->first) != nullptr;
        const auto* one = which == "1" || which == "first" ? &prose.quoted.front()
            : which == "2"                                 ? &prose.quoted[1]
            : which == "last" && !second                   ? &prose.quoted.back()
                                                           : nullptr;
        if (one && !other && std::ranges::find(numbers, one->number) == numbers.end())
            numbers.push_back(one->number);
    }
    return numbers;
}

} // namespace

std::vector<std::string> references_near(const Prose& prose, std::size_t sentence)
{
    std::vector<std::size_t> order;
    for (auto at = sentence; at-- > 0;)
        order.push_back(at);
    order.push_back(sentence + 1);
    if (prose.words.sentences[sentence].last <= prose.subject_words) { // "Missing invoices"
        for (auto at = sentence + 2; at < prose.words.sentences.size(); ++at) {
            if (is_row_of_number(prose, prose.words.sentences[at]))
                order.push_back(at);
        }
    }
    const auto& sentences = prose.words.sentences;
    constexpr std::size_t heading_words_max = 3; // "Number Amount"
    const auto is_heading = [&](const Sentence& row) {
        return row.last - row.first <= heading_words_max || is_heading_of_rows(prose, row);
    };
    const bool headed = sentence + 2 < sentences.size() && is_heading(sentences[sentence + 1])
        && is_row_of_number(prose, sentences[sentence + 2]);
    if (headed)
        order.push_back(sentence + 2);
    for (const auto at : order) {
        if (at >= prose.words.sentences.size())
            continue;
        if (auto numbers = numbers_of_rows(prose, at); !numbers.empty())
            return numbers;
    }
    return {};
}

std::vector<std::string>
references_of_kind_near(const Prose& prose, std::size_t sentence, ReferenceKind kind)
{
    constexpr std::size_t back_max = 2;
    const auto& sentences = prose.words.sentences;
    std::vector<std::size_t> order;
    for (std::size_t back = 1; back <= std::min(back_max, sentence); ++back)
        order.push_back(sentence - back);
    if (sentence + 1 < sentences.size())
        order.push_back(sentence + 1);
    std::vector<std::string> numbers;
    for (const auto at : order) {
        for (const auto* one : within(prose.references, sentences[at].first, sentences[at].last)) {
            if (one->kind == kind)
                numbers.push_back(one->number);
        }
        if (!numbers.empty())
            break;
    }
    return numbers;
}

std::vector<std::string> references_of_history(const Prose& prose, const Sentence& sentence)
{
    if (prose.context)
        return {prose.context->number};
    auto numbers = pointed_at(prose, sentence);
    if (numbers.empty() && prose.has("request.several", sentence)) {
        for (const auto& reference : prose.quoted)
            numbers.push_back(reference.number);
    }
    return numbers;
}

std::vector<std::string> numbers_of_subject(const Prose& prose)
{
    std::vector<std::string> numbers;
    for (const auto* one : within(prose.references, 0, prose.subject_words)) {
        if (one->known && one->kind != ReferenceKind::purchase_order)
            numbers.push_back(one->number);
    }
    return numbers;
}

bool opens_list(const Prose& prose, const Sentence& sentence)
{
    const auto colon = [&](std::size_t word) {
        return prose.words.gap_after(word).find(':') != std::string_view::npos;
    };
    const auto named = within(prose.references, sentence.first, sentence.last);
    const bool first_row_is_in = !named.empty() && named.front()->last == sentence.last
        && named.front()->first > sentence.first && colon(named.front()->first - 1);
    return first_row_is_in || colon(sentence.last - 1);
}

bool has_rows_below(const Prose& prose, std::size_t sentence)
{
    constexpr std::size_t rows_min = 2;
    const auto& sentences = prose.words.sentences;
    for (std::size_t row = 1; row <= rows_min; ++row) {
        const auto at = sentence + row;
        const bool below = at < sentences.size() && is_row_of_number(prose, sentences[at])
            && prose.words.gap_after(sentences[at].first - 1).find('\n') != std::string_view::npos;
        if (!below)
            return false;
    }
    return true;
}

bool is_heading_of_rows(const Prose& prose, const Sentence& sentence)
{
    constexpr std::size_t words_max = 6;
    bool columns = false;
    for (auto at = sentence.first; at + 1 < sentence.last; ++at) {
        const auto gap = prose.words.gap_after(at);
        columns |= gap.find_first_of("|\t") != gap.npos || gap.find("  ") != gap.npos;
    }
    return columns && sentence.last - sentence.first <= words_max
        && within(prose.references, sentence.first, sentence.last).empty();
}

} // namespace mailroom
