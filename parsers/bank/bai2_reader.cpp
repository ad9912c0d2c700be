#include "parsers/bank/bai2_reader.h"

#include "core/text.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mailroom {
namespace {

constexpr double certain = 1.0;

struct Record {
    std::size_t line = 0; // From 1.
    std::string text;     // With its continuations (88) after \n, without their slashes.
    std::vector<std::string> fields;

    std::string_view at(std::size_t index) const
    {
        return index < fields.size() ? std::string_view(fields[index]) : std::string_view();
    }
};

std::vector<std::string> fields_of(std::string_view text)
{
    std::vector<std::string> fields;
    for (const auto line : split(text, '\n')) {
        for (const auto field : split(line, ','))
            fields.emplace_back(trimmed(field));
    }
    return fields;
}

bool begins_record(std::string_view line)
{
    static constexpr std::array<std::string_view, 7> codes{"01,", "02,", "03,", "16,",
                                                           "49,", "98,", "99,"};
    return std::ranges::any_of(codes, [&](auto code) { return line.starts_with(code); });
}

std::vector<Record> records_of(std::string_view bytes, const Limits& limits)
{
    std::vector<Record> records;
    std::size_t number = 0;
    for (const auto line : split(bytes, '\n')) {
        ++number;
        auto text = trimmed(line);
        // QUIRK: free text that is broken over lines goes on without the code of a continuation.
        const bool goes_on = text.starts_with("88,") || !begins_record(text);
        if (text.ends_with('/'))
            text.remove_suffix(1);
        if (text.empty())
            continue;
        if (goes_on && !records.empty()) {
            records.back().text += '\n' + std::string(text.substr(text.starts_with("88,") ? 3 : 0));
        } else {
            if (records.size() == limits.cells_max)
                break;
            records.push_back({number, std::string(text), {}});
        }
    }
    for (auto& record : records)
        record.fields = fields_of(record.text);
    return records;
}

// The text from a field on, as it is written; lines are parted by blanks.
std::string text_from(const Record& record, std::size_t field)
{
    std::size_t at = 0;
    for (; field > 0 && at != record.text.npos; --field)
        at = record.text.find_first_of(",\n", at + (at == 0 ? 0 : 1));
    if (at == record.text.npos)
        return {};
    std::string text(trimmed(record.text.substr(at + 1)));
    std::ranges::replace(text, '\n', ' ');
    return text;
}

// Amounts are written without their decimal places: two, but for the currencies of ISO 4217 that
// have none or three.
std::uint8_t decimals_of(std::string_view currency)
{
    static constexpr std::string_view none =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF "
        "XOF XPF";
    static constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";
    const auto is_in = [&](std::string_view codes) {
        return currency.size() == 3 && codes.find(currency) != codes.npos;
    };
    return is_in(none) ? 0 : is_in(three) ? 3 : 2;
}

std::optional<Decimal> amount_of(std::string_view text, std::string_view currency)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    auto amount = parse_decimal(text);
    if (amount && amount->scale == 0)
        amount->scale = decimals_of(currency);
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

// The field after a funds type, which stands at `type`, and what it brings along.
std::size_t after_funds_type(const Record& record, std::size_t type)
{
    const auto kind = record.at(type);
    if (kind == "V")
        return type + 3; // Value date and time.
    if (kind == "S")
        return type + 4; // Immediate, one-day, more-than-one-day availability.
    if (kind != "D")
        return type + 1;
    const auto pairs = parse_decimal(record.at(type + 1)).value_or(Decimal{}); // Days and amount.
    const auto count = std::clamp<std::int64_t>(pairs.coefficient, 0, 100);
    return type + 2 + 2 * static_cast<std::size_t>(count);
}

// The type code of a record that tells something of the account and moves nothing.
constexpr std::string_view non_monetary = "890";

// Type codes: 100-399 and the bank's own from 920 on are credits; 400-699 and from 960 on, debits.
bool is_credit(std::int64_t type_code)
{
    return type_code < 400 || (type_code >= 920 && type_code < 960);
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
        // Type code, amount, item count, funds type ...
        for (std::size_t i = 3; i + 1 < record.fields.size(); i = after_funds_type(record, i + 3))
            total_ = total_ + amount_of(record.at(i + 1), currency_).value_or(Decimal{});
    }

    void take(const Record& record, Defects& defects)
    {
        if (record.at(1) == non_monetary)
            return;
        const auto code = parse_decimal(record.at(1));
        const auto amount = amount_of(record.at(2), currency_);
        if (!code || !amount) {
            add_defect(
                defects,
                "line " + std::to_string(record.line) + ": a transaction that cannot be read");
            return;
        }
        const bool credit = is_credit(code->coefficient);
        const auto reference = after_funds_type(record, 3);
        Facts line;
        set(line, Term::amount, *amount, record);
        set(line, Term::currency, currency_, record);
        set(line, Term::credit_debit, std::string(credit ? "credit" : "debit"), record);
        if (as_of_)
            set(line, Term::booking_date, *as_of_, record);
        if (const auto value_date = record.at(3) == "V" ? date_of(record.at(4)) : std::nullopt)
            set(line, Term::value_date, *value_date, record);
        // The bank's reference, the customer's, and free text, which may hold commas.
        const auto own = record.at(reference + 1);
        set(line, Term::reference, std::string(own.empty() ? record.at(reference) : own), record);
        set(line, Term::remittance_information, text_from(record, reference + 2), record);
        total_ = total_ + *amount;
        document_.lines.push_back(std::move(line));
    }

    void close(const Record& trailer)
    {
        const auto control = amount_of(trailer.at(1), currency_);
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
        const auto shown = record.text.substr(0, record.text.find('\n'));
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
    const auto text =
        is_utf8(bytes) ? std::string(bytes) : to_utf8(bytes, {}, "the report", parsed.defects);
    for (const auto& record : records_of(text, limits)) {
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
