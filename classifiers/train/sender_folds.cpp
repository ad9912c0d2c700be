#include "classifiers/train/sender_folds.h"

#include "classifiers/text/folded_words.h"
#include "core/ascii.h"
#include "core/fold.h"
#include "core/text.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace mailroom {
namespace {

// Sets of messages that grow together (union-find).
class Senders {
public:
    explicit Senders(std::size_t count) : parent_(count)
    {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    }

    std::size_t of(std::size_t message)
    {
        while (parent_[message] != message)
            message = parent_[message] = parent_[parent_[message]];
        return message;
    }

    // The first message of a sender stands for all.
    void join(std::size_t a, std::size_t b)
    {
        const auto [first, second] = std::minmax({of(a), of(b)});
        parent_[second] = first;
    }

private:
    std::vector<std::size_t> parent_;
};

// Pieces of a signature that name somebody: two words or more, no numbers.
std::vector<std::string> names_in(std::string_view signature)
{
    std::vector<std::string> names;
    auto text = folded(signature);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == ',' || c == '-'; }, '|');
    for (const auto piece : split(text, '|')) {
        const auto name = trimmed(piece);
        if (name.find(' ') != std::string_view::npos
            && std::none_of(name.begin(), name.end(), is_digit))
            names.emplace_back(name);
    }
    return names;
}

// Runs of words, five of which are no short ones.
std::vector<std::string> runs_in(std::string_view text)
{
    constexpr std::size_t run_words = 7, long_word_bytes = 4, long_words_min = 5;
    const auto words = folded_words(text);
    std::vector<std::string> runs;
    for (std::size_t at = 0; at + run_words <= words.size(); ++at) {
        std::string run;
        std::size_t long_words = 0;
        for (auto i = at; i < at + run_words; ++i) {
            long_words += words[i].size() >= long_word_bytes ? 1U : 0U;
            run += words[i] + ' ';
        }
        if (long_words >= long_words_min)
            runs.push_back(std::move(run));
    }
    return runs;
}

// What many have in common names nobody: "accounts payable", "sent from my phone".
constexpr std::size_t senders_of_a_name_max = 6;

using With = std::unordered_map<std::string, std::set<std::size_t>>;

void join_all(const With& with, Senders& senders)
{
    for (const auto& [key, messages] : with) {
        if (messages.size() > senders_of_a_name_max)
            continue;
        for (const auto message : messages)
            senders.join(*messages.begin(), message);
    }
}

// Those that have a good part of their runs in common: what providers and lists put below every
// mail makes nobody akin.
void join_copies(const With& runs, Senders& senders)
{
    constexpr std::size_t copies_max = 25, common_min = 3;
    constexpr double share_min = 0.4;
    std::unordered_map<std::size_t, std::size_t> own;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> common;
    for (const auto& [run, messages] : runs) {
        if (messages.size() > copies_max)
            continue;
        for (auto a = messages.begin(); a != messages.end(); ++a) {
            ++own[*a];
            for (auto b = std::next(a); b != messages.end(); ++b)
                ++common[{*a, *b}];
        }
    }
    for (const auto& [pair, count] : common) {
        const auto fewer = static_cast<double>(std::min(own[pair.first], own[pair.second]));
        if (count >= common_min && static_cast<double>(count) >= share_min * fewer)
            senders.join(pair.first, pair.second);
    }
}

} // namespace

std::uint32_t stable_hash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ hash >> 15U;
}

std::vector<std::size_t> senders_of(const std::vector<LabelledMail>& mail)
{
    Senders senders(mail.size());
    std::unordered_map<std::string, std::size_t> first_from;
    With names, runs, copies;
    for (std::size_t i = 0; i < mail.size(); ++i) {
        for (auto& name : names_in(mail[i].signature))
            names[std::move(name)].insert(i);
        if (const auto& sender = mail[i].sender; !sender.empty())
            senders.join(first_from.emplace(sender, i).first->second, i);
        auto& kin = mail[i].sender.empty() ? runs : copies;
        for (auto& run : runs_in(mail[i].sample.text))
            kin[std::move(run)].insert(i);
    }
    join_all(names, senders);
    join_all(runs, senders);
    join_copies(copies, senders);
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < mail.size(); ++i)
        numbers.push_back(senders.of(i));
    return numbers;
}

std::vector<std::size_t> folds_by_sender(const std::vector<LabelledMail>& mail, std::size_t folds)
{
    std::vector<std::size_t> fold;
    for (const auto sender : senders_of(mail))
        fold.push_back(stable_hash(mail[sender].id) % folds);
    return fold;
}

} // namespace mailroom
