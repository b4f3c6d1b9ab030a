// What an assistive tool asks of an accessible object and LibreOffice answers otherwise since 7.4: indices have 64 bits, the
// states are a number with a bit for each in the place of an object, the kinds of relations an enum. So these methods are
// called by name, with the types of the LibreOffice that runs: one binary asks every version. And 26.8 no longer gives windows
// of the toolkit that are accessible themselves.
#pragma once

#include "office/office.hpp"

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/accessibility/XAccessibleStateSet.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>

#include <string>
#include <vector>

namespace adherence::office::assistive {

using Accessible = uno::Reference<com::sun::star::accessibility::XAccessible>;
using Context = uno::Reference<com::sun::star::accessibility::XAccessibleContext>;

// By its number in 7.4; later the bit before it.
enum class State : sal_Int16 { checked = 4, showing = 25 };

// Of a box or dialog among the toolkit's windows; null of any other window.
[[nodiscard]] Accessible of_dialog(Office const& office, uno::Reference<com::sun::star::awt::XTopWindow> const& window);

[[nodiscard]] int child_count(Context const& context);
[[nodiscard]] Accessible child(Context const& context, int index);
[[nodiscard]] bool has_state(Context const& context, State state);
// What labels it.
[[nodiscard]] std::vector<Accessible> labels(Context const& context);

// Of something that has XAccessibleSelection.
[[nodiscard]] int selected_count(uno::Reference<uno::XInterface> const& selection);
[[nodiscard]] Accessible selected(uno::Reference<uno::XInterface> const& selection, int index);
void select(uno::Reference<uno::XInterface> const& selection, int index);

}  // namespace adherence::office::assistive
