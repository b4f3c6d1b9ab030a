// What counts of settings that a profile may hold; that they are kept in one is tested in tests/office.
#include "calc/settings.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace adherence::calc {
namespace {

template <typename Value>
Settings with(Value Settings::*member, Value value) {
    Settings settings;
    settings.*member = std::move(value);
    return within_bounds(settings);
}

TEST(settings, defaults_are_valid) { EXPECT_EQ(within_bounds(Settings()), Settings()); }

TEST(settings, bounds_themselves_are_kept) {
    for (int const months : {0, 1, 1200}) EXPECT_EQ(with<int>(&Settings::stale_months, months).stale_months, months);
    for (int const spread : {0, 1, 100}) EXPECT_EQ(with<int>(&Settings::spread, spread).spread, spread);
    for (int const draws : {100, 1'000'000}) EXPECT_EQ(with<int>(&Settings::draws, draws).draws, draws);
}

TEST(settings, what_is_beyond_is_the_default_and_the_rest_stays) {
    for (int const months : {-1, 1201}) EXPECT_EQ(with<int>(&Settings::stale_months, months).stale_months, 24);
    for (int const spread : {-1, 101}) EXPECT_EQ(with<int>(&Settings::spread, spread).spread, 25);
    for (int const draws : {0, -5, 99, 1'000'001}) EXPECT_EQ(with<int>(&Settings::draws, draws).draws, 10'000);
    Settings mixed;
    mixed.draws = 0;
    mixed.spread = 40;
    EXPECT_EQ(within_bounds(mixed).spread, 40);
}

TEST(settings, frameworks_and_languages_are_those_there_are) {
    EXPECT_EQ(with<std::string>(&Settings::default_framework, "letter-2014").default_framework, "letter-2014");
    EXPECT_EQ(with<std::string>(&Settings::default_framework, "no-such").default_framework, "nsg-adherence");
    EXPECT_EQ(with<std::string>(&Settings::result_language, " FR").result_language, "fr");
    EXPECT_EQ(with<std::string>(&Settings::result_language, "it").result_language, "");
}

TEST(settings, markings_are_tidy_and_never_none) {
    using List = std::vector<std::string>;
    EXPECT_EQ(with<List>(&Settings::markings, {" open ", "", "Intern", "intern", "secret"}).markings, (List{"open", "Intern", "secret"}));
    EXPECT_EQ(with<List>(&Settings::markings, {" ", ""}).markings, Settings().markings);
    EXPECT_EQ(with<std::string>(&Settings::default_marking, " eyes only ").default_marking, "eyes only");
}

TEST(settings, results_are_in_the_language_of_the_interface_unless_another_is_chosen) {
    EXPECT_EQ(result_language(Settings(), "nl"), "nl");
    EXPECT_EQ(result_language(with<std::string>(&Settings::result_language, "de"), "nl"), "de");
}

}  // namespace
}  // namespace adherence::calc
