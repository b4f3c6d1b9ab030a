// The panel Briefing: which countries, in what format and language and under which marking, and what that would withhold. It writes
// nothing; its button opens the dialog of the command, filled in with these.
#include <algorithm>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XComboBox.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

#include "calc/briefing_ground.hpp"
#include "core/base/languages.hpp"
#include "core/report/export_format.hpp"
#include "sidebar/control_events.hpp"
#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr char const* all_countries = "all";
constexpr char const* filtered_countries = "filtered";
constexpr char const* selected_countries = "selected";

struct Field {
    char const *label, *control;
};
constexpr Field fields[] = {{"BriefedLabel", "Briefed"}, {"FormatLabel", "BriefingFormat"}, {"LanguageLabel", "BriefingLanguage"}, {"MarkingLabel", "BriefingMarking"}};

/// A group of countries that can be chosen.
struct Offer {
    std::string argument, line;  ///< for the command, and for people
    std::vector<std::size_t> rows;
    friend bool operator==(Offer const&, Offer const&) = default;
};

class BriefingPanel : public Panel {
public:
    using Panel::Panel;

protected:
    void SAL_CALL disposing() override {
        if (events_.is()) events_->forget();
        Panel::disposing();
    }

private:
    using Lines = std::vector<std::string>;

    void show() override {
        DocumentModel* const document = model();
        if (!document) return;
        if (!events_.is()) listen();
        refused_ = calc::verdicts_refused(document->workbook());
        for (Field const& field : fields)
            for (char const* const name : {field.label, field.control}) Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setVisible(refused_.empty());
        Reference<awt::XWindow>(control("Export"), UNO_QUERY_THROW)->setVisible(refused_.empty());
        if (!refused_.empty()) return tell_below(tell(refused_));
        take_offers(offers());
        fill();
        tell_withheld();
    }

    /// Also after a filter; what stays the same is not worked out again. Undo selects while the tables are gone already, before show()
    /// is called for it.
    void selected() override {
        if (!model_.is() || !refused_.empty() || !calc::verdicts_refused(model_->workbook()).empty()) return;
        std::vector<Offer> now = offers();
        if (now == offers_) return;
        take_offers(std::move(now));
        fill_countries();
        tell_withheld();
        lay_out();
    }

    [[nodiscard]] bool grows() const override { return false; }

    void listen() {
        events_ = new ControlEvents(context_);
        events_->pressed = [this](std::string const&) { open_dialog(); };
        events_->typed = [this](std::string const&) { marking_chosen(); };
        for (char const* const list : {"Briefed", "BriefingFormat", "BriefingLanguage"}) listen_to_list(list);
        Reference<awt::XTextComponent>(control("BriefingMarking"), UNO_QUERY_THROW)->addTextListener(events_.get());
        Reference<awt::XComboBox>(control("BriefingMarking"), UNO_QUERY_THROW)->addItemListener(events_.get());
        Reference<awt::XButton>(control("Export"), UNO_QUERY_THROW)->addActionListener(events_.get());
        model_->watch_steps(this, [this] { selectionChanged({}); });
    }

    // ---- what can be chosen, and is ---------------------------------------------------------------------------------

    /// The same as the dialog offers, by the same words. What was chosen stays on offer.
    [[nodiscard]] std::vector<Offer> offers() const {
        calc::Workbook const& book = model_->workbook();
        std::vector<Offer> all;
        if (auto rows = calc::selected_rows(book, model_->document()); !rows.empty() || model_->briefing.countries == selected_countries) {
            std::string line = rows.empty() ? tell("briefing-panel.none-selected") : tell("export.countries.selection", {{"names", calc::names_of(book, rows, model_->language())}});
            all.push_back({selected_countries, std::move(line), std::move(rows)});
        }
        auto shown = calc::shown_rows(book, model_->document());
        bool const hides = shown.size() < book.countries.size();
        if (hides && (!shown.empty() || model_->briefing.countries == filtered_countries))
            all.push_back({filtered_countries, tell("export.countries.shown", {{"count", std::to_string(shown.size())}}), std::move(shown)});
        all.push_back({all_countries, tell("export.countries.all", {{"count", std::to_string(book.countries.size())}}), calc::all_rows(book)});
        return all;
    }

    void take_offers(std::vector<Offer> now) {
        offers_ = std::move(now);
        offered_of_ = model_->workbook().block;
    }

    /// As the command has it: the selected where nothing was chosen and there are any. The last is always all of them, which a
    /// filter that hides nothing comes to as well.
    [[nodiscard]] std::size_t offer() const {
        std::string const& kept = model_->briefing.countries;
        auto const found = std::ranges::find(offers_, kept.empty() ? std::string(selected_countries) : kept, &Offer::argument);
        return found == offers_.end() ? offers_.size() - 1 : static_cast<std::size_t>(found - offers_.begin());
    }
    [[nodiscard]] std::size_t format() const {
        auto const found = std::ranges::find(export_formats, model_->briefing.format);
        return found == export_formats.end() ? 0 : static_cast<std::size_t>(found - export_formats.begin());
    }
    [[nodiscard]] std::string language() const {
        std::string const& kept = model_->briefing.language;
        return kept.empty() ? calc::result_language(model_->settings(), model_->language()) : kept;
    }
    [[nodiscard]] std::string marking() const { return model_->briefing.marking.value_or(model_->settings().default_marking); }

    // ---- what is shown ----------------------------------------------------------------------------------------------

    void fill() {
        filling_ = true;
        Lines const labels{calc::without_mnemonic(tell("export.countries")), calc::without_mnemonic(tell("export.format")), calc::without_mnemonic(tell("export.language")), tell("briefing-panel.marking")};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            set_text(fields[i].label, labels[i]);
            set_accessible_name(fields[i].control, labels[i]);
        }
        formats_.clear();
        for (std::string_view const each : export_formats) formats_.push_back(tell("export.format." + std::string(each)));
        Lines spoken;
        for (std::string_view const each : languages) spoken.push_back(tell("language." + std::string(each)));
        set_list("BriefingLanguage", spoken, static_cast<std::int32_t>(language_index(language()).value_or(0)));
        Lines const& markings = model_->settings().markings;
        uno::Sequence<rtl::OUString> items(static_cast<sal_Int32>(markings.size()));
        std::ranges::transform(markings, items.getArray(), calc::to_ustring);
        set("BriefingMarking", "StringItemList", Any(items));
        if (typed_marking() != marking()) set_text("BriefingMarking", marking());
        std::string const title = calc::without_mnemonic(tell("command.ExportBriefing"));
        set_text("Export", tell("command.ExportBriefing"));
        set_accessible_name("Export", title);
        set("Export", "HelpText", Any(calc::to_ustring(tell("command.ExportBriefing.about"))));
        filling_ = false;
        lines_width_ = 0;
    }

    void fill_countries() {
        filling_ = true;
        Lines lines;
        for (Offer const& each : offers_) lines.push_back(fitted_beside_button("Briefed", each.line));
        set_list("Briefed", lines, static_cast<std::int32_t>(offer()));
        set("Briefed", "HelpText", Any(calc::to_ustring(offers_[offer()].line)));
        filling_ = false;
    }

    void fit_lines(std::int32_t width) {
        fill_countries();
        filling_ = true;
        Lines lines;
        for (std::string const& each : formats_) lines.push_back(fitted_beside_button("BriefingFormat", each));
        set_list("BriefingFormat", lines, static_cast<std::int32_t>(format()));
        filling_ = false;
        lines_width_ = width;
    }

    void tell_withheld() {
        if (model_->workbook().block != offered_of_) return;  // other rows: show() is about to be called
        Offer const& chosen = offers_[offer()];
        set("Export", "Enabled", Any(!chosen.rows.empty()));
        if (chosen.rows.empty()) return tell_below(tell(chosen.argument == selected_countries ? "export.countries.selected" : "export.countries.none"));
        BriefingChoices const choices{.countries = chosen.rows, .marking = marking(), .date = {}, .markings = model_->settings().markings};
        tell_below(withholding_sentence(calc::briefing_ground(model_->workbook()), choices, model_->language()));
    }

    void tell_below(std::string text) {
        below_ = std::move(text);
        set_text("Withheld", below_);
    }

    [[nodiscard]] std::string typed_marking() const {
        return calc::to_utf8(Reference<awt::XTextComponent>(control("BriefingMarking"), UNO_QUERY_THROW)->getText());
    }

    // ---- what is done -----------------------------------------------------------------------------------------------

    void chosen(std::string const& list, std::int32_t item) override {
        if (filling_ || !model_.is() || !refused_.empty()) return;
        auto const place = static_cast<std::size_t>(item);
        auto& kept = model_->briefing;
        if (list == "BriefingFormat" && place < export_formats.size()) kept.format = export_formats[place];
        if (list == "BriefingLanguage" && place < languages.size()) kept.language = languages[place];
        if (list != "Briefed" || place >= offers_.size()) return;
        kept.countries = offers_[place].argument;
        set("Briefed", "HelpText", Any(calc::to_ustring(offers_[place].line)));
        tell_withheld();
        lay_out();
    }

    void marking_chosen() {
        if (filling_ || !model_.is() || !refused_.empty()) return;
        std::string text = typed_marking();
        if (text == marking()) return;
        model_->briefing.marking = std::move(text);
        tell_withheld();
        lay_out();
    }

    void open_dialog() {
        if (!model_.is() || !refused_.empty()) return;
        std::pair<char const*, std::string> const choices[] = {
            {"Countries", offers_[offer()].argument}, {"Format", std::string(export_formats[format()])}, {"Language", language()}, {"Marking", marking()}};
        uno::Sequence<beans::PropertyValue> arguments(static_cast<sal_Int32>(std::size(choices)));
        for (std::size_t i = 0; i < std::size(choices); ++i) {
            arguments.getArray()[i].Name = rtl::OUString::createFromAscii(choices[i].first);
            arguments.getArray()[i].Value <<= calc::to_ustring(choices[i].second);
        }
        Reference<frame::XDispatchHelper> const dispatcher(
            context_->getServiceManager()->createInstanceWithContext("com.sun.star.frame.DispatchHelper", context_), UNO_QUERY_THROW);
        dispatcher->executeDispatch(Reference<frame::XDispatchProvider>(place_.frame, UNO_QUERY_THROW), "org.adherence:ExportBriefing", "", 0, arguments);
    }

    // ---- where it stands --------------------------------------------------------------------------------------------

    std::int32_t layout(std::int32_t width, std::int32_t) override {
        std::int32_t const edge = pixels(3), gap = pixels(3), line = pixels(10);
        std::int32_t top = gap;
        if (refused_.empty()) {
            std::int32_t labels = 0;
            for (Field const& each : fields) labels = std::max(labels, text_width(each.label, label_of(each)));
            labels += 2 * gap;
            // Labels beside their controls, or above them where these would become too narrow to be read.
            bool const beside = width - labels - 2 * edge >= pixels(110);
            for (Field const& each : fields) {
                std::int32_t const field = line_height(each.control);
                if (beside) {
                    place_at(each.label, edge, top + (field - line) / 2 + pixels(1), labels, line);
                    place_at(each.control, edge + labels, top, width - 2 * edge - labels, field);
                } else {
                    place(each.label, top, line, width);
                    top += line;
                    place(each.control, top, field, width);
                }
                top += field + gap;
            }
        }
        std::int32_t const lines = std::max(lines_of("Withheld", below_, width), refused_.empty() ? 2 : 1);
        place("Withheld", top, lines * line, width);
        top += lines * line + gap;
        if (refused_.empty()) {
            std::int32_t const button = line_height("Export");
            place("Export", top, button, width);
            top += button + gap;
            if (lines_width_ != width) fit_lines(width);
        }
        return top;
    }

    [[nodiscard]] std::string label_of(Field const& field) const {
        rtl::OUString text;
        Reference<beans::XPropertySet>(control(field.label)->getModel(), UNO_QUERY_THROW)->getPropertyValue("Label") >>= text;
        return calc::to_utf8(text);
    }

    rtl::Reference<ControlEvents> events_;
    std::string refused_;        ///< why nothing can be exported: a key; empty: it can
    std::vector<Offer> offers_;  ///< of countries
    std::shared_ptr<CountryBlock const> offered_of_;
    Lines formats_;              ///< whole lines
    std::string below_;
    bool filling_ = false;
    std::int32_t lines_width_ = 0;  ///< that the lists are cut for
};

}  // namespace

rtl::Reference<Panel> make_briefing_panel(Reference<uno::XComponentContext> const& context, PanelPlace place) {
    rtl::Reference<Panel> const panel(new BriefingPanel(context, std::move(place)));
    panel->open("briefing.xdl");
    return panel;
}

}  // namespace adherence::sidebar
