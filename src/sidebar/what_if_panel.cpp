// The panel What if: other cells and other weights for the country of the selected row, and what would become of it.
// The sheet stays as it is until it is asked to be written to.
#include <algorithm>
#include <cmath>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/ScrollBarOrientation.hpp>
#include <com/sun/star/awt/XButton.hpp>
#include <com/sun/star/awt/XComboBox.hpp>
#include <com/sun/star/awt/XItemList.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XScrollBar.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

#include "calc/cell_writing.hpp"
#include "core/report/words.hpp"
#include "sidebar/control_events.hpp"
#include "sidebar/followed_country.hpp"
#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

constexpr int steps = 100;       // of a slider, from share 0 to 1
constexpr int thumb = 10;        // how many steps wide its handle is
constexpr std::size_t most_pillars = 16;
constexpr std::size_t least_lines = 6, most_lines = 12;
constexpr std::size_t most_places = 4;  // cells named after writing

int step_of(double share) { return static_cast<int>(std::lround(share * steps)); }

class WhatIfPanel : public Panel {
public:
    using Panel::Panel;

protected:
    void SAL_CALL disposing() override {
        if (events_.is()) events_->forget();
        Panel::disposing();
    }

private:
    using Lines = std::vector<std::string>;

    // ---- what is shown ----------------------------------------------------------------------------------------------

    void show() override {
        if (!events_.is()) listen();
        // What was written comes back as a change of the sheet; after any other the word of it is old.
        if (!std::exchange(written_, false)) message_.clear();
        follow();
        fill();
    }

    void selected() override {
        std::string const before = followed_.name();
        std::size_t const benefit = followed_.benefit();
        follow();
        if (followed_.name() == before && followed_.benefit() == benefit) return;
        message_.clear();
        fill();
        lay_out();
    }

    void follow() {
        if (DocumentModel* const document = model()) followed_.follow(*document, controller(), selection_);
    }

    void listen() {
        events_ = new ControlEvents(context_);
        events_->pressed = [this](std::string const& name) { pressed(name); };
        events_->typed = [this](std::string const&) { typed(); };
        events_->moved = [this](std::string const& name, int value) { moved(name, value); };
        listen_to_list("Criteria");
        listen_to_list("Outcome");
        Reference<awt::XTextComponent>(control("Choice"), UNO_QUERY_THROW)->addTextListener(events_.get());
        Reference<awt::XComboBox>(control("Choice"), UNO_QUERY_THROW)->addItemListener(events_.get());
        for (char const* const button : {"Path", "Write", "Reset"})
            Reference<awt::XButton>(control(button), UNO_QUERY_THROW)->addActionListener(events_.get());
    }

    /// Everything anew: another country, another content of the sheet.
    void fill() {
        trial_.reset();
        DocumentModel* const document = model();
        if (!document) return;
        auto const row = followed_.row(document->workbook());
        auto const ground = row ? document->ground(*row) : std::nullopt;
        set_text("TriedCountry", ground ? tell("what-if.country", {{"country", followed_.name()}}) : tell("panel.pick"));
        for (char const* const name : {"Criteria", "Choice", "Meaning", "Outcome", "Path", "Write", "Reset", "Notice", "Advice", "Weights"})
            Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setVisible(ground.has_value());
        lines_width_ = 0;
        if (!ground) return make_sliders({});
        try_out(document->tried(followed_.name()), *ground);
        if (followed_.benefit() >= trial_->framework().benefits.size()) followed_.choose(0);
        criterion_ = std::clamp<int>(criterion_, 0, static_cast<int>(trial_->framework().criteria.size()) - 1);
        make_sliders(trial_->pillars(static_cast<int>(followed_.benefit())));
        show_choice();
        show_outcome();
    }

    void try_out(TrialChanges const& changes, TrialGround const& ground) {
        trial_.emplace(ground, changes, model_->language());
        model_->keep_tried(followed_.name(), trial_->changes());
    }

    /// The same country with other changes. \param moved slider that is at it: it stays where the hand holds it
    void change(TrialChanges const& changes, int moved = -1) {
        auto const row = followed_.row(model_->workbook());
        auto const ground = row ? model_->ground(*row) : std::nullopt;
        if (!ground) return fill();
        try_out(changes, *ground);
        show_outcome(moved);
        fit_lines();
    }

    void show_choice() {
        filling_ = true;
        std::string const title = trial_->criteria()[static_cast<std::size_t>(criterion_)].title;
        auto const choices = trial_->choices(criterion_);
        uno::Sequence<rtl::OUString> items(static_cast<sal_Int32>(choices.size()));
        std::ranges::transform(choices, items.getArray(), calc::to_ustring);
        set("Choice", "StringItemList", Any(items));
        set_text("Choice", trial_->picked(criterion_));
        set_text("Meaning", trial_->meaning(criterion_));
        set_accessible_name("Choice", tell("what-if.choice", {{"title", title}}));
        filling_ = false;
    }

    void show_outcome(int moved = -1) {
        std::string const benefit = benefit_title();
        set_text("Meaning", trial_->meaning(criterion_));
        set_text("Path", fitted("Path", tell("what-if.path", {{"benefit", benefit}})));
        set_text("Write", tell("what-if.write"));
        set_text("Reset", tell("what-if.reset"));
        bool const tried = !trial_->changes().empty();
        set("Write", "Enabled", Any(tried));
        set("Reset", "Enabled", Any(tried));
        set("Path", "Enabled", Any(trial_->after().verdict(static_cast<int>(followed_.benefit())).verdict != Verdict::eligible));
        std::size_t const count = trial_->changes().cells.size() + (trial_->changes().weights.empty() ? 0 : 1);
        set_text("Notice", !message_.empty() ? message_ : count == 0 ? tell("what-if.untouched") : counted("what-if.tried", count));
        set_text("Advice", trial_->outlook(static_cast<int>(followed_.benefit())));
        set_accessible_name("Advice", tell("what-if.outlook", {{"benefit", benefit}}));
        set_text("Weights", weights_heading());
        set_accessible_name("Criteria", tell("what-if.criteria"));
        set_accessible_name("Outcome", tell("what-if.outcome"));
        std::string path = tell("what-if.path", {{"benefit", benefit}});
        std::erase(path, '~');
        set_accessible_name("Path", path);
        show_sliders(moved);
    }

    [[nodiscard]] std::string benefit_title() const { return trial_->verdicts()[followed_.benefit()].title; }
    [[nodiscard]] std::string weights_heading() const { return tell("what-if.weights", {{"benefit", benefit_title()}}); }

    // ---- lists ------------------------------------------------------------------------------------------------------

    [[nodiscard]] Lines outcome_lines() const {
        Lines lines = trial_->figure_lines();
        for (std::string& line : trial_->verdict_lines()) lines.push_back(std::move(line));
        return lines;
    }

    /// Only lines that differ are set, so that a list stays where it was scrolled to.
    void fit_list(char const* list, Lines const& lines, std::int32_t selected) {
        Reference<awt::XItemList> const items(control(list)->getModel(), UNO_QUERY_THROW);
        bool const same = items->getItemCount() == static_cast<sal_Int32>(lines.size());
        if (!same) items->removeAllItems();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            rtl::OUString const line = calc::to_ustring(fitted(list, lines[i]));
            auto const place = static_cast<sal_Int32>(i);
            if (!same) items->insertItemText(place, line);
            else if (items->getItemText(place) != line) items->setItemText(place, line);
        }
        Reference<awt::XListBox> const box(control(list), UNO_QUERY_THROW);
        if (selected >= 0 && box->getSelectedItemPos() != selected) box->selectItemPos(static_cast<sal_Int16>(selected), true);
    }

    void fit_lines() {
        if (!trial_) return;
        filling_ = true;
        fit_list("Criteria", trial_->criterion_lines(), criterion_);
        fit_list("Outcome", outcome_lines(), static_cast<std::int32_t>(followed_.benefit() + figures));
        filling_ = false;
    }

    void chosen(std::string const& list, std::int32_t item) override {
        if (filling_ || !trial_) return;
        if (list == "Criteria") {
            criterion_ = item;
            show_choice();
            return lay_out();
        }
        if (item < static_cast<std::int32_t>(figures)) return;
        followed_.choose(static_cast<std::size_t>(item) - figures);
        message_.clear();
        show_outcome();
        lay_out();
    }

    // ---- what is done -----------------------------------------------------------------------------------------------

    void typed() {
        if (filling_ || !trial_) return;
        std::string const text = calc::to_utf8(Reference<awt::XTextComponent>(control("Choice"), UNO_QUERY_THROW)->getText());
        if (text == trial_->picked(criterion_)) return;
        message_.clear();
        change(trial_->with_cell(criterion_, text));
        lay_out();
    }

    void moved(std::string const& name, int value) {
        if (filling_ || !trial_ || !name.starts_with(slider)) return;
        auto const place = static_cast<std::size_t>(std::atoi(name.c_str() + std::string_view(slider).size()));
        if (place >= pillars_.size() || step_of(pillars_[place].after) == value) return;
        message_.clear();
        change(trial_->with_share(pillars_[place].id, Number::fraction(std::clamp(value, 0, steps), steps)), static_cast<int>(place));
    }

    void pressed(std::string const& name) {
        if (!trial_) return;
        if (name == "Path") {
            auto const step = trial_->with_path(static_cast<int>(followed_.benefit()));
            message_ = step.message;
            change(step.changes);
        }
        if (name == "Reset") {
            message_.clear();
            change({});
        }
        if (name == "Write") {
            message_.clear();
            write();
            show_outcome();
        }
        if (trial_) show_choice();
        lay_out();
    }

    void write() {
        auto const refuse = [&](std::string_view key, Arguments const& arguments = {}) { message_ = tell(key, arguments); };
        auto const listed = trial_->criteria();
        for (TrialCriterion const& one : listed)
            if (one.faulty && one.changed) return refuse("what-if.refused.fault", {{"title", one.title}});
        calc::Workbook const& book = model_->workbook();
        auto const row = followed_.row(book);
        calc::FoundTable const* const table = book.table("assessments");
        calc::FoundTable const* const criteria = book.table("criteria");
        if (!row || !table || !criteria) return;
        std::vector<calc::CellWrite> writes;
        for (TrialWrite const& one : trial_->writes()) {
            TrialCriterion const& criterion = listed[static_cast<std::size_t>(one.criterion)];
            if (one.column < 0) return refuse("what-if.refused.column", {{"title", criterion.title}, {"id", criterion.id}});
            writes.push_back({{table->address.Sheet, table->address.StartColumn + 1 + one.column, book.countries[*row].row}, one.content, {}, false});
        }
        bool const weighed = std::ranges::any_of(criteria->headers, [](std::string const& header) { return fold(header) == "weight"; });
        if (!weighed && !trial_->changes().weights.empty()) return refuse("what-if.refused.weights");
        for (auto const& [id, weight] : trial_->changes().weights) {
            auto const at = book.cell_of("criteria", trial_->framework().nodes[trial_->framework().node(id)].row, "weight");
            writes.push_back({{at->Sheet, at->StartColumn, at->StartRow}, weight.to_double(), {}, false});
        }
        if (writes.empty()) return;
        calc::SheetCells const cells(model_->document());
        if (auto const held_up = calc::obstacle(model_->document(), writes))
            return refuse(held_up->kind == calc::Obstacle::Kind::formula ? "what-if.refused.formula" : "what-if.refused.protected",
                          {{"place", cells.shown(calc::range_of(held_up->at))}});
        calc::write_cells(model_->document(), writes, tell("what-if.undo", {{"country", followed_.name()}}));
        std::string places;
        for (std::size_t i = 0; i < std::min(writes.size(), most_places); ++i)
            places += (i ? ", " : "") + cells.shown(calc::range_of(writes[i].at));
        if (writes.size() > most_places) places += ", …";
        written_ = true;
        message_ = counted("what-if.written", writes.size(), {{"places", places}});
    }

    // ---- weights ----------------------------------------------------------------------------------------------------

    static constexpr char const* slider = "Weight";
    static std::string text_of(std::size_t place) { return "WeightText" + std::to_string(place); }
    static std::string marks_of(std::size_t place) { return "WeightMarks" + std::to_string(place); }
    static std::string slider_of(std::size_t place) { return slider + std::to_string(place); }

    /// As many sliders as the root has children with weight; an only one has nothing to be weighed against.
    void make_sliders(std::vector<TrialPillar> const& pillars) {
        std::size_t const wanted = pillars.size() < 2 ? 0 : std::min(pillars.size(), most_pillars);
        Reference<container::XNameContainer> const models(Reference<awt::XControl>(window_, UNO_QUERY_THROW)->getModel(), UNO_QUERY_THROW);
        while (sliders_ > wanted) {
            --sliders_;
            for (std::string const& name : {text_of(sliders_), marks_of(sliders_), slider_of(sliders_)})
                models->removeByName(calc::to_ustring(name));
        }
        Reference<lang::XMultiServiceFactory> const factory(models, UNO_QUERY_THROW);
        for (; sliders_ < wanted; ++sliders_) {
            auto const tab = static_cast<sal_Int16>(20 + 3 * sliders_);
            add_control(factory, models, "com.sun.star.awt.UnoControlImageControlModel", marks_of(sliders_),
                        {{"Border", Any(sal_Int16(0))}, {"ScaleImage", Any(true)}, {"TabIndex", Any(tab)}});
            // A slider's accessible name is the office's own: the text that comes just before it is its label.
            add_control(factory, models, "com.sun.star.awt.UnoControlFixedTextModel", text_of(sliders_), {{"TabIndex", Any(sal_Int16(tab + 1))}});
            add_control(factory, models, "com.sun.star.awt.UnoControlScrollBarModel", slider_of(sliders_),
                        {{"Orientation", Any(awt::ScrollBarOrientation::HORIZONTAL)},
                         {"ScrollValueMax", Any(sal_Int32(steps + thumb))},
                         {"VisibleSize", Any(sal_Int32(thumb))},
                         {"LineIncrement", Any(sal_Int32(1))},
                         {"BlockIncrement", Any(sal_Int32(5))},
                         {"LiveScroll", Any(true)},
                         {"Tabstop", Any(true)},
                         {"TabIndex", Any(sal_Int16(tab + 2))}});
            Reference<awt::XScrollBar>(control(slider_of(sliders_).c_str()), UNO_QUERY_THROW)->addAdjustmentListener(events_.get());
        }
    }

    static void add_control(Reference<lang::XMultiServiceFactory> const& factory, Reference<container::XNameContainer> const& models,
                            char const* service, std::string const& name, std::vector<std::pair<char const*, Any>> const& properties) {
        Reference<beans::XPropertySet> const model(factory->createInstance(rtl::OUString::createFromAscii(service)), UNO_QUERY_THROW);
        for (auto const& [property, value] : properties) {
            rtl::OUString const key = rtl::OUString::createFromAscii(property);
            if (model->getPropertySetInfo()->hasPropertyByName(key)) model->setPropertyValue(key, value);
        }
        model->setPropertyValue("Name", Any(calc::to_ustring(name)));
        models->insertByName(calc::to_ustring(name), Any(model));
    }

    void show_sliders(int moved) {
        pillars_ = trial_->pillars(static_cast<int>(followed_.benefit()));
        filling_ = true;
        for (std::size_t i = 0; i < sliders_; ++i) {
            TrialPillar const& one = pillars_[i];
            std::string const text = share_text(one);
            set_text(text_of(i).c_str(), fitted("Weights", text));
            set_accessible_name(text_of(i).c_str(), text);
            if (static_cast<int>(i) != moved) set(slider_of(i).c_str(), "ScrollValue", Any(sal_Int32(step_of(one.after))));
        }
        filling_ = false;
        draw_marks();
    }

    [[nodiscard]] std::string share_text(TrialPillar const& one) const {
        auto const hundredths = [&](double share) {
            auto const number = Number::from_cell(share * 100);
            return number ? number_text(*number, model_->language(), 1) : std::string();
        };
        bool const same = std::abs(one.before - one.after) < 5e-4, stands = one.low && one.high;
        std::string const share = tell(same ? "what-if.share" : "what-if.share.changed",
                                       {{"before", hundredths(one.before)}, {"share", hundredths(one.after)}});
        return tell(stands ? "what-if.pillar.stands" : "what-if.pillar",
                    {{"title", one.title},
                     {"share", share},
                     {"low", stands ? hundredths(*one.low) : ""},
                     {"high", stands ? hundredths(*one.high) : ""}});
    }

    void draw_marks() {
        if (marks_width_ <= 0) return;
        for (std::size_t i = 0; i < sliders_; ++i) {
            TrialPillar const& one = pillars_[i];
            int const width = static_cast<int>(marks_width_ / scale());
            // The middle of the slider's handle stands at its share.
            int const inset = width * thumb / (2 * (steps + thumb));
            show_drawing(marks_of(i).c_str(), draw_share({one.before, one.after, one.low, one.high}, palette(), width, inset, scale() * finer));
        }
    }

    // ---- layout -----------------------------------------------------------------------------------------------------

    std::int32_t layout(std::int32_t width, std::int32_t height) override {
        std::int32_t const gap = pixels(3), line = pixels(10), button = pixels(14);
        std::int32_t top = gap;
        auto const next = [&](char const* name, std::int32_t tall) {
            place(name, top, tall, width);
            top += tall + gap;
        };
        next("TriedCountry", trial_ ? line : 2 * line);
        if (!trial_) return top;
        auto const outcomes = figures + trial_->framework().benefits.size();
        std::int32_t const outcome = static_cast<std::int32_t>(std::min(outcomes, most_lines)) * line + pixels(4);
        std::int32_t const heading = std::max(lines_of("Weights", weights_heading(), width), 2) * line;
        std::int32_t const meaning = std::max(lines_of("Meaning", trial_->meaning(criterion_), width), 2) * line;
        std::int32_t const weight = line + 2 * pixels(7) + gap;
        std::int32_t const advice = 5 * line;
        std::int32_t const rest = button + meaning + outcome + 2 * button + 3 * line + advice + 9 * gap +
                                  (sliders_ ? heading + gap + static_cast<std::int32_t>(sliders_) * weight : 0);
        std::int32_t const least = static_cast<std::int32_t>(least_lines) * line + pixels(4);
        std::int32_t const criteria = std::max(height - top - rest, least);
        next("Criteria", criteria);
        next("Choice", button);
        next("Meaning", meaning);
        next("Outcome", outcome);
        next("Path", button);
        place_pair("Write", "Reset", top, button, width);
        top += button + gap;
        next("Notice", 3 * line);
        Reference<awt::XWindow>(control("Weights"), UNO_QUERY_THROW)->setVisible(sliders_ > 0);
        next("Advice", advice);
        if (sliders_) next("Weights", heading);
        for (std::size_t i = 0; i < sliders_; ++i) {
            place(text_of(i).c_str(), top, line, width);
            place(marks_of(i).c_str(), top + line, pixels(7), width);
            place(slider_of(i).c_str(), top + line + pixels(7), pixels(7), width);
            top += weight;
        }
        if (lines_width_ != width) {
            lines_width_ = width;
            marks_width_ = width - 2 * pixels(3);
            fit_lines();
            show_outcome();
        }
        return top - criteria + least;
    }

    void place_pair(char const* left, char const* right, std::int32_t top, std::int32_t height, std::int32_t width) const {
        std::int32_t const edge = pixels(3), half = (width - 3 * edge) / 2;
        auto const at = [&](char const* name, std::int32_t x) {
            Reference<awt::XWindow>(control(name), UNO_QUERY_THROW)->setPosSize(x, top, std::max(half, 10), height, awt::PosSize::POSSIZE);
        };
        at(left, edge);
        at(right, 2 * edge + half);
    }

    static constexpr std::size_t figures = 3;  // lines of Outcome before the benefits

    rtl::Reference<ControlEvents> events_;
    FollowedCountry followed_;
    std::optional<Trial> trial_;
    int criterion_ = 0;
    std::vector<TrialPillar> pillars_;
    std::size_t sliders_ = 0;
    std::string message_;
    bool written_ = false;  ///< just now, by us
    bool filling_ = false;  ///< not the user's hand
    std::int32_t lines_width_ = 0, marks_width_ = 0;
};

}  // namespace

rtl::Reference<Panel> make_what_if_panel(Reference<uno::XComponentContext> const& context, PanelPlace place) {
    rtl::Reference<Panel> const panel(new WhatIfPanel(context, std::move(place)));
    panel->open("what_if.xdl");
    return panel;
}

}  // namespace adherence::sidebar
