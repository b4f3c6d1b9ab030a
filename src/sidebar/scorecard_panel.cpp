// The panel Scorecard: the country of the selected row, drawn and in words.
#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <cstdio>

#include "core/report/svg.hpp"
#include "core/report/words.hpp"
#include "sidebar/followed_country.hpp"
#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

class ScorecardPanel : public Panel {
public:
    using Panel::Panel;

private:
    void show() override {
        if (!listening_) {
            listen_to_list("Verdicts");
            listening_ = true;
        }
        follow();
        fill();
    }

    void selected() override {
        follow();
        fill();
        lay_out();
    }

    void chosen(std::string const&, std::int32_t item) override {
        if (!card_ || item >= static_cast<std::int32_t>(card_->benefits.size())) return;
        followed_.choose(static_cast<std::size_t>(item));
        fill_reasons();
    }

    void follow() {
        if (DocumentModel* const document = model()) followed_.follow(*document, controller(), selection_);
    }

    void fill() {
        card_.reset();
        DocumentModel* const document = model();
        if (!document) return;
        auto const& book = document->workbook();
        auto const row = followed_.row(book);
        if (row) card_ = document->scorecard(*row);
        set_text("Country", card_ ? card_->country : std::string(advice(book)));
        set_text("Coverage", card_ ? coverage() : "");
        drawn_width_ = 0;
        lines_width_ = 0;
        if (card_ && followed_.benefit() >= card_->benefits.size()) followed_.choose(0);
        fill_reasons();
        set_accessible_name("Country", say("Country", "Land"));
        set_accessible_name("Verdicts", say("Verdicts", "Oordelen"));
        set_accessible_name("Reasons", say("Reasons", "Redenen"));
        set_accessible_name("Bars", card_ ? in_words() : std::string(say("Scores", "Scores")));
    }

    /// The verdict's word stands first, so that a cut title costs least.
    void fit_lines(std::int32_t width) {
        std::vector<std::string> lines;
        if (card_)
            for (ScorecardBenefit const& benefit : card_->benefits)
                lines.push_back(fitted("Verdicts", benefit.symbol + " " + benefit.word + ": " + benefit.title));
        set_list("Verdicts", lines, card_ ? static_cast<std::int32_t>(followed_.benefit()) : -1);
        lines_width_ = width;
    }

    [[nodiscard]] std::string_view advice(calc::Workbook const& book) const {
        if (!book.table("criteria"))
            return say("No framework in this document. Start from File ▸ New ▸ Templates ▸ Adherence.",
                       "Geen kader in dit document. Begin met Bestand ▸ Nieuw ▸ Sjablonen ▸ Adherence.");
        if (!book.loaded.framework)
            return say("The framework has faults: see the panel Workbook.", "Het kader bevat fouten: zie het paneel Werkmap.");
        if (!book.block)
            return say("No assessments in this document.", "Geen beoordelingen in dit document.");
        return say("Select the row of a country.", "Selecteer de rij van een land.");
    }

    [[nodiscard]] std::string number(std::optional<double> value) const {
        if (!value) return "–";
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.1f", *value);
        std::string text = digits;
        if (text.ends_with(".0")) text.resize(text.size() - 2);
        if (model_.is() && model_->language() == "nl") std::ranges::replace(text, '.', ',');
        return text;
    }

    [[nodiscard]] std::string coverage() const {
        return std::string(say("Coverage: ", "Dekking: ")) + number(card_->index.coverage) + " / 100. " +
               std::string(say("Indicative, on the evidence entered.", "Indicatief, op grond van de ingevoerde gegevens."));
    }

    /// What the drawing shows, for those who hear it.
    [[nodiscard]] std::string in_words() const {
        std::string text;
        auto const add = [&](ScorecardBar const& bar) {
            text += bar.title + ": ";
            if (!bar.applicable) text += say("not applicable", "niet van toepassing");
            else if (bar.problem) text += say("invalid", "ongeldig");
            else text += number(bar.score) + " (" + number(bar.low) + "–" + number(bar.high) + ")";
            text += "; ";
        };
        add(card_->index);
        std::ranges::for_each(card_->pillars, add);
        return text;
    }

    void fill_reasons() {
        if (!card_ || followed_.benefit() >= card_->benefits.size()) return set_text("Reasons", "");
        ScorecardBenefit const& benefit = card_->benefits[followed_.benefit()];
        std::string text = benefit.symbol + " " + benefit.title + ": " + benefit.word + "\n\n" + benefit.explanation + "\n";
        // What stands against the country first.
        for (std::string_view const mark : {"✗", "!", "?", "◐", "✓", "–"})
            for (ScorecardReason const& reason : benefit.reasons)
                if (mark_of(reason) == mark) text += "\n" + std::string(mark) + " " + line_of(reason);
        set_text("Reasons", text);
    }

    /// What the rule's outcome means for the country: an exclusion whose test fails is good news.
    [[nodiscard]] static std::string_view mark_of(ScorecardReason const& reason) {
        bool const excludes = reason.effect == "excludes";
        switch (reason.outcome) {
            case Outcome::holds: return reason.effect == "defines" ? "–" : excludes ? "✗" : "✓";
            case Outcome::fails: return reason.effect == "defines" ? "–" : excludes ? "✓" : reason.effect == "condition" ? "◐" : "✗";
            case Outcome::open: return "?";
            case Outcome::not_applicable: return "–";
            case Outcome::invalid: break;
        }
        return "!";
    }

    /// "must be: Export-control law >= draft (full scope). Why the rule is there."
    [[nodiscard]] std::string line_of(ScorecardReason const& reason) const {
        std::string_view effect = say("must be: ", "moet zijn: ");
        if (reason.effect == "excludes") effect = say("must not be: ", "mag niet zijn: ");
        if (reason.effect == "condition") effect = say("should be: ", "hoort te zijn: ");
        if (reason.effect == "defines") effect = say("is named when: ", "heet zo als: ");
        std::string const value = reason.outcome == Outcome::not_applicable && reason.value.empty()
                                      ? std::string(say("not applicable", "niet van toepassing"))
                                      : reason.value;
        std::string text = std::string(effect) + title_of(reason.subject) + " " + reason.test + " (" + value + ").";
        if (!reason.note.empty()) text += " " + reason.note;
        return text;
    }

    /// Criteria and groups by their titles; a benefit, a defined name or coverage(…) as it is written.
    [[nodiscard]] std::string title_of(std::string const& subject) const {
        auto const& framework = model_->workbook().loaded.framework;
        if (!framework) return subject;
        auto const& nodes = framework->nodes;
        auto const found = std::ranges::find(nodes, subject, &Node::id);
        if (found == nodes.end()) return subject;
        std::string const title = found->title.in(model_->language(), framework->language);
        return title.empty() ? subject : title;
    }

    std::int32_t draw(std::int32_t width) {
        if (!card_) return 0;
        if (width == drawn_width_) return drawn_height_;
        Drawing const drawing = draw_bars(*card_, palette(), static_cast<int>(width / scale()), scale() * finer);
        show_drawing("Bars", drawing);
        drawn_width_ = width;
        drawn_height_ = (drawing.height + finer - 1) / finer;
        return drawn_height_;
    }

    std::int32_t layout(std::int32_t width, std::int32_t height) override {
        std::int32_t const gap = pixels(3), line = pixels(10);
        std::int32_t top = gap;
        std::int32_t const title = card_ ? line : 4 * line;
        place("Country", top, title, width);
        top += title + gap;
        std::int32_t const bars = draw(width - 2 * pixels(3));
        Reference<awt::XWindow>(control("Bars"), UNO_QUERY_THROW)->setVisible(card_.has_value());
        place("Bars", top, bars, width);
        top += bars + (bars ? gap : 0);
        place("Coverage", top, 2 * line, width);
        top += 2 * line + gap;
        std::int32_t const lines = card_ ? static_cast<std::int32_t>(card_->benefits.size()) : 4;
        std::int32_t const list = std::min(lines, 8) * pixels(10) + pixels(4);
        place("Verdicts", top, list, width);
        top += list + gap;
        std::int32_t const least = 7 * line;
        place("Reasons", top, std::max(height - top - gap, least), width);
        if (lines_width_ != width) fit_lines(width);
        return top + least + gap;
    }

    bool listening_ = false;
    FollowedCountry followed_;
    std::optional<Scorecard> card_;
    std::int32_t drawn_width_ = 0, drawn_height_ = 0;
    std::int32_t lines_width_ = 0;  ///< that the lines are cut for
};

}  // namespace

rtl::Reference<Panel> make_scorecard_panel(Reference<uno::XComponentContext> const& context, PanelPlace place) {
    rtl::Reference<Panel> const panel(new ScorecardPanel(context, std::move(place)));
    panel->open("scorecard.xdl");
    return panel;
}

}  // namespace adherence::sidebar
