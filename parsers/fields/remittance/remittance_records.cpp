#include "parsers/fields/remittance/remittance_records.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/record_reasons.h"
#include "parsers/fields/remittance/record_reductions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr double number_least = 0.5, amount_least = 0.6, date_least = 0.5;

struct Part {
    Sense sense;
    Term term;
};

// What a record says below its number; of two labels for one part the first counts.
constexpr std::array parts{
    Part{Sense::paid, Term::net_amount},
    Part{Sense::amount, Term::net_amount},
    Part{Sense::gross, Term::gross_amount},
    Part{Sense::gross_total, Term::gross_amount},
    Part{Sense::discount, Term::discount_amount},
    Part{Sense::deduction, Term::deduction_amount},
    Part{Sense::invoice_date, Term::document_date},
    Part{Sense::any_date, Term::document_date},
};

bool names_number(const Candidate& candidate)
{
    constexpr std::array numbers{
        Sense::invoice_number, Sense::your_number, Sense::document_number,
        Sense::credit_note_number, Sense::title_credit_note};
    return candidate.score > number_least
        && std::ranges::find(numbers, candidate.sense) != numbers.end();
}

// "Withholding  -28.34" below a gross amount is taken off it, and not added.
void set_sign(Facts& line, Term part)
{
    const auto gross = line.amount(Term::gross_amount), taken = line.amount(part);
    const auto net = line.amount(Term::net_amount);
    if (!gross || !taken || taken->is_zero() || gross->is_negative() == taken->is_negative()
        || (net && *gross - *taken == *net))
        return;
    auto fact = *line.find(part);
    fact.value = -*taken;
    line.set(std::move(fact));
}

// A record that was read: what it does not say follows from the rest.
void complete(const Analysis& analysis, Facts& line, const Candidate* last)
{
    set_sign(line, Term::discount_amount);
    set_sign(line, Term::deduction_amount);
    const auto gross = line.amount(Term::gross_amount);
    if (line.find(Term::net_amount) != nullptr || !gross || last == nullptr)
        return;
    auto net = *last;
    net.value = *gross - line.amount(Term::discount_amount).value_or(Decimal())
        - line.amount(Term::deduction_amount).value_or(Decimal());
    line.set(fact_of(analysis, Term::net_amount, net, 0.6));
}

// "FC2700335", or "FC2700335 of 4 May 2026", and nothing else: of its date, where it has one.
bool is_heading(const Analysis& analysis, PieceRef at)
{
    constexpr std::ptrdiff_t blanks_most = 2; // Around one word between number and date.
    const std::string_view text = analysis.piece(at).text;
    const auto number = number_at(text, 0);
    if (number.empty() || !text.starts_with(number))
        return false;
    const auto& dates = analysis.values_of(at).dates;
    return number == text
        || (dates.size() == 1 && dates[0].begin > number.size() && dates[0].end == text.size()
            && std::ranges::count(text.substr(number.size(), dates[0].begin - number.size()), ' ')
                <= blanks_most);
}

// By itself, or beside its date, above the rows that tell what is paid of it.
void add_headings(const Analysis& analysis, std::vector<Candidate>& candidates)
{
    constexpr double score = 0.6, dated = 0.65;
    const auto& rows = analysis.grid.rows;
    const auto says_amount = [&](std::size_t row) {
        const auto labels = labels_in(rows[row].pieces[0].text);
        return !labels.empty() && labels[0].begin == 0
            && family_of(labels[0].best()) == Family::amount
            && !analysis.values[row].back().amounts.empty();
    };
    const auto is_beside_date = [&](std::size_t row) {
        return rows[row].pieces.size() == 2 && analysis.values[row][1].amounts.empty()
            && analysis.values[row][1].dates.size() == 1;
    };
    for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
        if ((rows[row].pieces.size() != 1 && !is_beside_date(row))
            || !is_heading(analysis, {row, 0}) || !says_amount(row + 1))
            continue;
        const auto number = number_at(rows[row].pieces[0].text, 0);
        candidates.push_back(
            {Sense::document_number,
             Value(std::string(number)),
             score,
             {row, 0},
             0,
             number.size(),
             {}});
        for (const auto& date : analysis.values[row][0].dates)
            candidates.push_back(
                {Sense::invoice_date,
                 Value(date.value),
                 dated,
                 {row, 0},
                 date.begin,
                 date.end,
                 {}});
    }
}

// Of the parts in the order of the page, each record ends where the next number stands.
class Records {
public:
    explicit Records(const Analysis& analysis) : analysis_(analysis) {}

    void take(const Candidate& candidate)
    {
        const auto& rows = found_.grid_rows;
        const bool same_row = !rows.empty() && rows.back() == candidate.at.row;
        if (names_number(candidate) && !same_row)
            begin(candidate);
        else
            take_part(candidate);
    }

    ProseLines finished()
    {
        close();
        for (std::size_t i = 0; i < found_.lines.size(); ++i)
            add_reductions_between(
                analysis_, begins_[i],
                i + 1 < begins_.size() ? begins_[i + 1] : analysis_.grid.rows.size(),
                found_.lines[i]);
        add_record_reasons(analysis_, begins_, found_.lines);
        std::erase_if(
            found_.lines, [](const Facts& line) { return line.find(Term::net_amount) == nullptr; });
        std::ranges::sort(found_.grid_rows);
        return std::move(found_);
    }

private:
    void begin(const Candidate& number)
    {
        close();
        found_.lines.emplace_back();
        begins_.push_back(number.at.row);
        set(Term::document_number, number, number.at.row);
    }

    void take_part(const Candidate& candidate)
    {
        // "Amount 1,000.00, discount 20.00, payment 980.00": the amount was that of the document.
        if (candidate.sense == Sense::paid && candidate.score > amount_least
            && amount_ != nullptr) {
            set(Term::gross_amount, *amount_, candidate.at.row);
            found_.lines.back().set(fact_of(analysis_, Term::net_amount, candidate, confidence));
            amount_ = nullptr;
            return;
        }
        const auto part = std::ranges::find(parts, candidate.sense, &Part::sense);
        if (found_.lines.empty() || part == parts.end()
            || candidate.score <= (part->term == Term::document_date ? date_least : amount_least)
            || found_.lines.back().find(part->term) != nullptr)
            return;
        set(part->term, candidate, candidate.at.row);
        if (part->term == Term::gross_amount)
            gross_ = &candidate;
        if (candidate.sense == Sense::amount
            && found_.lines.back().find(Term::gross_amount) == nullptr)
            amount_ = &candidate;
    }

    void set(Term term, const Candidate& candidate, std::size_t row)
    {
        found_.lines.back().set(fact_of(analysis_, term, candidate, confidence));
        found_.grid_rows.push_back(row);
    }

    void close()
    {
        if (!found_.lines.empty())
            complete(analysis_, found_.lines.back(), gross_);
        gross_ = amount_ = nullptr;
    }

    static constexpr double confidence = 0.7;

    const Analysis& analysis_;
    ProseLines found_;
    std::vector<std::size_t> begins_; // The first rows of the records.
    const Candidate* gross_ = nullptr;
    const Candidate* amount_ = nullptr; // What counts as paid, where nothing is called so.
};

ProseLines blocks_of(const Analysis& analysis)
{
    auto candidates = candidates_of(analysis, {});
    add_headings(analysis, candidates);
    std::ranges::stable_sort(candidates, {}, [](const Candidate& candidate) {
        return std::pair(candidate.at.row, candidate.at.piece);
    });
    Records records(analysis);
    for (const auto& candidate : candidates)
        records.take(candidate);
    return records.finished();
}

} // namespace

ProseLines record_lines_of(const Analysis& analysis)
{
    auto records = blocks_of(analysis);
    return records.lines.size() < 2 ? ProseLines() : std::move(records);
}

ProseLines record_of_one(const Analysis& analysis)
{
    auto records = blocks_of(analysis);
    const bool tells_less = records.lines.size() == 1
        && records.lines[0].find(Term::gross_amount) == nullptr
        && records.lines[0].find(Term::discount_amount) == nullptr;
    return records.lines.size() != 1 || tells_less ? ProseLines() : std::move(records);
}

} // namespace mailroom::fields
