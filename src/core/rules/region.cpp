#include "core/rules/region.hpp"

#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

std::vector<int> taking_part(Framework const& framework, std::span<Number const> weights,
                             std::vector<Standing> const& standings, int node) {
    std::vector<int> children;
    for (int const child : framework.nodes[node].children)
        if (weights[child].sign() > 0 && standings[child].applicable) children.push_back(child);
    return children;
}

}  // namespace

RegionSpace::RegionSpace(CountryBlock const& block, std::size_t row)
    : block_(block),
      framework_(block.framework()),
      row_(row),
      weights_(block.weights()),
      standings_(standings(framework_, weights_, block.row(row), framework_.root)),
      place_of_node_(framework_.nodes.size(), -1) {
    std::vector<bool> asked(framework_.nodes.size(), false);
    for (Subject const& subject : framework_.subjects)
        if (subject.kind == Subject::Kind::score && subject.criterion < 0 && !standings_[subject.index].problem)
            asked[subject.index] = true;
    // Parents come after their children in bottom_up: going backwards, what is asked of a parent is known.
    for (auto node = framework_.bottom_up.rbegin(); node != framework_.bottom_up.rend(); ++node)
        if (asked[*node])
            for (int const child : taking_part(framework_, weights_, standings_, *node)) asked[child] = true;
    for (int const node : framework_.bottom_up) {
        if (!asked[node] || framework_.nodes[node].criterion || !standings_[node].applicable) continue;
        place_of_node_[node] = static_cast<int>(groups_.size());
        groups_.push_back({node, taking_part(framework_, weights_, standings_, node)});
    }
}

Region RegionSpace::everything() {
    auto const cells = block_.row(row_);
    Region region{{cells.begin(), cells.end()}, std::vector<Reach const*>(groups_.size()), std::vector<ValueSet const*>(groups_.size())};
    for (std::size_t place = 0; place < groups_.size(); ++place) work_out(region, place);
    return region;
}

void RegionSpace::work_out(Region& region, std::size_t place) {
    GroupPlace const& group = groups_[place];
    std::vector<ReachPart> parts;
    for (int const child : group.children) {
        Node const& node = framework_.nodes[child];
        if (node.criterion) {
            Appraisal const& cell = *region.cells[node.criterion_index];
            parts.push_back({&weights_[child], &cell.scores, cell.scored, true});
        } else {
            Reach const& reach = *region.reaches[place_of_node_[child]];
            parts.push_back({&weights_[child], &reach.scores, reach.scored, reach.exact});
        }
    }
    GroupReach worked_out = reach_of_group(framework_.nodes[group.node], parts);
    steps_ += worked_out.steps + 1;
    if (ValueSet const* limit = region.limits[place]; limit && worked_out.reach.scored)
        worked_out.reach.scores = worked_out.reach.scores & *limit;
    region.reaches[place] = &reaches_.emplace_back(std::move(worked_out.reach));
}

void RegionSpace::work_out_above(Region& region, int node) {
    for (int above = framework_.nodes[node].parent; above >= 0; above = framework_.nodes[above].parent) {
        // What has no weight, or is not asked for, ends the way up.
        if (place_of_node_[above] < 0 || weights_[node].sign() <= 0) return;
        work_out(region, static_cast<std::size_t>(place_of_node_[above]));
        node = above;
    }
}

Outcome RegionSpace::outcome(Region const& region, int rule) const {
    Subject const& subject = framework_.subjects[rule];
    Test const& test = framework_.rules[rule].test;
    Standing const& standing = standings_[subject.index];
    if (!standing.applicable) return Outcome::not_applicable;
    if (standing.problem) return Outcome::invalid;
    if (subject.kind == Subject::Kind::coverage)
        return test.when_known.contains(standing.coverage) ? Outcome::holds : Outcome::fails;
    if (subject.criterion >= 0)
        return region.cells[subject.criterion]->outcomes[static_cast<std::size_t>(block_.store().slot_of(rule))];
    Reach const& reach = *region.reaches[place_of_node_[subject.index]];
    ValueSet const& passing = standing.covered() ? test.when_known : test.when_unknown;
    // A test that lets everything or nothing through (known, unknown) asks for no score.
    if (!reach.scored) return outcome_of(passing.holds_for(ValueSet::all(Domain::number)));
    return outcome_of(passing.holds_for(reach.scores));
}

bool RegionSpace::can_split(Region const& region, int rule) const {
    Subject const& subject = framework_.subjects[rule];
    if (subject.kind == Subject::Kind::value) return true;
    if (subject.kind != Subject::Kind::score) return false;
    if (subject.criterion >= 0) return region.cells[subject.criterion]->scored;
    return region.reaches[place_of_node_[subject.index]]->scored;
}

std::pair<Region, Region> RegionSpace::split(Region const& region, int rule) {
    Subject const& subject = framework_.subjects[rule];
    Test const& test = framework_.rules[rule].test;
    if (int const criterion = subject.criterion; criterion >= 0) {
        bool const by_score = subject.kind == Subject::Kind::score;
        ValueSet const& passing = region.cells[criterion]->known() ? test.when_known : test.when_unknown;
        return {part_of_cell(region, criterion, passing, by_score),
                part_of_cell(region, criterion, passing.complement(), by_score)};
    }
    auto const place = static_cast<std::size_t>(place_of_node_[subject.index]);
    ValueSet const& passing = standings_[subject.index].covered() ? test.when_known : test.when_unknown;
    return {part_of_group(region, place, passing), part_of_group(region, place, passing.complement())};
}

Region RegionSpace::part_of_cell(Region const& region, int criterion, ValueSet const& passing, bool by_score) {
    Scale const& scale = framework_.scale_of(framework_.criteria[criterion]);
    Appraisal const& cell = *region.cells[criterion];
    Assessment left = cell.assessment;
    ValueSet scores = cell.scores;
    if (!by_score)
        left.values = left.values & passing;
    else if (scale.type == ScaleType::relative)
        scores = scores & passing;
    else
        left.values = left.values & values_scoring(framework_, scale, passing);
    Region part = region;
    bool const nothing = left.values.empty() || (cell.scored && scores.empty());
    // Value and score of an open cell on a relative scale are apart: the score hangs on the whole column.
    part.cells[criterion] =
        nothing ? nullptr
                : &cells_.emplace_back(block_.store().appraise(
                      criterion, std::move(left), scale.type == ScaleType::relative ? &scores : nullptr));
    if (!nothing) work_out_above(part, framework_.criteria[criterion]);
    return part;
}

Region RegionSpace::part_of_group(Region const& region, std::size_t place, ValueSet const& passing) {
    Region part = region;
    part.limits[place] = &limits_.emplace_back(region.limits[place] ? *region.limits[place] & passing : passing);
    Reach left = *region.reaches[place];
    left.scores = left.scores & passing;
    part.reaches[place] = &reaches_.emplace_back(std::move(left));
    work_out_above(part, groups_[place].node);
    return part;
}

bool RegionSpace::is_empty(Region const& region) const {
    for (Appraisal const* cell : region.cells)
        if (!cell) return true;
    for (Reach const* reach : region.reaches)
        if (reach->scored && reach->scores.empty()) return true;
    return false;
}

bool RegionSpace::is_certain(Region const& region) const {
    for (std::size_t place = 0; place < groups_.size(); ++place)
        if (region.limits[place] && !region.reaches[place]->exact) return false;
    return true;
}

std::optional<std::pair<Region, Region>> RegionSpace::halve(Region const& region) {
    int widest = -1;
    std::size_t most = 1;
    for (std::size_t place = 0; place < groups_.size(); ++place) {
        if (!region.limits[place] || region.reaches[place]->exact) continue;
        for (int const node : framework_.subtree(groups_[place].node)) {
            if (!framework_.nodes[node].criterion || !framework_.weighs_in(groups_[place].node, node)) continue;
            Appraisal const& cell = *region.cells[framework_.nodes[node].criterion_index];
            if (cell.scores.intervals().size() <= most) continue;
            most = cell.scores.intervals().size();
            widest = framework_.nodes[node].criterion_index;
        }
    }
    if (widest < 0) return {};
    std::vector<Interval> lower = region.cells[widest]->scores.intervals();
    lower.resize((lower.size() + 1) / 2);
    ValueSet const half = ValueSet::of(Domain::number, std::move(lower));
    return std::pair{part_of_cell(region, widest, half, true), part_of_cell(region, widest, half.complement(), true)};
}

}  // namespace adherence
