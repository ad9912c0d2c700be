#include "parsers/pdf/jpeg.h"

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

namespace mailroom {
namespace {

// libjpeg reports errors by a call that must not return.
struct ErrorManager {
    jpeg_error_mgr base;
    std::jmp_buf jump;
};

[[noreturn]] void leave(j_common_ptr info)
{
    std::longjmp(reinterpret_cast<ErrorManager*>(info->err)->jump, 1);
}

void keep_silent(j_common_ptr) {}

struct Buffer {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
};

// Holds no object with a destructor across setjmp.
bool compress(const Image& image, int quality, Buffer& out)
{
    jpeg_compress_struct info{};
    ErrorManager errors{};
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = leave;
    errors.base.output_message = keep_silent;
    if (setjmp(errors.jump) != 0) {
        jpeg_destroy_compress(&info);
        return false;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out.bytes, &out.size);
    info.image_width = image.width;
    info.image_height = image.height;
    info.input_components = static_cast<int>(image.channels);
    info.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        const auto* bytes = image.row(info.next_scanline).data();
        auto* row = reinterpret_cast<JSAMPROW>(const_cast<char*>(bytes)); // Only read.
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    return true;
}

} // namespace

Result<std::string> encode_jpeg(const Image& image, int quality)
{
    const auto size = std::size_t{image.bytes_per_row()} * image.height;
    if (image.width == 0 || image.height == 0 || image.pixels.size() < size)
        return Error{ErrorCode::invalid_argument, "the picture to be written is empty"};
    Buffer buffer;
    const auto written = compress(image, quality, buffer);
    const std::unique_ptr<unsigned char, decltype(&std::free)> owner(buffer.bytes, &std::free);
    if (!written)
        return Error{ErrorCode::internal, "the picture could not be written as JPEG"};
    return std::string(reinterpret_cast<const char*>(buffer.bytes), buffer.size);
}

} // namespace mailroom
