#include "office/assistive.hpp"

#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlModel.hpp>
#include <com/sun/star/awt/XDialog.hpp>
#include <com/sun/star/awt/XMessageBox.hpp>
#include <com/sun/star/awt/XToolkit.hpp>
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

// A control that is not seen, for as long as its parent is asked for.
Accessible parent_of_a_control_in(Office const& office, uno::Reference<star::awt::XWindowPeer> const& window) {
    uno::Reference<star::awt::XControl> const control(office.create("com.sun.star.awt.UnoControlFixedText"), uno::UNO_QUERY_THROW);
    control->setModel({office.create("com.sun.star.awt.UnoControlFixedTextModel"), uno::UNO_QUERY_THROW});
    uno::Reference<star::awt::XWindow>(control, uno::UNO_QUERY_THROW)->setVisible(false);
    control->createPeer({office.create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW}, window);
    Context const context = Accessible(control, uno::UNO_QUERY_THROW)->getAccessibleContext();
    Accessible const parent = context.is() ? context->getAccessibleParent() : nullptr;
    control->dispose();
    return parent;
}

}  // namespace

Accessible of_dialog(Office const& office, uno::Reference<star::awt::XTopWindow> const& window) {
    Accessible found(window, uno::UNO_QUERY);
    bool const box = uno::Reference<star::awt::XMessageBox>(window, uno::UNO_QUERY).is() || uno::Reference<star::awt::XDialog>(window, uno::UNO_QUERY).is();
    if (!found.is() && box) found = parent_of_a_control_in(office, {window, uno::UNO_QUERY_THROW});
    Context const context = found.is() ? found->getAccessibleContext() : nullptr;
    if (!context.is()) return nullptr;
    auto const role = context->getAccessibleRole();
    namespace roles = star::accessibility::AccessibleRole;
    return role == roles::DIALOG || role == roles::ALERT ? found : nullptr;
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
