#include "workbooks/briefing_sheets.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.hpp"
#include "core/report/briefing_document.hpp"
#include "core/report/words.hpp"
#include "workbooks/styles.hpp"
#include "workbooks/texts.hpp"

namespace adherence::workbooks {

namespace {

constexpr double country_width = 42, wide = 75, middle = 45, narrow = 23;
constexpr double letter_width = 1.75, line_height = 4.3, padding = 1.6;  // millimetres, of 10 points, generously: paper is less kind than the screen
constexpr double highest_row = 140;  // millimetres: .xlsx knows 409 points, and Calc would start again from nothing
constexpr std::size_t columns_of_a_page = 7;
constexpr std::size_t most_of_a_cell = 32'000;  // UTF-16 units, of an .xlsx file; a byte is never more than one

std::string style_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::eligible: return std::string(style::eligible);
        case Verdict::conditional: return std::string(style::conditional);
        case Verdict::open: return std::string(style::open);
        case Verdict::not_eligible: return std::string(style::not_eligible);
        case Verdict::invalid: return std::string(style::invalid);
    }
    return {};
}

/// Formatted as Text, so that what looks like a formula stays what it is when the cell is edited.
Cell words(std::string content, std::string_view look = style::typed_wide) {
    if (content.size() > most_of_a_cell) {
        content.resize(beginning_of(content, most_of_a_cell).size());
        content += "…";
    }
    return content.empty() ? blank(std::string(look)) : text(std::move(content), std::string(look));
}
Cell figure(std::optional<double> value, std::string_view look = style::figure) {
    return value && std::isfinite(*value) ? number(adherence::Cell::of(*value).shown(), std::string(look)) : blank(std::string(look));
}
Cell verdict(ScorecardBenefit const& benefit) { return text(benefit.word, style_of(benefit.verdict)); }

class Sheets {
public:
    explicit Sheets(Briefing const& briefing) : briefing_(briefing) {
        BriefingChoices const& choices = briefing.choices;
        Texts const& texts = texts_in(choices.language);
        book_.title = briefing.title;
        book_.description = briefing.provenance.framework_id + " " + briefing.provenance.framework_version + " · " + briefing.provenance.data_stamp + " · " + to_text(choices.date);
        book_.language = texts.language;
        book_.country = texts.country;
        book_.marking = choices.marking;
    }

    Workbook make() {
        about();
        if (has(BriefingPart::matrix)) matrix();
        if (has(BriefingPart::scorecards)) {
            pillars();
            assessments();
        }
        if (has(BriefingPart::reasons)) reasons();
        if (has(BriefingPart::path)) paths();
        if (has(BriefingPart::robustness)) robustness();
        if (has(BriefingPart::evidence)) evidence();
        for (Sheet& sheet : book_.sheets) fit_rows(sheet);
        return std::move(book_);
    }

private:
    [[nodiscard]] bool has(BriefingPart part) const { return briefing_.choices.parts.has(part); }
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return sentence(briefing_.choices.language, key, arguments); }

    struct Head {
        std::string title;
        double millimetres;
    };
    /// Title and what it rests on, then the table's header, which stays in sight and on every page.
    Sheet& begin(std::string const& name, std::vector<Head> const& heads, std::size_t frozen_columns = 1) {
        Sheet& sheet = book_.sheets.emplace_back();
        sheet.name = name;
        // Of long words that lie beyond the table's columns nothing is cut.
        sheet.rows.push_back({{text(name, std::string(style::title))}, 9});
        sheet.rows.push_back({{text(tell("briefing.indicative.short"), std::string(style::note))}, 5});
        Row header;
        for (Head const& head : heads) {
            header.cells.push_back(words(head.title, style::heading));
            sheet.columns.push_back({.millimetres = head.millimetres});
        }
        sheet.first_repeated_row = sheet.rows.size();
        sheet.repeated_rows = 1;
        sheet.rows.push_back(std::move(header));
        sheet.frozen_rows = sheet.rows.size();
        sheet.frozen_columns = frozen_columns;
        return sheet;
    }
    [[nodiscard]] Head country_head() const { return {tell("matrix.country"), country_width}; }

    /// As high as the longest of its texts is on paper, or as a row may be.
    static void fit_rows(Sheet& sheet) {
        for (std::size_t r = sheet.first_repeated_row; r < sheet.rows.size(); ++r) {
            double lines = 1;
            for (std::size_t c = 0; c < sheet.rows[r].cells.size(); ++c) {
                Cell const& cell = sheet.rows[r].cells[c];
                auto const letters = static_cast<double>(std::ranges::count_if(cell.content, [](char one) { return (static_cast<unsigned char>(one) & 0xC0) != 0x80; }));
                double const own = static_cast<double>(std::ranges::count(cell.content, '\n'));
                if (cell.kind == Cell::Kind::text) lines = std::max(lines, own + std::ceil(letters * letter_width / (sheet.columns[c].millimetres - padding)));
            }
            if (lines > 1) sheet.rows[r].millimetres = std::min(lines * line_height + padding, highest_row);
        }
    }

    void about() {
        Sheet& sheet = begin(tell("briefing.about"), {{tell("briefing.facts.item"), wide}, {tell("briefing.facts.value"), 150}}, 0);
        BriefingProvenance const& from = briefing_.provenance;
        auto const row = [&](std::string_view key, std::string value) {
            if (!value.empty()) sheet.rows.push_back({{words(tell(key), style::label), words(std::move(value))}});
        };
        row("briefing.fact.title", briefing_.title);
        row("briefing.fact.framework", from.framework_title);
        row("briefing.fact.id", from.framework_id);
        row("briefing.fact.version", from.framework_version);
        row("briefing.fact.as-of", from.as_of);
        row("briefing.fact.framework-stamp", from.framework_stamp);
        row("briefing.fact.data-stamp", from.data_stamp);
        row("briefing.fact.countries", std::to_string(briefing_.countries.size()));
        row("briefing.fact.marking", briefing_.choices.marking);
        row("briefing.fact.date", to_text(briefing_.choices.date));
        row("briefing.fact.author", briefing_.choices.author);
        row("briefing.fact.software", tell("briefing.fact.software.value", {{"version", from.extension_version}}));
        row("briefing.fact.status", tell("briefing.indicative"));
        row("briefing.fact.withheld", withheld_sentence(briefing_));
        if (!has(BriefingPart::method)) return;
        for (std::string const& paragraph : method_of(briefing_)) row("briefing.method", paragraph);
    }

    void matrix() {
        std::vector<Head> heads{country_head()};
        for (std::string const& title : briefing_.benefit_titles) heads.push_back({title, middle});
        for (std::string_view const key : {"briefing.matrix.index", "matrix.lowest", "matrix.highest", "matrix.coverage"}) heads.push_back({tell(key), narrow});
        Sheet& sheet = begin(tell("briefing.matrix"), heads);
        for (BriefingCountry const& country : briefing_.countries) {
            Row row{{words(country.card.country, style::country)}};
            for (ScorecardBenefit const& benefit : country.card.benefits) row.cells.push_back(verdict(benefit));
            add_figures(row, country.card.index);
            sheet.rows.push_back(std::move(row));
        }
    }
    static void add_figures(Row& row, ScorecardBar const& bar) {
        row.cells.push_back(figure(bar.score));
        row.cells.push_back(figure(bar.low));
        row.cells.push_back(figure(bar.high));
        row.cells.push_back(figure(bar.applicable && !bar.problem ? std::optional(bar.coverage) : std::nullopt));
    }

    void pillars() {
        Sheet& sheet = begin(tell("briefing.pillars"), {country_head(), {tell("card.pillar"), wide}, {tell("card.score"), narrow}, {tell("matrix.lowest"), narrow},
                                                        {tell("matrix.highest"), narrow}, {tell("matrix.coverage"), narrow}});
        for (BriefingCountry const& country : briefing_.countries) {
            auto const row = [&](ScorecardBar const& bar) {
                Row one{{words(country.card.country, style::country), words(bar.title)}};
                add_figures(one, bar);
                sheet.rows.push_back(std::move(one));
            };
            row(country.card.index);
            for (ScorecardBar const& pillar : country.card.pillars) row(pillar);
        }
    }

    /// As entered, under the ids that formulas read.
    void assessments() {
        std::vector<Head> heads{country_head()};
        if (!briefing_.countries.empty())
            for (BriefingCell const& cell : briefing_.countries.front().cells) heads.push_back({cell.title, middle});
        Sheet& sheet = begin(tell("briefing.assessments.sheet"), heads);
        Row ids{{words("country", style::ids)}};
        if (!briefing_.countries.empty())
            for (BriefingCell const& cell : briefing_.countries.front().cells) ids.cells.push_back(words(cell.id, style::ids));
        sheet.rows.push_back(std::move(ids));
        ++sheet.repeated_rows;
        ++sheet.frozen_rows;
        sheet.repeated_columns = 1;
        for (BriefingCountry const& country : briefing_.countries) {
            Row row{{words(country.card.country, style::country)}};
            for (BriefingCell const& cell : country.cells) {
                if (cell.withheld) row.cells.push_back(words(cell.words, style::typed));
                else if (cell.number && std::isfinite(*cell.number)) row.cells.push_back(figure(cell.number, style::number));
                else row.cells.push_back(words(cell.content, style::typed));
            }
            sheet.rows.push_back(std::move(row));
        }
        for (std::size_t first = 0; first < sheet.columns.size(); first += columns_of_a_page)
            sheet.print_areas.push_back({0, first, sheet.rows.size() - 1, std::min(first + columns_of_a_page, sheet.columns.size()) - 1});
    }

    void reasons() {
        Sheet& sheet = begin(tell("briefing.reasons"), {country_head(), {tell("card.benefit"), middle}, {tell("card.verdict"), middle}, {tell("card.why"), 190}});
        for (BriefingCountry const& country : briefing_.countries)
            for (ScorecardBenefit const& benefit : country.card.benefits)
                sheet.rows.push_back({{words(country.card.country, style::country), words(benefit.title), verdict(benefit), words(benefit.explanation)}});
    }

    void paths() {
        Sheet& sheet = begin(tell("briefing.path"), {country_head(), {tell("card.benefit"), middle}, {tell("card.criterion"), wide}, {tell("briefing.path.from"), middle},
                                                     {tell("briefing.path.to"), middle}, {tell("briefing.path.effort"), narrow}});
        for (BriefingCountry const& country : briefing_.countries)
            for (std::size_t benefit = 0; benefit < country.paths.size(); ++benefit) {
                BriefingPath const& path = country.paths[benefit];
                std::string const& title = briefing_.benefit_titles[benefit];
                auto const row = [&](std::string said, std::string from, std::string to, std::optional<double> effort) {
                    sheet.rows.push_back({{words(country.card.country, style::country), words(title), words(std::move(said)), words(std::move(from)), words(std::move(to)), figure(effort)}});
                };
                Arguments const arguments{{"benefit", title}, {"why", path.why}};
                if (path.kind == BriefingPath::Kind::none_needed) row(tell("briefing.path.none-needed", arguments), {}, {}, 0);
                if (path.kind == BriefingPath::Kind::unreachable) row(tell("briefing.path.unreachable", arguments), {}, {}, {});
                if (path.kind == BriefingPath::Kind::not_asked) row(tell("briefing.path.not-asked", arguments), {}, {}, {});
                for (BriefingMove const& move : path.moves) row(move.title, move.from_words, move.to_words, move.effort);
                if (path.kind == BriefingPath::Kind::found && !path.proven) row(tell("path.not-proven"), {}, {}, {});
            }
    }

    void robustness() {
        std::string_view const language = briefing_.choices.language;
        Sheet& sheet = begin(tell("briefing.robustness"), {country_head(), {tell("card.benefit"), middle}, {std::string(verdict_word(Verdict::eligible, language)), narrow},
                                                           {std::string(verdict_word(Verdict::conditional, language)), narrow},
                                                           {std::string(verdict_word(Verdict::not_eligible, language)), narrow}, {tell("briefing.robustness.words"), wide}, {tell("briefing.rank"), wide}});
        for (BriefingCountry const& country : briefing_.countries) {
            if (!country.sureness) continue;
            for (Sureness::Benefit const& benefit : country.sureness->benefits) {
                auto const share = [&](double value) { return figure(benefit.shares.asked ? std::optional(100 * value) : std::nullopt); };
                sheet.rows.push_back({{words(country.card.country, style::country), words(benefit.title), share(benefit.shares.eligible), share(benefit.shares.conditional),
                                       share(benefit.shares.not_eligible), words(benefit.words), words(country.sureness->rank)}});
            }
        }
    }

    void evidence() {
        Sheet& sheet = begin(tell("briefing.evidence"), {country_head(), {tell("card.criterion"), middle}, {tell("briefing.column.source"), 90}, {tell("briefing.column.date"), narrow},
                                                         {tell("briefing.column.confidence"), narrow}, {tell("briefing.column.marking"), narrow}, {tell("briefing.column.note"), 90}});
        for (BriefingCountry const& country : briefing_.countries)
            for (EvidenceEntry const& entry : country.evidence)
                sheet.rows.push_back({{words(country.card.country, style::country), words(entry.criterion), words(entry.source), words(entry.date_text), words(entry.confidence),
                                       words(entry.marking), words(entry.note)}});
    }

    Briefing const& briefing_;
    Workbook book_;
};

}  // namespace

Workbook briefing_workbook(Briefing const& briefing) { return Sheets(briefing).make(); }

}  // namespace adherence::workbooks
