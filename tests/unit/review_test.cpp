// The review as a whole: order, severity, what it adds to the faults of loading.
#include "core/review/review.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

TEST(review, all_it_says_are_warnings_in_the_order_of_the_tables) {
    std::string const rules = rule_rows("b,requires,x,>= 60\nb,requires,x,< 50\nc,requires,x,>= 0\n");
    std::string_view const criteria = "id,parent,weight,scale\nall,,5,\nx,all,1,percent\n";
    std::string const text = reviewed({.criteria = criteria, .rules = rules, .benefits = "benefit\nb\nc\n"});
    EXPECT_EQ(text, "[review.weight-of-root@criteria:2:weight]; [review.contradiction.example@rules:3:test]; "
                    "[review.always-holds.lowest@rules:4:test]; [review.nobody.two@benefits:2:benefit]; "
                    "[review.everybody@benefits:3:benefit]");
}

TEST(review, faults_of_loading_stay_where_there_is_no_framework) {
    Loaded loaded = load({.criteria = "id,parent,scale\nall,,\nx,all,nothing\n"});
    std::string const before = found(loaded);
    EXPECT_FALSE(loaded.framework);
    loaded.faults = review(loaded);
    EXPECT_EQ(found(loaded), before);
}

TEST(review, speaks_every_language) {
    TablesText const text{.rules = "benefit,effect,subject,test\nb,requires,x,>= 40\nb,requires,x,>= 60\n"};
    EXPECT_EQ(review_says(text, "nl"), "Deze rij beslist niets: overal waar zij zou tellen, staat rij 3 (x >= 60) al in de weg, zoals met x = 0.");
    EXPECT_NE(review_says(text, "fr"), review_says(text, "en"));
    EXPECT_NE(review_says(text, "de"), review_says(text, "en"));
    for (std::string_view const language : {"en", "nl", "fr", "de"})
        EXPECT_EQ(review_says(text, language).find('{'), std::string::npos) << language;
}

TEST(review, the_same_tables_say_the_same) {
    Loaded const loaded = load_json(built_in_framework("nsg-adherence"));
    EXPECT_EQ(found({{}, review(loaded)}), found({{}, review(loaded)}));
}

}  // namespace
}  // namespace adherence::testing
