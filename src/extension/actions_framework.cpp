// Commands that bring a framework into a workbook, or out of it.
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <algorithm>

#include "calc/framework_sheets.hpp"
#include "calc/settings.hpp"
#include "core/base/languages.hpp"
#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "extension/actions.hpp"
#include "extension/dialog.hpp"
#include "extension/files.hpp"
#include "extension/framework_title.hpp"
#include "workbooks/texts.hpp"

namespace adherence {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::size_t most_faults_told = 5;

/// Shows what a dialog asks of a built-in framework: which, and in which language.
struct Choice {
    std::string framework, language;
};

std::optional<Choice> choose_built_in(CommandPlace const& place, std::string const& title, std::string const& text, std::string const& accept, char const* help) {
    auto const ids = built_in_frameworks();
    auto const given = place.argument("Framework");
    std::string const language = place.argument("Language").value_or(place.result_language());
    if (given) return Choice{*given, language};
    Dialog::Items titles, names;
    for (std::string const& id : ids) titles.push_back(framework_title(place, *load_json(built_in_framework(id)).framework));
    for (std::string_view const each : languages) names.push_back(place.tell("language." + std::string(each)));
    auto const preferred = std::ranges::find(ids, calc::read_settings(place.context).default_framework);
    Dialog dialog(place, title, help);
    dialog.text("text", text, 3);
    dialog.choice("framework", place.tell("framework.choose"), titles, preferred == ids.end() ? 0 : static_cast<int>(preferred - ids.begin()));
    auto const mine = std::ranges::find(languages, language);
    dialog.choice("language", place.tell("framework.language"), names, mine == languages.end() ? 0 : static_cast<int>(mine - languages.begin()));
    if (!dialog.run(accept)) return {};
    int const framework = std::max(dialog.chosen("framework"), 0), spoken = std::max(dialog.chosen("language"), 0);
    return Choice{ids[static_cast<std::size_t>(framework)], std::string(languages[static_cast<std::size_t>(spoken)])};
}

/// Asks where the workbook has a framework already.
void put(CommandPlace const& place, Framework const& framework, std::string const& language, char const* undo) {
    calc::Workbook const& book = place.model->workbook();
    std::string const title = framework_title(place, framework);
    if (std::string const why = calc::sheets_refused(place.document()); !why.empty()) return place.say(place.tell(why));
    if (book.table("criteria") && !place.argument("Replace")) {
        std::string const there = book.loaded.framework ? framework_title(place, *book.loaded.framework) : place.tell("framework.untitled");
        if (!place.ask(place.tell("framework.replace", {{"title", there}, {"other", title}}))) return;
    }
    auto const put = calc::put_framework(place.document(), book, framework, workbooks::texts_in(language), place.tell(undo, {{"title", title}}));
    if (put.written) return place.select(put.at);
    place.say(place.tell(put.message));
}

std::string faults_text(CommandPlace const& place, std::vector<Fault> const& faults) {
    std::string text;
    std::size_t told = 0;
    for (Fault const& fault : faults) {
        if (fault.severity != Severity::error) continue;
        if (++told <= most_faults_told) text += "• " + fault.table + (fault.row > 0 ? " " + std::to_string(fault.row) : "") + (fault.column.empty() ? "" : " " + fault.column) + ": " + describe(fault, place.language()) + "\n";
    }
    if (told > most_faults_told) text += place.tell("framework.load.more", {{"count", std::to_string(told - most_faults_told)}});
    return text;
}

}  // namespace

void new_workbook(CommandPlace const& place) {
    auto const choice = choose_built_in(place, place.tell("new.title"), place.tell("new.text"), place.tell("dialog.create"), "command-NewWorkbook");
    if (!choice) return;
    std::string const plain = choice->framework == "nsg-adherence" ? "" : "-" + choice->framework;
    std::string const file = "adherence-scorecard" + plain + "." + choice->language + ".ots";
    auto const package = deployment::PackageInformationProvider::get(place.context)->getPackageLocation("org.adherence.scorecards");
    rtl::OUString const url = package + "/template/Adherence/" + calc::to_ustring(file);
    if (!ucb::SimpleFileAccess::create(place.context)->exists(url)) return place.say(place.tell("new.missing", {{"file", file}}));
    uno::Sequence<beans::PropertyValue> how(1);
    how.getArray()[0].Name = "AsTemplate";
    how.getArray()[0].Value <<= true;
    frame::Desktop::create(place.context)->loadComponentFromURL(url, "_default", 0, how);
}

void copy_framework(CommandPlace const& place) {
    auto const choice = choose_built_in(place, place.tell("framework.copy.title"), place.tell("framework.copy.text"), place.tell("dialog.create"), "command-CopyFramework");
    if (!choice) return;
    Loaded const loaded = load_json(built_in_framework(choice->framework));
    if (loaded.framework) put(place, *loaded.framework, choice->language, "framework.copy.undo");
}

void load_framework(CommandPlace const& place) {
    auto const url = place.argument("URL") ? place.argument("URL") : pick_file(place, FileUse::open, {place.tell("framework.files"), "json"}, {});
    if (!url) return;
    std::string json;
    try {
        json = read_file(place.context, *url);
    } catch (uno::Exception const& exception) {
        return place.say(place.tell("framework.load.unreadable", {{"file", shown_file(*url)}, {"reason", calc::to_utf8(exception.Message)}}));
    }
    Loaded const loaded = load_json(json);
    if (!loaded.framework) return place.say(place.tell("framework.load.faulty", {{"file", shown_file(*url)}, {"faults", faults_text(place, loaded.faults)}}));
    put(place, *loaded.framework, loaded.language, "framework.load.undo");
}

void save_framework(CommandPlace const& place) {
    auto const framework = place.model->workbook().loaded.framework;
    if (!framework) return place.say(place.tell("framework.save.none"));
    auto const url = place.argument("URL") ? place.argument("URL") : pick_file(place, FileUse::save, {place.tell("framework.files"), "json"}, (framework->id.empty() ? "framework" : framework->id) + ".json");
    if (!url) return;
    try {
        write_file(place.context, *url, framework->json);
    } catch (uno::Exception const& exception) {
        place.say(place.tell("framework.save.failed", {{"file", shown_file(*url)}, {"reason", calc::to_utf8(exception.Message)}}));
    }
}

}  // namespace adherence
