#include "core/report/briefing_document.hpp"

#include <algorithm>
#include <span>

#include "core/base/utf8.hpp"
#include "core/report/phrases.hpp"
#include "core/report/words.hpp"

namespace adherence {

namespace {

using Table = DocumentTable;
using Paragraph = DocumentParagraph;

constexpr Verdict verdicts_from_best[] = {Verdict::eligible, Verdict::conditional, Verdict::open, Verdict::not_eligible, Verdict::invalid};
constexpr std::size_t most_of_a_reason = 210;       // bytes, on the page that holds all of a country
constexpr std::size_t most_paths_beside = 4;
constexpr std::size_t many_countries = 12;          // from so many on, only their names are in the table of contents
constexpr int shares_width = 620, bars_width = 880; // units of the drawings, which lie on the whole width of a page
constexpr double whole_width = 176;

/// As many whole sentences as fit.
std::string beginning(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    std::size_t end = 0;
    for (std::size_t at = text.find(". "); at != text.npos && at < most; at = text.find(". ", at + 1)) end = at + 1;
    if (end == 0) {
        end = text.rfind(' ', most);
        if (end == text.npos) end = beginning_of(text, most).size();
    }
    return std::string(text.substr(0, end)) + " …";
}

class Layout {
public:
    Layout(Briefing const& briefing, BriefingLayout const& layout) : briefing_(briefing), layout_(layout), say_(*briefing.framework, briefing.choices.language) {
        document_.letter = layout.letter;
    }

    Document lay_out() {
        head();
        front();
        if (has(BriefingPart::matrix)) matrix();
        for (BriefingCountry const& country : briefing_.countries) add(country);
        if (has(BriefingPart::method)) method();
        return std::move(document_);
    }

private:
    [[nodiscard]] bool has(BriefingPart part) const { return briefing_.choices.parts.has(part); }
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return say_.say(key, arguments); }
    [[nodiscard]] std::string figure(std::optional<double> const& value, int decimals = 1) const {
        auto const number = value ? Number::from_cell(*value) : std::nullopt;
        return number ? say_.number(*number, decimals) : "–";
    }
    /// Rounded down: 100 is said of a whole file only.
    [[nodiscard]] std::string coverage(ScorecardBar const& bar) const { return !bar.applicable || bar.problem ? "–" : figure(static_cast<double>(static_cast<int>(bar.coverage)), 0); }
    void add(DocumentBlock block) { document_.blocks.push_back(std::move(block)); }
    void heading(int level, std::string text, bool new_page = false) { add(DocumentHeading{level, std::move(text), new_page}); }
    void paragraph(Paragraph::Kind kind, std::string text) {
        if (!text.empty()) add(Paragraph{kind, std::move(text)});
    }

    void head() {
        BriefingChoices const& choices = briefing_.choices;
        document_.title = briefing_.title;
        document_.subtitle = framework_named();
        document_.author = choices.author;
        document_.date = document_.date_iso = to_text(choices.date);
        document_.language = say_.language();
        document_.marking = choices.marking;
        document_.footer = tell("briefing.footer", {{"framework", framework_short()}, {"stamp", briefing_.provenance.data_stamp}, {"date", document_.date}});
        document_.contents_title = tell("briefing.contents");
        document_.table_word = tell("briefing.table");
        document_.figure_word = tell("briefing.figure");
        document_.page_of = tell("briefing.page", {{"page", "{page}"}, {"pages", "{pages}"}});
        document_.contents = briefing_.countries.size() > many_countries ? 1 : 2;
    }
    [[nodiscard]] std::string framework_named() const {
        BriefingProvenance const& from = briefing_.provenance;
        if (from.framework_version.empty()) return tell("briefing.fact.framework.unversioned", {{"title", from.framework_title}, {"id", from.framework_id}});
        return tell("briefing.fact.framework.value", {{"title", from.framework_title}, {"id", from.framework_id}, {"version", from.framework_version}});
    }
    [[nodiscard]] std::string framework_short() const {
        BriefingProvenance const& from = briefing_.provenance;
        return from.framework_version.empty() ? from.framework_id : from.framework_id + " " + from.framework_version;
    }

    void front() {
        paragraph(Paragraph::Kind::lead, tell("briefing.indicative"));
        paragraph(Paragraph::Kind::lead, withheld_sentence(briefing_));
        Table table{.caption = tell("briefing.facts"), .columns = {{tell("briefing.facts.item"), 1}, {tell("briefing.facts.value"), 2.2}}};
        auto const row = [&](std::string_view key, std::string value) {
            if (!value.empty()) table.rows.push_back({{tell(key)}, {std::move(value)}});
        };
        BriefingProvenance const& from = briefing_.provenance;
        row("briefing.fact.framework", framework_named());
        row("briefing.fact.as-of", from.as_of);
        row("briefing.fact.framework-stamp", from.framework_stamp);
        row("briefing.fact.data-stamp", from.data_stamp);
        row("briefing.fact.countries", std::to_string(briefing_.countries.size()));
        row("briefing.fact.marking", briefing_.choices.marking);
        row("briefing.fact.date", document_.date);
        row("briefing.fact.author", briefing_.choices.author);
        row("briefing.fact.software", tell("briefing.fact.software.value", {{"version", from.extension_version}}));
        add(std::move(table));
    }

    // ---- all countries ---------------------------------------------------------------------------------------------

    void glance() {
        heading(1, tell("briefing.glance"));
        Table table{.caption = tell("briefing.glance.caption"), .columns = {{tell("card.benefit"), 2.4}}};
        std::vector<Verdict> used;
        for (Verdict const verdict : verdicts_from_best)
            if (verdict != Verdict::invalid || count(Verdict::invalid) > 0) used.push_back(verdict);
        for (Verdict const verdict : used) table.columns.push_back({std::string(symbol_of(verdict)) + " " + say_.verdict(verdict), 1, Table::Kind::figure});
        for (std::size_t benefit = 0; benefit < briefing_.benefit_titles.size(); ++benefit) {
            auto& row = table.rows.emplace_back();
            row.push_back({briefing_.benefit_titles[benefit]});
            for (Verdict const verdict : used) row.push_back({std::to_string(count(verdict, benefit))});
        }
        add(std::move(table));
    }
    [[nodiscard]] std::size_t count(Verdict verdict, std::optional<std::size_t> only = {}) const {
        std::size_t count = 0;
        for (BriefingCountry const& country : briefing_.countries)
            for (std::size_t benefit = 0; benefit < country.card.benefits.size(); ++benefit)
                count += (!only || *only == benefit) && country.card.benefits[benefit].verdict == verdict;
        return count;
    }

    void matrix() {
        if (briefing_.countries.size() > 1) glance();
        heading(1, tell("briefing.matrix"), briefing_.countries.size() > many_countries);
        for (Verdict const verdict : verdicts_from_best)
            if (count(verdict) > 0) paragraph(Paragraph::Kind::note, legend(verdict));
        Table table{.caption = tell("briefing.matrix.caption"), .columns = {{tell("matrix.country"), 1.7}}, .dense = true};
        for (std::string const& title : briefing_.benefit_titles) table.columns.push_back({title, 1.3, Table::Kind::verdict});
        table.columns.push_back({tell("briefing.matrix.index"), 0.65, Table::Kind::figure});
        table.columns.push_back({tell("briefing.matrix.range"), 1.1, Table::Kind::figure});
        table.columns.push_back({tell("matrix.coverage"), 1.05, Table::Kind::figure});
        for (BriefingCountry const& country : briefing_.countries) {
            auto& row = table.rows.emplace_back();
            row.push_back({country.card.country});
            for (ScorecardBenefit const& benefit : country.card.benefits) row.push_back({benefit.word, benefit.verdict});
            ScorecardBar const& index = country.card.index;
            row.push_back({figure(index.score)});
            row.push_back({range(index)});
            row.push_back({coverage(index)});
        }
        add(std::move(table));
    }
    [[nodiscard]] std::string legend(Verdict verdict) const {
        std::string const key = verdict == Verdict::eligible       ? "matrix.legend.eligible"
                                : verdict == Verdict::conditional  ? "matrix.legend.conditional"
                                : verdict == Verdict::open         ? "matrix.legend.open"
                                : verdict == Verdict::not_eligible ? "matrix.legend.not-eligible"
                                                                   : "matrix.legend.invalid";
        return tell("briefing.legend", {{"symbol", std::string(symbol_of(verdict))}, {"verdict", say_.verdict(verdict)}, {"meaning", tell(key)}});
    }
    [[nodiscard]] std::string range(ScorecardBar const& bar) const {
        if (!bar.low || !bar.high || *bar.low == *bar.high) return "–";
        return tell("svg.range", {{"low", figure(bar.low)}, {"high", figure(bar.high)}});
    }

    // ---- one country -----------------------------------------------------------------------------------------------

    void add(BriefingCountry const& country) {
        bool const card = has(BriefingPart::scorecards), reasons = has(BriefingPart::reasons), path = has(BriefingPart::path),
                   sure = has(BriefingPart::robustness), evidence = has(BriefingPart::evidence);
        if (!card && !reasons && !path && !sure && !evidence) return;
        heading(1, country.card.country, true);
        if (card) scorecard(country);
        bool turned = !card;  // what follows the page that holds all begins a new one
        auto const part = [&](std::string_view key) {
            heading(2, tell(key), !turned);
            turned = true;
        };
        if (reasons) {
            part("briefing.reasons");
            add_reasons(country);
        }
        if (path) {
            part("briefing.path");
            add_paths(country);
        }
        if (sure) {
            part("briefing.robustness");
            add_sureness(country);
        }
        if (evidence) {
            part("briefing.evidence");
            add_evidence(country);
        }
    }

    [[nodiscard]] std::string figures(Scorecard const& card) const {
        ScorecardBar const& index = card.index;
        if (index.problem) return tell("card.figures.invalid");
        Arguments const arguments{{"score", figure(index.score)}, {"low", figure(index.low)}, {"high", figure(index.high)}, {"coverage", coverage(index)}};
        return tell(index.low && index.high && *index.low != *index.high ? "card.figures.open" : "card.figures", arguments);
    }

    void scorecard(BriefingCountry const& country) {
        Scorecard const& card = country.card;
        paragraph(Paragraph::Kind::body, figures(card));
        Table verdicts{.caption = tell("briefing.verdicts", {{"country", card.country}}),
                       .columns = {{tell("card.benefit"), 1.5}, {tell("card.verdict"), 1.05, Table::Kind::verdict}, {tell("card.why"), 3.6}},
                       .dense = true,
                       .tight = true,
                       .captioned = false};
        for (ScorecardBenefit const& benefit : card.benefits) verdicts.rows.push_back({{benefit.title}, {benefit.word, benefit.verdict}, {beginning(why(benefit), most_of_a_reason)}});
        add(std::move(verdicts));
        auto const said = [&](ScorecardBar const& bar) {
            return tell("briefing.bar", {{"title", bar.title}, {"score", bar.problem ? say_.verdict(Verdict::invalid) : figure(bar.score)}});
        };
        std::string bars = said(card.index);
        for (ScorecardBar const& pillar : card.pillars) bars += "; " + said(pillar);
        add(DocumentDrawing{draw_bars(card, {}, bars_width, layout_.drawing_scale), tell("briefing.bars", {{"country", card.country}}), bars, whole_width, false});
        assessments(country);
    }

    /// What stands beside the verdict needs not say it again.
    [[nodiscard]] std::string why(ScorecardBenefit const& benefit) const {
        std::string const verdict = tell("explain.verdict", {{"benefit", benefit.title}, {"verdict", benefit.word}});
        std::string_view text = benefit.explanation;
        if (text.starts_with(verdict)) text.remove_prefix(verdict.size());
        return std::string(trim(text));
    }

    /// In two halves beside each other, so that they share the page with all else.
    void assessments(BriefingCountry const& country) {
        Table table{.caption = tell("briefing.assessments", {{"country", country.card.country}}), .dense = true, .tight = true, .captioned = false};
        for (int half = 0; half < 2; ++half) {
            table.columns.push_back({tell("card.criterion"), 1});
            table.columns.push_back({tell("card.value"), 1});
        }
        std::size_t const rows = (country.cells.size() + 1) / 2;
        for (std::size_t row = 0; row < rows; ++row) {
            auto& entries = table.rows.emplace_back();
            for (std::size_t at = row; at < 2 * rows; at += rows) {
                bool const there = at < country.cells.size();
                entries.push_back({there ? country.cells[at].title : std::string()});
                entries.push_back({there ? country.cells[at].words : std::string()});
            }
        }
        add(std::move(table));
    }

    void add_reasons(BriefingCountry const& country) {
        for (ScorecardBenefit const& benefit : country.card.benefits) {
            heading(3, tell("briefing.benefit", {{"benefit", benefit.title}, {"verdict", std::string(symbol_of(benefit.verdict)) + " " + benefit.word}}));
            paragraph(Paragraph::Kind::body, why(benefit));
        }
    }

    void add_paths(BriefingCountry const& country) {
        std::vector<std::size_t> found;
        for (std::size_t benefit = 0; benefit < country.paths.size(); ++benefit) {
            BriefingPath const& path = country.paths[benefit];
            paragraph(Paragraph::Kind::item, tell(key_of(path), {{"benefit", briefing_.benefit_titles[benefit]}, {"why", path.why}, {"effort", figure(path.effort)}}));
            if (path.kind == BriefingPath::Kind::found) found.push_back(benefit);
        }
        // Beside each other, as far as there is room: what is asked for one benefit is mostly asked for the next.
        for (std::size_t first = 0; first < found.size(); first += most_paths_beside)
            paths_beside(country, std::span(found).subspan(first, std::min(most_paths_beside, found.size() - first)));
    }
    static std::string_view key_of(BriefingPath const& path) {
        switch (path.kind) {
            case BriefingPath::Kind::none_needed: return "briefing.path.none-needed";
            case BriefingPath::Kind::unreachable: return "briefing.path.unreachable";
            case BriefingPath::Kind::not_asked: return "briefing.path.not-asked";
            case BriefingPath::Kind::found: break;
        }
        return path.proven ? "briefing.path.total" : "briefing.path.unproven";
    }
    void paths_beside(BriefingCountry const& country, std::span<std::size_t const> benefits) {
        Table table{.caption = tell("briefing.path.caption", {{"country", country.card.country}}), .columns = {{tell("card.criterion"), 1.5}, {tell("briefing.path.from"), 1}}, .dense = true};
        for (std::size_t const benefit : benefits) table.columns.push_back({briefing_.benefit_titles[benefit], 1.1});
        for (BriefingCell const& cell : country.cells) {
            std::vector<Table::Entry> row{{cell.title}, {cell.words}};
            bool asked = false;
            for (std::size_t const benefit : benefits) {
                auto const& moves = country.paths[benefit].moves;
                auto const move = std::ranges::find(moves, cell.id, &BriefingMove::id);
                row.push_back({move == moves.end() ? std::string() : move->to_words});
                asked = asked || move != moves.end();
            }
            if (asked) table.rows.push_back(std::move(row));
        }
        add(std::move(table));
    }

    void add_sureness(BriefingCountry const& country) {
        if (!country.sureness) return;
        DrawSettings const& draws = briefing_.choices.draws;
        std::string const percent = figure(100 * draws.spread.by, 0);
        std::string const spread = draws.spread.kind != WeightSpread::Kind::moved ? tell("sure.spread.any")
                                   : draws.spread.by == 0                         ? tell("sure.spread.still")
                                                                                  : tell("sure.spread", {{"percent", percent}});
        paragraph(Paragraph::Kind::note, tell("briefing.robustness.about", {{"spread", spread}, {"draws", tell("sure.draws", {{"draws", std::to_string(draws.draws)}})}}));
        std::string alternative;
        for (Sureness::Benefit const& benefit : country.sureness->benefits)
            alternative += (alternative.empty() ? "" : "; ") + tell("briefing.bar", {{"title", benefit.title}, {"score", benefit.words}});
        add(DocumentDrawing{draw_shares(*country.sureness, {}, shares_width, layout_.drawing_scale), tell("briefing.robustness.caption", {{"country", country.card.country}}), alternative,
                            whole_width, true});
        paragraph(Paragraph::Kind::body, country.sureness->rank);
    }

    /// Those that say something, in one column: as many as there are would leave none of them its room.
    static std::string joined(std::initializer_list<std::string_view> parts) {
        std::string text;
        for (std::string_view const part : parts)
            if (!part.empty()) text += (text.empty() ? "" : " · ") + std::string(part);
        return text;
    }

    void add_evidence(BriefingCountry const& country) {
        if (country.evidence.empty()) return paragraph(Paragraph::Kind::body, tell("briefing.evidence.none"));
        std::string const details = joined({tell("briefing.column.date"), tell("briefing.column.confidence"), tell("briefing.column.marking")});
        Table table{.caption = tell("briefing.evidence.caption", {{"country", country.card.country}}),
                    .columns = {{tell("card.criterion"), 3.7}, {tell("briefing.column.source"), 4.7}, {details, 3.3}, {tell("briefing.column.note"), 5}},
                    .dense = true};
        for (EvidenceEntry const& entry : country.evidence) {
            int const node = briefing_.framework->node(entry.criterion);
            table.rows.push_back({{node < 0 ? entry.criterion : say_.title(node)}, {entry.source}, {joined({entry.date_text, entry.confidence, entry.marking})}, {entry.note}});
        }
        add(std::move(table));
    }

    void method() {
        heading(1, tell("briefing.method"), true);
        for (std::string& text : method_of(briefing_)) paragraph(Paragraph::Kind::body, std::move(text));
    }

    Briefing const& briefing_;
    BriefingLayout layout_;
    Phrases say_;
    Document document_;
};

}  // namespace

std::vector<std::string> method_of(Briefing const& briefing) {
    Phrases const say(*briefing.framework, briefing.choices.language);
    BriefingParts const parts = briefing.choices.parts;
    std::vector<std::string> texts{say.say("briefing.method.verdicts"), say.say("briefing.method.scores")};
    if (briefing.relative) texts.push_back(say.say("briefing.method.relative", {{"count", std::to_string(briefing.peers)}}));
    if (parts.has(BriefingPart::path)) texts.push_back(say.say("briefing.method.path"));
    if (parts.has(BriefingPart::robustness)) texts.push_back(say.say("briefing.method.robustness", {{"seed", std::to_string(briefing.choices.draws.seed)}}));
    texts.push_back(say.say("briefing.method.again"));
    if (std::string const& note = briefing.framework->note.in(say.language(), briefing.framework->language); !note.empty())
        texts.push_back(say.say("briefing.method.framework", {{"note", note}}));
    return texts;
}

Document briefing_document(Briefing const& briefing, BriefingLayout const& layout) { return Layout(briefing, layout).lay_out(); }

}  // namespace adherence
