#include "classifiers/sender/imitated_names.h"

#include "core/names.h"
#include "core/text.h"
#include "embedded/lure_names.h"

#include <algorithm>
#include <set>
#include <vector>

namespace mailroom {
namespace {

struct Owner {
    std::vector<std::vector<std::string>> names; // Words of each.
    std::set<std::string, std::less<>> labels;   // Of domains that are theirs.
};

std::string joined(const std::vector<std::string>& words)
{
    std::string whole;
    for (const auto& word : words)
        whole += word;
    return whole;
}

Owner owner_of(std::string_view line)
{
    Owner owner;
    const auto colon = line.find(':');
    for (const auto name : split(line.substr(0, colon), ',')) {
        owner.names.push_back(spoken_words(name));
        owner.labels.insert(joined(owner.names.back()));
    }
    for (const auto label : split(line.substr(colon + 1), ' ')) {
        if (!trimmed(label).empty())
            owner.labels.emplace(trimmed(label));
    }
    return owner;
}

// The lines of one of the files, but for comments.
std::vector<std::string_view> lines_of(std::string_view name)
{
    std::vector<std::string_view> lines;
    for (const auto& file : embedded::lure_names()) {
        if (!file.name.ends_with(name))
            continue;
        for (const auto line : split(file.bytes, '\n')) {
            if (!trimmed(line).empty() && line.front() != '#')
                lines.push_back(trimmed(line));
        }
    }
    return lines;
}

const std::vector<Owner>& owners()
{
    static const auto read = [] {
        std::vector<Owner> all;
        for (const auto line : lines_of("imitated_names.txt"))
            all.push_back(owner_of(line));
        return all;
    }();
    return read;
}

bool stands_in(const std::vector<std::string>& name, const std::vector<std::string>& words)
{
    return std::ranges::search(words, name).begin() != words.end();
}

// As a word of the domain, or, where it is long enough for that to be no chance, as part of one.
bool stands_in_label(const std::vector<std::string>& name, std::string_view label)
{
    constexpr std::size_t telling_letters_min = 7;
    const auto whole = joined(name);
    const auto words = split(label, '-');
    return std::ranges::find(words, whole) != words.end()
        || (whole.size() >= telling_letters_min && label.find(whole) != label.npos);
}

} // namespace

std::string imitated_name(const Mailbox& from)
{
    const auto label = to_lower_ascii(registered_label(domain_of(from.addr_spec)));
    const auto words = spoken_words(from.display_name);
    for (const auto& owner : owners()) {
        if (owner.labels.contains(label))
            continue;
        for (const auto& name : owner.names) {
            if (!stands_in(name, words) && !stands_in_label(name, label))
                continue;
            std::string told;
            for (const auto& word : name)
                told += (told.empty() ? "" : " ") + word;
            return told;
        }
    }
    return {};
}

bool is_named_like_a_lure(std::string_view host)
{
    static const auto known = [] {
        const auto lines = lines_of("lure_hosts.txt");
        return std::set<std::string, std::less<>>(lines.begin(), lines.end());
    }();
    const auto words = split(registered_label(host), '-');
    return words.size() > 1
        && std::ranges::any_of(words, [&](std::string_view word) { return known.contains(word); });
}

} // namespace mailroom
