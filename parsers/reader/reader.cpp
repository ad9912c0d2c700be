#include "parsers/reader.h"

#include "parsers/ocr/pictures.h"
#include "parsers/pdf/jpeg.h"
#include "parsers/pdf/pdf_reader.h"
#include "parsers/reader/body_document.h"
#include "parsers/reader/container_tree.h"
#include "parsers/reader/document_readers.h"
#include "parsers/reader/embedded_xml.h"

#include <algorithm>
#include <iterator>

namespace mailroom {
namespace {

constexpr int jpeg_quality = 80;

void read_leaf(ContainerTree& tree, const Leaf& leaf, DocumentContext& context, Reading& reading)
{
    const auto locked = tree.locked().size();
    tree.open(leaf);
    for (auto i = locked; i < tree.locked().size(); ++i)
        reading.documents.push_back({.path = tree.locked()[i], .encrypted = true});
    if (leaf.part.role != PartRole::attachment)
        return; // A body of the message itself.
    const auto* reader = document_reader_for(leaf.part, leaf.content);
    if (reader == nullptr)
        return;
    auto read = reader->read(leaf.part, leaf.content, context);
    for (auto& defect : read.defects)
        add_defect(tree.defects(), "part " + leaf.part.path + ": " + defect);
    for (auto& file : read.files)
        tree.add_file(leaf, file.kind, std::move(file.name), std::move(file.bytes));
    std::ranges::move(read.documents, std::back_inserter(reading.documents));
}

// What was changed after it was signed must not pass for sure.
void add_signatures(const ContainerTree& tree, std::vector<Document>& documents)
{
    for (auto& document : documents) {
        if (const auto* check = tree.signature_around(document.path))
            document.checks.push_back(*check);
    }
}

// The leaf at the path, with all that leads to it opened.
const Leaf* find_leaf(
    ContainerTree& tree, std::string_view path, const ReadOptions& options, const Limits& limits)
{
    for (std::size_t i = 0; i < tree.leaves().size(); ++i) {
        const auto& leaf = tree.leaves()[i];
        if (leaf.part.path == path)
            return &leaf;
        if (!path.starts_with(leaf.part.path))
            continue;
        tree.open(leaf);
        if (leaf.part.detected_type != "application/pdf")
            continue;
        for (auto& file : PdfDocument(leaf.content, options.passwords).embedded_files(limits))
            tree.add_file(
                leaf, path.substr(leaf.part.path.size()).starts_with("/xml:") ? "xml" : "pdf",
                std::move(file.name), std::move(file.bytes));
    }
    return nullptr;
}

Error no_such_part(std::string_view path)
{
    return {ErrorCode::not_found, "there is no part " + std::string(path)};
}

Reading read_all(std::string_view bytes, DocumentContext context)
{
    ContainerTree tree(bytes, context.options, context.limits);
    Reading reading{.sha256 = sha256(bytes), .is_message = tree.is_message()};
    if (tree.message().date)
        context.message_date = tree.message().date->local_date();
    if (tree.is_message())
        reading.documents = read_body_document(tree, context);
    for (std::size_t i = 0; i < tree.leaves().size(); ++i) // Grows under way.
        read_leaf(tree, tree.leaves()[i], context, reading);
    unite_with_pages(reading.documents);
    add_signatures(tree, reading.documents);
    for (const auto& leaf : tree.leaves())
        reading.parts.push_back(leaf.part);
    reading.message =
        tree.is_message() ? std::move(tree.message()) : read_bare_words(tree, context.limits);
    reading.defects = std::move(tree.defects());
    return reading;
}

} // namespace

Reading read(std::string_view bytes, const ReadOptions& options, const Limits& limits)
{
    return read_all(bytes, {.options = options, .limits = limits});
}

std::vector<FieldSample>
read_field_samples(std::string_view bytes, const ReadOptions& options, const Limits& limits)
{
    std::vector<FieldSample> samples;
    read_all(bytes, {.options = options, .limits = limits, .samples = &samples});
    return samples;
}

Result<LayoutLesson> learn_layout(
    std::string_view bytes,
    const DocumentCorrection& correction,
    const ReadOptions& options,
    const Limits& limits)
{
    Learning learning{.correction = correction};
    read_all(bytes, {.options = options, .limits = limits, .learning = &learning});
    if (!learning.lesson)
        return Error{ErrorCode::not_found, "the correction teaches nothing about the layout"};
    return *std::move(learning.lesson);
}

Result<std::string> render_page(
    std::string_view bytes,
    std::string_view path,
    std::uint32_t page,
    std::uint32_t dots_per_inch,
    const ReadOptions& options,
    const Limits& limits)
{
    ContainerTree tree(bytes, options, limits);
    const auto* leaf = find_leaf(tree, path, options, limits);
    if (leaf == nullptr)
        return no_such_part(path);
    if (leaf->part.detected_type == "application/pdf") {
        PdfDocument pdf(leaf->content, options.passwords);
        return encode_jpeg(
            TRY(pdf.render(page, dots_per_inch, PictureColor::rgb, limits)), jpeg_quality);
    }
    if (page == 0 || page > count_pictures(leaf->content))
        return Error{ErrorCode::not_found, "the part has no such page to look at"};
    return encode_jpeg(TRY(decode_picture(leaf->content, page, 3, limits)), jpeg_quality);
}

Result<std::string> extract_part(
    std::string_view bytes, std::string_view path, const ReadOptions& options, const Limits& limits)
{
    ContainerTree tree(bytes, options, limits);
    const auto* leaf = find_leaf(tree, path, options, limits);
    if (leaf == nullptr)
        return no_such_part(path);
    return std::string(leaf->content);
}

} // namespace mailroom
