#include "classifiers/train/fields_trainer.h"

#include "classifiers/train/linear_model.h"
#include "core/choice_odds.h"
#include "core/train/choice_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace mailroom {
namespace {

constexpr std::size_t folds = 8;
constexpr std::size_t layouts_least = 12; // Fewer teach nothing that lasts.
constexpr double smallest_weight = 0.02;  // Below it a feature is not worth its line.

struct FieldOf {
    std::string_view name;
    Term term;
    bool is_advice;
    bool is_party = false;
    double wrong_costs = 1; // Of what a right value is worth, where no value costs nothing.
};

constexpr std::array fields{
    FieldOf{"invoice.invoice_number", Term::invoice_number, false},
    FieldOf{"invoice.issue_date", Term::issue_date, false},
    FieldOf{"invoice.due_date", Term::due_date, false},
    FieldOf{"invoice.purchase_order", Term::purchase_order, false},
    FieldOf{"invoice.seller_name", Term::seller_name, false, true, 0.25},
    FieldOf{"invoice.buyer_name", Term::buyer_name, false, true, 0.25},
    FieldOf{"remittance.payer_name", Term::payer_name, true, true, 0.25},
    FieldOf{"remittance.payee_name", Term::payee_name, true, true, 0.25},
    FieldOf{"remittance.payment_date", Term::payment_date, true},
    FieldOf{"remittance.payment_reference", Term::payment_reference, true, false, 0.5}};

// The values that one document offers for the field.
struct Offer {
    std::size_t fold = 0;
    const LabelledDocument* document = nullptr;
    bool is_known = false; // The document is said to have the field.
    bool rules_chose = false, rules_right = false;
    Choices values;
    std::vector<const FieldSample*> samples; // Of the values.

    bool has_right() const { return std::ranges::any_of(values, &LogisticRow::is); }
};

// The best value of an offer, by weights that have not seen its layout.
struct Judged {
    const Offer* offer = nullptr;
    double odds = 0;
    bool right = false;
    const FieldSample* sample = nullptr;
};

class FieldTrainer {
public:
    FieldTrainer(const std::vector<LabelledDocument>& documents, const FieldOf& field)
        : field_(field)
    {
        std::set<std::string> names, layouts;
        for (const auto& document : documents) {
            if (document.is_advice != field.is_advice)
                continue;
            layouts.insert(document.layout);
            for (const auto& sample : document.samples) {
                for (const auto& feature : sample.features)
                    names.insert(feature.name);
            }
        }
        names_.assign(names.begin(), names.end());
        layouts_.assign(layouts.begin(), layouts.end());
        for (const auto& document : documents) {
            // Every document has its parties; where none is known, the truth leaves them out.
            const bool is_told = !field.is_party || document.values.contains(field.term);
            if (document.is_advice == field.is_advice && is_told)
                add(document);
        }
    }

    // The lines of the file, where the ranking is kept.
    std::string run(FieldFigures& figures)
    {
        figures.field = field_.name;
        figures.layouts = layouts_.size();
        for (const auto& offer : offers_) {
            for (auto* tally : {&figures.all, &figures.by_data[offer.document->data]}) {
                tally->documents += offer.is_known;
                tally->offered += offer.has_right();
                tally->rules_right += offer.rules_chose && offer.rules_right;
                tally->rules_wrong += offer.rules_chose && !offer.rules_right;
            }
        }
        if (layouts_.size() < layouts_least)
            return {};
        const auto judged = cross_validated();
        const double least = least_odds(judged);
        std::vector<std::pair<double, bool>> chosen;
        for (const auto& best : judged) {
            if (!best.right)
                dispute(best, least, figures.disputed);
            if (best.odds < least)
                continue;
            for (auto* tally : {&figures.all, &figures.by_data[best.offer->document->data]}) {
                tally->ranking_right += best.right;
                tally->ranking_wrong += !best.right;
            }
            chosen.emplace_back(best.odds, best.right);
        }
        const auto platt = fit_platt(chosen);
        for (const auto& [score, right] : chosen) {
            const auto tenth =
                std::min<std::size_t>(9, static_cast<std::size_t>(platt.probability(score) * 10));
            ++figures.sure[tenth];
            figures.sure_and_right[tenth] += right;
        }
        const auto worth = [](std::size_t right, std::size_t wrong) {
            return static_cast<std::ptrdiff_t>(right) - static_cast<std::ptrdiff_t>(wrong);
        };
        figures.is_kept = worth(figures.all.ranking_right, figures.all.ranking_wrong)
            > worth(figures.all.rules_right, figures.all.rules_wrong);
        return figures.is_kept ? written(fit(folds), platt, least) : std::string();
    }

private:
    void add(const LabelledDocument& document)
    {
        const auto known = document.values.find(field_.term);
        Offer offer;
        offer.document = &document;
        offer.is_known = known != document.values.end();
        const auto layout = std::ranges::lower_bound(layouts_, document.layout);
        offer.fold = static_cast<std::size_t>(layout - layouts_.begin()) % folds;
        for (const auto& sample : document.samples) {
            if (sample.term != field_.term || sample.document != 0
                || (sample.type == DocumentType::remittance_advice) != field_.is_advice)
                continue;
            LogisticRow row;
            row.features.resize(names_.size());
            for (const auto& feature : sample.features) {
                const auto name = std::ranges::lower_bound(names_, feature.name);
                row.features[static_cast<std::size_t>(name - names_.begin())] = feature.value;
            }
            row.is = offer.is_known && is_same_value(field_.term, known->second, sample.value);
            offer.rules_chose = offer.rules_chose || sample.chosen_by_rules;
            offer.rules_right = offer.rules_right || (sample.chosen_by_rules && row.is);
            offer.values.push_back(std::move(row));
            offer.samples.push_back(&sample);
        }
        offers_.push_back(std::move(offer));
    }

    void dispute(const Judged& best, double least, std::string& out) const
    {
        const auto& document = *best.offer->document;
        const auto known = document.values.find(field_.term);
        out += document.file.string() + '\t' + std::string(field_.name) + '\t'
            + (known == document.values.end() ? "none" : known->second) + '\t'
            + (best.odds < least ? "(unsure) " : "") + to_string(best.sample->value)
            + (best.offer->has_right() ? "\n" : "\tthe right one was not offered\n");
    }

    // Without the layouts of this fold; `folds` is none of them.
    LogisticModel fit(std::size_t without) const
    {
        std::vector<const Choices*> all;
        for (const auto& offer : offers_) {
            if (offer.fold != without && !offer.values.empty())
                all.push_back(&offer.values);
        }
        return fit_choices(all, names_.size());
    }

    std::vector<Judged> cross_validated() const
    {
        std::vector<Judged> judged;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const auto model = fit(fold);
            for (const auto& offer : offers_) {
                if (offer.fold != fold || offer.values.empty())
                    continue;
                std::vector<double> utilities;
                for (const auto& value : offer.values)
                    utilities.push_back(model.score(value.features));
                const auto best = static_cast<std::size_t>(
                    std::ranges::max_element(utilities) - utilities.begin());
                judged.push_back(
                    {&offer, odds_of_best(utilities), offer.values[best].is, offer.samples[best]});
            }
        }
        return judged;
    }

    // Where right values less wrong ones are most; a value for a field that the document is not
    // known to have is wrong. No document is done without a person for the name of a party or a
    // reference alone: a wrong one, shown as unsure, costs less there.
    double least_odds(std::vector<Judged> judged) const
    {
        std::ranges::sort(judged, std::greater{}, &Judged::odds);
        double worth = 0, most = 0, least = 1e9;
        for (const auto& best : judged) {
            worth += best.right ? 1 : -field_.wrong_costs;
            if (worth >= most) {
                most = worth;
                least = best.odds;
            }
        }
        return least - 0.01;
    }

    std::string written(const LogisticModel& model, const Platt& platt, double least) const
    {
        std::string out;
        const auto line = [&](std::string_view feature, double weight) {
            std::array<char, 40> number{};
            std::snprintf(number.data(), number.size(), "%.3f", weight);
            ((((out += field_.name) += '\t') += feature) += '\t') += number.data();
            out += '\n';
        };
        line("(bias)", model.bias);
        line("(least)", least);
        line("(slope)", platt.slope);
        line("(offset)", platt.offset);
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (std::abs(model.weights[i]) >= smallest_weight)
                line(names_[i], model.weights[i]);
        }
        return out;
    }

    const FieldOf& field_;
    std::vector<std::string> names_, layouts_; // Sorted.
    std::vector<Offer> offers_;
};

} // namespace

TrainedFields train_fields(const std::vector<LabelledDocument>& documents)
{
    TrainedFields trained;
    trained.ranking = "# Made by `mailroom train fields`: field, feature, weight.\n";
    for (const auto& field : fields)
        trained.ranking += FieldTrainer(documents, field).run(trained.figures.emplace_back());
    return trained;
}

} // namespace mailroom
