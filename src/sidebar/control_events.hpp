// What happens in the controls of a panel: buttons pressed, texts typed or picked, sliders moved.
//
// It is told by the control's name in a moment of its own on the main thread, since whoever sets a text from elsewhere does
// so without the office's lock. Of one kind and control the last counts. The controls outlive the panel's interest in them.
#pragma once

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XAdjustmentListener.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XRequestCallback.hpp>
#include <com/sun/star/awt/XTextListener.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase5.hxx>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace adherence::sidebar {

using ControlEventsBase = cppu::WeakImplHelper5<css::awt::XActionListener, css::awt::XAdjustmentListener, css::awt::XTextListener,
                                                css::awt::XItemListener, css::awt::XCallback>;

class ControlEvents : public ControlEventsBase {
public:
    explicit ControlEvents(css::uno::Reference<css::uno::XComponentContext> const& context);

    std::function<void(std::string const&)> pressed, typed;
    std::function<void(std::string const&, int)> moved;
    /// Tells nobody any more.
    void forget() { pressed = typed = nullptr, moved = nullptr; }

    void SAL_CALL actionPerformed(css::awt::ActionEvent const& event) override { keep(event.Source, Kind::pressed, 0); }
    void SAL_CALL textChanged(css::awt::TextEvent const& event) override { keep(event.Source, Kind::typed, 0); }
    void SAL_CALL itemStateChanged(css::awt::ItemEvent const& event) override { keep(event.Source, Kind::typed, 0); }
    void SAL_CALL adjustmentValueChanged(css::awt::AdjustmentEvent const& event) override { keep(event.Source, Kind::moved, event.Value); }
    void SAL_CALL disposing(css::lang::EventObject const&) override {}
    void SAL_CALL notify(css::uno::Any const&) override;

private:
    enum class Kind { pressed, typed, moved };
    struct Event {
        Kind kind;
        std::string name;
        int value;
    };
    void keep(css::uno::Reference<css::uno::XInterface> const& source, Kind kind, int value);

    css::uno::Reference<css::awt::XRequestCallback> later_;
    std::mutex mutex_;
    std::vector<Event> events_;
};

}  // namespace adherence::sidebar
