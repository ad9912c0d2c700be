#include "store/indexing.h"

#include "core/ascii.h"
#include "core/events.h"
#include "core/subject.h"
#include "core/text.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

constexpr std::size_t body_bytes_max = 256u << 10;
constexpr std::size_t numbers_max = 2'000;
constexpr std::size_t number_bytes_max = 40;
constexpr std::size_t excerpt_bytes_max = 200;
constexpr std::size_t thread_ids_max = 100, thread_people_max = 20;
constexpr std::size_t thread_subject_bytes_min = 5; // "Re: hi" is about nothing in particular.
constexpr std::size_t thread_id_bytes_max = 998;    // RFC 5322 section 2.1.1: a line.

bool is_blank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

// No character is cut in two.
std::string_view cut(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max)
        return text;
    while (bytes_max > 0 && (text[bytes_max] & 0xc0) == 0x80)
        --bytes_max;
    return text.substr(0, bytes_max);
}

std::string in_one_line(std::string_view text, std::size_t bytes_max)
{
    std::string line;
    for (const char c : text) {
        if (line.size() >= bytes_max + 4)
            break;
        if (!is_blank(c))
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return std::string(trimmed(cut(line, bytes_max)));
}

class NumberCollector {
public:
    void add(std::string_view text)
    {
        if (text.size() > number_bytes_max || numbers_.size() >= numbers_max)
            return;
        const auto digits = std::ranges::count_if(text, is_digit);
        if (digits >= 3)
            numbers_.insert(normalized_number(text));
    }

    void add_words(std::string_view text)
    {
        while (!text.empty()) {
            const auto end =
                static_cast<std::size_t>(std::ranges::find_if(text, is_blank) - text.begin());
            add(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    void add(const Facts& facts)
    {
        for (const auto& fact : facts.facts)
            add(std::string_view(to_string(fact.value)));
    }

    std::string joined() const
    {
        std::string text;
        for (const auto& number : numbers_)
            text += number + ' ';
        return text;
    }

private:
    std::set<std::string> numbers_;
};

void append_people(std::string& people, const std::vector<Mailbox>& mailboxes)
{
    for (const auto& mailbox : mailboxes)
        people += mailbox.display_name + ' ' + mailbox.addr_spec + '\n';
}

std::string numbers_of(const Reading& reading, const Understanding& understanding)
{
    NumberCollector numbers;
    numbers.add_words(reading.message.subject);
    for (const auto& match : understanding.matches) {
        numbers.add(match.document_number);
        numbers.add(match.open_item);
    }
    for (const auto& document : reading.documents) {
        numbers.add(document.fields);
        for (const auto& line : document.lines)
            numbers.add(line);
    }
    numbers.add_words(cut(reading.message.text, body_bytes_max));
    return numbers.joined();
}

SearchText search_text(const Reading& reading, const Understanding& understanding)
{
    const auto& message = reading.message;
    SearchText search;
    search.subject = message.subject;
    for (const auto* mailboxes : {&message.from, &message.reply_to, &message.to, &message.cc})
        append_people(search.people, *mailboxes);
    const auto append = [&](std::string_view text) {
        if (search.body.size() < body_bytes_max)
            search.body += std::string(cut(text, body_bytes_max - search.body.size())) + '\n';
    };
    append(message.text);
    for (const auto& part : reading.parts)
        append(part.filename);
    for (const auto& document : reading.documents)
        append(document.text);
    search.numbers = numbers_of(reading, understanding);
    return search;
}

bool has_word(std::string_view text)
{
    return std::ranges::any_of(
        text, [](char c) { return is_letter_or_digit(c) || is_beyond_ascii(c); });
}

// Words, and "words in quotes" as one.
std::vector<std::string> phrases(std::string_view typed)
{
    std::vector<std::string> all;
    std::string phrase;
    bool quoted = false;
    const auto finish = [&] {
        if (has_word(phrase))
            all.push_back(phrase);
        phrase.clear();
    };
    for (const char c : typed) {
        if (c == '"') {
            finish();
            quoted = !quoted;
        } else if (is_blank(c) && !quoted) {
            finish();
        } else if (c != '\0') {
            phrase += c;
        }
    }
    finish();
    return all;
}

// "ar+mailroom.TOKEN@ours.example": TOKEN
std::string token_in(std::string_view addr_spec)
{
    const auto address = to_lower_ascii(addr_spec);
    const auto end = address.rfind('@');
    const auto begin = address.rfind(reply_token_prefix, end);
    if (end == address.npos || begin == address.npos || begin == 0)
        return {};
    const auto from = begin + reply_token_prefix.size();
    return from < end ? address.substr(from, end - from) : std::string();
}

} // namespace

ThreadSigns thread_signs(const Message& message)
{
    ThreadSigns signs;
    const auto add = [](std::vector<std::string>& list, std::string text, std::size_t count_max) {
        if (!text.empty() && text.size() <= thread_id_bytes_max && list.size() < count_max
            && std::ranges::find(list, text) == list.end())
            list.push_back(std::move(text));
    };
    if (message.message_id.size() <= thread_id_bytes_max)
        signs.message_id = message.message_id;
    for (const auto& id : message.in_reply_to)
        add(signs.answered, id, thread_ids_max);
    // The nearest ancestors stand last (RFC 5322 section 3.6.4).
    for (auto at = message.references.rbegin(); at != message.references.rend(); ++at)
        add(signs.answered, *at, thread_ids_max);
    for (const auto& id : signs.answered) {
        if (id.starts_with(reply_token_prefix))
            add(signs.reply_tokens,
                id.substr(reply_token_prefix.size(), id.find('@') - reply_token_prefix.size()),
                thread_ids_max);
    }
    for (const auto& field : message.fields) {
        if (equals_ignoring_case(field.name, conversation_field))
            add(signs.reply_tokens, std::string(trimmed(field.body)), thread_ids_max);
    }
    for (const auto* list : {&message.to, &message.cc}) {
        for (const auto& mailbox : *list)
            add(signs.reply_tokens, token_in(mailbox.addr_spec), thread_ids_max);
    }
    signs.subject = base_subject(message.subject);
    if (signs.subject.size() < thread_subject_bytes_min)
        signs.subject.clear();
    signs.is_answer = is_answer_subject(message.subject);
    signs.is_automatic = message.auto_kind != AutoKind::no;
    for (const auto* list : {&message.from, &message.to, &message.cc}) {
        for (const auto& mailbox : *list)
            add(signs.people, to_lower_ascii(mailbox.addr_spec), thread_people_max);
    }
    if (!message.from.empty())
        signs.writer = to_lower_ascii(message.from.front().addr_spec);
    if (message.date)
        signs.date = message.date->instant;
    return signs;
}

IndexedMessage index_message(const Reading& reading, const Understanding& understanding)
{
    const auto& message = reading.message;
    IndexedMessage indexed;
    if (!message.from.empty())
        indexed.from = message.from.front();
    indexed.date = message.date;
    indexed.subject = message.subject;
    indexed.attachments =
        static_cast<std::uint32_t>(std::ranges::count_if(reading.parts, [](const Part& part) {
            return part.role == PartRole::attachment && part.path.find('/') == part.path.npos;
        }));
    if (!reading.is_message && !reading.parts.empty())
        indexed.subject = reading.parts.front().filename;
    std::string_view text = message.latest_text;
    if (text.empty())
        text = message.text;
    if (text.empty() && !reading.documents.empty())
        text = reading.documents.front().text;
    indexed.excerpt = in_one_line(text, excerpt_bytes_max);
    indexed.intents = " ";
    for (const auto& score : understanding.intents)
        indexed.intents += std::string(to_string(score.intent)) + ' ';
    indexed.thread = thread_signs(message);
    indexed.search = search_text(reading, understanding);
    return indexed;
}

std::string search_expression(std::string_view typed)
{
    std::string words;
    for (const auto& phrase : phrases(typed))
        words += (words.empty() ? "\"" : " AND \"") + phrase + '"';
    if (words.empty())
        return {};
    words += " *"; // The last may be the beginning of a word.
    const auto number = normalized_number(typed);
    const bool has_digit = std::ranges::any_of(number, is_digit);
    if (!has_digit)
        return words;
    return '(' + words + ") OR numbers : \"" + number + "\" *";
}

} // namespace mailroom
