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
#include <com/sun/star/frame/XDispatch.hpp>
#include <com/sun/star/frame/XDispatchProviderInterception.hpp>
#include <com/sun/star/frame/XInterceptorInfo.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/implbase2.hxx>
#include <osl/file.hxx>
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
    if (package.isEmpty()) return {};
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

namespace {

/// The office's own help, but where the focus is in a window that has a page of its own.
class HelpDispatch : public cppu::WeakImplHelper1<frame::XDispatch> {
public:
    HelpDispatch(Reference<frame::XDispatch> const& original, rtl::Reference<HelpKey> const& key) : original_(original), key_(key) {}

    void SAL_CALL dispatch(util::URL const& url, uno::Sequence<beans::PropertyValue> const& arguments) override {
        if (key_->has_focus()) key_->open_later();
        else original_->dispatch(url, arguments);
    }
    void SAL_CALL addStatusListener(Reference<frame::XStatusListener> const& listener, util::URL const& url) override {
        original_->addStatusListener(listener, url);
    }
    void SAL_CALL removeStatusListener(Reference<frame::XStatusListener> const& listener, util::URL const& url) override {
        original_->removeStatusListener(listener, url);
    }

private:
    Reference<frame::XDispatch> original_;
    rtl::Reference<HelpKey> key_;
};

class HelpInterceptor : public cppu::WeakImplHelper2<frame::XDispatchProviderInterceptor, frame::XInterceptorInfo> {
public:
    explicit HelpInterceptor(rtl::Reference<HelpKey> const& key) : key_(key) {}

    uno::Sequence<rtl::OUString> SAL_CALL getInterceptedURLs() override {
        auto const url = rtl::OUString::createFromAscii(command);
        return {&url, 1};
    }
    Reference<frame::XDispatch> SAL_CALL queryDispatch(util::URL const& url, rtl::OUString const& target, sal_Int32 search) override {
        auto const original = slave_.is() ? slave_->queryDispatch(url, target, search) : Reference<frame::XDispatch>();
        if (original.is() && url.Complete.equalsAscii(command)) return new HelpDispatch(original, key_);
        return original;
    }
    uno::Sequence<Reference<frame::XDispatch>> SAL_CALL queryDispatches(uno::Sequence<frame::DispatchDescriptor> const& wanted) override {
        uno::Sequence<Reference<frame::XDispatch>> found(wanted.getLength());
        for (sal_Int32 place = 0; place < wanted.getLength(); ++place) {
            frame::DispatchDescriptor const& one = wanted.getConstArray()[place];
            found.getArray()[place] = queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags);
        }
        return found;
    }
    Reference<frame::XDispatchProvider> SAL_CALL getSlaveDispatchProvider() override { return slave_; }
    void SAL_CALL setSlaveDispatchProvider(Reference<frame::XDispatchProvider> const& slave) override { slave_ = slave; }
    Reference<frame::XDispatchProvider> SAL_CALL getMasterDispatchProvider() override { return master_; }
    void SAL_CALL setMasterDispatchProvider(Reference<frame::XDispatchProvider> const& master) override { master_ = master; }

private:
    static constexpr char const command[] = ".uno:HelpIndex";
    Reference<frame::XDispatchProvider> slave_, master_;
    rtl::Reference<HelpKey> key_;
};

}  // namespace

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

void HelpKey::watch_menu(Reference<frame::XFrame> const& frame) {
    menu_.set(frame, UNO_QUERY);
    if (!menu_.is()) return;
    interceptor_ = new HelpInterceptor(this);
    menu_->registerDispatchProviderInterceptor(interceptor_);
}

void HelpKey::leave() {
    if (!toolkit_.is()) return;
    toolkit_->removeKeyHandler(this);
    toolkit_.clear();
}

void HelpKey::forget() {
    leave();
    if (menu_.is() && interceptor_.is()) menu_->releaseDispatchProviderInterceptor(interceptor_);
    menu_.clear();
    interceptor_.clear();
}

void SAL_CALL HelpKey::focusGained(awt::FocusEvent const& event) {
    leave();
    Reference<awt::XWindowPeer> peer(event.Source, UNO_QUERY);
    if (Reference<awt::XControl> const control(event.Source, UNO_QUERY); control.is()) peer = control->getPeer();
    if (!peer.is()) return;
    toolkit_.set(peer->getToolkit(), UNO_QUERY);
    if (toolkit_.is()) toolkit_->addKeyHandler(this);
}

void HelpKey::open_later() {
    Reference<awt::XRequestCallback> const later(
        context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY);
    if (later.is()) later->addCallback(this, Any());
}

sal_Bool SAL_CALL HelpKey::keyPressed(awt::KeyEvent const& event) {
    if (event.KeyCode != awt::Key::F1 || event.Modifiers != 0) return false;
    open_later();
    return true;
}

}  // namespace adherence
