// Commands about editions: what stood on a day, and what changed since.
#include <osl/time.h>

#include "calc/editions.hpp"
#include "extension/actions.hpp"

namespace adherence {

namespace {

// Where the user is, not in Greenwich.
Date today() {
    TimeValue utc{}, local{};
    constexpr std::int32_t seconds_of_a_day = 86'400;
    if (!osl_getSystemTime(&utc) || !osl_getLocalTimeFromSystemTime(&utc, &local)) local = utc;
    return {static_cast<std::int32_t>(local.Seconds / seconds_of_a_day)};
}

std::vector<std::string> const markings{"public", "internal", "restricted", "confidential"};

void show(CommandPlace const& place, calc::EditionSheet const& made) {
    if (made.written) return place.select(made.at);
    place.say(made.message);
}

}  // namespace

void freeze_edition(CommandPlace const& place) {
    show(place, calc::freeze_edition(place.document(), place.model->workbook(), today(), markings, place.language()));
}

// With arguments Before and After the sheets of two editions; without After the current assessments.
void compare_editions(CommandPlace const& place) {
    std::string const older = place.argument("Before").value_or(calc::newest_edition(calc::editions_in(place.document())));
    if (older.empty()) return place.say(place.tell("edition.none"));
    show(place, calc::compare_editions(place.document(), place.model->workbook(), older, place.argument("After").value_or(""), markings, place.language()));
}

}  // namespace adherence
