#include "sidebar/control_events.hpp"

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

#include "calc/strings.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

ControlEvents::ControlEvents(Reference<uno::XComponentContext> const& context)
    : later_(context->getServiceManager()->createInstanceWithContext("com.sun.star.awt.AsyncCallback", context), UNO_QUERY_THROW) {}

void SAL_CALL ControlEvents::notify(Any const&) {
    std::vector<Event> events;
    {
        std::lock_guard const lock(mutex_);
        events.swap(events_);
    }
    for (Event const& event : events) try {
            if (event.kind == Kind::moved && moved) moved(event.name, event.value);
            if (event.kind == Kind::typed && typed) typed(event.name);
            if (event.kind == Kind::pressed && pressed) pressed(event.name);
        } catch (uno::Exception const&) {  // nobody to show one to
        } catch (std::exception const&) {
        }
}

void ControlEvents::keep(Reference<uno::XInterface> const& source, Kind kind, int value) {
    try {
        Reference<beans::XPropertySet> const properties(Reference<awt::XControl>(source, UNO_QUERY_THROW)->getModel(), UNO_QUERY_THROW);
        rtl::OUString name;
        properties->getPropertyValue("Name") >>= name;
        Event const event{kind, calc::to_utf8(name), value};
        bool first = false;
        {
            std::lock_guard const lock(mutex_);
            first = events_.empty();
            std::erase_if(events_, [&](Event const& other) { return other.kind == kind && other.name == event.name; });
            events_.push_back(event);
        }
        if (first) later_->addCallback(this, Any());
    } catch (uno::Exception const&) {
    }
}

}  // namespace adherence::sidebar
