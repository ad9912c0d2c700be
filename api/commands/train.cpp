// mailroom train: makes the model of intents out of labelled mail, or out of what staff has
// corrected in the store, and the ranking of fields out of labelled documents.

#include "api/commands/command.h"
#include "api/commands/data_folder.h"
#include "api/commands/train_spam.h"
#include "api/learning.h"
#include "api/program.h"
#include "classifiers/train/fields_trainer.h"
#include "classifiers/train/intents_trainer.h"
#include "classifiers/train/reasons_trainer.h"
#include "ingest/worker/worker.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

struct TrainOptions {
    std::string what, out_file, test_file, disputed_file;
    std::vector<std::string> data_folders;
    bool from_store = false, put_back = false;
    DataFolderOption data_folder;
};

int fail(const std::string& what)
{
    std::cerr << "mailroom train: " << what << '\n';
    return EXIT_FAILURE;
}

Status write_file(const std::string& file, std::string_view bytes)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out)
        return Error{ErrorCode::io, "cannot write " + file};
    return {};
}

Status write_model(const std::string& file, std::string_view bytes)
{
    TRY(write_file(file, bytes));
    std::cout << "Written: " << file << '\n';
    return {};
}

Status learn_from_store(const TrainOptions& options)
{
    const auto folder = TRY(options.data_folder.folder());
    const auto store = TRY(open_store({.folder = folder, .create = false}));
    auto files = model_files(folder);
    const Actor actor{.name = "mailroom train"};
    if (options.put_back) {
        TRY(put_intents_back(*store, files, actor, system_now()));
        std::cout << "In use again is "
                  << (files.stamp().empty() ? "the model that the program carries.\n"
                                            : "the model before.\n");
        return {};
    }
    auto made_up = TRY(carried_labelled_mail());
    const auto outcome = TRY(learn_intents(*store, files, std::move(made_up), actor, system_now()));
    std::cout << (outcome.taken ? "The new model is in use: " : "The old model stays: ")
              << outcome.why << ".\n";
    return {};
}

int train_intents_from_store(const TrainOptions& options)
{
    const auto status = learn_from_store(options);
    return status ? EXIT_SUCCESS : fail(status.error().what);
}

int train_intents_model(const TrainOptions& options)
{
    if (options.from_store || options.put_back)
        return train_intents_from_store(options);
    if (options.out_file.empty())
        return fail("--out says where the model goes");
    if (options.data_folders.size() != 1)
        return fail("intents are learned from one folder");
    auto trained = train_intents(options.data_folders.front());
    if (!trained)
        return fail(trained.error().what);
    std::cout << "Held-out messages of the same data (five-fold cross-validation):\n"
              << to_text(trained->report);
    if (const auto written = write_model(options.out_file, to_bytes(trained->data)); !written)
        return fail(written.error().what);
    if (!options.disputed_file.empty()) {
        const auto written = write_file(options.disputed_file, to_text(trained->report.disputed));
        if (!written)
            return fail(written.error().what);
    }
    if (options.test_file.empty())
        return EXIT_SUCCESS;
    const auto model = TextModel::from(trained->data);
    if (!model)
        return fail(model.error().what);
    const auto mail = read_labelled_mail(options.test_file);
    if (!mail)
        return fail(mail.error().what);
    std::cout << "\n" << options.test_file << ":\n" << to_text(measure_intents(*model, *mail));
    return EXIT_SUCCESS;
}

int train_reasons_model(const TrainOptions& options)
{
    if (options.data_folders.size() != 1 || options.out_file.empty())
        return fail("--data and --out say what reasons are learned from and where the model goes");
    auto mail = read_labelled_mail(options.data_folders.front());
    if (!mail)
        return fail(mail.error().what);
    const auto added = add_reasons(options.data_folders.front(), *mail);
    if (!added)
        return fail(added.error().what);
    const auto trained = train_reasons(*std::move(mail));
    if (!trained)
        return fail(trained.error().what);
    std::cout << to_text(*trained);
    const auto written = write_model(options.out_file, to_bytes(trained->data));
    return written ? EXIT_SUCCESS : fail(written.error().what);
}

int learn_spam(const TrainOptions& options)
{
    if (options.data_folders.empty() || options.out_file.empty())
        return fail("--data and --out say what spam is learned from and where the model goes");
    const auto bytes = train_spam_model(options.data_folders);
    if (!bytes)
        return fail(bytes.error().what);
    const auto written = write_model(options.out_file, *bytes);
    return written ? EXIT_SUCCESS : fail(written.error().what);
}

Result<std::string> bytes_of(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in && !in.eof())
        return Error{ErrorCode::io, "cannot read " + path.string()};
    return bytes;
}

// Pictures take minutes to read, and teach what text teaches: kinds that name a scan are left out.
bool is_text(const LabelledDocument& document)
{
    return document.kind.find("scan") == std::string::npos
        && document.kind.find("image") == std::string::npos && document.kind.find("xml") != 0
        && document.kind.find("einvoice") != 0;
}

Result<std::vector<LabelledDocument>> read_samples(const TrainOptions& options)
{
    Worker worker({.executable = TRY(find_worker_executable())});
    std::vector<LabelledDocument> documents;
    for (const auto& folder : options.data_folders) {
        for (auto& document : TRY(read_labelled_documents(folder))) {
            if (!is_text(document))
                continue;
            const auto bytes = TRY(bytes_of(document.file));
            document.samples = TRY(
                worker.field_samples(bytes, {.ignore_embedded_xml = true, .ocr = false}, Limits{}));
            documents.push_back(std::move(document));
        }
    }
    return documents;
}

int train_ranking(const TrainOptions& options)
{
    if (options.data_folders.empty() || options.out_file.empty())
        return fail("--data and --out say what fields are learned from and where that goes");
    const auto documents = read_samples(options);
    if (!documents)
        return fail(documents.error().what);
    const auto trained = train_fields(*documents);
    std::cout << to_text(trained.figures);
    if (!options.disputed_file.empty()) {
        std::string disputed;
        for (const auto& field : trained.figures)
            disputed += field.disputed;
        if (const auto written = write_file(options.disputed_file, disputed); !written)
            return fail(written.error().what);
    }
    const auto written = write_model(options.out_file, trained.ranking);
    return written ? EXIT_SUCCESS : fail(written.error().what);
}

} // namespace

std::function<int()> define_train(CLI::App& command)
{
    auto options = std::make_shared<TrainOptions>();
    command.add_option("what", options->what, "The model to make")
        ->required()
        ->check(CLI::IsMember({"intents", "fields", "reasons", "spam"}));
    command
        .add_option(
            "--data", options->data_folders,
            "Folder of labelled mail (*.jsonl); for fields, folders of documents with truth.jsonl; "
            "for spam also folders of mail below which spam and ham lie apart")
        ->check(CLI::ExistingDirectory);
    command.add_option("--out", options->out_file, "Where the model goes");
    command.add_option("--test", options->test_file, "Labelled mail to measure the model on")
        ->check(CLI::ExistingFile);
    command.add_option(
        "--disputed", options->disputed_file,
        "Where messages or fields go of which the held-out model says otherwise than their labels");
    command.add_flag(
        "--from-store", options->from_store,
        "Learn from the intents that staff has corrected; the new model is used where it is not "
        "worse");
    command.add_flag(
        "--put-back", options->put_back, "Use the model before that of --from-store again");
    options->data_folder.add_to(command);
    return [options] {
        if (options->what == "reasons")
            return train_reasons_model(*options);
        if (options->what == "spam")
            return learn_spam(*options);
        return options->what == "fields" ? train_ranking(*options) : train_intents_model(*options);
    };
}

} // namespace mailroom
