// Commands that put values in the place of the extension's formulas, and bring these back.
#include "calc/freezing.hpp"
#include "core/report/words.hpp"
#include "extension/actions.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_named = 5;

std::string named(CommandPlace const& place, std::vector<std::string> const& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size() && i < most_named; ++i) text += (i > 0 ? ", " : "") + all[i];
    return all.size() > most_named ? place.tell("freezing.places.more", {{"places", text}, {"count", std::to_string(all.size() - most_named)}}) : text;
}

/// One sentence more, where there is something to name.
std::string also(CommandPlace const& place, std::string_view key, std::vector<std::string> const& all) {
    if (all.empty()) return {};
    return "\n\n" + counted_sentence(place.language(), key, all.size(), {{"places", named(place, all)}});
}

template <typename Done>
std::string what_was_done(CommandPlace const& place, Done const& done) {
    if (!done.done) return place.tell(done.message, {{"place", done.place}});
    std::string const sheets = counted_sentence(place.language(), "freezing.sheets", done.sheets);
    return counted_sentence(place.language(), done.message, done.formulas, {{"sheets", sheets}});
}

}  // namespace

void freeze_values(CommandPlace const& place) {
    auto const frozen = calc::freeze_values(place.document(), place.language());
    place.say(what_was_done(place, frozen) + also(place, "freezing.left", frozen.left));
}

// The arguments Overwritten (keep or replace) and Outside (keep or fetch) answer what would be asked.
void thaw_formulas(CommandPlace const& place) {
    auto const there = calc::frozen_formulas(place.document());
    auto const agreed = [&](char const* argument, char const* yes, std::string_view question, std::vector<std::string> const& places) {
        if (auto const given = place.argument(argument)) return given == yes;
        return !places.empty() && place.ask(counted_sentence(place.language(), question, places.size(), {{"places", named(place, places)}}));
    };
    calc::ThawChoices choices;
    choices.replace_overwritten = agreed("Overwritten", "replace", "freezing.overwritten", there.overwritten);
    choices.reach_outside = agreed("Outside", "fetch", "freezing.outside", there.outside);
    auto const thawed = calc::thaw_formulas(place.document(), choices, place.language());
    place.say(what_was_done(place, thawed) + also(place, "freezing.kept", thawed.kept) + also(place, "freezing.outside.left", thawed.outside) +
              also(place, "freezing.gone", thawed.gone));
}

}  // namespace adherence
