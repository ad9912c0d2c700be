#include "classifiers/train/fields_trainer.h"

#include "classifiers/train/linear_model.h"
#include "core/train/logistic_model.h"

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
};

constexpr std::array fields{
    FieldOf{"invoice.invoice_number", Term::invoice_number, false},
    FieldOf{"invoice.issue_date", Term::issue_date, false},
    FieldOf{"invoice.due_date", Term::due_date, false},
    FieldOf{"invoice.purchase_order", Term::purchase_order, false},
    FieldOf{"invoice.seller_name", Term::seller_name, false},
    FieldOf{"invoice.buyer_name", Term::buyer_name, false},
    FieldOf{"remittance.payer_name", Term::payer_name, true},
    FieldOf{"remittance.payee_name", Term::payee_name, true},
    FieldOf{"remittance.payment_date", Term::payment_date, true},
    FieldOf{"remittance.payment_reference", Term::payment_reference, true}};

// The values that one document offers for the field.
struct Offer {
    std::size_t fold = 0;
    bool is_known = false; // The document is said to have the field.
    bool rules_chose = false, rules_right = false;
    std::vector<LogisticRow> values;
};

// The best value of an offer, scored by weights that have not seen its layout.
struct Judged {
    double score = 0;
    bool is_known = false, right = false;
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
            if (document.is_advice == field.is_advice)
                add(document);
        }
    }

    // The lines of the file, where the ranking is kept.
    std::string run(FieldFigures& figures)
    {
        figures.field = field_.name;
        figures.layouts = layouts_.size();
        for (const auto& offer : offers_) {
            figures.documents += offer.is_known;
            figures.rules_right += offer.rules_chose && offer.rules_right;
            figures.rules_wrong += offer.rules_chose && !offer.rules_right;
        }
        if (layouts_.size() < layouts_least)
            return {};
        const auto judged = cross_validated();
        const double least = least_score(judged);
        std::vector<std::pair<double, bool>> chosen;
        for (const auto& best : judged) {
            if (best.score < least)
                continue;
            figures.ranking_right += best.right;
            figures.ranking_wrong += !best.right;
            chosen.emplace_back(best.score, best.right);
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
        figures.is_kept = worth(figures.ranking_right, figures.ranking_wrong)
            > worth(figures.rules_right, figures.rules_wrong);
        return figures.is_kept ? written(fit(folds), platt, least) : std::string();
    }

private:
    void add(const LabelledDocument& document)
    {
        const auto known = document.values.find(field_.term);
        Offer offer;
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
        }
        offers_.push_back(std::move(offer));
    }

    // Without the layouts of this fold; `folds` is none of them.
    LogisticModel fit(std::size_t without) const
    {
        std::vector<const LogisticRow*> rows;
        for (const auto& offer : offers_) {
            for (const auto& value : offer.values) {
                if (offer.fold != without)
                    rows.push_back(&value);
            }
        }
        return fit_logistic(rows, names_.size());
    }

    std::vector<Judged> cross_validated() const
    {
        std::vector<Judged> judged;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const auto model = fit(fold);
            for (const auto& offer : offers_) {
                if (offer.fold != fold || offer.values.empty())
                    continue;
                Judged best{.score = -1e9, .is_known = offer.is_known};
                for (const auto& value : offer.values) {
                    const double score = model.score(value.features);
                    if (score > best.score) {
                        best.score = score;
                        best.right = value.is;
                    }
                }
                judged.push_back(best);
            }
        }
        return judged;
    }

    // Where right values less wrong ones are most; a value for a field that the document is not
    // known to have is wrong.
    static double least_score(std::vector<Judged> judged)
    {
        std::ranges::sort(judged, std::greater{}, &Judged::score);
        std::ptrdiff_t worth = 0, most = 0;
        double least = 1e9;
        for (const auto& best : judged) {
            worth += best.right ? 1 : -1;
            if (worth >= most) {
                most = worth;
                least = best.score;
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
