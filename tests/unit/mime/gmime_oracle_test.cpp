// The decoded bytes of every part are those that GMime decodes, on our own mails and on generated
// ones.

#include "parsers/mime/message_parser.h"
#include "tests/support/gmime_parts.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::vector<std::string> our_parts(const std::string& mail)
{
    const auto parsed = parse_message(mail, Limits{});
    std::vector<std::string> parts;
    for (const auto& part : parsed.value.parts)
        if (part.description.media_type != "message/rfc822")
            parts.emplace_back(part.content);
    return parts;
}

TEST(GmimeOracle, OurOwnMails)
{
    const auto samples = std::filesystem::path(MAILROOM_SOURCE_DIR) / "samples";
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
        if (entry.path().extension() != ".eml")
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string mail(std::istreambuf_iterator<char>(file), {});
        EXPECT_EQ(our_parts(mail), tests::parts_by_gmime(mail)) << entry.path();
        ++count;
    }
    EXPECT_GT(count, 10U);
}

// A mail as programs write them: nested multiparts, encoded contents, enclosed messages.
class MailMaker {
public:
    explicit MailMaker(unsigned seed) : random_(seed) {}

    std::string make() { return "Subject: made\nMIME-Version: 1.0\n" + entity(0); }

private:
    unsigned below(unsigned end) { return static_cast<unsigned>(random_()) % end; }

    std::string entity(int depth)
    {
        const auto kind = depth > 3 ? 3 : below(depth == 0 ? 2 : 8);
        if (kind == 0) {
            const auto boundary = "b" + std::to_string(random_());
            auto text = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n";
            for (unsigned i = 0; i <= below(4); ++i)
                text += "--" + boundary + '\n' + entity(depth + 1) + '\n';
            return text + "--" + boundary + "--\n";
        }
        if (kind == 2)
            return "Content-Type: message/rfc822\n\nSubject: inner\n" + entity(depth + 1);
        switch (below(3)) {
        case 0:
            return "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
                + base64(bytes(below(3000)));
        case 1:
            return "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                + quoted_printable(bytes(below(800)));
        default:
            return "Content-Type: text/plain\n\nwords\n\nand more words "
                + std::to_string(random_());
        }
    }

    std::string bytes(unsigned size)
    {
        std::string all(size, '\0');
        for (auto& byte : all)
            byte = static_cast<char>(below(256));
        return all;
    }

    static std::string base64(const std::string& bytes)
    {
        constexpr std::string_view digits =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string text;
        for (std::size_t i = 0; i < bytes.size(); i += 3) {
            unsigned bits = 0;
            for (std::size_t k = 0; k < 3; ++k)
                bits = bits << 8
                    | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
            for (unsigned k = 0; k < 4; ++k)
                text += i + k > bytes.size() ? '=' : digits[bits >> (18 - 6 * k) & 63];
            if (i % 57 == 54)
                text += '\n';
        }
        return text + '\n';
    }

    std::string quoted_printable(const std::string& bytes)
    {
        constexpr std::string_view hex = "0123456789ABCDEF";
        std::string text;
        std::size_t column = 0;
        for (const char c : bytes) {
            const auto value = static_cast<unsigned char>(c);
            if (value > 32 && value < 127 && c != '=')
                text += c;
            else
                text.append({'=', hex[value >> 4], hex[value & 15]});
            if ((column += 3) > 70) {
                text += below(3) == 0 ? "\n" : "=\n";
                column = 0;
            }
        }
        return text + "end\n";
    }

    std::mt19937 random_;
};

TEST(GmimeOracle, GeneratedMails)
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        const auto mail = MailMaker(seed).make();
        ASSERT_EQ(our_parts(mail), tests::parts_by_gmime(mail)) << seed << '\n' << mail;
    }
}

} // namespace
} // namespace mailroom
