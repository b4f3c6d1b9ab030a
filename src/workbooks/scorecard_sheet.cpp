#include "workbooks/scorecard_sheet.hpp"

#include <algorithm>

#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

// Millimetres; the page is scaled to fit.
constexpr double widths[] = {78, 42, 24, 24, 92};
constexpr std::size_t width = std::size(widths), helper = width;
constexpr double line = 5.2, explanation_height = 23, unknown_height = 14, header_line = 7, note_height = 9;
constexpr std::size_t most_of_an_explanation = 500, most_of_a_source = 90, most_of_the_unknown = 380, least_chart_rows = 9;
// The country's name stands here, for the formulas that look in the evidence.
constexpr std::string_view name_cell = "$A$2";

Cell heading(std::string words, std::size_t spanned = 1) {
    Cell cell = text(std::move(words), std::string(style::heading));
    cell.columns_spanned = spanned;
    return cell;
}

bool of_hundred(Framework const& framework) {
    auto const within = [](auto const& rows) { return std::ranges::all_of(rows, [](auto const& row) { return row.score >= Number(0) && row.score <= Number(100); }); };
    return std::ranges::all_of(framework.scales, [&](Scale const& scale) {
        return scale.type != ScaleType::relative && within(scale.levels) && within(scale.points) && within(scale.dates);
    });
}

class Page {
public:
    Page(Framework const& framework, AssessmentsPlace const& place, std::size_t row, std::vector<std::optional<std::size_t>> const& columns,
         std::optional<EvidenceColumns> const& evidence, std::vector<std::string> const& markings, std::string_view language, std::string framework_text)
        : framework_(framework), place_(place), row_(row), columns_(columns), evidence_(evidence), markings_(markings), language_(language),
          live_(framework, place, std::move(framework_text)) {}

    void head(std::string const& country) {
        Row first{{text(sentence(language_, "card.title", {{"country", country}}), std::string(style::title))}, 9};
        first.cells.resize(width, blank());
        if (evidence_ && evidence_->marking > 0) first.cells[width - 1] = formula(marking(), std::string(style::marking));
        sheet_.rows.push_back(std::move(first));
        // Small print that the formulas below read.
        Row second{{formula(live_.country(row_), std::string(style::country))}};
        Cell of = text(framework_line(framework_, language_) + " · " + say("matrix.indicative"), std::string(style::note_wrapped));
        of.columns_spanned = width - 1;
        second.cells.push_back(std::move(of));
        second.millimetres = note_height;
        sheet_.rows.push_back(std::move(second));
        Cell index = formula(figures("index"), std::string(style::label));
        index.columns_spanned = width;
        sheet_.rows.push_back({{index}, header_line});
    }

    void verdicts() {
        sheet_.rows.push_back({{heading(say("card.benefit")), heading(say("card.verdict")), heading(say("card.why"), width - 2)}, header_line});
        std::size_t const first = sheet_.rows.size();
        for (Benefit const& benefit : framework_.benefits) {
            std::string const more = in_quotes(benefit.id) + ";" + in_quotes(language_), whole = live_.of_country("EXPLAIN", row_, more);
            std::string const most = std::to_string(most_of_an_explanation);
            Cell why = formula("IF(LEN(" + whole + ")>" + most + ";LEFT(" + whole + ";" + most + ")&" + in_quotes(say("card.more")) + ";" + whole + ")", std::string(style::small_wrapped));
            why.columns_spanned = width - 2;
            sheet_.rows.push_back({{text(benefit.title.in(language_).empty() ? benefit.id : benefit.title.in(language_), std::string(style::label)),
                                    formula(live_.of_country("VERDICT", row_, more), std::string(style::verdict)), why},
                                   explanation_height});
        }
        std::vector<Condition> conditions;
        constexpr std::pair<Verdict, std::string_view> looks[] = {{Verdict::eligible, style::eligible}, {Verdict::conditional, style::conditional},
                                                                 {Verdict::open, style::open}, {Verdict::not_eligible, style::not_eligible}, {Verdict::invalid, style::invalid}};
        for (auto const& [verdict, look] : looks) conditions.push_back({"=" + in_quotes(verdict_word(verdict, language_)), std::string(look)});
        sheet_.formats.push_back({{first, 1, sheet_.rows.size() - 1, 1}, conditions});
        Cell unknown = formula(unknown_text(), std::string(style::small_wrapped));
        unknown.columns_spanned = width;
        sheet_.rows.push_back({{unknown}, unknown_height});
        unknown_row_ = sheet_.rows.size() - 1;
    }

    /// The pillars' scores, and room for the chart beside them.
    void pillars(ScorecardSheet& card) {
        sheet_.rows.push_back({{heading(say("card.pillar")), heading(say("card.score"))}, header_line});
        std::size_t const first = sheet_.rows.size();
        for (Node const& node : framework_.nodes) {
            if (node.parent != framework_.root) continue;
            sheet_.rows.push_back({{text(node.title.in(language_).empty() ? node.id : node.title.in(language_), std::string(style::small)),
                                    formula(or_dash(live_.of_country("SCORE", row_, in_quotes(node.id))), std::string(style::figure))},
                                   line});
        }
        std::size_t const last = sheet_.rows.size() - 1;
        while (sheet_.rows.size() < first + least_chart_rows) sheet_.rows.push_back({{}, line});
        card.chart_data = {first - 1, 0, last, 1};
        card.chart_place = {first - 1, 2, sheet_.rows.size() - 1, width - 1};
    }

    void criteria() {
        sheet_.rows.push_back({{heading(say("card.criterion")), heading(say("card.value")), heading(say("card.evidence"), width - 2)}, header_line});
        std::size_t const first = sheet_.rows.size();
        for (std::size_t i = 0; i < framework_.criteria.size(); ++i) {
            Node const& node = framework_.nodes[static_cast<std::size_t>(framework_.criteria[i])];
            std::string const title = node.title.in(language_).empty() ? node.id : node.title.in(language_);
            std::string const given = columns_[i] ? live_.assessment(row_, *columns_[i]) : std::string();
            Cell rests = formula(source_of(node.id), std::string(style::small));
            rests.columns_spanned = width - 2;
            Row row{{text(title, std::string(style::small)),
                     given.empty() ? text("?", std::string(style::small)) : formula("IF(" + given + "=\"\";\"?\";" + given + ")", std::string(style::small)), rests,
                     formula("IF(IFNA(" + live_.of_country("COVERAGE", row_, in_quotes(node.id)) + ";100)=100;\"\";" + in_quotes(title) + ")")},
                    line};
            sheet_.rows.push_back(std::move(row));
        }
        helpers_ = {first, helper, sheet_.rows.size() - 1, helper};
        // Known only now where they stand.
        std::string& unknown = sheet_.rows[unknown_row_].cells[0].content;
        std::string const mark = "{helpers}";
        for (std::size_t at = unknown.find(mark); at != unknown.npos; at = unknown.find(mark)) unknown.replace(at, mark.size(), local(helpers_));
    }

    Sheet take(std::string name) {
        sheet_.name = std::move(name);
        sheet_.paper = Paper::one_page;
        for (double const each : widths) sheet_.columns.push_back({.millimetres = each});
        sheet_.columns.push_back({.millimetres = 10, .hidden = true});
        sheet_.print_areas = {{0, 0, sheet_.rows.size() - 1, width - 1}};
        return std::move(sheet_);
    }

private:
    [[nodiscard]] std::string say(std::string_view key) const { return sentence(language_, key); }

    static std::string local(Area const& area) {
        return "[." + cell_name(area.first_row, area.first_column, true) + ":." + cell_name(area.last_row, area.last_column, true) + "]";
    }

    /// In one sentence; FIXED writes the decimal mark of the user's language.
    [[nodiscard]] std::string figures(std::string_view node) const {
        std::string const id = in_quotes(node);
        auto const bound = [&](int column) { return "FIXED(" + live_.of_country("BOUNDS", row_, id, column) + ";1)"; };
        std::string const score = "IFNA(FIXED(" + live_.of_country("SCORE", row_, id) + ";1);\"–\")";
        std::string const range = "IFNA(IF(" + bound(1) + "=" + bound(2) + ";\"\";" + in_quotes(say("card.lies")) + "&" + bound(1) + "&" + in_quotes(say("card.to")) + "&" + bound(2) + ");\"\")";
        return in_quotes(say("card.index")) + "&" + score + "&" + range + "&" + in_quotes(say("card.coverage")) + "&IFNA(FIXED(" + live_.of_country("COVERAGE", row_, id) +
               ";0);\"–\")&" + in_quotes(say("card.percent"));
    }

    [[nodiscard]] std::string unknown_text() const {
        std::string const list = "TEXTJOIN(\", \";TRUE();{helpers})", most = std::to_string(most_of_the_unknown);
        std::string const cut = "IF(LEN(" + list + ")>" + most + ";LEFT(" + list + ";" + most + ")&\"…\";" + list + ")";
        return in_quotes(say("card.unknown")) + "&IF(SUMPRODUCT(LEN({helpers}))=0;" + in_quotes(say("card.nothing-unknown")) + ";SUMPRODUCT(LEN({helpers})>0)&\" · \"&" + cut + ")";
    }

    [[nodiscard]] static std::string of_evidence(std::size_t column) { return "INDEX(Evidence;0;" + std::to_string(column) + ")"; }
    [[nodiscard]] static std::string is_country(EvidenceColumns const& columns) { return "(" + of_evidence(columns.country) + "=[." + std::string(name_cell) + "])"; }

    /// The first source of the criterion, and its date as it is shown.
    [[nodiscard]] std::string source_of(std::string_view criterion) const {
        std::string const none = in_quotes(say("card.no-evidence"));
        if (!evidence_ || evidence_->country == 0 || evidence_->criterion == 0 || evidence_->source == 0) return none;
        std::string const at = "MATCH(1;" + is_country(*evidence_) + "*(" + of_evidence(evidence_->criterion) + "=" + in_quotes(criterion) + ");0)";
        auto const part = [&](std::size_t column) { return "INDEX(Evidence;" + at + ";" + std::to_string(column) + ")"; };
        std::string const date = part(evidence_->date);
        std::string parts = part(evidence_->source);
        if (evidence_->date > 0) parts += "&IF(" + date + "=\"\";\"\";\" · \"&IF(ISNUMBER(" + date + ");TEXT(" + date + ";\"YYYY-MM-DD\");" + date + "))";
        std::string const most = std::to_string(most_of_a_source);
        return "IFNA(IF(LEN(" + parts + ")>" + most + ";LEFT(" + part(evidence_->source) + ";" + std::to_string(most_of_a_source - 14) + ")&\"…\"" +
               parts.substr(part(evidence_->source).size()) + ";" + parts + ");" + none + ")";
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
    Area helpers_;
    std::size_t unknown_row_ = 0;
};

}  // namespace

ScorecardSheet make_scorecard_sheet(Framework const& framework, AssessmentsPlace const& place, std::size_t row,
                                    std::vector<std::optional<std::size_t>> const& columns, std::optional<EvidenceColumns> const& evidence,
                                    std::vector<std::string> const& markings, std::string const& country, std::string const& sheet_name, std::string_view language) {
    // The framework's text, where the document has none, stands in hidden cells of the second row.
    std::string const own = place.framework.empty() ? reference(sheet_name, {1, helper + 1, 1, helper + framework_pieces}) : place.framework;
    ScorecardSheet card;
    Page page(framework, place, row, columns, evidence, markings, language, own);
    page.head(country);
    page.verdicts();
    page.pillars(card);
    page.criteria();
    Sheet sheet = page.take(sheet_name);
    if (place.framework.empty()) {
        // Behind the note, which spans the columns up to the helper's.
        sheet.rows[1].cells.push_back(blank());
        sheet.rows[1].cells.push_back(framework_cell(place.tables));
        for (std::size_t i = 0; i < framework_pieces; ++i) sheet.columns.push_back({.millimetres = 10, .hidden = true});
    }
    card.of_hundred = of_hundred(framework);
    card.book.sheets.push_back(std::move(sheet));
    return card;
}

}  // namespace adherence::workbooks
