// How far a criterion may fall: cases with answers known by hand.
#include "core/advice/margin.hpp"

#include <gtest/gtest.h>

#include "core/assessment/assessment.hpp"
#include "unit/functions_sample.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view two = "id,parent,weight,scale\nindex,,,\na,index,1,percent\nb,index,3,percent\n";

/// "a 80 50 yes; …" of benefit x.
std::string margins_of(FrameworkText text, std::string const& cells) {
    text.benefits = "benefit\nx\n";
    ReportCase const one(framework(text), cells);
    std::string shown;
    for (Margin const& margin : margins(Supposition(*one.block, 0, 0))) {
        Scale const& scale = one.policy->scale_of(margin.node);
        shown += (shown.empty() ? "" : "; ") + one.policy->nodes[static_cast<std::size_t>(margin.node)].id + " " +
                 value_text(scale, margin.value) + " " + value_text(scale, margin.lowest) + (margin.kept ? " yes" : " no");
    }
    return shown;
}

TEST(margin, a_number_falls_to_the_threshold_of_a_group) {
    FrameworkText const text{.criteria = std::string(two), .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n"};
    // (a + 3 b) / 4 >= 60
    EXPECT_EQ(margins_of(text, "a,b\n80,80\n"), "a 80 0 yes; b 80 53.3333333333333 yes");
    EXPECT_EQ(margins_of(text, "a,b\n20,80\n"), "a 20 0 yes; b 80 73.3333333333333 yes");
    // Not eligible already: nothing is lost by falling.
    EXPECT_EQ(margins_of(text, "a,b\n20,20\n"), "a 20 0 yes; b 20 0 yes");
}

TEST(margin, a_threshold_that_must_be_exceeded_is_not_kept) {
    FrameworkText const text{.criteria = std::string(two), .rules = "benefit,effect,subject,test\nx,requires,b,> 40\n"};
    EXPECT_EQ(margins_of(text, "a,b\n80,80\n"), "b 80 40 no");
}

TEST(margin, an_open_verdict_may_be_lost_as_well) {
    FrameworkText const text{.criteria = std::string(two), .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n"};
    // a is open: below b = 140/3 no a reaches 60, and the open cell has no row.
    EXPECT_EQ(margins_of(text, "a,b\n,70\n"), "b 70 46.6666666666667 yes");
}

TEST(margin, more_is_worse_on_a_falling_point_scale) {
    FrameworkText const text{.criteria = "id,parent,scale\nindex,,\na,index,lag\n",
                             .scales = "scale,type,value,score\nlag,point,6,100\nlag,point,60,0\n",
                             .rules = "benefit,effect,subject,test\nx,requires,index,>= 50\n"};
    EXPECT_EQ(margins_of(text, "a\n12\n"), "a 12 33 yes");
    EXPECT_EQ(margins_of(text, "a\n50\n"), "a 50 60 yes");
    EXPECT_EQ(margins_of(text, "a\n90\n"), "a 90 90 yes");
}

TEST(margin, a_logarithmic_scale_falls_to_its_own_middle) {
    FrameworkText const text{.criteria = "id,parent,scale\nindex,,\na,index,size\n",
                             .scales = "scale,type,value,score\nsize,logpoint,1,0\nsize,logpoint,10000,100\n",
                             .rules = "benefit,effect,subject,test\nx,requires,index,> 50\n"};
    EXPECT_EQ(margins_of(text, "a\n1000\n"), "a 1000 100 no");
}

TEST(margin, levels_go_down_step_by_step) {
    FrameworkText const text{.criteria = "id,parent,scale\nindex,,\na,index,form\n",
                             .scales = "scale,type,value,score\nform,level,none,0\nform,level,word,50\nform,level,letter,80\nform,level,law,100\n",
                             .rules = "benefit,effect,subject,test\nx,requires,a,>= word\n"};
    EXPECT_EQ(margins_of(text, "a\nlaw\n"), "a law word yes");
    EXPECT_EQ(margins_of(text, "a\nword\n"), "a word word yes");
    EXPECT_EQ(margins_of(text, "a\nnone\n"), "a none none yes");
}

TEST(margin, what_lies_beyond_the_first_break_does_not_count) {
    FrameworkText const text{.criteria = std::string(two), .rules = "benefit,effect,subject,test\nx,excludes,b,[30..40]\n"};
    EXPECT_EQ(margins_of(text, "a,b\n80,80\n"), "b 80 40 no");
    EXPECT_EQ(margins_of(text, "a,b\n80,20\n"), "b 20 0 yes");
    EXPECT_EQ(margins_of(text, "a,b\n80,35\n"), "b 35 30 yes");
}

TEST(margin, dates_grow_old_and_never_comes_last) {
    FrameworkText text{.criteria = "id,parent,scale\nindex,,\na,index,age\n",
                       .scales = "scale,type,value,score\nage,date,1,100\nage,date,3,60\nage,date,never,0\n",
                       .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n",
                       .about = "key,value\nas_of,2026-11-01\n"};
    EXPECT_EQ(margins_of(text, "a\n2026-05-01\n"), "a 2026-05-01 2023-11-01 yes");
    EXPECT_EQ(margins_of(text, "a\n2010-05-01\n"), "a 2010-05-01 never yes");
    text.rules = "benefit,effect,subject,test\nx,requires,a,>= 2024-01-01\n";
    EXPECT_EQ(margins_of(text, "a\n2026-05-01\n"), "a 2026-05-01 2024-01-01 yes");
}

TEST(margin, a_treaty_in_force_may_come_as_late_as_the_date_of_the_framework) {
    FrameworkText const text{.criteria = "id,parent,scale\nindex,,\na,index,in-force\n",
                             .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n",
                             .about = "key,value\nas_of,2026-11-01\n"};
    EXPECT_EQ(margins_of(text, "a\n2010-05-01\n"), "a 2010-05-01 2026-11-01 yes");
    EXPECT_EQ(margins_of(text, "a\nnever\n"), "a never never yes");
}

TEST(margin, a_relative_scale_falls_within_its_column) {
    FrameworkText const text{.criteria = "id,parent,scale\nindex,,\na,index,place\n",
                             .scales = "scale,type,value\nplace,relative,minmax\n",
                             .rules = "benefit,effect,subject,test\nx,requires,index,>= 25\n"};
    EXPECT_EQ(margins_of(text, "a\n40\n10\n50\n"), "a 40 20 yes");
}

TEST(margin, as_a_function) {
    EXPECT_EQ(over("MARGIN", "letter,yes,80,", {"supply"}),
              "criterion,value,lowest,kept/declared,letter,none,yes/treaty,yes,yes,yes/controls,80,46.6666666666667,yes");
    EXPECT_EQ(over("MARGIN", "letter,yes,80,", {"supply", "lowest"}), "none/yes/46.6666666666667");
    EXPECT_EQ(over("MARGIN", ",,,", {"supply", "lowest"}), "#N/A");
    EXPECT_EQ(over("MARGIN", "letter,perhaps,80,", {"supply"}), "#N/A");
    EXPECT_EQ(over("MARGIN", "letter,yes,80,", {"supply", "colour"}), "#VALUE!");
    EXPECT_EQ(over("MARGIN", "letter,yes,80,", {"typo"}), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
