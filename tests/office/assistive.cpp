#include "office/assistive.hpp"

#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XMessageBox.hpp>
#include <com/sun/star/awt/XToolkit.hpp>
#include <com/sun/star/awt/XVclContainer.hpp>
#include <com/sun/star/awt/XWindow.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/reflection/XIdlClass.hpp>
#include <com/sun/star/reflection/XIdlField2.hpp>
#include <com/sun/star/reflection/XIdlMethod.hpp>
#include <com/sun/star/reflection/XIdlReflection.hpp>

namespace adherence::office::assistive {

namespace {

namespace star = com::sun::star;
namespace reflection = star::reflection;

// Of this process, which takes its types from the same installation as the office.
uno::Reference<reflection::XIdlClass> type_or_none(char const* name) {
    static uno::Reference<reflection::XIdlReflection> const types(
        local_context()->getServiceManager()->createInstanceWithContext("com.sun.star.reflection.CoreReflection", local_context()), uno::UNO_QUERY_THROW);
    return types->forName("com.sun.star.accessibility." + rtl::OUString::createFromAscii(name));
}
uno::Reference<reflection::XIdlClass> type(char const* name) {
    auto const found = type_or_none(name);
    if (!found.is()) throw std::runtime_error(std::string("no type ") + name);
    return found;
}

uno::Any call(uno::Reference<uno::XInterface> const& object, char const* interface, char const* method, uno::Sequence<uno::Any> arguments = {}) {
    uno::Reference<reflection::XIdlMethod> const found = type(interface)->getMethod(rtl::OUString::createFromAscii(method));
    if (!found.is()) throw std::runtime_error(std::string("no method ") + interface + "::" + method);
    return found->invoke(uno::Any(object), arguments);
}

uno::Any field(char const* of, char const* name, uno::Any const& value = {}) {
    return uno::Reference<reflection::XIdlField2>(type(of)->getField(rtl::OUString::createFromAscii(name)), uno::UNO_QUERY_THROW)->get(value);
}

uno::Sequence<uno::Any> one(uno::Any const& argument) { return uno::Sequence<uno::Any>(&argument, 1); }
uno::Sequence<uno::Any> one(int index) { return one(uno::Any(sal_Int32(index))); }

int whole(uno::Any const& number) {
    sal_Int64 value = 0;
    if (!(number >>= value)) throw std::runtime_error("no number, but " + narrow(number.getValueTypeName()));
    return static_cast<int>(value);
}

Accessible accessible(uno::Any const& object) { return Accessible(object, uno::UNO_QUERY); }

// A group of constants is no type; later it is an enum.
uno::Any labeled_by() {
    if (type_or_none("AccessibleRelationType").is()) return field("AccessibleRelationType", "LABELED_BY");
    return uno::Any(sal_Int16(6));
}

bool is_dialog(Accessible const& object) {
    Context const context = object.is() ? object->getAccessibleContext() : nullptr;
    if (!context.is()) return false;
    auto const role = context->getAccessibleRole();
    return role == star::accessibility::AccessibleRole::DIALOG || role == star::accessibility::AccessibleRole::ALERT;
}

// What is above a control that is not seen, made for this. It stands in a window within the dialog, whose own layout it would disturb.
Accessible above_a_control_in(Office const& office, uno::Reference<star::awt::XVclContainer> const& dialog) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"  // for other reasons; nothing else lists them
    auto const windows = dialog->getWindows();
#pragma GCC diagnostic pop
    if (!windows.hasElements()) return nullptr;
    uno::Reference<star::awt::XControl> const control(office.create("com.sun.star.awt.UnoControlFixedText"), uno::UNO_QUERY_THROW);
    control->setModel({office.create("com.sun.star.awt.UnoControlFixedTextModel"), uno::UNO_QUERY_THROW});
    uno::Reference<star::awt::XWindow>(control, uno::UNO_QUERY_THROW)->setVisible(false);
    control->createPeer({office.create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW}, {windows[0], uno::UNO_QUERY_THROW});
    Accessible object(control, uno::UNO_QUERY_THROW);
    while (object.is() && !is_dialog(object)) {
        Context const context = object->getAccessibleContext();
        object = context.is() ? context->getAccessibleParent() : nullptr;
    }
    control->dispose();
    return object;
}

}  // namespace

Accessible of_dialog(Office const& office, uno::Reference<star::awt::XTopWindow> const& window) {
    office.hold(window);
    Accessible const itself(window, uno::UNO_QUERY);
    if (itself.is()) return is_dialog(itself) ? itself : nullptr;
    bool const box = uno::Reference<star::awt::XMessageBox>(window, uno::UNO_QUERY).is() || uno::Reference<star::awt::XDialog>(window, uno::UNO_QUERY).is();
    return box ? above_a_control_in(office, {window, uno::UNO_QUERY_THROW}) : nullptr;
}

int child_count(Context const& context) { return whole(call(context, "XAccessibleContext", "getAccessibleChildCount")); }

Accessible child(Context const& context, int index) { return accessible(call(context, "XAccessibleContext", "getAccessibleChild", one(index))); }

bool has_state(Context const& context, State state) {
    uno::Any const states = call(context, "XAccessibleContext", "getAccessibleStateSet");
    auto const number = static_cast<sal_Int16>(state);
    if (sal_Int64 bits = 0; states >>= bits) return (bits >> (number - 1) & 1) != 0;
    return uno::Reference<com::sun::star::accessibility::XAccessibleStateSet>(states, uno::UNO_QUERY_THROW)->contains(number);
}

std::vector<Accessible> labels(Context const& context) {
    uno::Reference<uno::XInterface> const relations(call(context, "XAccessibleContext", "getAccessibleRelationSet"), uno::UNO_QUERY);
    bool there = false;
    if (relations.is()) call(relations, "XAccessibleRelationSet", "containsRelation", one(labeled_by())) >>= there;
    if (!there) return {};
    uno::Any const relation = call(relations, "XAccessibleRelationSet", "getRelationByType", one(labeled_by()));
    uno::Any const targets = field("AccessibleRelation", "TargetSet", relation);
    std::vector<Accessible> found;
    if (uno::Sequence<uno::Reference<uno::XInterface>> objects; targets >>= objects)
        for (auto const& object : objects) found.emplace_back(object, uno::UNO_QUERY);
    if (uno::Sequence<Accessible> objects; targets >>= objects) found.assign(objects.begin(), objects.end());
    if (found.empty()) throw std::runtime_error("a relation to nothing, of type " + narrow(targets.getValueTypeName()));
    return found;
}

int selected_count(uno::Reference<uno::XInterface> const& selection) { return whole(call(selection, "XAccessibleSelection", "getSelectedAccessibleChildCount")); }

Accessible selected(uno::Reference<uno::XInterface> const& selection, int index) {
    return accessible(call(selection, "XAccessibleSelection", "getSelectedAccessibleChild", one(index)));
}

void select(uno::Reference<uno::XInterface> const& selection, int index) { call(selection, "XAccessibleSelection", "selectAccessibleChild", one(index)); }

}  // namespace adherence::office::assistive
