// Tools ▸ Options ▸ LibreOffice Calc ▸ Adherence: the page dialogs/options.xdl shows the settings when it is opened or reset
// ("initialize", "back") and keeps them when the dialog is left with OK or Apply ("ok").
//
// What is typed beyond the bounds of a number is put right by its field; what becomes of an odd list of markings is said
// below it while it is typed.
#include <algorithm>
#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XVclWindowPeer.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <sstream>

#include "calc/settings.hpp"
#include "calc/strings.hpp"
#include "core/base/languages.hpp"
#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "sidebar/control_events.hpp"
#include "sidebar/document_model.hpp"

namespace adherence {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

using Lines = std::vector<std::string>;

uno::Sequence<rtl::OUString> sequence_of(Lines const& lines) {
    uno::Sequence<rtl::OUString> result(static_cast<sal_Int32>(lines.size()));
    std::ranges::transform(lines, result.getArray(), [](std::string const& line) { return calc::to_ustring(line); });
    return result;
}

Lines lines_of(std::string const& text) {
    Lines lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string joined(Lines const& lines, std::string_view between) {
    std::string text;
    for (std::string const& line : lines) text.append(text.empty() ? "" : between).append(line);
    return text;
}

int place_of(Lines const& lines, std::string const& wanted) {
    auto const found = std::ranges::find(lines, wanted);
    return found == lines.end() ? 0 : static_cast<int>(found - lines.begin());
}

class OptionsPage : public cppu::WeakImplHelper2<awt::XContainerWindowEventHandler, lang::XServiceInfo> {
public:
    explicit OptionsPage(Reference<uno::XComponentContext> const& context)
        : context_(context), language_(sidebar::ui_language(context)), frameworks_(built_in_frameworks()) {
        languages_.emplace_back();
        for (std::string_view const language : languages) languages_.emplace_back(language);
    }
    ~OptionsPage() override {
        if (events_.is()) events_->forget();
    }

    sal_Bool SAL_CALL callHandlerMethod(Reference<awt::XWindow> const& window, Any const& event, rtl::OUString const& method) override {
        if (method != "external_event") return false;
        rtl::OUString what;
        event >>= what;
        page_.set(window, UNO_QUERY);
        if (!page_.is()) return false;
        // The office shows nobody an exception of ours.
        try {
            if (what == "initialize") initialize();
            else if (what == "back") fill(calc::read_settings(context_));
            else if (what == "ok") keep();
            else return false;
        } catch (uno::Exception const& exception) {
            fail(calc::to_utf8(exception.Message));
        } catch (std::exception const& exception) {
            fail(exception.what());
        }
        return true;
    }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override {
        rtl::OUString const name("external_event");
        return {&name, 1};
    }

    rtl::OUString SAL_CALL getImplementationName() override { return "org.adherence.OptionsPage"; }
    sal_Bool SAL_CALL supportsService(rtl::OUString const& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        rtl::OUString const name("org.adherence.OptionsPage");
        return {&name, 1};
    }

private:
    // ---- shown -----------------------------------------------------------------------------------------------
    void initialize() {
        set_texts();
        calc::Settings const settings = calc::read_settings(context_);
        fill(settings);
        if (events_.is()) return;
        events_ = new sidebar::ControlEvents(context_);
        events_->typed = [this](std::string const& name) { typed(name); };
        for (char const* const name : {"Markings", "DefaultMarking"})
            Reference<awt::XTextComponent>(control(name), UNO_QUERY_THROW)->addTextListener(events_.get());
    }

    void set_texts() {
        bounds("StaleMonths", 0, calc::most_stale_months);
        bounds("Spread", 0, calc::most_spread);
        bounds("Draws", calc::least_draws, calc::most_draws);
        auto const number = [&](std::int32_t value) { return number_text(Number(std::int64_t(value)), language_, 0); };
        set_label("FrameworkLabel", tell("options.framework"));
        set_label("LanguageLabel", tell("options.language"));
        set_number_texts("StaleMonths", tell("options.stale"), tell("options.stale.unit"));
        set_number_texts("Spread", tell("options.spread"), tell("options.spread.unit"));
        set_number_texts("Draws", tell("options.draws"), tell("options.draws.unit", {{"least", number(calc::least_draws)}, {"most", number(calc::most_draws)}}));
        set_label("MarkingsLabel", tell("options.markings"));
        set_label("MarkingsHint", tell("options.markings.hint"));
        set("Markings", "HelpText", Any(calc::to_ustring(tell("options.markings.hint"))));
        set_label("DefaultMarkingLabel", tell("options.default-marking"));
        set("Framework", "StringItemList", Any(sequence_of(framework_titles())));
        set("Language", "StringItemList", Any(sequence_of(language_names())));
    }

    void fill(calc::Settings const& settings) {
        Reference<awt::XListBox>(control("Framework"), UNO_QUERY_THROW)
            ->selectItemPos(static_cast<sal_Int16>(place_of(frameworks_, settings.default_framework)), true);
        Reference<awt::XListBox>(control("Language"), UNO_QUERY_THROW)
            ->selectItemPos(static_cast<sal_Int16>(place_of(languages_, settings.result_language)), true);
        show_number("StaleMonths", settings.stale_months);
        show_number("Spread", settings.spread);
        show_number("Draws", settings.draws);
        set("Markings", "Text", Any(calc::to_ustring(joined(settings.markings, "\n"))));
        offer(settings.markings);
        set("DefaultMarking", "Text", Any(calc::to_ustring(settings.default_marking)));
        show_message();
    }

    // A field that has taken 150 for its highest, 100, holds 100 already and goes on showing 150 when it is given that.
    void show_number(char const* name, std::int32_t value) const {
        set(name, "Value", Any(double(value)));
        Reference<awt::XTextComponent>(control(name), UNO_QUERY_THROW)->setText(rtl::OUString::number(value));
    }

    void offer(Lines const& markings) { set("DefaultMarking", "StringItemList", Any(sequence_of(markings))); }

    void typed(std::string const& name) {
        if (name == "Markings") {
            // The list of a box is taken anew with its text.
            rtl::OUString const chosen = text_of("DefaultMarking");
            offer(calc::tidy_markings(typed_markings()));
            set("DefaultMarking", "Text", Any(chosen));
        }
        show_message();
    }

    void show_message() { set_label("Message", message()); }

    [[nodiscard]] std::string message() {
        Lines const all = typed_markings(), tidy = calc::tidy_markings(all);
        if (tidy.empty()) return tell("options.message.empty", {{"markings", joined(calc::Settings().markings, ", ")}});
        Lines seen;
        for (std::string const& line : all) {
            std::string const one = fold(line);
            if (one.empty()) continue;
            if (std::ranges::find(seen, one) != seen.end()) return tell("options.message.twice", {{"marking", std::string(trim(line))}});
            seen.push_back(one);
        }
        std::string const marking(trim(calc::to_utf8(text_of("DefaultMarking"))));
        bool const listed = marking.empty() || std::ranges::find(seen, fold(marking)) != seen.end();
        return listed ? std::string() : tell("options.message.unlisted", {{"marking", marking}});
    }

    void fail(std::string const& reason) {
        try {
            set_label("Message", tell("options.message.failed", {{"reason", reason}}));
        } catch (uno::Exception const&) {
        }
    }

    // ---- kept ------------------------------------------------------------------------------------------------
    void keep() {
        calc::Settings settings = calc::read_settings(context_);
        calc::Settings const before = settings;
        settings.default_framework = frameworks_.at(chosen("Framework"));
        settings.result_language = languages_.at(chosen("Language"));
        settings.stale_months = number_in("StaleMonths", 0, calc::most_stale_months, before.stale_months);
        settings.spread = number_in("Spread", 0, calc::most_spread, before.spread);
        settings.draws = number_in("Draws", calc::least_draws, calc::most_draws, before.draws);
        settings.markings = typed_markings();
        settings.default_marking = calc::to_utf8(text_of("DefaultMarking"));
        settings = calc::within_bounds(settings);
        if (settings != before) {
            calc::write_settings(context_, settings);
            sidebar::DocumentModel::settings_changed();
        }
        fill(settings);  // Apply leaves the page open
    }

    [[nodiscard]] std::size_t chosen(char const* list) {
        return static_cast<std::size_t>(std::max<sal_Int16>(Reference<awt::XListBox>(control(list), UNO_QUERY_THROW)->getSelectedItemPos(), 0));
    }

    // The nearest that there may be; where there is no number, the one before.
    [[nodiscard]] std::int32_t number_in(char const* name, std::int32_t least, std::int32_t most, std::int32_t before) {
        double value = before;
        properties(name)->getPropertyValue("Value") >>= value;
        return static_cast<std::int32_t>(std::clamp<double>(value, least, most));
    }

    [[nodiscard]] Lines typed_markings() { return lines_of(calc::to_utf8(text_of("Markings"))); }

    // ---- words -----------------------------------------------------------------------------------------------
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return sentence(language_, key, arguments); }

    [[nodiscard]] Lines framework_titles() const {
        Lines titles;
        for (std::string const& id : frameworks_) {
            Loaded const loaded = load_json(built_in_framework(id));
            titles.push_back(loaded.framework ? loaded.framework->title.in(language_, loaded.language) : id);
        }
        return titles;
    }

    [[nodiscard]] Lines language_names() const {
        auto const name = [&](std::string_view language) { return tell("options.language." + std::string(language)); };
        Lines names{tell("options.language.interface", {{"language", name(language_)}})};
        for (std::string_view const language : languages) names.push_back(name(language));
        return names;
    }

    // ---- controls --------------------------------------------------------------------------------------------
    [[nodiscard]] Reference<awt::XControl> control(char const* name) const {
        return {page_->getControl(rtl::OUString::createFromAscii(name)), UNO_QUERY_THROW};
    }
    [[nodiscard]] Reference<beans::XPropertySet> properties(char const* name) const { return {control(name)->getModel(), UNO_QUERY_THROW}; }
    void set(char const* name, char const* property, Any const& value) const {
        properties(name)->setPropertyValue(rtl::OUString::createFromAscii(property), value);
    }
    void set_label(char const* name, std::string const& text) const { set(name, "Label", Any(calc::to_ustring(text))); }
    [[nodiscard]] rtl::OUString text_of(char const* name) const {
        return Reference<awt::XTextComponent>(control(name), UNO_QUERY_THROW)->getText();
    }

    void bounds(char const* name, std::int32_t least, std::int32_t most) const {
        set(name, "ValueMin", Any(double(least)));
        set(name, "ValueMax", Any(double(most)));
        set(name, "ShowThousandsSeparator", Any(false));
    }

    // Who does not see what stands behind the field hears it with its name.
    void set_number_texts(std::string const& name, std::string const& label, std::string const& unit) const {
        set_label((name + "Label").c_str(), label);
        set_label((name + "Unit").c_str(), unit);
        if (Reference<awt::XVclWindowPeer> const peer(control(name.c_str())->getPeer(), UNO_QUERY); peer.is())
            peer->setProperty("AccessibleName", Any(calc::to_ustring(calc::without_mnemonic(label) + ", " + unit)));
    }

    Reference<uno::XComponentContext> context_;
    Reference<awt::XControlContainer> page_;
    std::string language_;
    Lines frameworks_, languages_;  ///< as in the lists
    rtl::Reference<sidebar::ControlEvents> events_;
};

}  // namespace

}  // namespace adherence

extern "C" SAL_DLLPUBLIC_EXPORT css::uno::XInterface* adherence_options_page_get_implementation(css::uno::XComponentContext* context,
                                                                                                css::uno::Sequence<css::uno::Any> const&) {
    auto* const page = new adherence::OptionsPage(context);
    page->acquire();
    return static_cast<cppu::OWeakObject*>(page);
}
