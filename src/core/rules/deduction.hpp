// From the outcomes of single tests to what may become of a benefit: Kleene's three-valued logic over the
// decision table (Kleene, Introduction to Metamathematics, 1952, section 64).
//
//   Deduction deduction(framework, reader);
//   deduction.possible(benefit)                // not eligible | conditional: 3
//
// The answer is never too narrow. It can be too wide, where two tests hang on the same open cell; search.hpp
// then finds out.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>

#include "core/scoring/block.hpp"

namespace adherence {

/// Verdicts of completions as a set: bit 0 not eligible, 1 conditional, 2 eligible.
using VerdictSet = std::uint8_t;
inline constexpr VerdictSet no_verdict = 0, every_verdict = 7;

[[nodiscard]] constexpr VerdictSet only(Verdict verdict) {
    return static_cast<VerdictSet>(1U << static_cast<unsigned>(verdict));
}
[[nodiscard]] constexpr bool is_single(VerdictSet set) { return set != 0 && (set & (set - 1)) == 0; }

/// What a set of completions' verdicts says (CONTRACT section 4). \pre not empty
[[nodiscard]] constexpr Verdict verdict_of(VerdictSet set) {
    if (set == only(Verdict::not_eligible)) return Verdict::not_eligible;
    if (set & only(Verdict::not_eligible)) return Verdict::open;
    return set == only(Verdict::eligible) ? Verdict::eligible : Verdict::conditional;
}

/// Does a test let all, none or some of these members through? \param members bit i: member i is possible
[[nodiscard]] inline Outcome outcome_over(ValueSet const& passing, unsigned members) {
    bool some = false, all = true;
    for (std::size_t member = 0; members != 0; ++member, members >>= 1) {
        if (!(members & 1U)) continue;
        bool const through = passing.contains_level(member);
        some = some || through;
        all = all && through;
    }
    return all ? Outcome::holds : some ? Outcome::open : Outcome::fails;
}

/// Of a rule on a benefit or on a name: the verdicts or truths that its test lets through, or keeps out, as bits.
[[nodiscard]] inline unsigned members_asked(Framework const& framework, int rule, bool let_through) {
    ValueSet const& passing = framework.rules[static_cast<std::size_t>(rule)].test.when_known;
    unsigned members = 0;
    for (std::size_t member = 0; member < passing.size(); ++member)
        if (passing.contains_level(member) == let_through) members |= 1U << member;
    return members;
}

/// The rows behind the name that a rule is on.
[[nodiscard]] inline Clause const& definition_of(Framework const& framework, int rule) {
    Benefit const& benefit = framework.benefits[static_cast<std::size_t>(framework.rules[static_cast<std::size_t>(rule)].benefit)];
    return benefit.definitions[static_cast<std::size_t>(framework.subjects[static_cast<std::size_t>(rule)].index)].clause;
}

/// How an outcome counts within its clause: what does not apply is no bar.
[[nodiscard]] constexpr Truth counted(Outcome outcome, Effect effect) {
    switch (outcome) {
        case Outcome::holds: return Truth::yes;
        case Outcome::fails: return Truth::no;
        case Outcome::not_applicable:
            return effect == Effect::requires_ || effect == Effect::condition ? Truth::yes : Truth::no;
        case Outcome::open:
        case Outcome::invalid: break;
    }
    return Truth::open;
}

/// Do at least as many rows of a clause hold as are needed? \param outcome of a rule
template <class OutcomeOf>
[[nodiscard]] Truth clause_truth(Clause const& clause, Effect effect, OutcomeOf const& outcome) {
    std::size_t yes = 0, open = 0;
    for (int const rule : clause.rules) {
        Truth const one = counted(outcome(rule), effect);
        yes += one == Truth::yes;
        open += one == Truth::open;
    }
    return yes >= clause.need ? Truth::yes : yes + open >= clause.need ? Truth::open : Truth::no;
}

/// \tparam Reader knows what is read: `Outcome tested(int rule)` for a rule on a node, and `VerdictSet
/// possible(int benefit)` for a benefit that another one reads.
template <class Reader>
class Deduction {
public:
    Deduction(Framework const& framework, Reader& reader) : framework_(framework), reader_(reader) {}

    [[nodiscard]] VerdictSet possible(int index) { return possible(framework_.benefits[index]); }

    /// Of a benefit, or of one with other clauses over the same rules.
    [[nodiscard]] VerdictSet possible(Benefit const& benefit) {
        if (!benefit.has_rule()) return every_verdict;
        define(benefit);
        Truth const excluded = any(benefit.exclusions);
        if (excluded == Truth::yes) return only(Verdict::not_eligible);
        Truth const required = all(benefit.requirements, Effect::requires_);
        if (required == Truth::no) return only(Verdict::not_eligible);
        Truth const condition = all(benefit.conditions, Effect::condition);
        VerdictSet set = no_verdict;
        if (excluded == Truth::open || required == Truth::open) set |= only(Verdict::not_eligible);
        if (condition != Truth::yes) set |= only(Verdict::conditional);
        if (condition != Truth::no) set |= only(Verdict::eligible);
        return set;
    }

    /// The names of a benefit, for outcome() and truth(); possible() does it itself.
    void define(Benefit const& benefit) {
        names_.clear();
        for (Definition const& definition : benefit.definitions)
            names_.push_back(definition.clause.rules.empty() ? Truth::no : truth(definition.clause, Effect::defines));
    }

    /// \pre define() was called for the rule's benefit
    [[nodiscard]] Outcome outcome(int rule) {
        Subject const& subject = framework_.subjects[rule];
        auto const over = [&](unsigned members) { return outcome_over(framework_.rules[rule].test.when_known, members); };
        switch (subject.kind) {
            case Subject::Kind::benefit: return over(reader_.possible(subject.index));
            case Subject::Kind::defined: {
                Truth const name = names_[static_cast<std::size_t>(subject.index)];
                return over(name == Truth::yes ? 2U : name == Truth::no ? 1U : 3U);
            }
            case Subject::Kind::value:
            case Subject::Kind::score:
            case Subject::Kind::coverage: break;
        }
        return reader_.tested(rule);
    }

    /// \pre define() was called for the clause's benefit
    [[nodiscard]] Truth truth(Clause const& clause, Effect effect) {
        return clause_truth(clause, effect, [this](int rule) { return outcome(rule); });
    }

private:
    [[nodiscard]] Truth any(std::vector<Clause> const& clauses) {
        Truth result = Truth::no;
        for (Clause const& clause : clauses) {
            Truth const one = truth(clause, Effect::excludes);
            if (one == Truth::yes) return one;
            if (one == Truth::open) result = one;
        }
        return result;
    }

    [[nodiscard]] Truth all(std::vector<Clause> const& clauses, Effect effect) {
        Truth result = Truth::yes;
        for (Clause const& clause : clauses) {
            Truth const one = truth(clause, effect);
            if (one == Truth::no) return one;
            if (one == Truth::open) result = one;
        }
        return result;
    }

    Framework const& framework_;
    Reader& reader_;
    boost::container::small_vector<Truth, 16> names_;  // of the benefit at hand
};

}  // namespace adherence
