// What the panels have in common: a window made from an XDL file inside the sidebar, a layout of controls
// stacked from top to bottom in whatever width there is, and the document of the frame.
//
// A panel says what it shows in show(), and how high its controls are in layout().
#pragma once

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XFont.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XStyleSettings.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/awt/XWindowListener.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/ui/XSidebar.hpp>
#include <com/sun/star/ui/XSidebarPanel.hpp>
#include <com/sun/star/ui/XToolPanel.hpp>
#include <com/sun/star/ui/XUIElement.hpp>
#include <com/sun/star/view/XSelectionChangeListener.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/basemutex.hxx>
#include <cppuhelper/compbase6.hxx>

#include "core/report/svg.hpp"
#include "core/report/words.hpp"
#include "extension/help.hpp"
#include "sidebar/document_model.hpp"

namespace adherence::sidebar {

struct PanelPlace {
    css::uno::Reference<css::frame::XFrame> frame;
    css::uno::Reference<css::awt::XWindow> parent;
    css::uno::Reference<css::ui::XSidebar> sidebar;
    rtl::OUString url;
};

using PanelBase = cppu::WeakComponentImplHelper6<css::ui::XUIElement, css::ui::XToolPanel, css::ui::XSidebarPanel,
                                                 css::awt::XWindowListener, css::awt::XItemListener,
                                                 css::view::XSelectionChangeListener>;

class Panel : protected cppu::BaseMutex, public PanelBase {
public:
    Panel(css::uno::Reference<css::uno::XComponentContext> const& context, PanelPlace place)
        : PanelBase(m_aMutex), context_(context), place_(std::move(place)) {}

    /// Makes the window and shows what there is. Apart from the constructor, since it hands `this` out.
    void open(rtl::OUString const& dialog);

    css::uno::Reference<css::frame::XFrame> SAL_CALL getFrame() override { return place_.frame; }
    rtl::OUString SAL_CALL getResourceURL() override { return place_.url; }
    sal_Int16 SAL_CALL getType() override;
    css::uno::Reference<css::uno::XInterface> SAL_CALL getRealInterface() override;
    css::uno::Reference<css::accessibility::XAccessible> SAL_CALL
    createAccessible(css::uno::Reference<css::accessibility::XAccessible> const& parent) override;
    css::uno::Reference<css::awt::XWindow> SAL_CALL getWindow() override { return window_; }
    css::ui::LayoutSize SAL_CALL getHeightForWidth(sal_Int32 width) override;
    sal_Int32 SAL_CALL getMinimalWidth() override;
    void SAL_CALL windowResized(css::awt::WindowEvent const& event) override;
    void SAL_CALL windowMoved(css::awt::WindowEvent const&) override {}
    void SAL_CALL windowShown(css::lang::EventObject const&) override {}
    void SAL_CALL windowHidden(css::lang::EventObject const&) override {}
    void SAL_CALL itemStateChanged(css::awt::ItemEvent const& event) override;
    void SAL_CALL selectionChanged(css::lang::EventObject const& event) override;
    void SAL_CALL disposing(css::lang::EventObject const& event) override;

protected:
    void SAL_CALL disposing() override;

    virtual void show() = 0;
    /// Places the controls. \returns the height that they need at least
    virtual std::int32_t layout(std::int32_t width, std::int32_t height) = 0;
    /// Has it a use for more height than it needs? The deck has it to give.
    [[nodiscard]] virtual bool grows() const { return true; }
    virtual void selected() {}
    virtual void chosen(std::string const& list, std::int32_t item) = 0;

    [[nodiscard]] css::uno::Reference<css::awt::XControl> control(char const* name) const;
    void set(char const* name, char const* property, css::uno::Any const& value) const;
    void set_text(char const* name, std::string_view text) const;
    void set_list(char const* name, std::vector<std::string> const& lines, std::int32_t selected) const;
    void set_accessible_name(char const* name, std::string_view text) const;
    void place_at(char const* name, std::int32_t left, std::int32_t top, std::int32_t width, std::int32_t height) const;
    /// Over the whole width.
    void place(char const* name, std::int32_t top, std::int32_t height, std::int32_t width) const;
    void listen_to_list(char const* name);
    /// The line as far as it goes into a list of this width, which would scroll sideways else.
    [[nodiscard]] std::string fitted(char const* list, std::string const& line) const;
    /// The same for a list that drops down, whose button is wider than a scroll bar.
    [[nodiscard]] std::string fitted_beside_button(char const* list, std::string const& line) const;
    [[nodiscard]] std::int32_t text_width(char const* name, std::string_view text) const;
    /// Lines that the text of a label over the whole width takes.
    [[nodiscard]] std::int32_t lines_of(char const* name, std::string_view text, std::int32_t width) const;
    [[nodiscard]] std::int32_t pixels(std::int32_t app_font) const;
    /// How many pixels of the display one of a drawing is.
    [[nodiscard]] double scale() const;
    /// Drawings are made larger and shown smaller: the office makes a bitmap of them, which a display of twice the
    /// points would blur.
    static constexpr int finer = 2;
    void show_drawing(char const* name, Drawing const& drawing) const;
    /// Empty where the toolkit does not tell.
    [[nodiscard]] css::uno::Reference<css::awt::XStyleSettings> style() const;
    /// Of the surface that the panel stands on.
    [[nodiscard]] Palette palette() const;
    [[nodiscard]] css::uno::Reference<css::frame::XController> controller() const;
    [[nodiscard]] DocumentModel* model();
    /// The sentence of a catalogue, in the language of the user interface.
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const;
    [[nodiscard]] std::string counted(std::string_view key, std::size_t count, Arguments arguments = {}) const;
    void lay_out();
    /// What a control that shows one line takes, borders and all; the toolkits differ.
    [[nodiscard]] std::int32_t line_height(char const* name) const;

private:
    /// Shows what there is; at once, or once it is unfolded for the first time.
    void refresh();

protected:
    css::uno::Reference<css::uno::XComponentContext> context_;
    PanelPlace place_;
    css::uno::Reference<css::awt::XWindow> window_;
    rtl::Reference<DocumentModel> model_;
    css::uno::Reference<css::view::XSelectionSupplier> selection_;
    std::int32_t needed_ = 0;

private:
    [[nodiscard]] css::uno::Reference<css::awt::XFont> font_of(char const* name) const;
    [[nodiscard]] std::string cut(char const* list, std::string const& line, std::int32_t beside) const;

    rtl::Reference<HelpKey> help_;
    bool unfolded_ = false;  ///< once at least
    bool behind_ = false;    ///< there was a change before that
};

[[nodiscard]] rtl::Reference<Panel> make_scorecard_panel(css::uno::Reference<css::uno::XComponentContext> const& context,
                                                         PanelPlace place);
[[nodiscard]] rtl::Reference<Panel> make_what_if_panel(css::uno::Reference<css::uno::XComponentContext> const& context,
                                                       PanelPlace place);
[[nodiscard]] rtl::Reference<Panel> make_how_sure_panel(css::uno::Reference<css::uno::XComponentContext> const& context,
                                                        PanelPlace place);
[[nodiscard]] rtl::Reference<Panel> make_briefing_panel(css::uno::Reference<css::uno::XComponentContext> const& context,
                                                        PanelPlace place);
[[nodiscard]] rtl::Reference<Panel> make_workbook_panel(css::uno::Reference<css::uno::XComponentContext> const& context,
                                                        PanelPlace place);

}  // namespace adherence::sidebar
