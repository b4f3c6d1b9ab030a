#include "extension/progress.hpp"

#include <algorithm>
#include <atomic>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/uno/RuntimeException.hpp>
#include <exception>
#include <thread>

#include "sidebar/dispose_control.hpp"

namespace adherence {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::chrono::milliseconds patience{600}, breath{40};
constexpr sal_Int32 width = 220, height = 62, edge = 8, whole = 100;

void set(Reference<beans::XPropertySet> const& model, char const* name, Any const& value) { model->setPropertyValue(rtl::OUString::createFromAscii(name), value); }

}  // namespace

Progress::Progress(CommandPlace const& place, std::string title) : place_(place), title_(std::move(title)), toolkit_(place.window()->getToolkit(), UNO_QUERY_THROW) {
    place.frame->getContainerWindow()->setEnable(false);
    held_ = true;
}

Progress::~Progress() = default;

void Progress::finish() {
    bar_.clear();
    if (window_.is()) sidebar::dispose_with_model(window_);
    window_.clear();
    if (held_) place_.frame->getContainerWindow()->setEnable(true);
    held_ = false;
}

void Progress::work(std::size_t steps, std::function<void(Work const&)> const& task) {
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> ended = false;
    std::exception_ptr failure;
    std::jthread const thread([&](std::stop_token stop) {
        try {
            task({.stop = std::move(stop), .progress = [&] { ++done; }});
        } catch (...) {
            failure = std::current_exception();
        }
        ended = true;
    });
    start({}, static_cast<sal_Int32>(std::max<std::size_t>(steps, 1)));
    // The thread is told to stop where this throws.
    while (!ended) {
        setValue(std::min(static_cast<sal_Int32>(done), range_));
        toolkit_->reschedule();  // others wait for the office's lock meanwhile
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (failure) std::rethrow_exception(failure);
}

void Progress::start(rtl::OUString const&, sal_Int32 range) {
    range_ = std::max<sal_Int32>(range, 1);
    setValue(0);
}

void Progress::setText(rtl::OUString const&) { breathe(); }

void Progress::setValue(sal_Int32 value) {
    if (bar_.is()) set(bar_, "ProgressValue", Any(static_cast<sal_Int32>(std::clamp<std::int64_t>(std::int64_t(value) * whole / range_, 0, whole))));
    breathe();
}

void Progress::breathe() {
    auto const now = Clock::now();
    if (now - breathed_ >= breath) {
        breathed_ = now;
        if (!window_.is() && now - began_ >= patience) show();
        toolkit_->reschedule();
    }
    if (stopped_) throw uno::RuntimeException("stopped by the user", static_cast<cppu::OWeakObject*>(this));
}

void Progress::show() {
    auto const services = place_.context->getServiceManager();
    Reference<beans::XPropertySet> const dialog(services->createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", place_.context), UNO_QUERY_THROW);
    set(dialog, "Title", Any(calc::to_ustring(place_.tell("menu.adherence.name"))));
    set(dialog, "Width", Any(width));
    set(dialog, "Height", Any(height));
    set(dialog, "Closeable", Any(false));
    Reference<lang::XMultiServiceFactory> const factory(dialog, UNO_QUERY_THROW);
    Reference<container::XNameContainer> const controls(dialog, UNO_QUERY_THROW);
    auto const add = [&](char const* type, char const* name, sal_Int32 top, sal_Int32 left, sal_Int32 wide, sal_Int32 high) {
        Reference<beans::XPropertySet> const model(factory->createInstance("com.sun.star.awt.UnoControl" + rtl::OUString::createFromAscii(type) + "Model"), UNO_QUERY_THROW);
        set(model, "Name", Any(rtl::OUString::createFromAscii(name)));
        set(model, "PositionX", Any(left));
        set(model, "PositionY", Any(top));
        set(model, "Width", Any(wide));
        set(model, "Height", Any(high));
        controls->insertByName(rtl::OUString::createFromAscii(name), Any(model));
        return model;
    };
    set(add("FixedText", "progress.text", edge, edge, width - 2 * edge, 10), "Label", Any(calc::to_ustring(title_)));
    bar_ = add("ProgressBar", "progress.bar", 22, edge, width - 2 * edge, 10);
    set(bar_, "ProgressValueMax", Any(whole));
    set(add("Button", "progress.stop", 40, width - edge - 64, 64, 16), "Label", Any(calc::to_ustring(place_.tell("dialog.cancel"))));
    window_.set(services->createInstanceWithContext("com.sun.star.awt.UnoControlDialog", place_.context), UNO_QUERY_THROW);
    window_->setModel(Reference<awt::XControlModel>(dialog, UNO_QUERY_THROW));
    Reference<awt::XWindow> const shown(window_, UNO_QUERY_THROW);
    shown->setVisible(false);
    window_->createPeer(Reference<awt::XToolkit>(toolkit_, UNO_QUERY_THROW), place_.window());
    Reference<awt::XButton>(Reference<awt::XControlContainer>(window_, UNO_QUERY_THROW)->getControl("progress.stop"), UNO_QUERY_THROW)->addActionListener(this);
    auto const behind = place_.frame->getContainerWindow()->getPosSize(), own = shown->getPosSize();
    shown->setPosSize(behind.X + (behind.Width - own.Width) / 2, behind.Y + (behind.Height - own.Height) / 3, 0, 0, awt::PosSize::POS);
    shown->setVisible(true);
}

void Progress::actionPerformed(awt::ActionEvent const&) { stopped_ = true; }

}  // namespace adherence
