// The command that opens the help.
#include "extension/actions.hpp"
#include "extension/help.hpp"
#include "extension/help_pages.hpp"

namespace adherence {

/// Its contents, or the page that a caller names.
void show_help(CommandPlace const& place) {
    open_help(place.context, place.argument("Page").value_or(std::string(help_start_pages.front())));
}

}  // namespace adherence
