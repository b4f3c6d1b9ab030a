#include "workbooks/scorecard_sheet.hpp"

#include <algorithm>

#include "core/report/phrases.hpp"
#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

// Millimetres; the page is scaled to fit. With the 41 criteria of nsg-adherence width and height come to the same scale of
// 0.73, at which 9 points are printed as 6.6.
constexpr double widths[] = {83, 60, 24, 24, 69};
constexpr std::size_t width = std::size(widths);
// Hidden columns beside the page: what a formula on it would otherwise work out twice.
constexpr std::size_t first_helper = width, second_helper = width + 1, third_helper = width + 2, fourth_helper = width + 3, helpers = 4;
constexpr double title_height = 9, note_height = 5, header_line = 6.5, line = 4.4, explanation_height = 23, unknown_height = 18.5, gap = 2;
constexpr std::size_t most_of_an_explanation = 360, most_of_a_bar_title = 44, most_of_a_source = 62, most_of_a_value = 38, most_of_the_unknown = 640, least_chart_rows = 9;
// The country's name stands here, for the formulas that look in the evidence.
constexpr std::string_view name_cell = "[.$A$1]";

Cell spanning(Cell cell, std::size_t columns) {
    cell.columns_spanned = columns;
    return cell;
}
Cell heading(std::string words, std::size_t columns = 1) { return spanning(text(std::move(words), std::string(style::heading)), columns); }

std::string here(std::size_t row, std::size_t column) { return "[." + cell_name(row, column, true) + "]"; }
std::string here(Area const& area) {
    return "[." + cell_name(area.first_row, area.first_column, true) + ":." + cell_name(area.last_row, area.last_column, true) + "]";
}

/// What a cell's height cannot hold is left out, with a word in its place.
std::string cut(std::string const& content, std::size_t most, std::string const& rest) {
    std::string const length = std::to_string(most);
    return "LEFT(" + content + ";" + length + ")&IF(LEN(" + content + ")>" + length + ";" + in_quotes(rest) + ";\"\")";
}

bool of_hundred(Framework const& framework) {
    auto const within = [](auto const& rows) { return std::ranges::all_of(rows, [](auto const& row) { return row.score >= Number(0) && row.score <= Number(100); }); };
    return std::ranges::all_of(framework.criteria, [&](int criterion) {
        Scale const& scale = framework.scale_of(criterion);
        return scale.type != ScaleType::relative && within(scale.levels) && within(scale.points) && within(scale.dates);
    });
}

class Page {
public:
    Page(Framework const& framework, AssessmentsPlace const& place, std::size_t row, std::vector<std::optional<std::size_t>> const& columns,
         std::optional<EvidenceColumns> const& evidence, std::vector<std::string> const& markings, std::string_view language, std::string framework_text)
        : framework_(framework), place_(place), row_(row), columns_(columns), evidence_(evidence), markings_(markings), language_(language),
          live_(framework, place, std::move(framework_text)) {}

    void head() {
        Row first{{formula(live_.country_name(row_), std::string(style::title))}, title_height};
        first.cells.resize(width, blank());
        if (evidence_ && evidence_->country > 0 && evidence_->marking > 0) first.cells[width - 1] = formula(marking(), std::string(style::marking));
        sheet_.rows.push_back(std::move(first));
        std::string const note = sentence_formula(language_, "card.note", {{"framework", framework_line(framework_, place_, language_)}});
        sheet_.rows.push_back({{spanning(formula(note, std::string(style::note)), width)}, note_height});
        sheet_.rows.push_back({{spanning(formula(figures(), std::string(style::heading)), width)}, header_line});
    }

    void verdicts() {
        sheet_.rows.push_back({{heading(say("card.benefit")), heading(say("card.verdict")), heading(say("card.why"), width - 2)}, header_line});
        std::size_t const first = next();
        Phrases const phrases(framework_, language_);
        for (std::size_t i = 0; i < framework_.benefits.size(); ++i) {
            Benefit const& benefit = framework_.benefits[i];
            std::string const more = in_quotes(benefit.id) + ";" + in_quotes(language_);
            // The verdict stands beside it already.
            std::string const verdict = sentence_formula(language_, "explain.verdict", {{"benefit", in_quotes(phrases.benefit(static_cast<int>(i)))}, {"verdict", here(next(), 1)}});
            std::string const reasons = "SUBSTITUTE(" + live_.of_country("EXPLAIN", row_, more) + ";" + verdict + "&\" \";\"\";1)";
            sheet_.rows.push_back({{text(title_or_id(benefit.title, benefit.id, language_), std::string(style::label)),
                                    formula(live_.of_country("VERDICT", row_, more), std::string(style::verdict)),
                                    spanning(formula(cut(here(next(), first_helper), most_of_an_explanation, say("card.more")), std::string(style::small_wrapped)), width - 2),
                                    formula(reasons)},
                                   explanation_height});
        }
        sheet_.formats.push_back({{first, 1, next() - 1, 1}, verdict_looks(language_)});
        unknown_row_ = next();
        sheet_.rows.push_back({{}, unknown_height});  // known when the criteria stand
        sheet_.rows.push_back({{}, gap});
    }

    /// The pillars' scores, and room for the chart beside them.
    void pillars(ScorecardSheet& card) {
        std::size_t const header = next();
        Row titles{{heading(say("card.pillar")), heading(say("card.score"))}, header_line};
        titles.cells.resize(third_helper, blank());
        // A chart takes its titles from the leftmost of its columns.
        titles.cells.push_back(text(say("card.pillar")));
        titles.cells.push_back(text(say("card.score")));
        sheet_.rows.push_back(std::move(titles));
        for (Node const& node : framework_.nodes) {
            if (node.parent != framework_.root) continue;
            std::string const id = in_quotes(node.id), score = here(next(), fourth_helper);
            auto const away = [&](std::string const& far, std::string const& near) { return "IFERROR(" + far + "-" + near + ";0)"; };
            Row row{{text(title_or_id(node.title, node.id, language_), std::string(style::small)),
                     formula(or_dash(live_.of_country("SCORE", row_, id)), std::string(style::small_figure))},
                    line};
            row.cells.resize(width, blank());
            row.cells.push_back(formula(away(score, live_.of_country("BOUNDS", row_, id, 1))));
            row.cells.push_back(formula(away(live_.of_country("BOUNDS", row_, id, 2), score)));
            row.cells.push_back(formula(cut(here(next(), 0), most_of_a_bar_title, "…")));  // the whole title stands in the table
            // A column of dashes alone would make no bars: without a score the whiskers start from nothing.
            row.cells.push_back(formula("IFERROR(N(" + here(next(), 1) + ");0)"));
            sheet_.rows.push_back(std::move(row));
        }
        std::size_t const first = header + 1, last = next() - 1;
        while (next() < first + least_chart_rows) sheet_.rows.push_back({{}, line});
        card.titles = {header, third_helper, last, third_helper};
        card.scores = {header, fourth_helper, last, fourth_helper};
        card.below = {first, first_helper, last, first_helper};
        card.above = {first, second_helper, last, second_helper};
        card.chart_place = {header, 2, next() - 1, width - 1};
        sheet_.rows.push_back({{}, gap});
    }

    void criteria() {
        sheet_.rows.push_back({{heading(say("card.criterion")), heading(say("card.value")), heading(say("card.evidence"), width - 2)}, header_line});
        std::size_t const first = next();
        for (std::size_t i = 0; i < framework_.criteria.size(); ++i) {
            Node const& node = framework_.nodes[static_cast<std::size_t>(framework_.criteria[i])];
            std::string const known = live_.of_country("COVERAGE", row_, in_quotes(node.id));  // of a criterion: 100 or 0
            Row row{{text(title_or_id(node.title, node.id, language_), std::string(style::small)), value(columns_[i], framework_.scale_of(framework_.criteria[i]).type == ScaleType::date, known),
                     spanning(has_evidence() ? formula(source(next()), std::string(style::small)) : text(say("card.no-evidence"), std::string(style::small)), width - 2),
                     formula("IF(IFERROR(IFNA(" + known + ";100);100)=100;\"\";" + here(next(), 0) + ")")},
                    line};
            if (has_evidence()) row.cells.push_back(formula(evidence_row(node.id)));
            sheet_.rows.push_back(std::move(row));
        }
        std::string const open = here({first, first_helper, next() - 1, first_helper});
        std::string const list = "COM.MICROSOFT.TEXTJOIN(\", \";TRUE();" + open + ")", count = "SUMPRODUCT(LEN(" + open + ")>0)";
        std::string const said = sentence_formula(language_, "card.unknown", {{"count", count}, {"criteria", cut(list, most_of_the_unknown, "…")}});
        sheet_.rows[unknown_row_].cells.push_back(
            spanning(formula("IF(" + count + "=0;" + in_quotes(say("card.nothing-unknown")) + ";" + said + ")", std::string(style::small_wrapped)), width));
    }

    Sheet take(std::string name) {
        sheet_.name = std::move(name);
        sheet_.paper = Paper::one_page;
        for (double const each : widths) sheet_.columns.push_back({.millimetres = each});
        for (std::size_t i = 0; i < helpers; ++i) sheet_.columns.push_back({.millimetres = 10, .hidden = true});
        sheet_.print_areas = {{0, 0, next() - 1, width - 1}};
        return std::move(sheet_);
    }

private:
    [[nodiscard]] std::string say(std::string_view key) const { return sentence(language_, key); }
    [[nodiscard]] std::size_t next() const { return sheet_.rows.size(); }

    /// In one sentence; FIXED writes the decimal mark of the user's language.
    [[nodiscard]] std::string figures() const {
        std::string const id = "\"index\"";
        auto const fixed = [&](std::string const& number, char const* decimals) { return "FIXED(" + number + ";" + decimals + ";TRUE())"; };
        std::string const low = fixed(live_.of_country("BOUNDS", row_, id, 1), "1"), high = fixed(live_.of_country("BOUNDS", row_, id, 2), "1");
        Arguments const formulas{{"score", or_dash(fixed(live_.of_country("SCORE", row_, id), "1"))}, {"low", low}, {"high", high},
                                 {"coverage", fixed(live_.of_country("COVERAGE", row_, id), "0")}};
        std::string const known = sentence_formula(language_, "card.figures", formulas), open = sentence_formula(language_, "card.figures.open", formulas);
        return "IFERROR(" + or_dash("IF(" + low + "=" + high + ";" + known + ";" + open + ")") + ";" + in_quotes(say("card.figures.invalid")) + ")";
    }

    /// As it is entered; a question mark where nothing is, an exclamation mark before what cannot be read.
    [[nodiscard]] Cell value(std::optional<std::size_t> column, bool dated, std::string const& known) const {
        if (!column) return text("?", std::string(style::small));
        std::string const given = live_.assessment(row_, *column), shown = dated ? as_date(given) : given;
        return formula("IF(" + given + "=\"\";\"?\";IF(ISERR(" + known + ");\"! \";\"\")&" + cut(shown, most_of_a_value, "…") + ")", std::string(style::small));
    }

    [[nodiscard]] bool has_evidence() const { return evidence_ && evidence_->country > 0 && evidence_->criterion > 0 && evidence_->source > 0; }
    [[nodiscard]] static std::string of_evidence(std::size_t column) { return "INDEX(Evidence;0;" + std::to_string(column) + ")"; }
    [[nodiscard]] static std::string is_country(EvidenceColumns const& columns) { return "(" + of_evidence(columns.country) + "=" + std::string(name_cell) + ")"; }

    /// Of the first source of the criterion; an error where there is none.
    [[nodiscard]] std::string evidence_row(std::string_view criterion) const {
        return "MATCH(1;" + is_country(*evidence_) + "*(" + of_evidence(evidence_->criterion) + "=" + in_quotes(criterion) + ");0)";
    }
    [[nodiscard]] std::string source(std::size_t row) const {
        auto const part = [&](std::size_t column) { return "INDEX(Evidence;" + here(row, second_helper) + ";" + std::to_string(column) + ")"; };
        std::string shown = cut(part(evidence_->source), most_of_a_source, "…");
        if (evidence_->date > 0) shown += "&IF(" + part(evidence_->date) + "=\"\";\"\";\" · \"&" + as_date(part(evidence_->date)) + ")";
        return "IFNA(" + shown + ";" + in_quotes(say("card.no-evidence")) + ")";
    }

    /// The highest marking of the country's evidence; one that the list has not ranks above it.
    [[nodiscard]] std::string marking() const {
        std::string const all = of_evidence(evidence_->marking), mine = is_country(*evidence_);
        std::string list, highest = "\"\"";
        for (std::string const& each : markings_) {
            list += (list.empty() ? "" : ";") + in_quotes(each);
            highest = "IF(SUMPRODUCT(" + mine + "*(" + all + "=" + in_quotes(each) + "))>0;UPPER(" + in_quotes(each) + ");" + highest + ")";
        }
        std::string const unlisted = mine + "*(" + all + "<>\"\")" + (list.empty() ? "" : "*ISNA(MATCH(" + all + ";{" + list + "};0))");
        return "IFERROR(UPPER(INDEX(Evidence;MATCH(1;" + unlisted + ";0);" + std::to_string(evidence_->marking) + "));" + highest + ")";
    }

    Framework const& framework_;
    AssessmentsPlace const& place_;
    std::size_t row_;
    std::vector<std::optional<std::size_t>> const& columns_;
    std::optional<EvidenceColumns> evidence_;
    std::vector<std::string> const& markings_;
    std::string_view language_;
    LiveFormulas live_;
    Sheet sheet_;
    std::size_t unknown_row_ = 0;
};

}  // namespace

ScorecardSheet make_scorecard_sheet(Framework const& framework, AssessmentsPlace const& place, std::size_t row,
                                    std::vector<std::optional<std::size_t>> const& columns, std::optional<EvidenceColumns> const& evidence,
                                    std::vector<std::string> const& markings, std::string const& sheet_name, std::string_view language) {
    // The framework's text, where the document has none, stands in hidden cells of the second row.
    constexpr std::size_t text_row = 1, first_piece = width + helpers;
    std::string const own = place.framework.empty() ? reference(sheet_name, {text_row, first_piece, text_row, first_piece + framework_pieces - 1}) : place.framework;
    ScorecardSheet card;
    Page page(framework, place, row, columns, evidence, markings, language, own);
    page.head();
    page.verdicts();
    page.pillars(card);
    page.criteria();
    Sheet sheet = page.take(sheet_name);
    if (place.framework.empty()) {
        for (std::size_t i = 0; i < helpers; ++i) sheet.rows[text_row].cells.push_back(blank());
        sheet.rows[text_row].cells.push_back(framework_cell(place.tables));
        for (std::size_t i = 0; i < framework_pieces; ++i) sheet.columns.push_back({.millimetres = 10, .hidden = true});
    }
    card.of_hundred = of_hundred(framework);
    card.book.sheets.push_back(std::move(sheet));
    return card;
}

}  // namespace adherence::workbooks
