#include "classifiers/text/language.h"

#include "classifiers/text/folded_words.h"
#include "classifiers/text/sentences.h"
#include "core/ascii.h"
#include "core/text.h"
#include "embedded/language_words.h"

// CLD2's header needs <cstdio> and does not say so.
#include <algorithm>
#include <cstdio>
#include <map>
#include <unordered_map>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace mailroom {
namespace {

constexpr std::size_t text_bytes_max = 16'000;
constexpr std::size_t few_letters = 8;     // "ok thanks" is a guess; "ok" is none.
constexpr std::size_t enough_letters = 60; // From here on the guess does not need a subject.

// CLD2 takes text with one of these for no text at all.
bool is_control(char c)
{
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r';
}

// Addresses and links say "com" and "support" in every language; numbers say nothing.
std::string words_alone(std::string_view text)
{
    std::string words;
    for (const auto line : split(text, '\n')) {
        for (const auto word : split(line, ' ')) {
            if (word.find_first_of("@/0123456789<>") == std::string_view::npos
                && std::ranges::none_of(word, is_control))
                words.append(word).append(" ");
        }
        words += '\n';
    }
    return words;
}

std::size_t letters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return is_letter(c) || is_beyond_ascii(c); }));
}

using LanguageOfWord = std::unordered_map<std::string_view, std::string_view>;

// All views are into the embedded file.
LanguageOfWord read_language_words()
{
    LanguageOfWord languages;
    for (const auto& file : embedded::language_words()) {
        std::string_view language;
        for (auto line : split(file.bytes, '\n')) {
            if (line.starts_with('#'))
                continue;
            if (const auto colon = line.find(':'); colon != std::string_view::npos) {
                language = line.substr(0, colon);
                line.remove_prefix(colon + 1);
            }
            for (const auto word : split(line, ' '))
                languages.emplace(word, language);
        }
    }
    languages.erase("");
    return languages;
}

// The language of most words that only one language knows; empty where two are level.
std::string_view language_of_words(std::string_view text)
{
    static const auto languages = read_language_words();
    std::map<std::string_view, std::size_t> votes;
    std::size_t most = 0;
    std::string_view winner;
    for (const auto& word : folded_words(text)) {
        const auto found = languages.find(word);
        if (found == languages.end())
            continue;
        const auto count = ++votes[found->second];
        if (count >= most)
            winner = count > most ? found->second : std::string_view();
        most = std::max(most, count);
    }
    return winner;
}

// CLD2 knows codes of three letters and of regions; we want ISO 639-1.
std::string iso_639_1(CLD2::Language language)
{
    const std::string code = CLD2::LanguageCode(language);
    if (code == "un" || code.starts_with("xx"))
        return {};
    const auto base = code.substr(0, code.find('-'));
    return base.size() == 2 ? base : std::string{};
}

} // namespace

LanguageGuess guess_language(std::string_view text, std::string_view hint)
{
    const auto words = words_alone(cut_utf8(text, text_bytes_max));
    const std::string hint_code(hint);
    CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    if (!hint_code.empty())
        hints.language_hint = CLD2::GetLanguageFromName(hint_code.c_str());
    // QUIRK: CLD2 leaves these as they are where it finds no text.
    CLD2::Language languages[3] = {
        CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {};
    double scores[3] = {};
    int text_bytes = 0, valid_bytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummaryCheckUTF8(
        words.data(), static_cast<int>(words.size()), true, &hints, CLD2::kCLDFlagBestEffort,
        languages, percents, scores, nullptr, &text_bytes, &reliable, &valid_bytes);
    return {iso_639_1(languages[0]), reliable};
}

std::string detect_language(const Reading& reading, const Books& books, std::string_view party_id)
{
    const auto* party = books.party(party_id);
    const std::string hint = party != nullptr ? party->language : std::string{};
    const auto& message = reading.message;
    std::vector<std::string> texts;
    texts.push_back(message.latest_text);
    // The subject of an answer is in the language of whoever began; a long text needs no help.
    if (letters_in(texts[0]) < enough_letters)
        texts[0] += "\n" + message.subject;
    for (const auto& quoted : message.quoted) {
        if (quoted.forwarded)
            texts.push_back(quoted.text);
    }
    texts.push_back(message.text);
    for (const auto& document : reading.documents)
        texts.push_back(document.text);

    std::string open_guess;
    for (const auto& text : texts) {
        if (letters_in(text) < few_letters)
            continue;
        if (letters_in(text) < enough_letters) {
            if (const auto language = language_of_words(text); !language.empty())
                return std::string(language);
        }
        const auto guess = guess_language(text, hint);
        if (guess.reliable && !guess.language.empty())
            return guess.language;
        if (open_guess.empty())
            open_guess = guess.language;
    }
    if (!hint.empty() || open_guess.empty())
        return !hint.empty() ? hint : books.company().language;
    return open_guess;
}

} // namespace mailroom
