// The classes that rules tell apart, and what nodes can be at all.
#include "core/review/tested_subject.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

struct Subjects {
    FrameworkPtr framework;
    std::vector<Extent> extents;
    Steps steps{1'000'000};
    std::optional<TestedSubjects> subjects;

    explicit Subjects(TablesText const& text) : framework(load(review_tables(text)).framework), extents(extents_of(*framework)) {
        std::vector<int> rules;
        for (std::size_t rule = 0; rule < framework->rules.size(); ++rule) rules.push_back(static_cast<int>(rule));
        subjects.emplace(*framework, extents, rules, steps);
    }
    [[nodiscard]] Extent const& extent(std::string_view node) const { return extents[static_cast<std::size_t>(framework->node(node))]; }
    [[nodiscard]] std::size_t classes(std::size_t subject) const { return subjects->subjects()[subject].classes.size(); }
};

TEST(tested_subject, tests_cut_a_subject_into_classes) {
    std::string const rules = rule_rows("b,requires,x,>= 40\nb,requires,x,>= 60\nb,requires,x,< 40\n");
    Subjects const all({.rules = rules});
    EXPECT_EQ(all.subjects->subjects().size(), 1U);
    EXPECT_EQ(all.classes(0), 3U);
    EXPECT_EQ(all.subjects->holding(0).classes | all.subjects->holding(2).classes, all.subjects->subjects()[0].all());
    EXPECT_EQ(all.subjects->holding(0).classes & all.subjects->holding(2).classes, 0U);
}

TEST(tested_subject, what_is_known_is_a_class_of_its_own_only_where_it_is_asked_for) {
    EXPECT_EQ(Subjects({.rules = rule_rows("b,requires,x,>= 40\n")}).classes(0), 2U);
    EXPECT_EQ(Subjects({.rules = rule_rows("b,requires,x,known\n")}).classes(0), 2U);
    EXPECT_EQ(Subjects({.rules = rule_rows("b,requires,x,known and >= 40\n")}).classes(0), 3U);
    EXPECT_EQ(Subjects({.rules = rule_rows("b,requires,n,yes\n")}).classes(0), 3U) << "not applicable";
}

TEST(tested_subject, value_and_score_of_a_criterion_are_one_subject) {
    Subjects const all({.rules = rule_rows("b,requires,z,>= law\nb,requires,score(z),>= 90\nb,requires,score(z),>= 50\n")});
    EXPECT_EQ(all.subjects->subjects().size(), 1U);
    EXPECT_EQ(all.classes(0), 2U);
    EXPECT_EQ(all.subjects->holding(0).classes, all.subjects->holding(1).classes);
}

TEST(tested_subject, ends_of_what_a_group_can_score) {
    Subjects const all({.rules = rule_rows("b,requires,x,>= 40\n")});
    EXPECT_EQ(all.extent("all").low, Number(0));
    EXPECT_EQ(all.extent("all").high, Number(100));
    EXPECT_FALSE(all.extent("all").may_not_apply);
    EXPECT_TRUE(all.extent("n").may_not_apply);
    Subjects const bare({.criteria = "id,parent,weight,scale,na\nall,,,,\ng,all,1,,\na,g,1,yes-no,yes\nb1,all,0,percent,\n",
                         .rules = rule_rows("b,requires,all,>= 40\n")});
    EXPECT_TRUE(bare.extent("all").may_not_apply) << "nothing of weight need apply";
    EXPECT_EQ(bare.classes(0), 3U);
}

TEST(tested_subject, a_negative_score_under_a_geometric_mean_is_a_problem) {
    Subjects const all({.criteria = "id,parent,weight,scale,aggregate\nall,,,,geometric\na,all,1,odd,\nb1,all,1,percent,\n",
                        .scales = "scale,type,value,score\nodd,level,no,-10\nodd,level,yes,50\n", .rules = rule_rows("b,requires,a,yes\n")});
    EXPECT_TRUE(all.extent("all").problem);
    EXPECT_FALSE(all.extent("a").problem);
}

TEST(tested_subject, more_classes_than_bits_are_not_told_apart) {
    std::string rows;
    for (int figure = 1; figure < 70; ++figure) rows += "b,requires,x,>= " + std::to_string(figure) + "\n";
    EXPECT_FALSE(Subjects({.rules = rule_rows(rows)}).subjects->complete());
    EXPECT_EQ(reviewed({.rules = rule_rows(rows)}), "") << "and nothing is said";
}

}  // namespace
}  // namespace adherence::testing
