#include "core/advice/stability.hpp"

#include <algorithm>

#include "core/advice/group_steps.hpp"
#include "core/advice/mean_line.hpp"
#include "core/rules/spread.hpp"

namespace adherence {

namespace {

// So many shares, the nearest first, are judged one by one where a verdict has to be searched for; of what lies beyond,
// these parts are tried.
constexpr std::size_t most_combined_shares = 400, most_figures = 2'000;
constexpr int tried_parts = 4;
// So many searches, counted for all nodes together, go into shares judged one by one.
constexpr std::size_t most_searches = 2'000;
// Where no threshold explains a change it is found to this part of its distance from today's share.
Number const& narrow() {
    static Number const one = *Number::from_text("1e-12");
    return one;
}

bool contains(std::vector<Number> const& sorted, Number const& one) {
    return std::binary_search(sorted.begin(), sorted.end(), one);
}

void sort_once(std::vector<Number>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

// The node that moves, and what moves with it.
struct Move {
    int node = 0;
    Number share;                 // today
    std::vector<int> siblings;    // those with weight above 0
    std::vector<Number> parts;    // of each sibling among them
    std::vector<int> path;        // its group and those above, as far as a weight of 0 or the last with a rule
};

struct End {
    Number at;
    bool stands = true;
};

class Stability {
public:
    explicit Stability(Supposition const& country)
        : country_(country),
          framework_(country.framework()),
          weights_(std::make_shared<std::vector<Number>>(country.block().weights().begin(), country.block().weights().end())),
          standings_(standings(framework_, *weights_, country.cells(), framework_.root)),
          judge_(country.block(), country.row(), country.benefit()),
          steps_(country, judge_.rules_on_figures(), standings_) {
        for (Standing const& standing : standings_) spreads_.push_back(spread_of(standing));
        today_is_certain_ = judge_.verdict(spreads_).has_value();
    }

    [[nodiscard]] std::vector<StableShare> run() {
        std::vector<StableShare> result;
        for (std::size_t node = 0; node < framework_.nodes.size(); ++node)
            if (framework_.nodes[node].parent >= 0 && weight(static_cast<int>(node)).sign() > 0)
                result.push_back(of_node(static_cast<int>(node)));
        return result;
    }

private:
    enum class Direction : std::uint8_t { down, up };

    [[nodiscard]] Number& weight(int node) { return (*weights_)[static_cast<std::size_t>(node)]; }
    [[nodiscard]] Standing& standing(int node) { return standings_[static_cast<std::size_t>(node)]; }

    [[nodiscard]] StableShare of_node(int node) {
        Move const move = move_of(node);
        if (move.siblings.empty()) return {node, 1, 1, 1};
        if (move.path.empty() || stands_wherever(move)) return {node, move.share, 0, 1};
        std::vector<Number> const shares = threshold_shares(move);
        End const low = end(move, shares, Direction::down), high = end(move, shares, Direction::up);
        put_back(move);
        return {node, move.share, low.at, high.at, low.stands, high.stands};
    }

    [[nodiscard]] Move move_of(int node) {
        Move move{node, weight(node), {}, {}, {}};
        int group = framework_.nodes[node].parent;
        Number whole;
        for (int const child : framework_.nodes[group].children)
            if (child != node && weight(child).sign() > 0) {
                move.siblings.push_back(child);
                whole += weight(child);
            }
        for (int const sibling : move.siblings) move.parts.push_back(weight(sibling) / whole);
        move.share = weight(node) / (weight(node) + whole);
        std::size_t last = 0;
        for (int above = group; above >= 0; above = framework_.nodes[above].parent) {
            move.path.push_back(above);
            if (steps_.has_rule(above)) last = move.path.size();
            if (weight(above).sign() <= 0) break;
        }
        move.path.resize(last);
        return move;
    }

    // Does the verdict stand whatever the groups on the path come to?
    [[nodiscard]] bool stands_wherever(Move const& move) {
        for (int const group : move.path) {
            // Somewhere a mean may meet a negative score, and then there is no verdict at all.
            MeanLine const line(framework_.nodes[group]);
            if (!line.plain() && !line.extreme()) return false;
        }
        for (int const group : move.path) spreads_[static_cast<std::size_t>(group)].anything = true;
        bool const stands = judge_.verdict(spreads_) == country_.today().verdict;
        for (int const group : move.path) spreads_[static_cast<std::size_t>(group)].anything = false;
        return stands;
    }

    // ---- the verdict at a share --------------------------------------------------------------------------------

    struct Judged {
        bool stands;
        bool certain;  // settled without a search
    };

    [[nodiscard]] Judged judged_at(Move const& move, Number const& share) {
        weight(move.node) = share;
        Number const rest = Number(1) - share;
        for (std::size_t i = 0; i < move.siblings.size(); ++i) weight(move.siblings[i]) = rest * move.parts[i];
        work_out(move);
        if (auto const verdict = judge_.verdict(spreads_)) return {*verdict == country_.today().verdict, true};
        ++searches_;
        return {country_.judgement_under(weights_).verdict == country_.today().verdict, false};
    }

    void work_out(Move const& move) {
        for (int const group : move.path) {
            standing(group) = standing_of_group(framework_, *weights_, standings_, group);
            spreads_[static_cast<std::size_t>(group)] = spread_of(standing(group));
        }
    }

    void put_back(Move const& move) {
        auto const weights = country_.block().weights();
        weight(move.node) = weights[move.node];
        for (int const sibling : move.siblings) weight(sibling) = weights[sibling];
        work_out(move);
    }

    // ---- from today's share outwards ---------------------------------------------------------------------------

    [[nodiscard]] End end(Move const& move, std::vector<Number> const& shares, Direction direction) {
        Number from = move.share;
        // Between two threshold shares the verdict is what it is at any of them, and today's is one.
        bool known = today_is_certain_ && !contains(shares, move.share);
        for (Number const& to : on_the_way(shares, move.share, direction)) {
            if (!known) {
                auto const [stands, certain] = judged_at(move, (from + to) / Number(2));
                if (certain && !stands) return {from, true};
                if (!certain)
                    if (auto found = end_between(move, from, to)) return *found;
            }
            known = false;
            if (!judged_at(move, to).stands) return {to, false};
            from = to;
        }
        return {from, true};
    }

    [[nodiscard]] static std::vector<Number> on_the_way(std::vector<Number> const& shares, Number const& from, Direction direction) {
        std::vector<Number> result;
        if (direction == Direction::up) {
            result.assign(std::upper_bound(shares.begin(), shares.end(), from), shares.end());
            result.push_back(1);
        } else {
            result.assign(shares.begin(), std::lower_bound(shares.begin(), shares.end(), from));
            std::reverse(result.begin(), result.end());
            result.push_back(0);
        }
        return result;
    }

    // Where the verdict is lost strictly between two shares; it stands at the first.
    [[nodiscard]] std::optional<End> end_between(Move const& move, Number const& first, Number const& last) {
        Number from = first;
        auto shares = searches_ < most_searches ? combined_shares(move, std::min(first, last), std::max(first, last)) : std::nullopt;
        if (shares) {
            if (last < first) std::reverse(shares->begin(), shares->end());
            bool const all = shares->size() <= most_combined_shares;
            if (all) shares->push_back(last);
            else shares->resize(most_combined_shares);
            for (Number const& to : *shares) {
                if (!judged_at(move, (from + to) / Number(2)).stands) return End{from, true};
                if (to == last) return {};
                if (!judged_at(move, to).stands) return End{to, false};
                from = to;
            }
        }
        Number const start = from;
        for (int part = 1; part < tried_parts; ++part) {
            Number const to = start + (last - start) * Number::fraction(part, tried_parts);
            if (!judged_at(move, to).stands) return halved(move, from, to);
            from = to;
        }
        return {};
    }

    // It stands at the first and not at the second.
    [[nodiscard]] End halved(Move const& move, Number stands, Number lost) {
        auto const apart = [](Number const& a, Number const& b) { return a < b ? b - a : a - b; };
        Number const enough = narrow() * apart(lost, move.share);
        while (apart(stands, lost) > enough) {
            Number const middle = (stands + lost) / Number(2);
            (judged_at(move, middle).stands ? stands : lost) = middle;
        }
        return {stands, true};
    }

    // ---- where thresholds are met ------------------------------------------------------------------------------

    // Shares strictly between 0 and 1, sorted: with all open cells at their lowest, at their highest, and coverage.
    // \pre nothing was moved yet
    [[nodiscard]] std::vector<Number> threshold_shares(Move const& move) {
        std::vector<Number> shares;
        for (Figure const figure : {Figure::low, Figure::high, Figure::coverage}) add_shares(move, figure, shares);
        sort_once(shares);
        return shares;
    }

    // All shares at which any completion can change what a test says; empty where there are too many.
    [[nodiscard]] std::optional<std::vector<Number>> combined_shares(Move const& move, Number const& low, Number const& high) {
        put_back(move);
        std::vector<Number> shares;
        if (!add_shares(move, Figure::any_score, shares)) return {};
        std::erase_if(shares, [&](Number const& share) { return share <= low || share >= high; });
        sort_once(shares);
        return shares;
    }

    enum class Figure : std::uint8_t { low, high, coverage, any_score };

    // What a node's figure may be.
    [[nodiscard]] std::optional<std::vector<Number>> figures_of(int node, Figure figure) {
        Standing const& at = standing(node);
        if (figure == Figure::coverage) return std::vector{at.coverage};
        if (!at.low || !at.high) return std::vector<Number>{};
        if (figure == Figure::low) return std::vector{*at.low};
        if (figure == Figure::high) return std::vector{*at.high};
        return steps_.of(node, most_figures);
    }

    // The children of a group that count beside one of them: what they add to its mean.
    struct Beside {
        Number weight;               // of the children beside
        std::vector<Number> sums;    // of their weights times their figures
        bool scored = true;
    };

    [[nodiscard]] std::optional<Beside> beside(int group, int child, MeanLine const& line, Figure figure) {
        Beside result{0, {Number()}, true};
        for (int const other : framework_.nodes[group].children) {
            if (other == child || weight(other).sign() <= 0 || !standing(other).applicable) continue;
            result.weight += weight(other);
            auto const figures = figures_of(other, figure);
            if (!figures) return {};
            result.scored = result.scored && !figures->empty();
            std::vector<Number> sums;
            for (Number const& one : *figures)
                if (auto const there = line.there(one))
                    for (Number const& sum : result.sums) sums.push_back(sum + weight(other) * *there);
            sort_once(sums);
            if (sums.size() > most_figures) return {};
            result.sums = std::move(sums);
        }
        return result;
    }

    /// \returns false where there are too many figures to combine
    bool add_shares(Move const& move, Figure figure, std::vector<Number>& shares) {
        std::vector<Number> targets;  // what the group at hand must come to
        for (std::size_t place = move.path.size(); place-- > 0;) {
            int const group = move.path[place];
            if (!standing(group).applicable) return true;
            bool const coverage = figure == Figure::coverage;
            auto const& thresholds = steps_.thresholds(group, coverage);
            targets.insert(targets.end(), thresholds.begin(), thresholds.end());
            sort_once(targets);
            MeanLine const line = coverage ? MeanLine::arithmetic() : MeanLine(framework_.nodes[group]);
            int const child = place > 0 ? move.path[place - 1] : move.node;
            if (place == 0) return line.extreme() || add_shares_at(move, line, figure, targets, shares);
            // A minimum or maximum comes to a figure only when one of its parts does.
            if (line.extreme()) continue;
            auto const others = beside(group, child, line, figure);
            if (!others) return false;
            targets = carried_down(targets, *others, weight(child), line);
            if (targets.size() > most_figures) return false;
        }
        return true;
    }

    // What a child must come to for its group to come to the targets.
    [[nodiscard]] static std::vector<Number> carried_down(std::vector<Number> const& targets, Beside const& others,
                                                          Number const& weight, MeanLine const& line) {
        std::vector<Number> result;
        if (!others.scored) return result;
        for (Number const& target : targets) {
            auto const there = line.there(target);
            if (!there) continue;
            Number const whole = *there * (others.weight + weight);
            for (Number const& sum : others.sums)
                if (auto back = line.back((whole - sum) / weight)) result.push_back(std::move(*back));
        }
        // Below 0 the group has no score.
        if (!line.plain()) result.push_back(0);
        sort_once(result);
        return result;
    }

    // t a + (1 - t) b = 0, where a and b are how far the node and its siblings are from the target.
    bool add_shares_at(Move const& move, MeanLine const& line, Figure figure, std::vector<Number> const& targets,
                       std::vector<Number>& shares) {
        int const group = move.path.front();
        auto const others = beside(group, move.node, line, figure);
        auto const figures = figures_of(move.node, figure);
        if (!others || !figures) return false;
        if (!standing(move.node).applicable || !others->scored || others->weight.is_zero()) return true;
        Number siblings;
        for (int const sibling : move.siblings) siblings += weight(sibling);
        for (Number const& target : targets) {
            auto const there = line.there(target);
            if (!there) continue;
            for (Number const& one : *figures) {
                auto const mine = line.there(one);
                if (!mine) continue;
                Number const above = *mine - *there;
                for (Number const& sum : others->sums) {
                    Number const beside = (sum - *there * others->weight) / siblings;
                    if (above.sign() * beside.sign() >= 0) continue;
                    shares.push_back(beside / (beside - above));
                    if (shares.size() > most_figures * 10) return false;
                }
            }
        }
        return true;
    }

    Supposition const& country_;
    Framework const& framework_;
    std::shared_ptr<std::vector<Number>> weights_;  // as they are supposed at the moment
    std::vector<Standing> standings_;
    SpreadJudge judge_;
    GroupSteps steps_;
    std::vector<Spread> spreads_;
    bool today_is_certain_ = false;
    std::size_t searches_ = 0;
};

}  // namespace

std::vector<StableShare> stability(Supposition const& country) {
    if (country.today().verdict == Verdict::invalid) return {};
    return Stability(country).run();
}

}  // namespace adherence
