#include "parsers/fields/choice/field_values.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/identifiers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr std::size_t values_max = 400; // Of one kind; a document with more is a list.
constexpr std::ptrdiff_t sentence_blanks_least = 7;
constexpr std::array usual_terms{7, 8, 10, 14, 15, 20, 21, 28, 30, 31, 45, 60, 90};

constexpr std::array label_features{
#define SENSE(name, family) std::string_view("label." #name),
#include "parsers/fields/senses.def"
#undef SENSE
};

struct Group {
    std::string key;
    Candidate from;
    PieceRef first;
    std::size_t count = 0;
    std::map<Sense, double> labels;
};

class Collector {
public:
    Collector(const Analysis& analysis, const std::vector<std::size_t>& excluded, Family family)
        : analysis_(analysis),
          excluded_(excluded),
          family_(family)
    {
        if (family == Family::date)
            return;
        identifiers_ = vat_numbers_of(analysis);
        std::ranges::move(ibans_of(analysis), std::back_inserter(identifiers_));
    }

    std::vector<Group> run(const std::vector<Candidate>& candidates)
    {
        for (std::size_t row = 0; row < analysis_.grid.rows.size(); ++row) {
            if (std::ranges::binary_search(excluded_, row))
                continue;
            for (std::size_t piece = 0; piece < analysis_.grid.rows[row].pieces.size(); ++piece) {
                if (family_ == Family::date)
                    add_dates({row, piece});
                else
                    add_numbers({row, piece});
            }
        }
        for (const auto& candidate : candidates)
            add_label(candidate);
        return std::move(groups_);
    }

private:
    Group* group_of(const std::string& key)
    {
        const auto found = index_.find(key);
        return found == index_.end() ? nullptr : &groups_[found->second];
    }

    void add(Candidate candidate)
    {
        auto key = to_string(candidate.value);
        if (auto* group = group_of(key)) {
            ++group->count;
            return;
        }
        if (groups_.size() == values_max)
            return;
        index_.emplace(key, groups_.size());
        const auto at = candidate.at;
        groups_.push_back({std::move(key), std::move(candidate), at, 1, {}});
    }

    void add_dates(PieceRef at)
    {
        for (const auto& date : analysis_.values_of(at).dates)
            add({{}, Value(date.value), 0, at, date.begin, date.end, {}});
    }

    void add_numbers(PieceRef at)
    {
        const auto& piece = analysis_.piece(at);
        const auto& values = analysis_.values_of(at);
        for (const auto& word : piece.words) {
            const auto number = number_at(piece.text, word.begin);
            const auto begin = static_cast<std::size_t>(number.data() - piece.text.data());
            const auto end = begin + number.size();
            const auto inside = [&](const auto& value) {
                return begin < value.end && value.begin < end;
            };
            if (number.size() < 2 || begin >= word.end || std::ranges::any_of(values.dates, inside)
                || std::ranges::any_of(
                    values.amounts,
                    [&](const ScannedAmount& amount) {
                        return inside(amount) && (is_money(amount) || amount.percent);
                    })
                || is_part_of_identifier(at, begin, end))
                continue;
            add({{}, Value(std::string(number)), 0, at, begin, end, {}});
        }
    }

    // "VAT No 123 4567 82", a stretch of an IBAN: no number of its own.
    bool is_part_of_identifier(PieceRef at, std::size_t begin, std::size_t end) const
    {
        constexpr std::array senses{
            Sense::tax_id, Sense::buyer_tax_id, Sense::iban, Sense::account, Sense::bic};
        const Label* before = nullptr;
        for (const auto& label : analysis_.values_of(at).labels) {
            if (label.end <= begin)
                before = &label;
        }
        return (before != nullptr && std::ranges::find(senses, before->best()) != senses.end())
            || std::ranges::any_of(identifiers_, [&](const Identifier& one) {
                   return one.at == at && begin < one.end && one.begin < end;
               });
    }

    void add_label(const Candidate& candidate)
    {
        const bool date = std::holds_alternative<Date>(candidate.value);
        const bool number = std::holds_alternative<std::string>(candidate.value)
            && family_of(candidate.sense) != Family::text;
        if (family_ == Family::date ? !date : !number)
            return;
        const auto key = to_string(candidate.value);
        const bool identifies = candidate.sense == Sense::tax_id
            || candidate.sense == Sense::buyer_tax_id || candidate.sense == Sense::iban;
        if (group_of(key) == nullptr && !identifies)
            add(candidate);
        auto* group = group_of(key);
        if (group == nullptr)
            return;
        auto& score = group->labels[candidate.sense];
        score = std::max(score, candidate.score);
        if (candidate.score > group->from.score)
            group->from = candidate;
    }

    const Analysis& analysis_;
    const std::vector<std::size_t>& excluded_;
    std::vector<Identifier> identifiers_; // Tax numbers and accounts.
    Family family_;
    std::vector<Group> groups_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

// Adds what is not 0 to the list.
class Features {
public:
    explicit Features(FieldValue& value) : value_(value) {}

    void add(std::string_view name, double value)
    {
        if (value != 0)
            value_.features.emplace_back(name, value);
    }

private:
    FieldValue& value_;
};

void add_rules(Features& out, const Group& group, const std::vector<ScoredValue>& by_rules)
{
    double own = 0, other = 0;
    for (const auto& scored : by_rules) {
        auto& best = scored.key == group.key ? own : other;
        best = std::max(best, scored.rank);
    }
    out.add("rules", own);
    out.add("margin", own - other);
}

void add_place(Features& out, const Analysis& analysis, const Group& group)
{
    const auto& row = analysis.grid.rows[group.from.at.row];
    const auto& piece = analysis.piece(group.from.at);
    const auto page = row.page - 1;
    const auto share = [page](float at, const std::vector<float>& sizes) {
        return page < sizes.size() && sizes[page] > 0
            ? std::clamp(static_cast<double>(at / sizes[page]), 0.0, 1.0)
            : 0.5;
    };
    const auto box = piece.box_of(group.from.begin, group.from.end);
    out.add("depth", share(row.box.y0, analysis.grid.page_heights));
    out.add("later_page", row.page > 1);
    out.add("right_half", share((box.x0 + box.x1) / 2, analysis.grid.page_widths) > 0.5);
    out.add(
        "size",
        std::clamp(static_cast<double>(box.height() / analysis.grid.body_size) - 1, 0.0, 2.0));
    out.add("bold", piece.bold);
    out.add("often", group.count > 1);
    out.add("sentence", std::ranges::count(piece.text, ' ') >= sentence_blanks_least);
    out.add("alone", group.from.end - group.from.begin == piece.text.size());
}

void add_number_form(Features& out, const Analysis& analysis, const Group& group)
{
    const std::string_view number = group.key;
    const std::string_view text = analysis.piece(group.from.at).text;
    // "Invoice (380) No. 4711": a code of the document's type (UNTDID 1001).
    out.add(
        "bracketed",
        group.from.begin > 0 && text[group.from.begin - 1] == '('
            && text.substr(group.from.end, 1) == ")");
    const auto digits = std::ranges::count_if(number, is_digit);
    const bool digits_only = digits == std::ssize(number);
    out.add("digits_only", digits_only);
    out.add("short", number.size() < 4);
    out.add("long", number.size() > 12);
    out.add("separators", number.find_first_of("-/._") != number.npos);
    out.add("year", digits_only && number.size() == 4 && (number[0] == '1' || number[0] == '2'));
    out.add("telephone", number[0] == '+' || (number[0] == '0' && digits >= 8));
}

void add_date_form(
    Features& out, const Group& group, const Analysis& analysis, const std::vector<Group>& groups)
{
    const auto date_of = [](const Group& of) { return std::get<Date>(of.from.value); };
    const auto date = date_of(group);
    const auto earliest = std::ranges::min(groups, {}, date_of),
               latest = std::ranges::max(groups, {}, date_of);
    out.add("earliest", date == date_of(earliest));
    out.add("latest", date == date_of(latest));
    const auto days = days_between(date_of(earliest), date);
    out.add("terms", std::ranges::find(usual_terms, days) != usual_terms.end());
    for (const auto& found : analysis.values_of(group.first).dates) {
        if (found.value == date)
            out.add("month_name", found.month_name);
    }
}

} // namespace

std::vector<FieldValue> field_values(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::vector<std::size_t>& excluded,
    const ExtractContext& context,
    Family family,
    const std::vector<ScoredValue>& by_rules)
{
    const auto groups = Collector(analysis, excluded, family).run(candidates);
    const auto filename = to_lower_ascii(context.filename);
    std::vector<FieldValue> values;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& group = groups[i];
        auto& value = values.emplace_back(FieldValue{group.from, {}});
        Features out(value);
        add_rules(out, group, by_rules);
        for (const auto& [sense, score] : group.labels)
            out.add(label_features[static_cast<std::size_t>(sense)], score);
        out.add("unlabelled", group.labels.empty());
        out.add("first", i == 0);
        add_place(out, analysis, group);
        if (family == Family::date)
            add_date_form(out, group, analysis, groups);
        else
            add_number_form(out, analysis, group);
        out.add(
            "filename",
            group.key.size() >= 4 && filename.find(to_lower_ascii(group.key)) != filename.npos);
    }
    return values;
}

} // namespace mailroom::fields
