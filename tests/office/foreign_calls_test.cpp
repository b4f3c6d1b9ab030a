// The commands called by what a document brings along: links, buttons, events. None is carried out unasked.
#include "office/window.hpp"

#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/document/DocumentEvent.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/drawing/XControlShape.hpp>
#include <com/sun/star/drawing/XDrawPage.hpp>
#include <com/sun/star/drawing/XDrawPageSupplier.hpp>
#include <com/sun/star/form/FormButtonType.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/view/XFormLayerAccess.hpp>

#include "extension/command_table.hpp"

namespace adherence::office {
namespace {

constexpr char const* question = "A link or a button in this workbook calls the command";

class ForeignCalls : public Sidebar {
protected:
    using Given = std::vector<star::beans::PropertyValue>;

    static star::beans::PropertyValue given(char const* name, uno::Any const& value) {
        star::beans::PropertyValue one;
        one.Name = rtl::OUString::createFromAscii(name);
        one.Value = value;
        return one;
    }
    // What the office's loader adds to the address of a link (measured with 7.4.7).
    static Given of_loading(std::string const& url) {
        return {given("URL", uno::Any(wide(url))), given("InteractionHandler", uno::Any(office_->create("com.sun.star.task.InteractionHandler"))),
                given("OpenNewView", uno::Any(true)), given("MacroExecutionMode", uno::Any(sal_Int16(star::document::MacroExecMode::USE_CONFIG)))};
    }
    static void call(Window const& window, std::string const& url, Given const& arguments) {
        uno::Reference<star::frame::XDispatchHelper> const helper(office_->create("com.sun.star.frame.DispatchHelper"), uno::UNO_QUERY_THROW);
        uno::Reference<star::frame::XDispatchProvider> const frame(window.frame(), uno::UNO_QUERY_THROW);
        helper->executeDispatch(frame, wide(url), "", 0, {arguments.data(), static_cast<sal_Int32>(arguments.size())});
    }
    static int sheets(Window const& window) {
        return static_cast<int>(window.first().document()->getSheets()->getElementNames().getLength());
    }
    // A form's button that opens an address, pressed.
    static uno::Reference<star::accessibility::XAccessibleAction> put_button(Window const& window, char const* url) {
        uno::Reference<star::lang::XMultiServiceFactory> const factory(window.first().document(), uno::UNO_QUERY_THROW);
        uno::Reference<star::awt::XControlModel> const model(factory->createInstance("com.sun.star.form.component.CommandButton"), uno::UNO_QUERY_THROW);
        uno::Reference<star::beans::XPropertySet> const properties(model, uno::UNO_QUERY_THROW);
        properties->setPropertyValue("Label", uno::Any(rtl::OUString("Read more")));
        properties->setPropertyValue("ButtonType", uno::Any(star::form::FormButtonType_URL));
        properties->setPropertyValue("TargetURL", uno::Any(rtl::OUString::createFromAscii(url)));
        uno::Reference<star::drawing::XControlShape> const shape(factory->createInstance("com.sun.star.drawing.ControlShape"), uno::UNO_QUERY_THROW);
        shape->setSize({4000, 1500});
        shape->setControl(model);
        uno::Reference<star::drawing::XDrawPageSupplier> const sheet(window.first().sheet_itself(), uno::UNO_QUERY_THROW);
        sheet->getDrawPage()->add({shape, uno::UNO_QUERY});
        uno::Reference<star::view::XFormLayerAccess> const forms(window.frame()->getController(), uno::UNO_QUERY_THROW);
        forms->setFormDesignMode(false);
        uno::Reference<star::accessibility::XAccessible> const control(forms->getControl(model), uno::UNO_QUERY_THROW);
        return {control->getAccessibleContext(), uno::UNO_QUERY_THROW};
    }
};

TEST_F(ForeignCalls, AButtonOfADocumentAsksFirst) {
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "A1");
    auto const button = put_button(window, "org.adherence:InsertMatrix");
    int const before = sheets(window);
    button->doAccessibleAction(0);
    EXPECT_TRUE(holds(window.answer_box("No"), std::string(question) + " “Insert eligibility matrix”"));
    window.settle();
    EXPECT_EQ(sheets(window), before);
    button->doAccessibleAction(0);
    EXPECT_TRUE(holds(window.answer_box("Yes"), question));
    EXPECT_TRUE(window.soon([&] { return sheets(window) == before + 1; })) << sheets(window) << ", before " << before;
}

TEST_F(ForeignCalls, NoCommandIsCarriedOutUnasked) {
    Window const window = open("fictional-countries.ods");
    int const before = sheets(window);
    auto const steps = window.undo_manager()->getAllUndoActionTitles().getLength();
    for (CommandEntry const& command : commands) {
        if (command.name.empty()) continue;
        SCOPED_TRACE(command.name);
        std::string const url = std::string(command_protocol) + std::string(command.name);
        call(window, url, of_loading(url));
        EXPECT_TRUE(holds(window.answer_box("No"), question));
    }
    window.settle();
    EXPECT_FALSE(window.has_dialog());
    EXPECT_EQ(sheets(window), before);
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), steps);
}

TEST_F(ForeignCalls, ALinkGivesACommandNothing) {
    Window const window = open("fictional-countries.ods");
    Folder const folder;
    auto const target = folder.path() / "framework.json";
    Given arguments = of_loading("org.adherence:SaveFramework");
    arguments.front().Value <<= url_of(target);
    call(window, "org.adherence:SaveFramework", arguments);
    window.answer_box("Yes");
    OpenDialog const dialog = window.dialog();
    EXPECT_EQ(dialog.title(), "Save as") << "the user is asked where";
    dialog.press("Cancel");
    for (int tenths = 0; tenths < 100 && window.has_dialog(); ++tenths) std::this_thread::sleep_for(std::chrono::milliseconds(100));
    EXPECT_FALSE(std::filesystem::exists(target));
}

TEST_F(ForeignCalls, AnEventOfADocumentCallsNothing) {
    Window const window = open("fictional-countries.ods");
    int const before = sheets(window);
    star::document::DocumentEvent event;
    event.EventName = "OnLoad";
    call(window, "org.adherence:InsertMatrix", {given("", uno::Any(event))});
    window.settle();
    EXPECT_FALSE(window.has_dialog());
    EXPECT_EQ(sheets(window), before);
}

TEST_F(ForeignCalls, AnotherReferrerIsALink) {
    Window const window = open("fictional-countries.ods");
    int const before = sheets(window);
    call(window, "org.adherence:InsertMatrix", {given("Referer", uno::Any(rtl::OUString("file:///tmp/elsewhere.ods")))});
    EXPECT_TRUE(holds(window.answer_box("No"), question));
    window.settle();
    EXPECT_EQ(sheets(window), before);
}

TEST_F(ForeignCalls, TheMenuTheToolbarAndAKeyAreTheUser) {
    Window const window = open("fictional-countries.ods");
    for (Given const& arguments : {Given{given("Referer", uno::Any(rtl::OUString("private:user")))}, Given{given("KeyModifier", uno::Any(sal_Int16(0)))}, Given{}}) {
        int const before = sheets(window);
        call(window, "org.adherence:InsertMatrix", arguments);
        EXPECT_TRUE(window.soon([&] { return sheets(window) == before + 1; })) << sheets(window) << ", before " << before;
        EXPECT_FALSE(window.has_dialog());
    }
}

TEST_F(ForeignCalls, AHelpPageIsNamedNotReached) {
    Window const window = open("fictional-countries.ods");
    window.start("org.adherence:Help.../../../../demo/fictional-countries");
    EXPECT_TRUE(holds(window.answer_box("OK"), "is missing from the help"));
}

}  // namespace
}  // namespace adherence::office
