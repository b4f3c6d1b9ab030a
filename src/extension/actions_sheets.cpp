// Commands that insert a sheet about the assessments.
#include "calc/inserted_sheets.hpp"
#include "calc/settings.hpp"
#include "extension/actions.hpp"

namespace adherence {

void insert_matrix(CommandPlace const& place) {
    auto const matrix = calc::insert_matrix(place.document(), place.model->workbook(), place.result_language());
    if (matrix.written) return place.select(matrix.at);
    place.say(place.tell(matrix.message));
}

void insert_scorecard(CommandPlace const& place) {
    calc::Workbook const& book = place.model->workbook();
    auto const named = place.argument("Country");
    auto const country = named ? book.row_of(*named) : place.selected_country();
    if (!country && book.block && !book.countries.empty()) return place.say(place.tell("sheets.refused.country"));
    calc::Settings const settings = calc::read_settings(place.context);
    auto const card = calc::insert_scorecard(place.document(), book, country.value_or(0), settings.markings, place.result_language());
    if (card.written) return place.select(card.at);
    place.say(place.tell(card.message));
}

}  // namespace adherence
