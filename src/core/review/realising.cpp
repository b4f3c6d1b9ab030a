#include "core/review/realising.hpp"

#include <algorithm>
#include <deque>

#include "core/scoring/scale_scores.hpp"
#include "core/scoring/shares.hpp"

namespace adherence {

namespace {

constexpr std::size_t steps_per_choice = 20;
// Choices follow each other in a recursion as deep as they are many.
constexpr std::size_t most_choices = 2000;

/// What a criterion is chosen to be.
enum class State : char {
    some,    ///< applicable, and it does not matter whether it is known
    known,
    open,
    absent,  ///< not applicable
};

// The sum of the shares of what is known must lie in a set, in hundredths.
struct Coverage {
    std::vector<std::pair<int, Number>> shares;  // criterion_index -> hundredths
    ValueSet allowed;
};

// What is known, chosen criterion by criterion so that every coverage comes out.
class Covering {
public:
    Covering(std::vector<Coverage> const& coverages, std::vector<State> const& states, Steps& steps)
        : coverages_(coverages), states_(states), steps_(steps), sums_(coverages.size()), rests_(coverages.size()) {
        std::vector<char> met(states.size(), 0);
        for (std::size_t i = 0; i < coverages.size(); ++i)
            for (auto const& [criterion, share] : coverages[i].shares) {
                rests_[i] += share;
                if (!met[static_cast<std::size_t>(criterion)]) criteria_.push_back(criterion);
                met[static_cast<std::size_t>(criterion)] = 1;
            }
        shares_.assign(states.size(), {});
        for (std::size_t i = 0; i < coverages.size(); ++i)
            for (auto const& [criterion, share] : coverages[i].shares)
                shares_[static_cast<std::size_t>(criterion)].emplace_back(i, share);
        // The largest first, so that sums are soon out of reach or within it.
        std::stable_sort(criteria_.begin(), criteria_.end(), [&](int a, int b) {
            return shares_[static_cast<std::size_t>(a)].front().second > shares_[static_cast<std::size_t>(b)].front().second;
        });
    }

    [[nodiscard]] Truth run() {
        if (!within_reach()) return Truth::no;
        if (criteria_.size() > most_choices) return Truth::open;
        if (choose(0)) return Truth::yes;
        return steps_.used_up() ? Truth::open : Truth::no;
    }

private:
    [[nodiscard]] bool within_reach() const {
        for (std::size_t i = 0; i < coverages_.size(); ++i) {
            Interval const range{sums_[i], sums_[i] + rests_[i], true, true};
            if ((coverages_[i].allowed & ValueSet::interval(Domain::number, range)).empty()) return false;
        }
        return true;
    }

    [[nodiscard]] bool choose(std::size_t place) {
        if (place == criteria_.size()) return true;
        if (!steps_.spend(steps_per_choice)) return false;
        auto const criterion = static_cast<std::size_t>(criteria_[place]);
        for (bool const known : {true, false}) {
            if (states_[criterion] == (known ? State::open : State::known)) continue;
            for (auto const& [i, share] : shares_[criterion]) {
                rests_[i] -= share;
                if (known) sums_[i] += share;
            }
            if (within_reach() && choose(place + 1)) return true;
            for (auto const& [i, share] : shares_[criterion]) {
                rests_[i] += share;
                if (known) sums_[i] -= share;
            }
        }
        return false;
    }

    std::vector<Coverage> const& coverages_;
    std::vector<State> const& states_;
    Steps& steps_;
    std::vector<int> criteria_;
    std::vector<std::vector<std::pair<std::size_t, Number>>> shares_;  // by criterion: coverage, share
    std::vector<Number> sums_, rests_;  // by coverage: of what is known, of what is not chosen yet
};

}  // namespace

// One part, and the choices that are left in it.
class Realising::Choice {
public:
    Choice(Realising const& space, Part const& part, Steps& steps)
        : space_(space), framework_(space.framework_), part_(part), steps_(steps),
          states_(framework_.criteria.size(), State::some), covered_(framework_.nodes.size(), true) {}

    [[nodiscard]] Truth run() {
        for (Classes const left : part_)
            if (left == 0) return Truth::no;
        find_demands();
        if (demands_.empty()) return Truth::yes;
        if (out_of_reach()) return Truth::no;
        steps_.spend(framework_.nodes.size());
        find_options();
        if (options_.size() > most_choices) return Truth::open;
        choose(0);
        return found_ ? Truth::yes : missed_ || steps_.used_up() ? Truth::open : Truth::no;
    }

private:
    using Kind = TestedSubject::Kind;

    // A group or a coverage of which not every class is left.
    struct Demand {
        TestedSubject const* subject = nullptr;
        Classes left = 0;
        bool by_cover = false;  // other scores are allowed where all is known
    };

    // What is chosen in turn: the state of a criterion, or whether all below a group is known.
    struct Option {
        int criterion = -1;  // criterion_index
        int group = -1;
        std::vector<State> states;
    };

    void find_demands() {
        for (std::size_t i = 0; i < part_.size(); ++i) {
            TestedSubject const& subject = space_.subjects_[i];
            bool const hangs_together = subject.kind == Kind::group || subject.kind == Kind::coverage;
            if (!hangs_together || part_[i] == subject.all()) continue;
            Demand demand{&subject, part_[i], false};
            if (subject.kind == Kind::group) demand.by_cover = !(limit(demand, true) == limit(demand, false));
            demands_.push_back(demand);
        }
    }

    [[nodiscard]] static ValueSet limit(Demand const& demand, bool covered) {
        ValueSet values = ValueSet::none(Domain::number);
        for (std::size_t i = 0; i < demand.subject->classes.size(); ++i) {
            SubjectClass const& one = demand.subject->classes[i];
            bool const fits = one.applicable && (covered ? one.when_known : one.when_unknown);
            if (fits && (demand.left >> i & 1U)) values = values | one.values;
        }
        return values;
    }

    [[nodiscard]] static bool may_be_absent(Demand const& demand) {
        for (std::size_t i = 0; i < demand.subject->classes.size(); ++i)
            if ((demand.left >> i & 1U) && !demand.subject->classes[i].applicable) return true;
        return false;
    }

    // From end to end, whatever the criteria are.
    [[nodiscard]] bool out_of_reach() const {
        return std::any_of(demands_.begin(), demands_.end(), [&](Demand const& demand) {
            if (demand.subject->kind != Kind::group || may_be_absent(demand)) return false;
            Extent const& extent = space_.extents_[demand.subject->node];
            ValueSet const reach = ValueSet::interval(Domain::number, {extent.low, extent.high, true, true});
            return ((limit(demand, true) | limit(demand, false)) & reach).empty();
        });
    }

    void find_options() {
        std::vector<char> counts(framework_.nodes.size(), 0), known_counts(framework_.nodes.size(), 0);
        for (Demand const& demand : demands_) {
            counts[demand.subject->node] = 1;
            if (demand.by_cover || demand.subject->kind == Kind::coverage) known_counts[demand.subject->node] = 1;
            if (demand.by_cover) options_.push_back({-1, demand.subject->node, {State::known, State::open}});
        }
        for (auto node = framework_.bottom_up.rbegin(); node != framework_.bottom_up.rend(); ++node)
            for (int const child : framework_.nodes[*node].children) {
                if (framework_.weights[child].sign() <= 0) continue;
                counts[child] = counts[child] || counts[*node];
                known_counts[child] = known_counts[child] || known_counts[*node];
            }
        for (int const node : framework_.criteria)
            if (counts[node]) add_option(node, known_counts[node]);
        // What has one option need not be chosen; it comes first.
        std::stable_partition(options_.begin(), options_.end(), [](Option const& one) { return one.states.size() == 1; });
    }

    void add_option(int node, bool known_counts) {
        Option option{framework_.nodes[node].criterion_index, -1, {}};
        Classes const known = left_of(option.criterion, State::known), open = left_of(option.criterion, State::open);
        bool const apart = known_counts && known != open;
        if (apart && known) option.states.push_back(State::known);
        if (apart && open) option.states.push_back(State::open);
        if (!apart && (known | open)) option.states.push_back(State::some);
        if (left_of(option.criterion, State::absent)) option.states.push_back(State::absent);
        options_.push_back(std::move(option));
    }

    // The classes left of a criterion that fit a state; bit 0 for one that no rule asks.
    [[nodiscard]] Classes left_of(int criterion, State state) const {
        int const subject = space_.subject_of_criterion_[static_cast<std::size_t>(criterion)];
        if (subject < 0) {
            bool const may = state != State::absent || framework_.nodes[framework_.criteria[criterion]].may_be_not_applicable;
            return may ? 1 : 0;
        }
        Classes fitting = 0;
        auto const& classes = space_.subjects_[static_cast<std::size_t>(subject)].classes;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            bool const fits = state == State::absent ? !classes[i].applicable
                              : !classes[i].applicable ? false
                              : state == State::known ? classes[i].when_known
                              : state == State::open  ? classes[i].when_unknown
                                                      : true;
            if (fits) fitting |= Classes{1} << i;
        }
        return fitting & part_[static_cast<std::size_t>(subject)];
    }

    void choose(std::size_t place) {
        if (found_ || !steps_.spend(steps_per_choice)) return;
        if (place == options_.size()) return look();
        Option const& option = options_[place];
        for (State const state : option.states) {
            if (option.criterion >= 0)
                states_[static_cast<std::size_t>(option.criterion)] = state;
            else
                covered_[option.group] = state == State::known;
            choose(place + 1);
        }
    }

    // ---- with all states chosen ----

    void look() {
        steps_.spend(framework_.nodes.size());
        find_what_applies();
        std::vector<Coverage> coverages;
        Placing placing{std::vector<ValueSet const*>(framework_.criteria.size()),
                        std::vector<ValueSet const*>(framework_.nodes.size())};
        sets_.clear();
        for (Demand const& demand : demands_) {
            int const node = demand.subject->node;
            if (!applies_[node]) {
                if (!may_be_absent(demand)) return;
                continue;
            }
            ValueSet allowed = limit(demand, covered_[node]);
            if (allowed.empty()) return;
            if (demand.subject->kind == Kind::coverage)
                coverages.push_back({hundredths_of(node), std::move(allowed)});
            else
                placing.limits[node] = &sets_.emplace_back(std::move(allowed));
            if (demand.by_cover) coverages.push_back({hundredths_of(node), cover(covered_[node])});
        }
        Truth const covering = Covering(coverages, states_, steps_).run();
        if (covering == Truth::no) return;
        for (Option const& option : options_)
            if (option.criterion >= 0) placing.scores[static_cast<std::size_t>(option.criterion)] = scores_of_choice(option.criterion);
        Truth const placed = placeable(framework_, placing, steps_);
        found_ = covering == Truth::yes && placed == Truth::yes;
        missed_ = missed_ || (!found_ && placed != Truth::no);
    }

    [[nodiscard]] static ValueSet cover(bool all) {
        return all ? ValueSet::single(Domain::number, Number(100))
                   : ValueSet::interval(Domain::number, {Number(0), Number(100), true, false});
    }

    void find_what_applies() {
        applies_.assign(framework_.nodes.size(), false);
        for (int const index : framework_.bottom_up) {
            Node const& node = framework_.nodes[index];
            if (node.criterion) applies_[index] = states_[node.criterion_index] != State::absent;
            for (int const child : node.children)
                applies_[index] = applies_[index] || (applies_[child] && framework_.weights[child].sign() > 0);
        }
    }

    [[nodiscard]] std::vector<std::pair<int, Number>> hundredths_of(int top) const {
        std::vector<std::pair<int, Number>> hundredths;
        std::vector<Number> const shares = shares_of(framework_, framework_.weights, applies_, top);
        for (std::size_t criterion = 0; criterion < shares.size(); ++criterion)
            if (!shares[criterion].is_zero()) hundredths.emplace_back(static_cast<int>(criterion), shares[criterion] * Number(100));
        return hundredths;
    }

    // Null where the criterion does not apply.
    [[nodiscard]] ValueSet const* scores_of_choice(int criterion) {
        State const state = states_[static_cast<std::size_t>(criterion)];
        if (state == State::absent) return nullptr;
        int const subject = space_.subject_of_criterion_[static_cast<std::size_t>(criterion)];
        if (subject < 0) return &space_.all_scores_[static_cast<std::size_t>(criterion)];
        auto const& classes = space_.subjects_[static_cast<std::size_t>(subject)].classes;
        Classes const left = left_of(criterion, state);
        ValueSet scores = ValueSet::none(Domain::number);
        for (std::size_t i = 0; i < classes.size(); ++i)
            if (left >> i & 1U) scores = scores | classes[i].scores;
        return &sets_.emplace_back(std::move(scores));
    }

    Realising const& space_;
    Framework const& framework_;
    Part const& part_;
    Steps& steps_;
    std::vector<Demand> demands_;
    std::vector<Option> options_;
    std::vector<State> states_;    // by criterion_index
    std::vector<char> covered_;    // by node, of groups
    std::vector<bool> applies_;    // by node
    std::deque<ValueSet> sets_;
    bool found_ = false, missed_ = false;
};

Realising::Realising(Framework const& framework, std::vector<Extent> const& extents,
                     std::vector<TestedSubject> const& subjects)
    : framework_(framework), extents_(extents), subjects_(subjects), subject_of_criterion_(framework.criteria.size(), -1) {
    for (std::size_t i = 0; i < subjects.size(); ++i)
        if (subjects[i].kind == TestedSubject::Kind::criterion)
            subject_of_criterion_[static_cast<std::size_t>(framework.nodes[subjects[i].node].criterion_index)] = static_cast<int>(i);
    for (int const node : framework.criteria) {
        Scale const& scale = framework.scale_of(node);
        bool const scored = extents[node].scored;
        all_scores_.push_back(scored ? scores_of(framework, scale, scale.everything()) : ValueSet::none(Domain::number));
    }
}

Truth Realising::has_country(Part const& part, Steps& steps) const { return Choice(*this, part, steps).run(); }

}  // namespace adherence
