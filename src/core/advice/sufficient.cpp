#include "core/advice/sufficient.hpp"

#include <algorithm>

#include "core/advice/fact_demands.hpp"

namespace adherence {

namespace {

// What a question costs that needs no search, in steps of one; and what one that does may cost.
constexpr std::size_t steps_per_question = 50, most_steps_per_question = 20'000;

using Facts = std::vector<std::size_t>;  // places, rising

class SufficientSearch {
public:
    SufficientSearch(Supposition& country, std::size_t budget) : country_(country), budget_(budget) {
        Framework const& framework = country.framework();
        std::vector<bool> rests_on(framework.criteria.size(), false);
        for (int const node : framework.benefits[static_cast<std::size_t>(country.benefit())].rests_on)
            rests_on[static_cast<std::size_t>(framework.nodes[static_cast<std::size_t>(node)].criterion_index)] = true;
        for (std::size_t criterion = 0; criterion < rests_on.size(); ++criterion) {
            auto const state = country.cells()[criterion]->assessment.state;
            if (rests_on[criterion] && (state == Assessment::State::known || state == Assessment::State::ranged))
                facts_.push_back({static_cast<int>(criterion), country.freed(static_cast<int>(criterion))});
        }
        kept_.assign(facts_.size(), true);
    }

    [[nodiscard]] std::optional<Sufficient> run() {
        if (!find_verdicts()) return {};
        find_indispensable();
        bool proven = true;
        Facts found = indispensable_;
        keep(found);
        if (Truth const truth = suffices(); truth != Truth::yes) {
            auto smallest = truth == Truth::no ? by_hitting_sets() : std::nullopt;
            proven = smallest.has_value();
            found = proven ? *std::move(smallest) : by_leaving_out();
        }
        // Where a search ended early a fact may have been held to be indispensable that is not.
        return told(found, proven && !unsure_);
    }

private:
    [[nodiscard]] Sufficient told(Facts const& found, bool proven) const {
        Sufficient result;
        for (std::size_t const place : found) result.criteria.push_back(facts_[place].criterion);
        result.others = facts_.size() - found.size();
        result.may_rise = !is_single(verdicts_);
        result.smallest = proven;
        return result;
    }

    // Those that completions may have today. \return false: there are not one, or they cannot be told
    [[nodiscard]] bool find_verdicts() {
        Verdict const verdict = country_.today().verdict;
        if (verdict == Verdict::open || verdict == Verdict::invalid) return false;
        verdicts_ = only(verdict);
        Truth truth = suffices();
        if (truth == Truth::no && verdict == Verdict::conditional) {
            verdicts_ |= only(Verdict::eligible);
            truth = suffices();
        }
        return truth == Truth::yes;
    }

    void keep(Facts const& facts) {
        std::fill(kept_.begin(), kept_.end(), false);
        for (std::size_t const place : facts) kept_[place] = true;
    }

    [[nodiscard]] Truth suffices() {
        changes_.clear();
        for (std::size_t place = 0; place < facts_.size(); ++place)
            if (!kept_[place]) changes_.push_back({facts_[place].criterion, facts_[place].freed});
        Containment const found = country_.within_with(changes_, verdicts_, most_steps_per_question);
        steps_ += steps_per_question + found.steps;
        unsure_ = unsure_ || found.truth == Truth::open;
        return found.truth;
    }

    void find_indispensable() {
        for (std::size_t place = 0; place < facts_.size(); ++place) {
            kept_[place] = false;
            if (suffices() != Truth::yes) indispensable_.push_back(place);
            kept_[place] = true;
        }
    }

    void demand_one_of(Facts const& facts) {
        CoverDemand demand{std::vector<double>(facts_.size(), 0), 1};
        for (std::size_t const place : facts) demand.gains[place] = 1;
        for (FactDemands& way : ways_) way.push_back(demand);
    }

    [[nodiscard]] std::optional<Facts> by_hitting_sets() {
        ways_ = ways_to_suffice(country_, facts_, verdicts_);
        for (std::size_t const place : indispensable_) demand_one_of({place});
        fewest_.assign(ways_.size(), 0);
        for (most_ = indispensable_.size(); steps_ < budget_;) {
            auto const candidate = first_candidate();
            if (!candidate) continue;
            keep(*candidate);
            Truth const truth = suffices();
            if (truth == Truth::yes) return candidate;
            if (truth == Truth::open) break;
            if (!demand_what_breaks()) break;
        }
        return {};
    }

    // The first set of at most most_ facts that meets all demands of some way; where there is none, of one more.
    [[nodiscard]] std::optional<Facts> first_candidate() {
        std::optional<Facts> first;
        for (std::size_t way = 0; way < ways_.size() && steps_ < budget_; ++way) {
            if (fewest_[way] > most_) continue;
            fewest_[way] = std::max(fewest_[way], fewest_at_least(ways_[way], facts_.size()));
            if (fewest_[way] > most_) continue;
            Cover cover = first_cover(ways_[way], facts_.size(), most_, budget_ - steps_);
            steps_ += cover.steps;
            if (cover.kind == Cover::Kind::none) fewest_[way] = most_ + 1;
            if (cover.kind == Cover::Kind::found && (!first || cover.items < *first)) first = std::move(cover.items);
        }
        if (!first && steps_ < budget_) ++most_;
        return first;
    }

    // The facts kept do not suffice: as many others as may be are kept too, so that few are left to break the verdict.
    [[nodiscard]] bool demand_what_breaks() {
        Facts breaking;
        for (std::size_t place = 0; place < facts_.size(); ++place) {
            if (kept_[place]) continue;
            kept_[place] = true;
            Truth const truth = suffices();
            if (truth == Truth::no) continue;
            kept_[place] = false;
            breaking.push_back(place);
            if (truth == Truth::open) return false;
        }
        demand_one_of(breaking);
        return true;
    }

    // Each fact is left out if the rest still suffices: first those that the last candidate could do without.
    [[nodiscard]] Facts by_leaving_out() {
        std::vector<bool> const wanted = kept_;
        std::fill(kept_.begin(), kept_.end(), true);
        for (bool const last : {false, true})
            for (std::size_t place = facts_.size(); place-- > 0;) {
                if (wanted[place] != last || std::binary_search(indispensable_.begin(), indispensable_.end(), place)) continue;
                kept_[place] = false;
                if (suffices() != Truth::yes) kept_[place] = true;
            }
        Facts found;
        for (std::size_t place = 0; place < facts_.size(); ++place)
            if (kept_[place]) found.push_back(place);
        return found;
    }

    Supposition& country_;
    std::size_t budget_, steps_ = 0;
    bool unsure_ = false;  // some question was not searched out
    VerdictSet verdicts_ = no_verdict;
    std::vector<Fact> facts_;
    std::vector<bool> kept_;  // by place
    std::vector<Supposition::Change> changes_;
    Facts indispensable_;
    std::vector<FactDemands> ways_;
    std::vector<std::size_t> fewest_;  // by way: facts that it takes at least
    std::size_t most_ = 0;
};

}  // namespace

std::optional<Sufficient> smallest_sufficient(Supposition& country, std::size_t budget) { return SufficientSearch(country, budget).run(); }

}  // namespace adherence
