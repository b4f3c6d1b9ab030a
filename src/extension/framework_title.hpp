// How a framework is called to people.
#pragma once

#include "core/framework/framework.hpp"
#include "extension/command_place.hpp"

namespace adherence {

[[nodiscard]] inline std::string framework_title(CommandPlace const& place, Framework const& framework) {
    std::string const title(framework.title.in(place.language()));
    return !title.empty() ? title : !framework.id.empty() ? framework.id : place.tell("framework.untitled");
}

}  // namespace adherence
