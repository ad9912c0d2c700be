#include "classifiers/text/text_features.h"

#include "classifiers/text/concepts.h"
#include "classifiers/text/folded_words.h"
#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace mailroom {
namespace {

std::uint32_t hash_of(char space, std::string_view a, std::string_view b = {})
{
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](char c) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    };
    add(space);
    for (const char c : a)
        add(c);
    if (!b.empty())
        add(' ');
    for (const char c : b)
        add(c);
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33;
    return static_cast<std::uint32_t>(hash) & (feature_buckets - 1);
}

using Words = std::vector<std::string>;

constexpr unsigned space_bits = 5;
static_assert(feature_spaces <= 1U << space_bits);

Words words_of(std::string_view text)
{
    return folded_words(text.substr(0, feature_text_bytes_max));
}

// Sorts by the lowest `feature_bits + space_bits` bits. Comparing costs several times as much, and
// long mail has tens of thousands of pieces.
void radix_sort(std::vector<std::uint32_t>& keys)
{
    constexpr unsigned digit_bits = 12, digits = 2;
    static_assert(digit_bits * digits >= feature_bits + space_bits);
    std::vector<std::uint32_t> sorted(keys.size());
    for (unsigned digit = 0; digit < digits; ++digit) {
        const auto digit_of = [shift = digit * digit_bits](std::uint32_t key) {
            return key >> shift & ((1U << digit_bits) - 1);
        };
        std::array<std::uint32_t, (1U << digit_bits) + 1> starts{};
        for (const auto key : keys)
            ++starts[digit_of(key) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const auto key : keys)
            sorted[starts[digit_of(key)]++] = key;
        keys.swap(sorted);
    }
}

std::uint32_t hash_of(char space, Concept a, Concept b = 0)
{
    const auto bytes = [](const Concept& one) {
        return std::string_view(reinterpret_cast<const char*>(&one), sizeof one);
    };
    return hash_of(space, bytes(a), bytes(b));
}

bool is_of_word(char c)
{
    return is_letter_or_digit(c) || is_beyond_ascii(c) || c == '_';
}

bool is_sign(char c)
{
    return c > ' ' && c < '\x7f' && !is_of_word(c);
}

std::string_view run_at(std::string_view text, std::size_t at, bool (*belongs)(char))
{
    text.remove_prefix(std::min(at, text.size()));
    return text.substr(
        0, static_cast<std::size_t>(std::ranges::find_if_not(text, belongs) - text.begin()));
}

class Collector {
public:
    void add(std::uint32_t bucket, FeatureSpace space)
    {
        keys_.push_back(bucket << space_bits | static_cast<std::uint32_t>(space));
    }

    void words(const Words& words, FeatureSpace space, char letter, bool pairs)
    {
        std::string_view before = "^";
        for (const auto& word : words) {
            add(hash_of(letter, word), space);
            if (pairs)
                add(hash_of(letter, before, word), space);
            before = word;
        }
    }

    // Pieces of three to five bytes: an ending or a compound tells as much as the whole word.
    void pieces(const Words& words, FeatureSpace space, char letter)
    {
        for (const auto& word : words) {
            if (!is_folded_letter(word[0]))
                continue;
            const auto framed = '_' + word + '_';
            for (std::size_t size = 3; size <= 5; ++size) {
                for (std::size_t at = 0; at + size <= framed.size(); ++at) {
                    const auto piece = std::string_view(framed).substr(at, size);
                    add(hash_of(letter, piece), space);
                }
            }
        }
    }

    void concepts(std::string_view text)
    {
        for (auto& sentence : concepts_of(text.substr(0, feature_text_bytes_max)))
            said_together(sentence, of_concepts);
    }

    void findings(const std::vector<ProseFinding>& found) { by_clause(found, of_findings); }
    void matters(const std::vector<ProseFinding>& matters) { by_clause(matters, of_matters); }

    void quoted_concepts(std::string_view text)
    {
        for (const auto& sentence : concepts_of(text.substr(0, feature_text_bytes_max))) {
            for (const auto one : sentence)
                add(hash_of('r', one), FeatureSpace::quoted_concepts);
        }
    }

    // As they are written, since folding takes both away.
    void signs(std::string_view text)
    {
        constexpr std::size_t run_min = 2, run_max = 6, shout_min = 3;
        text = text.substr(0, feature_text_bytes_max);
        for (std::size_t at = 0; at < text.size();) {
            const auto signs = run_at(text, at, is_sign);
            for (auto rest = signs; rest.size() >= run_min;) {
                const auto piece = rest.substr(0, run_max);
                add(hash_of('!', piece), FeatureSpace::signs);
                rest.remove_prefix(piece.size());
            }
            const auto word = run_at(text, at + signs.size(), is_of_word);
            if (word.size() >= shout_min && std::ranges::all_of(word, is_upper))
                add(hash_of('S', word), FeatureSpace::shouts);
            at += std::max<std::size_t>(signs.size() + word.size(), 1);
        }
    }

    // Sorted by bucket; what two spaces put into one bucket counts for the last.
    std::vector<Feature> take()
    {
        radix_sort(keys_);
        std::vector<Feature> merged;
        merged.reserve(keys_.size());
        for (const auto key : keys_) {
            const auto bucket = key >> space_bits;
            if (merged.empty() || merged.back().bucket != bucket)
                merged.push_back({bucket, {}, 0});
            merged.back().space = static_cast<FeatureSpace>(key & ((1U << space_bits) - 1));
            if (merged.back().count < 0xffff)
                ++merged.back().count;
        }
        return merged;
    }

private:
    struct Spaces {
        FeatureSpace alone, order, pair;
        char alone_letter, order_letter, pair_letter;
    };
    static constexpr Spaces of_concepts{FeatureSpace::concepts,
                                        FeatureSpace::concept_orders,
                                        FeatureSpace::concept_pairs,
                                        'c',
                                        'o',
                                        '&'};
    static constexpr Spaces of_findings{
        FeatureSpace::findings, FeatureSpace::findings, FeatureSpace::findings, 'f', '>', '+'};
    static constexpr Spaces of_matters{
        FeatureSpace::matters,
        FeatureSpace::matters_together,
        FeatureSpace::matters_together,
        'w',
        '<',
        '='};

    void by_clause(const std::vector<ProseFinding>& findings, const Spaces& spaces)
    {
        std::vector<Concept> clause;
        for (auto first = findings.begin(); first != findings.end();) {
            clause.clear();
            auto last = first;
            for (; last != findings.end() && last->clause == first->clause; ++last) {
                if (clause.size() < sentence_concepts_max)
                    clause.push_back(last->meaning);
            }
            said_together(clause, spaces);
            first = last;
        }
    }

    // What is said together in a sentence, near by in this order, and at all. Sorts it.
    void said_together(std::vector<Concept>& sentence, const Spaces& spaces)
    {
        constexpr std::size_t near = 3;
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            add(hash_of(spaces.alone_letter, sentence[i]), spaces.alone);
            for (auto k = i + 1; k < sentence.size() && k <= i + near; ++k)
                add(hash_of(spaces.order_letter, sentence[i], sentence[k]), spaces.order);
        }
        std::sort(sentence.begin(), sentence.end());
        sentence.erase(std::unique(sentence.begin(), sentence.end()), sentence.end());
        for (std::size_t i = 0; i < sentence.size(); ++i) {
            for (auto k = i + 1; k < sentence.size(); ++k)
                add(hash_of(spaces.pair_letter, sentence[i], sentence[k]), spaces.pair);
        }
    }

    std::vector<std::uint32_t> keys_; // The bucket, and in the last bits the space.
};

std::string_view length_mark(std::size_t words)
{
    constexpr std::array<std::size_t, 6> bounds = {0, 3, 10, 30, 80, 200};
    constexpr std::array<std::string_view, 7> names = {"l0",  "l3",   "l10", "l30",
                                                       "l80", "l200", "long"};
    const auto at = std::lower_bound(bounds.begin(), bounds.end(), words) - bounds.begin();
    return names[static_cast<std::size_t>(at)];
}

void add_attachments(Collector& collector, const std::vector<std::string>& names)
{
    for (auto name : names) {
        std::ranges::replace_if(
            name, [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
        collector.words(words_of(name), FeatureSpace::attachments, 'a', true);
    }
}

// What is known of the mail beside its words.
void add_marks(Collector& collector, const TextSample& sample, std::size_t words)
{
    static constexpr std::array<std::string_view, 4> writers{"", "customer", "vendor", "colleague"};
    const auto mark = [&collector](std::string_view name, bool is) {
        if (is)
            collector.add(hash_of('m', name), FeatureSpace::marks);
    };
    mark(length_mark(words), true);
    mark("attachment", !sample.attachment_names.empty());
    mark("forwarded", !sample.forwarded.empty());
    mark("answer", !sample.quoted.empty());
    mark(writers.at(static_cast<std::size_t>(sample.writer)), sample.writer != Writer::unknown);
}

} // namespace

std::vector<Feature> features_of(const TextSample& sample)
{
    Collector collector;
    const auto subject = words_of(sample.subject), text = words_of(sample.text);
    for (const auto& words : {subject, text, words_of(sample.forwarded)}) {
        collector.words(words, FeatureSpace::words, 't', true);
        collector.pieces(
            words, sample.concepts ? FeatureSpace::pieces : FeatureSpace::lone_pieces, 'p');
    }
    if (sample.concepts) {
        collector.concepts(sample.subject + '\n' + sample.text + '\n' + sample.forwarded);
        collector.quoted_concepts(sample.quoted);
    }
    collector.findings(sample.findings);
    collector.matters(sample.matters);
    collector.words(subject, FeatureSpace::subject, 's', true);
    collector.words(words_of(sample.quoted), FeatureSpace::quoted, 'q', false);
    add_attachments(collector, sample.attachment_names);
    add_marks(collector, sample, text.size());
    for (const auto& trait : sample.traits)
        collector.add(hash_of('b', trait), FeatureSpace::traits);
    for (const auto& program : sample.programs)
        collector.add(hash_of('h', program), FeatureSpace::programs);
    if (sample.signs)
        collector.signs(sample.text);
    return collector.take();
}

} // namespace mailroom
