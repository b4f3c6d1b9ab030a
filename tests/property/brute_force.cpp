#include "property/brute_force.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace adherence::testing {

namespace {

using std::size_t;
using Test = SmallTest::Kind;

size_t at(int index) { return static_cast<size_t>(index); }

struct Means {
    std::string aggregate;
    [[nodiscard]] double power() const {
        if (aggregate == "harmonic") return -1;
        if (aggregate == "geometric") return 0;
        return aggregate.starts_with("power:") ? std::stod(aggregate.substr(6)) : 1;
    }
    [[nodiscard]] bool extreme() const { return aggregate == "minimum" || aggregate == "maximum"; }
};

Figure there(Figure const& x, double power) {
    if (power == 1) return x;
    return power == 0 ? Figure(log(x)) : Figure(pow(x, Figure(power)));
}
Figure back(Figure const& x, double power) {
    if (power == 1) return x;
    return power == 0 ? Figure(exp(x)) : Figure(pow(x, 1 / Figure(power)));
}

struct Weighted {
    int weight;
    Figure score;
};

Figure mean(Means const& means, std::vector<Weighted> const& parts) {
    if (means.extreme()) {
        auto const lower = [](Weighted const& a, Weighted const& b) { return a.score < b.score; };
        return means.aggregate == "minimum" ? std::min_element(parts.begin(), parts.end(), lower)->score
                                            : std::max_element(parts.begin(), parts.end(), lower)->score;
    }
    double const power = means.power();
    Figure sum = 0, weights = 0;
    for (Weighted const& part : parts) {
        weights += part.weight;
        if (part.score == 0 && power <= 0) return 0;
        sum += part.score == 0 ? Figure(0) : part.weight * there(part.score, power);
    }
    return sum == 0 && power > 0 ? Figure(0) : back(sum / weights, power);
}

bool passes(SmallTest const& test, Figure const& value, bool known) {
    auto const operand = [&](size_t place) { return Figure(test.operands[place]); };
    auto const least = [&](size_t place) { return value > operand(place) || same_figure(value, operand(place)); };
    auto const most = [&](size_t place) { return value < operand(place) || same_figure(value, operand(place)); };
    switch (test.kind) {
        case Test::at_least: return least(0);
        case Test::more: return !most(0);
        case Test::at_most: return most(0);
        case Test::less: return !least(0);
        case Test::equal:
        case Test::truth: return same_figure(value, operand(0));
        case Test::other: return !same_figure(value, operand(0));
        case Test::within: return least(0) && most(1);
        case Test::one_of: return same_figure(value, operand(0)) || same_figure(value, operand(1));
        case Test::known: return known;
        case Test::unknown: return !known;
    }
    return false;
}

class Twin {
public:
    explicit Twin(SmallCase const& small) : small_(small), coverage_(coverages(small)), values_(small.nodes.size()), scores_(small.nodes.size()) {}

    std::optional<Exhausted> run(size_t most) {
        size_t count = 1;
        for (size_t node = 0; node < small_.nodes.size(); ++node) {
            if (!small_.nodes[node].criterion()) continue;
            if (open_percentage(node)) percentages_.push_back(node);
            else if (!small_.cells[node].values.empty()) count *= small_.cells[node].values.size();
            if (count > most) return {};
        }
        found_.verdicts.assign(at(small_.benefits), 0);
        found_.outcomes.resize(small_.rules.size());
        found_.lowest.resize(small_.nodes.size());
        found_.highest.resize(small_.nodes.size());
        fill(0);
        return std::move(found_);
    }

private:
    bool open_percentage(size_t node) const {
        SmallCell const& cell = small_.cells[node];
        return small_.scales[at(small_.nodes[node].scale)].kind == SmallScale::Kind::percent &&
               cell.state != SmallCell::State::not_applicable && cell.low < cell.high;
    }
    bool percentage(size_t node) const { return small_.scales[at(small_.nodes[node].scale)].kind == SmallScale::Kind::percent; }
    bool applicable(size_t node) const { return coverage_[node].has_value(); }

    void fill(size_t node) {
        if (node == small_.nodes.size()) {
            fill_percentages(0);
            return;
        }
        if (!small_.nodes[node].criterion() || !applicable(node) || open_percentage(node)) {
            fill(node + 1);
            return;
        }
        if (percentage(node)) {
            set(node, Figure(small_.cells[node].low));
            fill(node + 1);
            return;
        }
        for (int const value : small_.cells[node].values) {
            set(node, Figure(value));
            fill(node + 1);
        }
    }

    void set(size_t node, Figure const& value) {
        values_[node] = value;
        SmallScale const& scale = small_.scales[at(small_.nodes[node].scale)];
        if (scale.kind == SmallScale::Kind::percent) {
            scores_[node] = value;
        } else if (scale.kind == SmallScale::Kind::level) {
            scores_[node] = scale.scores[static_cast<size_t>(value)];
        } else {
            int const day = static_cast<int>(value);
            scores_[node] = scale.scores.back();
            for (size_t row = scale.years.size(); row-- > 0;)
                if (day <= as_of_day && day >= years_before_day(as_of_day, scale.years[row])) scores_[node] = scale.scores[row];
        }
    }

    // The last of the open percentages takes every value at which something may turn, and one between each two.
    void fill_percentages(size_t place) {
        if (place == percentages_.size()) {
            judge();
            return;
        }
        size_t const node = percentages_[place];
        bool const last = place + 1 == percentages_.size();
        std::set<Figure> values = last ? turning_points(node) : std::set<Figure>{};
        for (int step = 0; !last && step <= 4; ++step)
            values.insert(Figure(small_.cells[node].low) + Figure(small_.cells[node].high - small_.cells[node].low) * step / 4);
        std::vector<Figure> all;
        for (Figure const& value : values) {
            if (!all.empty()) all.push_back((all.back() + value) / 2);
            all.push_back(value);
        }
        for (Figure const& value : all) {
            set(node, value);
            fill_percentages(place + 1);
        }
    }

    // Ends, operands, and where a group above comes to one of its thresholds or overtakes a sibling.
    std::set<Figure> turning_points(size_t node) {
        std::vector<size_t> path{node};
        while (small_.nodes[path.back()].parent >= 0) path.push_back(at(small_.nodes[path.back()].parent));
        std::set<Figure> targets;
        for (size_t step = path.size(); step-- > 0;) {
            size_t const here = path[step];
            if (step + 1 < path.size()) targets = below(path[step + 1], here, targets);
            for (SmallRule const& rule : small_.rules) {
                bool const value = rule.subject == SmallRule::Subject::value || rule.subject == SmallRule::Subject::score;
                if (!value || at(rule.index) != here) continue;
                for (SmallTest const& test : rule.tests)
                    for (int const operand : test.operands) targets.insert(Figure(operand));
            }
        }
        Figure const low = small_.cells[node].low, high = small_.cells[node].high;
        std::set<Figure> inside{low, high};
        for (Figure const& target : targets)
            if (target > low && target < high) inside.insert(target);
        return inside;
    }

    // What a child must score for its parent to come to each target, the siblings being what they are.
    std::set<Figure> below(size_t parent, size_t child, std::set<Figure> const& targets) {
        Means const means{small_.nodes[parent].aggregate};
        std::set<Figure> result;
        if (small_.nodes[child].weight == 0) return result;
        if (means.extreme()) result = targets;
        Figure weights = small_.nodes[child].weight, others = 0;
        double const power = means.power();
        for (size_t sibling = 0; sibling < small_.nodes.size(); ++sibling) {
            SmallNode const& one = small_.nodes[sibling];
            if (one.parent != static_cast<int>(parent) || sibling == child || one.weight == 0 || !applicable(sibling)) continue;
            Figure const score = score_of(sibling);
            if (means.extreme()) {
                result.insert(score);
                continue;
            }
            if (score == 0 && power <= 0) return {};
            weights += one.weight;
            if (score != 0) others += one.weight * there(score, power);
        }
        if (means.extreme()) return result;
        for (Figure const& target : targets) {
            if (target == 0 && power <= 0) continue;
            Figure const share = ((target == 0 ? Figure(0) : Figure(there(target, power))) * weights - others) / small_.nodes[child].weight;
            if (power == 0 || power == 1 || share > 0) result.insert(back(share, power));
        }
        return result;
    }

    // \pre every criterion below has its score
    Figure score_of(size_t node) {
        if (small_.nodes[node].criterion()) return scores_[node];
        std::vector<Weighted> parts;
        for (size_t child = 0; child < small_.nodes.size(); ++child)
            if (small_.nodes[child].parent == static_cast<int>(node) && small_.nodes[child].weight > 0 && applicable(child))
                parts.push_back({small_.nodes[child].weight, score_of(child)});
        return mean({small_.nodes[node].aggregate}, parts);
    }

    void judge() {
        ++found_.completions;
        for (size_t node = 0; node < small_.nodes.size(); ++node) {
            if (!applicable(node)) continue;
            Figure const score = score_of(node);
            auto& low = found_.lowest[node];
            auto& high = found_.highest[node];
            if (!low || score < *low) low = score;
            if (!high || score > *high) high = score;
            node_scores_[node] = score;
        }
        std::vector<int> verdicts;
        for (int benefit = 0; benefit < small_.benefits; ++benefit) {
            verdicts.push_back(verdict(benefit, verdicts));
            found_.verdicts[at(benefit)] |= verdicts.back() < 0 ? 7U : 1U << verdicts.back();
        }
        found_.each.push_back(std::move(verdicts));
    }

    // 0 not eligible, 1 conditional, 2 eligible; -1 no rule
    int verdict(int benefit, std::vector<int> const& verdicts) {
        std::vector<bool> names(small_.names.size(), false);
        for (size_t name = 0; name < names.size(); ++name)
            names[name] = group(benefit, "defines", small_.names[name], verdicts, names).value_or(false);
        bool rule = false, required = true, excluded = false, conditions = true;
        for (std::string const effect : {"requires", "excludes", "condition"}) {
            std::set<std::string> groups;
            for (size_t row = 0; row < small_.rules.size(); ++row) {
                SmallRule const& one = small_.rules[row];
                if (one.off || one.effect != effect || (one.benefit >= 0 && one.benefit != benefit)) continue;
                rule = true;
                if (!one.group.empty() && !groups.insert(one.group).second) continue;
                bool const holds = one.group.empty() ? row_holds(row, verdicts, names)
                                                     : *group(benefit, effect, one.group, verdicts, names);
                if (effect == "requires") required = required && holds;
                if (effect == "excludes") excluded = excluded || holds;
                if (effect == "condition") conditions = conditions && holds;
            }
        }
        if (!rule) return -1;
        return excluded || !required ? 0 : conditions ? 2 : 1;
    }

    std::optional<bool> group(int benefit, std::string const& effect, std::string const& name,
                              std::vector<int> const& verdicts, std::vector<bool> const& names) {
        int rows = 0, hold = 0, need = 0;
        for (size_t row = 0; row < small_.rules.size(); ++row) {
            SmallRule const& one = small_.rules[row];
            if (one.off || one.effect != effect || one.group != name || (one.benefit >= 0 && one.benefit != benefit)) continue;
            ++rows;
            hold += row_holds(row, verdicts, names);
            if (one.need > 0) need = one.need;
        }
        if (rows == 0) return {};
        found_.counts[{benefit, effect, name}].insert(hold);
        return hold >= (need > 0 ? std::min(need, rows) : rows);
    }

    bool row_holds(size_t row, std::vector<int> const& verdicts, std::vector<bool> const& names) {
        SmallRule const& rule = small_.rules[row];
        int outcome = 0;
        if (rule.subject == SmallRule::Subject::benefit) {
            outcome = holds(rule, Figure(verdicts[at(rule.index)]), true);
        } else if (rule.subject == SmallRule::Subject::name) {
            outcome = holds(rule, names[at(rule.index)] ? 1 : 0, true);
        } else if (!applicable(at(rule.index))) {
            outcome = -1;
        } else {
            size_t const node = at(rule.index);
            bool const known = *coverage_[node] == 100;
            Figure const value = rule.subject == SmallRule::Subject::coverage ? *coverage_[node]
                                 : rule.subject == SmallRule::Subject::score  ? node_scores_[node]
                                                                              : values_[node];
            outcome = holds(rule, value, known);
        }
        auto& met = found_.outcomes[row];
        if (std::find(met.begin(), met.end(), outcome) == met.end()) met.push_back(outcome);
        if (outcome >= 0) return outcome > 0;
        return rule.effect == "requires" || rule.effect == "condition";
    }

    static int holds(SmallRule const& rule, Figure const& value, bool known) {
        auto const one = [&](SmallTest const& test) { return passes(test, value, known); };
        return rule.either ? std::any_of(rule.tests.begin(), rule.tests.end(), one)
                           : std::all_of(rule.tests.begin(), rule.tests.end(), one);
    }

    SmallCase const& small_;
    std::vector<std::optional<Figure>> coverage_;
    std::vector<Figure> values_, scores_;
    std::vector<size_t> percentages_;
    std::vector<Figure> node_scores_ = std::vector<Figure>(small_.nodes.size());
    Exhausted found_;
};

std::vector<Weighted> parts_of(SmallCase const& small, size_t node, std::vector<std::optional<Figure>> const& figures) {
    std::vector<Weighted> parts;
    for (size_t child = 0; child < small.nodes.size(); ++child)
        if (small.nodes[child].parent == static_cast<int>(node) && small.nodes[child].weight > 0 && figures[child])
            parts.push_back({small.nodes[child].weight, *figures[child]});
    return parts;
}

// Children stand behind their parents in the table of a small case.
std::vector<std::optional<Figure>> up_the_tree(SmallCase const& small, bool arithmetic,
                                               std::function<std::optional<Figure>(size_t)> const& of_criterion) {
    std::vector<std::optional<Figure>> figures(small.nodes.size());
    for (size_t node = small.nodes.size(); node-- > 0;) {
        if (small.nodes[node].criterion()) {
            figures[node] = of_criterion(node);
            continue;
        }
        auto const parts = parts_of(small, node, figures);
        if (!parts.empty()) figures[node] = mean({arithmetic ? "" : small.nodes[node].aggregate}, parts);
    }
    return figures;
}

}  // namespace

bool same_figure(Figure const& a, Figure const& b) {
    Figure const larger = std::max<Figure>(abs(a), abs(b));
    return abs(a - b) <= larger * Figure("1e-30");
}

std::optional<Exhausted> exhaust(SmallCase const& small, std::size_t most) { return Twin(small).run(most); }

std::vector<std::optional<Figure>> coverages(SmallCase const& small) {
    return up_the_tree(small, true, [&](size_t node) -> std::optional<Figure> {
        SmallCell const& cell = small.cells[node];
        if (cell.state == SmallCell::State::not_applicable) return {};
        return Figure(cell.state == SmallCell::State::known ? 100 : 0);
    });
}

std::vector<std::optional<Figure>> entered_scores(SmallCase const& small) {
    return up_the_tree(small, false, [&](size_t node) -> std::optional<Figure> {
        SmallCell const& cell = small.cells[node];
        SmallScale const& scale = small.scales[at(small.nodes[node].scale)];
        if (cell.state == SmallCell::State::not_applicable || cell.state == SmallCell::State::unknown) return {};
        if (scale.kind == SmallScale::Kind::percent) return (Figure(cell.low) + cell.high) / 2;
        if (scale.kind == SmallScale::Kind::level)
            return (Figure(scale.scores[at(cell.values.front())]) + scale.scores[at(cell.values.back())]) / 2;
        for (size_t row = 0; row < scale.years.size(); ++row)
            if (cell.values[0] <= as_of_day && cell.values[0] >= years_before_day(as_of_day, scale.years[row]))
                return Figure(scale.scores[row]);
        return Figure(scale.scores.back());
    });
}

}  // namespace adherence::testing
