// What a reader sees who was sent a workbook and does not have the extension, and what is left of it when it comes back.
#include "office/window.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include <fstream>
#include <map>
#include <sstream>

namespace adherence::office {
namespace {

using Texts = std::map<std::string, std::string>;
using Files = std::vector<std::filesystem::path>;

char const* const ods = "calc8";
char const* const xlsx = "Calc MS Excel 2007 XML";

class WithoutExtension : public Sidebar {
protected:
    static void SetUpTestSuite() {
        Sidebar::SetUpTestSuite();
        bare_ = std::make_unique<Office>("", Face::off_screen, Extension::missing);
    }
    static void TearDownTestSuite() {
        bare_.reset();
        Sidebar::TearDownTestSuite();
    }

    static uno::Reference<star::container::XIndexAccess> sheets(Sheet const& book) { return {book.document()->getSheets(), uno::UNO_QUERY_THROW}; }

    // Every sheet as its reader sees it, cell by cell: what Calc writes as CSV "as shown".
    static Texts shown(Sheet const& book) {
        Folder const folder;
        uno::Sequence<star::beans::PropertyValue> arguments(2);
        arguments.getArray()[0].Name = "FilterName";
        arguments.getArray()[0].Value <<= rtl::OUString("Text - txt - csv (StarCalc)");
        arguments.getArray()[1].Name = "FilterOptions";
        arguments.getArray()[1].Value <<= rtl::OUString("9,34,76,1,,0,false,true,false,false,false,-1");
        uno::Reference<star::frame::XStorable>(book.document(), uno::UNO_QUERY_THROW)->storeToURL(url_of(folder.path() / "all.csv"), arguments);
        Texts all;
        for (auto const& file : std::filesystem::directory_iterator(folder.path())) {
            std::ifstream const stream(file.path());
            all[file.path().stem().string().substr(4)] = (std::stringstream() << stream.rdbuf()).str();
        }
        EXPECT_EQ(all.size(), static_cast<std::size_t>(sheets(book)->getCount()));
        return all;
    }
    static Lines parts(std::string const& text, char by) {
        Lines all;
        std::stringstream stream(text);
        for (std::string one; std::getline(stream, one, by);) all.push_back(one);
        return all;
    }
    // Where two differ, a cell a line, and no more than a reader can take in.
    static Lines differences(Texts const& one, Texts const& other, Texts const& left_out = {}) {
        constexpr std::size_t most = 6, longest = 60;
        Lines all;
        for (auto const& [name, text] : one) {
            auto const there = other.find(name);
            if (there == other.end()) {
                all.push_back(name + " is missing");
                continue;
            }
            Lines const left = parts(text, '\n'), right = parts(there->second, '\n');
            if (left.size() != right.size()) all.push_back(name + ": " + std::to_string(left.size()) + " or " + std::to_string(right.size()) + " rows");
            for (std::size_t row = 0; row < std::min(left.size(), right.size()) && all.size() < most; ++row) {
                Lines here = parts(left[row], '\t'), beside = parts(right[row], '\t');
                here.resize(std::max(here.size(), beside.size()));  // empty cells at the end of a row are not told
                beside.resize(here.size());
                for (std::size_t c = 0; c < here.size(); ++c) {
                    std::string const place = name + " " + std::to_string(c) + "." + std::to_string(row);
                    if (here[c] != beside[c] && !left_out.contains(place)) all.push_back(place + ": " + here[c].substr(0, longest) + " or " + beside[c].substr(0, longest));
                }
            }
        }
        if (one.size() != other.size()) all.push_back("other sheets");
        return all;
    }

    static bool any_says(Texts const& all, std::string const& part) {
        return std::ranges::any_of(all, [&](auto const& one) { return holds(one.second, part); });
    }

    struct Formulas {
        Texts texts;               // of the extension, "Sheet 3.7" → text as the file holds it, in one case
        Texts arrays;              // those of them that are one formula over several cells
        std::map<std::string, int> shown;  // what their cells show, and how often
    };
    // What the formulas of the extension come to in an office without it: not one keeps a value.
    static void expect_errors(Formulas const& all) {
        int count = 0;
        for (auto const& [what, times] : all.shown) {
            // A range that holds an error is Err:504 to a function; a dash is what the sheets show for an error, and Err:509 what
            // LibreOffice 26.8 says of an unknown function within IFERROR.
            EXPECT_TRUE(what == "#NAME?" || what == "Err:504" || what == "–" || what == "Err:509") << what << ", " << times << " times";
            count += times;
        }
        EXPECT_GT(2 * all.shown.at("#NAME?"), count);
    }
    static Formulas formulas(Sheet const& book, bool with_shown = false) {
        Formulas all;
        for (sal_Int32 i = 0; i < sheets(book)->getCount(); ++i) {
            uno::Reference<star::sheet::XSpreadsheet> const sheet(sheets(book)->getByIndex(i), uno::UNO_QUERY_THROW);
            std::string const name = narrow(uno::Reference<star::container::XNamed>(sheet, uno::UNO_QUERY_THROW)->getName());
            if (name == "Adherence formulas") continue;  // the list of what is frozen
            auto const cursor = sheet->createCursor();
            uno::Reference<star::sheet::XUsedAreaCursor> const used(cursor, uno::UNO_QUERY_THROW);
            used->gotoStartOfUsedArea(false);
            used->gotoEndOfUsedArea(true);
            auto const at = uno::Reference<star::sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
            auto const rows = uno::Reference<star::sheet::XCellRangeFormula>(cursor, uno::UNO_QUERY_THROW)->getFormulaArray();
            for (sal_Int32 r = 0; r < rows.getLength(); ++r)
                for (sal_Int32 c = 0; c < rows[r].getLength(); ++c) {
                    rtl::OUString const text = rows[r][c];
                    if (!text.startsWith("=") && !text.startsWith("{=")) continue;
                    // Later versions name functions in .xlsx by their CompatibilityName, which begins there.
                    if (text.toAsciiUpperCase().indexOf("ADHERENCE.") < 0) continue;
                    std::string const place = name + " " + std::to_string(at.StartColumn + c) + "." + std::to_string(at.StartRow + r);
                    all.texts[place] = narrow(text);
                    if (text.startsWith("{")) all.arrays[place] = narrow(text);
                    if (!with_shown) continue;
                    uno::Reference<star::text::XTextRange> const cell(sheet->getCellByPosition(at.StartColumn + c, at.StartRow + r), uno::UNO_QUERY_THROW);
                    ++all.shown[narrow(cell->getString())];
                }
        }
        return all;
    }

    static uno::Reference<star::frame::XController2> controller(Sheet const& book) {
        return {uno::Reference<star::frame::XModel>(book.document(), uno::UNO_QUERY_THROW)->getCurrentController(), uno::UNO_QUERY_THROW};
    }
    static void settle() { uno::Reference<star::awt::XToolkitExperimental>(bare_->create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW)->processEventsToIdle(); }
    // Whether the bare office asks or tells anything in a box.
    static bool has_box() {
        uno::Reference<star::awt::XExtendedToolkit> const toolkit(bare_->create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW);
        for (sal_Int32 place = 0; place < toolkit->getTopWindowCount(); ++place) {
            auto const top = toolkit->getTopWindow(place);
            bare_->hold(top);
            uno::Reference<star::accessibility::XAccessible> const window(top, uno::UNO_QUERY);
            auto const context = window.is() ? window->getAccessibleContext() : nullptr;
            if (!context.is()) continue;
            auto const role = context->getAccessibleRole();
            if (role == star::accessibility::AccessibleRole::DIALOG || role == star::accessibility::AccessibleRole::ALERT) return true;
        }
        return false;
    }

    // The demo in the office that has the extension, saved as both kinds of file, its values in them.
    static Files saved(char const* name, Folder const& folder, bool frozen) {
        Window const window = open(name);
        if (frozen) {
            window.start("org.adherence:FreezeValues");
            EXPECT_TRUE(holds(window.answer_box("OK", 60), " formulas on "));
        }
        Files const files{folder.path() / "book.ods", folder.path() / "book.xlsx"};
        window.first().save(files[0], ods);
        window.first().save(files[1], xlsx);
        return files;
    }

    struct Living {
        Texts shown, formulas;
    };
    static Living with_extension(std::filesystem::path const& file) {
        Sheet const book(*office_, file);
        return {shown(book), formulas(book).texts};
    }

    inline static std::unique_ptr<Office> bare_;
};

std::string said_of_name_errors(std::string_view name) {
    return name.starts_with("fictieve") ? "Waar die ontbreekt, tonen ze #NAAM?" : "Where it is missing they show #NAME?";
}

char const* const demos[] = {"fictional-countries.ods", "fictieve-landen.ods", "public-facts.ods"};

TEST_F(WithoutExtension, AFrozenWorkbookShowsEverything) {
    for (char const* const name : demos) {
        SCOPED_TRACE(name);
        Folder const folder;
        Texts living;
        {
            Window const window = open(name);
            living = shown(window.first());
        }
        for (auto const& file : saved(name, folder, true)) {
            SCOPED_TRACE(file.extension());
            Texts const with = with_extension(file).shown;
            Sheet const book(*bare_, file);
            EXPECT_TRUE(formulas(book).texts.empty());
            Texts const without = shown(book);
            EXPECT_EQ(differences(without, with), Lines());
            book.calculate_all();
            EXPECT_EQ(differences(shown(book), with), Lines());
            // And all of it is what stood there before it was frozen, beside the list of the formulas.
            Texts frozen = without;
            EXPECT_EQ(frozen.erase("Adherence formulas"), 1u);
            EXPECT_EQ(differences(frozen, living), Lines());
            EXPECT_FALSE(has_box());
        }
    }
}

TEST_F(WithoutExtension, AnUnfrozenOdsShowsNameErrorsSaysSoAndWorksAgain) {
    for (char const* const name : demos) {
        SCOPED_TRACE(name);
        Folder const folder;
        auto const file = saved(name, folder, false)[0];
        auto const [living, calling] = with_extension(file);
        ASSERT_GT(calling.size(), 100u);
        auto const back = folder.path() / "back.ods";
        {
            Sheet const book(*bare_, file);
            Formulas const opened = formulas(book, true);
            ASSERT_EQ(opened.texts.size(), calling.size());
            expect_errors(opened);
            book.calculate_all();
            expect_errors(formulas(book, true));
            // In the workbook's own language, on its sheet of notes.
            EXPECT_TRUE(any_says(shown(book), said_of_name_errors(name)));
            book.save(back, ods);
            EXPECT_FALSE(has_box());
        }
        Sheet const book(*office_, back);
        EXPECT_EQ(formulas(book).texts, calling);
        EXPECT_EQ(differences(shown(book), living), Lines());
    }
}

TEST_F(WithoutExtension, AnXlsxShowsItsLastValuesUntilItIsRecalculated) {
    for (char const* const name : demos) {
        SCOPED_TRACE(name);
        Folder const folder;
        auto const file = saved(name, folder, false)[1];
        auto const [living, calling] = with_extension(file);
        ASSERT_GT(calling.size(), 100u);
        auto const back = folder.path() / "back.xlsx", recalculated = folder.path() / "recalculated.xlsx";
        {
            Sheet const book(*bare_, file);
            // All but the cells of array formulas, whose values LibreOffice does not read from such a file: those of the sheet Check.
            Texts const arrays = formulas(book).arrays;
            EXPECT_EQ(differences(shown(book), living, arrays), Lines());
            EXPECT_GT(differences(shown(book), living).size(), 0u);
            for (auto const& one : arrays) EXPECT_TRUE(starts(one.first, "Check ") || starts(one.first, "Controle ")) << one.first;
            book.save(back, xlsx);
            book.calculate_all();
            expect_errors(formulas(book, true));
            book.save(recalculated, xlsx);
            EXPECT_FALSE(has_box());
        }
        {
            Sheet const book(*office_, back);
            EXPECT_EQ(formulas(book).texts, calling);
            // Until then LibreOffice 26.8 shows of some cells what the office without the extension had made of them.
            book.calculate_all();
            EXPECT_EQ(differences(shown(book), living), Lines());
        }
        Sheet const book(*office_, recalculated);
        EXPECT_EQ(formulas(book).texts, calling);
        book.calculate_all();
        EXPECT_EQ(differences(shown(book), living), Lines());
    }
}

TEST_F(WithoutExtension, ThereIsNoDeckNoBoxAndCommandsDoNothing) {
    Folder const folder;
    Sheet const book(*bare_, saved("fictional-countries.ods", folder, false)[1]);
    auto const window = controller(book);
    auto const sidebar = window->getSidebar();
    ASSERT_TRUE(sidebar.is());
    sidebar->setVisible(true);
    settle();
    sidebar->showDecks(true);
    settle();
    EXPECT_FALSE(sidebar->getDecks()->hasByName("org.adherence.Deck"));
    EXPECT_TRUE(sidebar->getDecks()->hasByName("PropertyDeck"));
    EXPECT_FALSE(has_box());

    Texts const before = shown(book);
    uno::Reference<star::frame::XDispatchProvider> const frame(window->getFrame(), uno::UNO_QUERY_THROW);
    uno::Reference<star::frame::XDispatchHelper> const dispatcher(bare_->create("com.sun.star.frame.DispatchHelper"), uno::UNO_QUERY_THROW);
    for (char const* const name : {"FreezeValues", "ThawFormulas", "CheckWorkbook", "InsertMatrix", "AddCountry", "ExportBriefing", "Help"}) {
        SCOPED_TRACE(name);
        dispatcher->executeDispatch(frame, wide(std::string("org.adherence:") + name), "", 0, {});
        settle();
        EXPECT_FALSE(has_box());
    }
    EXPECT_EQ(differences(shown(book), before), Lines());
    // It is there, and computes what is its own.
    Sheet const own(*bare_);
    own.formula("A1", "=6*7");
    EXPECT_EQ(own.number("A1"), 42);
}

}  // namespace
}  // namespace adherence::office
