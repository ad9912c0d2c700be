#include "classifiers/train/labelled_mail.h"

#include "core/fold.h"
#include "core/json.h"
#include "core/text.h"
#include "embedded/training_mail.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

namespace mailroom {
namespace {

// Of examples that do not say: relative days need one.
constexpr Date date_of_undated{std::chrono::year{2026}, std::chrono::January, std::chrono::day{15}};

// Forwarded rather than answered, told by the subject in seven languages.
bool is_forward(std::string_view subject, std::string_view role)
{
    constexpr std::array<std::string_view, 9> marks = {
        "fw:", "fwd:", "wg:", "tr:", "rv:", "enc:", "i:", "rw:", "doorst:"};
    const auto lower = folded(subject);
    return role == "colleague" || std::any_of(marks.begin(), marks.end(), [&](auto mark) {
               return lower.starts_with(mark);
           });
}

Writer writer_of(std::string_view role)
{
    if (role == "customer")
        return Writer::customer;
    if (role == "vendor")
        return Writer::vendor;
    return role == "colleague" ? Writer::colleague : Writer::unknown;
}

Result<LabelledMail> message_of(const Json& json)
{
    LabelledMail mail;
    mail.id = json["id"].text_or("");
    mail.language = json["language"].text_or("");
    mail.sender = json["sender"].text_or("");
    mail.signature = json["signature"].text_or("");
    mail.date = parse_date(json["date"].text_or("")).value_or(date_of_undated);
    const auto* of_anybody = json["of_anybody"].boolean();
    mail.of_anybody = of_anybody != nullptr && *of_anybody;
    mail.known.set();
    mail.sample.subject = json["subject"].text_or("");
    mail.sample.text = json["body"].text_or("");
    const auto role = json["role"].text_or("");
    mail.sample.writer = writer_of(role);
    auto& earlier =
        is_forward(mail.sample.subject, role) ? mail.sample.forwarded : mail.sample.quoted;
    earlier = json["quoted"].text_or("");
    if (const auto* names = json["attachments"].array()) {
        for (const auto& name : *names)
            mail.sample.attachment_names.emplace_back(name.text_or(""));
    }
    const auto* intents = json["intents"].array();
    for (std::size_t i = 0; i < intents->size(); ++i) {
        const auto intent = enum_from_string<Intent>((*intents)[i].text_or(""));
        if (!intent)
            return Error{
                ErrorCode::invalid_argument, "message " + mail.id + " has an unknown intent"};
        mail.intents.set(static_cast<std::size_t>(*intent));
    }
    return mail;
}

// A sentence tells of one intent whether it is there or not, and rules some out.
std::optional<LabelledMail> sentence_of(const Json& json)
{
    static const std::map<std::string_view, Intent> kinds = {
        {"promise", Intent::promise_to_pay},   {"not_promise", Intent::promise_to_pay},
        {"payment_made", Intent::remittance},  {"dispute", Intent::dispute},
        {"request", Intent::document_request},
    };
    const auto kind = kinds.find(json["kind"].text_or(""));
    if (kind == kinds.end())
        return std::nullopt;
    LabelledMail mail;
    mail.is_sentence = true;
    mail.id = json["text"].text_or("");
    mail.language = json["language"].text_or("");
    mail.sample.text = mail.id;
    mail.sample.writer = Writer::customer;
    mail.date = date_of_undated;
    const auto intent = static_cast<std::size_t>(kind->second);
    mail.known.set(intent);
    if (kind->first == "dispute") {
        mail.intents.set(intent, !json["reason"].is_null());
        mail.reason = enum_from_string<DisputeReason>(json["reason"].text_or(""));
    } else if (kind->first == "request")
        mail.intents.set(intent, !json["documents"].is_empty());
    else
        mail.intents.set(intent, kind->first != "not_promise");
    // Who promises, asks or tells of a payment in one sentence complains of nothing in it.
    const auto rule_out = [&mail](Intent other) {
        mail.known.set(static_cast<std::size_t>(other));
    };
    if (kind->first == "promise" || kind->first == "payment_made" || kind->first == "request")
        rule_out(Intent::dispute);
    if (kind->first == "promise" || kind->first == "payment_made")
        rule_out(Intent::document_request);
    if (kind->first == "request")
        rule_out(Intent::promise_to_pay);
    return mail;
}

Status read_lines(std::istream& in, const std::string& name, std::vector<LabelledMail>& out)
{
    const auto before = out.size();
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        auto json = parse_json(line);
        if (!json)
            return Error{
                json.error().code,
                name + ", line " + std::to_string(number) + ": " + json.error().what};
        if ((*json)["intents"].array() != nullptr)
            out.push_back(TRY(message_of(*json)));
        else if (auto sentence = sentence_of(*json))
            out.push_back(*std::move(sentence));
    }
    if (in.bad() || !in.eof())
        return Error{ErrorCode::io, "cannot read " + name};
    for (auto i = before; i < out.size(); ++i)
        out[i].set = std::filesystem::path(name).stem().string();
    return {};
}

} // namespace

Result<std::vector<LabelledMail>> read_labelled_mail(const std::filesystem::path& path)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
            if (entry.path().extension() == ".jsonl")
                files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
    } else {
        files.push_back(path);
    }
    if (error)
        return Error{ErrorCode::io, "cannot list " + path.string() + ": " + error.message()};
    std::vector<LabelledMail> mail;
    for (const auto& file : files) {
        std::ifstream in(file);
        TRY(read_lines(in, file.string(), mail));
    }
    if (mail.empty())
        return Error{ErrorCode::not_found, "no labelled mail (*.jsonl) in " + path.string()};
    return mail;
}

Result<std::vector<LabelledMail>> carried_labelled_mail()
{
    std::vector<LabelledMail> mail;
    for (const auto& file : embedded::training_mail()) {
        std::istringstream in{std::string(file.bytes)};
        TRY(read_lines(in, std::string(file.name), mail));
    }
    return mail;
}

} // namespace mailroom
