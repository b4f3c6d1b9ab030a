#include "calc/settings.hpp"

#include <algorithm>
#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XNameReplace.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include "calc/strings.hpp"
#include "core/base/languages.hpp"
#include "core/framework/load.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr char const* reading = "com.sun.star.configuration.ConfigurationAccess";
constexpr char const* writing = "com.sun.star.configuration.ConfigurationUpdateAccess";

// What is opened for reading has no XNameReplace.
Reference<container::XNameAccess> node(Reference<uno::XComponentContext> const& context, char const* access) {
    Reference<lang::XMultiServiceFactory> const provider(
        context->getServiceManager()->createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context), UNO_QUERY_THROW);
    Any const path(beans::NamedValue("nodepath", Any(rtl::OUString("/org.adherence.Settings/Settings"))));
    return {provider->createInstanceWithArguments(rtl::OUString::createFromAscii(access), {&path, 1}), UNO_QUERY_THROW};
}

void read(Any const& value, std::string& text) {
    if (rtl::OUString held; value >>= held) text = to_utf8(held);
}

void read(Any const& value, int& number) {
    if (sal_Int32 held = 0; value >>= held) number = held;
}

void read(Any const& value, std::vector<std::string>& list) {
    uno::Sequence<rtl::OUString> held;
    if (!(value >>= held)) return;
    list.clear();
    for (rtl::OUString const& one : std::as_const(held)) list.push_back(to_utf8(one));
}

Any stored(std::string const& text) { return Any(to_ustring(text)); }
Any stored(int number) { return Any(sal_Int32(number)); }
Any stored(std::vector<std::string> const& list) {
    uno::Sequence<rtl::OUString> held(static_cast<sal_Int32>(list.size()));
    std::ranges::transform(list, held.getArray(), [](std::string const& one) { return to_ustring(one); });
    return Any(held);
}

// Each property once, for both ways.
template <typename SomeSettings, typename Action>
void for_each_property(SomeSettings& settings, Action&& action) {
    action("DefaultFramework", settings.default_framework);
    action("ResultLanguage", settings.result_language);
    action("StaleMonths", settings.stale_months);
    action("Spread", settings.spread);
    action("Draws", settings.draws);
    action("DefaultMarking", settings.default_marking);
    action("Markings", settings.markings);
}

}  // namespace

Settings within_bounds(Settings settings) {
    Settings const usual;
    if (built_in_framework(settings.default_framework).empty()) settings.default_framework = usual.default_framework;
    auto const language = language_index(trim(settings.result_language));
    settings.result_language = language ? std::string(languages[*language]) : std::string();
    if (settings.stale_months < 0 || settings.stale_months > most_stale_months) settings.stale_months = usual.stale_months;
    if (settings.spread < 0 || settings.spread > most_spread) settings.spread = usual.spread;
    if (settings.draws < least_draws || settings.draws > most_draws) settings.draws = usual.draws;
    settings.default_marking = std::string(trim(settings.default_marking));
    settings.markings = tidy_markings(settings.markings);
    if (settings.markings.empty()) settings.markings = usual.markings;
    return settings;
}

std::vector<std::string> tidy_markings(std::vector<std::string> const& markings) {
    std::vector<std::string> tidy;
    for (std::string const& marking : markings) {
        std::string const one(trim(marking));
        bool const there = std::ranges::any_of(tidy, [&](std::string const& other) { return fold(other) == fold(one); });
        if (!one.empty() && !there) tidy.push_back(one);
    }
    return tidy;
}

std::string result_language(Settings const& settings, std::string_view ui_language) {
    return settings.result_language.empty() ? std::string(ui_language) : settings.result_language;
}

Settings read_settings(Reference<uno::XComponentContext> const& context) {
    Settings settings;
    try {
        auto const opened = node(context, reading);
        for_each_property(settings, [&](char const* name, auto& member) { read(opened->getByName(rtl::OUString::createFromAscii(name)), member); });
    } catch (uno::Exception const&) {  // no such configuration: the library is used without its package
        return {};
    }
    return within_bounds(std::move(settings));
}

void write_settings(Reference<uno::XComponentContext> const& context, Settings const& given) {
    Settings const settings = within_bounds(given);
    Reference<container::XNameReplace> const opened(node(context, writing), UNO_QUERY_THROW);
    for_each_property(settings, [&](char const* name, auto const& member) { opened->replaceByName(rtl::OUString::createFromAscii(name), stored(member)); });
    Reference<util::XChangesBatch>(opened, UNO_QUERY_THROW)->commitChanges();
}

}  // namespace adherence::calc
