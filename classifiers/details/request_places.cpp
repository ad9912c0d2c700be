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
    for (const auto at : order) {
        if (at >= prose.words.sentences.size())
            continue;
        if (auto numbers = numbers_of_rows(prose, at); !numbers.empty())
            return numbers;
    }
    return {};
}

std::vector<std::string> references_of_history(const Prose& prose, const Sentence& sentence)
{
    if (prose.context)
        return {prose.context->number};
    std::vector<std::string> numbers;
    if (prose.has("request.several", sentence)) {
        for (const auto& reference : prose.quoted)
            numbers.push_back(reference.number);
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

} // namespace mailroom
