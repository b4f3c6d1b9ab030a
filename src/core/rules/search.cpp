#include "core/rules/search.hpp"

#include <vector>

namespace adherence {

namespace {

constexpr std::size_t steps_per_region = 40;

struct RegionReader {
    RegionSpace const& space;
    Region const& region;
    std::vector<VerdictSet>& verdicts;  // of the benefits read, within this region

    Outcome tested(int rule) const { return space.outcome(region, rule); }
    VerdictSet possible(int benefit) const { return verdicts[static_cast<std::size_t>(benefit)]; }
};

class Search {
public:
    Search(RegionSpace& space, Framework const& framework, int benefit, VerdictSet found,
           std::span<VerdictSet const> bounds, Wanted wanted, std::size_t budget)
        : space_(space), framework_(framework), benefit_(benefit), known_(found), found_(found), bounds_(bounds),
          wanted_(wanted), budget_(budget), verdicts_(bounds.begin(), bounds.end()) {}

    [[nodiscard]] Found run() {
        std::size_t const start = space_.steps();
        std::vector<Region> open;
        open.push_back(space_.everything());
        for (std::size_t regions = 1; !open.empty() && !done(); ++regions) {
            if (space_.steps() - start + regions * steps_per_region > budget_) return {found_, false};
            Region const region = std::move(open.back());
            open.pop_back();
            if (!space_.is_empty(region)) look_at(region, open);
        }
        return {found_, true};
    }

private:
    [[nodiscard]] VerdictSet bound() const { return bounds_[static_cast<std::size_t>(benefit_)]; }
    [[nodiscard]] bool done() const {
        if (wanted_ == Wanted::another && found_ != known_) return true;
        return found_ == bound() || (wanted_ == Wanted::verdict && settles(found_, bound()));
    }

    void look_at(Region const& region, std::vector<Region>& open) {
        VerdictSet const possible = deduce(region);
        if ((possible & ~found_) == 0) return;
        std::optional<std::pair<Region, Region>> parts;
        if (is_single(possible)) {
            if (!space_.is_certain(region)) parts = space_.halve(region);
            if (!parts) found_ |= possible;
        } else {
            int const rule = rule_to_split(region);
            if (rule >= 0) parts = space_.split(region, rule);
            // What is left open hangs on no cell: each of the verdicts stays possible.
            else if (space_.is_certain(region)) found_ |= possible;
            else if (!(parts = space_.halve(region))) found_ |= possible;
        }
        if (!parts) return;
        open.push_back(std::move(parts->second));
        open.push_back(std::move(parts->first));
    }

    VerdictSet deduce(Region const& region) {
        RegionReader reader{space_, region, verdicts_};
        Deduction deduction(framework_, reader);
        for (int const other : framework_.benefits[benefit_].reads)
            verdicts_[other] = static_cast<VerdictSet>(deduction.possible(other) & bounds_[other]);
        return static_cast<VerdictSet>(deduction.possible(benefit_) & bound());
    }

    // A rule on a node whose test is open, and so keeps a clause open that matters here; -1: none can be split.
    // verdicts_ are those of the region.
    [[nodiscard]] int rule_to_split(Region const& region) {
        RegionReader reader{space_, region, verdicts_};
        Deduction deduction(framework_, reader);
        std::vector<int> benefits{benefit_};
        auto const& reads = framework_.benefits[benefit_].reads;
        // The benefit itself first, then what it reads, the nearest first.
        benefits.insert(benefits.end(), reads.rbegin(), reads.rend());
        for (int const index : benefits) {
            if (is_single(verdicts_[static_cast<std::size_t>(index)]) && index != benefit_) continue;
            Benefit const& benefit = framework_.benefits[index];
            deduction.define(benefit);
            for (auto const& [clauses, effect] : {std::pair(&benefit.exclusions, Effect::excludes),
                                                  std::pair(&benefit.requirements, Effect::requires_),
                                                  std::pair(&benefit.conditions, Effect::condition)})
                for (Clause const& clause : *clauses)
                    if (deduction.truth(clause, effect) == Truth::open)
                        if (int const rule = rule_to_split(region, clause, deduction); rule >= 0) return rule;
            for (Definition const& definition : benefit.definitions)
                if (deduction.truth(definition.clause, Effect::defines) == Truth::open)
                    if (int const rule = rule_to_split(region, definition.clause, deduction); rule >= 0) return rule;
        }
        return -1;
    }

    [[nodiscard]] int rule_to_split(Region const& region, Clause const& clause, Deduction<RegionReader>& deduction) const {
        for (int const rule : clause.rules)
            if (deduction.outcome(rule) == Outcome::open && space_.can_split(region, rule)) return rule;
        return -1;
    }

    RegionSpace& space_;
    Framework const& framework_;
    int benefit_;
    VerdictSet known_;  // before the search
    VerdictSet found_;
    std::span<VerdictSet const> bounds_;
    Wanted wanted_;
    std::size_t budget_;
    std::vector<VerdictSet> verdicts_;
};

}  // namespace

bool settles(VerdictSet found, VerdictSet possible) {
    if (found == no_verdict) return false;
    VerdictSet const rest = possible & static_cast<VerdictSet>(~found);
    if (rest == no_verdict) return true;
    if (found & only(Verdict::not_eligible)) return !is_single(found);
    // Without "not eligible" among what is left, one conditional completion makes it conditional.
    return !(possible & only(Verdict::not_eligible)) && (found & only(Verdict::conditional));
}

Found search_verdicts(RegionSpace& space, Framework const& framework, int benefit, VerdictSet found,
                      std::span<VerdictSet const> bounds, Wanted wanted, std::size_t budget) {
    return Search(space, framework, benefit, found, bounds, wanted, budget).run();
}

}  // namespace adherence
