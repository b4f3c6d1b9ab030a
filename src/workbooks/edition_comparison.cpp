#include "workbooks/edition_comparison.hpp"

#include <algorithm>

#include "core/report/phrases.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t columns = 5, most_shown = 300;
constexpr std::size_t heading_row = 2;

/// A long text by its beginning: the edition itself holds the whole of it.
std::string beginning(std::string const& content) {
    if (content.size() <= most_shown) return content;
    return pieces_of(content.substr(0, most_shown + 4), most_shown).front() + " …";
}

class Writer {
public:
    Writer(ComparedEditions const& editions, EditionChanges const& changes, std::string_view language)
        : editions_(editions), changes_(changes), framework_(*editions.after.framework), language_(language), say_(framework_, language) {}

    Sheet write(std::string name) {
        sheet_.name = std::move(name);
        sheet_.columns = {{.millimetres = 45}, {.millimetres = 82}, {.millimetres = 48}, {.millimetres = 48}, {.millimetres = 95}};
        add_top();
        add_summary();
        add_verdicts(TurnDirection::gained, "gained");
        add_verdicts(TurnDirection::lost, "lost");
        add_verdicts(TurnDirection::other, "other");
        add_scores();
        add_cells();
        add_countries(changes_.countries_added, editions_.after, "added");
        add_countries(changes_.countries_gone, editions_.before, "gone");
        sheet_.frozen_columns = sheet_.repeated_columns = 1;
        sheet_.frozen_rows = heading_row + 1;
        sheet_.first_repeated_row = 0;  // with the marking
        sheet_.repeated_rows = heading_row + 1;
        sheet_.print_areas = {{0, 0, sheet_.rows.size() - 1, columns - 1}};
        return std::move(sheet_);
    }

private:
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return sentence(language_, key, arguments); }
    [[nodiscard]] std::string counted(std::string_view key, std::size_t count) const { return counted_sentence(language_, key, count); }

    void add_top() {
        Row top{{text(tell("comparison.title"), std::string(style::title))}};
        top.cells.resize(columns);
        std::string const &was = editions_.before.marking, &is = editions_.after.marking;
        top.cells.back() = text(was.empty() || fold(was) == fold(is) ? is : is.empty() ? was : was + " / " + is, std::string(style::marking));
        sheet_.rows.push_back(std::move(top));
        sheet_.rows.push_back({{text(tell("comparison.between", {{"before", editions_.before_name}, {"after", editions_.after_name}}), std::string(style::note))}});
        Row headings;
        for (char const* const key : {"comparison.country", "comparison.subject", "comparison.before", "comparison.after", "comparison.how"})
            headings.cells.push_back(text(tell(key), std::string(style::heading)));
        sheet_.rows.push_back(std::move(headings));
    }

    void add_band(std::string content) {
        Row row{{text(std::move(content), std::string(style::band))}};
        row.cells.resize(columns, blank(std::string(style::band)));
        sheet_.rows.push_back(std::move(row));
    }

    // A line over all columns; the office breaks it, but does not make a row of merged cells taller.
    void add_sentence(std::string content) {
        constexpr std::size_t of_a_line = 170;
        constexpr double line = 5;
        Cell cell = text(std::move(content), std::string(style::note_wrapped));
        cell.columns_spanned = columns;
        double const lines = static_cast<double>(1 + cell.content.size() / of_a_line);
        sheet_.rows.push_back({{std::move(cell)}, lines * line + 1});
    }

    void add_summary() {
        add_band(tell("comparison.summary"));
        if (changes_.nothing()) add_sentence(tell("comparison.nothing"));
        add_sentence(framework_sentence());
        if (!changes_.same_framework) add_framework_changes();
        if (!changes_.nothing()) {
            auto const turns = [&](TurnDirection direction) {
                return std::to_string(std::ranges::count_if(changes_.verdicts, [&](VerdictTurn const& turn) { return turn.direction() == direction; }));
            };
            auto const of_index = std::ranges::count(changes_.scores, framework_.root, &ScoreChange::node);
            add_sentence(tell("comparison.verdicts", {{"gained", turns(TurnDirection::gained)}, {"lost", turns(TurnDirection::lost)}, {"other", turns(TurnDirection::other)}}));
            add_sentence(tell("comparison.scores", {{"index", std::to_string(of_index)}, {"pillars", std::to_string(changes_.scores.size() - static_cast<std::size_t>(of_index))}}));
            add_sentence(tell("comparison.cells", {{"cells", std::to_string(changes_.cells.size())}}));
            add_sentence(tell("comparison.countries", {{"both", std::to_string(changes_.pairs.size())}, {"added", std::to_string(changes_.countries_added.size())},
                                                       {"gone", std::to_string(changes_.countries_gone.size())}}));
        }
        for (std::string const& remark : editions_.remarks) add_sentence(remark);
        add_sentence(tell("comparison.indicative"));
    }

    [[nodiscard]] std::string framework_sentence() const {
        std::string const now = framework_named(framework_, language_);
        if (changes_.same_framework) return tell("comparison.framework.same", {{"framework", now}});
        return tell("comparison.framework.changed", {{"before", framework_named(*editions_.before.framework, language_)}, {"after", now}});
    }

    void add_framework_changes() {
        auto const list = [&](std::vector<std::string> const& ids, char const* key) {
            if (!ids.empty()) add_sentence(tell(key, {{"list", say_.all(ids)}}));
        };
        list(changes_.criteria_added, "comparison.criteria.added");
        list(changes_.criteria_gone, "comparison.criteria.gone");
        list(changes_.benefits_added, "comparison.benefits.added");
        list(changes_.benefits_gone, "comparison.benefits.gone");
    }

    /// A band says what the rows below it are, and how many.
    void begin(std::string_view key, std::size_t count) {
        sheet_.rows.push_back({});
        add_band(tell(key, {{"count", std::to_string(count)}}));
    }

    void add_row(std::string const& country, std::string subject, Cell before, Cell after, std::string how) {
        sheet_.rows.push_back({{text(country, std::string(style::country)), text(std::move(subject), std::string(style::typed)), std::move(before), std::move(after),
                                text(std::move(how), std::string(style::typed))}});
    }

    void add_verdicts(TurnDirection direction, std::string_view name) {
        std::vector<VerdictTurn const*> turns;
        for (VerdictTurn const& turn : changes_.verdicts)
            if (turn.direction() == direction) turns.push_back(&turn);
        if (turns.empty()) return;
        begin("comparison.section." + std::string(name), turns.size());
        std::size_t const first = sheet_.rows.size();
        for (VerdictTurn const* const turn : turns)
            add_row(editions_.after.countries[turn->rows.after], say_.benefit(turn->benefit), text(say_.verdict(turn->before), std::string(style::verdict)),
                    text(say_.verdict(turn->after), std::string(style::verdict)), cause_of(*turn));
        sheet_.formats.push_back({{first, 2, sheet_.rows.size() - 1, 3}, verdict_conditions(language_)});
    }

    [[nodiscard]] std::string cause_of(VerdictTurn const& turn) const {
        switch (turn.cause) {
            case TurnCause::framework: return tell("comparison.by.framework");
            case TurnCause::only_cells: return tell("comparison.by.only-cells");
            case TurnCause::either: return tell("comparison.by.either");
            case TurnCause::together: return tell("comparison.by.together");
            case TurnCause::cells: break;
        }
        std::vector<std::string> titles;
        for (std::size_t i = 0; i < turn.criteria.size(); ++i) {
            std::string const title = say_.title(framework_.criteria[static_cast<std::size_t>(turn.criteria[i])]);
            titles.push_back(turn.by_peers[i] ? tell("comparison.by.peers", {{"criterion", title}}) : title);
        }
        return tell(turn.smallest ? "comparison.by.cells" : "comparison.by.cells.some", {{"criteria", say_.all(titles)}});
    }

    [[nodiscard]] Cell score_cell(EditionScore const& score) const {
        if (score.problem) return text(say_.verdict(Verdict::invalid), std::string(style::figure));
        if (!score.score) return text("–", std::string(style::figure));
        return number(score.score->to_text(), std::string(style::figure));
    }

    [[nodiscard]] std::string difference(ScoreChange const& change) const {
        if (!change.before.score || !change.after.score) return {};
        Number const by = *change.after.score - *change.before.score;
        // A figure that would be written as nothing is written more finely.
        int const decimals = (by.sign() < 0 ? -by : by) < Number::fraction(1, 20) ? 4 : 1;
        std::string size = number_text(by.sign() < 0 ? -by : by, language_, decimals);
        if (size.find_first_of(".,") == size.npos) size += language_ == "en" ? ".0" : ",0";
        return (by.sign() < 0 ? "−" : "+") + size;
    }

    void add_scores() {
        if (changes_.scores.empty()) return;
        begin("comparison.section.scores", changes_.scores.size());
        for (ScoreChange const& change : changes_.scores)
            add_row(editions_.after.countries[change.rows.after], say_.title(change.node), score_cell(change.before), score_cell(change.after), difference(change));
    }

    [[nodiscard]] Cell entered(std::string const& content) const {
        return content.empty() ? text(tell("comparison.empty"), std::string(style::typed)) : text(beginning(content), std::string(style::typed));
    }

    void add_cells() {
        if (changes_.cells.empty()) return;
        begin("comparison.section.cells", changes_.cells.size());
        for (CellChange const& change : changes_.cells)
            add_row(editions_.after.countries[change.rows.after], say_.title(framework_.criteria[static_cast<std::size_t>(change.criterion)]), entered(change.before),
                    entered(change.after), change.same_meaning ? tell("comparison.same-meaning") : std::string());
    }

    void add_countries(std::vector<std::size_t> const& rows, Edition const& edition, std::string_view name) {
        if (rows.empty()) return;
        begin("comparison.section." + std::string(name), rows.size());
        for (std::size_t const row : rows) sheet_.rows.push_back({{text(edition.countries[row], std::string(style::country))}});
    }

    ComparedEditions const& editions_;
    EditionChanges const& changes_;
    Framework const& framework_;
    std::string language_;
    Phrases say_;
    Sheet sheet_;
};

}  // namespace

EditionSide side_of(Edition const& edition) { return {edition.framework, edition.countries, edition.values->block(), edition.null_date}; }

Sheet comparison_sheet(ComparedEditions const& editions, EditionChanges const& changes, std::string_view language, std::string name) {
    return Writer(editions, changes, language).write(std::move(name));
}

}  // namespace adherence::workbooks
