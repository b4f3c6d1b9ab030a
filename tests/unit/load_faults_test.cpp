// Faults of tables: all of them at once, in order, at their place; none of the catalogue without a case.
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/embedded.hpp"
#include "core/report/words.hpp"
#include "unit/fault_cases.hpp"

namespace adherence::testing {

namespace {

constexpr std::string_view plain_criteria =
    "id,parent,scale\n"
    "all,,\n"
    "declared,all,declaration\n"
    "share,all,percent\n"
    "since,all,in-force\n";
constexpr std::string_view plain_scales =
    "scale,type,value,score,label\n"
    "declaration,level,none,0,\n"
    "declaration,level,letter,100,a letter\n";
constexpr std::string_view plain_benefits = "benefit\nmeetings\nsupply\n";

TablesText completed(TablesText tables) {
    if (tables.criteria.empty()) tables.criteria = plain_criteria;
    if (tables.scales.empty()) tables.scales = plain_scales;
    if (tables.benefits.empty()) tables.benefits = plain_benefits;
    if (tables.as_of.empty()) tables.as_of = "2026-11-01";
    if (tables.as_of == "-") tables.as_of = {};
    return tables;
}

}  // namespace

Loaded load_case(TablesText tables) {
    Loaded loaded = load(completed(tables));
    std::erase_if(loaded.faults, [](Fault const& fault) { return fault.code == "benefits.no-rule"; });
    return loaded;
}

void expect_fault(Loaded const& loaded, std::string_view expected, std::string_view mend) {
    EXPECT_EQ(found(loaded), expected);
    if (loaded.faults.empty()) return;
    std::string const sentence = describe(loaded.faults.front(), "en");
    EXPECT_NE(sentence.find(mend), std::string::npos) << sentence;
    for (std::string_view const language : languages) {
        std::string const said = describe(loaded.faults.front(), language);
        EXPECT_EQ(said == sentence, language == "en") << said;
        for (std::string_view const placeholder :
             {"{content}", "{suggestion}", "{choices}", "{first}", "{scale}", "{group}", "{rows}", "{most}",
              "{test}", "{benefit}", "{table}", "{column}", "{position}"})
            EXPECT_EQ(said.find(placeholder), std::string::npos) << said;
    }
    EXPECT_EQ(loaded.framework == nullptr, !expected.empty() && expected.front() != '[') << expected;
}

void expect_faults(std::vector<FaultCase> const& cases) {
    for (FaultCase const& one : cases) expect_fault(load_case(one.tables), one.found, one.mend);
}

std::vector<FaultCase> const& other_fault_cases() {
    static std::vector<FaultCase> const cases{
        {"benefits.no-id@benefits:2:benefit",
         "in the column benefit",
         {.benefits = "benefit,title\n,Supply\nmeetings,\n"}},
        {"benefits.no-id@benefits:2:benefit", "in the column benefit", {.benefits = "benefit\n\u0301\nmeetings\n"}},
        {"benefits.reserved-id@benefits:2:benefit", "another id", {.benefits = "benefit\nIndex\n"}},
        {"benefits.duplicate-id@benefits:3:benefit",
         "choose another id",
         {.benefits = "benefit\nsupply\nSUPPLY\n"}},
        {"about.duplicate-key@about:3:key", "keep one of the rows", {.about = "key,value\nid,a\nID,b\n"}},
        {"[about.no-words@about:2:value]", "write en, nl, fr or de", {.about = "key,value\nlanguage,it\n"}},
        {"[table.near-miss@about:2:key]", "did you mean “version”", {.about = "key,value\nversoin,2\nid,a\nids,b\n"}},
        {"table.missing-column@about:1:value", "“value”", {.about = "key,text\nid,a\n"}},
        {"table.missing-column@about:1:key", "“key”", {.about = "keyword,value\nid,a\n"}},
        {"table.duplicate-column@about:1:value", "keep one", {.about = "key,value,VALUE\nid,a,b\n"}},
        {"table.not-a-date@about:2:value",
         "write it as 2026-03-31",
         {.about = "key,value\nas_of,November\n", .as_of = "-"}},
        {"table.not-a-date@as_of:0:", "write it as 2026-03-31", {.as_of = "November"}},
        {"table.year-alone@as_of:0:", "write the whole date", {.as_of = "2026"}},
    };
    return cases;
}

namespace {

TEST(load_faults, in_benefits_and_about) { expect_faults(other_fault_cases()); }

TEST(load_faults, none_of_the_catalogue_is_without_a_case) {
    std::string all;
    for (auto const* const cases :
         {&criteria_fault_cases(), &scales_fault_cases(), &rules_fault_cases(), &other_fault_cases()})
        for (FaultCase const& one : *cases) (all += ' ').append(one.found);
    for (JsonFaultCase const& one : json_fault_cases()) (all += ' ').append(one.found);
    std::set<std::string> const elsewhere{
        "benefits.no-rule",                                         // below
        "table.too-large",                                          // limits_test.cpp
        "table.too-long",   "benefits.too-many", "rules.too-many",  // load_hostile_test.cpp
        "json.too-long",    "json.too-deep",     "scales.too-many-levels", "rules.test-too-long"};
    for (EmbeddedFile const& file : embedded_data()) {
        if (file.path != "catalogue/faults.en.json") continue;
        auto const codes = nlohmann::json::parse(file.content);
        EXPECT_GT(codes.size(), 100u);
        for (auto const& [code, text] : codes.items()) {
            if (elsewhere.contains(code)) continue;
            EXPECT_TRUE(all.find(" " + code + "@") != all.npos || all.find("[" + code + "@") != all.npos)
                << code;
        }
    }
}

TEST(load_faults, benefits_without_a_rule_in_force_are_worth_a_look) {
    Loaded const loaded =
        load(completed({.rules = "benefit,effect,subject,test,to\nsupply,requires,share,>= 50,\n"
                                 "meetings,requires,share,>= 50,2020-01-01\n"}));
    EXPECT_EQ(found(loaded), "[benefits.no-rule@benefits:2:benefit]");
    EXPECT_NE(describe(loaded.faults.at(0), "en").find("“meetings”"), std::string::npos);
    Loaded const defaults = load({.criteria = "id,parent,scale\nall,,yes-no\n"});
    EXPECT_EQ(defaults.faults.size(), 4u);
    EXPECT_TRUE(defaults.framework);
}

TEST(load_faults, all_of_them_at_once_in_the_order_of_the_tables) {
    Loaded const loaded =
        load({.criteria = "id,parent,scale\nall,,\na,all,nothing like it\n",
              .scales = "scale,type,value,score\ns,level,low,10\ns,level,high,5\n",
              .rules = "benefit,effect,subject,test\nsupply,requires,a,yes\nsupply,demands,a,yes\n",
              .about = "key,value\nas_of,2026\n"});
    EXPECT_EQ(found(loaded),
              "criteria.unknown-scale@criteria:3:scale; scales.falling-score@scales:3:score; "
              "rules.unknown-effect@rules:3:effect; table.year-alone@about:2:value");
    EXPECT_FALSE(loaded.framework);
}

TEST(load_faults, rows_count_within_the_table_blank_ones_included) {
    Loaded const loaded =
        load_case({.criteria = "id,parent,scale,note\nall,,,\n,,,only a note\n\na,all,yes-no,\nb,all,,\n"});
    EXPECT_EQ(errors(loaded), "criteria.no-scale@criteria:6:scale");
}

TEST(load_faults, a_long_content_is_cut) {
    Loaded const loaded =
        load_case({.criteria = "id,parent,scale,weight\nall,,,\na,all,yes-no," + std::string(5000, 'x')});
    EXPECT_LT(describe(loaded.faults.at(0), "en").size(), 400u);
}

}  // namespace
}  // namespace adherence::testing
