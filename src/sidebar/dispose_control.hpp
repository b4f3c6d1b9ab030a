// The end of a window that was made of a model: the window leaves its model to whoever had it made, and the model would keep the
// window and all its controls for as long as the office runs.
#pragma once

#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/lang/XComponent.hpp>

namespace adherence::sidebar {

inline void dispose_with_model(css::uno::Reference<css::awt::XControl> const& control) {
    css::uno::Reference<css::lang::XComponent> const model(control->getModel(), css::uno::UNO_QUERY);
    control->dispose();
    if (model.is()) model->dispose();
}

}  // namespace adherence::sidebar
