// The commands of the menu Adherence: org.adherence:<Name>, as command_table.hpp lists them.
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/frame/XDispatch.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/exc_hlp.hxx>
#include <cppuhelper/implbase5.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <utility>

#include "extension/command_place.hpp"
#include "extension/command_table.hpp"

namespace adherence {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

/// What stands before a dot: "Help" of "Help.panel-scorecard", where a button can give no arguments.
std::string name_in(rtl::OUString const& path) {
    auto const dot = path.indexOf('.');
    return calc::to_utf8(dot < 0 ? path : path.copy(0, dot));
}

/// Who calls, as far as the arguments tell.
enum class Caller {
    user,   ///< the office's menus, toolbars, keys and our panels; or code, which has rights of its own, with texts for the command
    link,   ///< a hyperlink, a form's button, whatever loads the address like a document: it brings the arguments of loading
    event,  ///< an event that a document bound to the command: it brings the event, without a name
};

Caller caller_of(uno::Sequence<beans::PropertyValue> const& arguments) {
    auto caller = Caller::user;
    for (beans::PropertyValue const& each : std::as_const(arguments)) {
        if (each.Name.isEmpty()) return Caller::event;
        if (each.Name == "KeyModifier" || each.Name == "SynchronMode") continue;
        rtl::OUString text;
        bool const is_text = each.Value >>= text;
        bool const from_elsewhere = each.Name == "Referer" && text != "private:user";
        if (!is_text || from_elsewhere || text.startsWith(calc::to_ustring(command_protocol))) caller = Caller::link;
    }
    return caller;
}

class Commands : public cppu::WeakImplHelper5<frame::XDispatchProvider, frame::XDispatch, lang::XInitialization, lang::XServiceInfo,
                                              awt::XCallback> {
public:
    explicit Commands(Reference<uno::XComponentContext> const& context) : context_(context) {}

    void SAL_CALL initialize(uno::Sequence<uno::Any> const& arguments) override {
        if (arguments.getLength() > 0) arguments.getConstArray()[0] >>= frame_;
    }

    Reference<frame::XDispatch> SAL_CALL queryDispatch(util::URL const& url, rtl::OUString const&, sal_Int32) override {
        if (url.Protocol == calc::to_ustring(command_protocol) && action_of(name_in(url.Path))) return this;
        return {};
    }
    uno::Sequence<Reference<frame::XDispatch>> SAL_CALL queryDispatches(uno::Sequence<frame::DispatchDescriptor> const& wanted) override {
        uno::Sequence<Reference<frame::XDispatch>> found(wanted.getLength());
        for (sal_Int32 place = 0; place < wanted.getLength(); ++place) {
            frame::DispatchDescriptor const& one = wanted.getConstArray()[place];
            found.getArray()[place] = queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags);
        }
        return found;
    }

    // A macro or another process calls from any thread; what is to be done is the main thread's.
    void SAL_CALL dispatch(util::URL const& url, uno::Sequence<beans::PropertyValue> const& arguments) override {
        Reference<awt::XRequestCallback> const later(
            context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY);
        beans::NamedValue const call(url.Path, uno::Any(arguments));
        if (later.is()) later->addCallback(this, uno::Any(call));
    }

    void SAL_CALL notify(uno::Any const& data) override {
        beans::NamedValue call;
        data >>= call;
        std::string failure;
        // Nothing stands between this and the office that would catch an exception.
        try {
            perform(call);
        } catch (uno::Exception const& exception) {
            // Some say nothing; then its kind has to do.
            failure = calc::to_utf8(exception.Message.isEmpty() ? cppu::getCaughtException().getValueTypeName() : exception.Message);
        } catch (std::exception const& exception) {
            failure = exception.what();
        }
        if (failure.empty()) return;
        try {
            if (auto const place = here()) place->say(place->tell("command.failed", {{"reason", failure}}));
        } catch (uno::Exception const&) {
        }
    }

    void SAL_CALL addStatusListener(Reference<frame::XStatusListener> const& listener, util::URL const& url) override {
        frame::FeatureStateEvent state;
        state.FeatureURL = url;
        state.IsEnabled = true;
        state.Source = static_cast<frame::XDispatch*>(this);
        if (listener.is()) listener->statusChanged(state);
    }
    void SAL_CALL removeStatusListener(Reference<frame::XStatusListener> const&, util::URL const&) override {}

    rtl::OUString SAL_CALL getImplementationName() override { return "org.adherence.Commands"; }
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        rtl::OUString const name("com.sun.star.frame.ProtocolHandler");
        return {&name, 1};
    }

private:
    [[nodiscard]] std::optional<CommandPlace> here() const {
        if (!frame_.is() || !frame_->getController().is()) return {};
        CommandPlace place{context_, frame_, sidebar::DocumentModel::of(context_, frame_->getController()->getModel())};
        if (!place.model.is()) return {};
        return place;
    }

    [[nodiscard]] static bool allowed(CommandPlace const& place, std::string const& name) {
        // One question at a time: a document could call again while it is open.
        static bool asked = false;
        if (std::exchange(asked, true)) return false;
        struct Answered {
            ~Answered() { asked = false; }
        } const answered;
        return place.ask(place.tell("command.foreign", {{"command", calc::without_mnemonic(place.tell("command." + name))}}));
    }

    void perform(beans::NamedValue const& call) const {
        auto place = here();
        auto const action = action_of(name_in(call.Name));
        if (!place || !action) return;
        uno::Sequence<beans::PropertyValue> arguments;
        call.Value >>= arguments;
        Caller const caller = caller_of(arguments);
        if (caller == Caller::event) return;
        if (caller == Caller::link) {
            if (!allowed(*place, name_in(call.Name))) return;
            arguments = {};
        }
        if (auto const dot = call.Name.indexOf('.'); dot >= 0) place->arguments.emplace("Page", calc::to_utf8(call.Name.copy(dot + 1)));
        for (beans::PropertyValue const& each : std::as_const(arguments))
            if (rtl::OUString text; each.Value >>= text) place->arguments.emplace(calc::to_utf8(each.Name), calc::to_utf8(text));
        action(*place);
        place->model->modified({});
    }

    Reference<uno::XComponentContext> context_;
    Reference<frame::XFrame> frame_;
};

}  // namespace

}  // namespace adherence

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_commands_get_implementation(css::uno::XComponentContext* context,
                                                                                            css::uno::Sequence<css::uno::Any> const& arguments) {
    auto* const commands = new adherence::Commands(context);
    commands->acquire();
    commands->initialize(arguments);
    return static_cast<cppu::OWeakObject*>(commands);
}
