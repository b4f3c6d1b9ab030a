// The deck Adherence in an office whose user interface is drawn off screen: what its panels say, and what a
// click in them does.
#include "office/office.hpp"

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleAction.hpp>
#include <com/sun/star/accessibility/AccessibleRelationType.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/accessibility/XAccessibleRelationSet.hpp>
#include <com/sun/star/accessibility/XAccessibleValue.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/graphic/XGraphic.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/ui/XDeck.hpp>
#include <com/sun/star/ui/XDecks.hpp>
#include <com/sun/star/ui/XPanel.hpp>
#include <com/sun/star/ui/XPanels.hpp>
#include <com/sun/star/ui/XSidebarProvider.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

namespace {

using namespace adherence::office;
namespace star = com::sun::star;

using Lines = std::vector<std::string>;

// A document in a window, with the deck open, and its two panels.
class Window {
public:
    Window(Office const& office, std::filesystem::path const& file) : Window(office, std::make_unique<Sheet>(office, file)) {}
    explicit Window(Office const& office) : Window(office, std::make_unique<Sheet>(office)) {}

    [[nodiscard]] Sheet const& first() const { return *first_; }
    [[nodiscard]] Sheet sheet(std::string const& name) const { return Sheet(*first_, name); }

    void select(Sheet const& sheet, std::string const& address) const {
        uno::Reference<star::sheet::XSpreadsheetView> const view(controller_, uno::UNO_QUERY_THROW);
        view->setActiveSheet(sheet.sheet_itself());
        uno::Reference<star::view::XSelectionSupplier> const selection(controller_, uno::UNO_QUERY_THROW);
        selection->select(uno::Any(sheet.range(address)));
        settle();
    }

    // "1.E12": the sheet's index and the cell.
    [[nodiscard]] std::string selected() const {
        uno::Reference<star::view::XSelectionSupplier> const selection(controller_, uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XCellRangeAddressable> const cells(selection->getSelection(), uno::UNO_QUERY_THROW);
        auto const at = cells->getRangeAddress();
        return std::to_string(at.Sheet) + "." + static_cast<char>('A' + at.StartColumn) + std::to_string(at.StartRow + 1);
    }

    [[nodiscard]] std::string text(char const* name) const {
        auto const model = properties(name);
        bool const label = model->getPropertySetInfo()->hasPropertyByName("Label");
        rtl::OUString content;
        model->getPropertyValue(label ? rtl::OUString("Label") : rtl::OUString("Text")) >>= content;
        return narrow(content);
    }

    [[nodiscard]] Lines lines(char const* list) const {
        Lines result;
        auto const items = list_box(list)->getItems();
        for (sal_Int32 i = 0; i < items.getLength(); ++i) result.push_back(narrow(items.getConstArray()[i]));
        return result;
    }

    [[nodiscard]] int chosen(char const* list) const { return list_box(list)->getSelectedItemPos(); }

    void click(char const* list, int line) const {
        list_box(list)->selectItemPos(static_cast<sal_Int16>(line), true);
        settle();
    }

    [[nodiscard]] bool has_drawing() const {
        uno::Reference<star::graphic::XGraphic> graphic;
        properties("Bars")->getPropertyValue("Graphic") >>= graphic;
        return graphic.is();
    }

    // The panel What if is folded at first.
    void open_what_if() {
        uno::Reference<star::ui::XPanel> const panel(deck_->getPanels()->getByName("org.adherence.WhatIfPanel"), uno::UNO_QUERY_THROW);
        panel->expand(false);
        settle();
        panels_.emplace_back(panel->getDialog(), uno::UNO_QUERY_THROW);
    }

    void type(char const* combobox, std::string const& text) const {
        uno::Reference<star::awt::XTextComponent>(control(combobox), uno::UNO_QUERY_THROW)->setText(wide(text));
        settle();
    }

    [[nodiscard]] std::string typed(char const* combobox) const {
        return narrow(uno::Reference<star::awt::XTextComponent>(control(combobox), uno::UNO_QUERY_THROW)->getText());
    }

    // As an assistive tool does it.
    void press(char const* button) const {
        uno::Reference<star::accessibility::XAccessibleAction>(context_of(button), uno::UNO_QUERY_THROW)->doAccessibleAction(0);
        settle();
    }
    void slide(char const* slider, int to) const {
        uno::Reference<star::accessibility::XAccessibleValue>(context_of(slider), uno::UNO_QUERY_THROW)->setCurrentValue(uno::Any(sal_Int32(to)));
        settle();
    }
    // Its accessible name, or that of what labels it.
    [[nodiscard]] std::string heard(char const* name) const {
        auto const context = context_of(name);
        auto const relations = context->getAccessibleRelationSet();
        constexpr auto labeled_by = star::accessibility::AccessibleRelationType::LABELED_BY;
        if (!relations.is() || !relations->containsRelation(labeled_by)) return narrow(context->getAccessibleName());
        auto const labels = relations->getRelationByType(labeled_by).TargetSet;
        uno::Reference<star::accessibility::XAccessible> const label(labels[0], uno::UNO_QUERY_THROW);
        return narrow(label->getAccessibleContext()->getAccessibleName());
    }

    [[nodiscard]] uno::Reference<star::document::XUndoManager> undo_manager() const {
        return uno::Reference<star::document::XUndoManagerSupplier>(first_->document(), uno::UNO_QUERY_THROW)->getUndoManager();
    }

    [[nodiscard]] bool enabled(char const* name) const {
        bool on = false;
        properties(name)->getPropertyValue("Enabled") >>= on;
        return on;
    }

    [[nodiscard]] std::int32_t width_of(char const* name) const {
        return uno::Reference<star::awt::XWindow>(control(name), uno::UNO_QUERY_THROW)->getPosSize().Width;
    }

    // Waits until it is so, for the panels follow a change in a moment of their own.
    [[nodiscard]] bool soon(std::function<bool()> const& so) const {
        for (int tenths = 0; tenths < 50; ++tenths) {
            settle();
            if (so()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }

    void settle() const { toolkit_->processEventsToIdle(); }

private:
    Window(Office const& office, std::unique_ptr<Sheet> first)
        : first_(std::move(first)), toolkit_(office.create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW) {
        uno::Reference<star::frame::XModel> const model(first_->document(), uno::UNO_QUERY_THROW);
        controller_ = model->getCurrentController();
        uno::Reference<star::frame::XController2> const window(controller_, uno::UNO_QUERY_THROW);
        uno::Reference<star::ui::XSidebarProvider> const sidebar(window->getSidebar(), uno::UNO_QUERY_THROW);
        sidebar->setVisible(true);
        sidebar->showDecks(true);
        deck_.set(sidebar->getDecks()->getByName("org.adherence.Deck"), uno::UNO_QUERY_THROW);
        if (!deck_->isActive()) deck_->activate(true);
        settle();
        for (char const* const name : {"org.adherence.ScorecardPanel", "org.adherence.WorkbookPanel"}) {
            uno::Reference<star::ui::XPanel> const panel(deck_->getPanels()->getByName(rtl::OUString::createFromAscii(name)), uno::UNO_QUERY_THROW);
            panels_.emplace_back(panel->getDialog(), uno::UNO_QUERY_THROW);
        }
    }

    [[nodiscard]] uno::Reference<star::awt::XControl> control(char const* name) const {
        for (auto const& panel : panels_)
            if (auto const found = panel->getControl(rtl::OUString::createFromAscii(name)); found.is()) return found;
        throw std::runtime_error(std::string("no control ") + name);
    }
    [[nodiscard]] uno::Reference<star::beans::XPropertySet> properties(char const* name) const {
        return {control(name)->getModel(), uno::UNO_QUERY_THROW};
    }
    [[nodiscard]] uno::Reference<star::awt::XListBox> list_box(char const* name) const {
        return {control(name), uno::UNO_QUERY_THROW};
    }

    [[nodiscard]] uno::Reference<star::accessibility::XAccessibleContext> context_of(char const* name) const {
        return uno::Reference<star::accessibility::XAccessible>(control(name), uno::UNO_QUERY_THROW)->getAccessibleContext();
    }

    std::unique_ptr<Sheet> first_;
    uno::Reference<star::ui::XDeck> deck_;
    uno::Reference<star::awt::XToolkitExperimental> toolkit_;
    uno::Reference<star::frame::XController> controller_;
    std::vector<uno::Reference<star::awt::XControlContainer>> panels_;
};

class Sidebar : public testing::Test {
protected:
    static void SetUpTestSuite() { office_ = std::make_unique<Office>("", Face::off_screen); }
    static void TearDownTestSuite() { office_.reset(); }

    static Window open(char const* name) { return {*office_, copy_of_workbook(*folder(), name)}; }
    static Window open_new() { return Window(*office_); }

    static bool starts(std::string const& text, std::string const& with) { return text.rfind(with, 0) == 0; }
    static bool holds(std::string const& text, std::string const& part) { return text.find(part) != text.npos; }
    static bool any_holds(Lines const& lines, std::string const& part) {
        return std::ranges::any_of(lines, [&](std::string const& line) { return holds(line, part); });
    }
    static int line_with(Lines const& lines, std::string const& part) {
        auto const found = std::ranges::find_if(lines, [&](std::string const& line) { return holds(line, part); });
        return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
    }

    static std::unique_ptr<Office> office_;

private:
    // A folder for each copy, kept to the end of the suite.
    static Folder* folder() {
        static std::vector<std::unique_ptr<Folder>> all;
        return all.emplace_back(std::make_unique<Folder>()).get();
    }
};
std::unique_ptr<Office> Sidebar::office_;

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
    EXPECT_TRUE(window.lines("Problems").empty());
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
    ASSERT_TRUE(window.lines("Problems").empty()) << window.lines("Problems").front();
    Sheet const cases = window.sheet("Cases");
    ASSERT_EQ(cases.shown("D5"), "expected");
    cases.text("D6", "conditional");
    EXPECT_TRUE(window.soon([&] { return window.lines("Problems").size() == 1; }));
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

// Lorvania: not eligible for anything, everything known.
TEST_F(Sidebar, what_if_shows_a_change_beside_what_is_and_leaves_the_sheet_alone) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B17");
    EXPECT_EQ(window.text("TriedCountry"), "Lorvania: what if");
    EXPECT_EQ(window.lines("Criteria").size(), 41u);
    EXPECT_EQ(window.lines("Outcome").at(0), "Index: 48");
    EXPECT_FALSE(window.enabled("Write"));
    EXPECT_EQ(window.chosen("Outcome"), 3) << "information, as selected in the sheet";
    int const law = line_with(window.lines("Criteria"), "Legal basis");
    ASSERT_GE(law, 0);
    window.click("Criteria", law);
    std::string const now = window.typed("Choice"), in_sheet = window.first().shown("AC17");
    window.type("Choice", "nonsense");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Meaning"), "nonsense"); })) << window.text("Meaning");
    EXPECT_TRUE(any_holds(window.lines("Outcome"), "! invalid"));
    window.type("Choice", "unknown");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Criteria").at(static_cast<std::size_t>(law)), "● ["); }));
    EXPECT_TRUE(starts(window.lines("Outcome").at(1), "Bounds: 48 to 48 → ")) << window.lines("Outcome").at(1);
    EXPECT_TRUE(starts(window.text("Notice"), "One change is tried")) << window.text("Notice");
    EXPECT_EQ(window.first().shown("AC17"), in_sheet);
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), 0);
    // Another country has its own; this one keeps what is tried.
    window.select(window.first(), "A6");
    EXPECT_EQ(window.lines("Outcome").at(0), "Index: 100");
    window.select(window.first(), "A17");
    EXPECT_TRUE(window.enabled("Reset"));
    window.press("Reset");
    EXPECT_TRUE(window.soon([&] { return window.lines("Outcome").at(1) == "Bounds: 48 to 48"; }));
    EXPECT_EQ(window.typed("Choice"), now);
}

TEST_F(Sidebar, what_if_fills_in_a_path_and_writes_it_as_one_step) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B17");
    EXPECT_TRUE(starts(window.heard("Path"), "Path to Information sharing")) << window.heard("Path");
    window.press("Path");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Notice"), "Least change to “Information sharing”"); })) << window.text("Notice");
    EXPECT_TRUE(starts(window.lines("Outcome").at(3), "✗ → ✓ eligible")) << window.lines("Outcome").at(3);
    EXPECT_FALSE(window.enabled("Path"));
    Lines before, after;
    auto const cells = [&] {
        Lines row;
        for (char const* const letters : {"K", "M", "Q", "AA", "AC", "AM", "AV", "AX", "AY"}) row.push_back(window.first().shown(letters + std::string("17")));
        return row;
    };
    before = cells();
    window.press("Write");
    ASSERT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Undo takes"); })) << window.text("Notice");
    EXPECT_TRUE(window.soon([&] { return holds(window.first().shown("B17"), "eligible") && !holds(window.first().shown("B17"), "not"); }));
    auto const titles = window.undo_manager()->getAllUndoActionTitles();
    ASSERT_EQ(titles.getLength(), 1);
    EXPECT_EQ(narrow(titles[0]), "What if: Lorvania");
    EXPECT_FALSE(window.enabled("Write")) << "the sheet is now what was tried";
    after = cells();
    EXPECT_NE(before, after);
    window.undo_manager()->undo();
    EXPECT_TRUE(window.soon([&] { return window.lines("Outcome").at(0) == "Index: 48"; }));
    EXPECT_EQ(cells(), before);
    EXPECT_TRUE(starts(window.text("Notice"), "Nothing is tried yet")) << window.text("Notice");
    window.undo_manager()->redo();
    EXPECT_EQ(cells(), after);
}

TEST_F(Sidebar, what_if_tries_weights_and_writes_them_into_the_table) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B19");
    EXPECT_TRUE(starts(window.text("WeightText0"), "15 % [")) << window.text("WeightText0");
    EXPECT_TRUE(holds(window.heard("Weight0"), "Formal commitment to the Guidelines")) << window.heard("Weight0");
    window.slide("Weight0", 40);
    ASSERT_TRUE(window.soon([&] { return starts(window.text("WeightText0"), "15 → 40 %"); })) << window.text("WeightText0");
    EXPECT_TRUE(starts(window.lines("Outcome").at(0), "Index: 96.7 → ")) << window.lines("Outcome").at(0);
    // The weights are tried for every country.
    window.select(window.first(), "A6");
    EXPECT_TRUE(starts(window.text("WeightText0"), "15 → 40 %"));
    window.select(window.first(), "A19");
    Sheet const criteria = window.sheet("Criteria");
    int row = 6;
    while (row < 100 && criteria.shown("B" + std::to_string(row)) != "commitment") ++row;
    ASSERT_LT(row, 100);
    std::string column;
    for (char letter = 'B'; letter < 'N'; ++letter)
        if (criteria.shown(letter + std::string("5")) == "weight") column = letter;
    ASSERT_EQ(criteria.shown(column + std::to_string(row)), "15");
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return criteria.shown(column + std::to_string(row)) == "40"; })) << window.text("Notice");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("WeightText0"), "40 % ["); })) << window.text("WeightText0");
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), 1);
    window.undo_manager()->undo();
    EXPECT_EQ(criteria.shown(column + std::to_string(row)), "15");
}

TEST_F(Sidebar, what_if_writes_nothing_where_a_cell_may_not_be_written) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.first().formula("K17", "=\"none\"");
    window.select(window.first(), "B17");
    window.click("Criteria", 0);
    window.type("Choice", "published");
    ASSERT_TRUE(window.soon([&] { return window.enabled("Write"); }));
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Assessments.K17 holds a formula"); })) << window.text("Notice");
    EXPECT_EQ(window.first().shown("K17"), "none");
    window.press("Reset");
    window.click("Criteria", 1);
    window.type("Choice", "unknown");
    ASSERT_TRUE(window.soon([&] { return window.enabled("Write"); }));
    uno::Reference<star::util::XProtectable>(window.first().sheet_itself(), uno::UNO_QUERY_THROW)->protect("");
    auto const steps = window.undo_manager()->getAllUndoActionTitles().getLength();
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Assessments.L17 is protected"); })) << window.text("Notice");
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), steps);
}

TEST_F(Sidebar, what_if_says_what_to_do_without_a_country) {
    Window window = open_new();
    window.open_what_if();
    EXPECT_EQ(window.text("TriedCountry"), "Select the row of a country.");
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
