#include "classifiers/text/sentence_samples.h"

#include "classifiers/text/sentences.h"

namespace mailroom {

std::vector<TextSample> sentence_samples(const TextSample& sample)
{
    std::vector<TextSample> sentences;
    const auto add = [&](std::string_view text) {
        if (text.empty() || sentences.size() == sample_sentences_max)
            return;
        TextSample sentence;
        sentence.text = std::string(text);
        sentence.writer = sample.writer;
        sentence.concepts = sample.concepts;
        sentences.push_back(std::move(sentence));
    };
    add(sample.subject);
    for (const auto* text : {&sample.text, &sample.forwarded}) {
        const auto read = std::string_view(*text).substr(0, feature_text_bytes_max);
        for (const auto sentence : sentences_of(read))
            add(sentence);
    }
    return sentences;
}

} // namespace mailroom
