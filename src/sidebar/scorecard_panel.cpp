// The panel Scorecard: the country of the selected row, drawn and in words.
#include <algorithm>
#include <com/sun/star/awt/XStyleSettingsSupplier.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/graphic/XGraphic.hpp>
#include <com/sun/star/graphic/XGraphicProvider.hpp>
#include <com/sun/star/io/XInputStream.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <cstdio>

#include "core/report/svg.hpp"
#include "core/report/words.hpp"
#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

std::string hex(sal_Int32 colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%06x", static_cast<unsigned>(colour) & 0xFFFFFFu);
    return text;
}

sal_Int32 mixed(sal_Int32 one, sal_Int32 other, int share) {  // share of `one`, in hundredths
    sal_Int32 colour = 0;
    for (int shift = 0; shift <= 16; shift += 8)
        colour |= ((((one >> shift) & 255) * share + ((other >> shift) & 255) * (100 - share)) / 100) << shift;
    return colour;
}

bool dark(sal_Int32 colour) {
    return (((colour >> 16) & 255) * 299 + ((colour >> 8) & 255) * 587 + (colour & 255) * 114) / 1000 < 128;
}

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
        benefit_ = item;
        fill_reasons();
    }

    /// The country of the selection's first row; a selection without one keeps the last.
    void follow() {
        DocumentModel* const document = model();
        if (!document || !selection_.is()) return;
        Reference<sheet::XCellRangeAddressable> const cells(selection_->getSelection(), UNO_QUERY);
        if (!cells.is()) return;
        auto const at = cells->getRangeAddress();
        auto const& book = document->workbook();
        auto const* const table = book.table("assessments");
        sal_Int32 column = 0, header = -1;
        if (table && table->address.Sheet == at.Sheet && at.StartRow > table->address.StartRow && at.StartRow <= table->address.EndRow) {
            column = table->address.StartColumn;
            header = table->address.StartRow;
        }
        auto const row = book.row_of(header >= 0 ? text_of(at.Sheet, column, at.StartRow) : first_text(at.Sheet, at.StartRow));
        if (!row) return;
        country_ = book.countries[*row].name;
        if (book.loaded.framework) open_verdict(at, header);
    }

    /// A selected cell that holds a verdict, under a header that names a benefit, opens that benefit.
    void open_verdict(table::CellRangeAddress const& at, sal_Int32 header) {
        std::string const word = fold(text_of(at.Sheet, at.StartColumn, at.StartRow));
        if (word.empty()) return;
        bool is_verdict = false;
        for (Verdict const verdict : {Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open, Verdict::invalid})
            for (std::string_view const language : {"en", "nl", "fr", "de"})
                is_verdict = is_verdict || word.ends_with(fold(verdict_word(verdict, language)));
        if (!is_verdict) return;
        sal_Int32 const last = std::max<sal_Int32>(at.StartRow - 300, 0);
        for (sal_Int32 row = header >= 0 ? header : at.StartRow - 1; row >= last; --row) {
            if (benefit_named(text_of(at.Sheet, at.StartColumn, row))) return;
            if (row == header && header > 0 && benefit_named(text_of(at.Sheet, at.StartColumn, header - 1))) return;
            if (row == header) return;
        }
    }

    bool benefit_named(std::string name) {
        if (name.starts_with('#')) name.erase(0, 1);
        name = fold(name);
        if (name.empty()) return false;
        auto const& benefits = model()->workbook().loaded.framework->benefits;
        for (std::size_t i = 0; i < benefits.size(); ++i) {
            bool same = fold(benefits[i].id) == name;
            for (auto const& [language, title] : benefits[i].title.all()) same = same || fold(title) == name;
            if (!same) continue;
            benefit_ = static_cast<std::int32_t>(i);
            return true;
        }
        return false;
    }

    [[nodiscard]] std::string text_of(sal_Int32 sheet, sal_Int32 column, sal_Int32 row) const {
        Reference<sheet::XSpreadsheetDocument> const document(controller()->getModel(), UNO_QUERY_THROW);
        Reference<container::XIndexAccess> const sheets(document->getSheets(), UNO_QUERY_THROW);
        Reference<table::XCellRange> const cells(sheets->getByIndex(sheet), UNO_QUERY_THROW);
        return calc::to_utf8(Reference<text::XTextRange>(cells->getCellByPosition(column, row), UNO_QUERY_THROW)->getString());
    }

    /// Elsewhere the first filled cell counts: a narrow column of marks may stand before it.
    [[nodiscard]] std::string first_text(sal_Int32 sheet, sal_Int32 row) const {
        constexpr sal_Int32 most_empty = 8;
        std::string text;
        for (sal_Int32 column = 0; text.empty() && column < most_empty; ++column) text = text_of(sheet, column, row);
        return text;
    }

    void fill() {
        card_.reset();
        DocumentModel* const document = model();
        if (!document) return;
        auto const& book = document->workbook();
        auto const row = country_.empty() ? std::nullopt : book.row_of(country_);
        if (row) card_ = document->scorecard(*row);
        set_text("Country", card_ ? card_->country : std::string(advice(book)));
        set_text("Coverage", card_ ? coverage() : "");
        drawn_width_ = 0;
        lines_width_ = 0;
        if (card_) {
            benefit_ = std::clamp<std::int32_t>(benefit_, 0, std::max(static_cast<std::int32_t>(card_->benefits.size()) - 1, 0));
        }
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
        set_list("Verdicts", lines, card_ ? benefit_ : -1);
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
        if (!card_ || benefit_ >= static_cast<std::int32_t>(card_->benefits.size())) return set_text("Reasons", "");
        ScorecardBenefit const& benefit = card_->benefits[static_cast<std::size_t>(benefit_)];
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

    [[nodiscard]] Palette palette() const {
        Palette colours;
        Reference<awt::XStyleSettingsSupplier> supplier(Reference<awt::XControl>(window_, UNO_QUERY_THROW)->getPeer(), UNO_QUERY);
        if (!supplier.is()) supplier.set(place_.parent, UNO_QUERY);
        if (!supplier.is()) return colours;
        auto const style = supplier->getStyleSettings();
        sal_Int32 const ground = style->getDialogColor(), ink = style->getDialogTextColor();
        colours.ground = hex(ground);
        colours.ink = hex(ink);
        colours.muted = hex(mixed(ink, ground, 70));
        colours.track = hex(mixed(ink, ground, 15));
        if (dark(ground)) {
            colours.accent = "#7fb2f0";
            colours.range = "#3f638f";
            colours.warning = "#ff8a80";
        }
        return colours;
    }

    std::int32_t draw(std::int32_t width) {
        if (!card_) return 0;
        if (width == drawn_width_) return drawn_height_;
        // AppFont units grow with the display; the drawing is made for 96 dots per inch, where 8 units are 13 pixels.
        double const scale = std::max(1.0, static_cast<double>(pixels(80)) / 130.0);
        // Drawn larger and shown smaller: the office makes a bitmap of it, which a display of twice the points would blur.
        constexpr int finer = 2;
        Drawing const drawing = draw_bars(*card_, palette(), static_cast<int>(width / scale), scale * finer);
        uno::Sequence<sal_Int8> const bytes(reinterpret_cast<sal_Int8 const*>(drawing.svg.data()), static_cast<sal_Int32>(drawing.svg.size()));
        auto const services = context_->getServiceManager();
        Any const argument(bytes);
        Reference<io::XInputStream> const stream(
            services->createInstanceWithArgumentsAndContext("com.sun.star.io.SequenceInputStream", {&argument, 1}, context_), UNO_QUERY_THROW);
        Reference<graphic::XGraphicProvider> const provider(
            services->createInstanceWithContext("com.sun.star.graphic.GraphicProvider", context_), UNO_QUERY_THROW);
        uno::Sequence<beans::PropertyValue> media(1);
        media.getArray()[0].Name = "InputStream";
        media.getArray()[0].Value <<= stream;
        set("Bars", "Graphic", Any(provider->queryGraphic(media)));
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
    std::string country_;
    std::optional<Scorecard> card_;
    std::int32_t benefit_ = 0;
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
