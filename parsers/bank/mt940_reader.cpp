#include "parsers/bank/mt940_reader.h"

#include "core/text.h"
#include "parsers/bank/remittance_text.h"
#include "parsers/bank/swift_fields.h"
#include "parsers/mime/charset.h"

#include <map>
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
        using Take = void (StatementReader::*)(const TaggedField&);
        static const std::map<std::string_view, Take> takes{
            {"25", &StatementReader::take_account},  {"28", &StatementReader::take_number},
            {"28C", &StatementReader::take_number},  {"34F", &StatementReader::take_floor},
            {"60F", &StatementReader::take_opening}, {"60M", &StatementReader::take_opening},
            {"62F", &StatementReader::take_closing}, {"62M", &StatementReader::take_closing},
            {"61", &StatementReader::take_entry},    {"86", &StatementReader::take_details},
            {"13D", &StatementReader::take_moment},  {"NS", &StatementReader::take_details},
            {"90D", &StatementReader::take_sum},     {"90C", &StatementReader::take_sum}};
        if (const auto take = takes.find(field.tag); take != takes.end())
            (this->*take->second)(field);
    }

    Document finish() &&
    {
        document_.type = DocumentType::bank_statement;
        document_.type_confidence = certain;
        document_.method = ReadingMethod::edi;
        finish_account();
        for (auto& line : document_.lines) {
            if (!currency_.empty() && line.find(Term::currency) == nullptr)
                line.set({Term::currency, currency_, certain, {}});
        }
        if (opening_ && closing_) {
            const auto sum = opening_->amount + movement();
            const bool ok = sum == closing_->amount;
            document_.checks.push_back(
                {"balance", ok,
                 "opening " + to_string(opening_->amount) + " and entries " + to_string(movement())
                     + (ok ? " are " : " are not ") + to_string(closing_->amount)});
        }
        check_sum("debits", debits_, debits_said_);
        check_sum("credits", credits_, credits_said_);
        return std::move(document_);
    }

private:
    static std::string_view first_line(std::string_view text)
    {
        return text.substr(0, text.find('\n'));
    }

    Decimal movement() const { return credits_ - debits_; }

    void take_account(const TaggedField& field)
    {
        set(document_.fields, Term::iban, std::string(trimmed(first_line(field.text))), field);
    }

    void take_number(const TaggedField& field)
    {
        set(document_.fields, Term::payment_reference, std::string(trimmed(first_line(field.text))),
            field);
    }

    void take_moment(const TaggedField& field)
    {
        if (const auto date = swift_date(std::string_view(field.text).substr(0, 6)))
            set(document_.fields, Term::issue_date, *date, field);
    }

    void take_floor(const TaggedField& field) { set_currency(field.text.substr(0, 3), field); }

    void take_opening(const TaggedField& field)
    {
        opening_ = swift_balance(field.text);
        set_balance(opening_, field);
    }

    void take_closing(const TaggedField& field)
    {
        closing_ = swift_balance(field.text);
        closed_ = true;
        set_balance(closing_, field);
    }

    void take_sum(const TaggedField& field)
    {
        const auto sum = swift_sum(field.text);
        if (!sum)
            return;
        (field.tag == "90D" ? debits_said_ : credits_said_) = sum->amount;
        closed_ = true;
        set_currency(sum->currency, field);
    }

    void set_currency(const std::string& currency, const TaggedField& field)
    {
        if (currency.empty())
            return;
        currency_ = currency;
        set(document_.fields, Term::currency, currency, field);
    }

    void set_balance(const std::optional<SwiftBalance>& balance, const TaggedField& field)
    {
        if (!balance)
            return;
        set_currency(balance->currency, field);
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
        set(line, Term::counterparty_name, entry->supplement, field);
        auto& total = entry->credit ? credits_ : debits_;
        total = total + entry->amount;
        document_.lines.push_back(std::move(line));
        details_.clear();
    }

    // QUIRK: Dutch banks give the details of an entry in several fields, a line each. After the
    // closing balance they tell of the statement.
    void take_details(const TaggedField& field)
    {
        if (document_.lines.empty() || closed_)
            return;
        auto& line = document_.lines.back();
        details_ += (details_.empty() ? "" : "\n") + field.text;
        const auto details =
            field.tag == "NS" ? read_non_swift_text(details_) : read_remittance_text(details_);
        set(line, Term::remittance_information, details.information, field);
        set(line, Term::counterparty_name, details.counterparty_name, field);
        set(line, Term::counterparty_iban, details.counterparty_iban, field);
        if (line.find(Term::reference) == nullptr || !details.reference.empty())
            set(line, Term::reference, details.reference, field);
    }

    // QUIRK: "NL12RABO0123456789 EUR": the account's currency stands behind it.
    void finish_account()
    {
        const auto* account = document_.fields.find(Term::iban);
        auto text = document_.fields.text(Term::iban);
        if (account == nullptr || currency_.empty() || text.size() < 8
            || !text.ends_with(currency_))
            return;
        text.resize(text.size() - currency_.size());
        auto fact = *account;
        fact.value = std::string(without_trailing(text, " /"));
        document_.fields.set(std::move(fact));
    }

    void check_sum(const char* rule, const Decimal& sum, const std::optional<Decimal>& said)
    {
        if (!said)
            return;
        const bool ok = sum == *said;
        document_.checks.push_back(
            {rule, ok, to_string(sum) + (ok ? " = " : " is not ") + to_string(*said)});
    }

    Defects& defects_;
    const Limits& limits_;
    Document document_;
    std::optional<SwiftBalance> opening_, closing_;
    std::optional<Decimal> debits_said_, credits_said_; // MT942
    Decimal debits_, credits_;
    std::string currency_;
    std::string details_; // Of the last entry.
    bool closed_ = false;
};

} // namespace

bool looks_like_mt940(std::string_view bytes)
{
    std::size_t seen = 0;
    const auto text = with_line_breaks(bytes.substr(0, 4096));
    for (const auto line : split(text, '\n')) {
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
    const auto text =
        is_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, {}, "the statement", parsed.defects);
    for (const auto& field : swift_fields(text, limits)) {
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
