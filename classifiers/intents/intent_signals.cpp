#include "classifiers/intents/intent_signals.h"

namespace mailroom {

IntentSignals signals_of(const TextSample& sample, const Understanding& so_far)
{
    IntentSignals signals;
    const auto set = [&signals](IntentSignal signal, bool there) {
        signals.set(static_cast<std::size_t>(signal), there);
    };
    set(IntentSignal::request, !so_far.documents_requested.empty());
    set(IntentSignal::dispute, !so_far.disputes.empty());
    set(IntentSignal::promise, !so_far.promises.empty());
    set(IntentSignal::remittance, so_far.remittance.has_value());
    set(IntentSignal::payment_plan, so_far.payment_plan.has_value());
    set(IntentSignal::master_data, !so_far.master_data.empty());
    set(IntentSignal::customer, sample.writer == Writer::customer);
    set(IntentSignal::vendor, sample.writer == Writer::vendor);
    set(IntentSignal::colleague, sample.writer == Writer::colleague);
    set(IntentSignal::attachment, !sample.attachment_names.empty());
    set(IntentSignal::answer, !sample.quoted.empty());
    set(IntentSignal::forward, !sample.forwarded.empty());
    return signals;
}

} // namespace mailroom
