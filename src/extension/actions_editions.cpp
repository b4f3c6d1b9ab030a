// Commands about editions: what stood on a day, and what changed since.
#include <algorithm>

#include "calc/editions.hpp"
#include "calc/settings.hpp"
#include "calc/today.hpp"
#include "extension/actions.hpp"
#include "extension/dialog.hpp"

namespace adherence {

namespace {

void show(CommandPlace const& place, calc::EditionSheet const& made) {
    if (made.written) return place.select(made.at);
    place.say(made.message);
}

struct Pair {
    std::string before, after;  ///< sheets; an empty one: the current assessments
};

/// The older is an edition, the newer may be what stands in the workbook now.
std::optional<Pair> ask_which(CommandPlace const& place, std::vector<calc::EditionEntry> const& editions) {
    Dialog::Items older, newer{place.tell("compare.current")};
    for (calc::EditionEntry const& edition : editions) {
        std::string const line = place.tell("compare.edition", {{"sheet", edition.sheet}, {"date", edition.date}, {"framework", edition.framework}});
        older.push_back(line);
        newer.push_back(line);
    }
    std::string const newest = calc::newest_edition(editions);
    auto const first = std::ranges::find(editions, newest, &calc::EditionEntry::sheet) - editions.begin();
    Dialog dialog(place, place.tell("compare.title"), "command-CompareEditions");
    dialog.text("text", place.tell("compare.text"), 2);
    dialog.choice("before", place.tell("compare.before"), older, static_cast<int>(first));
    dialog.choice("after", place.tell("compare.after"), newer, 0);
    dialog.on_accept([&] { return dialog.chosen("after") == dialog.chosen("before") + 1 ? place.tell("compare.same") : std::string(); });
    if (!dialog.run(place.tell("dialog.compare"))) return {};
    int const before = dialog.chosen("before"), after = dialog.chosen("after");
    if (before < 0) return {};
    return Pair{editions[static_cast<std::size_t>(before)].sheet, after <= 0 ? std::string() : editions[static_cast<std::size_t>(after) - 1].sheet};
}

}  // namespace

void freeze_edition(CommandPlace const& place) {
    show(place, calc::freeze_edition(place.document(), place.model->workbook(), calc::today(), calc::read_settings(place.context).markings, place.result_language()));
}

void compare_editions(CommandPlace const& place) {
    auto const editions = calc::editions_in(place.document());
    if (editions.empty()) return place.say(place.tell("edition.none"));
    auto const given = place.argument("Before");
    auto const pair = given ? Pair{given->empty() ? calc::newest_edition(editions) : *given, place.argument("After").value_or("")} : ask_which(place, editions);
    if (!pair) return;
    show(place, calc::compare_editions(place.document(), place.model->workbook(), pair->before, pair->after, calc::read_settings(place.context).markings, place.result_language()));
}

}  // namespace adherence
