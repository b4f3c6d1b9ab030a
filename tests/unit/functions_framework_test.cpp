// FRAMEWORK, CHECK and STAMP.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

std::vector<Block> sample_tables(Sheet& sheet) {
    return {sheet.block(sample_criteria), sheet.block(sample_scales), sheet.block(sample_rules), sheet.block(sample_benefits),
            sheet.cell("2026-11-01")};
}

std::string framework(std::vector<Block> const& arguments) { return shown(Sheet::call("FRAMEWORK", arguments)); }
std::string check(std::vector<Block> const& arguments) { return shown(Sheet::call("CHECK", arguments)); }
std::string as_of_in(std::string const& json) {
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    return parsed.is_object() ? parsed.value("as_of", "none") : json;
}

TEST(functions_framework, tables_become_json_that_reads_back_the_same) {
    Sheet sheet;
    std::string const json = framework(sample_tables(sheet));
    auto const parsed = nlohmann::json::parse(json, nullptr, false);
    ASSERT_TRUE(parsed.is_object()) << json;
    EXPECT_EQ(parsed["criteria"].size(), 7U);
    EXPECT_EQ(parsed["rules"].size(), 5U);
    EXPECT_EQ(framework({sheet.cell(json)}), json);
}

TEST(functions_framework, a_faulty_table_is_named_with_row_and_mend) {
    Sheet sheet;
    auto tables = sample_tables(sheet);
    std::string rules(sample_rules);
    rules += "suply,requires,index,>= 10,typo\n";
    tables[2] = sheet.block(rules);
    std::string const text = framework(tables);
    EXPECT_TRUE(text.starts_with("Framework error: ")) << text;
    EXPECT_NE(text.find("rules, row 7, column benefit"), std::string::npos) << text;
    EXPECT_NE(text.find("supply"), std::string::npos) << text;
}

TEST(functions_framework, further_errors_are_counted) {
    Sheet sheet;
    auto tables = sample_tables(sheet);
    std::string rules(sample_rules);
    rules += "suply,requires,index,>= 10,typo\nsuply,requires,index,>= 10,again\n";
    tables[2] = sheet.block(rules);
    std::string const text = framework(tables);
    EXPECT_NE(text.find("ADHERENCE.CHECK"), std::string::npos) << text;
}

TEST(functions_framework, an_error_is_told_in_the_frameworks_language) {
    auto const told = [](std::string_view language) {
        Sheet sheet;
        auto tables = sample_tables(sheet);
        tables[2] = sheet.block("benefit,effect,subject,test\nsuply,requires,index,>= 10\n");
        tables.push_back(sheet.block("key,value\nlanguage," + std::string(language) + "\n"));
        return framework(tables);
    };
    EXPECT_EQ(told("en"), "Framework error: rules, row 2, column benefit: There is no benefit “suply”: did you mean “supply”?");
    EXPECT_EQ(told("nl"), "Framework error: rules, rij 2, kolom benefit: Er is geen voordeel “suply”: bedoelde u “supply”?");
    EXPECT_EQ(told("fr"),
              "Framework error: rules, ligne 2, colonne benefit\u00a0: Il n’existe pas d’avantage «\u00a0suply\u00a0»\u00a0: "
              "vouliez-vous dire «\u00a0supply\u00a0»\u00a0?");
    EXPECT_EQ(told("DE"), "Framework error: rules, Zeile 2, Spalte benefit: Es gibt keinen Vorteil „suply“: Meinten Sie „supply“?");
}

TEST(functions_framework, optional_tables_may_be_empty_or_zero) {
    Sheet sheet;
    Block const criteria = sheet.block("id,parent,scale\nindex,,\na,index,yes-no\n");
    std::string const plain = framework({criteria});
    ASSERT_TRUE(nlohmann::json::accept(plain)) << plain;
    EXPECT_EQ(framework({criteria, sheet.cell(0.0), sheet.cell(""), sheet.block(",\n,\n"), sheet.cell(0.0), sheet.cell(0.0)}), plain);
}

TEST(functions_framework, a_missing_or_senseless_criteria_table_is_an_error_text) {
    Sheet sheet;
    for (Block const& criteria : {Sheet::omitted(), sheet.cell(0.0), sheet.cell("nonsense"), sheet.block("a,b\n1,2\n")})
        EXPECT_TRUE(framework({criteria}).starts_with("Framework error: "));
}

TEST(functions_framework, built_in_with_another_date) {
    Sheet sheet;
    Block const id = sheet.cell("nsg-adherence"), none = Sheet::omitted();
    EXPECT_EQ(as_of_in(framework({id})), "2026-11-01");
    EXPECT_EQ(as_of_in(framework({id, none, none, none, sheet.cell("2025-01-31")})), "2025-01-31");
    EXPECT_EQ(as_of_in(framework({id, none, none, none, sheet.cell(46300.0)})), "2026-10-05");
    EXPECT_EQ(as_of_in(framework({id, none, none, none, sheet.cell(0.0)})), "2026-11-01");
    EXPECT_EQ(as_of_in(framework({sheet.cell("Letter-2014"), none, none, none, sheet.cell("2025-01-31")})), "2025-01-31");
}

TEST(functions_framework, junk_for_a_date_is_an_error_that_names_it) {
    Sheet sheet;
    Block const none = Sheet::omitted();
    for (Block const& junk : {sheet.cell("soon"), sheet.cell("2026-02-30"), sheet.cell(2026.0)}) {
        std::string const built_in = framework({sheet.cell("nsg-adherence"), none, none, none, junk});
        EXPECT_TRUE(built_in.starts_with("Framework error: ")) << built_in;
        EXPECT_NE(built_in.find("as_of"), std::string::npos) << built_in;
        auto tables = sample_tables(sheet);
        tables[4] = junk;
        EXPECT_NE(framework(tables).find("as_of"), std::string::npos) << framework(tables);
    }
    EXPECT_EQ(framework({sheet.cell("nsg-adherence"), none, none, none, sheet.block("2026-01-01,2026-01-02")}), "#VALUE!");
}

TEST(functions_framework, check_lists_faults_with_their_place) {
    Sheet sheet;
    auto tables = sample_tables(sheet);
    tables[1] = sheet.block(
        "scale,type,value,score\n"
        "declaration,level,none,0\n"
        "declaration,level,statement,much\n"
        "declaration,level,letter,100\n");
    tables.push_back(Sheet::omitted());
    std::string const whole = check(tables);
    EXPECT_TRUE(whole.starts_with("severity,table,row,column,message/error,scales,3,score,")) << whole;
    tables.push_back(sheet.cell("Row"));
    EXPECT_EQ(check(tables), "3");
    tables.back() = sheet.cell("severity");
    EXPECT_EQ(check(tables), "error");
    tables.back() = sheet.cell("heading");
    EXPECT_EQ(check(tables), "#VALUE!");
}

TEST(functions_framework, check_warns_of_a_benefit_without_rule) {
    Sheet sheet;
    auto tables = sample_tables(sheet);
    tables[2] = sheet.block("benefit,effect,subject,test\nmeetings,requires,index,>= 10\n");
    std::string const whole = check(tables);
    EXPECT_NE(whole.find("/warning,"), std::string::npos) << whole;
    EXPECT_NE(whole.find("supply"), std::string::npos) << whole;
    EXPECT_TRUE(nlohmann::json::accept(framework(tables)));
}

// The sample without what the review finds in it.
std::vector<Block> sound_tables(Sheet& sheet) {
    auto tables = sample_tables(sheet);
    tables[2] = sheet.block(
        "benefit,effect,subject,test\n"
        "meetings,requires,declared,>= statement\n"
        "meetings,condition,controls,>= 50\n"
        "supply,requires,index,>= 60\n"
        "supply,condition,review,2024-01-01\n");
    return tables;
}

TEST(functions_framework, check_reviews_the_rules) {
    Sheet sheet;
    auto tables = sample_tables(sheet);
    EXPECT_TRUE(check(tables).starts_with("severity,table,row,column,message/warning,rules,6,test,")) << check(tables);
    EXPECT_NE(check(tables).find("/warning,rules,6,test,This row decides nothing: wherever it would count, row 4 (index >= 60) "), std::string::npos);
    EXPECT_EQ(framework(tables).find("Framework error"), std::string::npos);
}

TEST(functions_framework, check_judges_cases) {
    Sheet sheet;
    auto const with = [&](std::string_view cases) {
        auto tables = sound_tables(sheet);
        tables.push_back(Sheet::omitted());
        tables.push_back(sheet.cell("severity"));
        tables.push_back(sheet.block(cases));
        return check(tables);
    };
    std::string const good = "letter,yes,80,2024-01-01,";
    std::string const header = "declared,treaty,controls,review,benefit,expected\n";
    std::string const both = good + "meetings,eligible\n" + good + "supply,eligible\n";
    EXPECT_EQ(with(header + both), "no problems");
    EXPECT_EQ(with(header + both + good + "supply,open\n"), "warning");
    EXPECT_EQ(with(header + good + "meetings,eligible\n"), "warning/warning") << "no case covers those of supply";
    EXPECT_EQ(with(""), "no problems") << "an empty cell is no table";
    auto faulty = sound_tables(sheet);
    faulty[1] = sheet.block("scale,type,value,score\ndeclaration,level,none,much\n");
    faulty.insert(faulty.end(), {Sheet::omitted(), sheet.cell("table"), sheet.block(header + good + "supply,open\n")});
    EXPECT_EQ(check(faulty).find("cases"), std::string::npos) << "without a framework there is nothing to hold them against";
}

TEST(functions_framework, check_without_problems_is_one_row) {
    Sheet sheet;
    EXPECT_EQ(check(sound_tables(sheet)), "severity,table,row,column,message/no problems,,,,no problems");
    EXPECT_EQ(check({sheet.cell("nsg-adherence")}), "severity,table,row,column,message/no problems,,,,no problems");
    auto const message = [](std::string_view language) {
        Sheet own;
        auto tables = sound_tables(own);
        tables.push_back(own.block("key,value\nlanguage," + std::string(language) + "\n"));
        tables.push_back(own.cell("message"));
        return check(tables);
    };
    EXPECT_EQ(message("nl"), "geen problemen");
    EXPECT_EQ(message("fr"), "aucun problème");
    EXPECT_EQ(message("de"), "keine Probleme");
}

// ---- STAMP ----------------------------------------------------------------------------------------------

std::string stamp(std::vector<Block> const& arguments) { return shown(Sheet::call("STAMP", arguments)); }

TEST(functions_stamp, is_short_and_stays_the_same) {
    Sheet sheet;
    std::string const json = sample_json(sheet);
    std::string const mark = stamp({sheet.cell(json)});
    EXPECT_EQ(mark.size(), 14U) << mark;
    EXPECT_EQ(mark, stamp({sheet.cell(json)}));
    EXPECT_EQ(mark, stamp({sheet.cell(json), sheet.cell("")})) << "an empty text counts as omitted";
    EXPECT_EQ(stamp({sheet.cell("nsg-adherence")}), stamp({sheet.cell(framework({sheet.cell("nsg-adherence")}))}));
}

TEST(functions_stamp, does_not_depend_on_how_the_content_is_written) {
    Sheet sheet;
    std::string const json = sample_json(sheet);
    auto parsed = nlohmann::ordered_json::parse(json);
    std::string const mark = stamp({sheet.cell(json)});
    EXPECT_EQ(stamp({sheet.cell(parsed.dump(4))}), mark);
    nlohmann::ordered_json turned = nlohmann::ordered_json::object();
    for (auto entry = parsed.rbegin(); entry != parsed.rend(); ++entry) turned[entry.key()] = entry.value();
    turned["note"] = nullptr;
    EXPECT_EQ(stamp({sheet.cell(turned.dump())}), mark);
}

TEST(functions_stamp, tells_every_change_apart) {
    Sheet sheet;
    std::string const json = sample_json(sheet);
    Block const text = sheet.cell(json);
    std::string changed = json;
    auto const place = changed.find("statement only");
    ASSERT_NE(place, std::string::npos);
    changed[place] = 'S';
    std::vector<std::string> const marks{stamp({text}),
                                         stamp({sheet.cell(changed)}),
                                         stamp({text, sheet.block("letter,yes,60\nnone,no,1")}),
                                         stamp({text, sheet.block("letter,yes,60\nnone,no,2")}),
                                         stamp({text, sheet.block("letter,yes,60\nnone,no,")}),
                                         stamp({text, sheet.block("letter,yes\n60,none\nno,1")}),
                                         stamp({text, sheet.block("letterye,s,60\nnone,no,1")})};
    for (std::size_t one = 0; one < marks.size(); ++one)
        for (std::size_t other = 0; other < one; ++other) EXPECT_NE(marks[one], marks[other]) << one << " and " << other;
}

TEST(functions_stamp, numbers_count_at_fifteen_digits) {
    Sheet sheet;
    Block const text = sheet.cell(sample_json(sheet));
    Grid left(1, 2), right(1, 2), third(1, 2);
    left.set(0, 0, 0.1 + 0.2);
    right.set(0, 0, 0.3);
    third.set(0, 0, 0.3000000001);
    EXPECT_EQ(stamp({text, left.block()}), stamp({text, right.block()}));
    EXPECT_NE(stamp({text, left.block()}), stamp({text, third.block()}));
}

TEST(functions_stamp, refuses_what_is_no_framework) {
    Sheet sheet;
    EXPECT_EQ(stamp({sheet.cell("nonsense")}), "#VALUE!");
    EXPECT_EQ(stamp({sheet.cell(sample_json(sheet)), sheet.cell(0.0)}), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
