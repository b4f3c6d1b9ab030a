// Makes the panel that the tail of a resource URL names: …/org.adherence.PanelFactory/Scorecard.
#include <com/sun/star/container/NoSuchElementException.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/ui/XUIElementFactory.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>

#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Reference;

namespace {

class PanelFactory : public cppu::WeakImplHelper2<ui::XUIElementFactory, lang::XServiceInfo> {
public:
    explicit PanelFactory(Reference<uno::XComponentContext> const& context) : context_(context) {}

    Reference<ui::XUIElement> SAL_CALL createUIElement(rtl::OUString const& url,
                                                       uno::Sequence<beans::PropertyValue> const& arguments) override {
        PanelPlace place;
        place.url = url;
        for (sal_Int32 i = 0; i < arguments.getLength(); ++i) {
            beans::PropertyValue const& argument = arguments.getConstArray()[i];
            if (argument.Name == "Frame") argument.Value >>= place.frame;
            if (argument.Name == "Sidebar") argument.Value >>= place.sidebar;
            if (argument.Name == "ParentWindow") argument.Value >>= place.parent;
        }
        if (!place.frame.is()) throw lang::IllegalArgumentException("a panel needs the argument Frame", *this, 1);
        if (!place.parent.is()) throw lang::IllegalArgumentException("a panel needs the argument ParentWindow", *this, 1);
        if (url.endsWith("/Scorecard")) return make_scorecard_panel(context_, std::move(place)).get();
        if (url.endsWith("/WhatIf")) return make_what_if_panel(context_, std::move(place)).get();
        if (url.endsWith("/HowSure")) return make_how_sure_panel(context_, std::move(place)).get();
        if (url.endsWith("/Briefing")) return make_briefing_panel(context_, std::move(place)).get();
        if (url.endsWith("/Workbook")) return make_workbook_panel(context_, std::move(place)).get();
        throw container::NoSuchElementException("no panel " + url, *this);
    }

    rtl::OUString SAL_CALL getImplementationName() override { return "org.adherence.PanelFactory"; }
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        rtl::OUString const name("org.adherence.PanelFactory");
        return {&name, 1};
    }

private:
    Reference<uno::XComponentContext> context_;
};

}  // namespace

}  // namespace adherence::sidebar

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_panel_factory_get_implementation(
    css::uno::XComponentContext* context, css::uno::Sequence<css::uno::Any> const&) {
    auto* const factory = new adherence::sidebar::PanelFactory(context);
    factory->acquire();
    return static_cast<cppu::OWeakObject*>(factory);
}
