#include "parsers/reader/body_document.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/body/body_text.h"
#include "parsers/body/text_layout.h"
#include "parsers/html/html_text.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <string>

namespace mailroom {
namespace {

const Leaf* body_of(const ContainerTree& tree, PartRole role)
{
    const auto found = std::ranges::find_if(
        tree.leaves(), [&](const Leaf& leaf) { return leaf.part.role == role; });
    return found != tree.leaves().end() ? &*found : nullptr;
}

// "FR12345678901", of an account or a tax number: two letters of a country before its digits.
bool is_registered_number(std::string_view word)
{
    constexpr std::ptrdiff_t digits_least = 7;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return word.size() > 2 && capital(word[0]) && capital(word[1])
        && std::ranges::count_if(word, is_digit) >= digits_least;
}

// The account below the sums of an invoice that is typed into the mail, and its writer's tax
// number, are read as the begin of the signature: what stands there up to its first blank line and
// names one.
std::string account_lines_of(const Message& message)
{
    const auto block =
        std::string_view(message.signature).substr(0, message.signature.find("\n\n"));
    std::string lines;
    for (const auto line : split(block, '\n')) {
        const bool names_number = std::ranges::any_of(split(line, ' '), is_registered_number);
        if (names_number || contains_ignoring_case(line, "iban"))
            lines += "\n" + std::string(line);
    }
    return lines;
}

std::string words_of(const Message& message)
{
    auto words = message.latest_text + account_lines_of(message);
    for (const auto& quoted : message.quoted) {
        if (quoted.forwarded)
            words += "\n\n" + quoted.text;
    }
    return words;
}

} // namespace

std::vector<Document> read_body_document(const ContainerTree& tree, DocumentContext& context)
{
    const auto& message = tree.message();
    const auto* html = body_of(tree, PartRole::html_body);
    // HTML keeps its tables, but can't be parted from the history that it quotes.
    if (html != nullptr && message.quoted.empty())
        return documents_of(
            read_html(html->content, html->part.charset, context.limits), html->part, context,
            true);
    const auto* text = body_of(tree, PartRole::text_body);
    const auto* body = text != nullptr ? text : html;
    if (body == nullptr)
        return {};
    return documents_of(text_layout(words_of(message), context.limits), body->part, context, true);
}

Message read_bare_words(const ContainerTree& tree, const Limits& limits)
{
    Message message;
    if (tree.leaves().size() != 1)
        return message;
    const auto& leaf = tree.leaves().front();
    Defects told_by_its_reader;
    if (leaf.part.detected_type == "text/plain")
        message.text = to_utf8(
            leaf.content.substr(0, limits.text_bytes_max), "", "the text", told_by_its_reader);
    else if (leaf.part.detected_type == "text/html")
        message.text = html_to_text(leaf.content, "", limits);
    std::erase(message.text, '\r');
    auto body = split_body(message.text);
    message.latest_text = std::move(body.latest);
    message.signature = std::move(body.signature);
    message.quoted = std::move(body.quoted);
    return message;
}

} // namespace mailroom
