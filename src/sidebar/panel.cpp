#include "sidebar/panel.hpp"

#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/awt/XContainerWindowProvider.hpp>
#include <com/sun/star/awt/FontDescriptor.hpp>
#include <com/sun/star/awt/XDevice.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/awt/XUnitConversion.hpp>
#include <com/sun/star/awt/XVclWindowPeer.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/graphic/XGraphic.hpp>
#include <com/sun/star/graphic/XGraphicProvider.hpp>
#include <com/sun/star/io/XInputStream.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/ui/UIElementType.hpp>
#include <com/sun/star/util/MeasureUnit.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cstdio>
#include <functional>

#include "core/base/languages.hpp"
#include "extension/help_pages.hpp"
#include "sidebar/dispose_control.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// The office must not meet an exception of ours; there is nobody to show one to.
template <typename Action>
void guarded(Action&& action) {
    try {
        action();
    } catch (uno::Exception const&) {
    } catch (std::exception const&) {
    }
}

/// Something to be done in a moment of its own.
class Later : public cppu::WeakImplHelper1<awt::XCallback> {
public:
    explicit Later(std::function<void()> action) : action_(std::move(action)) {}
    void SAL_CALL notify(Any const&) override { guarded(action_); }

private:
    std::function<void()> action_;
};

std::string hex(sal_Int32 colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%06x", static_cast<unsigned>(colour) & 0xFFFFFFu);
    return text;
}

sal_Int32 mixed(sal_Int32 one, sal_Int32 other, int share) {  // share of `one`, in hundredths
    sal_Int32 colour = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        colour |= ((((one >> shift) & 255) * share + ((other >> shift) & 255) * (100 - share)) / 100) << shift;
    return colour;
}

bool dark(sal_Int32 colour) {
    return (((colour >> 16) & 255) * 299 + ((colour >> 8) & 255) * 587 + (colour & 255) * 114) / 1000 < 128;
}

}  // namespace

void Panel::open(rtl::OUString const& dialog) {
    Reference<awt::XContainerWindowProvider> const provider(
        context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.ContainerWindowProvider", context_),
        UNO_QUERY_THROW);
    window_ = provider->createContainerWindow("vnd.sun.star.extension://org.adherence.scorecards/dialogs/" + dialog, "",
                                              Reference<awt::XWindowPeer>(place_.parent, UNO_QUERY_THROW), nullptr);
    window_->addWindowListener(this);
    guarded([this] {
        static_cast<void>(model());
        show();
        lay_out();
    });
    window_->setVisible(true);
    help_ = new HelpKey(context_, panel_page(calc::to_utf8(place_.url)));
    help_->watch_all(window_);
}

void SAL_CALL Panel::disposing() {
    if (help_.is()) guarded([this] { help_->forget(); });
    help_.clear();
    if (model_.is()) model_->unwatch(this);
    model_.clear();
    guarded([this] {
        if (selection_.is()) selection_->removeSelectionChangeListener(this);
    });
    selection_.clear();
    guarded([this] {
        if (!window_.is()) return;
        window_->removeWindowListener(this);
        dispose_with_model(Reference<awt::XControl>(window_, UNO_QUERY_THROW));
    });
    window_.clear();
    place_ = {};
}

void SAL_CALL Panel::disposing(lang::EventObject const& event) {
    if (selection_.is() && event.Source == selection_) selection_.clear();
}

sal_Int16 SAL_CALL Panel::getType() { return ui::UIElementType::TOOLPANEL; }

Reference<uno::XInterface> SAL_CALL Panel::getRealInterface() {
    return Reference<uno::XInterface>(static_cast<ui::XToolPanel*>(this));
}

Reference<accessibility::XAccessible> SAL_CALL Panel::createAccessible(Reference<accessibility::XAccessible> const&) {
    return Reference<accessibility::XAccessible>(window_, UNO_QUERY);
}

// The deck asks only those that are unfolded. (Asked itself which these are, it would make them all anew.) What is to be
// done is done when it has laid them out.
ui::LayoutSize SAL_CALL Panel::getHeightForWidth(sal_Int32) {
    unfolded_ = true;
    if (behind_) {
        behind_ = false;
        guarded([this] {
            Reference<awt::XRequestCallback> const later(
                context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY_THROW);
            rtl::Reference<Panel> const self(this);
            later->addCallback(new Later([self] { self->refresh(); }), Any());
        });
    }
    std::int32_t const least = needed_ > 0 ? needed_ : pixels(150);
    return {least, grows() ? -1 : least, least};
}

sal_Int32 SAL_CALL Panel::getMinimalWidth() { return pixels(140); }

void SAL_CALL Panel::windowResized(awt::WindowEvent const&) {
    guarded([this] { lay_out(); });
}

void SAL_CALL Panel::itemStateChanged(awt::ItemEvent const& event) {
    guarded([&] {
        Reference<awt::XControl> const source(event.Source, UNO_QUERY_THROW);
        Reference<beans::XPropertySet> const properties(source->getModel(), UNO_QUERY_THROW);
        rtl::OUString name;
        properties->getPropertyValue("Name") >>= name;
        std::int32_t const item = Reference<awt::XListBox>(source, UNO_QUERY_THROW)->getSelectedItemPos();
        if (item >= 0) chosen(calc::to_utf8(name), item);
    });
}

void SAL_CALL Panel::selectionChanged(lang::EventObject const&) {
    guarded([this] {
        if (!window_.is()) return;
        if (unfolded_) selected();
        else behind_ = true;
    });
}

void Panel::refresh() {
    if (!window_.is()) return;
    behind_ = !unfolded_;
    if (behind_) return;
    show();
    lay_out();
}

void Panel::lay_out() {
    if (!window_.is()) return;
    awt::Rectangle const size = window_->getPosSize();
    // Where the office draws by itself (gen, Windows), a window may not become narrower than its controls reach,
    // counted as right edge + left edge: one that stands to the left of all the rest takes that floor away.
    if (Reference<awt::XWindow> const floor(control("Floor"), UNO_QUERY); floor.is())
        floor->setPosSize(-size.Width - 1, 0, 1, 1, awt::PosSize::POSSIZE);
    std::int32_t const needed = layout(std::max<std::int32_t>(size.Width, 40), size.Height);
    if (needed == needed_) return;
    needed_ = needed;
    if (place_.sidebar.is()) place_.sidebar->requestLayout();
}

std::int32_t Panel::line_height(char const* name) const {
    Reference<awt::XLayoutConstrains> const constraints(control(name)->getPeer(), UNO_QUERY);
    return std::max(pixels(14), constraints.is() ? constraints->getMinimumSize().Height : 0);
}

Reference<awt::XControl> Panel::control(char const* name) const {
    Reference<awt::XControlContainer> const container(window_, UNO_QUERY);
    return container.is() ? container->getControl(rtl::OUString::createFromAscii(name)) : Reference<awt::XControl>();
}

void Panel::set(char const* name, char const* property, Any const& value) const {
    if (Reference<beans::XPropertySet> const model(control(name)->getModel(), UNO_QUERY); model.is())
        model->setPropertyValue(rtl::OUString::createFromAscii(property), value);
}

void Panel::set_text(char const* name, std::string_view text) const {
    Reference<beans::XPropertySet> const model(control(name)->getModel(), UNO_QUERY_THROW);
    char const* const property = model->getPropertySetInfo()->hasPropertyByName("Label") ? "Label" : "Text";
    model->setPropertyValue(rtl::OUString::createFromAscii(property), Any(calc::to_ustring(text)));
}

void Panel::set_list(char const* name, std::vector<std::string> const& lines, std::int32_t selected) const {
    uno::Sequence<rtl::OUString> items(static_cast<sal_Int32>(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) items.getArray()[i] = calc::to_ustring(lines[i]);
    set(name, "StringItemList", Any(items));
    if (selected >= 0 && selected < items.getLength())
        Reference<awt::XListBox>(control(name), UNO_QUERY_THROW)
            ->selectItemPos(static_cast<sal_Int16>(selected), true);
}

void Panel::set_accessible_name(char const* name, std::string_view text) const {
    if (Reference<awt::XVclWindowPeer> const peer(control(name)->getPeer(), UNO_QUERY); peer.is())
        peer->setProperty("AccessibleName", Any(calc::to_ustring(text)));
}

std::string Panel::fitted(char const* list, std::string const& line) const { return cut(list, line, pixels(14)); }

std::string Panel::fitted_beside_button(char const* list, std::string const& line) const { return cut(list, line, line_height(list) + pixels(10)); }

std::string Panel::cut(char const* list, std::string const& line, std::int32_t beside) const {
    std::int32_t const room = Reference<awt::XWindow>(control(list), UNO_QUERY_THROW)->getPosSize().Width - beside;
    Reference<awt::XFont> const font = font_of(list);
    rtl::OUString text = calc::to_ustring(line);
    if (!font.is() || room <= 0 || font->getStringWidth(text) <= room) return line;
    std::int32_t fits = 0, beyond = text.getLength();
    while (beyond - fits > 1) {
        std::int32_t const middle = (fits + beyond) / 2;
        (font->getStringWidth(text.copy(0, middle) + rtl::OUString(u'…')) <= room ? fits : beyond) = middle;
    }
    return calc::to_utf8(text.copy(0, fits) + rtl::OUString(u'…'));
}

std::int32_t Panel::text_width(char const* name, std::string_view text) const {
    Reference<awt::XFont> const font = font_of(name);
    return font.is() ? font->getStringWidth(calc::to_ustring(text)) : 0;
}

std::int32_t Panel::lines_of(char const* name, std::string_view text, std::int32_t width) const {
    std::int32_t const room = std::max(width - 2 * pixels(3), 10), needed = text_width(name, text);
    if (needed <= room) return 1;
    std::int32_t const filled = room * 9 / 10;  // words do not fill their lines
    return std::max((needed + filled - 1) / filled, 2);
}

Reference<awt::XFont> Panel::font_of(char const* name) const {
    Reference<awt::XDevice> const device(control(name)->getPeer(), UNO_QUERY);
    return device.is() ? device->getFont(awt::FontDescriptor()) : nullptr;
}

void Panel::place_at(char const* name, std::int32_t left, std::int32_t top, std::int32_t width, std::int32_t height) const {
    Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)
        ->setPosSize(left, top, std::max(width, 10), std::max(height, 0), awt::PosSize::POSSIZE);
}

void Panel::place(char const* name, std::int32_t top, std::int32_t height, std::int32_t width) const {
    std::int32_t const edge = pixels(3);
    place_at(name, edge, top, width - 2 * edge, height);
}

void Panel::listen_to_list(char const* name) {
    Reference<awt::XListBox>(control(name), UNO_QUERY_THROW)->addItemListener(this);
}

std::int32_t Panel::pixels(std::int32_t app_font) const {
    Reference<awt::XUnitConversion> const conversion(window_, UNO_QUERY);
    Reference<awt::XControl> const as_control(window_, UNO_QUERY);
    Reference<awt::XUnitConversion> const peer(as_control.is() ? as_control->getPeer() : nullptr, UNO_QUERY);
    auto const& by = conversion.is() ? conversion : peer;
    if (!by.is()) return app_font * 2;
    return by->convertSizeToPixel({app_font, app_font}, util::MeasureUnit::APPFONT).Height;
}

// AppFont units grow with the display; drawings are made for 96 dots per inch, where 8 units are 13 pixels.
double Panel::scale() const { return std::max(1.0, static_cast<double>(pixels(80)) / 130.0); }

void Panel::show_drawing(char const* name, Drawing const& drawing) const {
    uno::Sequence<sal_Int8> const bytes(reinterpret_cast<sal_Int8 const*>(drawing.svg.data()), static_cast<sal_Int32>(drawing.svg.size()));
    auto const services = context_->getServiceManager();
    Any const argument(bytes);
    Reference<io::XInputStream> const stream(
        services->createInstanceWithArgumentsAndContext("com.sun.star.io.SequenceInputStream", {&argument, 1}, context_), UNO_QUERY_THROW);
    Reference<graphic::XGraphicProvider> const provider(
        services->createInstanceWithContext("com.sun.star.graphic.GraphicProvider", context_), UNO_QUERY_THROW);
    uno::Sequence<beans::PropertyValue> media(1);
    media.getArray()[0].Name = "InputStream";
    media.getArray()[0].Value <<= stream;
    set(name, "Graphic", Any(provider->queryGraphic(media)));
    // The office leaves a rim around it.
    if (auto const surface = style(); surface.is()) set(name, "BackgroundColor", Any(surface->getDialogColor()));
}

Reference<awt::XStyleSettings> Panel::style() const {
    Reference<awt::XStyleSettingsSupplier> supplier(Reference<awt::XControl>(window_, UNO_QUERY_THROW)->getPeer(), UNO_QUERY);
    if (!supplier.is()) supplier.set(place_.parent, UNO_QUERY);
    return supplier.is() ? supplier->getStyleSettings() : nullptr;
}

Palette Panel::palette() const {
    Palette colours;
    auto const surface = style();
    if (!surface.is()) return colours;
    sal_Int32 const ground = surface->getDialogColor(), ink = surface->getDialogTextColor();
    colours.ground = hex(ground);
    colours.ink = hex(ink);
    colours.muted = hex(mixed(ink, ground, 70));
    colours.track = hex(mixed(ink, ground, 15));
    if (dark(ground)) {
        colours.accent = "#7fb2f0";
        colours.range = "#3f638f";
        colours.warning = "#ff8a80";
    }
    return colours;
}

Reference<frame::XController> Panel::controller() const {
    return place_.frame.is() ? place_.frame->getController() : nullptr;
}

std::string Panel::tell(std::string_view key, Arguments const& arguments) const {
    return sentence(model_.is() ? model_->language() : languages.front(), key, arguments);
}

std::string Panel::counted(std::string_view key, std::size_t count, Arguments arguments) const {
    return counted_sentence(model_.is() ? model_->language() : languages.front(), key, count, std::move(arguments));
}

DocumentModel* Panel::model() {
    if (model_.is()) return model_.get();
    Reference<frame::XController> const current = controller();
    if (!current.is()) return nullptr;
    model_ = DocumentModel::of(context_, current->getModel());
    if (!model_.is()) return nullptr;
    model_->watch(this, [this] { refresh(); });
    selection_.set(current, UNO_QUERY);
    if (selection_.is()) selection_->addSelectionChangeListener(this);
    return model_.get();
}

}  // namespace adherence::sidebar
