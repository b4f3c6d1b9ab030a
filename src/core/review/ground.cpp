#include "core/review/ground.hpp"

#include <algorithm>

#include "core/assessment/assessment.hpp"

namespace adherence {

namespace {

// About 50 ms at worst; the larger of the built-in frameworks needs a tenth.
constexpr std::size_t most_steps = 2'000'000;
constexpr std::size_t most_steps_of_reason = 150'000;
constexpr std::size_t most_pairs = 400;

ValueSet one_of(ValueSet const& values) {
    if (values.domain() == Domain::discrete) {
        std::size_t level = 0;
        while (!values.contains_level(level)) ++level;
        return ValueSet::levels(values.size(), level, level);
    }
    if (values.intervals().empty()) return ValueSet::never();
    Interval const& first = values.intervals().front();
    Interval const& last = values.intervals().back();
    if (first.low && first.low_closed) return ValueSet::single(values.domain(), *first.low);
    if (last.high && last.high_closed) return ValueSet::single(values.domain(), *last.high);
    if (first.low && first.high) return ValueSet::single(values.domain(), (*first.low + *first.high) / Number(2));
    if (first.low) return ValueSet::single(values.domain(), *first.low + Number(1));
    return ValueSet::single(values.domain(), first.high ? *first.high - Number(1) : Number());
}

using Places = std::vector<std::size_t>;

// One place that does it, or else a set from which none can be left out, or else two places.
template <class RuleOut>
Places smallest(std::size_t count, RuleOut const& rule_out) {
    for (std::size_t one = 0; one < count; ++one)
        if (rule_out({one})) return {one};
    Places left(count);
    for (std::size_t place = 0; place < count; ++place) left[place] = place;
    if (!rule_out(left)) return {};
    for (std::size_t place = count; place-- > 0;) {
        Places fewer = left;
        std::erase(fewer, place);
        if (rule_out(fewer)) left = std::move(fewer);
    }
    if (left.size() <= 2 || count * count / 2 > most_pairs) return left;
    for (std::size_t one = 0; one < count; ++one)
        for (std::size_t other = one + 1; other < count; ++other)
            if (rule_out({one, other})) return {one, other};
    return left;
}

}  // namespace

ReviewGround::ReviewGround(Framework const& framework)
    : framework_(framework), extents_(extents_of(framework)), situations_(framework.benefits.size()), steps_(most_steps) {}

Situations& ReviewGround::of(int benefit) {
    auto& situations = situations_[static_cast<std::size_t>(benefit)];
    if (!situations) situations = std::make_unique<Situations>(framework_, extents_, benefit, steps_);
    return *situations;
}

Clause alone(int rule) { return {{}, 1, {rule}}; }

Favour favour_of(Benefit const& benefit) {
    Favour favour;
    for (Clause const& clause : benefit.requirements)
        favour.granted.push_back({&clause, Effect::requires_, Asked::Wanted::holds, nullptr});
    for (Clause const& clause : benefit.exclusions)
        favour.granted.push_back({&clause, Effect::excludes, Asked::Wanted::fails, nullptr});
    for (Clause const& clause : benefit.conditions)
        favour.conditions.push_back({&clause, Effect::condition, Asked::Wanted::holds, nullptr});
    return favour;
}

std::vector<std::size_t> ruling_out(ReviewGround& ground, int benefit, Benefit const& named,
                                    std::vector<Asked> const& certain, std::vector<Asked> const& candidates) {
    // Finding reasons leaves steps for finding more to give reasons for.
    std::size_t const most = std::min(ground.steps().left() / 8, most_steps_of_reason);
    Steps steps(most);
    auto const rule_out = [&](std::vector<std::size_t> const& places) {
        std::vector<Asked> asked = certain;
        for (std::size_t const place : places) asked.push_back(candidates[place]);
        return ground.of(benefit).some_country(asked, named, steps) == Truth::no;
    };
    auto ruling = smallest(candidates.size(), rule_out);
    ground.steps().spend(most - steps.left());
    return ruling;
}

void name_rule(Faults::Arguments& arguments, std::string const& prefix, Rule const& rule) {
    arguments.emplace_back(prefix, Faults::shortened(rule.subject_text + " " + rule.test_text));
    arguments.emplace_back(prefix + "_row", std::to_string(rule.row));
}

std::vector<int> rules_named(Framework const& framework, std::vector<Asked> const& asked,
                             std::vector<std::size_t> const& places) {
    std::vector<int> rules;
    for (std::size_t const place : places)
        rules.insert(rules.end(), asked[place].clause->rules.begin(), asked[place].clause->rules.end());
    std::sort(rules.begin(), rules.end(), [&](int a, int b) { return framework.rules[a].row < framework.rules[b].row; });
    auto const same = [&](int a, int b) { return framework.rules[a].row == framework.rules[b].row; };
    rules.erase(std::unique(rules.begin(), rules.end(), same), rules.end());
    return rules;
}

std::string with_rules(std::string code, Faults::Arguments& arguments, Framework const& framework,
                       std::vector<int> const& rules) {
    if (rules.empty()) return code + ".all";
    name_rule(arguments, "first", framework.rules[rules[0]]);
    if (rules.size() == 1) return code + ".one";
    name_rule(arguments, "second", framework.rules[rules[1]]);
    arguments.emplace_back("count", std::to_string(rules.size()));
    return code + (rules.size() == 2 ? ".two" : ".more");
}

std::string example_cells(ReviewGround& ground, int benefit, std::vector<int> const& rules) {
    Framework const& framework = ground.framework();
    Situations const& situations = ground.of(benefit);
    auto const& subjects = situations.subjects().subjects();
    Part const& part = situations.found();
    std::string text;
    std::vector<char> shown(subjects.size(), 0);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        bool const hangs_together = subjects[i].kind != TestedSubject::Kind::criterion;
        if (hangs_together && part[i] != subjects[i].all()) return {};
    }
    for (int const rule : rules) {
        int const place = situations.subjects().holding(rule).subject;
        if (place < 0 || shown[static_cast<std::size_t>(place)]) continue;
        TestedSubject const& subject = subjects[static_cast<std::size_t>(place)];
        if (subject.kind != TestedSubject::Kind::criterion) continue;
        shown[static_cast<std::size_t>(place)] = 1;
        for (std::size_t i = 0; i < subject.classes.size(); ++i) {
            SubjectClass const& one = subject.classes[i];
            if (!(part[static_cast<std::size_t>(place)] >> i & 1U) || !one.applicable || !one.when_known) continue;
            std::string const value = value_text(framework.scale_of(subject.node), one_of(one.values));
            text += (text.empty() ? "" : ", ") + framework.nodes[subject.node].id + " = " + value;
            break;
        }
    }
    return text;
}

}  // namespace adherence
