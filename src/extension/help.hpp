// The help in the package: HTML pages, opened in the browser. help_pages.hpp says what they are called.
//
//   open_help(context, "command-AddCountry");
//
//   rtl::Reference<HelpKey> const key(new HelpKey(context, "panel-what-if"));
//   key->watch_all(window);      // F1 in it, or in a control of it, opens the page
//   key->forget();               // when the window goes
#pragma once

#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XExtendedToolkit.hpp>
#include <com/sun/star/awt/XFocusListener.hpp>
#include <com/sun/star/awt/XKeyHandler.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase3.hxx>
#include <string>
#include <string_view>

namespace adherence {

/// The page's address in the installed package, in the language of the user interface or else in English; empty where the
/// package has no such page.
[[nodiscard]] std::string help_url(css::uno::Reference<css::uno::XComponentContext> const& context, std::string_view page);

/// Says in a box what is missing where the page cannot be opened.
void open_help(css::uno::Reference<css::uno::XComponentContext> const& context, std::string_view page);

/// F1, while one of the windows it watches has the focus. A key handler of the toolkit, since a key listener cannot keep F1
/// from the office, which would open its own help as well. Under GTK the office's window takes F1 before either, in the
/// sidebar: there its own help opens, whatever an extension does.
class HelpKey : public cppu::WeakImplHelper3<css::awt::XKeyHandler, css::awt::XFocusListener, css::awt::XCallback> {
public:
    HelpKey(css::uno::Reference<css::uno::XComponentContext> const& context, std::string page) : context_(context), page_(std::move(page)) {}

    void watch(css::uno::Reference<css::awt::XWindow> const& window);
    /// The window and every control in it, as far down as they go.
    void watch_all(css::uno::Reference<css::awt::XWindow> const& window);
    /// Hears nothing any more.
    void forget();

    sal_Bool SAL_CALL keyPressed(css::awt::KeyEvent const& event) override;
    sal_Bool SAL_CALL keyReleased(css::awt::KeyEvent const&) override { return false; }
    void SAL_CALL focusGained(css::awt::FocusEvent const& event) override;
    void SAL_CALL focusLost(css::awt::FocusEvent const&) override { forget(); }
    void SAL_CALL notify(css::uno::Any const&) override { open_help(context_, page_); }
    void SAL_CALL disposing(css::lang::EventObject const&) override {}

private:
    css::uno::Reference<css::uno::XComponentContext> context_;
    std::string page_;
    css::uno::Reference<css::awt::XExtendedToolkit> toolkit_;  ///< where the keys come from, while the focus is here
};

}  // namespace adherence
