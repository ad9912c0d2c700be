#include "parsers/fields/line_corrections.h"

#include "core/ascii.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/line_sums.h"
#include "parsers/fields/sign_corrections.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr std::array amount_terms{
    Term::gross_amount, Term::discount_amount, Term::deduction_amount, Term::net_amount};
constexpr std::size_t looks_max = 48; // Some hundredths of a second each.

enum class Nearness : std::uint8_t {
    same_digits,
    first_digits_lost,
    seen_again,
    one_digit,
    alike_digits,
    digits_lost_around
};

// The words that an amount was read from.
struct Spot {
    std::uint32_t page = 0;
    Box box;
    std::vector<Word*> words;
    std::string digits;
    float confidence = 1;
};

class Corrector {
public:
    Corrector(TextLayout& layout, const LookAgain& look_again)
        : layout_(layout),
          look_again_(look_again)
    {
        std::size_t points = 0, commas = 0;
        for (const auto& page : layout.pages) {
            for (const auto& word : page.words) {
                const auto mark = word.text.find_last_of(".,");
                if (mark != word.text.npos && word.text.size() - mark == 3
                    && is_digit(word.text.back()))
                    ++(word.text[mark] == '.' ? points : commas);
            }
        }
        decimals_ = points > commas ? '.' : ',';
    }

    void correct_line(const Facts& line)
    {
        const bool credit = amount_of(line, Term::gross_amount).is_negative();
        std::vector<Candidate> candidates;
        for (const auto term : amount_terms) {
            const auto* fact = line.find(term);
            const auto value = wanted(line, term);
            if (const auto spot = fact != nullptr ? spot_of(*fact) : std::nullopt)
                candidates.push_back({*spot, cents_of(value), true, credit && value.is_negative()});
        }
        if (const auto* guessed = only_one_guessed(candidates)) {
            write(*guessed);
            return;
        }
        if (const auto* doubted = doubted_more_than_lost(candidates)) {
            write(*doubted);
            return;
        }
        take_the_only_one(
            candidates,
            {Nearness::same_digits, Nearness::first_digits_lost, Nearness::seen_again,
             Nearness::one_digit, Nearness::alike_digits, Nearness::digits_lost_around});
    }

    void correct_sum(const Document& document)
    {
        const auto sum = sum_of_lines(document);
        const auto* paid = document.fields.find(Term::payment_amount);
        if (!sum || paid == nullptr)
            return;
        const auto missing = *document.fields.amount(Term::payment_amount) - abs(*sum);
        std::vector<Candidate> candidates;
        if (const auto spot = spot_of(*paid))
            candidates.push_back({*spot, cents_of(*sum), false});
        for (const auto& line : document.lines) {
            const auto* net = line.find(Term::net_amount);
            const bool confirmed = line.find(Term::gross_amount) != nullptr && adds_up(line);
            const auto spot = net != nullptr && !confirmed ? spot_of(*net) : std::nullopt;
            if (spot)
                candidates.push_back(
                    {*spot, cents_of(amount_of(line, Term::net_amount) + missing), !adds_up(line)});
        }
        std::ranges::stable_sort(
            candidates, {}, [](const Candidate& candidate) { return candidate.spot.confidence; });
        if (take_the_only_one(
                candidates,
                {Nearness::same_digits, Nearness::first_digits_lost, Nearness::seen_again}))
            return;
        // Of a line that does not add up itself something was misread in any case.
        std::erase_if(
            candidates, [](const Candidate& candidate) { return !candidate.contradicted; });
        take_the_only_one(candidates, {Nearness::one_digit});
    }

    std::vector<WordCorrection> corrections() && { return std::move(corrections_); }

private:
    struct Candidate {
        Spot spot;
        std::string cents;         // That would make it add up.
        bool contradicted = false; // By the other amounts of its line.
        bool negative = false;     // By these, and the gross amount is.
    };

    std::optional<Spot> spot_of(const Fact& fact)
    {
        const auto& evidence = fact.evidence;
        if (!evidence.box || evidence.page == 0 || evidence.page > layout_.pages.size())
            return std::nullopt;
        Spot spot{.page = evidence.page, .box = {}, .words = {}, .digits = {}};
        for (auto& word : layout_.pages[evidence.page - 1].words) {
            const float x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
            if (x < evidence.box->x0 || x > evidence.box->x1 || y < evidence.box->y0
                || y > evidence.box->y1 || digits_in(word.text).empty())
                continue;
            spot.box = spot.words.empty() ? word.box
                                          : Box{
                                              spot.box.x0, std::min(spot.box.y0, word.box.y0),
                                              word.box.x1, std::max(spot.box.y1, word.box.y1)};
            spot.words.push_back(&word);
            spot.digits += digits_in(word.text);
            spot.confidence = std::min(spot.confidence, word.confidence);
        }
        // The number of the line stands for a cell that is empty.
        const auto* value = std::get_if<Decimal>(&fact.value);
        const bool is_what_was_read =
            value != nullptr && !spot.digits.empty() && digits_in(to_string(*value)) == spot.digits;
        return is_what_was_read ? std::optional(spot) : std::nullopt;
    }

    bool is_near(const Candidate& candidate, Nearness nearness)
    {
        constexpr std::size_t left_least = 3, lost_most = 3;
        constexpr float doubtful = 0.8F, sure = 0.9F;
        const auto& read = candidate.spot.digits;
        const auto& cents = candidate.cents;
        switch (nearness) {
        case Nearness::same_digits:
            return read == cents;
        case Nearness::first_digits_lost:
            return read.size() >= left_least && read.size() < cents.size()
                && cents.size() - read.size() <= lost_most && cents.ends_with(read);
        case Nearness::seen_again:
            return looks_ < looks_max && (candidate.contradicted || may_be_misread(read, cents))
                && is_seen_again(candidate);
        case Nearness::one_digit:
            return candidate.spot.confidence < doubtful
                && differ_in_one_digit(candidate.spot.digits, candidate.cents);
        case Nearness::alike_digits:
            return candidate.spot.confidence < sure && differ_in_alike_digits(read, cents);
        case Nearness::digits_lost_around: // "409" of "1,409.66"
            return read.size() >= left_least && read.size() < cents.size()
                && cents.find(read) != cents.npos;
        }
        return false;
    }

    // Where one amount may have lost its first digits, but a single digit of another, less sure one
    // explains the line too: 424,452.82 less 2,489.06 is 121,963.76.
    const Candidate* doubted_more_than_lost(const std::vector<Candidate>& candidates)
    {
        const Candidate *lost = nullptr, *doubted = nullptr;
        for (const auto& candidate : candidates) {
            if (is_near(candidate, Nearness::first_digits_lost))
                lost = &candidate;
            else if (
                differ_in_one_digit(candidate.spot.digits, candidate.cents)
                && (doubted == nullptr || candidate.spot.confidence < doubted->spot.confidence))
                doubted = &candidate;
        }
        const bool explains = lost != nullptr && doubted != nullptr
            && doubted->spot.confidence < lost->spot.confidence;
        return explains ? doubted : nullptr;
    }

    // Tesseract hardly believes one amount of the line itself, and is sure of the others.
    static const Candidate* only_one_guessed(const std::vector<Candidate>& candidates)
    {
        constexpr float guess = 0.5F, sure = 0.85F;
        const Candidate* only = nullptr;
        for (const auto& candidate : candidates) {
            const bool is_guess = candidate.spot.confidence < guess;
            if (is_guess ? only != nullptr : candidate.spot.confidence < sure)
                return nullptr;
            only = is_guess ? &candidate : only;
        }
        return only != nullptr && candidates.size() > 1
                && may_be_misread(only->spot.digits, only->cents)
            ? only
            : nullptr;
    }

    bool is_seen_again(const Candidate& candidate)
    {
        ++looks_;
        return std::ranges::any_of(
            look_again_(candidate.spot.page, candidate.spot.box),
            [&](const std::string& text) { return digits_in(text) == candidate.cents; });
    }

    // Whether one was taken. Several may have lost a first digit ("317.13" of "3,317.13" in a sum
    // that lacks 3,000.00): which of them has, another look tells.
    bool take_the_only_one(std::vector<Candidate> candidates, std::initializer_list<Nearness> order)
    {
        for (const auto nearness : order) {
            std::vector<Candidate> near;
            std::ranges::copy_if(
                candidates, std::back_inserter(near),
                [&](const Candidate& candidate) { return is_near(candidate, nearness); });
            if (near.size() == 1) {
                write(near.front());
                return true;
            }
            if (near.empty())
                continue;
            if (nearness != Nearness::first_digits_lost)
                return false; // Who knows which.
            candidates = std::move(near);
        }
        return false;
    }

    void write(const Candidate& candidate)
    {
        constexpr float guessed = 0.6F;
        auto& first = *candidate.spot.words.front();
        const auto& last = candidate.spot.words.back()->text;
        std::string before, after, read;
        for (std::size_t i = 0; i < first.text.size() && !is_digit(first.text[i]); ++i)
            before += first.text[i];
        for (auto i = last.find_last_of("0123456789") + 1; i < last.size(); ++i)
            after += last[i] == ')' || last[i] == '-' ? std::string(1, last[i]) : "";
        for (auto* word : candidate.spot.words) {
            (read += read.empty() ? "" : " ") += word->text;
            word->text.clear();
        }
        auto cents = candidate.cents;
        cents.insert(cents.size() - 2, 1, decimals_);
        if (candidate.negative && (before + after).find_first_of("-(") == std::string::npos)
            before = "-";
        first.text = before + cents + after;
        first.box = candidate.spot.box;
        first.confidence = std::min(first.confidence, guessed);
        corrections_.push_back({candidate.spot.page, candidate.spot.box, read, first.text});
    }

    TextLayout& layout_;
    const LookAgain& look_again_;
    char decimals_ = '.';
    std::size_t looks_ = 0;
    std::vector<WordCorrection> corrections_;
};

} // namespace

std::size_t arithmetic_faults(const Document& document)
{
    const auto wrong =
        std::ranges::count_if(document.lines, [](const Facts& line) { return !adds_up(line); });
    return static_cast<std::size_t>(wrong) + (sum_is_paid(document) ? 0 : 1);
}

std::vector<WordCorrection>
correct_lines(TextLayout& layout, const Document& document, const LookAgain& look_again)
{
    if (document.type != DocumentType::remittance_advice)
        return {};
    if (auto signs = correct_signs(layout, document, look_again); !signs.empty())
        return signs;
    Corrector corrector(layout, look_again);
    for (const auto& line : document.lines) {
        if (!adds_up(line))
            corrector.correct_line(line);
    }
    if (!sum_is_paid(document))
        corrector.correct_sum(document);
    return std::move(corrector).corrections();
}

} // namespace mailroom::fields
