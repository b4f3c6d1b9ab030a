#include "core/review/edition_changes.hpp"

#include <map>
#include <numeric>

#include "core/names/countries.hpp"

namespace adherence {

namespace {

std::string key_of(std::string const& name) {
    auto const known = find_country(name);
    return known ? "=" + std::string(known->iso3) : fold(name);
}

/// How much a verdict gives: not eligible, open and invalid give nothing.
int worth(Verdict verdict) { return verdict == Verdict::eligible ? 2 : verdict == Verdict::conditional ? 1 : 0; }

/// Each criterion's place among those of another framework; -1: it has none of that id.
std::vector<int> places_in(Framework const& other, Framework const& own) {
    std::vector<int> places;
    for (int const node : own.criteria) {
        int const found = other.node(own.nodes[static_cast<std::size_t>(node)].id);
        places.push_back(found < 0 ? -1 : other.nodes[static_cast<std::size_t>(found)].criterion_index);
    }
    return places;
}

/// \param places of each criterion of the framework in the values
CountryBlock read(std::shared_ptr<AppraisalStore> store, Block const& values, std::vector<int> places, Date null_date) {
    return {std::move(store), Columns{std::move(places), values.columns}, values, null_date};
}

std::vector<int> in_order(std::size_t count) {
    std::vector<int> all(count);
    std::iota(all.begin(), all.end(), 0);
    return all;
}

bool same_meaning(Appraisal const& before, Appraisal const& after) {
    if (before.problem() || after.problem()) return false;
    return before.assessment.state == after.assessment.state && before.assessment.values == after.assessment.values;
}

/// As entered; the number of a day as the day.
std::string shown(Cell const& cell, Scale const& scale, Appraisal const& read) {
    if (cell.blank()) return {};
    if (cell.kind == Cell::Kind::number && scale.type == ScaleType::date && read.known()) return value_text(scale, read.assessment.values);
    return cell.shown();
}

EditionScore score_of(Standing const& standing) {
    if (standing.problem) return {true, {}};
    return {false, standing.applicable ? standing.score : std::nullopt};
}

class Comparison {
public:
    Comparison(EditionSide const& before, EditionSide const& after)
        : before_(before), after_(after), same_(before.framework->json == after.framework->json),
          old_store_(std::make_shared<AppraisalStore>(same_ ? after.framework : before.framework)),
          new_store_(same_ ? old_store_ : std::make_shared<AppraisalStore>(after.framework)),
          old_places_(places_in(*before.framework, *after.framework)),
          old_(read(old_store_, before.values, in_order(before.framework->criteria.size()), before.null_date)),
          new_(read(new_store_, after.values, in_order(after.framework->criteria.size()), after.null_date)),
          old_cells_under_new_(read(new_store_, before.values, old_places_, before.null_date)),
          new_cells_under_old_(read(old_store_, after.values, places_in(*after.framework, *before.framework), after.null_date)) {}

    EditionChanges compare() {
        changes_.same_framework = same_;
        if (!same_) compare_frameworks();
        join();
        for (EditionRows const& rows : changes_.pairs) {
            compare_cells(rows);
            compare_scores(rows);
            if (!same_) compare_verdicts(rows);
        }
        if (same_) find_causes();
        return std::move(changes_);
    }

private:
    void compare_frameworks() {
        Framework const &was = *before_.framework, &is = *after_.framework;
        for (int const node : is.criteria)
            if (std::string const& id = is.nodes[static_cast<std::size_t>(node)].id; !has_criterion(was, id)) changes_.criteria_added.push_back(id);
        for (int const node : was.criteria)
            if (std::string const& id = was.nodes[static_cast<std::size_t>(node)].id; !has_criterion(is, id)) changes_.criteria_gone.push_back(id);
        for (Benefit const& one : is.benefits)
            if (was.benefit(one.id) < 0) changes_.benefits_added.push_back(one.id);
        for (Benefit const& one : was.benefits)
            if (is.benefit(one.id) < 0) changes_.benefits_gone.push_back(one.id);
    }
    static bool has_criterion(Framework const& framework, std::string const& id) {
        int const node = framework.node(id);
        return node >= 0 && framework.nodes[static_cast<std::size_t>(node)].criterion;
    }

    void join() {
        std::map<std::string, std::vector<std::size_t>> rows;
        for (std::size_t row = 0; row < before_.countries.size(); ++row) rows[key_of(before_.countries[row])].push_back(row);
        std::map<std::string, std::size_t> met;
        std::vector<bool> taken(before_.countries.size());
        for (std::size_t row = 0; row < after_.countries.size(); ++row) {
            std::string const key = key_of(after_.countries[row]);
            auto const found = rows.find(key);
            std::size_t const place = met[key]++;
            if (found == rows.end() || place >= found->second.size()) {
                changes_.countries_added.push_back(row);
                continue;
            }
            taken[found->second[place]] = true;
            changes_.pairs.push_back({found->second[place], row});
        }
        for (std::size_t row = 0; row < taken.size(); ++row)
            if (!taken[row]) changes_.countries_gone.push_back(row);
    }

    void compare_cells(EditionRows const& rows) {
        Framework const& framework = *after_.framework;
        for (std::size_t criterion = 0; criterion < framework.criteria.size(); ++criterion) {
            int const place = old_places_[criterion];
            if (place < 0) continue;
            Cell const &was = before_.values.at(rows.before, static_cast<std::size_t>(place)), &is = after_.values.at(rows.after, criterion);
            Scale const& scale = framework.scale_of(framework.criteria[criterion]);
            Appraisal const &old_one = *old_cells_under_new_.row(rows.before)[criterion], &new_one = *new_.row(rows.after)[criterion];
            CellChange change{rows, static_cast<int>(criterion), shown(was, scale, old_one), shown(is, scale, new_one)};
            if (trim(change.before) == trim(change.after)) continue;
            change.same_meaning = same_meaning(old_one, new_one);
            changes_.cells.push_back(std::move(change));
        }
    }

    void compare_scores(EditionRows const& rows) {
        Framework const &was = *before_.framework, &is = *after_.framework;
        Evaluation const then = evaluate(old_, rows.before, {}), now = evaluate(new_, rows.after, {});
        auto const compare = [&](int old_node, int node) {
            ScoreChange change{rows, node, score_of(then.node(old_node)), score_of(now.node(node))};
            if (!(change.before == change.after)) changes_.scores.push_back(std::move(change));
        };
        compare(was.root, is.root);
        for (int const node : is.nodes[static_cast<std::size_t>(is.root)].children) {
            if (is.nodes[static_cast<std::size_t>(node)].criterion) continue;
            int const old_node = was.node(is.nodes[static_cast<std::size_t>(node)].id);
            if (old_node >= 0 && !was.nodes[static_cast<std::size_t>(old_node)].criterion) compare(old_node, node);
        }
    }

    static Verdict verdict_of(CountryBlock const& block, std::size_t row, int benefit) {
        return evaluate(block, row, std::span(&benefit, 1), Detail::verdicts).verdict(benefit).verdict;
    }

    void compare_verdicts(EditionRows const& rows) {
        for (std::size_t place = 0; place < after_.framework->benefits.size(); ++place) {
            int const benefit = static_cast<int>(place), was = before_.framework->benefit(after_.framework->benefits[place].id);
            if (was < 0) continue;
            VerdictTurn turn{.rows = rows, .benefit = benefit, .before = verdict_of(old_, rows.before, was), .after = verdict_of(new_, rows.after, benefit)};
            if (turn.before == turn.after) continue;
            bool const by_framework = verdict_of(old_cells_under_new_, rows.before, benefit) == turn.after;
            bool const by_cells = verdict_of(new_cells_under_old_, rows.after, was) == turn.after;
            turn.cause = by_framework ? (by_cells ? TurnCause::either : TurnCause::framework)
                                      : (by_cells ? TurnCause::only_cells : TurnCause::together);
            changes_.verdicts.push_back(std::move(turn));
        }
    }

    void find_causes() {
        std::map<std::size_t, EditionRows> by_row;
        for (EditionRows const& rows : changes_.pairs) by_row[rows.after] = rows;
        for (VerdictChange& one : verdict_changes(old_, new_, changes_.pairs)) {
            VerdictTurn turn{.rows = by_row.at(one.row), .benefit = one.benefit, .before = one.before, .after = one.after, .criteria = std::move(one.criteria),
                             .smallest = one.smallest};
            for (int const criterion : turn.criteria) {
                auto const place = static_cast<std::size_t>(criterion);
                turn.by_peers.push_back(same_meaning(*old_.row(turn.rows.before)[place], *new_.row(turn.rows.after)[place]));
            }
            changes_.verdicts.push_back(std::move(turn));
        }
    }

    EditionSide const &before_, &after_;
    bool same_;
    std::shared_ptr<AppraisalStore> old_store_, new_store_;
    std::vector<int> old_places_;  ///< of the later framework's criteria, among the earlier's
    CountryBlock old_, new_, old_cells_under_new_, new_cells_under_old_;
    EditionChanges changes_;
};

}  // namespace

TurnDirection VerdictTurn::direction() const {
    int const was = worth(before), is = worth(after);
    return is > was ? TurnDirection::gained : is < was ? TurnDirection::lost : TurnDirection::other;
}

bool EditionChanges::nothing() const {
    return same_framework && countries_added.empty() && countries_gone.empty() && cells.empty() && scores.empty() && verdicts.empty();
}

EditionChanges edition_changes(EditionSide const& before, EditionSide const& after) { return Comparison(before, after).compare(); }

}  // namespace adherence
