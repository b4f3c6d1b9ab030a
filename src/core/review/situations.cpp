#include "core/review/situations.hpp"

#include <algorithm>
#include <utility>

namespace adherence {

namespace {

constexpr std::size_t most_steps_of_question = 400'000;

std::vector<int> rules_of(Framework const& framework, int benefit) {
    std::vector<int> rules = framework.benefits[benefit].rules;
    for (int const other : framework.benefits[benefit].reads) {
        auto const& more = framework.benefits[other].rules;
        rules.insert(rules.end(), more.begin(), more.end());
    }
    return rules;
}

Truth negated(Truth truth) { return truth == Truth::open ? truth : truth == Truth::yes ? Truth::no : Truth::yes; }

}  // namespace

// What a part says of single rules, and of the benefits that are read.
class Situations::Reader {
public:
    Reader(Situations const& space, Part const& part) : space_(space), part_(part), deduction_(space.framework_, *this) {
        verdicts_.assign(space.framework_.benefits.size(), every_verdict);
        for (int const other : space.framework_.benefits[space.benefit_].reads) verdicts_[other] = deduction_.possible(other);
    }
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    [[nodiscard]] Outcome tested(int rule) const {
        Holding const& holding = space_.subjects_.holding(rule);
        Classes const left = part_[static_cast<std::size_t>(holding.subject)];
        if ((left & ~holding.classes) == 0) return Outcome::holds;
        return (left & holding.classes) == 0 ? Outcome::fails : Outcome::open;
    }
    [[nodiscard]] VerdictSet possible(int benefit) const { return verdicts_[static_cast<std::size_t>(benefit)]; }

    [[nodiscard]] Deduction<Reader>& deduction() { return deduction_; }
    [[nodiscard]] Framework const& framework() const { return space_.framework_; }

    // ---- a rule on a subject whose outcome is open, and on which a clause hangs that is open as well ----

    /// \pre define() was called for the benefit
    [[nodiscard]] int open_rule(Benefit const& benefit, Clause const& clause) {
        for (int const rule : clause.rules)
            if (deduction_.outcome(rule) == Outcome::open)
                if (int const found = open_below(benefit, rule); found >= 0) return found;
        return -1;
    }

    [[nodiscard]] int open_rule(Benefit const& benefit) {
        deduction_.define(benefit);
        for (auto const& [clauses, effect] : {std::pair(&benefit.exclusions, Effect::excludes),
                                              std::pair(&benefit.requirements, Effect::requires_),
                                              std::pair(&benefit.conditions, Effect::condition)})
            for (Clause const& clause : *clauses)
                if (deduction_.truth(clause, effect) == Truth::open)
                    if (int const found = open_rule(benefit, clause); found >= 0) return found;
        return -1;
    }

private:
    [[nodiscard]] int open_below(Benefit const& benefit, int rule) {
        if (space_.subjects_.holding(rule).subject >= 0) return rule;
        Subject const& subject = framework().subjects[static_cast<std::size_t>(rule)];
        if (subject.kind == Subject::Kind::defined)
            return open_rule(benefit, benefit.definitions[static_cast<std::size_t>(subject.index)].clause);
        int const found = open_rule(framework().benefits[subject.index]);
        deduction_.define(benefit);
        return found;
    }

    Situations const& space_;
    Part const& part_;
    std::vector<VerdictSet> verdicts_;  // by benefit
    Deduction<Reader> deduction_;
};

Situations::Situations(Framework const& framework, std::vector<Extent> const& extents, int benefit, Steps& steps)
    : framework_(framework),
      benefit_(benefit),
      rules_(rules_of(framework, benefit)),
      subjects_(framework, extents, rules_, steps),
      realising_(framework, extents, subjects_.subjects()),
      speaks_for_all_(subjects_.complete()) {
    for (int const rule : rules_) {
        Subject const& subject = framework.subjects[static_cast<std::size_t>(rule)];
        if (subject.kind == Subject::Kind::score && extents[subject.index].problem) speaks_for_all_ = false;
        int const place = subjects_.holding(rule).subject;
        bool const any = place >= 0 && subjects_.subjects()[static_cast<std::size_t>(place)].kind == TestedSubject::Kind::any;
        // Where such a test is read twice, Kleene's logic sees two tests, and what is said here would see one.
        Rule const& one = framework.rules[static_cast<std::size_t>(rule)];
        if (any && (one.effect == Effect::defines || one.benefit != benefit)) speaks_for_all_ = false;
    }
}

template <class Question>
Truth Situations::search(Question const& question, Steps& all_steps) {
    // No question takes the steps of all others.
    std::size_t const most = std::min(all_steps.left(), most_steps_of_question);
    Steps steps(most);
    Truth const found = search_within(question, steps);
    all_steps.spend(most - steps.left());
    return found;
}

template <class Question>
Truth Situations::search_within(Question const& question, Steps& steps) {
    std::vector<Part> open{subjects_.everything()};
    bool missed = false;
    while (!open.empty()) {
        Part part = std::move(open.back());
        open.pop_back();
        if (!steps.spend(rules_.size() + 1)) return Truth::open;
        Reader reader(*this, part);
        Truth const truth = question.truth(reader);
        if (truth == Truth::no) continue;
        if (truth == Truth::yes) {
            Truth const country = realising_.has_country(part, steps);
            if (country == Truth::yes) {
                found_ = std::move(part);
                return Truth::yes;
            }
            missed = missed || country == Truth::open;
            continue;
        }
        int const rule = question.open_rule(reader);
        if (rule < 0) {
            missed = true;
            continue;
        }
        Holding const& holding = subjects_.holding(rule);
        auto const subject = static_cast<std::size_t>(holding.subject);
        Part through = part;
        through[subject] &= holding.classes;
        part[subject] &= ~holding.classes;
        // What lets a country pass comes first.
        bool const bars = framework_.rules[static_cast<std::size_t>(rule)].effect == Effect::excludes;
        open.push_back(bars ? std::move(through) : part);
        open.push_back(bars ? std::move(part) : std::move(through));
    }
    return missed ? Truth::open : Truth::no;
}

namespace {

struct OfClauses {
    std::span<Asked const> asked;
    Benefit const& named;

    template <class Reader>
    [[nodiscard]] Truth truth(Reader& reader) const {
        reader.deduction().define(named);
        Truth all = Truth::yes;
        for (Asked const& one : asked) {
            Truth const truth = of(one, reader);
            if (truth == Truth::no) return truth;
            if (truth == Truth::open) all = truth;
        }
        return all;
    }

    template <class Reader>
    [[nodiscard]] int open_rule(Reader& reader) const {
        reader.deduction().define(named);
        for (Asked const& one : asked) {
            if (of(one, reader) != Truth::open) continue;
            for (Clause const* const clause : {one.clause, one.other})
                if (clause)
                    if (int const rule = reader.open_rule(named, *clause); rule >= 0) return rule;
        }
        return -1;
    }

private:
    template <class Reader>
    [[nodiscard]] static Truth of(Asked const& one, Reader& reader) {
        Truth const truth = reader.deduction().truth(*one.clause, one.effect);
        if (one.wanted == Asked::Wanted::holds) return truth;
        if (one.wanted == Asked::Wanted::fails) return negated(truth);
        Truth const other = reader.deduction().truth(*one.other, one.effect);
        if (truth == Truth::open || other == Truth::open) return Truth::open;
        return truth != other ? Truth::yes : Truth::no;
    }
};

struct OfVerdicts {
    Benefit const& one;
    Benefit const& other;

    template <class Reader>
    [[nodiscard]] Truth truth(Reader& reader) const {
        if (names_agree(reader)) return Truth::no;
        VerdictSet const first = reader.deduction().possible(one), second = reader.deduction().possible(other);
        if ((first & second) == 0) return Truth::yes;
        return is_single(first) && is_single(second) ? Truth::no : Truth::open;
    }

    template <class Reader>
    [[nodiscard]] int open_rule(Reader& reader) const {
        for (Benefit const* const benefit : {&one, &other}) {
            reader.deduction().define(*benefit);
            for (Definition const& definition : benefit->definitions)
                if (int const rule = reader.open_rule(*benefit, definition.clause); rule >= 0) return rule;
        }
        for (Benefit const* const benefit : {&one, &other})
            if (int const rule = reader.open_rule(*benefit); rule >= 0) return rule;
        return -1;
    }

private:
    template <class Reader>
    [[nodiscard]] bool names_agree(Reader& reader) const {
        for (std::size_t i = 0; i < one.definitions.size(); ++i) {
            Truth const first = truth_of(one, i, reader);
            if (first == Truth::open || first != truth_of(other, i, reader)) return false;
        }
        return true;
    }

    template <class Reader>
    [[nodiscard]] static Truth truth_of(Benefit const& benefit, std::size_t name, Reader& reader) {
        Clause const& clause = benefit.definitions[name].clause;
        if (clause.rules.empty()) return Truth::no;
        reader.deduction().define(benefit);
        return reader.deduction().truth(clause, Effect::defines);
    }
};

}  // namespace

Truth Situations::some_country(std::span<Asked const> asked, Benefit const& named, Steps& steps) {
    return search(OfClauses{asked, named}, steps);
}

Truth Situations::some_country(std::span<Asked const> asked, Steps& steps) {
    return some_country(asked, framework_.benefits[benefit_], steps);
}

Truth Situations::some_verdict_differs(Benefit const& one, Benefit const& other, Steps& steps) {
    return search(OfVerdicts{one, other}, steps);
}

}  // namespace adherence
