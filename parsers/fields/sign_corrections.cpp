#include "parsers/fields/sign_corrections.h"

#include "core/ascii.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/line_sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr std::size_t doubtful_max = 12; // Beyond these too many sets of signs make one sum.
constexpr std::array<std::string_view, 6> minus_signs{"-", "–", "—", "−", "(", ")"};

bool is_dash(std::string_view text)
{
    return std::ranges::find(minus_signs, text) != minus_signs.end();
}

std::string without_minus(std::string text)
{
    for (const auto sign : minus_signs) {
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign))
            text.erase(at, sign.size());
    }
    return text;
}

// Net amounts whose signs differ from those of the gross amounts beside them.
std::vector<std::size_t> signs_that_differ(const Document& document)
{
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        const auto gross = amount_of(document.lines[i], Term::gross_amount);
        const auto net = amount_of(document.lines[i], Term::net_amount);
        if (!gross.is_zero() && !net.is_zero() && gross.is_negative() != net.is_negative())
            lines.push_back(i);
    }
    return lines;
}

class Signs {
public:
    Signs(TextLayout& layout, const Document& document, const LookAgain& look_again)
        : layout_(layout),
          document_(document),
          look_again_(look_again),
          sum_(*sum_of_lines(document)),
          paid_(*document.fields.amount(Term::payment_amount))
    {
    }

    std::vector<WordCorrection> correct() &&
    {
        const auto differ = signs_that_differ(document_);
        if (const auto flipped = set_that_sums_up(differ)) {
            for (const auto line : differ) {
                const bool is_net = std::ranges::find(*flipped, line) != flipped->end();
                turn(*document_.lines[line].find(is_net ? Term::net_amount : Term::gross_amount));
            }
        } else if (const auto line = only_one_that_sums_up()) {
            turn(*document_.lines[*line].find(Term::net_amount));
        }
        return std::move(corrections_);
    }

private:
    bool sums_up(const Decimal& turned) const { return sum_ - turned - turned == paid_; }

    // None where several sets do.
    std::optional<std::vector<std::size_t>>
    set_that_sums_up(const std::vector<std::size_t>& lines) const
    {
        if (lines.empty() || lines.size() > doubtful_max)
            return std::nullopt;
        std::optional<std::vector<std::size_t>> only;
        for (std::uint32_t set = 1; set < (1U << lines.size()); ++set) {
            Decimal turned;
            std::vector<std::size_t> chosen;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if ((set >> i & 1U) == 0)
                    continue;
                turned = turned + amount_of(document_.lines[lines[i]], Term::net_amount);
                chosen.push_back(lines[i]);
            }
            if (!sums_up(turned))
                continue;
            if (only)
                return std::nullopt;
            only = std::move(chosen);
        }
        return only;
    }

    std::optional<std::size_t> only_one_that_sums_up() const
    {
        std::optional<std::size_t> only;
        for (std::size_t i = 0; i < document_.lines.size(); ++i) {
            const auto* net = document_.lines[i].find(Term::net_amount);
            const auto amount = amount_of(document_.lines[i], Term::net_amount);
            if (net == nullptr || amount.is_zero() || !sums_up(amount)
                || !(amount.is_negative() || shows_minus(*net)))
                continue;
            if (only)
                return std::nullopt;
            only = i;
        }
        return only;
    }

    // The minus is beside the figures, or was lost with what stood around them.
    static Box with_room(const Box& box)
    {
        return {std::max(0.0F, box.x0 - box.height()), box.y0, box.x1 + box.height(), box.y1};
    }

    bool shows_minus(const Fact& net) const
    {
        if (!net.evidence.box || net.evidence.page == 0)
            return false;
        return std::ranges::any_of(
            look_again_(net.evidence.page, with_room(*net.evidence.box)),
            [](const std::string& text) { return text.find_first_of("-(") != text.npos; });
    }

    void turn(const Fact& amount)
    {
        const auto& evidence = amount.evidence;
        const auto* value = std::get_if<Decimal>(&amount.value);
        if (value == nullptr || !evidence.box || evidence.page == 0
            || evidence.page > layout_.pages.size())
            return;
        const auto room = with_room(*evidence.box);
        Word* figures = nullptr;
        for (auto& word : layout_.pages[evidence.page - 1].words) {
            const float x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
            if (x < room.x0 || x > room.x1 || y < room.y0 || y > room.y1)
                continue;
            if (std::ranges::any_of(word.text, is_digit))
                figures = figures == nullptr ? &word : figures;
            if (value->is_negative() && (is_dash(word.text) || &word == figures))
                replace(evidence.page, word, without_minus(word.text));
        }
        if (!value->is_negative() && figures != nullptr)
            replace(evidence.page, *figures, '-' + figures->text);
    }

    void replace(std::uint32_t page, Word& word, std::string text)
    {
        if (word.text == text)
            return;
        corrections_.push_back({page, word.box, word.text, text});
        word.text = std::move(text);
    }

    TextLayout& layout_;
    const Document& document_;
    const LookAgain& look_again_;
    Decimal sum_, paid_;
    std::vector<WordCorrection> corrections_;
};

} // namespace

std::vector<WordCorrection>
correct_signs(TextLayout& layout, const Document& document, const LookAgain& look_again)
{
    if (document.type != DocumentType::remittance_advice || sum_is_paid(document))
        return {};
    return Signs(layout, document, look_again).correct();
}

} // namespace mailroom::fields
