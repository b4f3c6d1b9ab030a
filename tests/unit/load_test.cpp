// Tables and JSON text are the same framework, whichever way it goes.
#include "core/framework/load.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr TablesText everything{
    .criteria =
        "id,parent,title,title:nl,weight,scale,aggregate,na,effort,question,evidence,evidence:de,source\n"
        "all,,Adherence,Naleving,,,geometric,,,,,,\n"
        "Commitment,ALL,,,\"1,5\",,power:-1,,,,,,\n"
        ",,,,,,,,,,,,\n"
        "Déclared,commitment,Declaration,Verklaring,2,steps,,yes,-,Is there one?,A letter,Ein Brief,INFCIRC\n"
        "share,commitment,,,0.3333333333333333333,percent,,no,2.5,,,,\n"
        "since,index,,,1,age,,,,,,,\n"
        "place,index,,,,place,,,,,,,\n"
        "line,index,,,3,line,,,,,,,\n",
    .scales =
        "scale,type,value,score,label,label:nl\n"
        "steps,level,none,0,no declaration,geen\n"
        "steps,level,law and practice,50.5,,\n"
        "steps,level,100,100,,\n"
        "age,date,5,100,,\nage,date,10,50,older,\nage,date,never,0,,\n"
        "place,relative,percentile:1:10,down,,\n"
        "line,logpoint,\"0,001\",0,,\nline,logpoint,1e3,100,,\n",
    .rules =
        "benefit,effect,subject,test,group,need,from,to,id,note,note:nl\n"
        "meetings,requires,declared,>= law and practice,,,,,m.1,Because,Omdat\n"
        "*,excludes,coverage(commitment),< 25,,,,,,,\n"
        ",,,,,,,,,,\n"
        "supply,defines,since,>= 2020-01-01,recent,,2020-01-01,,,,\n"
        "supply,condition,recent,TRUE,either,1,,,,,\n"
        "supply,condition,meetings,eligible,either,,,2030-12-31,,,\n"
        "supply,requires,index,[40..100] or unknown,,,,,,,\n",
    .benefits =
        "benefit,title,title:nl,description\nmeetings,Meetings,Bijeenkomsten,\nsupply,Supply,,Softer "
        "conditions\n",
    .about =
        "key,value,value:nl\nid,mine,\nversion,1.10,\ntitle,Adherence,Naleving\nas_of,2026-11-01,\nlanguage,"
        "en,\nsource,A letter,\nnote,,Een noot\n"};

Loaded from_grids(TableGrids const& grids) {
    return load_tables({grids.criteria.block(),
                        grids.scales.block(),
                        grids.rules.block(),
                        grids.benefits.block(),
                        grids.about.block(),
                        {},
                        Date{-25569}});
}

TEST(load, tables_and_json_go_round_without_a_changed_byte) {
    Loaded const tables = load(everything);
    ASSERT_TRUE(tables.framework) << found(tables);
    EXPECT_EQ(found(tables), "");
    Loaded const text = load_json(tables.framework->json);
    ASSERT_TRUE(text.framework) << found(text);
    EXPECT_EQ(text.framework->json, tables.framework->json);
    Loaded const again = from_grids(to_tables(*text.framework));
    ASSERT_TRUE(again.framework) << found(again);
    EXPECT_EQ(again.framework->json, tables.framework->json);
    EXPECT_EQ(load_json(again.framework->json).framework->json, tables.framework->json);
}

TEST(load, built_in_frameworks_go_round_too) {
    ASSERT_FALSE(built_in_frameworks().empty());
    for (std::string const& id : built_in_frameworks()) {
        std::string const json(built_in_framework(id));
        Loaded const loaded = load_json(json);
        EXPECT_EQ(errors(loaded), "") << id;
        ASSERT_TRUE(loaded.framework) << id;
        EXPECT_EQ(fold(loaded.framework->id), id);
        EXPECT_EQ(loaded.framework->json, json) << id;
        EXPECT_EQ(from_grids(to_tables(*loaded.framework)).framework->json, json) << id;
    }
    EXPECT_FALSE(built_in_framework("NSG-Adherence").empty());
    EXPECT_FALSE(built_in_framework("letter-2014").empty());
    EXPECT_TRUE(built_in_framework("letter-2015").empty());
    EXPECT_TRUE(built_in_framework("").empty());
}

TEST(load, reads_what_the_tables_say) {
    FrameworkPtr const framework = framework_of(everything);
    EXPECT_EQ(framework->version, "1.1");
    EXPECT_EQ(framework->title.in("nl"), "Naleving");
    EXPECT_EQ(framework->note.in("nl"), "Een noot");
    EXPECT_EQ(framework->as_of, date_from_text("2026-11-01"));
    Node const& declared = framework->nodes[framework->node("declared")];
    EXPECT_EQ(declared.id, "Déclared");
    EXPECT_EQ(declared.title.in("nl"), "Verklaring");
    EXPECT_EQ(declared.evidence.in("de"), "Ein Brief");
    EXPECT_TRUE(declared.may_be_not_applicable);
    EXPECT_FALSE(declared.effort);
    Node const& commitment = framework->nodes[framework->node("commitment")];
    EXPECT_EQ(commitment.weight, Number::fraction(3, 2));
    EXPECT_EQ(commitment.aggregate, Aggregate::power);
    EXPECT_EQ(commitment.exponent, Number(-1));
    EXPECT_EQ(framework->nodes[framework->node("share")].effort, Number::fraction(5, 2));
    EXPECT_EQ(framework->benefits[1].description.in("en"), "Softer conditions");
    EXPECT_EQ(framework->rules[1].id, "row 3");
    EXPECT_EQ(framework->rules[3].id, "row 5");
    EXPECT_EQ(framework->rules[3].row, 5u);
}

TEST(load, a_text_means_what_the_same_tables_mean) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale,na,weight\nall,,,,\na,all,yes-no,yes,2\n"});
    for (
        std::string_view const json :
        {R"({"criteria": [{"id": "all"}, {"id": "a", "parent": "all", "scale": "yes-no", "na": "yes", "weight": 2}]})",
         R"({"criteria": [{"scale": "yes-no", "weight": "2", "na": "yes", "parent": "all", "id": "a", "effort": null},{"id": "all"}]})"}) {
        Loaded const loaded = load_json(json);
        ASSERT_TRUE(loaded.framework) << found(loaded);
        EXPECT_EQ(loaded.framework->nodes[loaded.framework->node("a")].weight, Number(2));
    }
    EXPECT_EQ(load_json(framework->json).framework->json, framework->json);
    // true and 1 say yes as well, and stay as they are written.
    for (std::string_view const yes : {"true", "1", "\"Ja\""})
        EXPECT_TRUE(
            load_json(R"({"criteria": [{"id": "a", "scale": "percent", "na": )" + std::string(yes) + "}]}")
                .framework->nodes[0]
                .may_be_not_applicable)
            << yes;
    EXPECT_FALSE(load_json(R"({"criteria": [{"id": "a", "scale": "percent", "na": false}]})")
                     .framework->nodes[0]
                     .may_be_not_applicable);
}

TEST(load, numbers_in_a_text_count_as_written) {
    Loaded const loaded = load_json(
        R"({"criteria": [{"id": "all"}, {"id": "a", "parent": "all", "scale": "percent", "weight": 0.1234567890123456789012}]})");
    EXPECT_EQ(loaded.framework->nodes[1].weight, Number::from_text("0.1234567890123456789012"));
    EXPECT_EQ(load_json(loaded.framework->json).framework->nodes[1].weight,
              loaded.framework->nodes[1].weight);
    FrameworkPtr const sheet = framework_of(
        {.criteria = "id,parent,scale,weight\nall,,,\na,all,percent,0.1234567890123456789012\n"});
    EXPECT_EQ(sheet->nodes[1].weight, Number::from_text("0.123456789012346"));
}

TEST(load, whole_numbers_of_a_text_may_have_a_fraction) {
    Loaded const loaded = load_json(R"({"criteria": [{"id": "all"},
        {"id": "a", "parent": "all", "scale": "yes-no", "na": 1.0}, {"id": "b", "parent": "all", "scale": "yes-no", "na": 0.0}],
        "rules": [{"benefit": "*", "effect": "requires", "subject": "a", "test": 1.0, "group": "g", "need": 2.0},
                  {"benefit": "*", "effect": "requires", "subject": "b", "test": 0.0, "group": "g"}]})");
    EXPECT_EQ(found(loaded), "");
    ASSERT_TRUE(loaded.framework);
    EXPECT_TRUE(loaded.framework->nodes[1].may_be_not_applicable);
    EXPECT_FALSE(loaded.framework->nodes[2].may_be_not_applicable);
}

TEST(load, as_of_given_wins_over_the_frameworks_own) {
    constexpr std::string_view json =
        R"({"as_of": "2020-01-01", "criteria": [{"id": "a", "scale": "in-force"}]})";
    EXPECT_EQ(load_json(json).framework->as_of, date_from_text("2020-01-01"));
    Loaded const dated = load_json(json, date_from_text("2026-11-01"));
    EXPECT_EQ(dated.framework->as_of, date_from_text("2026-11-01"));
    EXPECT_NE(dated.framework->json.find("2026-11-01"), std::string::npos);
    // Its own date is then not even looked at.
    FrameworkPtr const sheet = framework_of(
        {.criteria = "id,parent,scale\na,,in-force\n", .about = "key,value\nas_of,soon\n", .as_of = "46327"});
    EXPECT_EQ(sheet->as_of, date_from_text("2026-11-01"));
}

TEST(load, plain_text_is_in_the_frameworks_language) {
    Loaded const loaded =
        load_json(R"({"language": "nl", "criteria": [{"id": "a", "scale": "percent", "title": "Aandeel"}]})");
    EXPECT_EQ(loaded.language, "nl");
    EXPECT_EQ(loaded.framework->nodes[0].title.all().at("nl"), "Aandeel");
    EXPECT_EQ(load_json(R"({"criteria": [{"id": "a", "scale": "percent", "title": "Share"}]})")
                  .framework->nodes[0]
                  .title.all()
                  .at("en"),
              "Share");
    EXPECT_EQ(load_json(R"({"language": "nl", "criteria": []})").language, "nl");
}

TEST(load, absent_and_empty_tables_are_the_same) {
    constexpr std::string_view criteria = "id,parent,scale\na,,percent\n";
    Loaded const without = load({.criteria = criteria});
    Loaded const headers = load({.criteria = criteria,
                                 .scales = "scale,type,value,score\n",
                                 .rules = "benefit,effect,subject,test\n",
                                 .benefits = "benefit,title\n",
                                 .about = "key,value\n"});
    ASSERT_TRUE(headers.framework) << found(headers);
    EXPECT_EQ(headers.framework->json, without.framework->json);
    EXPECT_EQ(without.framework->json, R"({"criteria":[{"id":"a","scale":"percent"}]})");
    EXPECT_EQ(without.framework->benefits.size(), 4u);
}

}  // namespace
}  // namespace adherence::testing
