// The command "Export briefing": asks for everything, asks for a file, and writes it whole or not at all.
#include <algorithm>

#include "calc/briefing_ground.hpp"
#include "calc/today.hpp"
#include "core/base/languages.hpp"
#include "core/report/words.hpp"
#include "extension/actions.hpp"
#include "extension/briefing_file.hpp"
#include "extension/dialog.hpp"
#include "extension/files.hpp"
#include "extension/progress.hpp"

namespace adherence {

using namespace css;

namespace {

class BriefingDialog {
public:
    BriefingDialog(CommandPlace const& place, calc::Settings const& settings, BriefingOrder order)
        : place_(place), settings_(settings), order_(std::move(order)), dialog_(place, place.tell("export.title"), "command-ExportBriefing", 320) {
        offer_countries();
        dialog_.choice("countries", place.tell("export.countries"), groups_, chosen_group_);
        dialog_.text("parts", place.tell("export.parts"));
        for (std::size_t part = 0; part < briefing_part_names.size(); ++part) {
            if (part % 2 == 0 && part + 1 < briefing_part_names.size()) dialog_.beside(2);
            dialog_.check(briefing_part_names[part].data(), place.tell("export.part." + std::string(briefing_part_names[part])), order_.parts.has(static_cast<BriefingPart>(part)));
        }
        dialog_.beside(3);
        dialog_.choice("format", place.tell("export.format"), formats(), static_cast<int>(order_.file.format));
        dialog_.choice("language", place.tell("export.language"), spoken(), static_cast<int>(language_index(order_.language).value_or(0)));
        dialog_.choice("paper", place.tell("export.paper"), {"A4", place.tell("export.paper.letter")}, order_.file.letter ? 1 : 0);
        dialog_.beside(2);
        dialog_.combo("marking", place.tell("export.marking"), settings.markings, order_.marking);
        dialog_.field("date", place.tell("export.date"), to_text(order_.date));
        dialog_.text("withheld", "", 2);
        dialog_.beside(2);
        dialog_.field("title", place.tell("export.field.title"), order_.title);
        dialog_.field("author", place.tell("export.author"), order_.author);
        dialog_.check("access", place.tell("export.access"), order_.file.universal_access);
        dialog_.on("countries", [this] { tell_withheld(); });
        dialog_.on("marking", [this] { tell_withheld(); });
        dialog_.on("format", [this] { fit_format(); });
        dialog_.on_accept([this] { return wrong(); });
        dialog_.when_shown([this] {
            tell_withheld();
            fit_format();
        });
    }

    [[nodiscard]] std::optional<BriefingOrder> run() {
        if (!dialog_.run(place_.tell("export.export"))) return {};
        return order_;
    }

private:
    /// What the selection and the filter leave is offered where it is there, and differs from all.
    void offer_countries() {
        calc::Workbook const& book = place_.model->workbook();
        auto const offer = [&](BriefedCountries group, std::string const& line) {
            if (group == order_.countries) chosen_group_ = static_cast<int>(groups_.size());
            groups_.push_back(line);
            offered_.push_back(group);
        };
        auto const names_of = [&](std::vector<std::size_t> const& rows) { return calc::names_of(book, rows, place_.language()); };
        if (order_.countries == BriefedCountries::named) offer(BriefedCountries::named, names_of(rows_of(order_, book, place_.document()).rows));
        if (auto const selected = calc::selected_rows(book, place_.document()); !selected.empty())
            offer(BriefedCountries::selected, place_.tell("export.countries.selection", {{"names", names_of(selected)}}));
        auto const shown = calc::shown_rows(book, place_.document());
        if (!shown.empty() && shown.size() < book.countries.size()) offer(BriefedCountries::filtered, place_.tell("export.countries.shown", {{"count", std::to_string(shown.size())}}));
        offer(BriefedCountries::all, place_.tell("export.countries.all", {{"count", std::to_string(book.countries.size())}}));
        if (chosen_group_ < 0) chosen_group_ = 0;
    }
    [[nodiscard]] Dialog::Items formats() const {
        Dialog::Items items;
        for (std::string_view const each : export_formats) items.push_back(place_.tell("export.format." + std::string(each)));
        return items;
    }
    [[nodiscard]] Dialog::Items spoken() const {
        Dialog::Items items;
        for (std::string_view const each : languages) items.push_back(place_.tell("language." + std::string(each)));
        return items;
    }

    /// What the controls hold, as far as it can be read.
    [[nodiscard]] std::optional<OrderFault> take() {
        order_.countries = offered_[static_cast<std::size_t>(std::max(dialog_.chosen("countries"), 0))];
        for (std::size_t part = 0; part < briefing_part_names.size(); ++part) order_.parts.set(static_cast<BriefingPart>(part), dialog_.checked(briefing_part_names[part].data()));
        order_.file.format = static_cast<ExportFormat>(std::max(dialog_.chosen("format"), 0));
        order_.language = languages[static_cast<std::size_t>(std::max(dialog_.chosen("language"), 0))];
        order_.file.letter = dialog_.chosen("paper") == 1;
        order_.file.universal_access = dialog_.checked("access");
        return read_order({{"Marking", dialog_.content("marking")}, {"Title", dialog_.content("title")}, {"Author", dialog_.content("author")}, {"Date", dialog_.content("date")}}, order_);
    }
    [[nodiscard]] std::string wrong() {
        if (auto const fault = take()) return describe(*fault, place_.language());
        if (order_.parts == BriefingParts::none()) return place_.tell("export.no-part");
        if (needs_writer(order_.file.format) && !has_writer(place_.context)) return place_.tell("export.no-writer");
        auto const ordered = rows_of(order_, place_.model->workbook(), place_.document());
        return ordered.fault ? describe(*ordered.fault, place_.language()) : std::string();
    }

    void tell_withheld() {
        static_cast<void>(take());
        calc::Workbook const& book = place_.model->workbook();
        auto const ordered = rows_of(order_, book, place_.document());
        dialog_.set_content("withheld", withholding_sentence(calc::briefing_ground(book), choices_of(order_, settings_, ordered.rows), place_.language()));
    }
    void fit_format() {
        auto const format = static_cast<ExportFormat>(std::max(dialog_.chosen("format"), 0));
        bool const paged = needs_writer(format) || format == ExportFormat::html;
        dialog_.enable("paper", paged);
        dialog_.enable("access", format == ExportFormat::pdf);
    }

    CommandPlace const& place_;
    calc::Settings const& settings_;
    BriefingOrder order_;
    Dialog::Items groups_;
    std::vector<BriefedCountries> offered_;
    int chosen_group_ = -1;
    Dialog dialog_;
};

/// The user stopped it, or it is there.
std::optional<std::string> worked_out(CommandPlace const& place, calc::Workbook const& book, BriefingOrder const& order, BriefingChoices const& choices) {
    rtl::Reference<Progress> const progress(new Progress(place, place.tell("export.working")));
    struct Finish {
        Progress& progress;
        ~Finish() { progress.finish(); }
    } const finish{*progress};
    BriefingGround const ground = calc::briefing_ground(book);
    try {
        std::optional<Briefing> briefing;
        progress->work(briefing_steps(ground, choices), [&](Work const& work) { briefing = make_briefing(ground, choices, work); });
        if (!briefing) return {};
        std::string content = export_briefing(place.context, std::move(*briefing), order.file, progress.get());
        // The office may keep the stop to itself and hand over what it had by then.
        if (progress->stopped()) return {};
        return content;
    } catch (uno::RuntimeException const&) {
        if (progress->stopped()) return {};
        throw ExportRefused("export.failed");
    } catch (ExportRefused const&) {
        if (progress->stopped()) return {};
        throw;
    }
}

}  // namespace

void export_briefing(CommandPlace const& place) {
    if (std::string const why = calc::verdicts_refused(place.model->workbook()); !why.empty()) return place.say(place.tell(why));
    calc::Settings const settings = calc::read_settings(place.context);
    BriefingOrder order;
    order.language = place.result_language();
    order.marking = settings.default_marking;
    order.date = calc::today();
    // What a macro or a panel gives fills the dialog in, and writes nothing by itself: a document may hold such a link.
    if (auto const fault = read_order(place.arguments, order)) return place.say(describe(*fault, place.language()));
    if (!place.argument("Countries") && place.selected_country()) order.countries = BriefedCountries::selected;
    auto const ordered = BriefingDialog(place, settings, order).run();
    if (!ordered) return;
    // As it is now, whatever becomes of it while boxes are open and a thread works.
    calc::Workbook const book = place.model->workbook();
    auto const rows = rows_of(*ordered, book, place.document()).rows;
    BriefingChoices choices = choices_of(*ordered, settings, rows);
    if (Withheld const withheld = withheld_under(calc::briefing_ground(book), choices); withheld.cells > 0) {
        auto const print = place.ask_or_cancel(counted_sentence(place.language(), "export.print-values", withheld.cells));
        if (!print) return;
        choices.withhold_values = !*print;
    }
    std::string const name = safe_file_name(!choices.title.empty()  ? choices.title
                                            : rows.size() == 1 ? book.countries[rows.front()].name
                                                               : sentence(choices.language, "briefing.title"));
    std::string const format(export_formats[static_cast<std::size_t>(ordered->file.format)]);
    auto const file = pick_file(place, FileUse::save, {place.tell("export.format." + format), format}, name + " " + to_text(choices.date) + "." + format);
    if (!file) return;
    try {
        auto const content = worked_out(place, book, *ordered, choices);
        if (!content) return place.say(place.tell("export.stopped"));
        write_briefing(place.context, *file, *content, place.language());
    } catch (ExportRefused const& refused) {
        return place.say(place.tell(refused.what()));
    } catch (BriefingNotWritten const& why) {
        return place.say(why.what());
    }
    place.say(place.tell("export.written", {{"file", shown_file(*file)}}));
}

}  // namespace adherence
