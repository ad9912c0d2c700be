#include "parsers/fields/labels/label_words.h"

#include "core/text.h"
#include "embedded/label_files.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <map>
#include <unordered_map>
#include <vector>

namespace mailroom::fields {
namespace {

using Class = std::uint8_t;
using ClassSet = std::uint64_t; // A bit for each class.

constexpr Class filler = 0;

constexpr std::array sense_names{
#define SENSE(name, family) std::string_view(#name),
#include "parsers/fields/senses.def"
#undef SENSE
};

// "Zahlung-s-datum": what German and Dutch put between the parts of a word.
constexpr std::array<std::string_view, 3> joints{"", "s", "n"};
constexpr std::size_t part_bytes_least = 3;

class Words {
public:
    Words()
    {
        for (const auto& file : embedded::label_files()) {
            if (file.name == "label_words.tsv")
                for_each_line(file.bytes, [this](const auto& columns) { add_words(columns); });
        }
        for (const auto& file : embedded::label_files()) {
            if (file.name == "label_compositions.tsv")
                for_each_line(
                    file.bytes, [this](const auto& columns) { add_composition(columns); });
        }
    }

    std::span<const Meaning> meanings_of(std::span<const std::string> tokens) const
    {
        std::vector<ClassSet> sets{0};
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto choices = choices_of(tokens[i]);
            const bool fills = choices.size() == 1 && choices[0] == bit(filler);
            if (choices.empty() || (fills && (i == 0 || i + 1 == tokens.size())))
                return {};
            std::vector<ClassSet> longer;
            for (const auto set : sets) {
                for (const auto choice : choices)
                    longer.push_back(set | choice);
            }
            sets = std::move(longer);
        }
        for (const auto set : sets) {
            const auto found = compositions_.find(set & ~bit(filler));
            if (found != compositions_.end())
                return found->second;
        }
        return {};
    }

private:
    static ClassSet bit(Class of) { return ClassSet{1} << of; }

    template <typename Use>
    static void for_each_line(std::string_view bytes, const Use& use)
    {
        for (const auto line : split(bytes, '\n')) {
            if (!line.empty() && !line.starts_with('#'))
                use(split(line, '\t'));
        }
    }

    void add_words(const std::vector<std::string_view>& columns)
    {
        assert(columns.size() == 2 && "class, words");
        const auto of = static_cast<Class>(class_names_.size());
        assert((of != filler || columns[0] == "filler") && of < 64);
        class_names_.emplace(columns[0], of);
        for (const auto word : split(columns[1], '|')) {
            auto& classes = words_[std::string(word)];
            if (std::ranges::find(classes, bit(of)) == classes.end())
                classes.push_back(bit(of));
        }
    }

    void add_composition(const std::vector<std::string_view>& columns)
    {
        assert(columns.size() == 3 && "sense, classes, weight");
        const auto sense = sense_named(columns[0]);
        assert(sense && "a sense of senses.def");
        int percent = 0;
        std::from_chars(columns[2].data(), columns[2].data() + columns[2].size(), percent);
        ClassSet set = 0;
        for (const auto name : split(columns[1], ' '))
            set |= bit(class_names_.at(std::string(name)));
        compositions_[set].push_back({*sense, static_cast<float>(percent) / 100, any_language});
    }

    // Each element is one way to understand the token: the classes of its parts together.
    std::vector<ClassSet> choices_of(const std::string& token) const
    {
        if (const auto whole = words_.find(token); whole != words_.end())
            return whole->second;
        for (std::size_t cut = part_bytes_least; cut + part_bytes_least <= token.size(); ++cut) {
            const auto tail = words_.find(token.substr(cut));
            if (tail == words_.end())
                continue;
            const auto head = std::string_view(token).substr(0, cut);
            for (const auto joint : joints) {
                if (!head.ends_with(joint))
                    continue;
                const auto part = std::string(head.substr(0, head.size() - joint.size()));
                const auto first = words_.find(part);
                if (part.size() >= part_bytes_least && first != words_.end())
                    return united(first->second, tail->second);
            }
        }
        return {};
    }

    static std::vector<ClassSet>
    united(const std::vector<ClassSet>& heads, const std::vector<ClassSet>& tails)
    {
        std::vector<ClassSet> both;
        for (const auto head : heads) {
            for (const auto tail : tails)
                both.push_back(head | tail);
        }
        return both;
    }

    std::map<std::string, Class> class_names_;
    std::unordered_map<std::string, std::vector<ClassSet>> words_;
    std::map<ClassSet, std::vector<Meaning>> compositions_;
};

} // namespace

std::optional<Sense> sense_named(std::string_view name)
{
    const auto found = std::ranges::find(sense_names, name);
    if (found == sense_names.end())
        return std::nullopt;
    return static_cast<Sense>(found - sense_names.begin());
}

std::span<const Meaning> composed_meanings(std::span<const std::string> tokens)
{
    static const Words words;
    return words.meanings_of(tokens);
}

} // namespace mailroom::fields
