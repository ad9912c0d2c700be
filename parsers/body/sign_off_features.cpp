#include "parsers/body/sign_off_features.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/phrases.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

constexpr std::size_t tail_lines_max = 24;

// What is seen of one line, whatever stands around it.
struct LineForm {
    std::size_t words = 0, capitals = 0, digits = 0, named = 0;
    char last = '\0';
    bool starts_upper = false, starts_lower = false, starts_digit = false, starts_dash = false;
    bool closing = false, closing_phrase = false, name_like = false, contact = false;
    bool greeting = false, legal = false, role = false, company = false, statement = false;
    bool amount = false, parted = false, postscript = false, delimiter = false;

    bool ends_sentence() const { return last == '.' || last == '!' || last == '?'; }
};

bool is_separator(std::string_view word)
{
    return word == "|" || word == "-" || word == "/" || word == "\xC2\xB7" // Middle dot.
        || word == "\xE2\x80\x93" || word == "\xE2\x80\x94" || word == "\xE2\x80\xA2";
}

LineForm form_of(const TextLine& line, std::span<const std::string> name)
{
    LineForm form;
    const auto text = trimmed(line.text);
    form.words = words_in(text);
    for (const auto word : split(text, ' ')) {
        form.parted |= is_separator(word);
        if (!word.empty())
            form.capitals += is_upper(word[0]) || is_beyond_ascii(word[0]);
    }
    form.digits = static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
    form.last = text.empty() ? '\0' : text.back();
    const char first = text.empty() ? '\0' : text.front();
    form.starts_upper = is_upper(first) || is_beyond_ascii(first);
    form.starts_lower = is_lower(first);
    form.starts_digit = is_digit(first);
    form.starts_dash = first == '-' || first == '*' || text.starts_with("\xE2\x80\xA2")
        || text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94");
    const std::string_view folded = line.folded;
    form.closing = is_closing(folded);
    form.closing_phrase = phrase_at_start(PhraseKind::closing, folded) > 0;
    form.name_like = is_name_like(line);
    form.contact = is_contact(line);
    form.greeting = phrase_at_start(PhraseKind::greeting, folded) > 0;
    form.legal = phrase_within(PhraseKind::legal, folded);
    form.role = phrase_within(PhraseKind::role, folded);
    form.company = phrase_within(PhraseKind::company, folded);
    form.statement = phrase_within(PhraseKind::statement, folded);
    form.amount = has_amount(text);
    form.postscript = phrase_at_start(PhraseKind::postscript, folded) > 0;
    form.delimiter = text.find_first_not_of("-_=*") == text.npos;
    for (const auto& part : name) {
        const auto at = folded.find(part);
        form.named += at != folded.npos && (at == 0 || folded[at - 1] == ' ');
    }
    return form;
}

class Features {
public:
    void put(std::string_view name, bool is) { put(name, is ? 1.0 : 0.0); }

    void put(std::string_view name, double value)
    {
        if (value != 0)
            features_.emplace_back(name, value);
    }

    // One of a row of names, by how large a count is.
    template <std::size_t count>
    void put_step(const std::array<std::string_view, count>& names, std::size_t step)
    {
        features_.emplace_back(names[std::min(step, count - 1)], 1.0);
    }

    auto take() { return std::move(features_); }

private:
    std::vector<std::pair<std::string_view, double>> features_;
};

void put_form(const LineForm& form, Features& out)
{
    static constexpr std::array<std::string_view, 11> words{
        "words.0", "words.1", "words.2", "words.3", "words.4", "words.5",
        "words.6", "words.7", "words.8", "words.9", "words.10"};
    out.put_step(words, form.words);
    out.put("words.many", form.words > 14);
    const double share = form.words == 0
        ? 0
        : std::min(1.0, static_cast<double>(form.capitals) / static_cast<double>(form.words));
    out.put("capitals", share);
    out.put("capitals.all", share >= 1 && form.words > 1);
    out.put("capitals.few", share < 0.4 && form.words > 3);
    out.put("starts.lower", form.starts_lower);
    out.put("starts.digit", form.starts_digit);
    out.put("starts.dash", form.starts_dash);
    out.put("starts.dash_name", form.starts_dash && form.words <= 2);
    out.put("ends.stop", form.last == '.');
    out.put("ends.stop_long", form.last == '.' && form.words > 4);
    out.put("ends.exclamation", form.last == '!');
    out.put("ends.question", form.last == '?');
    out.put("ends.comma", form.last == ',');
    out.put("ends.comma_short", form.last == ',' && form.words <= 4);
    out.put("ends.colon", form.last == ':');
    out.put("digits.any", form.digits > 0);
    out.put("digits.phone", form.digits >= 7);
    out.put("amount", form.amount);
    out.put("parted", form.parted);
    out.put("closing", form.closing);
    out.put("closing.long", form.closing && form.words > 5);
    out.put("closing.phrase", form.closing_phrase);
    out.put("closing.phrase_long", form.closing_phrase && !form.closing && form.words > 3);
    out.put("name_like", form.name_like);
    out.put("name_like.short", form.name_like && form.words <= 3);
    out.put("contact", form.contact);
    out.put("contact.alone", form.contact && form.words <= 3);
    out.put("greeting", form.greeting);
    out.put("legal", form.legal);
    out.put("role", form.role);
    out.put("company", form.company);
    out.put("statement", form.statement);
    out.put("statement.long", form.statement && form.words > 5);
    out.put("postscript", form.postscript);
    out.put("delimiter", form.delimiter);
    out.put("sender.any", form.named > 0);
    out.put("sender.starts", form.named > 0 && form.words <= 4);
}

class Tail {
public:
    Tail(std::span<const TextLine> lines, std::span<const std::string> name) : lines_(lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!lines[i].blank)
                places_.push_back(i);
        }
        total_ = places_.size();
        // One more, whose neighbour the first is.
        if (places_.size() > tail_lines_max + 1)
            places_.erase(places_.begin(), places_.end() - (tail_lines_max + 1));
        for (const auto place : places_)
            forms_.push_back(form_of(lines[place], name));
    }

    std::vector<TailLine> features() const
    {
        std::vector<TailLine> tail;
        const std::size_t first = places_.size() > tail_lines_max ? 1 : 0;
        for (std::size_t i = first; i < places_.size(); ++i) {
            Features out;
            put_form(forms_[i], out);
            put_place(i, out);
            put_neighbours(i, out);
            tail.push_back({places_[i], out.take()});
        }
        return tail;
    }

private:
    bool blank_above(std::size_t i) const
    {
        return places_[i] == 0 || lines_[places_[i] - 1].blank;
    }

    void put_place(std::size_t i, Features& out) const
    {
        static constexpr std::array<std::string_view, 8> below{
            "below.0", "below.1", "below.2", "below.3", "below.4", "below.5", "below.6", "below.7"};
        static constexpr std::array<std::string_view, 4> paragraphs{
            "paragraphs.0", "paragraphs.1", "paragraphs.2", "paragraphs.3"};
        out.put_step(below, forms_.size() - 1 - i);
        std::size_t gaps = 0;
        for (auto k = i + 1; k < places_.size(); ++k)
            gaps += blank_above(k);
        out.put_step(paragraphs, gaps);
        const auto above = total_ - (forms_.size() - i);
        out.put("first", above == 0);
        out.put("second", above == 1);
        out.put("alone", total_ == 1);
        out.put("paragraph.starts", blank_above(i) && above > 0);
        const bool ends = i + 1 == places_.size() || blank_above(i + 1);
        out.put("paragraph.single", blank_above(i) && ends && above > 0);
        out.put(
            "paragraph.single_short", blank_above(i) && ends && forms_[i].words <= 4 && above > 0);
        out.put("paragraph.goes_on", !blank_above(i));
    }

    void put_neighbours(std::size_t i, Features& out) const
    {
        if (i > 0) {
            const auto& above = forms_[i - 1];
            out.put("above.closing", above.closing);
            out.put("above.colon", above.last == ':');
            out.put("above.name_like", above.name_like);
            out.put("above.comma", above.last == ',' && above.words <= 4);
            out.put("above.contact", above.contact);
            out.put("above.statement", above.statement);
            out.put("above.sentence", above.ends_sentence());
            out.put("above.short", above.words <= 5);
            const bool open = !blank_above(i) && !above.ends_sentence() && above.words > 6;
            out.put("above.unfinished", open);
        }
        bool closing = false, sender = false;
        for (std::size_t k = 0; k < i; ++k) {
            closing |= forms_[k].closing;
        }
        out.put("closing.before", closing);
        if (i + 1 < forms_.size()) {
            const auto& below = forms_[i + 1];
            out.put("below.closing", below.closing);
            out.put("below.closing_again", below.closing && forms_[i].closing_phrase);
            out.put("below.name_like", below.name_like);
            out.put("below.contact", below.contact);
            out.put("below.statement", below.statement);
            out.put("below.long", below.words > 8);
            out.put("below.role", below.role || below.company || below.legal);
            out.put("below.greeting", below.greeting);
        }
        for (auto k = i + 1; k < forms_.size(); ++k)
            sender |= forms_[k].named > 0;
        out.put("sender.below", sender);
    }

    std::span<const TextLine> lines_;
    std::vector<std::size_t> places_; // Of the last lines that are not blank.
    std::vector<LineForm> forms_;
    std::size_t total_ = 0;
};

} // namespace

std::vector<std::string> words_of_name(const Mailbox& sender)
{
    constexpr std::size_t bytes_max = 200, word_bytes_min = 3;
    std::vector<std::string> words;
    const auto local = sender.addr_spec.substr(0, sender.addr_spec.find('@'));
    const auto text = folded((sender.display_name + ' ' + local).substr(0, bytes_max));
    std::string word;
    const auto put = [&] {
        if (word.size() >= word_bytes_min && std::ranges::find(words, word) == words.end())
            words.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (is_folded_letter(c))
            word += c;
        else
            put();
    }
    put();
    return words;
}

std::vector<TailLine>
sign_off_features(std::span<const TextLine> lines, std::span<const std::string> name)
{
    return Tail(lines, name).features();
}

} // namespace mailroom
