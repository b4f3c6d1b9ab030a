// A document in a window of an office whose user interface is drawn off screen, with the deck Adherence open: what its
// panels say, and a hand for their controls.
#pragma once

#include "office/assistive.hpp"
#include "office/office.hpp"

#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleAction.hpp>
#include <com/sun/star/accessibility/XAccessibleComponent.hpp>
#include <com/sun/star/accessibility/XAccessibleContext.hpp>
#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/accessibility/XAccessibleEditableText.hpp>
#include <com/sun/star/accessibility/XAccessibleSelection.hpp>
#include <com/sun/star/accessibility/XAccessibleText.hpp>
#include <com/sun/star/accessibility/XAccessibleValue.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XExtendedToolkit.hpp>
#include <com/sun/star/awt/XToolkitExperimental.hpp>
#include <com/sun/star/awt/XToolkitRobot.hpp>
#include <com/sun/star/awt/XTopWindow.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XController2.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
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
#include <com/sun/star/uno/XAdapter.hpp>
#include <com/sun/star/uno/XWeak.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace adherence::office {

namespace star = com::sun::star;

using Lines = std::vector<std::string>;

// A box or dialog as an assistive tool sees it, while the office waits for its answer. Controls go by their accessible
// name, without a mnemonic; labels that belong to a control are its name.
class OpenDialog {
public:
    OpenDialog(assistive::Accessible const& accessible, uno::Reference<star::awt::XTopWindow> const& window, uno::Reference<uno::XInterface> const& toolkit)
        : window_(accessible->getAccessibleContext(), uno::UNO_SET_THROW), peer_(window, uno::UNO_QUERY_THROW), robot_(toolkit, uno::UNO_QUERY_THROW) {}

    [[nodiscard]] std::string title() const { return narrow(window_->getAccessibleName()); }
    // What its labels say, a line each. What a box says is a text that cannot be edited in 26.8.
    [[nodiscard]] std::string says() const {
        bool const box = window_->getAccessibleRole() == star::accessibility::AccessibleRole::ALERT;
        std::string all;
        walk(window_, [&](Context const& at) {
            if (is_label(at) || (box && at->getAccessibleRole() == star::accessibility::AccessibleRole::TEXT)) all += (all.empty() ? "" : "\n") + said(at);
            return false;
        });
        return all;
    }
    // Every control's role and name, to find out what there is.
    [[nodiscard]] Lines controls() const {
        Lines all;
        walk(window_, [&](Context const& at) { return all.push_back(std::to_string(at->getAccessibleRole()) + " " + narrow(at->getAccessibleName())), false; });
        return all;
    }
    // A button, or a box to be checked.
    void press(std::string const& name) const { of<star::accessibility::XAccessibleAction>(name)->doAccessibleAction(0); }
    [[nodiscard]] bool checked(std::string const& name) const {
        return assistive::has_state(of<star::accessibility::XAccessibleContext>(name), assistive::State::checked);
    }
    [[nodiscard]] std::string content(std::string const& name) const { return narrow(of<star::accessibility::XAccessibleText>(name)->getText()); }
    // Of a list, each on its own.
    [[nodiscard]] Lines lines(std::string const& list) const {
        auto const context = of<star::accessibility::XAccessibleSelection>(list);
        Context const box(context, uno::UNO_QUERY_THROW);
        Lines all;
        for (int i = 0; i < assistive::child_count(box); ++i) all.push_back(narrow(assistive::child(box, i)->getAccessibleContext()->getAccessibleName()));
        return all;
    }
    [[nodiscard]] std::string chosen(std::string const& list) const {
        auto const selection = of<star::accessibility::XAccessibleSelection>(list);
        if (assistive::selected_count(selection) == 0) return {};
        return narrow(assistive::selected(selection, 0)->getAccessibleContext()->getAccessibleName());
    }
    void type(std::string const& name, std::string const& text) const { of<star::accessibility::XAccessibleEditableText>(name)->setText(wide(text)); }
    // With keys, in the place of what is there. Later ones than 7.4 tell no listener of a text that an assistive tool puts into a combo box.
    void type_by_hand(std::string const& name, std::string const& text) const {
        auto const field = of<star::accessibility::XAccessibleEditableText>(name);
        uno::Reference<star::accessibility::XAccessibleComponent>(field, uno::UNO_QUERY_THROW)->grabFocus();
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        field->setSelection(0, field->getCharacterCount());
        star::awt::KeyEvent key;
        key.Source = peer_;
        for (char const letter : text) {
            key.KeyChar = static_cast<sal_Unicode>(letter);
            robot_->keyPress(key);
            robot_->keyRelease(key);
        }
    }
    void choose(std::string const& list, int line) const { assistive::select(of<star::accessibility::XAccessibleSelection>(list), line); }

private:
    using Context = assistive::Context;

    static bool is_label(Context const& at) {
        auto const role = at->getAccessibleRole();
        return role == star::accessibility::AccessibleRole::LABEL || role == star::accessibility::AccessibleRole::STATIC;
    }
    static std::string said(Context const& at) {
        uno::Reference<star::accessibility::XAccessibleText> const text(at, uno::UNO_QUERY);
        return narrow(text.is() ? text->getText() : at->getAccessibleName());
    }
    // Whether `found` says so of one of them. One that closes or is just being made is passed over.
    static bool walk(Context const& at, std::function<bool(Context const&)> const& found) {
        if (!at.is()) return false;
        if (found(at)) return true;
        for (int child = 0; child < std::min(assistive::child_count(at), 200); ++child) {
            try {
                auto const below = assistive::child(at, child);
                if (below.is() && walk(below->getAccessibleContext(), found)) return true;
            } catch (uno::Exception const&) {
            }
        }
        return false;
    }
    // The first of that name that can be handled so, once it is there: a button pressed before does its work in a moment of its own.
    template <typename Interface>
    [[nodiscard]] uno::Reference<Interface> of(std::string const& name) const {
        uno::Reference<Interface> control;
        for (int tenths = 0; tenths < 20; ++tenths) {
            bool const there = walk(window_, [&](Context const& at) {
                if (is_label(at) || narrow(at->getAccessibleName()) != name) return false;
                // A text of several lines stands within the pane that has its name.
                return walk(at, [&](Context const& within) {
                    control.set(within, uno::UNO_QUERY);
                    return control.is();
                });
            });
            if (there) return control;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        std::string all;
        for (auto const& line : controls()) all += "\n" + line;
        throw std::runtime_error("no control " + name + " among" + all);
    }

    Context window_;
    uno::Reference<star::awt::XWindow> peer_;
    uno::Reference<star::awt::XToolkitRobot> robot_;
};

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

    // "0.0.2.3.30": sheet, first column and row, last column and row, each from 0.
    [[nodiscard]] std::string selected_range() const {
        uno::Reference<star::view::XSelectionSupplier> const selection(controller_, uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XCellRangeAddressable> const cells(selection->getSelection(), uno::UNO_QUERY_THROW);
        auto const at = cells->getRangeAddress();
        std::string text = std::to_string(at.Sheet);
        for (sal_Int32 const place : {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}) text += "." + std::to_string(place);
        return text;
    }

    void command(char const* url) const {
        uno::Reference<star::frame::XDispatchProvider> const frame(controller_->getFrame(), uno::UNO_QUERY_THROW);
        dispatcher_->executeDispatch(frame, rtl::OUString::createFromAscii(url), "", 0, {});
        settle();
    }

    // With arguments a command asks nothing.
    void command(char const* url, std::vector<std::pair<char const*, std::string>> const& arguments) const {
        start(url, arguments);
        settle();
    }

    // A command that shows a box or dialog. Nothing may settle before that is answered: it would be run within the call.
    void start(std::string const& url, std::vector<std::pair<char const*, std::string>> const& arguments = {}) const {
        uno::Sequence<star::beans::PropertyValue> values(static_cast<sal_Int32>(arguments.size()));
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            values.getArray()[i].Name = rtl::OUString::createFromAscii(arguments[i].first);
            values.getArray()[i].Value <<= wide(arguments[i].second);
        }
        uno::Reference<star::frame::XDispatchProvider> const frame(controller_->getFrame(), uno::UNO_QUERY_THROW);
        dispatcher_->executeDispatch(frame, wide(url), "", 0, values);
    }

    [[nodiscard]] uno::Reference<star::frame::XFrame> frame() const { return controller_->getFrame(); }

    // The box or dialog that is open, or opens within its time.
    [[nodiscard]] OpenDialog dialog(int seconds = 20) const {
        for (int tenths = 0; tenths < 10 * seconds; ++tenths) {
            if (auto const open = open_dialog(); open.first.is()) return OpenDialog(open.first, open.second, toolkit_);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        throw std::runtime_error("no box has opened");
    }

    [[nodiscard]] bool has_dialog() const { return open_dialog().first.is(); }

    // Presses a button of the box that opens, and waits until that is gone. Returns what it said.
    std::string answer_box(std::string const& button, int seconds = 20) const {
        OpenDialog const box = dialog(seconds);
        std::string said = box.says();
        for (int tenths = 0; tenths < 20 && said.empty(); ++tenths) {  // one that is just opening
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            said = box.says();
        }
        auto const before = open_dialog();
        box.press(button);
        for (int tenths = 0; tenths < 10 * seconds; ++tenths) {
            if (open_dialog() != before) return said;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("the box stays: " + said);
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

    [[nodiscard]] bool has_drawing(char const* name = "Bars") const {
        uno::Reference<star::graphic::XGraphic> graphic;
        properties(name)->getPropertyValue("Graphic") >>= graphic;
        return graphic.is();
    }

    // Folded at first.
    void open_what_if() { unfold("org.adherence.WhatIfPanel"); }
    void open_how_sure() { unfold("org.adherence.HowSurePanel"); }
    void open_briefing() { unfold("org.adherence.BriefingPanel"); }
    void unfold(char const* name) {
        uno::Reference<star::ui::XPanel> const panel(deck_->getPanels()->getByName(rtl::OUString::createFromAscii(name)), uno::UNO_QUERY_THROW);
        panel->expand(false);
        settle();
        panels_.emplace_back(panel->getDialog(), uno::UNO_QUERY_THROW);
    }

    // As a user does it: the office makes all panels anew.
    void hide_and_show_sidebar() {
        uno::Reference<star::frame::XController2> const window(controller_, uno::UNO_QUERY_THROW);
        uno::Reference<star::ui::XSidebarProvider> const sidebar(window->getSidebar(), uno::UNO_QUERY_THROW);
        panels_.clear();
        sidebar->setVisible(false);
        settle();
        open_deck();
    }

    // They know whether the panels' windows are still there, and do not keep them.
    [[nodiscard]] std::vector<uno::Reference<uno::XAdapter>> panels_weakly() const {
        std::vector<uno::Reference<uno::XAdapter>> known;
        for (auto const& panel : panels_) known.push_back(uno::Reference<uno::XWeak>(panel, uno::UNO_QUERY_THROW)->queryAdapter());
        return known;
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
    // The same where a dialog opens, see start().
    void hold(char const* button) const { uno::Reference<star::accessibility::XAccessibleAction>(context_of(button), uno::UNO_QUERY_THROW)->doAccessibleAction(0); }
    void slide(char const* slider, int to) const {
        uno::Reference<star::accessibility::XAccessibleValue>(context_of(slider), uno::UNO_QUERY_THROW)->setCurrentValue(uno::Any(sal_Int32(to)));
        settle();
    }
    // Its accessible name, or that of what labels it.
    [[nodiscard]] std::string heard(char const* name) const {
        auto const context = context_of(name);
        auto const labels = assistive::labels(context);
        return narrow((labels.empty() ? context : labels[0]->getAccessibleContext())->getAccessibleName());
    }

    [[nodiscard]] uno::Reference<star::document::XUndoManager> undo_manager() const {
        return uno::Reference<star::document::XUndoManagerSupplier>(first_->document(), uno::UNO_QUERY_THROW)->getUndoManager();
    }

    [[nodiscard]] bool enabled(char const* name) const {
        bool on = false;
        properties(name)->getPropertyValue("Enabled") >>= on;
        return on;
    }

    [[nodiscard]] star::awt::Rectangle place_of(char const* name) const {
        return uno::Reference<star::awt::XWindow>(control(name), uno::UNO_QUERY_THROW)->getPosSize();
    }
    [[nodiscard]] bool visible(char const* name) const { return uno::Reference<star::awt::XWindow2>(control(name), uno::UNO_QUERY_THROW)->isVisible(); }
    [[nodiscard]] std::string tooltip_of(char const* name) const {
        rtl::OUString text;
        properties(name)->getPropertyValue("HelpText") >>= text;
        return narrow(text);
    }

    [[nodiscard]] std::int32_t width_of(char const* name) const {
        return uno::Reference<star::awt::XWindow>(control(name), uno::UNO_QUERY_THROW)->getPosSize().Width;
    }

    // Waits until it is so, for the panels follow a change in a moment of their own; and until the rest of that change is
    // there too, for a text can be read here while the office's own thread is still at the next one.
    [[nodiscard]] bool soon(std::function<bool()> const& so) const {
        for (int tenths = 0; tenths < 50; ++tenths) {
            settle();
            if (so()) {
                settle();
                if (so()) return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }

    void settle() const { toolkit_->processEventsToIdle(); }

private:
    Window(Office const& office, std::unique_ptr<Sheet> first)
        : office_(&office), first_(std::move(first)), toolkit_(office.create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW),
          dispatcher_(office.create("com.sun.star.frame.DispatchHelper"), uno::UNO_QUERY_THROW) {
        uno::Reference<star::frame::XModel> const model(first_->document(), uno::UNO_QUERY_THROW);
        controller_ = model->getCurrentController();
        open_deck();
    }

    void open_deck() {
        uno::Reference<star::frame::XController2> const window(controller_, uno::UNO_QUERY_THROW);
        uno::Reference<star::ui::XSidebarProvider> const sidebar(window->getSidebar(), uno::UNO_QUERY_THROW);
        sidebar->setVisible(true);
        settle();  // one that was hidden, here or in the window before, is made in a moment of its own
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

    // What an assistive tool sees of it, and the window itself.
    using Open = std::pair<assistive::Accessible, uno::Reference<star::awt::XTopWindow>>;

    [[nodiscard]] Open open_dialog() const {
        uno::Reference<star::awt::XExtendedToolkit> const toolkit(toolkit_, uno::UNO_QUERY_THROW);
        Open front;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"  // of windows below others; the open ones are all there
        for (sal_Int32 place = 0; place < toolkit->getTopWindowCount(); ++place) {
            try {
                auto const window = toolkit->getTopWindow(place);
                auto const accessible = assistive::of_dialog(*office_, window);
                if (!accessible.is()) continue;
                auto const context = accessible->getAccessibleContext();
                constexpr auto alert = star::accessibility::AccessibleRole::ALERT;
                // A box over a dialog that is still there is the one that waits for an answer.
                bool const below = front.first.is() && front.first->getAccessibleContext()->getAccessibleRole() == alert;
                if (!(below && context->getAccessibleRole() != alert) && assistive::has_state(context, assistive::State::showing)) front = {accessible, window};
            } catch (uno::Exception const&) {  // one that is just closing
            }
        }
#pragma GCC diagnostic pop
        return front;
    }

    [[nodiscard]] uno::Reference<star::accessibility::XAccessibleContext> context_of(char const* name) const {
        return uno::Reference<star::accessibility::XAccessible>(control(name), uno::UNO_QUERY_THROW)->getAccessibleContext();
    }

    Office const* office_;
    std::unique_ptr<Sheet> first_;
    uno::Reference<star::ui::XDeck> deck_;
    uno::Reference<star::awt::XToolkitExperimental> toolkit_;
    uno::Reference<star::frame::XDispatchHelper> dispatcher_;
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
    // The lines about the demo's evidence, some of which is old or missing, left out.
    static Lines faults(Window const& window) {
        Lines lines = window.lines("Problems");
        std::erase_if(lines, [](std::string const& line) { return holds(line, "Evidence older") || holds(line, "assessments are"); });
        return lines;
    }
    static int line_with(Lines const& lines, std::string const& part) {
        auto const found = std::ranges::find_if(lines, [&](std::string const& line) { return holds(line, part); });
        return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
    }

    inline static std::unique_ptr<Office> office_;

private:
    // A folder for each copy, kept to the end of the suite.
    static Folder* folder() {
        static std::vector<std::unique_ptr<Folder>> all;
        return all.emplace_back(std::make_unique<Folder>()).get();
    }
};

}  // namespace adherence::office
