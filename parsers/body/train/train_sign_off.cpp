// train_sign_off OUT FILE...: learns from mail (see signed_mail.h) where a message ends and its
// sign-off begins, writes the weights to OUT, and prints how often the place is found in each file
// by weights that the other files made. The same files make the same weights.

#include "core/train/logistic_model.h"
#include "parsers/body/sign_off_model.h"
#include "parsers/body/train/signed_mail.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

namespace mailroom {
namespace {

struct Sample {
    const SignedMail* mail;
    std::vector<TailLine> tail;
    std::vector<LogisticRow> rows; // One a line of the tail.
};

using Names = std::map<std::string_view, std::size_t>;

std::vector<Sample> samples_of(const std::vector<SignedMail>& mails, Names& names)
{
    std::vector<Sample> samples;
    for (const auto& mail : mails)
        samples.push_back({&mail, sign_off_features(mail.lines, words_of_name(mail.sender)), {}});
    for (const auto& sample : samples) {
        for (const auto& line : sample.tail) {
            for (const auto& [name, value] : line.features)
                names.emplace(name, names.size());
        }
    }
    for (auto& sample : samples) {
        for (const auto& line : sample.tail) {
            auto& row = sample.rows.emplace_back();
            row.features.resize(names.size());
            for (const auto& [name, value] : line.features)
                row.features[names[name]] = value;
            row.is = sample.mail->signs[line.at].value_or(false);
        }
    }
    return samples;
}

// A closing that no list holds must be told by its form: each is learnt from without, too.
std::vector<LogisticRow> without_lists(const std::vector<Sample>& samples, const Names& names)
{
    std::vector<LogisticRow> rows;
    for (const auto& sample : samples) {
        for (const auto& row : sample.rows) {
            if (row.features[names.at("closing")] == 0 || !row.is)
                continue;
            auto& copy = rows.emplace_back(row);
            copy.features[names.at("closing")] = 0;
            copy.features[names.at("closing.phrase")] = 0;
        }
    }
    return rows;
}

LogisticModel fit(const std::vector<Sample>& samples, const Names& names, std::string_view without)
{
    std::vector<const LogisticRow*> rows;
    for (const auto& sample : samples) {
        for (std::size_t i = 0; i < sample.rows.size(); ++i) {
            if (sample.mail->source != without && sample.mail->signs[sample.tail[i].at])
                rows.push_back(&sample.rows[i]);
        }
    }
    std::vector<Sample> learnt;
    std::ranges::copy_if(samples, std::back_inserter(learnt), [&](const Sample& sample) {
        return sample.mail->source != without;
    });
    const auto more = without_lists(learnt, names);
    for (const auto& row : more)
        rows.push_back(&row);
    return fit_logistic(rows, names.size());
}

struct Figures {
    int all = 0, right = 0, early = 0, late = 0;

    void print(const std::string& name) const
    {
        std::printf(
            "%-14s %5d mails  right %.3f  too early %.3f  too late %.3f\n", name.c_str(), all,
            double(right) / all, double(early) / all, double(late) / all);
    }
};

void judge(const Sample& sample, const LogisticModel& model, Figures& figures)
{
    const auto size = sample.rows.size();
    double sum = 0, best = 0;
    auto start = size;
    for (auto i = size; i-- > 0;) {
        sum += model.score(sample.rows[i].features);
        if (sum > best + sign_off_least)
            best = sum, start = i;
    }
    const auto signs = [&](std::size_t i) { return sample.mail->signs[sample.tail[i].at]; };
    ++figures.all;
    bool early = false, late = false;
    for (std::size_t i = 0; i < size; ++i) {
        early |= i >= start && signs(i) == std::optional(false);
        late |= i < start && signs(i) == std::optional(true);
    }
    figures.early += early;
    figures.late += late;
    figures.right += !early && !late;
}

int run(int count, char** arguments)
{
    if (count < 3) {
        std::fputs("usage: train_sign_off OUT FILE...\n", stderr);
        return 2;
    }
    std::vector<SignedMail> mails;
    std::vector<std::string> sources;
    for (int i = 2; i < count; ++i) {
        auto some = signed_mail(arguments[i]);
        if (!some.empty())
            sources.push_back(some.front().source);
        std::ranges::move(some, std::back_inserter(mails));
    }
    Names names;
    const auto samples = samples_of(mails, names);
    Figures all;
    for (const auto& source : sources) {
        const auto model = fit(samples, names, source);
        Figures figures;
        for (const auto& sample : samples) {
            if (sample.mail->source == source) {
                judge(sample, model, figures);
                judge(sample, model, all);
            }
        }
        figures.print(source);
    }
    all.print("all");
    const auto model = fit(samples, names, {});
    std::ofstream out(arguments[1]);
    out << "# Made by train_sign_off (parsers/body/train): feature, weight.\n";
    const auto put = [&](std::string_view name, double weight) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3f", weight);
        out << name << '\t' << text << '\n';
    };
    put("(bias)", model.bias);
    for (const auto& [name, index] : names)
        put(name, model.weights[index]);
    return out ? 0 : 1;
}

} // namespace
} // namespace mailroom

int main(int count, char** arguments)
{
    return mailroom::run(count, arguments);
}
