#include "parsers/body/train/signed_mail.h"

#include "core/ascii.h"
#include "core/fold.h"
#include "core/json.h"
#include "core/text.h"
#include "parsers/body/closing.h"
#include "parsers/body/phrases.h"

#include <algorithm>
#include <fstream>
#include <random>

namespace mailroom {
namespace {

bool ends_sentence(std::string_view text)
{
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, is_digit);
}

// Whether a line at the end of a message signs it, as far as that can be told without the model.
std::optional<bool> signs(const TextLine& line, bool signature_follows)
{
    const auto words = words_in(line.text);
    if (is_closing(line.folded))
        return true;
    if (has_digit(line.text) || words > 6 || line.text.ends_with('?') || line.text.ends_with(':')
        || phrase_at_start(PhraseKind::greeting, line.folded) > 0)
        return false;
    if (ends_sentence(line.text))
        return words > 3 ? std::optional(false) : std::nullopt;
    if (phrase_within(PhraseKind::statement, line.folded)) // "Let me know please"
        return std::nullopt;
    if (signature_follows && (words <= 3 || is_name_like(line)))
        return true;
    return std::nullopt;
}

void label(SignedMail& mail, std::size_t body_lines, bool has_signature)
{
    mail.lines = text_lines(mail.text);
    mail.signs.resize(mail.lines.size());
    bool tail = true;
    for (auto i = mail.lines.size(); i-- > 0;) {
        const auto& line = mail.lines[i];
        if (line.blank)
            continue;
        if (i >= body_lines) {
            mail.signs[i] = true;
            continue;
        }
        mail.signs[i] = tail ? signs(line, has_signature) : std::optional(false);
        tail = tail && mail.signs[i] != std::optional(false);
    }
    // A letter does not begin with its end.
    const auto first = std::ranges::find(mail.lines, false, &TextLine::blank);
    if (first != mail.lines.end())
        mail.signs[static_cast<std::size_t>(first - mail.lines.begin())] = false;
}

// All of it is the message.
SignedMail unsigned_mail(std::string text)
{
    SignedMail mail;
    mail.text = std::move(text);
    mail.lines = text_lines(mail.text);
    for (const auto& line : mail.lines)
        mail.signs.push_back(line.blank ? std::nullopt : std::optional(false));
    return mail;
}

std::string name_in(std::string_view signature)
{
    const auto end = signature.find_first_of("\n,|/(");
    return std::string(trimmed(signature.substr(0, end)));
}

// The sentences of a message, but for its last line, which may be a name.
std::vector<std::string> sentences_of(std::string_view body)
{
    std::vector<std::string> sentences;
    for (auto line : split(body.substr(0, body.rfind('\n')), '\n')) {
        while (!trimmed(line).empty()) {
            std::size_t end = 0;
            while (end < line.size()
                   && !(ends_sentence(line.substr(0, end)) && (line[end] == ' ') && end > 8))
                ++end;
            sentences.emplace_back(trimmed(line.substr(0, end)));
            line.remove_prefix(end);
        }
    }
    return sentences;
}

struct Written {
    std::string body, signature;
};

class Shapes {
public:
    Shapes(std::vector<SignedMail>& mails, std::string source)
        : mails_(mails),
          source_(std::move(source))
    {
    }

    void add(const Written& mail)
    {
        const auto body_lines = static_cast<std::size_t>(std::ranges::count(mail.body, '\n')) + 1;
        const auto whole = [&](std::string text) {
            SignedMail made;
            made.text = std::move(text);
            label(made, body_lines, !mail.signature.empty());
            put(std::move(made), mail);
        };
        whole(mail.body + '\n');
        if (!mail.signature.empty()) {
            whole(mail.body + "\n\n" + mail.signature + '\n');
            whole(mail.body + '\n' + mail.signature + '\n');
        }
        const auto sentences = sentences_of(mail.body);
        if (sentences.size() < 2)
            return;
        std::string text;
        const auto count = 1 + random_() % sentences.size();
        const std::string gap = random_() % 2 != 0 ? "\n" : "\n\n";
        for (std::size_t i = 0; i < count; ++i)
            text += sentences[i] + gap;
        put(unsigned_mail(text), mail);
    }

private:
    void put(SignedMail made, const Written& mail)
    {
        made.source = source_;
        if (random_() % 3 != 0 && !mail.signature.empty())
            made.sender.display_name = name_in(mail.signature);
        mails_.push_back(std::move(made));
    }

    std::vector<SignedMail>& mails_;
    std::string source_;
    std::mt19937 random_{7}; // The same mail in the same shapes each time.
};

} // namespace

std::vector<SignedMail> signed_mail(const std::filesystem::path& file)
{
    std::vector<SignedMail> mails;
    std::ifstream in(file);
    Shapes shapes(mails, file.stem());
    for (std::string line; std::getline(in, line);) {
        const auto json = parse_json(line);
        if (!json.has_value())
            continue;
        const Written mail{
            std::string(trimmed((*json)["body"].text_or(""))),
            std::string(trimmed((*json)["signature"].text_or("")))};
        if (mail.body.empty() || mail.body.find("\n>") != mail.body.npos)
            continue;
        shapes.add(mail);
    }
    return mails;
}

} // namespace mailroom
