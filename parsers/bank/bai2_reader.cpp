#include "parsers/bank/bai2_reader.h"

#include "core/text.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

constexpr double certain = 1.0;

struct Record {
    std::size_t line = 0; // From 1.
    std::string text;     // With its continuations (88), without their slashes.
    std::vector<std::string> fields;

    std::string_view at(std::size_t index) const
    {
        return index < fields.size() ? std::string_view(fields[index]) : std::string_view();
    }
};

std::vector<Record> records_of(std::string_view bytes, const Limits& limits)
{
    std::vector<Record> records;
    std::size_t number = 0;
    for (const auto line : split(bytes, '\n')) {
        ++number;
        auto text = trimmed(line);
        if (text.empty())
            continue;
        if (text.starts_with("88,") && !records.empty()) {
            records.back().text += ',' + std::string(text.substr(3));
        } else {
            if (records.size() == limits.cells_max)
                break;
            records.push_back({number, std::string(text), {}});
        }
        if (records.back().text.ends_with('/'))
            records.back().text.pop_back();
    }
    for (auto& record : records) {
        for (const auto field : split(record.text, ','))
            record.fields.emplace_back(trimmed(field));
    }
    return records;
}

std::optional<Decimal> amount_of(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    auto amount = parse_decimal(text);
    if (amount && amount->scale == 0)
        amount->scale = 2;
    return amount;
}

// YYMMDD
std::optional<Date> date_of(std::string_view text)
{
    if (text.size() != 6 || text.find_first_not_of("0123456789") != text.npos)
        return std::nullopt;
    return parse_date(
        "20" + std::string(text.substr(0, 2)) + '-' + std::string(text.substr(2, 2)) + '-'
        + std::string(text.substr(4, 2)));
}

// Where the reference of a transaction stands depends on its funds type (field 4).
std::size_t reference_field(const Record& record)
{
    const auto type = record.at(3);
    if (type == "V")
        return 6; // Value date and time.
    if (type == "S")
        return 7;      // Immediate, one-day, more-than-one-day availability.
    if (type == "D") { // A count, and so many pairs.
        const auto pairs = parse_decimal(record.at(4)).value_or(Decimal{});
        const auto count = std::clamp<std::int64_t>(pairs.coefficient, 0, 100);
        return 5 + 2 * static_cast<std::size_t>(count);
    }
    return 4;
}

class AccountReader {
public:
    AccountReader(const Record& record, std::optional<Date> as_of, std::string_view currency)
        : as_of_(as_of)
    {
        document_.type = DocumentType::bank_statement;
        document_.type_confidence = certain;
        document_.method = ReadingMethod::edi;
        set(document_.fields, Term::iban, std::string(record.at(1)), record);
        const auto own = record.at(2);
        currency_ = own.empty() ? (currency.empty() ? "USD" : currency) : own;
        set(document_.fields, Term::currency, currency_, record);
        if (as_of_)
            set(document_.fields, Term::issue_date, *as_of_, record);
        for (std::size_t i = 3; i + 1 < record.fields.size();) {
            total_ = total_ + amount_of(record.at(i + 1)).value_or(Decimal{});
            i += 4; // Type code, amount, item count, funds type ...
            if (record.at(i - 1) == "V")
                i += 2; // ... and what that brings along.
            else if (record.at(i - 1) == "S")
                i += 3;
        }
    }

    void take(const Record& record, Defects& defects)
    {
        const auto code = parse_decimal(record.at(1));
        const auto amount = amount_of(record.at(2));
        if (!code || !amount) {
            add_defect(
                defects,
                "line " + std::to_string(record.line) + ": a transaction that cannot be read");
            return;
        }
        const bool credit = code->coefficient < 400;
        const auto reference = reference_field(record);
        Facts line;
        set(line, Term::amount, *amount, record);
        set(line, Term::currency, currency_, record);
        set(line, Term::credit_debit, std::string(credit ? "credit" : "debit"), record);
        if (as_of_)
            set(line, Term::booking_date, *as_of_, record);
        if (const auto value_date = record.at(3) == "V" ? date_of(record.at(4)) : std::nullopt)
            set(line, Term::value_date, *value_date, record);
        std::string text; // The last field is free text and may hold commas.
        for (auto i = reference + 2; i < record.fields.size(); ++i)
            text += (text.empty() ? "" : ", ") + record.fields[i];
        set(line, Term::reference, std::string(record.at(reference)), record);
        set(line, Term::remittance_information, text, record);
        total_ = total_ + *amount;
        document_.lines.push_back(std::move(line));
    }

    void close(const Record& trailer)
    {
        const auto control = amount_of(trailer.at(1));
        if (!control)
            return;
        const bool ok = *control == total_;
        document_.checks.push_back(
            {"account total", ok,
             to_string(total_) + (ok ? " = " : " is not ") + to_string(*control)});
    }

    Document finish() && { return std::move(document_); }

private:
    static void set(Facts& facts, Term term, Value value, const Record& record)
    {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty())
            return;
        const auto shown = record.text.substr(0, 200);
        facts.set(
            {term,
             std::move(value),
             certain,
             {.segment = std::to_string(record.line) + ':' + shown, .text = shown}});
    }

    Document document_;
    std::optional<Date> as_of_;
    std::string currency_;
    Decimal total_;
};

} // namespace

bool looks_like_bai2(std::string_view bytes)
{
    const auto line = trimmed(bytes.substr(0, bytes.find('\n')));
    const auto fields = split(line.substr(0, line.find('/')), ',');
    return fields.size() >= 9 && fields[0] == "01" && date_of(trimmed(fields[3]))
        && trimmed(fields.back()) == "2";
}

Parsed<std::vector<Document>> read_bai2(std::string_view bytes, const Limits& limits)
{
    Parsed<std::vector<Document>> parsed;
    std::optional<AccountReader> account;
    std::optional<Date> as_of;
    std::string currency;
    std::size_t lines = 0;
    for (const auto& record : records_of(bytes, limits)) {
        const auto code = record.at(0);
        if (code == "02") {
            as_of = date_of(record.at(4));
            currency = record.at(6);
        } else if (code == "03" && parsed.value.size() < limits.pages_max) {
            account.emplace(record, as_of, currency);
        } else if (code == "16" && account && lines++ < limits.lines_max) {
            account->take(record, parsed.defects);
        } else if (code == "49" && account) {
            account->close(record);
            parsed.value.push_back(std::move(*account).finish());
            account.reset();
        }
    }
    if (account) {
        add_defect(parsed.defects, "the file is cut short: an account has no trailer");
        parsed.value.push_back(std::move(*account).finish());
    }
    return parsed;
}

} // namespace mailroom
