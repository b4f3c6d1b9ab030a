#include "calc/settings.hpp"

#include <algorithm>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include "calc/strings.hpp"
#include "core/base/languages.hpp"
#include "core/framework/load.hpp"
#include "core/report/words.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

Reference<container::XNameReplace> node(Reference<uno::XComponentContext> const& context, bool writable) {
    Reference<lang::XMultiServiceFactory> const provider(
        context->getServiceManager()->createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context), UNO_QUERY_THROW);
    Any const path(beans::NamedValue("nodepath", Any(rtl::OUString("/org.adherence.Settings/Settings"))));
    return {provider->createInstanceWithArguments(writable ? rtl::OUString("com.sun.star.configuration.ConfigurationUpdateAccess")
                                                           : rtl::OUString("com.sun.star.configuration.ConfigurationAccess"),
                                                  {&path, 1}),
            UNO_QUERY_THROW};
}

}  // namespace

Settings within_bounds(Settings settings) {
    Settings const usual;
    if (built_in_framework(settings.default_framework).empty()) settings.default_framework = usual.default_framework;
    if (!settings.result_language.empty() && !is_language(settings.result_language)) settings.result_language.clear();
    if (settings.stale_months < 0 || settings.stale_months > most_stale_months) settings.stale_months = usual.stale_months;
    if (settings.spread < 0 || settings.spread > 100) settings.spread = usual.spread;
    if (settings.draws < least_draws || settings.draws > most_draws) settings.draws = usual.draws;
    std::erase_if(settings.markings, [](std::string const& marking) { return trim(marking).empty(); });
    return settings;
}

Settings read_settings(Reference<uno::XComponentContext> const& context) {
    Settings settings;
    try {
        auto const stored = node(context, false);
        auto const text = [&](char const* name, std::string& to) {
            if (rtl::OUString value; stored->getByName(rtl::OUString::createFromAscii(name)) >>= value) to = to_utf8(value);
        };
        auto const number = [&](char const* name, int& to) {
            if (sal_Int32 value = 0; stored->getByName(rtl::OUString::createFromAscii(name)) >>= value) to = value;
        };
        text("DefaultFramework", settings.default_framework);
        text("ResultLanguage", settings.result_language);
        number("StaleMonths", settings.stale_months);
        number("Spread", settings.spread);
        number("Draws", settings.draws);
        text("DefaultMarking", settings.default_marking);
        if (uno::Sequence<rtl::OUString> markings; stored->getByName("Markings") >>= markings) {
            settings.markings.clear();
            for (rtl::OUString const& marking : std::as_const(markings)) settings.markings.push_back(to_utf8(marking));
        }
    } catch (uno::Exception const&) {  // no such configuration: the library is used without its package
        return {};
    }
    return within_bounds(std::move(settings));
}

void write_settings(Reference<uno::XComponentContext> const& context, Settings const& given) {
    Settings const settings = within_bounds(given);
    auto const stored = node(context, true);
    stored->replaceByName("DefaultFramework", Any(to_ustring(settings.default_framework)));
    stored->replaceByName("ResultLanguage", Any(to_ustring(settings.result_language)));
    stored->replaceByName("StaleMonths", Any(sal_Int32(settings.stale_months)));
    stored->replaceByName("Spread", Any(sal_Int32(settings.spread)));
    stored->replaceByName("Draws", Any(sal_Int32(settings.draws)));
    stored->replaceByName("DefaultMarking", Any(to_ustring(settings.default_marking)));
    uno::Sequence<rtl::OUString> markings(static_cast<sal_Int32>(settings.markings.size()));
    std::ranges::transform(settings.markings, markings.getArray(), [](std::string const& marking) { return to_ustring(marking); });
    stored->replaceByName("Markings", Any(markings));
    Reference<util::XChangesBatch>(stored, UNO_QUERY_THROW)->commitChanges();
}

}  // namespace adherence::calc
