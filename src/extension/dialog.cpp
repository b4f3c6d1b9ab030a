#include "extension/dialog.hpp"

#include <algorithm>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/PushButtonType.hpp>
#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XCheckBox.hpp>
#include <com/sun/star/awt/XComboBox.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XDialog2.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XTextListener.hpp>
#include <com/sun/star/awt/XToolkit.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <cppuhelper/implbase3.hxx>

#include "sidebar/dispose_control.hpp"

namespace adherence {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

constexpr int edge = 6, gap = 4, label_height = 10, line_height = 9, field_height = 15, button_height = 16, button_width = 64, message_lines = 2;
constexpr char const* message = "dialog.message";
constexpr char const* accept_button = "dialog.accept";
constexpr char const* cancel_button = "dialog.cancel";
constexpr char const* help_button = "dialog.help";
constexpr char const* back_button = "dialog.back";
constexpr char const* next_button = "dialog.next";

void set(Reference<beans::XPropertySet> const& model, char const* name, Any const& value) {
    model->setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

Any text_of(std::string const& text) { return Any(calc::to_ustring(text)); }

uno::Sequence<rtl::OUString> sequence_of(Dialog::Items const& items) {
    uno::Sequence<rtl::OUString> result(static_cast<sal_Int32>(items.size()));
    std::ranges::transform(items, result.getArray(), [](std::string const& item) { return calc::to_ustring(item); });
    return result;
}

uno::Sequence<sal_Int16> only(int line) {
    uno::Sequence<sal_Int16> lines(line >= 0 ? 1 : 0);
    if (line >= 0) lines.getArray()[0] = static_cast<sal_Int16>(line);
    return lines;
}

}  // namespace

class Dialog::Listener : public cppu::WeakImplHelper3<awt::XActionListener, awt::XItemListener, awt::XTextListener> {
public:
    Listener(Dialog& dialog, std::string name) : dialog_(&dialog), name_(std::move(name)) {}
    void SAL_CALL actionPerformed(awt::ActionEvent const&) override { happened(); }
    void SAL_CALL itemStateChanged(awt::ItemEvent const&) override { happened(); }
    void SAL_CALL textChanged(awt::TextEvent const&) override { happened(); }
    void SAL_CALL disposing(lang::EventObject const&) override { dialog_ = nullptr; }

private:
    void happened() {
        if (!dialog_) return;
        // There is nobody here to hand an exception to but the office.
        try {
            dialog_->happened(name_);
        } catch (uno::Exception const& exception) {
            dialog_->show_message(calc::to_utf8(exception.Message));
        } catch (std::exception const& exception) {
            dialog_->show_message(exception.what());
        }
    }
    Dialog* dialog_;
    std::string name_;
};

Dialog::Dialog(CommandPlace const& place, std::string const& title, std::string help_page, int width)
    : place_(place), help_page_(std::move(help_page)), width_(width), top_(edge) {
    auto const services = place.context->getServiceManager();
    Reference<beans::XPropertySet> const dialog(
        services->createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", place.context), UNO_QUERY_THROW);
    set(dialog, "Title", text_of(title));
    set(dialog, "Closeable", Any(true));
    set(dialog, "Moveable", Any(true));
    factory_.set(dialog, UNO_QUERY_THROW);
    controls_.set(dialog, UNO_QUERY_THROW);
    dialog_.set(services->createInstanceWithContext("com.sun.star.awt.UnoControlDialog", place.context), UNO_QUERY_THROW);
    dialog_->setModel(Reference<awt::XControlModel>(dialog, UNO_QUERY_THROW));
}

Dialog::~Dialog() {
    try {
        if (help_.is()) help_->forget();
        sidebar::dispose_with_model(dialog_);
    } catch (uno::Exception const&) {
    }
}

// ---- layout -----------------------------------------------------------------------------------------------------

void Dialog::page(int number) {
    bottom_ = std::max(bottom_, top_);
    page_ = number;
    pages_ = std::max(pages_, number);
    top_ = edge;
}

void Dialog::beside(int count) {
    beside_ = count;
    column_ = 0;
    row_height_ = 0;
}

Dialog::Place Dialog::next_place() const {
    int const width = (width_ - 2 * edge - (beside_ - 1) * gap) / beside_;
    return {edge + column_ * (width + gap), width};
}

void Dialog::placed(int height) {
    row_height_ = std::max(row_height_, height);
    if (++column_ < beside_) return;
    top_ += row_height_ + gap;
    bottom_ = std::max(bottom_, top_);
    beside(1);
}

Reference<beans::XPropertySet> Dialog::add(char const* service, std::string const& name, int left, int top, int width, int height) {
    rtl::OUString const type = "com.sun.star.awt.UnoControl" + rtl::OUString::createFromAscii(service) + "Model";
    Reference<beans::XPropertySet> const model(factory_->createInstance(type), UNO_QUERY_THROW);
    set(model, "Name", text_of(name));
    set(model, "PositionX", Any(sal_Int32(left)));
    set(model, "PositionY", Any(sal_Int32(top)));
    set(model, "Width", Any(sal_Int32(width)));
    set(model, "Height", Any(sal_Int32(height)));
    set(model, "TabIndex", Any(sal_Int16(tab_++)));
    set(model, "Step", Any(sal_Int32(page_)));
    controls_->insertByName(calc::to_ustring(name), Any(model));
    names_.push_back(name);
    return model;
}

void Dialog::put_label(std::string const& name, std::string const& text, int left, int width) {
    set(add("FixedText", name + ".label", left, top_, width, label_height), "Label", text_of(text));
}

void Dialog::text(char const* name, std::string const& content, int lines) {
    auto const [left, width] = next_place();
    auto const model = add("FixedText", name, left, top_, width, lines * line_height + 1);
    set(model, "Label", text_of(content));
    set(model, "MultiLine", Any(true));
    placed(lines * line_height + 1);
}

void Dialog::field(char const* name, std::string const& label, std::string const& content, int lines) {
    auto const [left, width] = next_place();
    put_label(name, label, left, width);
    int const height = lines == 1 ? field_height : lines * line_height + 6;
    auto const model = add("Edit", name, left, top_ + label_height, width, height);
    set(model, "Text", text_of(content));
    if (lines > 1) {
        set(model, "MultiLine", Any(true));
        set(model, "VScroll", Any(true));
    }
    placed(label_height + height);
}

void Dialog::choice(char const* name, std::string const& label, Items const& items, int selected) {
    auto const [left, width] = next_place();
    put_label(name, label, left, width);
    auto const model = add("ListBox", name, left, top_ + label_height, width, field_height);
    set(model, "Dropdown", Any(true));
    set(model, "LineCount", Any(sal_Int16(12)));
    set(model, "StringItemList", Any(sequence_of(items)));
    if (selected >= 0) set(model, "SelectedItems", Any(only(selected)));
    placed(label_height + field_height);
}

void Dialog::combo(char const* name, std::string const& label, Items const& items, std::string const& content) {
    auto const [left, width] = next_place();
    put_label(name, label, left, width);
    auto const model = add("ComboBox", name, left, top_ + label_height, width, field_height);
    set(model, "Dropdown", Any(true));
    set(model, "Autocomplete", Any(false));
    set(model, "LineCount", Any(sal_Int16(12)));
    set(model, "StringItemList", Any(sequence_of(items)));
    set(model, "Text", text_of(content));
    placed(label_height + field_height);
}

void Dialog::list(char const* name, std::string const& label, Items const& items, int lines) {
    auto const [left, width] = next_place();
    put_label(name, label, left, width);
    auto const model = add("ListBox", name, left, top_ + label_height, width, lines * line_height + 4);
    set(model, "StringItemList", Any(sequence_of(items)));
    placed(label_height + lines * line_height + 4);
}

void Dialog::check(char const* name, std::string const& label, bool checked) {
    auto const [left, width] = next_place();
    auto const model = add("CheckBox", name, left, top_, width, label_height + 2);
    set(model, "Label", text_of(label));
    set(model, "State", Any(sal_Int16(checked ? 1 : 0)));
    placed(label_height + 2);
}

void Dialog::buttons(std::initializer_list<std::pair<char const*, std::string>> row) {
    beside(static_cast<int>(row.size()));
    for (auto const& [name, label] : row) {
        auto const [left, width] = next_place();
        set(add("Button", name, left, top_, width, button_height), "Label", text_of(label));
        placed(button_height);
    }
}

// On every page: what is wrong, and the buttons.
void Dialog::add_buttons(std::string const& accept) {
    page_ = 0;
    top_ = bottom_;
    text(message, "", message_lines);
    int right = width_ - edge;
    struct Button {
        char const* name;
        std::string label;
        awt::PushButtonType type;
    };
    std::vector<Button> row{{accept_button, accept, awt::PushButtonType_STANDARD}, {cancel_button, place_.tell("dialog.cancel"), awt::PushButtonType_CANCEL}};
    if (pages_ > 1) row.insert(row.begin(), {{back_button, place_.tell("dialog.back"), awt::PushButtonType_STANDARD}, {next_button, place_.tell("dialog.next"), awt::PushButtonType_STANDARD}});
    right -= static_cast<int>(row.size()) * (button_width + gap) - gap;
    set(add("Button", help_button, edge, top_, std::min(button_width, right - edge - gap), button_height), "Label", text_of(place_.tell("dialog.help")));
    for (Button const& each : row) {
        auto const model = add("Button", each.name, right, top_, button_width, button_height);
        set(model, "Label", text_of(each.label));
        set(model, "PushButtonType", Any(static_cast<sal_Int16>(each.type)));
        if (each.name == accept_button) set(model, "DefaultButton", Any(true));
        right += button_width + gap;
    }
    Reference<beans::XPropertySet> const dialog(dialog_->getModel(), UNO_QUERY_THROW);
    set(dialog, "Width", Any(sal_Int32(width_)));
    set(dialog, "Height", Any(sal_Int32(top_ + button_height + edge)));
}

void Dialog::centre() const {
    Reference<awt::XWindow> const window(dialog_, UNO_QUERY_THROW), parent(place_.frame->getContainerWindow());
    auto const outer = parent->getPosSize(), inner = window->getPosSize();
    window->setPosSize(std::max<sal_Int32>((outer.Width - inner.Width) / 2, 0), std::max<sal_Int32>((outer.Height - inner.Height) / 3, 0), 0, 0, awt::PosSize::POS);
}

// ---- what happens -----------------------------------------------------------------------------------------------

bool Dialog::run(std::string const& accept) {
    add_buttons(accept);
    auto const window = place_.window();
    Reference<awt::XWindow>(dialog_, UNO_QUERY_THROW)->setVisible(false);
    dialog_->createPeer(window->getToolkit(), window);
    for (std::string const& name : names_) listen(name);
    help_ = new HelpKey(place_.context, help_page_);
    help_->watch_all(Reference<awt::XWindow>(dialog_, UNO_QUERY_THROW));
    if (pages_ > 1) show_page(1);
    if (shown_action_) shown_action_();
    centre();
    return Reference<awt::XDialog2>(dialog_, UNO_QUERY_THROW)->execute() == 1;
}

void Dialog::listen(std::string const& name) {
    auto const each = control(name);
    rtl::Reference<Listener> const listener(new Listener(*this, name));
    if (Reference<awt::XButton> const button(each, UNO_QUERY); button.is()) button->addActionListener(listener.get());
    if (Reference<awt::XListBox> const box(each, UNO_QUERY); box.is()) {
        box->addItemListener(listener.get());
        return;
    }
    if (Reference<awt::XCheckBox> const box(each, UNO_QUERY); box.is()) box->addItemListener(listener.get());
    if (Reference<awt::XTextComponent> const field(each, UNO_QUERY); field.is()) field->addTextListener(listener.get());
}

void Dialog::happened(std::string const& name) {
    if (filling_) return;
    if (name == accept_button) return accept();
    if (name == help_button) return open_help(place_.context, help_page_);
    if (name == back_button) return turn(-1);
    if (name == next_button) return turn(1);
    if (auto const action = actions_.find(name); action != actions_.end()) action->second();
}

void Dialog::accept() {
    std::string const wrong = check_ ? check_() : std::string();
    if (wrong.empty()) return Reference<awt::XDialog2>(dialog_, UNO_QUERY_THROW)->endDialog(1);
    show_message(wrong);
}

void Dialog::turn(int by) {
    int const to = shown_ + by;
    if (to < 1 || to > pages_) return;
    std::string const wrong = turn_ && by > 0 ? turn_(shown_, to) : std::string();
    if (!wrong.empty()) return show_message(wrong);
    show_message("");
    show_page(to);
}

void Dialog::show_page(int number) {
    shown_ = number;
    set(Reference<beans::XPropertySet>(dialog_->getModel(), UNO_QUERY_THROW), "Step", Any(sal_Int32(number)));
    enable(back_button, number > 1);
    enable(next_button, number < pages_);
    enable(accept_button, number == pages_);
    set(model(next_button), "DefaultButton", Any(number < pages_));
    set(model(accept_button), "DefaultButton", Any(number == pages_));
}

// ---- what the controls hold --------------------------------------------------------------------------------------

Reference<awt::XControl> Dialog::control(std::string const& name) const {
    return Reference<awt::XControlContainer>(dialog_, UNO_QUERY_THROW)->getControl(calc::to_ustring(name));
}

Reference<beans::XPropertySet> Dialog::model(std::string const& name) const {
    return {controls_->getByName(calc::to_ustring(name)), UNO_QUERY_THROW};
}

std::string Dialog::content(char const* name) const {
    rtl::OUString text;
    model(name)->getPropertyValue("Text") >>= text;
    return calc::to_utf8(text);
}

void Dialog::set_content(char const* name, std::string const& content) const {
    auto const held = model(name);
    set(held, held->getPropertySetInfo()->hasPropertyByName("Label") ? "Label" : "Text", text_of(content));
}

int Dialog::chosen(char const* name) const {
    uno::Sequence<sal_Int16> selected;
    model(name)->getPropertyValue("SelectedItems") >>= selected;
    return selected.getLength() > 0 ? selected.getConstArray()[0] : -1;
}

void Dialog::choose(char const* name, int line) const {
    set(model(name), "SelectedItems", Any(only(line)));
}

void Dialog::set_items(char const* name, Items const& items, int selected) const {
    set(model(name), "StringItemList", Any(sequence_of(items)));
    if (selected >= 0) choose(name, selected);
}

bool Dialog::checked(char const* name) const {
    sal_Int16 state = 0;
    model(name)->getPropertyValue("State") >>= state;
    return state == 1;
}

void Dialog::enable(char const* name, bool enabled) const { set(model(name), "Enabled", Any(enabled)); }

void Dialog::show_message(std::string const& text) const { set_content(message, text); }

}  // namespace adherence
