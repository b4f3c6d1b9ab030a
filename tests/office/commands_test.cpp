// The commands of the menu Adherence in a real office: what they change, and that one Undo takes it back.
#include "office/window.hpp"

#include <com/sun/star/frame/XDesktop.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/util/URL.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XURLTransformer.hpp>

#include <fstream>
#include <sstream>

#include "core/framework/load.hpp"
#include "extension/command_table.hpp"

namespace adherence::office {
namespace {

class Commands : public Sidebar {
protected:
    static Lines sheet_names(Window const& window) {
        Lines names;
        auto const all = window.first().document()->getSheets()->getElementNames();
        for (sal_Int32 i = 0; i < all.getLength(); ++i) names.push_back(narrow(all.getConstArray()[i]));
        return names;
    }
    static Lines range_names(Window const& window) {
        uno::Reference<star::beans::XPropertySet> const document(window.first().document(), uno::UNO_QUERY_THROW);
        uno::Reference<star::container::XNameAccess> const all(document->getPropertyValue("NamedRanges"), uno::UNO_QUERY_THROW);
        Lines names;
        auto const found = all->getElementNames();
        for (sal_Int32 i = 0; i < found.getLength(); ++i) {
            uno::Reference<star::sheet::XNamedRange> const range(all->getByName(found.getConstArray()[i]), uno::UNO_QUERY_THROW);
            names.push_back(narrow(found.getConstArray()[i]) + " " + narrow(range->getContent()));
        }
        std::ranges::sort(names);
        return names;
    }
    static std::size_t undo_steps(Window const& window) {
        return static_cast<std::size_t>(window.undo_manager()->getAllUndoActionTitles().getLength());
    }
    static bool modified(Window const& window) {
        return uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->isModified();
    }
    static std::string url(std::filesystem::path const& file) { return narrow(url_of(file)); }
};

TEST_F(Commands, EveryEntryOfTheTableIsAnswered) {
    Window const window = open("fictional-countries.ods");
    uno::Reference<star::frame::XDispatchProvider> const frame(window.frame(), uno::UNO_QUERY_THROW);
    uno::Reference<star::util::XURLTransformer> const transformer(office_->create("com.sun.star.util.URLTransformer"), uno::UNO_QUERY_THROW);
    for (CommandEntry const& command : commands) {
        if (command.name.empty()) continue;
        star::util::URL url;
        url.Complete = wide(std::string(command_protocol) + std::string(command.name));
        transformer->parseStrict(url);
        EXPECT_TRUE(frame->queryDispatch(url, "", 0).is()) << command.name;
    }
}

TEST_F(Commands, ACountryGetsARowBelowTheLast) {
    Window const window = open("fictional-countries.ods");
    Sheet const& sheet = window.first();
    std::string const above = sheet.formula_of("B30"), range = sheet.named_range("Assessments");
    std::size_t const steps = undo_steps(window);
    window.command("org.adherence:AddCountry", {{"Name", "nld"}});
    EXPECT_EQ(sheet.shown("A31"), "Netherlands");
    EXPECT_EQ(sheet.shown("B31"), "open");
    EXPECT_EQ(sheet.shown("K31"), "");
    EXPECT_EQ(sheet.shown("A32").substr(0, 3), "▲");
    EXPECT_NE(sheet.formula_of("B31").find("$A31"), std::string::npos) << sheet.formula_of("B31");
    EXPECT_EQ(window.selected(), "0.A31");
    EXPECT_EQ(undo_steps(window), steps + 1);
    window.undo_manager()->undo();
    EXPECT_EQ(sheet.shown("A31").substr(0, 3), "▲");
    EXPECT_EQ(sheet.formula_of("B30"), above);
    EXPECT_EQ(sheet.named_range("Assessments"), range);
    window.undo_manager()->redo();
    EXPECT_EQ(sheet.shown("A31"), "Netherlands");
    EXPECT_EQ(sheet.shown("B31"), "open");
}

TEST_F(Commands, AWaitingRowOfATemplateIsTaken) {
    Window const window = open("adherence-scorecard.en.ots");
    window.command("org.adherence:AddCountry", {{"Name", "Belgium"}});
    window.command("org.adherence:AddCountry", {{"Name", "Atlantis"}});
    EXPECT_EQ(window.first().shown("A6"), "Belgium");
    EXPECT_EQ(window.first().shown("A7"), "Atlantis");
    EXPECT_EQ(window.first().shown("B7"), "open");
    EXPECT_EQ(window.first().shown("A18").substr(0, 3), "▲");
}

// A table of the user's own that ends where the sheet does, with a name and without waiting rows.
TEST_F(Commands, TheTableGrowsWithACountryAtItsEnd) {
    Window const window = open_new();
    window.command("org.adherence:CopyFramework", {{"Framework", "letter-2014"}, {"Language", "en"}});
    Sheet const& sheet = window.first();
    sheet.text("A1", "country");
    sheet.text("B1", narrow(wide("dual-use")));
    sheet.text("A2", "Belgium");
    Sheet const criteria = window.sheet("Criteria");
    for (int row = 6, column = 0; column < 6; ++row) {
        if (criteria.shown("F" + std::to_string(row)).empty()) continue;
        sheet.text(std::string(1, static_cast<char>('B' + column++)) + "1", criteria.shown("B" + std::to_string(row)));
    }
    window.command("org.adherence:AddCountry", {{"Name", "France"}});
    EXPECT_EQ(sheet.shown("A3"), "France");
}

TEST_F(Commands, ABuiltInFrameworkBecomesSheetsAndGoesAgain) {
    Window const window = open_new();
    Lines const before = sheet_names(window);
    window.command("org.adherence:CopyFramework", {{"Framework", "nsg-adherence"}, {"Language", "nl"}});
    EXPECT_EQ(sheet_names(window).size(), before.size() + 5);
    Sheet const criteria = window.sheet("Criteria");
    EXPECT_EQ(criteria.shown("B5"), "id");
    EXPECT_EQ(criteria.shown("D7"), "Formele verbintenis aan de richtsnoeren");
    window.first().array_formula("A1:E1", "=MID(ADHERENCE.FRAMEWORK(Criteria;Scales;Rules;Benefits;AsOf;About);{1;30001;60001;90001;120001};30000)");
    std::string json;
    for (char const* const cell : {"A1", "B1", "C1", "D1", "E1"}) json += window.first().shown(cell);
    Loaded const again = load_json(json);
    ASSERT_TRUE(again.framework) << json.size() << json.substr(0, 200);
    Loaded const original = load_json(built_in_framework("nsg-adherence"));
    EXPECT_EQ(again.framework->nodes.size(), original.framework->nodes.size());
    EXPECT_EQ(again.framework->rules.size(), original.framework->rules.size());
    window.undo_manager()->undo();  // the formula
    window.undo_manager()->undo();
    EXPECT_EQ(sheet_names(window), before);
    EXPECT_TRUE(range_names(window).empty());
    window.undo_manager()->redo();
    EXPECT_EQ(window.sheet("Criteria").shown("D7"), "Formele verbintenis aan de richtsnoeren");
}

TEST_F(Commands, AFrameworkGoesToAFileAndComesBack) {
    Folder const folder;
    auto const file = folder.path() / "framework.json";
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:SaveFramework", {{"URL", url(file)}});
    std::ifstream stream(file, std::ios::binary);
    std::stringstream json;
    json << stream.rdbuf();
    EXPECT_EQ(load_json(json.str()).framework->json, json.str());
    EXPECT_FALSE(modified(window));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "framework.json.part"));

    Lines const sheets = sheet_names(window), names = range_names(window);
    std::string const verdict = window.first().shown("E8");
    window.command("org.adherence:LoadFramework", {{"URL", url(file)}, {"Replace", "yes"}});
    EXPECT_EQ(sheet_names(window).size(), sheets.size() + 5);
    EXPECT_NE(range_names(window), names);
    EXPECT_EQ(window.first().shown("E8"), verdict);
    // The new tables are the ones that count now.
    Sheet const rules = window.sheet("Rules 2");
    ASSERT_EQ(rules.shown("E6"), "measures");
    ASSERT_EQ(window.first().shown("B6"), "eligible");
    rules.text("E6", "clear");
    EXPECT_EQ(window.first().shown("B6"), "not eligible");
    window.undo_manager()->undo();
    window.undo_manager()->undo();
    EXPECT_EQ(sheet_names(window), sheets);
    EXPECT_EQ(range_names(window), names);
    EXPECT_EQ(window.first().shown("E8"), verdict);
}

TEST_F(Commands, AFileBeyondTheLimitIsRefusedAndReadNoFurther) {
    Folder const folder;
    auto const file = folder.path() / "large.json";
    std::ofstream(file) << "{}";
    std::filesystem::resize_file(file, std::uintmax_t{4} << 30);  // read whole, it would take far longer than a box may
    Window const window = open("fictional-countries.ods");
    Lines const sheets = sheet_names(window);
    window.start("org.adherence:LoadFramework", {{"URL", url(file)}});
    std::string const said = window.answer_box("OK", 10);
    EXPECT_TRUE(holds(said, "The text is longer than 8 MB")) << said;
    EXPECT_EQ(sheet_names(window), sheets);
    EXPECT_FALSE(modified(window));
}

TEST_F(Commands, ANewWorkbookIsMadeFromTheTemplate) {
    Window const window = open_new();
    window.command("org.adherence:NewWorkbook", {{"Framework", "letter-2014"}, {"Language", "nl"}});
    uno::Reference<star::frame::XDesktop> const desktop(office_->create("com.sun.star.frame.Desktop"), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XSpreadsheetDocument> made;
    EXPECT_TRUE(window.soon([&] {
        auto const components = desktop->getComponents()->createEnumeration();
        while (components->hasMoreElements()) {
            uno::Reference<sheet::XSpreadsheetDocument> const document(components->nextElement(), uno::UNO_QUERY);
            if (document.is() && document->getSheets()->hasByName("Beoordelingen")) made = document;
        }
        return made.is();
    }));
    ASSERT_TRUE(made.is());
    uno::Reference<star::frame::XModel> const model(made, uno::UNO_QUERY_THROW);
    EXPECT_EQ(narrow(model->getURL()), "");  // a document of its own, not the template
    uno::Reference<star::util::XCloseable>(made, uno::UNO_QUERY_THROW)->close(true);
}

// A name for whole columns stands for what is filled in them, and stays one for whole columns.
TEST_F(Commands, ATableOfWholeColumnsGrowsWithinItsName) {
    Window const window = open("fictional-countries.ods");
    std::string const whole = "$Assessments.$A$5:$AY$1048576";
    window.first().name_range("Assessments", whole);
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "assessments, 25 rows: Assessments.A5"); }));
    // Below all that is filled on the sheet, one after another.
    for (int const row : {5000, 6000, 7000}) {
        window.first().text("A" + std::to_string(row), "Peru " + std::to_string(row));
        EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "Assessments.A5:AY" + std::to_string(row)); }))
            << row << testing::PrintToString(window.lines("Tables"));
    }
    window.command("org.adherence:AddCountry", {{"Name", "Chile"}});
    EXPECT_EQ(window.first().shown("A7001"), "Chile");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "assessments, 29 rows"); })) << testing::PrintToString(window.lines("Tables"));
    EXPECT_EQ(window.first().named_range("Assessments"), whole);
}

// Else every edit would take the office as long as reading a million rows.
TEST_F(Commands, ATableBeyondTheLimitsIsNotReadAndNothingIsMadeOfIt) {
    Window const window = open("fictional-countries.ods");
    window.first().name_range("Assessments", "$Assessments.$A$5:$AY$1048576");
    window.first().fill_down("A40:C100005", "Chile", "", "");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Assessments.A5: This table has content in"); }))
        << testing::PrintToString(window.lines("Problems"));
    EXPECT_TRUE(any_holds(window.lines("Tables"), "assessments, not read: Assessments.A5:AY100005")) << testing::PrintToString(window.lines("Tables"));
    EXPECT_TRUE(holds(window.text("Country"), "larger than what is read")) << window.text("Country");
    auto const before = sheet_names(window);
    auto const steps = undo_steps(window);
    std::vector<std::pair<char const*, std::string>> const named{{"Name", "Peru"}}, nothing;
    for (char const* const command : {"AddCountry", "EditEvidence", "InsertMatrix", "InsertScorecard", "AddRobustnessColumns", "ExportBriefing", "FreezeEdition"}) {
        window.start("org.adherence:" + std::string(command), command == std::string("AddCountry") ? named : nothing);
        EXPECT_TRUE(holds(window.answer_box("OK"), "larger than what is read")) << command;
    }
    EXPECT_EQ(sheet_names(window), before);
    EXPECT_EQ(undo_steps(window), steps);
    uno::Reference<star::sheet::XSheetOperation>(window.first().range("A40:C100005"), uno::UNO_QUERY_THROW)->clearContents(star::sheet::CellFlags::STRING);
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "assessments, 25 rows"); })) << testing::PrintToString(window.lines("Tables"));
    EXPECT_FALSE(any_holds(window.lines("Problems"), "This table has content in"));
}

}  // namespace
}  // namespace adherence::office
