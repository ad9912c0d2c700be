#include "parsers/fields/labels/labels.h"

#include "core/ascii.h"
#include "core/text.h"
#include "embedded/label_files.h"
#include "parsers/fields/labels/label_tokens.h"
#include "parsers/fields/labels/label_words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <unordered_map>

namespace mailroom::fields {
namespace {

constexpr std::array families{
#define SENSE(name, family) Family::family,
#include "parsers/fields/senses.def"
#undef SENSE
};

// "da" of "labels.da.tsv"; empty of other files.
std::string_view language_of_file(std::string_view name)
{
    constexpr std::string_view before = "labels.", after = ".tsv";
    if (!name.starts_with(before) || !name.ends_with(after))
        return {};
    return name.substr(before.size(), name.size() - before.size() - after.size());
}

class Dictionary {
public:
    Dictionary()
    {
        std::uint8_t language = 0;
        for (const auto& file : embedded::label_files()) {
            if (!language_of_file(file.name).empty())
                add_file(file.bytes, language++);
        }
    }

    std::span<const Meaning> find(const std::string& phrase) const
    {
        const auto found = phrases_.find(phrase);
        return found == phrases_.end() ? std::span<const Meaning>() : found->second;
    }

    std::size_t tokens_max(const std::string& first_token) const
    {
        const auto found = first_tokens_.find(first_token);
        return found == first_tokens_.end() ? 0 : found->second;
    }

private:
    void add_file(std::string_view bytes, std::uint8_t language)
    {
        for (const auto line : split(bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto columns = split(line, '\t');
            assert(columns.size() == 3 && "sense, phrases, weight");
            const auto sense = sense_named(columns[0]);
            assert(sense && "a sense of senses.def");
            int percent = 0;
            std::from_chars(columns[2].data(), columns[2].data() + columns[2].size(), percent);
            const Meaning meaning{*sense, static_cast<float>(percent) / 100, language};
            for (const auto phrase : split(columns[1], '|'))
                add(normalized_phrase(phrase), meaning);
        }
    }

    void add(const std::string& phrase, const Meaning& meaning)
    {
        phrases_[phrase].push_back(meaning);
        auto& most = first_tokens_[phrase.substr(0, phrase.find(' '))];
        most = std::max(most, 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' ')));
    }

    std::unordered_map<std::string, std::vector<Meaning>> phrases_;
    std::unordered_map<std::string, std::size_t> first_tokens_;
};

const Dictionary& dictionary()
{
    static const Dictionary the_dictionary;
    return the_dictionary;
}

Label label_of(
    const std::vector<LabelToken>& tokens,
    std::size_t at,
    std::size_t length,
    std::span<const Meaning> meanings)
{
    return {
        tokens[at].begin, tokens[at + length - 1].end, meanings, static_cast<std::uint8_t>(length)};
}

// "Bedrag Factuurnummer": its last word is parted into two tokens, and no label ends between them.
bool ends_before_number(const std::vector<LabelToken>& tokens, std::size_t last)
{
    return last + 1 < tokens.size() && tokens[last + 1].begin == tokens[last].begin
        && tokens[last + 1].text == "no";
}

// The longest phrase of the lists that begins at this token; without tokens where there is none.
Label listed_at(const std::vector<LabelToken>& tokens, std::size_t at)
{
    const auto most = std::min(dictionary().tokens_max(tokens[at].text), tokens.size() - at);
    for (std::size_t length = most; length > 0; --length) {
        std::string phrase = tokens[at].text;
        for (std::size_t i = 1; i < length; ++i)
            (phrase += ' ') += tokens[at + i].text;
        const auto meanings = dictionary().find(phrase);
        const auto last = at + length - 1;
        if (!meanings.empty() && !tokens[last].in_number && !ends_before_number(tokens, last))
            return label_of(tokens, at, length, meanings);
    }
    return {};
}

// "Ref. your document" is a reference beside a listed phrase, and no reference of yours.
bool cuts_phrase(const std::vector<LabelToken>& tokens, std::size_t at, std::size_t length)
{
    for (auto inside = at + 1; inside < at + length; ++inside) {
        const auto listed = listed_at(tokens, inside);
        if (listed.tokens > 1 && inside + listed.tokens > at + length)
            return true;
    }
    return false;
}

// The longest run of words from this token on that mean something together.
Label composed_at(const std::vector<LabelToken>& tokens, std::size_t at)
{
    std::vector<std::string> words;
    for (std::size_t i = at; i < tokens.size() && words.size() < composed_tokens_max; ++i) {
        if (tokens[i].in_number)
            break;
        words.push_back(tokens[i].text);
    }
    for (std::size_t length = words.size(); length > 0; --length) {
        const auto meanings = composed_meanings(std::span(words).first(length));
        if (!meanings.empty() && !cuts_phrase(tokens, at, length))
            return label_of(tokens, at, length, meanings);
    }
    return {};
}

std::string_view word_of(std::string_view text, const LabelToken& token)
{
    return text.substr(token.begin, token.end - token.begin);
}

// "fatura", "inv": a word that calls a number one of an invoice.
bool calls_invoice(const LabelToken& token)
{
    const std::array words{token.text, std::string("no")};
    return weight_of(Sense::invoice_number, composed_meanings(words)) > 0;
}

// "Número: FT A/118", "Fatura: FT 26/59", "Invoice no.: INV 0012": a word for invoices in capitals,
// between a label that names their number and a number, is the series of that.
bool is_series(std::string_view text, const std::vector<LabelToken>& tokens, std::size_t at)
{
    constexpr std::size_t letters_most = 4;
    if (at == 0 || at + 1 == tokens.size() || !word_of(text, tokens[at - 1]).ends_with(':'))
        return false;
    const auto word = word_of(text, tokens[at]);
    const auto& next = tokens[at + 1];
    return word.size() <= letters_most && std::ranges::all_of(word, is_upper)
        && (next.in_number || is_digit(word_of(text, next).front()))
        && (tokens[at - 1].text == "no" || calls_invoice(tokens[at - 1]))
        && calls_invoice(tokens[at]);
}

} // namespace

const std::vector<std::string_view>& label_languages()
{
    static const auto languages = [] {
        std::vector<std::string_view> found;
        for (const auto& file : embedded::label_files()) {
            if (const auto language = language_of_file(file.name); !language.empty())
                found.push_back(language);
        }
        assert(found.size() < any_language);
        return found;
    }();
    return languages;
}

Family family_of(Sense sense)
{
    return families[static_cast<std::size_t>(sense)];
}

float weight_of(Sense sense, std::span<const Meaning> meanings)
{
    float weight = 0;
    for (const auto& meaning : meanings) {
        if (meaning.sense == sense)
            weight = std::max(weight, meaning.weight);
    }
    return weight;
}

Sense Label::best() const
{
    return std::ranges::max(meanings, {}, &Meaning::weight).sense;
}

std::string normalized_phrase(std::string_view text)
{
    std::string out;
    for (const auto& token : label_tokens_of(text))
        out += (out.empty() ? "" : " ") + token.text;
    return out;
}

std::vector<Label> labels_in(std::string_view text, LabelSource source)
{
    auto tokens = label_tokens_of(text);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        tokens[i].in_number = tokens[i].in_number || is_series(text, tokens, i);
    std::vector<Label> labels;
    for (std::size_t at = 0; at < tokens.size();) {
        auto label = listed_at(tokens, at);
        if (source == LabelSource::listed_or_composed) {
            if (auto composed = composed_at(tokens, at); composed.tokens > label.tokens)
                label = composed;
        }
        at += std::max<std::size_t>(label.tokens, 1);
        if (label.tokens > 0)
            labels.push_back(label);
    }
    return labels;
}

bool means(const Label& label, std::initializer_list<Sense> senses)
{
    constexpr float label_least = 0.5F;
    return std::ranges::any_of(
        senses, [&](Sense sense) { return label.weight_of(sense) >= label_least; });
}

float weight_as_document(const Label& label)
{
    static constexpr std::array senses{Sense::invoice_number, Sense::credit_note_number,
                                       Sense::your_number,    Sense::document_number,
                                       Sense::title_invoice,  Sense::title_credit_note};
    float most = 0;
    for (const auto sense : senses)
        most = std::max(most, label.weight_of(sense));
    return most;
}

} // namespace mailroom::fields
