#include "core/scoring/score_plan.hpp"

#include <map>
#include <numeric>

namespace adherence {

namespace {

// Shares below 2^26 times scores below 2^36 never leave 63 bits, however many are summed up.
constexpr std::int64_t largest_whole = std::int64_t{1} << 26;
constexpr std::int64_t largest_score = std::int64_t{1} << 36;
// Has 64, 9, 125 and 7 among its factors.
constexpr std::int64_t usual_unit = 504'000;
constexpr std::int64_t largest_unit = std::int64_t{1} << 26;
// A chain of groups 10,000 deep would otherwise list its criteria 10,000 times.
constexpr std::size_t most_shares = 200'000;

using Fraction = Number::Fraction;

struct Part {
    NodePlan const* child;
    Number share;  // of the group
};

// The shares of a group's criteria, from those of its children. Nothing where they are too fine.
void add_up(NodePlan& plan, std::vector<Part> const& parts) {
    std::int64_t whole = 1;
    std::vector<Fraction> factors;
    for (Part const& part : parts) {
        if (part.child->whole == 0) return;
        auto const factor = (part.share / Number(part.child->whole)).as_fraction();
        if (!factor || factor->denominator > largest_whole) return;
        whole = std::lcm(whole, factor->denominator);
        if (whole > largest_whole) return;
        factors.push_back(*factor);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::int64_t const factor = factors[i].numerator * (whole / factors[i].denominator);
        for (Share const& share : parts[i].child->shares) plan.shares.push_back({share.criterion, share.share * factor});
    }
    plan.whole = whole;
}

std::int64_t bounded(Number const& whole, std::int64_t otherwise) {
    auto const fraction = whole.as_fraction();
    return fraction ? fraction->numerator : otherwise;
}

std::vector<ScorePlan::Span> spans(ValueSet const& figures, Number const& unit) {
    std::vector<ScorePlan::Span> result;
    for (Interval const& interval : figures.intervals()) {
        ScorePlan::Span span{INT64_MIN, INT64_MAX};
        if (interval.low) {
            Number const scaled = *interval.low * unit, below = scaled.floor();
            bool const itself = below == scaled && interval.low_closed;
            span.low = bounded(itself ? below : below + Number(1), scaled.sign() < 0 ? INT64_MIN : INT64_MAX);
        }
        if (interval.high) {
            Number const scaled = *interval.high * unit, below = scaled.floor();
            bool const without = below == scaled && !interval.high_closed;
            span.high = bounded(without ? below - Number(1) : below, scaled.sign() < 0 ? INT64_MIN : INT64_MAX);
        }
        if (span.low <= span.high) result.push_back(span);
    }
    return result;
}

}  // namespace

std::int64_t score_unit(Framework const& framework) {
    std::int64_t unit = usual_unit;
    for (Scale const& scale : framework.scales) {
        if (scale.type != ScaleType::point) continue;
        for (std::size_t i = 0; i + 1 < scale.points.size(); ++i) {
            Point const &from = scale.points[i], &to = scale.points[i + 1];
            auto const slope = ((to.score - from.score) / (to.at - from.at)).as_fraction();
            if (!slope || slope->denominator > largest_unit) continue;
            std::int64_t const finer = std::lcm(unit, slope->denominator);
            if (finer <= largest_unit) unit = finer;
        }
    }
    return unit;
}

std::optional<std::int64_t> in_score_units(Number const& score, std::int64_t unit) {
    auto const fraction = score.as_fraction();
    if (!fraction || unit % fraction->denominator != 0) return {};
    std::int64_t const factor = unit / fraction->denominator;
    if (fraction->numerator > largest_score / factor || fraction->numerator < -(largest_score / factor)) return {};
    return fraction->numerator * factor;
}

ScorePlan::ScorePlan(Framework const& framework, std::vector<bool> const& applicable)
    : unit_(score_unit(framework)), nodes_(framework.nodes.size()), tests_(framework.rules.size()) {
    std::size_t shares = 0;
    for (int const index : framework.bottom_up) {
        int const criterion = framework.nodes[index].criterion_index;
        if (framework.nodes[index].criterion)
            nodes_[index] = {applicable[criterion], true, 1, {{criterion, 1}}};
        else
            plan_node(framework, index, shares);
        arithmetic_ = arithmetic_ && nodes_[index].arithmetic;
    }
    plan_tests(framework);
}

void ScorePlan::plan_node(Framework const& framework, int index, std::size_t& shares) {
    Node const& node = framework.nodes[index];
    NodePlan& plan = nodes_[index];
    std::vector<Part> parts;
    Number weights;
    plan.arithmetic = node.aggregate == Aggregate::arithmetic ||
                      (node.aggregate == Aggregate::power && node.exponent == Number(1));
    for (int const child : node.children) {
        NodePlan const& below = nodes_[child];
        Number const& weight = framework.nodes[child].weight;
        if (!below.applicable || weight.sign() <= 0) continue;
        plan.arithmetic = plan.arithmetic && below.arithmetic;
        shares += below.shares.size();
        parts.push_back({&below, weight});
        weights += weight;
    }
    plan.applicable = !parts.empty();
    for (Part& part : parts) part.share /= weights;
    if (plan.applicable && shares <= most_shares) add_up(plan, parts);
}

void ScorePlan::plan_tests(Framework const& framework) {
    std::map<std::pair<int, bool>, int> known;
    for (std::size_t i = 0; i < framework.rules.size(); ++i) {
        Subject const& subject = framework.subjects[i];
        bool const coverage = subject.kind == Subject::Kind::coverage;
        bool const score = subject.kind == Subject::Kind::score && subject.criterion < 0;
        if (!coverage && !score) continue;
        auto const [place, fresh] = known.emplace(std::pair(subject.index, coverage), static_cast<int>(figures_.size()));
        if (fresh) figures_.push_back({subject.index, coverage});
        Test const& test = framework.rules[i].test;
        tests_[i].figure = place->second;
        tests_[i].alike = test.when_known == test.when_unknown;
        NodePlan const& plan = nodes_[subject.index];
        if (plan.whole == 0) continue;
        Number const unit = coverage ? Number::fraction(plan.whole, 100) : Number(plan.whole) * Number(unit_);
        tests_[i].when_known = spans(test.when_known, unit);
        tests_[i].when_unknown = spans(test.when_unknown, unit);
    }
}

}  // namespace adherence
