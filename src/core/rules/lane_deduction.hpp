// The decision table for 64 cases of one country at once, a bit of a word for each: what Deduction says of them one by
// one (tests/property/robustness_test.cpp holds the two against each other).
//
//   LaneDeduction deduction(framework, reader);
//   deduction.possible(benefit).eligible          // the cases in which it may be eligible
//
// The figures are those of Deduction; a truth is two words, a set of verdicts three.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>

#include "core/rules/deduction.hpp"

namespace adherence {

using LaneMask = std::uint64_t;
inline constexpr std::size_t lane_count = 64;
inline constexpr LaneMask every_lane = ~LaneMask{0};

/// Neither: open.
struct LaneTruth {
    LaneMask yes = 0, no = 0;
};

/// None of them: open, or a problem.
struct LaneOutcome {
    LaneMask holds = 0, fails = 0, not_applicable = 0;

    [[nodiscard]] static LaneOutcome everywhere(Outcome outcome) {
        return {outcome == Outcome::holds ? every_lane : 0, outcome == Outcome::fails ? every_lane : 0,
                outcome == Outcome::not_applicable ? every_lane : 0};
    }
    [[nodiscard]] static LaneOutcome where(LaneMask holds) { return {holds, ~holds, 0}; }
};

/// Lanes in which each verdict is possible.
struct LaneVerdicts {
    LaneMask not_eligible = every_lane, conditional = every_lane, eligible = every_lane;

    /// Lanes in which the one verdict is certain.
    [[nodiscard]] LaneMask only(Verdict verdict) const {
        switch (verdict) {
            case Verdict::not_eligible: return not_eligible & ~(conditional | eligible);
            case Verdict::conditional: return conditional & ~(not_eligible | eligible);
            case Verdict::eligible: return eligible & ~(not_eligible | conditional);
            case Verdict::open:
            case Verdict::invalid: break;
        }
        return 0;
    }
};

/// Counts in each lane how often it was set, in binary: a word per digit.
class LaneCounter {
public:
    void add(LaneMask lanes) {
        for (std::size_t digit = 0; lanes != 0; ++digit) {
            if (digit == digits_.size()) digits_.push_back(0);
            LaneMask const carry = digits_[digit] & lanes;
            digits_[digit] ^= lanes;
            lanes = carry;
        }
    }
    [[nodiscard]] LaneMask at_least(std::size_t count) const {
        LaneMask above = 0, equal = every_lane;
        for (std::size_t digit = std::max<std::size_t>(digits_.size(), static_cast<std::size_t>(std::bit_width(count))); digit-- > 0;) {
            LaneMask const here = digit < digits_.size() ? digits_[digit] : 0;
            if (count >> digit & 1U) {
                equal &= here;
            } else {
                above |= equal & here;
                equal &= ~here;
            }
        }
        return above | equal;
    }

private:
    boost::container::small_vector<LaneMask, 8> digits_;
};

/// \tparam Reader `LaneOutcome tested(int rule)` for a rule on a node, and `LaneVerdicts possible(int benefit)` for a
/// benefit that another one reads.
template <class Reader>
class LaneDeduction {
public:
    LaneDeduction(Framework const& framework, Reader& reader) : framework_(framework), reader_(reader) {}

    [[nodiscard]] LaneVerdicts possible(int index) {
        Benefit const& benefit = framework_.benefits[static_cast<std::size_t>(index)];
        if (!benefit.has_rule()) return {};
        names_.clear();
        for (Definition const& definition : benefit.definitions)
            names_.push_back(definition.clause.rules.empty() ? LaneTruth{0, every_lane} : truth(definition.clause, Effect::defines));
        LaneTruth barred{0, every_lane}, met{every_lane, 0}, free{every_lane, 0};
        for (Clause const& clause : benefit.exclusions) {
            LaneTruth const one = truth(clause, Effect::excludes);
            barred = {barred.yes | one.yes, barred.no & one.no};
        }
        for (Clause const& clause : benefit.requirements) both(met, truth(clause, Effect::requires_));
        for (Clause const& clause : benefit.conditions) both(free, truth(clause, Effect::condition));
        // As Deduction: certain where an exclusion holds or a requirement does not; else what is not ruled out.
        LaneMask const lost = barred.yes | met.no;
        return {lost | ~(barred.no & met.yes), ~lost & ~free.yes, ~lost & ~free.no};
    }

private:
    static void both(LaneTruth& all, LaneTruth const& one) { all = {all.yes & one.yes, all.no | one.no}; }

    // Does a test let through what is possible? \param possible by member
    [[nodiscard]] static LaneOutcome over(ValueSet const& passing, std::span<LaneMask const> possible) {
        LaneMask some_pass = 0, some_stay = 0;
        for (std::size_t member = 0; member < possible.size(); ++member)
            (passing.contains_level(member) ? some_pass : some_stay) |= possible[member];
        return {~some_stay, some_stay & ~some_pass, 0};
    }

    [[nodiscard]] LaneOutcome outcome(int rule) {
        Subject const& subject = framework_.subjects[static_cast<std::size_t>(rule)];
        ValueSet const& passing = framework_.rules[static_cast<std::size_t>(rule)].test.when_known;
        if (subject.kind == Subject::Kind::benefit) {
            LaneVerdicts const verdicts = reader_.possible(subject.index);
            return over(passing, std::array{verdicts.not_eligible, verdicts.conditional, verdicts.eligible});
        }
        if (subject.kind == Subject::Kind::defined) {
            LaneTruth const& name = names_[static_cast<std::size_t>(subject.index)];
            return over(passing, std::array{~name.yes, ~name.no});
        }
        return reader_.tested(rule);
    }

    [[nodiscard]] LaneTruth truth(Clause const& clause, Effect effect) {
        bool const no_bar = counted(Outcome::not_applicable, effect) == Truth::yes;
        if (clause.rules.size() == 1 && clause.need == 1) return counted_as(outcome(clause.rules.front()), no_bar);
        LaneCounter yes, possible;
        for (int const rule : clause.rules) {
            LaneTruth const one = counted_as(outcome(rule), no_bar);
            yes.add(one.yes);
            possible.add(~one.no);
        }
        return {yes.at_least(clause.need), ~possible.at_least(clause.need)};
    }

    [[nodiscard]] static LaneTruth counted_as(LaneOutcome const& outcome, bool no_bar) {
        return {outcome.holds | (no_bar ? outcome.not_applicable : 0), outcome.fails | (no_bar ? 0 : outcome.not_applicable)};
    }

    Framework const& framework_;
    Reader& reader_;
    boost::container::small_vector<LaneTruth, 16> names_;  // of the benefit at hand
};

}  // namespace adherence
