// How far a long command is, with a way to stop it. A window comes once it takes longer than people wait without one; until it is
// through, the document's own window takes no input.
//
//   rtl::Reference<Progress> const progress(new Progress(place, place.tell("export.working")));
//   progress->work(steps, [&](Work const& work) { briefing = make_briefing(ground, choices, work); });
//   file = export_briefing(context, *briefing, choices, progress);      // throws where the user stopped it
#pragma once

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XReschedule.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/task/XStatusIndicator.hpp>
#include <chrono>
#include <cppuhelper/implbase2.hxx>
#include <functional>
#include <string>

#include "core/doubt/tiles.hpp"
#include "extension/command_place.hpp"

namespace adherence {

class Progress : public cppu::WeakImplHelper2<css::task::XStatusIndicator, css::awt::XActionListener> {
public:
    Progress(CommandPlace const& place, std::string title);
    ~Progress() override;

    /// Does it on a thread of its own and waits. \param steps how often Work::progress is called, about
    /// Throws what the task throws, and what setValue throws.
    void work(std::size_t steps, std::function<void(Work const&)> const& task);
    [[nodiscard]] bool stopped() const { return stopped_; }
    /// Takes the window away and gives the document's its input back.
    void finish();

    // The office tells how far it is; a stop is an exception of UNO's through it.
    void SAL_CALL start(rtl::OUString const& text, sal_Int32 range) override;
    void SAL_CALL end() override {}
    void SAL_CALL setText(rtl::OUString const& text) override;
    void SAL_CALL setValue(sal_Int32 value) override;
    void SAL_CALL reset() override {}
    void SAL_CALL actionPerformed(css::awt::ActionEvent const& event) override;
    void SAL_CALL disposing(css::lang::EventObject const&) override {}

private:
    using Clock = std::chrono::steady_clock;
    void show();
    void breathe();

    CommandPlace const& place_;
    std::string title_;
    css::uno::Reference<css::awt::XReschedule> toolkit_;
    css::uno::Reference<css::awt::XControl> window_;
    css::uno::Reference<css::beans::XPropertySet> bar_;
    Clock::time_point began_ = Clock::now(), breathed_ = began_;
    sal_Int32 range_ = 100;
    bool stopped_ = false, held_ = false;
};

}  // namespace adherence
