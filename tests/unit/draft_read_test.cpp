// From sheet tables and JSON text to rows: headers, languages, dates, what counts as empty.
#include "core/framework/draft_read.hpp"

#include <gtest/gtest.h>

#include "unit/function_sheet.hpp"

namespace adherence::testing {
namespace {

struct Read {
    Draft draft;
    std::size_t errors = 0;
};

Read from_criteria(std::string_view csv) {
    Sheet sheet;
    Faults faults;
    Tables tables;
    tables.criteria = sheet.block(csv);
    Draft draft = draft_from_tables(tables, faults);
    return {std::move(draft), faults.errors()};
}

Read from_json(std::string_view json) {
    Faults faults;
    Draft draft = draft_from_json(json, faults);
    return {std::move(draft), faults.errors()};
}

TEST(draft_read, headers_in_any_order_and_case_notes_left_alone) {
    auto const [draft, errors] =
        from_criteria("My notes,SCALE, Parent ,Id,My notes,title : NL\nx,percent,,a,y,Alles\n");
    EXPECT_EQ(errors, 0u);
    ASSERT_EQ(draft.criteria.rows.size(), 1u);
    DraftRow const& row = draft.criteria.rows[0];
    EXPECT_EQ(row.text(criteria_column::id), "a");
    EXPECT_EQ(row.text(criteria_column::scale), "percent");
    EXPECT_EQ(row.local(criteria_column::title, "en").in("nl"), "Alles");
    EXPECT_EQ(row.fields.size(), 3u);
}

TEST(draft_read, a_language_belongs_to_texts_for_people) {
    auto const [draft, errors] = from_criteria("id,parent,scale,weight:nl,scale:nl\na,,percent,5,yes-no\n");
    EXPECT_EQ(errors, 0u);
    EXPECT_EQ(draft.criteria.rows[0].text(criteria_column::weight), "");
    EXPECT_EQ(draft.criteria.rows[0].text(criteria_column::scale), "percent");
}

TEST(draft_read, blank_rows_are_passed_over_and_counted) {
    auto const [draft, errors] =
        from_criteria("id,parent,scale,note\n,,,\na,,percent,\n,,,a note\n ,\t,,\nb,a,percent,\n");
    EXPECT_EQ(errors, 0u);
    ASSERT_EQ(draft.criteria.rows.size(), 2u);
    EXPECT_EQ(draft.criteria.rows[0].row, 3u);
    EXPECT_EQ(draft.criteria.rows[1].row, 6u);
}

TEST(draft_read, numbers_of_cells_at_fifteen_digits_texts_as_written) {
    auto const [draft, errors] =
        from_criteria("id,parent,scale,weight\na,,percent,0.30000000000000004\nb,a,percent,\"0,50\"\n");
    EXPECT_EQ(errors, 0u);
    EXPECT_EQ(draft.criteria.rows[0].text(criteria_column::weight), "0.3");
    EXPECT_EQ(draft.criteria.rows[1].text(criteria_column::weight), "0,50");
}

TEST(draft_read, dates_of_cells_by_the_null_date) {
    Sheet sheet;
    Faults faults;
    Tables tables;
    tables.rules = sheet.block("benefit,effect,subject,test,from,to\nsupply,requires,a,1,45000,2026\n");
    tables.as_of = Cell::of(46327.5);
    Draft const draft = draft_from_tables(tables, faults);
    EXPECT_EQ(draft.about.text(about_column::as_of), "2026-11-01");
    EXPECT_TRUE(draft.as_of_given);
    EXPECT_EQ(draft.rules.rows[0].text(rules_column::from), "2023-03-15");
    EXPECT_EQ(draft.rules.rows[0].text(rules_column::to), "2026");
    tables.null_date = *date_from_text("1904-01-01");
    EXPECT_EQ(draft_from_tables(tables, faults).rules.rows[0].text(rules_column::from), "2027-03-16");
}

TEST(draft_read, about_is_a_row_per_key) {
    Sheet sheet;
    Faults faults;
    Tables tables;
    tables.about = sheet.block(
        "Value:nl,KEY,value\n,ID,mine\nNaleving,Title,Adherence\n,colour,red\n,as_of,2026-11-01\n");
    Draft const draft = draft_from_tables(tables, faults);
    EXPECT_FALSE(faults.failed());
    EXPECT_EQ(draft.about.text(about_column::id), "mine");
    EXPECT_EQ(draft.about.local(about_column::title, "en").in("nl"), "Naleving");
    EXPECT_EQ(draft.about_rows[about_column::as_of], 5u);
    EXPECT_FALSE(draft.as_of_given);
}

TEST(draft_read, json_spells_the_same_thing) {
    auto const [draft, errors] =
        from_json(R"({"id": "mine", "title": {"en": "Adherence", "NL": "Naleving"}, "note": " n ",
        "criteria": [{"id": "a", "scale": "percent", "weight": 0.50, "na": true, "effort": "-"}], "extra": {"deep": [1, {"id": 2}]}})");
    EXPECT_EQ(errors, 0u);
    EXPECT_EQ(draft.about.local(about_column::title, "en").in("nl"), "Naleving");
    EXPECT_EQ(draft.about.text(about_column::note), "n");
    DraftRow const& row = draft.criteria.rows.at(0);
    EXPECT_EQ(row.text(criteria_column::weight), "0.50");
    EXPECT_EQ(row.text(criteria_column::na), "true");
    EXPECT_EQ(row.text(criteria_column::effort), "-");
    EXPECT_EQ(row.row, 2u);
}

TEST(draft_read, yes_and_no_may_have_a_fraction) {
    for (auto const& [written, read] : {std::pair("1.0", "1"), {"0.0", "0"}, {"1", "1"}, {"0.5", "0.5"}, {"2.0", "2.0"}}) {
        auto const [draft, errors] = from_json(
            R"({"version": 1.0, "criteria": [{"id": "a", "scale": "yes-no", "weight": 1.0, "na": )" + std::string(written) + "}]}");
        EXPECT_EQ(errors, 0u);
        EXPECT_EQ(draft.criteria.rows.at(0).text(criteria_column::na), read);
        EXPECT_EQ(draft.criteria.rows.at(0).text(criteria_column::weight), "1.0");
        EXPECT_EQ(draft.about.text(about_column::version), "1.0");
    }
}

TEST(draft_read, missing_null_and_empty_are_the_same) {
    for (
        std::string_view const json :
        {R"({"criteria": [{"id": "a", "parent": null, "title": "", "scale": "percent"}], "scales": null})",
         R"({"criteria": [{"id": "a", "scale": "percent", "weight": null, "title": {}, "note": " "}]})",
         R"({"criteria": [{"id": "a", "title": {"en": null, "nl": ""}, "scale": "percent"}], "rules": [], "title": null})",
         R"({"rules": "", "criteria": [{"id": "a", "scale": "percent"}], "scales": " ", "benefits": "\t"})"}) {
        auto const [draft, errors] = from_json(json);
        EXPECT_EQ(errors, 0u) << json;
        ASSERT_EQ(draft.criteria.rows.size(), 1u) << json;
        DraftRow const& row = draft.criteria.rows[0];
        EXPECT_EQ(row.fields.size(), 2u) << json;
        EXPECT_TRUE(row.local(criteria_column::title, "en").empty()) << json;
        EXPECT_TRUE(draft.rules.rows.empty() && draft.scales.rows.empty()) << json;
    }
    auto const [draft, errors] =
        from_json(R"({"criteria": [null, {}, {"note": "x"}, {"id": "a", "scale": "percent"}]})");
    EXPECT_EQ(errors, 0u);
    ASSERT_EQ(draft.criteria.rows.size(), 1u);
    EXPECT_EQ(draft.criteria.rows[0].row, 5u);
}

}  // namespace
}  // namespace adherence::testing
