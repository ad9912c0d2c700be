#include "parsers/sheet/shown_time.h"

#include "core/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace mailroom {
namespace {

using Kind = FormatToken::Kind;

constexpr std::int64_t seconds_a_day = 86'400, serial_day_max = 2'958'465; // 9999-12-31

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> day_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};

struct Moment {
    std::int64_t day = 0, second = 0, ticks = 0; // Ticks: of 10^-places seconds.
    Date date{};
    bool leap_day_of_1900 = false;
};

std::string padded(std::int64_t number, std::size_t places)
{
    auto text = std::to_string(number);
    if (text.size() < places)
        text.insert(0, places - text.size(), '0');
    return text;
}

std::size_t places_of(const FormatSection& section)
{
    for (const auto& token : section.tokens) {
        if (token.kind == Kind::date && token.text[0] == '.')
            return std::min<std::size_t>(token.text.size() - 1, 3);
    }
    return 0;
}

// Rounded to the seconds or to their parts that are shown, as minutes and hours follow from them.
Moment moment_of(double serial, std::size_t places)
{
    const auto ticks_a_second = static_cast<std::int64_t>(std::pow(10, places));
    const auto ticks = static_cast<std::int64_t>(
        std::floor(serial * static_cast<double>(seconds_a_day * ticks_a_second) + 0.5));
    Moment moment;
    moment.ticks = ticks % ticks_a_second;
    moment.second = ticks / ticks_a_second % seconds_a_day;
    moment.day = ticks / ticks_a_second / seconds_a_day;
    // Day 0 is of January 1900. Day 60 is 29 February 1900, which there never was; days after it
    // count from 30 December 1899.
    using namespace std::chrono;
    const auto epoch = sys_days{year{1899} / 12 / (moment.day < 60 ? 31 : 30)};
    moment.date = Date{epoch + days{std::max<std::int64_t>(moment.day, 1)}};
    moment.leap_day_of_1900 = moment.day == 60;
    return moment;
}

class TimeWriter {
public:
    TimeWriter(const FormatSection& section, const Moment& moment)
        : section_(section),
          moment_(moment)
    {
        for (const auto& token : section.tokens)
            twelve_hours_ |= token.kind == Kind::date && token.text.find('/') != std::string::npos;
    }

    std::string write() const
    {
        std::string out;
        for (std::size_t i = 0; i < section_.tokens.size(); ++i) {
            const auto& token = section_.tokens[i];
            if (token.kind == Kind::date)
                out += shown(token.text, i);
            else if (token.kind != Kind::text) // "dd.mm.yyyy;@" is of texts, "dd.mm.yyyy@" of none.
                out += token.text;
        }
        return out;
    }

private:
    std::string shown(const std::string& code, std::size_t at) const
    {
        switch (code[0]) {
        case 'y':
            return year(code.size());
        case 'm':
            return is_minute(at) ? padded(moment_.second / 60 % 60, code.size())
                                 : month(code.size());
        case 'd':
            return day(code.size());
        case 'h': {
            const auto hour = moment_.second / 3600;
            const auto of_twelve = hour % 12 == 0 ? 12 : hour % 12;
            return padded(twelve_hours_ ? of_twelve : hour, code.size());
        }
        case 's':
            return padded(moment_.second % 60, code.size());
        case '[':
            return elapsed(code);
        case '.':
            return '.' + padded(moment_.ticks, code.size() - 1);
        default: // "am/pm", "a/p"
            const bool is_morning = moment_.second < seconds_a_day / 2;
            const std::string letter = is_morning ? "A" : "P";
            return code.size() > 3 ? letter + "M" : letter;
        }
    }

    std::string year(std::size_t letters) const
    {
        const auto year = static_cast<int>(moment_.date.year());
        return letters <= 2 ? padded(year % 100, 2) : padded(year, 4);
    }

    std::string month(std::size_t letters) const
    {
        const auto number =
            moment_.leap_day_of_1900 ? 2u : static_cast<unsigned>(moment_.date.month());
        const auto name = month_names.at(number - 1);
        return letters <= 2 ? padded(number, letters)
            : letters == 3  ? std::string(name.substr(0, 3))
            : letters == 5  ? std::string(name.substr(0, 1))
                            : std::string(name);
    }

    // The week of 1900 runs with its leap day, so that its days have the names that 1900 gave them
    // a day later.
    std::string day(std::size_t letters) const
    {
        const auto name = day_names.at(static_cast<std::size_t>((moment_.day + 6) % 7));
        const auto number = moment_.day == 0 ? 0
            : moment_.leap_day_of_1900       ? 29
                                             : static_cast<unsigned>(moment_.date.day());
        return letters <= 2 ? padded(number, letters)
            : letters == 3  ? std::string(name.substr(0, 3))
                            : std::string(name);
    }

    // Hours, minutes or seconds since the beginning, not since midnight.
    std::string elapsed(const std::string& code) const
    {
        const auto seconds = moment_.day * seconds_a_day + moment_.second;
        const auto unit = code[1] == 'h' ? 3600 : code[1] == 'm' ? 60 : 1;
        return padded(seconds / unit, code.size() - 2);
    }

    // "m" is a minute after an hour or before a second.
    bool is_minute(std::size_t at) const
    {
        const auto names = [&](std::size_t i, char letter) {
            const auto& token = section_.tokens[i];
            return token.kind == Kind::date
                && (token.text[0] == letter || (token.text[0] == '[' && token.text[1] == letter));
        };
        std::size_t before = at;
        while (before > 0 && section_.tokens[before - 1].kind != Kind::date)
            --before;
        if (before > 0 && names(before - 1, 'h'))
            return true;
        for (std::size_t i = at + 1; i < section_.tokens.size(); ++i) {
            if (section_.tokens[i].kind == Kind::date)
                return names(i, 's');
        }
        return false;
    }

    const FormatSection& section_;
    const Moment& moment_;
    bool twelve_hours_ = false;
};

} // namespace

std::string shown_time(const FormatSection& section, double serial)
{
    if (serial >= static_cast<double>(serial_day_max + 1))
        return {};
    const auto moment = moment_of(serial, places_of(section));
    return TimeWriter(section, moment).write();
}

} // namespace mailroom
