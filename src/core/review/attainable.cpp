#include "core/review/attainable.hpp"

#include <algorithm>
#include <set>

namespace adherence {

namespace {

using Wanted = Asked::Wanted;

Asked opposite(Asked asked) {
    asked.wanted = asked.wanted == Wanted::holds ? Wanted::fails : Wanted::holds;
    return asked;
}

class BenefitReview {
public:
    BenefitReview(ReviewGround& ground, Faults& faults) : ground_(ground), framework_(ground.framework()), faults_(faults) {}

    std::vector<Attainable> run() {
        std::vector<Attainable> found;
        for (std::size_t index = 0; index < framework_.benefits.size(); ++index) found.push_back(look_at(static_cast<int>(index)));
        return found;
    }

private:
    [[nodiscard]] Attainable look_at(int index) {
        Benefit const& benefit = framework_.benefits[index];
        if (!benefit.has_rule() || !ground_.of(index).speaks_for_all()) return Attainable::not_found_out;
        Favour const favour = favour_of(benefit);
        std::vector<Asked> all = favour.granted;
        all.insert(all.end(), favour.conditions.begin(), favour.conditions.end());
        Truth const eligible = some(index, all);
        if (eligible == Truth::open) return Attainable::not_found_out;
        if (eligible == Truth::yes) {
            bool const always = std::all_of(all.begin(), all.end(),
                                            [&](Asked const& one) { return some(index, {opposite(one)}) == Truth::no; });
            if (always) report("review.everybody", index, {});
            return always ? Attainable::always : Attainable::yes;
        }
        Truth const granted = some(index, favour.granted);
        if (granted == Truth::open) return Attainable::not_found_out;
        bool const never = granted == Truth::no;
        std::vector<Asked> const& asked = never ? favour.granted : all;
        auto const ruling = ruling_out(ground_, index, benefit, {}, asked);
        if (ruling.size() == 2) report_contradiction(index, asked[ruling[0]], asked[ruling[1]]);
        report(never ? "review.nobody" : "review.conditional-at-best", index, rules_named(framework_, asked, ruling));
        return never ? Attainable::never : Attainable::at_best_conditional;
    }

    [[nodiscard]] Truth some(int benefit, std::vector<Asked> const& asked) {
        return ground_.of(benefit).some_country(asked, ground_.steps());
    }

    // Of two rows, once, however many benefits they are rows of.
    void report_contradiction(int index, Asked one, Asked other) {
        if (one.clause->rules.size() > 1 || other.clause->rules.size() > 1) return;
        auto const rule_of = [&](Asked const& asked) { return asked.clause->rules.front(); };
        if (framework_.rules[rule_of(other)].row < framework_.rules[rule_of(one)].row) std::swap(one, other);
        Rule const& first = framework_.rules[rule_of(one)];
        Rule const& second = framework_.rules[rule_of(other)];
        if (!reported_.emplace(first.row, second.row).second) return;
        Faults::Arguments arguments;
        name_rule(arguments, "other", first);
        std::string code = "review.contradiction";
        std::string example;
        if (some(index, {one, opposite(other)}) == Truth::yes)
            example = example_cells(ground_, index, {rule_of(one), rule_of(other)});
        if (!example.empty()) {
            code += ".example";
            arguments.emplace_back("example", std::move(example));
        }
        faults_.warning(code, {"rules", second.row, "test"}, std::move(arguments));
    }

    void report(std::string code, int index, std::vector<int> const& rules) {
        Benefit const& benefit = framework_.benefits[index];
        Faults::Arguments arguments{{"benefit", benefit.id}};
        if (code != "review.everybody") code = with_rules(std::move(code), arguments, framework_, rules);
        faults_.warning(code, {"benefits", benefit.row, "benefit"}, std::move(arguments));
    }

    ReviewGround& ground_;
    Framework const& framework_;
    Faults& faults_;
    std::set<std::pair<std::size_t, std::size_t>> reported_;  // rows of contradictions
};

}  // namespace

std::vector<Attainable> review_benefits(ReviewGround& ground, Faults& faults) { return BenefitReview(ground, faults).run(); }

}  // namespace adherence
