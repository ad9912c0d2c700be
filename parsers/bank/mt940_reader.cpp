#include "parsers/bank/mt940_reader.h"

#include "core/text.h"
#include "parsers/bank/remittance_text.h"
#include "parsers/bank/swift_fields.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

constexpr double certain = 1.0;

Evidence evidence_of(const TaggedField& field)
{
    const auto first = field.text.substr(0, field.text.find('\n'));
    return {.segment = std::to_string(field.line) + "::" + field.tag + ":" + first, .text = first};
}

void set(Facts& facts, Term term, Value value, const TaggedField& field)
{
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty())
        return;
    facts.set({term, std::move(value), certain, evidence_of(field)});
}

class StatementReader {
public:
    StatementReader(Defects& defects, const Limits& limits) : defects_(defects), limits_(limits) {}

    void take(const TaggedField& field)
    {
        if (field.tag == "25") {
            set(document_.fields, Term::iban, std::string(trimmed(first_line(field.text))), field);
        } else if (field.tag == "28C" || field.tag == "28") {
            set(document_.fields, Term::payment_reference,
                std::string(trimmed(first_line(field.text))), field);
        } else if (field.tag == "60F" || field.tag == "60M") {
            opening_ = swift_balance(field.text);
            set_balance(field);
        } else if (field.tag == "62F" || field.tag == "62M") {
            closing_ = swift_balance(field.text);
            set_balance(field);
        } else if (field.tag == "61") {
            take_entry(field);
        } else if (field.tag == "86" && !document_.lines.empty() && !closing_) {
            take_details(field);
        }
    }

    Document finish() &&
    {
        document_.type = DocumentType::bank_statement;
        document_.type_confidence = certain;
        document_.method = ReadingMethod::edi;
        for (auto& line : document_.lines) {
            if (opening_ && line.find(Term::currency) == nullptr)
                line.set({Term::currency, opening_->currency, certain, {}});
        }
        if (opening_ && closing_) {
            const auto sum = opening_->amount + movement_;
            const bool ok = sum == closing_->amount;
            document_.checks.push_back(
                {"balance", ok,
                 "opening " + to_string(opening_->amount) + " and entries " + to_string(movement_)
                     + (ok ? " are " : " are not ") + to_string(closing_->amount)});
        }
        return std::move(document_);
    }

private:
    static std::string_view first_line(std::string_view text)
    {
        return text.substr(0, text.find('\n'));
    }

    void set_balance(const TaggedField& field)
    {
        const auto balance = swift_balance(field.text);
        if (!balance)
            return;
        set(document_.fields, Term::currency, balance->currency, field);
        set(document_.fields, Term::issue_date, balance->date, field);
    }

    void take_entry(const TaggedField& field)
    {
        const auto entry = swift_entry(field.text);
        if (!entry || document_.lines.size() >= limits_.lines_max) {
            add_defect(
                defects_, "line " + std::to_string(field.line) + ": an entry that cannot be read");
            return;
        }
        Facts line;
        set(line, Term::amount, entry->amount, field);
        set(line, Term::credit_debit, std::string(entry->credit ? "credit" : "debit"), field);
        set(line, Term::value_date, entry->value_date, field);
        set(line, Term::booking_date, entry->booking_date, field);
        set(line, Term::reference, entry->reference, field);
        movement_ = movement_ + (entry->credit ? entry->amount : -entry->amount);
        document_.lines.push_back(std::move(line));
    }

    void take_details(const TaggedField& field)
    {
        auto& line = document_.lines.back();
        const auto details = read_remittance_text(field.text);
        set(line, Term::remittance_information, details.information, field);
        set(line, Term::counterparty_name, details.counterparty_name, field);
        set(line, Term::counterparty_iban, details.counterparty_iban, field);
    }

    Defects& defects_;
    const Limits& limits_;
    Document document_;
    std::optional<SwiftBalance> opening_, closing_;
    Decimal movement_;
};

} // namespace

bool looks_like_mt940(std::string_view bytes)
{
    std::size_t seen = 0;
    for (const auto line : split(bytes.substr(0, 4096), '\n')) {
        const auto tag = swift_tag(trimmed(line));
        if (!tag.empty())
            return tag == "20" || tag == "25" || tag == "28" || tag == "28C" || tag == "60F"
                || tag == "61" || tag == "62F";
        if (++seen > 10) // Envelope blocks and bank names stand above.
            break;
    }
    return false;
}

Parsed<std::vector<Document>> read_mt940(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    std::optional<StatementReader> statement;
    const auto finish = [&] {
        if (statement)
            parsed.value.push_back(std::move(*statement).finish());
    };
    for (const auto& field : swift_fields(bytes, limits)) {
        if (field.tag == "20" || !statement) {
            finish();
            if (parsed.value.size() == limits.pages_max)
                return parsed;
            statement.emplace(parsed.defects, limits);
        }
        statement->take(field);
    }
    finish();
    return parsed;
}

} // namespace mailroom
