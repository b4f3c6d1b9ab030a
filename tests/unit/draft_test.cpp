// A framework as written: rows of named texts.
#include "core/framework/draft.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

TEST(draft, columns_by_name_in_any_case) {
    EXPECT_EQ(column_named(criteria_columns, "Weight"), criteria_column::weight);
    EXPECT_EQ(column_named(rules_columns, " NEED "), rules_column::need);
    EXPECT_EQ(column_named(about_columns, "as_of"), about_column::as_of);
    EXPECT_EQ(column_named(scales_columns, "weight"), scales_columns.size());
}

TEST(draft, columns_stand_where_their_numbers_say) {
    EXPECT_EQ(criteria_columns[criteria_column::effort].name, "effort");
    EXPECT_EQ(scales_columns[scales_column::label].name, "label");
    EXPECT_EQ(rules_columns[rules_column::source].name, "source");
    EXPECT_EQ(benefits_columns[benefits_column::description].name, "description");
    EXPECT_EQ(about_columns[about_column::note].name, "note");
}

TEST(draft, a_row_holds_one_field_per_column) {
    DraftRow row;
    EXPECT_EQ(row.text(criteria_column::id), "");
    EXPECT_EQ(row.find(criteria_column::id), nullptr);
    row.field(criteria_column::id).text = "a";
    row.field(criteria_column::id).text = "b";
    EXPECT_EQ(row.fields.size(), 1u);
    EXPECT_EQ(row.text(criteria_column::id), "b");
}

// Whoever sets the language of an English framework with Dutch columns to nl keeps both.
TEST(draft, plain_text_beside_one_in_the_frameworks_language_is_english) {
    DraftRow row;
    DraftField& title = row.field(criteria_column::title);
    title.by_language = {{"nl", "Verklaring"}};
    EXPECT_EQ(row.local(criteria_column::title, "nl").all().size(), 1u);
    title.text = "Declaration";
    for (char const* const language : {"nl", "en"}) {
        EXPECT_EQ(row.local(criteria_column::title, language).in("nl"), "Verklaring") << language;
        EXPECT_EQ(row.local(criteria_column::title, language).in("en"), "Declaration") << language;
    }
}

TEST(draft, plain_text_is_in_the_frameworks_language) {
    DraftRow row;
    DraftField& title = row.field(criteria_column::title);
    title.text = "Verklaring";
    title.by_language = {{"en", "Declaration"}, {"nl", "overruled"}};
    LocalText const local = row.local(criteria_column::title, "nl");
    EXPECT_EQ(local.in("nl"), "Verklaring");
    EXPECT_EQ(local.in("en"), "Declaration");
    EXPECT_TRUE(row.local(criteria_column::question, "nl").empty());
}

TEST(draft, language_is_english_unless_given) {
    Draft draft;
    EXPECT_EQ(draft.language(), "en");
    draft.about.field(about_column::language).text = " NL ";
    EXPECT_EQ(draft.language(), "nl");
}

}  // namespace
}  // namespace adherence
