#include "extension/help.hpp"

#include <com/sun/star/awt/Key.hpp>
#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxType.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <osl/file.hxx>
#include <algorithm>
#include <utility>

#include "core/report/words.hpp"
#include "extension/help_pages.hpp"
#include "sidebar/document_model.hpp"

namespace adherence {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// Over the window that is in front, be it a dialog.
void say(Reference<uno::XComponentContext> const& context, std::string const& language, std::string_view key, Arguments const& arguments) {
    auto const toolkit = awt::Toolkit::create(context);
    Reference<awt::XWindowPeer> parent(Reference<awt::XExtendedToolkit>(toolkit, UNO_QUERY_THROW)->getActiveTopWindow(), UNO_QUERY);
    if (!parent.is()) {
        auto const frame = frame::Desktop::create(context)->getCurrentFrame();
        if (frame.is()) parent.set(frame->getContainerWindow(), UNO_QUERY);
    }
    if (!parent.is()) return;
    Reference<awt::XMessageBoxFactory> const boxes(toolkit, UNO_QUERY_THROW);
    auto const box = boxes->createMessageBox(parent, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK,
                                             calc::to_ustring(sentence(language, "menu.adherence.name")), calc::to_ustring(sentence(language, key, arguments)));
    box->execute();
    Reference<lang::XComponent>(box, UNO_QUERY_THROW)->dispose();
}

std::string shown_path(std::string const& url) {
    rtl::OUString path;
    return osl::FileBase::getSystemPathFromFileURL(calc::to_ustring(url), path) == osl::FileBase::E_None ? calc::to_utf8(path) : url;
}

}  // namespace

std::string help_url(Reference<uno::XComponentContext> const& context, std::string_view page) {
    auto const package = deployment::PackageInformationProvider::get(context)->getPackageLocation("org.adherence.scorecards");
    // A page is named by whoever calls the command: only a name, no way out of the folder.
    bool const is_name = std::ranges::all_of(page, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
    if (package.isEmpty() || !is_name) return {};
    std::string const url = calc::to_utf8(package) + "/help/" + std::string(help_language(sidebar::ui_language(context))) + "/" + std::string(page) + ".html";
    return ucb::SimpleFileAccess::create(context)->exists(calc::to_ustring(url)) ? url : std::string();
}

void open_help(Reference<uno::XComponentContext> const& context, std::string_view page) {
    std::string const language = sidebar::ui_language(context);
    // Called from the office's own events, which must not meet an exception of ours.
    try {
        std::string const url = help_url(context, page);
        if (url.empty()) return say(context, language, "help.missing", {{"page", std::string(page)}});
        try {
            system::SystemShellExecute::create(context)->execute(calc::to_ustring(url), {}, system::SystemShellExecuteFlags::URIS_ONLY);
        } catch (uno::Exception const&) {
            say(context, language, "help.unopened", {{"file", shown_path(url)}});
        }
    } catch (uno::Exception const&) {
    }
}

// ---- F1 -------------------------------------------------------------------------------------------------------------

void HelpKey::watch(Reference<awt::XWindow> const& window) {
    if (window.is()) window->addFocusListener(this);
}

void HelpKey::watch_all(Reference<awt::XWindow> const& window) {
    watch(window);
    Reference<awt::XControlContainer> const container(window, UNO_QUERY);
    if (!container.is()) return;
    auto const controls = container->getControls();
    for (Reference<awt::XControl> const& control : std::as_const(controls)) watch_all(Reference<awt::XWindow>(control, UNO_QUERY));
}

void HelpKey::forget() {
    if (!toolkit_.is()) return;
    toolkit_->removeKeyHandler(this);
    toolkit_.clear();
}

void SAL_CALL HelpKey::focusGained(awt::FocusEvent const& event) {
    forget();
    Reference<awt::XWindowPeer> peer(event.Source, UNO_QUERY);
    if (Reference<awt::XControl> const control(event.Source, UNO_QUERY); control.is()) peer = control->getPeer();
    if (!peer.is()) return;
    toolkit_.set(peer->getToolkit(), UNO_QUERY);
    if (toolkit_.is()) toolkit_->addKeyHandler(this);
}

// What it opens may be a box, which must not be shown from within a key's way through the office.
sal_Bool SAL_CALL HelpKey::keyPressed(awt::KeyEvent const& event) {
    if (event.KeyCode != awt::Key::F1 || event.Modifiers != 0) return false;
    Reference<awt::XRequestCallback> const later(
        context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY);
    if (later.is()) later->addCallback(this, Any());
    return true;
}

}  // namespace adherence
