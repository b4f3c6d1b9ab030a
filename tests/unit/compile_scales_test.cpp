// The table of scales: CONTRACT section 2.
#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

/// The scale `s` of a table.
Scale scale(std::string_view rows) {
    std::string const table = "scale,type,value,score,label\n" + std::string(rows);
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\na,,s\n", .scales = table, .as_of = "2026-11-01"});
    return framework ? framework->scale_of(0) : Scale{};
}

TEST(compile_scales, rows_of_one_scale_need_not_stand_together) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\na,,s\n",
                      .scales = "scale,type,value,score\ns,level,low,0\nt,point,1,1\nS,level,high,10\n"});
    EXPECT_EQ(framework->scales.size(), 5u);
    EXPECT_EQ(framework->scales[0].levels.size(), 2u);
    EXPECT_EQ(framework->scales[0].levels[1].score, Number(10));
}

TEST(compile_scales, the_type_may_stand_in_the_first_row_alone) {
    EXPECT_EQ(scale("s,Level,low,0,\ns,,high,5,\n").levels.size(), 2u);
}

TEST(compile_scales, levels_in_the_order_of_their_rows) {
    Scale const made = scale("s,level,none,-5,\ns,level,same,-5,\ns,level,\"high, or more\",\"0,5\",NA\n");
    EXPECT_EQ(made.levels[1].score, Number(-5));
    EXPECT_EQ(made.levels[2].score, Number::fraction(1, 2));
    EXPECT_EQ(made.level_named("high, or more"), 2u);
    EXPECT_EQ(made.level_named("na"), 2u);
    EXPECT_FALSE(made.level_named("n/a"));
}

TEST(compile_scales, a_label_may_repeat_its_own_value) {
    EXPECT_EQ(scale("s,level,yes,0,Yes\ns,level,no,5,no\n").levels.size(), 2u);
}

TEST(compile_scales, points_by_rising_value) {
    Scale const made = scale("s,point,10,100,\ns,point,-5,20,\ns,point,0,0,\n");
    EXPECT_EQ(made.points[0].at, Number(-5));
    EXPECT_EQ(made.points[2].score, Number(100));
    EXPECT_EQ(scale("s,logpoint,\"0,5\",0,\n").points.size(), 1u);
}

TEST(compile_scales, dates_by_rising_years_never_last) {
    Scale const made = scale("s,date,never,,\ns,date,10,50,\ns,date,5,100,\n");
    ASSERT_EQ(made.dates.size(), 3u);
    EXPECT_EQ(made.dates[0].years, 5);
    EXPECT_EQ(made.dates[1].years, 10);
    EXPECT_EQ(made.dates[2].kind, DateRow::Kind::never);
    EXPECT_EQ(made.dates[2].score, Number(0));
    Scale const in_force = scale("s,date,,,\n");
    EXPECT_EQ(in_force.dates.at(0).kind, DateRow::Kind::in_force);
    EXPECT_EQ(in_force.dates.at(0).score, Number(100));
    EXPECT_EQ(scale("s,date,,80,\ns,date,never,5,\n").dates.size(), 2u);
}

TEST(compile_scales, relative_methods_up_and_down) {
    Scale const made = scale("s,relative,percentile:1:10,down,\n");
    EXPECT_EQ(made.relative.method, RelativeMethod::percentile);
    EXPECT_TRUE(made.relative.down);
    EXPECT_EQ(made.relative.second, Number(10));
    EXPECT_FALSE(scale("s,relative,rank,,\n").relative.down);
}

TEST(compile_scales, three_are_built_in) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\nall,,\na,all,yes-no\nb,all,percent\nc,all,in-force\n",
                      .as_of = "2026-11-01"});
    Scale const& yes_no = framework->scale_of(1);
    EXPECT_TRUE(yes_no.built_in && yes_no.yes_no);
    EXPECT_EQ(yes_no.levels[0].score, Number(0));
    EXPECT_EQ(yes_no.levels[1].score, Number(100));
    EXPECT_EQ(framework->scale_of(2).type, ScaleType::percent);
    EXPECT_EQ(framework->scale_of(3).dates.at(0).kind, DateRow::Kind::in_force);
    for (std::string_view const id : {"yes-no", "PERCENT", "in-force"})
        EXPECT_TRUE(errors(load({.criteria = "id,parent,scale\na,,percent\n",
                                 .scales = "scale,type,value,score\n" + std::string(id) + ",point,1,1\n"}))
                        .starts_with("scales.built-in@scales:2:scale"))
            << id;
}

TEST(compile_scales, a_date_scale_needs_as_of_even_if_nothing_uses_it) {
    Loaded const loaded = load(
        {.criteria = "id,parent,scale\na,,percent\n", .scales = "scale,type,value,score\ns,date,5,100\n"});
    EXPECT_EQ(errors(loaded), "scales.no-as-of@scales:2:type");
}

TEST(compile_scales, levels_may_not_be_named_like_reserved_words) {
    for (std::string_view const word :
         {"?", "Unknown", "onbekend", "inconnu", "unbekannt", "n/a", "N.V.T.", "s.o.", "Entfällt"})
        EXPECT_EQ(errors(load({.criteria = "id,parent,scale\na,,s\n",
                               .scales = "scale,type,value,score\ns,level,low,0\ns,level," +
                                         std::string(word) + ",5\n"})),
                  "scales.reserved-word@scales:3:value")
            << word;
    for (std::string_view const word : {"NA", "yes", "no", "true", "1", "never", "known", "and", "*"})
        EXPECT_EQ(errors(load({.criteria = "id,parent,scale\na,,s\n",
                               .scales = "scale,type,value,score\ns,level,low,0\ns,level," +
                                         std::string(word) + ",5\n"})),
                  "")
            << word;
}

}  // namespace
}  // namespace adherence::testing
