// The commands of the menu Adherence: org.adherence:<Name>, each one step of Undo; one that does not apply here says why.
#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxType.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/frame/XDispatch.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <cppuhelper/implbase5.hxx>
#include <cppuhelper/supportsservice.hxx>

#include "calc/robustness_columns.hpp"
#include "core/report/words.hpp"
#include "sidebar/document_model.hpp"

namespace adherence {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

constexpr char const* protocol = "org.adherence:";
constexpr char const* robustness_columns = "AddRobustnessColumns";

class Commands : public cppu::WeakImplHelper5<frame::XDispatchProvider, frame::XDispatch, lang::XInitialization, lang::XServiceInfo,
                                              awt::XCallback> {
public:
    explicit Commands(Reference<uno::XComponentContext> const& context) : context_(context) {}

    void SAL_CALL initialize(uno::Sequence<uno::Any> const& arguments) override {
        if (arguments.getLength() > 0) arguments.getConstArray()[0] >>= frame_;
    }

    Reference<frame::XDispatch> SAL_CALL queryDispatch(util::URL const& url, rtl::OUString const&, sal_Int32) override {
        if (url.Protocol.equalsAscii(protocol) && url.Path.equalsAscii(robustness_columns)) return this;
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
    void SAL_CALL dispatch(util::URL const&, uno::Sequence<beans::PropertyValue> const&) override {
        Reference<awt::XRequestCallback> const later(
            context_->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context_), UNO_QUERY);
        if (later.is()) later->addCallback(this, uno::Any());
    }

    // Nothing stands between this and the office that would catch an exception.
    void SAL_CALL notify(uno::Any const&) override {
        try {
            add_robustness_columns();
        } catch (uno::Exception const&) {
        } catch (std::exception const&) {
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
    void add_robustness_columns() {
        if (!frame_.is() || !frame_->getController().is()) return;
        auto const model = sidebar::DocumentModel::of(context_, frame_->getController()->getModel());
        if (!model.is()) return;
        auto const added = calc::add_robustness_columns(model->document(), model->workbook(), model->sure.spread / 100.0, model->language());
        if (added.written) return show(model->document(), added.at);
        say(sentence(model->language(), added.message, {{"place", added.place}}));
    }

    void show(Reference<frame::XModel> const& document, table::CellRangeAddress const& at) {
        Reference<view::XSelectionSupplier> const selection(frame_->getController(), UNO_QUERY_THROW);
        selection->select(uno::Any(calc::SheetCells(document).range(at)));
    }

    void say(std::string const& text) {
        Reference<awt::XWindowPeer> const window(frame_->getContainerWindow(), UNO_QUERY_THROW);
        Reference<awt::XMessageBoxFactory> const boxes(window->getToolkit(), UNO_QUERY_THROW);
        auto const box = boxes->createMessageBox(window, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK, rtl::OUString(),
                                                 calc::to_ustring(text));
        box->execute();
        Reference<lang::XComponent>(box, UNO_QUERY_THROW)->dispose();
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
