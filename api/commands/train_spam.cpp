#include "api/commands/train_spam.h"

#include "classifiers/train/spam_trainer.h"
#include "core/text.h"
#include "ingest/worker/worker.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <utility>

namespace mailroom {
namespace {

using Paths = std::vector<std::filesystem::path>;

// Whether a folder of that name holds spam; nothing where it does not say.
std::optional<bool> label_of(const std::filesystem::path& folder)
{
    const auto name = folder.filename().string();
    if (contains_ignoring_case(name, "ham"))
        return false;
    if (contains_ignoring_case(name, "spam"))
        return true;
    return std::nullopt;
}

Paths entries_of(const std::filesystem::path& folder)
{
    std::error_code error;
    Paths found;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

Status read_mails(
    Worker& worker,
    const std::filesystem::path& folder,
    bool spam,
    std::vector<LabelledMail>& examples)
{
    for (const auto& file : entries_of(folder)) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        if (!in && !in.eof())
            return Error{ErrorCode::io, "cannot read " + file.string()};
        const auto reading =
            TRY(worker.read(bytes, {.ocr = false, .filename = "message.eml"}, Limits{}));
        if (!reading.is_message)
            continue;
        const auto set = folder.filename().string();
        examples.push_back(spam_example(reading, set + '/' + file.filename().string(), spam));
        examples.back().set = set;
    }
    return {};
}

Result<std::vector<LabelledMail>> read_examples(const std::vector<std::string>& folders)
{
    Worker worker({.executable = TRY(find_worker_executable())});
    std::vector<LabelledMail> examples;
    for (const auto& folder : folders) {
        const auto entries = entries_of(folder);
        for (const auto& entry : entries) {
            const auto spam = label_of(entry);
            if (spam && std::filesystem::is_directory(entry))
                TRY(read_mails(worker, entry, *spam, examples));
        }
        if (std::ranges::none_of(
                entries, [](const auto& entry) { return entry.extension() == ".jsonl"; }))
            continue;
        for (auto& mail : TRY(read_labelled_mail(folder)))
            examples.push_back(std::move(mail));
    }
    return examples;
}

} // namespace

Result<std::string> train_spam_model(const std::vector<std::string>& data_folders)
{
    auto examples = TRY(read_examples(data_folders));
    const auto trained = TRY(train_spam(std::move(examples)));
    std::cout << to_text(trained);
    return to_bytes(trained.data);
}

} // namespace mailroom
