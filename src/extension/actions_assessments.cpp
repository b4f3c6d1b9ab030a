// Commands about the assessments as they stand.
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XPanel.hpp>
#include <com/sun/star/ui/XPanels.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>
#include <com/sun/star/ui/XSidebar.hpp>

#include "calc/country_adding.hpp"
#include "calc/robustness_columns.hpp"
#include "core/names/countries.hpp"
#include "core/report/words.hpp"
#include "extension/actions.hpp"
#include "extension/dialog.hpp"

namespace adherence {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

/// A code stands for the name; any other name stays as it is typed.
std::string country_name(std::string_view given, std::string const& language) {
    std::string const typed(trim(given));
    auto const known = find_country(typed);
    bool const code = known && (fold(typed) == fold(known->iso3) || fold(typed) == fold(known->iso2));
    return code ? std::string(known->name(language)) : typed;
}

/// What keeps a name from being added; empty: nothing.
std::string refusal(CommandPlace const& place, calc::Workbook const& book, std::string const& name) {
    if (name.empty()) return place.tell("country.add.empty");
    auto const there = book.row_of(name);
    if (!there) return {};
    return place.tell("country.add.twice", {{"country", book.countries[*there].name}, {"row", std::to_string(book.countries[*there].row + 1)}});
}

std::optional<std::string> ask_country(CommandPlace const& place, calc::Workbook const& book) {
    Dialog dialog(place, place.tell("country.add.title"), "command-AddCountry", 220);
    dialog.field("name", place.tell("country.add.name"), "");
    dialog.text("country", "");
    dialog.text("hint", place.tell("country.add.hint"), 3);
    auto const name = [&] { return country_name(dialog.content("name"), place.result_language()); };
    dialog.on("name", [&] {
        auto const known = find_country(dialog.content("name"));
        std::string const typed = name();
        dialog.set_content("country", known           ? place.tell("country.add.known", {{"name", std::string(known->name(place.result_language()))}, {"iso", std::string(known->iso3)}})
                                      : typed.empty() ? std::string()
                                                      : place.tell("country.add.unknown", {{"name", typed}}));
    });
    dialog.on_accept([&] { return refusal(place, book, name()); });
    if (!dialog.run(place.tell("dialog.add"))) return {};
    return name();
}

}  // namespace

void add_country(CommandPlace const& place) {
    calc::Workbook const& book = place.model->workbook();
    if (!book.table("assessments")) return place.say(place.tell("country.add.none"));
    if (book.too_large()) return place.say(place.tell("sheets.refused.too-large"));
    auto const given = place.argument("Name");
    auto const name = given ? country_name(*given, place.result_language()) : ask_country(place, book);
    if (!name) return;
    if (std::string const why = refusal(place, book, *name); !why.empty()) return place.say(why);
    auto const added = calc::add_country(place.document(), book, *name, place.tell("country.add.undo", {{"country", *name}}));
    if (added.written) return place.select(added.at);
    place.say(place.tell("country.add.held-up", {{"place", added.place}}));
}

void add_robustness_columns(CommandPlace const& place) {
    auto const added = calc::add_robustness_columns(place.document(), place.model->workbook(), sidebar::robustness_choices(*place.model));
    if (added.written) return place.select(added.at);
    place.say(place.tell(added.message, {{"place", added.place}}));
}

namespace {

// The deck is shown, whichever was; activating one that is active would hide it.
void show_workbook_panel(CommandPlace const& place) {
    Reference<frame::XController2> const controller(place.frame->getController(), UNO_QUERY_THROW);
    Reference<ui::XSidebarProvider> const sidebar(controller->getSidebar(), UNO_QUERY_THROW);
    sidebar->setVisible(true);
    sidebar->showDecks(true);
    Reference<ui::XDeck> const deck(sidebar->getDecks()->getByName("org.adherence.Deck"), UNO_QUERY_THROW);
    if (!deck->isActive()) deck->activate(true);
    Reference<ui::XPanel>(deck->getPanels()->getByName("org.adherence.WorkbookPanel"), UNO_QUERY_THROW)->expand(false);
}

}  // namespace

void check_workbook(CommandPlace const& place) {
    calc::Workbook const& book = place.model->workbook();
    if (book.tables.empty()) return place.say(place.tell("panel.no-tables"));
    auto const errors = std::ranges::count_if(book.problems, &calc::WorkbookProblem::error);
    auto const warnings = static_cast<std::ptrdiff_t>(book.problems.size()) - errors;
    show_workbook_panel(place);
    if (book.problems.empty()) return place.say(place.tell("command.checked.clean", {{"tables", std::to_string(book.tables.size())}}));
    auto const& first = book.problems.front();
    if (first.cell) place.select(*first.cell);
    place.say(place.tell("command.checked", {{"errors", std::to_string(errors)}, {"warnings", std::to_string(warnings)}, {"place", first.place}, {"message", first.message}}));
}

}  // namespace adherence
