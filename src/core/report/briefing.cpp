#include "core/report/briefing.hpp"

#include <algorithm>
#include <set>

#include "core/advice/path.hpp"
#include "core/doubt/points.hpp"
#include "core/report/advice_words.hpp"
#include "core/report/phrases.hpp"
#include "core/report/stamp.hpp"
#include "core/report/words.hpp"

namespace adherence {

namespace {

using State = Assessment::State;

struct HeldBack {
    std::vector<std::vector<bool>> cells;  ///< by chosen country and criterion: all of its evidence is withheld
    std::vector<std::vector<EvidenceEntry const*>> entries, kept;  ///< by chosen country
};

HeldBack held_back(BriefingGround const& ground, BriefingChoices const& choices) {
    Framework const& framework = ground.block->framework();
    HeldBack held;
    for (std::size_t const row : choices.countries) {
        auto& cells = held.cells.emplace_back(framework.criteria.size(), false);
        auto &entries = held.entries.emplace_back(), &kept = held.kept.emplace_back();
        if (!ground.evidence) continue;
        std::set<int> supported;
        for (EvidenceEntry const* entry : ground.evidence->of(ground.names[row])) {
            bool const above = is_above(entry->marking, choices.marking, choices.markings);
            (above ? entries : kept).push_back(entry);
            int const node = framework.node(entry->criterion);
            if (node < 0 || !framework.nodes[static_cast<std::size_t>(node)].criterion) continue;
            int const criterion = framework.nodes[static_cast<std::size_t>(node)].criterion_index;
            if (above) cells[static_cast<std::size_t>(criterion)] = true;
            else supported.insert(criterion);
        }
        for (int const criterion : supported) cells[static_cast<std::size_t>(criterion)] = false;
    }
    return held;
}

/// As it stands in the workbook; null: there is no such column.
Cell const* entered(BriefingGround const& ground, std::size_t row, int criterion) {
    int const column = ground.columns.column_of_criterion[static_cast<std::size_t>(criterion)];
    return column < 0 ? nullptr : &ground.values->block().cells[row * ground.values->columns() + static_cast<std::size_t>(column)];
}

/// Is there anything in the cell to hold back? Asked of the cell alone: in a column that cannot be scored every cell is a problem, and
/// whether it can may rest on what is held back elsewhere.
bool says_something(BriefingGround const& ground, std::size_t row, int criterion) {
    Framework const& framework = ground.block->framework();
    Cell const* const cell = entered(ground, row, criterion);
    return cell && read_cell(framework, framework.criteria[static_cast<std::size_t>(criterion)], *cell, ground.null_date).state != State::unknown;
}

class BriefingMaker {
public:
    BriefingMaker(BriefingGround const& ground, BriefingChoices const& choices, Work const& work)
        : ground_(ground), choices_(choices), work_(work), framework_(ground.block->framework()), say_(framework_, choices.language),
          held_(held_back(ground, choices)), block_(ground.block) {
        if (!choices.withhold_values) held_.cells.assign(choices.countries.size(), std::vector<bool>(framework_.criteria.size(), false));
        withhold();
    }

    std::optional<Briefing> make() {
        Briefing briefing = blank();
        briefing.countries.resize(choices_.countries.size());
        bool const all = for_each_tile(choices_.countries.size(), work_, [&](std::size_t, std::size_t place) { briefing.countries[place] = country(place); });
        if (!all) return {};
        briefing.provenance.data_stamp = data_stamp(briefing.countries);
        if (choices_.parts.has(BriefingPart::path) && !add_paths(briefing)) return {};
        if (choices_.parts.has(BriefingPart::robustness) && !choices_.countries.empty()) {
            auto shares = make_shares(*block_, choices_.countries, choices_.draws, say_.language(), work_);
            if (!shares) return {};
            for (std::size_t place = 0; place < shares->size(); ++place) briefing.countries[place].sureness = std::move((*shares)[place]);
        }
        for (BriefingCountry const& one : briefing.countries) {
            briefing.evidence_withheld += one.evidence_withheld;
            briefing.values_withheld += one.values_withheld;
        }
        return briefing;
    }

private:
    /// What is withheld is unknown to all that follows. Other countries are left as they are: figures among peers rest on them all.
    void withhold() {
        bool const any = std::ranges::any_of(held_.cells, [](auto const& row) { return std::ranges::find(row, true) != row.end(); });
        if (!any) return;
        std::size_t const width = framework_.criteria.size(), rows = block_->rows();
        Grid grid(rows, width);
        Columns every;
        for (std::size_t c = 0; c < width; ++c) every.column_of_criterion.push_back(static_cast<int>(c));
        every.width = width;
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < width; ++c) copy(grid, r, c, r, static_cast<int>(c));
        for (std::size_t place = 0; place < held_.cells.size(); ++place)
            for (std::size_t c = 0; c < width; ++c)
                if (held_.cells[place][c]) grid.set(choices_.countries[place], c, std::string("?"));
        block_ = std::make_shared<CountryBlock>(ground_.block->store_ptr(), every, grid.block(), ground_.null_date);
    }
    void copy(Grid& grid, std::size_t row, std::size_t column, std::size_t from_row, int criterion) const {
        Cell const* const cell = entered(ground_, from_row, criterion);
        if (cell && cell->kind == Cell::Kind::number) grid.set(row, column, cell->number);
        if (cell && cell->kind == Cell::Kind::text) grid.set(row, column, std::string(cell->text));
    }

    [[nodiscard]] Briefing blank() const {
        Briefing briefing{.choices = choices_};
        briefing.choices.countries.clear();
        briefing.framework = ground_.block->store().framework_ptr();
        briefing.index_title = say_.title(framework_.root);
        for (std::size_t i = 0; i < framework_.benefits.size(); ++i) {
            briefing.benefit_ids.push_back(framework_.benefits[i].id);
            briefing.benefit_titles.push_back(say_.benefit(static_cast<int>(i)));
        }
        briefing.peers = block_->rows();
        briefing.relative = framework_.has_relative;
        BriefingProvenance& from = briefing.provenance;
        from.framework_id = framework_.id;
        from.framework_title = framework_.title.empty() ? framework_.id : framework_.title.in(say_.language(), framework_.language);
        from.framework_version = framework_.version;
        from.framework_stamp = stamp_of(framework_, Block{});
        if (framework_.as_of) from.as_of = to_text(*framework_.as_of);
        from.extension_version = choices_.extension_version;
        briefing.title = !choices_.title.empty()             ? choices_.title
                         : choices_.countries.size() == 1 ? say_.say("briefing.title.country", {{"country", ground_.names[choices_.countries.front()]}})
                                                          : say_.say("briefing.title");
        return briefing;
    }

    /// Over what the briefing holds, so that it comes out again of that: a stamp that withheld cells went into would let them be found
    /// by trying.
    [[nodiscard]] std::string data_stamp(std::vector<BriefingCountry> const& countries) const {
        Grid grid(countries.size(), framework_.criteria.size());
        for (std::size_t row = 0; row < countries.size(); ++row)
            for (std::size_t column = 0; column < countries[row].cells.size(); ++column) {
                BriefingCell const& cell = countries[row].cells[column];
                if (cell.number) grid.set(row, column, *cell.number);
                else grid.set(row, column, cell.withheld ? "?" : cell.content);
            }
        return stamp_of(framework_, grid.block());
    }

    [[nodiscard]] BriefingCountry country(std::size_t place) const {
        std::size_t const row = choices_.countries[place];
        BriefingCountry country;
        Evaluation const evaluation = evaluate(*block_, row);
        country.card = make_scorecard(evaluation, ground_.names[row], say_.language());
        for (std::size_t c = 0; c < framework_.criteria.size(); ++c) {
            country.cells.push_back(cell(place, static_cast<int>(c)));
            country.values_withheld += country.cells.back().withheld;
        }
        country.evidence_withheld = held_.entries[place].size();
        if (choices_.parts.has(BriefingPart::evidence))
            for (EvidenceEntry const* entry : held_.kept[place]) country.evidence.push_back(*entry);
        return country;
    }

    [[nodiscard]] BriefingCell cell(std::size_t place, int criterion) const {
        std::size_t const row = choices_.countries[place];
        int const node = framework_.criteria[static_cast<std::size_t>(criterion)];
        Node const& of = framework_.nodes[static_cast<std::size_t>(node)];
        Scale const& scale = framework_.scale_of(node);
        Appraisal const& read = *block_->row(row)[static_cast<std::size_t>(criterion)];
        BriefingCell cell{.criterion = criterion, .id = of.id, .title = say_.title(node), .group = say_.title(of.parent)};
        cell.state = read.assessment.state;
        bool const held = held_.cells[place][static_cast<std::size_t>(criterion)];
        cell.withheld = held && says_something(ground_, row, criterion);
        if (Cell const* const given = entered(ground_, row, criterion); given && !held) {
            bool const day = given->kind == Cell::Kind::number && scale.type == ScaleType::date && cell.state == State::known;
            cell.content = day ? value_text(scale, read.assessment.values) : given->shown();
            if (given->kind == Cell::Kind::number && !day) cell.number = given->number;
        }
        switch (cell.state) {
            case State::known:
            case State::ranged:
                cell.value = value_text(scale, read.assessment.values);
                cell.words = say_.entry(scale, read.assessment.values);
                break;
            case State::unknown:
                cell.value = "?";
                cell.words = say_.say(cell.withheld ? "briefing.withheld.value" : "trial.unknown");
                break;
            case State::not_applicable:
                cell.value = "n/a";
                cell.words = say_.say("trial.not-applicable");
                break;
            case State::problem: cell.words = say_.say("briefing.unreadable", {{"content", cell.content}}); break;
        }
        if (read.applicable() && read.scored && !read.problem() && read.low == read.high) cell.score = read.low.to_double();
        return cell;
    }

    [[nodiscard]] bool add_paths(Briefing& briefing) const {
        std::size_t const benefits = framework_.benefits.size();
        for (BriefingCountry& one : briefing.countries) one.paths.resize(benefits);
        return for_each_tile(briefing.countries.size() * benefits, work_, [&](std::size_t, std::size_t tile) {
            briefing.countries[tile / benefits].paths[tile % benefits] = path(choices_.countries[tile / benefits], static_cast<int>(tile % benefits));
        });
    }

    [[nodiscard]] BriefingPath path(std::size_t row, int benefit) const {
        BriefingPath result;
        Supposition country(*block_, row, benefit);
        if (country.today().verdict == Verdict::invalid) return result;
        Path const found = least_path(country);
        result.proven = found.proven;
        switch (found.kind) {
            case Path::Kind::none_needed: result.kind = BriefingPath::Kind::none_needed; return result;
            case Path::Kind::unreachable:
                result.kind = BriefingPath::Kind::unreachable;
                result.why = why_unreachable(found, country, say_.language());
                return result;
            case Path::Kind::found: break;
        }
        result.kind = BriefingPath::Kind::found;
        result.effort = found.effort.to_double();
        for (Improvement const& one : found.improvements) {
            int const node = framework_.criteria[static_cast<std::size_t>(one.criterion)];
            Scale const& scale = framework_.scale_of(node);
            Appraisal const& from = *country.cells()[static_cast<std::size_t>(one.criterion)];
            bool const unknown = from.assessment.state == State::unknown;
            result.moves.push_back({framework_.nodes[static_cast<std::size_t>(node)].id, say_.title(node), unknown ? "?" : value_text(scale, from.assessment.values),
                                    value_text(scale, one.to), unknown ? say_.say("trial.unknown") : say_.entry(scale, from.assessment.values),
                                    say_.entry(scale, one.to), one.effort.to_double()});
        }
        return result;
    }

    BriefingGround const& ground_;
    BriefingChoices const& choices_;
    Work const& work_;
    Framework const& framework_;
    Phrases say_;
    HeldBack held_;
    std::shared_ptr<CountryBlock const> block_;
};

}  // namespace

bool is_above(std::string_view marking, std::string_view limit, std::vector<std::string> const& markings) {
    if (fold(marking) == fold(limit)) return false;
    // A text without a marking is for everyone, as what bears the lowest is. So is one whose marking the list does not have: a slip
    // of the pen must not open everything.
    std::size_t const its = rank_of_marking(marking, markings), most = rank_of_marking(limit, markings);
    return its > (most >= 1 && most <= markings.size() ? most : 1) || its > markings.size();
}

Withheld withheld_under(BriefingGround const& ground, BriefingChoices const& choices) {
    HeldBack const held = held_back(ground, choices);
    Withheld withheld;
    for (std::size_t place = 0; place < choices.countries.size(); ++place) {
        withheld.evidence += held.entries[place].size();
        for (std::size_t c = 0; c < held.cells[place].size(); ++c)
            withheld.cells += held.cells[place][c] && says_something(ground, choices.countries[place], static_cast<int>(c));
    }
    return withheld;
}

std::string withholding_sentence(BriefingGround const& ground, BriefingChoices const& choices, std::string_view language) {
    std::size_t const count = withheld_under(ground, choices).evidence;
    std::string const text = count == 0 ? sentence(language, "export.withheld.none") : counted_sentence(language, "export.withheld", count);
    if (rank_of_marking(choices.marking, choices.markings) <= choices.markings.size()) return text;
    return text + " " + sentence(language, "export.unlisted", {{"marking", choices.marking}});
}

std::optional<Briefing> make_briefing(BriefingGround const& ground, BriefingChoices const& choices, Work const& work) {
    return BriefingMaker(ground, choices, work).make();
}

std::size_t briefing_steps(BriefingGround const& ground, BriefingChoices const& choices) {
    std::size_t steps = choices.countries.size();
    if (choices.parts.has(BriefingPart::path)) steps += choices.countries.size() * ground.block->framework().benefits.size();
    if (choices.parts.has(BriefingPart::robustness)) steps += 2 * tiles_of(choices.draws.draws);
    return steps;
}

std::string withheld_sentence(Briefing const& briefing) {
    std::string_view const language = briefing.choices.language;
    std::string text;
    if (briefing.evidence_withheld > 0) text = counted_sentence(language, "briefing.withheld", briefing.evidence_withheld);
    if (briefing.values_withheld > 0) text += (text.empty() ? "" : " ") + counted_sentence(language, "briefing.withheld.values", briefing.values_withheld);
    return text;
}

}  // namespace adherence
