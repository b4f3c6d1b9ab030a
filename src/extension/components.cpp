// The entry points that LibreOffice calls to make this library's components: one function each, named in
// extension/adherence.components.in.
#include <sal/types.h>

#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/weak.hxx>

#include "calc/add_in.hpp"

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_scorecards_get_implementation(
    css::uno::XComponentContext*, css::uno::Sequence<css::uno::Any> const&) {
    auto* const component = new adherence::calc::AddIn;
    component->acquire();
    return static_cast<cppu::OWeakObject*>(component);
}
