#include "core/fold.h"
#include "core/scan_dates.h"

#include <array>
#include <string>

namespace mailroom {
namespace {

struct MonthName {
    std::string_view prefix; // Folded.
    std::size_t least;       // As many letters of it make an abbreviation.
    unsigned month;
};

// Names that share their first letters with the word listed need no line of their own.
constexpr std::array month_names{
    MonthName{"january", 3, 1},   MonthName{"januar", 3, 1},     MonthName{"januari", 3, 1},
    MonthName{"janner", 5, 1},    MonthName{"janvier", 4, 1},    MonthName{"enero", 3, 1},
    MonthName{"ene", 3, 1},       MonthName{"gennaio", 3, 1},    MonthName{"janeiro", 3, 1},
    MonthName{"february", 3, 2},  MonthName{"februar", 3, 2},    MonthName{"februari", 3, 2},
    MonthName{"fevrier", 3, 2},   MonthName{"febrero", 3, 2},    MonthName{"febbraio", 3, 2},
    MonthName{"fevereiro", 3, 2}, MonthName{"march", 3, 3},      MonthName{"marz", 3, 3},
    MonthName{"maerz", 4, 3},     MonthName{"mars", 4, 3},       MonthName{"marzo", 3, 3},
    MonthName{"maart", 3, 3},     MonthName{"mrt", 3, 3},        MonthName{"marco", 3, 3},
    MonthName{"april", 3, 4},     MonthName{"avril", 3, 4},      MonthName{"abril", 3, 4},
    MonthName{"aprile", 3, 4},    MonthName{"may", 3, 5},        MonthName{"mai", 3, 5},
    MonthName{"mayo", 3, 5},      MonthName{"maggio", 3, 5},     MonthName{"mei", 3, 5},
    MonthName{"maio", 3, 5},      MonthName{"june", 3, 6},       MonthName{"juni", 3, 6},
    MonthName{"juin", 4, 6},      MonthName{"junio", 3, 6},      MonthName{"giugno", 3, 6},
    MonthName{"junho", 3, 6},     MonthName{"july", 3, 7},       MonthName{"juli", 3, 7},
    MonthName{"juillet", 4, 7},   MonthName{"julio", 3, 7},      MonthName{"luglio", 3, 7},
    MonthName{"julho", 3, 7},     MonthName{"august", 3, 8},     MonthName{"aout", 3, 8},
    MonthName{"agosto", 3, 8},    MonthName{"augustus", 3, 8},   MonthName{"september", 3, 9},
    MonthName{"sept", 4, 9},      MonthName{"septembre", 3, 9},  MonthName{"septiembre", 3, 9},
    MonthName{"setiembre", 3, 9}, MonthName{"settembre", 3, 9},  MonthName{"setembro", 3, 9},
    MonthName{"october", 3, 10},  MonthName{"oktober", 3, 10},   MonthName{"octobre", 3, 10},
    MonthName{"octubre", 3, 10},  MonthName{"ottobre", 3, 10},   MonthName{"outubro", 3, 10},
    MonthName{"november", 3, 11}, MonthName{"novembre", 3, 11},  MonthName{"noviembre", 3, 11},
    MonthName{"novembro", 3, 11}, MonthName{"december", 3, 12},  MonthName{"dezember", 3, 12},
    MonthName{"decembre", 3, 12}, MonthName{"diciembre", 3, 12}, MonthName{"dicembre", 3, 12},
    MonthName{"dezembro", 3, 12}};

} // namespace

unsigned month_of(std::string_view word)
{
    if (word.size() < 3 || word.size() > 12)
        return 0;
    const auto name = folded(word);
    for (const auto& known : month_names) {
        if (name == known.prefix
            || (name.size() >= known.least && name.size() <= 4 && known.prefix.starts_with(name)))
            return known.month;
    }
    return 0;
}

} // namespace mailroom
