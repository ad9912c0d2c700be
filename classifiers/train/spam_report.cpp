#include "classifiers/train/spam_trainer.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <string_view>

namespace mailroom {
namespace {

// Of the messages that have a build, whichever way they were held out.
std::string summary_of(const std::vector<SpamFigures>& figures, std::string_view label)
{
    std::size_t by_sender[2] = {}, of_sender[2] = {}, by_time[2] = {}, of_time[2] = {};
    for (const auto& figure : figures) {
        if (figure.label != label || figure.messages_by_time == 0)
            continue;
        const std::size_t is = figure.is ? 1 : 0;
        by_sender[is] += figure.called_spam;
        of_sender[is] += figure.messages;
        by_time[is] += figure.called_spam_by_time;
        of_time[is] += figure.messages_by_time;
    }
    if (of_sender[0] == 0 || of_sender[1] == 0)
        return {};
    const auto share = [](std::size_t part, std::size_t all) {
        return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
    };
    std::ostringstream out;
    out << std::fixed << std::setprecision(4) << label << ", real mail held out by sender: found "
        << share(by_sender[1], of_sender[1]) << ", false " << share(by_sender[0], of_sender[0])
        << "; the newest third, by the older: found " << share(by_time[1], of_time[1]) << ", false "
        << share(by_time[0], of_time[0]) << '\n';
    return out.str();
}

} // namespace

std::string to_text(const TrainedSpam& trained)
{
    std::ostringstream out;
    for (const auto& label : trained.data.labels)
        out << label.name << ": threshold " << std::fixed << std::setprecision(3) << label.threshold
            << '\n';
    out << "label  set                    is so  called so of (held out by sender)"
           "  of the newest third, by the older\n";
    for (const auto& figure : trained.figures) {
        out << std::left << std::setw(6) << figure.label << ' ' << std::setw(22) << figure.set
            << ' ' << std::setw(5) << (figure.is ? "yes" : "no") << std::right << std::setw(8)
            << figure.called_spam << " of " << std::setw(5) << figure.messages;
        if (figure.messages_by_time > 0)
            out << std::setw(12) << figure.called_spam_by_time << " of " << std::setw(5)
                << figure.messages_by_time;
        out << '\n';
    }
    out << summary_of(trained.figures, "spam");
    return out.str();
}

} // namespace mailroom
