// The panel Scorecard: the country of the selected row, drawn and in words.
#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <cstdio>

#include "calc/today.hpp"
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
        set_text("Country", card_ ? card_->country : advice(book));
        set_text("Coverage", card_ ? coverage() : "");
        drawn_width_ = 0;
        lines_width_ = 0;
        if (card_ && followed_.benefit() >= card_->benefits.size()) followed_.choose(0);
        fill_reasons();
        evidence_ = card_ && followed_.criterion() >= 0 && book.block ? evidence(book, *row, followed_.criterion()) : std::string();
        set_text("Evidence", evidence_);
        set("Evidence", "HelpText", Any(calc::to_ustring(evidence_)));
        set_accessible_name("Evidence", tell("evidence.panel.name"));
        set_accessible_name("Country", tell("panel.country"));
        set_accessible_name("Verdicts", tell("panel.verdicts"));
        set_accessible_name("Reasons", tell("panel.reasons"));
        set_accessible_name("Bars", card_ ? in_words() : tell("panel.scores"));
    }

    /// "Additional Protocol: in force", and below it a line per source.
    [[nodiscard]] std::string evidence(calc::Workbook const& book, std::size_t row, int criterion) const {
        Framework const& framework = *book.loaded.framework;
        Node const& node = framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(criterion)])];
        std::string const& language = model_->language();
        auto const& cell = *book.block->row(row)[static_cast<std::size_t>(criterion)];
        std::string const title = node.title.in(language).empty() ? node.id : node.title.in(language);
        std::string text = tell("evidence.panel", {{"criterion", title}, {"cell", cell.content.empty() ? tell("evidence.panel.unknown") : cell.content}});
        auto const entries = book.evidence ? book.evidence->evidence.of(book.countries[row].name, node.id) : std::vector<EvidenceEntry const*>();
        for (EvidenceEntry const* entry : entries) {
            text += "\n• ";
            if (!entry->marking.empty()) text += "[" + entry->marking + "] ";
            text += entry->source;
            if (!entry->date_text.empty()) text += " · " + entry->date_text;
            if (is_stale(*entry, calc::today(), model_->stale_months())) text += " (" + tell("evidence.panel.stale", {{"months", std::to_string(model_->stale_months())}}) + ")";
            for (std::string const& more : {entry->confidence, entry->note})
                if (!more.empty()) text += " · " + more;
        }
        if (!entries.empty()) return text;
        bool const asked = !node.evidence.empty();
        return text + "\n" + (asked ? tell("evidence.panel.none.asked", {{"asked", node.evidence.in(language, framework.language)}}) : tell("evidence.panel.none"));
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

    [[nodiscard]] std::string advice(calc::Workbook const& book) const {
        return tell(!book.table("criteria")        ? "panel.no-framework"
                    : book.too_large()             ? "sheets.refused.too-large"
                    : !book.loaded.framework       ? "panel.faulty-framework"
                    : !book.block                  ? "panel.no-assessments"
                                                   : "panel.pick");
    }

    [[nodiscard]] std::string number(std::optional<double> value) const {
        auto const exact = value ? Number::from_cell(*value) : std::nullopt;
        return exact ? number_text(*exact, model_->language(), 1) : "–";
    }

    [[nodiscard]] std::string coverage() const {
        return tell("panel.coverage", {{"coverage", number(card_->index.coverage)}});
    }

    /// What the drawing shows, for those who hear it.
    [[nodiscard]] std::string in_words() const {
        std::string text;
        auto const add = [&](ScorecardBar const& bar) {
            if (!text.empty()) text += "; ";
            if (bar.applicable && !bar.problem) {
                text += tell("panel.bar", {{"title", bar.title}, {"score", number(bar.score)}, {"low", number(bar.low)}, {"high", number(bar.high)}});
                return;
            }
            std::string const state = bar.applicable ? std::string(verdict_word(Verdict::invalid, model_->language())) : tell("value.not-applicable");
            text += tell("panel.bar.other", {{"title", bar.title}, {"state", state}});
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
        std::string const value = reason.outcome == Outcome::not_applicable && reason.value.empty() ? tell("value.not-applicable") : reason.value;
        std::string text = tell("panel.reason." + reason.effect, {{"subject", title_of(reason.subject)}, {"test", reason.test}, {"value", value}});
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
        // Above the reasons, which are long: it is what the selected cell is asked for, and must not end up below the screen.
        std::int32_t const sources = evidence_.empty() ? 0 : 5 * line;
        Reference<awt::XWindow>(control("Evidence"), UNO_QUERY_THROW)->setVisible(sources > 0);
        place("Evidence", top, sources, width);
        top += sources + (sources ? gap : 0);
        std::int32_t const least = 7 * line;
        place("Reasons", top, std::max(height - top - gap, least), width);
        if (lines_width_ != width) fit_lines(width);
        return top + least + gap;
    }

    bool listening_ = false;
    FollowedCountry followed_;
    std::optional<Scorecard> card_;
    std::string evidence_;
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
