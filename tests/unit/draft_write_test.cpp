// Rows written as JSON text and as sheets.
#include "core/framework/draft_write.hpp"

#include <gtest/gtest.h>

#include "core/framework/draft_read.hpp"
#include "unit/function_sheet.hpp"

namespace adherence::testing {
namespace {

std::string json_of(std::string_view criteria, std::string_view about = {}) {
    Sheet sheet;
    Faults faults;
    Tables tables;
    tables.criteria = sheet.block(criteria);
    if (!about.empty()) tables.about = sheet.block(about);
    return draft_to_json(draft_from_tables(tables, faults));
}

TEST(draft_write, keys_in_a_fixed_order_without_empty_ones) {
    EXPECT_EQ(
        json_of("scale,title,parent,id\n,Everything,,all\npercent,,all,a\n",
                "key,value\nversion,2\nid,mine\n"),
        R"({"id":"mine","version":"2","criteria":[{"id":"all","title":"Everything"},{"id":"a","parent":"all","scale":"percent"}]})");
}

TEST(draft_write, decimals_become_numbers_where_nothing_is_lost) {
    auto const written_back = [](std::string_view written) {
        std::string const json =
            json_of("id,parent,scale,effort\na,,percent,\"" + std::string(written) + "\"\n");
        std::size_t const at = json.find("\"effort\":") + 9;
        return json.substr(at, json.find('}') - at);
    };
    EXPECT_EQ(written_back("0.5"), "0.5");
    EXPECT_EQ(written_back("12"), "12");
    EXPECT_EQ(written_back("-3.25"), "-3.25");
    EXPECT_EQ(written_back("2.50"), "2.5");  // a cell's number
    EXPECT_EQ(written_back("0,5"), "\"0,5\"");
    EXPECT_EQ(written_back("12345678901234567890,5"), "\"12345678901234567890,5\"");
    EXPECT_EQ(written_back("a \\ b"), "\"a \\\\ b\"");
}

// What is written is its own next round: a stamp must not change by reading and writing.
TEST(draft_write, zeros_stay_as_they_are) {
    for (std::string_view const written : {"-0", "0", "-0.0", "0.0", "-0.5", "00"}) {
        Faults faults;
        std::string const once = draft_to_json(draft_from_json(
            R"({"criteria":[{"id":"a","weight":")" + std::string(written) + R"(","scale":"percent"}]})", faults));
        EXPECT_EQ(draft_to_json(draft_from_json(once, faults)), once);
    }
}

TEST(draft_write, texts_by_language) {
    EXPECT_EQ(json_of("id,parent,scale,title,title:nl\na,,percent,All,Alles\n"),
              R"({"criteria":[{"id":"a","title":{"en":"All","nl":"Alles"},"scale":"percent"}]})");
    EXPECT_EQ(json_of("id,parent,scale,title:nl\na,,percent,Alles\n"),
              R"({"criteria":[{"id":"a","title":{"nl":"Alles"},"scale":"percent"}]})");
    EXPECT_EQ(json_of("id,parent,scale,title,title:nl\na,,percent,Alles,\n", "key,value\nlanguage,nl\n"),
              R"({"language":"nl","criteria":[{"id":"a","title":"Alles","scale":"percent"}]})");
}

TEST(draft_write, bytes_that_are_no_text_are_replaced) {
    EXPECT_EQ(json_of("id,parent,scale,title\na,,percent,x\xff\n"),
              "{\"criteria\":[{\"id\":\"a\",\"title\":\"x\xef\xbf\xbd\",\"scale\":\"percent\"}]}");
}

TEST(draft_write, a_rule_without_id_keeps_the_name_of_its_row) {
    Sheet sheet;
    Faults faults;
    Tables tables;
    tables.rules = sheet.block(
        "benefit,effect,subject,test,id\nsupply,requires,a,1,\n,,,,\nsupply,requires,b,1,\nsupply,requires,c,"
        "1,mine\n");
    EXPECT_EQ(draft_to_json(draft_from_tables(tables, faults)),
              R"({"rules":[{"benefit":"supply","effect":"requires","subject":"a","test":"1"},)"
              R"({"benefit":"supply","effect":"requires","subject":"b","test":"1","id":"row 4"},)"
              R"({"benefit":"supply","effect":"requires","subject":"c","test":"1","id":"mine"}]})");
}

TEST(draft_write, sheets_have_a_column_per_language) {
    Faults faults;
    TableGrids const grids = draft_to_grids(draft_from_json(
        R"({"title": {"en": "T", "nl": "T2"}, "id": "x", "criteria": [{"id": "a", "title": {"de": "Alles", "en": "All"}, "scale": "percent"}]})",
        faults));
    Block const criteria = grids.criteria.block(), about = grids.about.block();
    std::string headers;
    for (Cell const& cell : criteria.row(0)) headers += cell.shown() + " ";
    EXPECT_EQ(headers, "id parent title title:de weight scale aggregate na effort question evidence source ");
    EXPECT_EQ(criteria.at(1, 2).text, "All");
    EXPECT_EQ(criteria.at(1, 3).text, "Alles");
    EXPECT_EQ(about.at(0, 2).text, "value:nl");
    EXPECT_EQ(about.at(2, 0).text, "title");
    EXPECT_EQ(about.at(2, 2).text, "T2");
    EXPECT_TRUE(grids.rules.block().empty());
}

}  // namespace
}  // namespace adherence::testing
