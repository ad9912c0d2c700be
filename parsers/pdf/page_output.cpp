#include "parsers/pdf/page_output.h"

#include "parsers/pdf/page_contents.h"
#include "parsers/pdf/page_words.h"
#include "parsers/pdf/poppler_page.h"
#include "parsers/pdf/poppler_paints.h"
#include "parsers/pdf/poppler_words.h"

#include <algorithm>
#include <memory>

#include <poppler/Gfx.h>
#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/TextOutputDev.h>

namespace mailroom {
namespace {

// Takes the characters that can be seen as its own text; the others go to a text beside it.
class PageOutput final : public TextOutputDev {
public:
    PageOutput(PDFDoc& document, PageBudget& budget, const Limits& limits, bool look_at_pictures)
        : TextOutputDev(nullptr, false, 0, false, false),
          document_(document),
          budget_(budget),
          look_at_pictures_(look_at_pictures),
          room_(limits.pdf_page_characters_max)
    {
    }

    void set_interpreter(Gfx* gfx) { gfx_ = gfx; }
    TextOutputDev& hidden_text() { return hidden_text_; }
    const PopplerPaints& painted() const { return paints_; }
    void count(HiddenBy reason, std::size_t characters)
    {
        hidden_.characters[static_cast<std::size_t>(reason)] += characters;
    }
    const HiddenText& hidden() const { return hidden_; }
    bool is_full() const { return room_.is_full(); }

    bool needNonText() override { return look_at_pictures_; }
    bool needCharCount() override { return true; } // Of layers that are not shown.
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }
    bool useDrawForm() override { return true; } // To keep them within the allowance.

    void startPage(int number, GfxState* state, XRef* xref) override
    {
        TextOutputDev::startPage(number, state, xref);
        hidden_text_.startPage(number, state, xref);
    }
    void endPage() override
    {
        TextOutputDev::endPage();
        hidden_text_.endPage();
    }
    void saveState(GfxState*) override { paints_.save(); }
    void restoreState(GfxState* state) override
    {
        TextOutputDev::restoreState(state);
        paints_.restore();
        hidden_font_is_old_ = true;
    }
    void updateFont(GfxState* state) override
    {
        TextOutputDev::updateFont(state);
        hidden_font_is_old_ = true;
    }
    void updateFillColorSpace(GfxState*) override { paints_.colors_have_changed(); }
    void updateStrokeColorSpace(GfxState*) override { paints_.colors_have_changed(); }
    void updateFillColor(GfxState*) override { paints_.colors_have_changed(); }
    void updateStrokeColor(GfxState*) override { paints_.colors_have_changed(); }
    void updateRender(GfxState*) override { paints_.colors_have_changed(); }

    void clip(GfxState* state) override { paints_.clip(*state); }
    void eoClip(GfxState* state) override { paints_.clip(*state); }
    void clipToStrokePath(GfxState*) override { paints_.clip_to_something(); }
    // What is not looked at has no line of its own.
    // clang-format off
    void fill(GfxState* state) override { if (may_paint()) paints_.fill(*state, false); }
    void eoFill(GfxState* state) override { if (may_paint()) paints_.fill(*state, true); }
    void stroke(GfxState* state) override { if (may_paint()) paints_.stroke(*state); }
    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*,
        int x0, int y0, int x1, int y1, double, double) override
    {
        budget_.spend_on_tiles(x0, x1, y0, y1);
        return fill_with_unknown(*state);
    }
    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override
        { return fill_with_unknown(*state); }
    bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override
        { return fill_with_unknown(*state); }
    bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override
        { return fill_with_unknown(*state); }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override
        { return fill_with_unknown(*state); }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override
        { return fill_with_unknown(*state); }
    void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
        bool in_line) override
    {
        paints_.draw_picture(*state, width, height, false);
        if (in_line)
            skip(*stream, width, height, 1);
    }
    void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
        GfxImageColorMap* colors, bool, const int* mask_colors, bool in_line) override
    {
        paints_.draw_picture(*state, width, height, mask_colors == nullptr);
        if (in_line)
            skip(*stream, width, height, colors->getNumPixelComps() * colors->getBits());
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
        GfxImageColorMap*, bool, Stream*, int, int, bool, bool) override
        { paints_.draw_picture(*state, width, height, false); }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
        GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*, bool) override
        { paints_.draw_picture(*state, width, height, false); }
    void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
        bool for_mask) override { groups_for_masks_.push_back(for_mask); }
    // clang-format on
    void endTransparencyGroup(GfxState*) override
    {
        if (!groups_for_masks_.empty())
            groups_for_masks_.pop_back();
    }

    // What is drawn counts, not what the file says that it means.
    void beginActualText(GfxState*, const GooString*) override {}
    void endActualText(GfxState*) override {}

    void incCharCount(int characters) override
    {
        count(HiddenBy::layer, static_cast<std::size_t>(std::max(0, characters)));
    }

    void beginString(GfxState* state, const GooString*) override
    {
        double x = 0, y = 0;
        state->transform(state->getCurX(), state->getCurY(), &x, &y);
        room_.begin_string(x, y, budget_);
    }

    void drawChar(
        GfxState* state,
        double x,
        double y,
        double dx,
        double dy,
        double origin_x,
        double origin_y,
        CharCode code,
        int,
        const Unicode* characters,
        int length) override
    {
        if (!budget_.spend(1) || is_in_mask() || !room_.take())
            return;
        double middle_x = 0, middle_y = 0;
        state->transform(x + dx / 2, y + dy / 2, &middle_x, &middle_y);
        const auto reason = hidden_layers_ > 0
            ? HiddenBy::layer
            : paints_.hides(*state, static_cast<float>(middle_x), static_cast<float>(middle_y));
        if (!reason) {
            paints_.character_was_drawn();
            TextOutputDev::drawChar(
                state, x, y, dx, dy, origin_x, origin_y, code, 1, characters, length);
            return;
        }
        if (length == 0 || (length == 1 && characters[0] <= ' '))
            return; // A blank hides nothing.
        count(*reason, 1);
        if (hidden_font_is_old_)
            hidden_text_.updateFont(state);
        hidden_font_is_old_ = false;
        hidden_text_.drawChar(state, x, y, dx, dy, origin_x, origin_y, code, 1, characters, length);
    }

    void drawForm(Ref reference) override
    {
        if (!budget_.spend(operations_a_form) || gfx_ == nullptr)
            return;
        auto object = gfx_->getXRef()->fetch(reference);
        const auto form = read_form(object, document_, budget_);
        if (!form)
            return;
        auto resources = object.streamGetDict()->lookup("Resources");
        if (!budget_.spend(form->fonts * operations_a_font))
            return;
        auto contents = stream_of(form->contents);
        hidden_layers_ += form->on_hidden_layer;
        gfx_->drawForm(
            &contents, resources.isDict() ? resources.getDict() : nullptr, form->matrix.data(),
            form->box.data());
        hidden_layers_ -= form->on_hidden_layer;
    }

private:
    bool is_in_mask() const
    {
        return std::ranges::find(groups_for_masks_, true) != groups_for_masks_.end();
    }
    bool may_paint() { return budget_.spend(1) && hidden_layers_ == 0 && !is_in_mask(); }

    bool fill_with_unknown(const GfxState& state)
    {
        paints_.fill_with_unknown(state);
        return true; // Nothing more is to be drawn.
    }

    // The bytes of a picture inside a content stream, up to the next operator.
    void skip(Stream& stream, int width, int height, int bits)
    {
        const auto row =
            (static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(bits) + 7) / 8;
        auto left = row * static_cast<std::uint64_t>(height);
        stream.reset();
        while (left-- > 0 && stream.getChar() != EOF) {
        }
        stream.close();
    }

    PDFDoc& document_;
    PageBudget& budget_;
    bool look_at_pictures_;
    Gfx* gfx_ = nullptr;
    TextOutputDev hidden_text_{nullptr, false, 0, false, false};
    bool hidden_font_is_old_ = true;
    PopplerPaints paints_;
    HiddenText hidden_;
    std::vector<bool> groups_for_masks_;
    int hidden_layers_ = 0;
    PageRoom room_;
};

bool is_spent(void* budget)
{
    return !static_cast<PageBudget*>(budget)->spend(operations_a_check);
}

void interpret(PDFDoc& document, ::Page& page, int turn, PageBudget& budget, PageOutput& out)
{
    auto contents = page.getContents();
    const auto bytes = decoded_contents(contents, budget);
    auto decoded = stream_of(bytes);
    const std::unique_ptr<Gfx> gfx(page.createGfx(
        &out, 72, 72, turn, false, true, -1, -1, -1, -1, false, is_spent, &budget,
        document.getXRef()));
    out.set_interpreter(gfx.get());
    gfx->saveState();
    gfx->display(&decoded);
    gfx->restoreState();
    for (auto* annotation : page.getAnnots()->getAnnots()) { // Fields of forms are among them.
        if (budget.spend(operations_a_form))
            annotation->draw(gfx.get(), false);
    }
}

struct TurnedReading {
    PageReading reading;
    int upright_turn = 0; // Beyond the turn that it was read with.
};

TurnedReading
read_turned(PDFDoc& document, ::Page& page, int turn, PageBudget& budget, const Limits& limits)
{
    TurnedReading result{.reading{.page = page_size(page, turn), .turn = turn}};
    auto& reading = result.reading;
    const bool look_at_pictures = !has_wavelet_pictures(page);
    PageOutput out(document, budget, limits, look_at_pictures);
    interpret(document, page, turn, budget, out);
    reading.cut_short = out.is_full() || budget.is_spent();
    reading.hidden = out.hidden();
    reading.pictures = out.painted().pictures();
    const auto& paints = out.painted().paints();
    reading.pictures.share =
        look_at_pictures ? paints.picture_share(reading.page.width, reading.page.height) : 1;
    result.upright_turn = sort_words(words_of(out), words_of(out.hidden_text()), paints, reading);
    return result;
}

} // namespace

PageReading read_page(PDFDoc& document, int number, PageBudget& budget, const Limits& limits)
{
    auto* page = document.getPage(number);
    if (page == nullptr || !page->isOk())
        return {};
    auto read = read_turned(document, *page, 0, budget, limits);
    if (read.upright_turn == 0 || budget.is_spent())
        return std::move(read.reading);
    return read_turned(document, *page, read.upright_turn, budget, limits).reading;
}

} // namespace mailroom
