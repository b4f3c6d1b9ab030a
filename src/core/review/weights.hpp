// Weights that cannot matter: no other figure in their place would change a score or a verdict of any country.
#pragma once

#include "core/framework/faults.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

void review_weights(Framework const& framework, Faults& faults);

}  // namespace adherence
