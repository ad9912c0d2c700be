#include "core/fold.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <array>
#include <string>

namespace mailroom {
namespace {

struct MonthName {
    std::string_view prefix; // Folded.
    std::size_t least;       // As many letters of it make an abbreviation.
    unsigned month;
};

// Names that share their first letters with the word listed need no line of their own. Where an
// abbreviation would be a common word ("led", "list", "des", "noi"), there is none.
constexpr std::array month_names{MonthName{"january", 3, 1},       MonthName{"januar", 3, 1},
                                 MonthName{"januari", 3, 1},       MonthName{"janner", 5, 1},
                                 MonthName{"janvier", 4, 1},       MonthName{"enero", 3, 1},
                                 MonthName{"ene", 3, 1},           MonthName{"gennaio", 3, 1},
                                 MonthName{"janeiro", 3, 1},       MonthName{"february", 3, 2},
                                 MonthName{"februar", 3, 2},       MonthName{"februari", 3, 2},
                                 MonthName{"fevrier", 3, 2},       MonthName{"febrero", 3, 2},
                                 MonthName{"febbraio", 3, 2},      MonthName{"fevereiro", 3, 2},
                                 MonthName{"march", 3, 3},         MonthName{"marz", 3, 3},
                                 MonthName{"maerz", 4, 3},         MonthName{"mars", 4, 3},
                                 MonthName{"marzo", 3, 3},         MonthName{"maart", 5, 3},
                                 MonthName{"mrt", 3, 3},           MonthName{"marco", 3, 3},
                                 MonthName{"april", 3, 4},         MonthName{"avril", 3, 4},
                                 MonthName{"abril", 3, 4},         MonthName{"aprile", 3, 4},
                                 MonthName{"may", 3, 5},           MonthName{"mai", 3, 5},
                                 MonthName{"mayo", 3, 5},          MonthName{"maggio", 3, 5},
                                 MonthName{"mei", 3, 5},           MonthName{"maio", 3, 5},
                                 MonthName{"june", 3, 6},          MonthName{"juni", 3, 6},
                                 MonthName{"juin", 4, 6},          MonthName{"junio", 3, 6},
                                 MonthName{"giugno", 3, 6},        MonthName{"junho", 3, 6},
                                 MonthName{"july", 3, 7},          MonthName{"juli", 3, 7},
                                 MonthName{"juillet", 4, 7},       MonthName{"julio", 3, 7},
                                 MonthName{"luglio", 3, 7},        MonthName{"julho", 3, 7},
                                 MonthName{"august", 3, 8},        MonthName{"aout", 3, 8},
                                 MonthName{"agosto", 3, 8},        MonthName{"augustus", 3, 8},
                                 MonthName{"september", 3, 9},     MonthName{"sept", 4, 9},
                                 MonthName{"septembre", 3, 9},     MonthName{"septiembre", 3, 9},
                                 MonthName{"setiembre", 3, 9},     MonthName{"settembre", 3, 9},
                                 MonthName{"setembro", 3, 9},      MonthName{"october", 3, 10},
                                 MonthName{"oktober", 3, 10},      MonthName{"octobre", 3, 10},
                                 MonthName{"octubre", 3, 10},      MonthName{"ottobre", 3, 10},
                                 MonthName{"outubro", 3, 10},      MonthName{"november", 3, 11},
                                 MonthName{"novembre", 3, 11},     MonthName{"noviembre", 3, 11},
                                 MonthName{"novembro", 3, 11},     MonthName{"december", 3, 12},
                                 MonthName{"dezember", 3, 12},     MonthName{"decembre", 3, 12},
                                 MonthName{"diciembre", 3, 12},    MonthName{"dicembre", 3, 12},
                                 MonthName{"dezembro", 3, 12},     MonthName{"tammikuuta", 10, 1},
                                 MonthName{"tammikuu", 8, 1},      MonthName{"tammikuun", 9, 1},
                                 MonthName{"styczen", 3, 1},       MonthName{"stycznia", 3, 1},
                                 MonthName{"leden", 5, 1},         MonthName{"ledna", 5, 1},
                                 MonthName{"ianuarie", 4, 1},      MonthName{"helmikuuta", 10, 2},
                                 MonthName{"helmikuu", 8, 2},      MonthName{"helmikuun", 9, 2},
                                 MonthName{"luty", 3, 2},          MonthName{"lutego", 3, 2},
                                 MonthName{"unor", 4, 2},          MonthName{"unora", 4, 2},
                                 MonthName{"februarie", 3, 2},     MonthName{"maaliskuuta", 11, 3},
                                 MonthName{"maaliskuu", 9, 3},     MonthName{"maaliskuun", 10, 3},
                                 MonthName{"marts", 3, 3},         MonthName{"marzec", 3, 3},
                                 MonthName{"marca", 5, 3},         MonthName{"brezen", 4, 3},
                                 MonthName{"brezna", 4, 3},        MonthName{"marcius", 4, 3},
                                 MonthName{"martie", 3, 3},        MonthName{"huhtikuuta", 10, 4},
                                 MonthName{"huhtikuu", 8, 4},      MonthName{"huhtikuun", 9, 4},
                                 MonthName{"kwiecien", 3, 4},      MonthName{"kwietnia", 3, 4},
                                 MonthName{"duben", 5, 4},         MonthName{"dubna", 5, 4},
                                 MonthName{"aprilis", 3, 4},       MonthName{"aprilie", 3, 4},
                                 MonthName{"toukokuuta", 10, 5},   MonthName{"toukokuu", 8, 5},
                                 MonthName{"toukokuun", 9, 5},     MonthName{"maj", 3, 5},
                                 MonthName{"maja", 3, 5},          MonthName{"kveten", 4, 5},
                                 MonthName{"kvetna", 4, 5},        MonthName{"majus", 3, 5},
                                 MonthName{"kesakuuta", 9, 6},     MonthName{"kesakuu", 7, 6},
                                 MonthName{"kesakuun", 8, 6},      MonthName{"czerwiec", 3, 6},
                                 MonthName{"czerwca", 3, 6},       MonthName{"cerven", 6, 6},
                                 MonthName{"cervna", 6, 6},        MonthName{"junius", 3, 6},
                                 MonthName{"iunie", 3, 6},         MonthName{"heinakuuta", 10, 7},
                                 MonthName{"heinakuu", 8, 7},      MonthName{"heinakuun", 9, 7},
                                 MonthName{"lipiec", 4, 7},        MonthName{"lipca", 4, 7},
                                 MonthName{"cervenec", 8, 7},      MonthName{"cervence", 8, 7},
                                 MonthName{"julius", 3, 7},        MonthName{"iulie", 3, 7},
                                 MonthName{"elokuuta", 8, 8},      MonthName{"elokuu", 6, 8},
                                 MonthName{"elokuun", 7, 8},       MonthName{"sierpien", 4, 8},
                                 MonthName{"sierpnia", 4, 8},      MonthName{"srpen", 5, 8},
                                 MonthName{"srpna", 5, 8},         MonthName{"augusztus", 3, 8},
                                 MonthName{"syyskuuta", 9, 9},     MonthName{"syyskuu", 7, 9},
                                 MonthName{"syyskuun", 8, 9},      MonthName{"wrzesien", 3, 9},
                                 MonthName{"wrzesnia", 3, 9},      MonthName{"zari", 4, 9},
                                 MonthName{"szeptember", 4, 9},    MonthName{"septembrie", 3, 9},
                                 MonthName{"lokakuuta", 9, 10},    MonthName{"lokakuu", 7, 10},
                                 MonthName{"lokakuun", 8, 10},     MonthName{"pazdziernik", 3, 10},
                                 MonthName{"pazdziernika", 3, 10}, MonthName{"rijen", 4, 10},
                                 MonthName{"rijna", 4, 10},        MonthName{"octombrie", 3, 10},
                                 MonthName{"marraskuuta", 11, 11}, MonthName{"marraskuu", 9, 11},
                                 MonthName{"marraskuun", 10, 11},  MonthName{"listopad", 8, 11},
                                 MonthName{"listopada", 9, 11},    MonthName{"listopadu", 9, 11},
                                 MonthName{"noiembrie", 4, 11},    MonthName{"joulukuuta", 10, 12},
                                 MonthName{"joulukuu", 8, 12},     MonthName{"joulukuun", 9, 12},
                                 MonthName{"desember", 4, 12},     MonthName{"grudzien", 3, 12},
                                 MonthName{"grudnia", 3, 12},      MonthName{"prosinec", 5, 12},
                                 MonthName{"prosince", 5, 12},     MonthName{"decembrie", 3, 12}};

// Names without abbreviations, from January on, with a blank on either side.
constexpr std::array<std::string_view, 12> whole_names{
    " januara januarja sijecanj sijecnja jaanuar janvaris janvari sausio sausis ocak "
    "ιανουαριου ιανουαριος януари января січня ",
    " februara februarja veljaca veljace veebruar februaris vasario vasaris subat "
    "φεβρουαριου φεβρουαριος февруари февраля лютого ",
    " marec ozujak ozujka marta kovo kovas mart μαρτιου μαρτιος март марта березня ",
    " aprila travanj travnja aprill aprili balandzio balandis nisan απριλιου απριλιος "
    "април апреля квітня ",
    " svibanj svibnja maijs maija geguzes geguze mayis μαιου μαιος май мая травня ",
    " jun juna junij junija lipanj lipnja juuni junijs birzelio birzelis haziran "
    "ιουνιου ιουνιος юни июня червня ",
    " jul jula julij julija srpanj srpnja juuli julijs liepos liepa temmuz ιουλιου "
    "ιουλιος юли июля липня ",
    " augusta avgust avgusta kolovoz kolovoza augusts rugpjucio rugpjutis agustos "
    "αυγουστου αυγουστος август августа серпня ",
    " septembra rujan rujna septembris septembri rugsejo rugsejis eylul σεπτεμβριου "
    "σεπτεμβριος септември сентября вересня ",
    " oktobra oktoober oktobris oktobri spalio spalis ekim οκτωβριου οκτωβριος октомври "
    "октября жовтня ",
    " novembra studeni studenoga studenog novembris novembri lapkricio lapkritis kasim "
    "νοεμβριου νοεμβριος ноември ноября листопада ",
    " decembra prosinac prosinca detsember decembris decembri gruodzio gruodis aralik "
    "δεκεμβριου δεκεμβριος декември декабря грудня "};

} // namespace

unsigned month_of(std::string_view word)
{
    if (word.size() < 3 || word.size() > 32)
        return 0;
    const auto name = folded(word);
    for (const auto& known : month_names) {
        if (name == known.prefix
            || (name.size() >= known.least && name.size() <= 4 && known.prefix.starts_with(name)))
            return known.month;
    }
    const auto marked = ' ' + name + ' ';
    const auto whole = std::ranges::find_if(whole_names, [&marked](std::string_view names) {
        return names.find(marked) != names.npos;
    });
    return whole == whole_names.end() ? 0 : static_cast<unsigned>(whole - whole_names.begin()) + 1;
}

} // namespace mailroom
