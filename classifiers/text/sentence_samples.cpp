#include "classifiers/text/sentence_samples.h"

#include "classifiers/text/sentences.h"

#include <algorithm>
#include <iterator>

namespace mailroom {

std::vector<TextSample> sentence_samples(const TextSample& sample)
{
    std::vector<TextSample> sentences;
    std::size_t before = 0; // Bytes of the texts that have been read.
    const auto add = [&](std::string_view text, std::size_t begin) {
        if (text.empty() || sentences.size() == sample_sentences_max)
            return;
        TextSample sentence;
        sentence.text = std::string(text);
        std::ranges::copy_if(
            sample.findings, std::back_inserter(sentence.findings),
            [&](const ProseFinding& finding) {
                return finding.begin >= begin && finding.begin - begin < text.size();
            });
        sentence.writer = sample.writer;
        sentence.concepts = sample.concepts;
        sentences.push_back(std::move(sentence));
    };
    add(sample.subject, 0);
    before += sample.subject.size();
    for (const auto* text : {&sample.text, &sample.forwarded}) {
        const auto read = std::string_view(*text).substr(0, feature_text_bytes_max);
        for (const auto sentence : sentences_of(read))
            add(sentence, before + static_cast<std::size_t>(sentence.data() - read.data()));
        before += text->size();
    }
    return sentences;
}

} // namespace mailroom
