// What the panels Scorecard and Workbook say, and what a click in them does.
#include "office/window.hpp"

namespace {

using namespace adherence::office;

TEST_F(Sidebar, follows_the_selected_row) {
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "A8");
    EXPECT_EQ(window.text("Country"), "Calvenia");
    EXPECT_TRUE(window.has_drawing());
    EXPECT_TRUE(starts(window.text("Coverage"), "Coverage: 100 / 100")) << window.text("Coverage");
    window.select(window.first(), "K13");
    EXPECT_EQ(window.text("Country"), "Hestrava");
    EXPECT_EQ(window.lines("Verdicts").size(), 4u);
    EXPECT_TRUE(starts(window.lines("Verdicts").front(), "? open")) << window.lines("Verdicts").front();
    window.select(window.first(), "B2");
    EXPECT_EQ(window.text("Country"), "Hestrava") << "a row without a country keeps the last";
}

TEST_F(Sidebar, leaves_no_window_behind) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.open_how_sure();
    window.open_briefing();
    auto const before = window.panels_weakly();
    ASSERT_EQ(before.size(), 5u);
    window.hide_and_show_sidebar();
    EXPECT_TRUE(window.soon([&] { return std::ranges::none_of(before, [](auto const& panel) { return panel->queryAdapted().is(); }); }));
}

TEST_F(Sidebar, follows_rows_of_other_sheets_that_begin_with_a_country) {
    Window const window = open("fictional-countries.ods");
    Sheet const evidence = window.sheet("Evidence");
    std::string const country = evidence.shown("B6");
    ASSERT_FALSE(country.empty());
    window.select(window.first(), "A9");
    window.select(evidence, "D6");
    EXPECT_EQ(window.text("Country"), country);
}

TEST_F(Sidebar, opens_the_reasons_of_the_selected_verdict) {
    Window const window = open("fictional-countries.ods");
    ASSERT_EQ(window.first().shown("E5"), "#supply");
    window.select(window.first(), "E12");
    EXPECT_EQ(window.chosen("Verdicts"), 3);
    EXPECT_TRUE(holds(window.text("Reasons"), "Supply")) << window.text("Reasons");
    window.select(window.first(), "C12");
    EXPECT_EQ(window.chosen("Verdicts"), 1);
    EXPECT_TRUE(holds(window.text("Reasons"), "Access to certain meetings")) << window.text("Reasons");
}

TEST_F(Sidebar, shows_the_reasons_of_the_clicked_verdict) {
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "A12");
    window.click("Verdicts", 0);
    std::string const first = window.text("Reasons");
    window.click("Verdicts", 2);
    std::string const third = window.text("Reasons");
    EXPECT_NE(first, third);
    EXPECT_TRUE(holds(third, "Recognition of the commitment"));
    EXPECT_TRUE(holds(third, "\n✗ ")) << "a word and a symbol: " << third;
}

TEST_F(Sidebar, redraws_when_a_cell_a_weight_or_a_rule_changes) {
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "A6");
    ASSERT_TRUE(starts(window.lines("Verdicts").front(), "✓ eligible"));
    window.first().text("K6", "none");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Verdicts").front(), "✗ not eligible"); })) << "a cell";
    window.first().text("K6", "published");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Verdicts").front(), "✓ eligible"); })) << "and back";

    std::string const before = window.text("Reasons");
    Sheet const rules = window.sheet("Rules");
    int row = 6;
    while (row < 100 && !(rules.shown("B" + std::to_string(row)) == "information" && rules.shown("D" + std::to_string(row)) == "index")) ++row;
    ASSERT_LT(row, 100);
    rules.text("E" + std::to_string(row), ">= 101");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Verdicts").front(), "✗ not eligible"); })) << "a rule";
    rules.text("E" + std::to_string(row), ">= 60");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Verdicts").front(), "✓ eligible"); }));

    window.select(window.first(), "A13");  // Hestrava, of which little is known
    std::string const coverage = window.text("Coverage");
    Sheet const criteria = window.sheet("Criteria");
    row = 6;
    while (row < 100 && criteria.shown("B" + std::to_string(row)) != "enforcement") ++row;
    ASSERT_LT(row, 100);
    int weight = 0;
    for (char column = 'B'; column < 'N' && weight == 0; ++column)
        if (criteria.shown(column + std::string("5")) == "weight") weight = column;
    ASSERT_NE(weight, 0);
    criteria.formula(static_cast<char>(weight) + std::to_string(row), "40");
    EXPECT_TRUE(window.soon([&] { return window.text("Coverage") != coverage; })) << "a weight: " << coverage;
}

TEST_F(Sidebar, lists_the_tables_and_goes_to_the_clicked_one) {
    Window const window = open("fictional-countries.ods");
    Lines const tables = window.lines("Tables");
    for (char const* const name : {"criteria, ", "scales, ", "rules, ", "benefits, ", "about, ", "asof, ", "assessments, ", "evidence, "})
        EXPECT_TRUE(std::ranges::any_of(tables, [&](std::string const& line) { return starts(line, name); })) << name;
    EXPECT_TRUE(faults(window).empty());
    window.click("Tables", line_with(tables, "assessments"));
    EXPECT_EQ(window.selected(), "0.A5");
}

TEST_F(Sidebar, lists_every_kind_of_bad_cell_and_goes_to_it) {
    Window const window = open("fictional-countries.ods");
    Sheet const& cells = window.first();
    window.select(cells, "A7");
    cells.formula("K6", "=NA()");
    cells.formula("N7", "0.67");
    uno::Reference<star::util::XNumberFormatsSupplier> const supplier(cells.document(), uno::UNO_QUERY_THROW);
    auto const percent = supplier->getNumberFormats()->queryKey("0%", {"en", "GB", ""}, false);
    ASSERT_GE(percent, 0);
    uno::Reference<star::beans::XPropertySet>(cells.cell("N7"), uno::UNO_QUERY_THROW)->setPropertyValue("NumberFormat", uno::Any(percent));
    cells.text("L8", "publishd");
    cells.text("A9", "Aurelia");
    window.sheet("Rules").text("E7", ">= nonsense");
    EXPECT_TRUE(window.soon([&] { return window.lines("Problems").size() >= 2; }));
    Lines const faulty = window.lines("Problems");
    EXPECT_TRUE(any_holds(faulty, "Rules.")) << "a faulty rule";
    window.click("Problems", line_with(faulty, "Rules."));
    EXPECT_TRUE(holds(window.text("Detail"), "nonsense")) << window.text("Detail") << faulty[0];
    EXPECT_TRUE(starts(window.selected(), "6.")) << window.selected();
    EXPECT_TRUE(holds(window.text("Country"), "The framework has faults")) << "never a half-used framework";

    window.sheet("Rules").text("E7", "unresolved");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Assessments.L8"); }));
    Lines const problems = window.lines("Problems");
    auto const tells = [&](std::string const& place, std::string const& words, std::string const& cell) {
        int const line = line_with(problems, place);
        ASSERT_GE(line, 0) << place;
        window.click("Problems", line);
        EXPECT_TRUE(holds(window.text("Detail"), words)) << window.text("Detail");
        EXPECT_EQ(window.selected(), cell);
    };
    tells("Assessments.K6", "A formula with an error", "0.K6");
    tells("Assessments.N7", "percentage", "0.N7");
    tells("Assessments.L8", "publishd", "0.L8");
    tells("Assessments.A9", "row 6", "0.A9");
    std::string const summary = window.text("Summary");
    EXPECT_TRUE(holds(summary, "errors (✗)") && holds(summary, "warnings (!)")) << summary;
    EXPECT_GE(window.chosen("Problems"), 0);
    window.select(cells, "B20");
    EXPECT_EQ(window.chosen("Problems"), -1) << "a second click on it is a click again";

    window.select(cells, "A6");
    EXPECT_TRUE(starts(window.lines("Verdicts").front(), "! invalid")) << "an error cell is no empty cell";
    window.select(cells, "A10");
    EXPECT_FALSE(starts(window.lines("Verdicts").front(), "! invalid")) << "and its own row's alone";
}

TEST_F(Sidebar, lists_cases_that_come_out_otherwise_and_rules_that_none_covers) {
    Window const window = open("fictional-countries.ods");
    EXPECT_TRUE(any_holds(window.lines("Tables"), "cases, 17 rows: Cases.B5"));
    ASSERT_TRUE(faults(window).empty()) << faults(window).front();
    Sheet const cases = window.sheet("Cases");
    ASSERT_EQ(cases.shown("D5"), "expected");
    cases.text("D6", "conditional");
    EXPECT_TRUE(window.soon([&] { return faults(window).size() == 1; }));
    window.click("Problems", 0);
    EXPECT_TRUE(holds(window.text("Detail"), "Cases.D6\nCase “Exemplary”: ")) << window.text("Detail");
    EXPECT_TRUE(holds(window.text("Detail"), "conditional is expected, and the rules say eligible")) << window.text("Detail");
    EXPECT_TRUE(holds(window.selected(), ".D6")) << window.selected();
    Sheet const check = window.sheet("Check");
    EXPECT_EQ(check.shown("B10"), "cases") << "CHECK says so too";
    // Without the cases that hang on outreach, its rule is one that none covers.
    cases.text("D6", "eligible");
    for (int row = 6; row < 24; ++row) {
        std::string const at = std::to_string(row), name = cases.shown("B" + at);
        if (name != "Two other signs of openness" && name != "One sign of openness") continue;
        cases.text("C" + at, "");
        cases.text("D" + at, "");
    }
    ASSERT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Rules.E"); })) << window.text("Summary");
    window.click("Problems", 0);
    EXPECT_TRUE(holds(window.text("Detail"), "No case covers rule meet.open-outreach")) << window.text("Detail");
}

TEST_F(Sidebar, reviews_the_rules_where_they_stand) {
    Window const window = open("fictional-countries.ods");
    Sheet const rules = window.sheet("Rules");
    int row = 6;
    while (row < 100 && rules.shown("J" + std::to_string(row)) != "info.index") ++row;
    ASSERT_LT(row, 100);
    std::string const test = "E" + std::to_string(row);
    ASSERT_EQ(rules.shown(test), ">= 60");
    rules.text(test, ">= 0");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Rules." + test); }));
    Lines const problems = window.lines("Problems");
    int const line = line_with(problems, "Rules." + test);
    ASSERT_GE(line, 0);
    EXPECT_TRUE(starts(problems[static_cast<std::size_t>(line)], "! ")) << "it can be meant";
    window.click("Problems", line);
    EXPECT_TRUE(holds(window.text("Detail"), "holds in every country")) << window.text("Detail");
    EXPECT_EQ(window.selected(), "6." + test);
}

TEST_F(Sidebar, an_error_in_a_table_makes_no_framework) {
    Window const window = open("fictional-countries.ods");
    window.sheet("Criteria").formula("E7", "=1/0");
    window.select(window.first(), "A6");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Criteria.E7"); }));
    EXPECT_TRUE(holds(window.text("Country"), "The framework has faults")) << window.text("Country");
}

TEST_F(Sidebar, says_what_to_do_in_a_document_without_tables) {
    Window const window = open_new();
    EXPECT_TRUE(holds(window.text("Country"), "Templates")) << window.text("Country");
    EXPECT_TRUE(holds(window.text("Summary"), "No tables found")) << window.text("Summary");
    EXPECT_TRUE(window.lines("Verdicts").empty());
}

// Tables that a user types into an empty document, without a name for any of them.
TEST_F(Sidebar, finds_tables_by_their_headers_as_they_are_typed) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    auto const type = [&](std::string const& start, std::vector<Lines> const& rows) {
        char const column = start[0];
        int const row = std::atoi(start.c_str() + 1);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                cells.text(static_cast<char>(column + c) + std::to_string(row + static_cast<int>(r)), rows[r][c]);
    };
    type("A1", {{"country", "law", "signed"}, {"Aurelia", "yes", "no"}, {"Bastoria", "?", "yes"}});
    type("F1", {{"id", "parent", "scale"}, {"all", "", ""}, {"law", "all", "yes-no"}, {"signed", "all", "yes-no"}});
    type("J1", {{"benefit", "effect", "subject", "test"}, {"information", "requires", "law", "yes"}});
    window.select(cells, "A2");
    ASSERT_TRUE(window.soon([&] { return window.text("Country") == "Aurelia"; })) << window.text("Country");
    EXPECT_TRUE(starts(window.lines("Verdicts").front(), "✓ eligible")) << window.lines("Verdicts").front();
    EXPECT_FALSE(any_holds(window.lines("Problems"), "✗")) << "warnings alone: benefits without a rule";
    cells.text("B2", "no");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Verdicts").front(), "✗ not eligible"); }));
}

TEST_F(Sidebar, two_documents_each_have_their_own) {
    Window const one = open("fictional-countries.ods"), other = open("public-facts.ods");
    one.select(one.first(), "A7");
    other.select(other.first(), "A7");
    EXPECT_EQ(one.text("Country"), "Bastoria");
    EXPECT_NE(other.text("Country"), "Bastoria");
}

TEST(sidebar_in_dutch, speaks_dutch) {
    Office const office("nl", Face::off_screen);
    Folder const folder;
    Window const window(office, copy_of_workbook(folder, "fictieve-landen.ods"));
    window.select(window.first(), "B12");
    EXPECT_EQ(window.text("Country"), "Galvaria");
    EXPECT_EQ(window.lines("Verdicts").front().rfind("✗ niet in aanmerking", 0), 0u) << window.lines("Verdicts").front();
    EXPECT_EQ(window.text("Coverage").rfind("Dekking: ", 0), 0u) << window.text("Coverage");
    EXPECT_NE(window.text("Summary").find("Tabellen: "), std::string::npos) << window.text("Summary");
    EXPECT_NE(window.text("Reasons").find("mag niet zijn: "), std::string::npos) << window.text("Reasons");
}

TEST(sidebar_in_german, speaks_german) {
    Office const office("de", Face::off_screen);
    Folder const folder;
    Window window(office, copy_of_workbook(folder, "fictional-countries.ods"));
    window.open_what_if();
    window.select(window.first(), "B12");
    EXPECT_EQ(window.lines("Verdicts").front().rfind("✗ nicht berechtigt", 0), 0u) << window.lines("Verdicts").front();
    EXPECT_EQ(window.text("Coverage").rfind("Abdeckung: ", 0), 0u) << window.text("Coverage");
    EXPECT_EQ(window.text("TriedCountry"), "Galvaria: was wäre wenn");
    EXPECT_EQ(window.lines("Outcome").at(0), "Index: 95,5");
}

} // namespace
