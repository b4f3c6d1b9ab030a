#include "core/review/tested_subject.hpp"

#include <algorithm>

#include "core/framework/unary_test.hpp"
#include "core/scoring/aggregate.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

constexpr std::size_t steps_per_set = 4;

bool needs_positive(Node const& group) {
    bool const root = group.aggregate == Aggregate::geometric || group.aggregate == Aggregate::harmonic;
    return root || (group.aggregate == Aggregate::power && group.exponent != Number(1));
}

// The highest (or lowest) mean over what may be left out: a part that lies above the mean of the others lifts it,
// whatever the mean.
Number end_of_mean(Framework const& framework, Node const& group, std::vector<Extent> const& extents, bool upper) {
    auto const figure = [&](int child) -> Number const& { return upper ? extents[child].high : extents[child].low; };
    auto const farther = [&](Number const& a, Number const& b) { return upper ? a > b : a < b; };
    std::vector<int> optional;
    std::vector<Weighted> parts;
    for (int const child : group.children) {
        if (framework.weights[child].sign() <= 0 || !extents[child].may_apply) continue;
        if (extents[child].may_not_apply)
            optional.push_back(child);
        else
            parts.push_back({&framework.weights[child], &figure(child)});
    }
    std::sort(optional.begin(), optional.end(), [&](int a, int b) { return farther(figure(a), figure(b)); });
    auto const mean = [&] { return aggregate(group.aggregate, group.exponent, parts).value_or(Number()); };
    for (int const child : optional) {
        if (!parts.empty() && !farther(figure(child), mean())) break;
        parts.push_back({&framework.weights[child], &figure(child)});
    }
    return mean();
}

Extent extent_of(Framework const& framework, Node const& node, std::vector<Extent> const& extents) {
    Extent extent;
    if (node.criterion) {
        Scale const& scale = framework.scales[static_cast<std::size_t>(node.scale)];
        extent.may_not_apply = node.may_be_not_applicable;
        extent.scored = scale.type != ScaleType::relative;
        if (!extent.scored) return extent;
        ValueSet const scores = scores_of(framework, scale, scale.everything());
        extent.low = lowest_of(scores);
        extent.high = highest_of(scores);
        return extent;
    }
    extent.may_apply = false;
    extent.may_not_apply = true;
    bool negative = false;
    for (int const child : node.children) {
        Extent const& one = extents[child];
        if (framework.weights[child].sign() <= 0 || !one.may_apply) continue;
        extent.may_apply = true;
        extent.may_not_apply = extent.may_not_apply && one.may_not_apply;
        extent.scored = extent.scored && one.scored;
        extent.problem = extent.problem || one.problem;
        negative = negative || (one.scored && one.low.sign() < 0);
    }
    extent.problem = extent.problem || (negative && needs_positive(node));
    if (!extent.may_apply || !extent.scored || extent.problem) return extent;
    extent.low = end_of_mean(framework, node, extents, false);
    extent.high = end_of_mean(framework, node, extents, true);
    return extent;
}

}  // namespace

std::vector<Extent> extents_of(Framework const& framework) {
    std::vector<Extent> extents(framework.nodes.size());
    for (int const node : framework.bottom_up) extents[node] = extent_of(framework, framework.nodes[node], extents);
    return extents;
}

TestedSubjects::TestedSubjects(Framework const& framework, std::vector<Extent> const& extents,
                               std::vector<int> const& rules, Steps& steps)
    : framework_(framework), extents_(extents), holdings_(framework.rules.size()) {
    for (int const rule : rules)
        if (complete_) add(rule, steps);
    if (!complete_) return;
    score_classes();
    for (int const rule : rules) {
        Holding& holding = holdings_[static_cast<std::size_t>(rule)];
        if (holding.subject < 0) continue;
        TestedSubject const& subject = subjects_[static_cast<std::size_t>(holding.subject)];
        if (subject.kind == TestedSubject::Kind::any) {
            holding.classes = 2;
            continue;
        }
        Effect const effect = framework.rules[rule].effect;
        bool const absent = counted(Outcome::not_applicable, effect) == Truth::yes;
        Sets const sets = passing(rule);
        for (std::size_t i = 0; i < subject.classes.size(); ++i) {
            SubjectClass const& one = subject.classes[i];
            ValueSet const& set = one.when_known ? sets.when_known : sets.when_unknown;
            bool const holds = one.applicable ? set.holds_for(one.values) == Truth::yes : absent;
            if (holds) holding.classes |= Classes{1} << i;
        }
    }
}

Part TestedSubjects::everything() const {
    Part part;
    for (TestedSubject const& subject : subjects_) part.push_back(subject.all());
    return part;
}

// What hangs on the whole column of a relative scale.
bool TestedSubjects::is_any(int rule) const {
    Subject const& subject = framework_.subjects[static_cast<std::size_t>(rule)];
    return subject.kind == Subject::Kind::score && !extents_[subject.index].scored;
}

void TestedSubjects::add(int rule, Steps& steps) {
    Subject const& subject = framework_.subjects[static_cast<std::size_t>(rule)];
    int& place = holdings_[static_cast<std::size_t>(rule)].subject;
    if (is_any(rule)) {
        place = static_cast<int>(subjects_.size());
        subjects_.push_back({TestedSubject::Kind::any, subject.index, std::vector<SubjectClass>(2)});
        return;
    }
    if (subject.kind == Subject::Kind::benefit || subject.kind == Subject::Kind::defined) return;
    using Kind = TestedSubject::Kind;
    Kind const kind = subject.kind == Subject::Kind::coverage ? Kind::coverage
                      : framework_.nodes[subject.index].criterion ? Kind::criterion
                                                                  : Kind::group;
    place = subject_for(kind, subject.index);
    refine(subjects_[static_cast<std::size_t>(place)], passing(rule), steps);
}

int TestedSubjects::subject_for(TestedSubject::Kind kind, int node) {
    auto const [found, fresh] = place_of_.emplace(std::pair(kind, node), static_cast<int>(subjects_.size()));
    if (!fresh) return found->second;
    TestedSubject made{kind, node, {}};
    SubjectClass whole;
    if (kind == TestedSubject::Kind::criterion)
        whole.values = framework_.scale_of(node).everything();
    else if (kind == TestedSubject::Kind::coverage)
        whole.values = TestDomain::coverage().everything();
    else
        whole.values = TestDomain::score().everything();
    if (extents_[node].may_apply) made.classes.push_back(std::move(whole));
    if (extents_[node].may_not_apply) made.classes.push_back({false, true, true, {}, {}});
    subjects_.push_back(std::move(made));
    return found->second;
}

void TestedSubjects::refine(TestedSubject& subject, Sets const& sets, Steps& steps) {
    complete_ = steps.spend(subject.classes.size() * (steps_per_set + sets.when_known.size() / 4));
    if (!complete_) return;
    std::vector<SubjectClass> refined;
    auto const add_parts = [&](SubjectClass const& whole, ValueSet const& set) {
        for (ValueSet values : {whole.values & set, whole.values & set.complement()}) {
            if (values.empty()) continue;
            SubjectClass part = whole;
            part.values = std::move(values);
            refined.push_back(std::move(part));
        }
    };
    for (SubjectClass const& one : subject.classes) {
        if (!one.applicable) {
            refined.push_back(one);
        } else if (one.when_known && one.when_unknown && !((one.values & sets.when_known) == (one.values & sets.when_unknown))) {
            SubjectClass known = one, open = one;
            known.when_unknown = open.when_known = false;
            add_parts(known, sets.when_known);
            add_parts(open, sets.when_unknown);
        } else {
            add_parts(one, one.when_known ? sets.when_known : sets.when_unknown);
        }
    }
    complete_ = complete_ && refined.size() <= most_classes;
    if (!complete_) return;
    subject.classes = std::move(refined);
}

void TestedSubjects::score_classes() {
    for (TestedSubject& subject : subjects_) {
        if (subject.kind != TestedSubject::Kind::criterion || !extents_[subject.node].scored) continue;
        for (SubjectClass& one : subject.classes)
            if (one.applicable) one.scores = scores_of(framework_, framework_.scale_of(subject.node), one.values);
    }
}

// Of a criterion in terms of its values; coverage is asked for its figure alone.
TestedSubjects::Sets TestedSubjects::passing(int rule) const {
    Subject const& subject = framework_.subjects[static_cast<std::size_t>(rule)];
    Test const& test = framework_.rules[static_cast<std::size_t>(rule)].test;
    if (subject.kind == Subject::Kind::coverage) return {test.when_known, test.when_known};
    if (subject.kind != Subject::Kind::score || subject.criterion < 0) return {test.when_known, test.when_unknown};
    Scale const& scale = framework_.scale_of(subject.index);
    auto const values = [&](ValueSet const& scores) { return values_scoring(framework_, scale, scores); };
    return {values(test.when_known), values(test.when_unknown)};
}

}  // namespace adherence
