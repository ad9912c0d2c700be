#include "ingest/own_model.h"

#include <utility>

namespace mailroom {

OwnModel::OwnModel(ModelFiles files, Journal journal)
    : files_(std::move(files)),
      journal_(std::move(journal))
{
}

std::shared_ptr<const TextModel> OwnModel::current()
{
    auto stamp = files_.stamp();
    const std::scoped_lock lock(mutex_);
    if (stamp != stamp_) {
        stamp_ = std::move(stamp);
        load();
    }
    return model_;
}

void OwnModel::load()
{
    model_ = nullptr;
    if (stamp_.empty())
        return;
    auto model = own_text_model(files_);
    if (model)
        model_ = std::make_shared<const TextModel>(*std::move(model));
    else
        journal_(Severity::warning, "intents", model.error().what);
}

Result<TextModel> own_text_model(const ModelFiles& files)
{
    const auto bytes = std::make_shared<const std::string>(TRY(files.read()));
    return TextModel::over(*bytes, bytes);
}

} // namespace mailroom
