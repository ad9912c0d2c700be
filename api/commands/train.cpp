// mailroom train: makes the model of intents out of labelled mail.

#include "api/commands/command.h"
#include "classifiers/train/intents_trainer.h"

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

namespace mailroom {
namespace {

struct TrainOptions {
    std::string what, data_folder, out_file, test_file;
};

int fail(const std::string& what)
{
    std::cerr << "mailroom train: " << what << '\n';
    return EXIT_FAILURE;
}

int run(const TrainOptions& options)
{
    auto trained = train_intents(options.data_folder);
    if (!trained)
        return fail(trained.error().what);
    std::cout << "Held-out messages of the same data (five-fold cross-validation):\n"
              << to_text(trained->report);
    std::ofstream out(options.out_file, std::ios::binary | std::ios::trunc);
    out << to_bytes(trained->data);
    out.close();
    if (!out)
        return fail("cannot write " + options.out_file);
    std::cout << "Written: " << options.out_file << '\n';
    if (options.test_file.empty())
        return EXIT_SUCCESS;
    const auto model = TextModel::from(trained->data);
    if (!model)
        return fail(model.error().what);
    const auto measured = measure_intents(*model, options.test_file);
    if (!measured)
        return fail(measured.error().what);
    std::cout << "\n" << options.test_file << ":\n" << to_text(*measured);
    return EXIT_SUCCESS;
}

} // namespace

std::function<int()> define_train(CLI::App& command)
{
    auto options = std::make_shared<TrainOptions>();
    command.add_option("what", options->what, "The model to make")
        ->required()
        ->check(CLI::IsMember({"intents"}));
    command.add_option("--data", options->data_folder, "Folder of labelled mail (*.jsonl)")
        ->required()
        ->check(CLI::ExistingDirectory);
    command.add_option("--out", options->out_file, "Where the model goes")->required();
    command.add_option("--test", options->test_file, "Labelled mail to measure the model on")
        ->check(CLI::ExistingFile);
    return [options] { return run(*options); };
}

} // namespace mailroom
