#include "classifiers/numbers/number_words.h"

#include "core/text.h"
#include "embedded/number_words.h"

#include <charconv>
#include <string>
#include <unordered_map>
#include <vector>

namespace mailroom {
namespace {

constexpr std::int64_t value_max = 999'999'999;

using Atoms = std::unordered_map<std::string_view, std::int64_t>;

const Atoms& atoms()
{
    static const Atoms loaded = [] {
        Atoms result;
        for (const auto line : split(embedded::number_words().front().bytes, '\n')) {
            if (line.empty() || line.starts_with('#'))
                continue;
            const auto words = split(line, ' ');
            std::int64_t value = 0;
            std::from_chars(words[0].data(), words[0].data() + words[0].size(), value);
            for (std::size_t i = 1; i < words.size(); ++i)
                result.emplace(words[i], value);
        }
        return result;
    }();
    return loaded;
}

// The atoms that a word is put together from, longest first; false where something is left over.
bool take_apart(std::string_view word, std::vector<std::int64_t>& values)
{
    constexpr std::size_t word_bytes_max = 60;
    if (word.empty())
        return true;
    if (word.size() > word_bytes_max)
        return false;
    for (auto length = word.size(); length > 0; --length) {
        const auto atom = atoms().find(word.substr(0, length));
        const bool is_ending = !values.empty() && atom != atoms().end() && atom->first == "ten";
        if (atom == atoms().end() || is_ending) // "Zweiten", "vierten": no two and ten.
            continue;
        values.push_back(atom->second);
        if (take_apart(word.substr(length), values))
            return true;
        values.pop_back();
    }
    return false;
}

// Left to right: hundreds and thousands multiply what stands before them, the rest adds up.
class Sum {
public:
    void add(std::int64_t value)
    {
        if (value >= 1'000) {
            total_ += std::max<std::int64_t>(current_, 1) * value;
            current_ = 0;
        } else if (value == 100) {
            const auto before = current_ % 100;
            current_ += std::max<std::int64_t>(before, 1) * value - before;
        } else if (value == 20 && previous_ == 4) {
            current_ += 76; // "quatre-vingts"
        } else {
            current_ += value;
        }
        previous_ = value;
    }

    std::int64_t value() const { return total_ + current_; }

private:
    std::int64_t total_ = 0, current_ = 0, previous_ = 0;
};

} // namespace

std::optional<NumberInWords> number_in_words(const Words& words, std::size_t first)
{
    Sum sum;
    NumberInWords number;
    for (auto at = first; at < words.words.size(); ++at) {
        const auto& word = words.words[at];
        const bool same_sentence = word.sentence == words.words[first].sentence;
        const auto gap = at > first ? words.gap_after(at - 1) : std::string_view(" ");
        std::vector<std::int64_t> values;
        if (!same_sentence || word.has_digit || (gap != " " && gap != "-")
            || !take_apart(word.folded, values))
            break;
        const bool joiner = values.size() == 1 && values.front() == 0;
        if (joiner && at == first)
            break;
        // "um dreitausend", "een twintig": an article or a preposition of another language, and
        // not the one of "ein hundert" or "um mil".
        if (at == first + 1 && sum.value() == 1 && !values.empty() && values.front() > 0
            && values.front() < 100)
            break;
        // "vijftig cent", "fifty cents": not hundreds.
        if (values.size() == 1 && values.front() == 100 && word.folded.starts_with("cent")
            && sum.value() % 100 >= 10)
            break;
        for (const auto value : values)
            sum.add(value);
        if (sum.value() > value_max)
            break;
        if (!joiner)
            number = {sum.value(), at + 1};
    }
    return number.last == 0 ? std::nullopt : std::optional(number);
}

} // namespace mailroom
