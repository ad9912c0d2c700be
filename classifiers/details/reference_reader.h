#pragma once

// What a label of a payment's reference names, for classifiers/details/payment_reference.cpp alone;
// the labels are the phrases "pay.reference", "pay.purpose", "pay.as_reference", "pay.carrier",
// "pay.numbered" and "pay.order".

#include "classifiers/text/prose.h"

#include <string>
#include <string_view>

namespace mailroom {

// "27-10", "3/11/26": by its shape rather a day than a number.
bool is_like_day(std::string_view text);

// "4418-HK": letters joined to figures, no dollars of Hong Kong.
bool is_like_number(std::string_view word);

// Reads what stands about one label of one sentence; empty where that is no reference.
class ReferenceReader {
public:
    ReferenceReader(const Prose& prose, const Sentence& sentence, const PhraseHit& label)
        : prose_(prose),
          words_(prose.words),
          sentence_(sentence),
          label_(label),
          colon_(
              label.last < sentence.last
              && words_.gap_after(label.last - 1).find(':') != std::string_view::npos)
    {
    }

    // "quoting "Smith 88"", "cheque no 000318"
    std::string quoted_or_number() const
    {
        if (label_.phrase_class == "pay.as_reference")
            return {};
        auto found = quoted_text();
        if (found.empty())
            found = number_behind();
        return is_like_day(found) ? std::string() : found;
    }
    // "ref ISLAND HALL", "SMITH 88 as the reference"
    std::string name() const
    {
        if (label_.phrase_class == "pay.as_reference")
            return text_before();
        auto name = name_behind();
        return name.empty() && label_.phrase_class == "pay.purpose" && colon_ ? rest_of_line()
                                                                              : name;
    }
    // The number within few words of the label, with the letters that belong to it; never a
    // document's alone, a sum or a day that is written out.
    std::string number_behind() const;

private:
    std::size_t behind_colon() const;
    std::string quoted_text() const;
    std::string rest_of_line() const;
    std::string text_before() const;
    std::string name_behind() const;
    bool is_document(std::size_t word) const;
    bool is_sum(std::size_t word) const;
    bool is_day(std::size_t first, std::size_t last) const;
    bool is_in_capitals(std::size_t word) const;
    bool names_kind(std::size_t word) const;
    bool names_payment(std::size_t word) const;
    std::size_t begin_of_number(std::size_t word) const;
    std::size_t end_of_number(std::size_t word, bool in_text) const;
    bool begins_line(std::size_t word) const
    {
        return words_.gap_after(word - 1).find('\n') != std::string_view::npos;
    }

    const Prose& prose_;
    const Words& words_;
    const Sentence& sentence_;
    const PhraseHit& label_;
    const bool colon_; // Stands between the label and what it names.
};

} // namespace mailroom
