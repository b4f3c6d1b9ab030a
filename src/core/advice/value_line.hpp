// One criterion of one country as if it were known: which verdicts are left at each value that it may have, the
// other cells being what they are. What margin.hpp (how far may it fall) and next.hpp (is it worth finding out)
// walk along.
//
//   ValueLine line(country, criterion);
//   line.verdict_at(value)                  // as Supposition::verdict_with
//   Walk(line, kind).run(90, 0, visit)      // down a number scale: stretches of one kind of verdict, in order
//
// A number has infinitely many values, but the verdict turns at few of them: at the operands of tests on the
// criterion, and where a group above it comes to one of its thresholds. For each of these the criterion's score
// is found by turning the means on the way up round (turning_points). Where other cells below the same group are
// open, what they can score together counts with all its gaps, so that every combination gives a point of its
// own; that many are looked for only in a stretch that cannot be settled as a whole.
//
// A stretch is settled as a whole when the verdicts that no completion within it can be without, and those that
// some completion within it may have, say the same. The latter are an ordinary verdict over a cell that is known
// to lie in the stretch; the former come from the completions at which all other open cells are at their lowest,
// and at their highest score. Otherwise the stretch is halved, down to single points and the gaps between two,
// where one value stands for all.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/advice/supposition.hpp"
#include "core/rules/possible_values.hpp"
#include "core/scoring/relative.hpp"

namespace adherence {

class ValueLine {
public:
    /// What the completions over a stretch of values leave.
    struct Span {
        VerdictSet always = no_verdict;  ///< possible at every value of the stretch
        VerdictSet ever = every_verdict; ///< nothing else is possible at any
    };
    struct Points {
        std::vector<Number> values;  ///< rising
        bool complete = true;        ///< false: there were too many, and some are left out
    };

    /// The country must outlive it.
    ValueLine(Supposition const& country, int criterion);

    [[nodiscard]] Supposition const& country() const { return country_; }
    [[nodiscard]] int criterion() const { return criterion_; }
    [[nodiscard]] Scale const& scale() const { return country_.framework().scale_of(node_); }
    [[nodiscard]] Appraisal const& today() const { return *country_.cells()[static_cast<std::size_t>(criterion_)]; }
    /// Relative scales: the known numbers of the column, rising, and what a number scores among them.
    [[nodiscard]] std::vector<Number> const& column() const { return column_; }
    [[nodiscard]] std::optional<Number> relative_score(Number const& value) const { return relative_->score(value); }

    /// The cell, were these values left of it, and it no more known than it is. \pre not empty
    [[nodiscard]] Appraisal left_with(ValueSet const& values) const;

    [[nodiscard]] Verdict verdict_at(ValueSet const& value) const;
    /// The one verdict of completions that the value leaves, once known; no_verdict where it leaves more.
    [[nodiscard]] VerdictSet settled_at(ValueSet const& value) const;
    /// \param others the cell known to hold one of these values
    [[nodiscard]] Span over(ValueSet const& values) const;

    /// Numbers between which the verdict does not turn, within a span of values.
    /// \param thorough false: the other open cells all at their lowest, or all at their highest score
    [[nodiscard]] Points turning_points(Number const& low, Number const& high, bool thorough) const;

    /// Values of a scale, parted where a test on the criterion's value tells them apart once they are known.
    [[nodiscard]] std::vector<ValueSet> told_apart(ValueSet const& values) const;
    /// What the cell may turn out to be.
    [[nodiscard]] Possible possible() const;

private:
    struct Scores {
        std::vector<Number> values;
        bool complete = true;
        bool scored = true;
    };

    [[nodiscard]] Appraisal cell_with(ValueSet const& values) const;
    [[nodiscard]] ValueSet scores_over(ValueSet const& values) const;
    [[nodiscard]] Judgement judged(Appraisal const& cell, Detail detail) const;
    [[nodiscard]] VerdictSet at_corner(Appraisal const& cell, std::shared_ptr<Appraisal const> Appraisal::*end) const;
    [[nodiscard]] std::vector<int> tests_on(Subject::Kind kind, int node) const;
    [[nodiscard]] std::vector<ValueSet const*> tests_on_value() const;
    [[nodiscard]] std::vector<Number> thresholds_on(Subject::Kind kind, int node) const;
    [[nodiscard]] std::vector<int> taking_part(int group, int without) const;
    [[nodiscard]] Scores critical_scores(int node, bool thorough) const;
    [[nodiscard]] Scores together(int group, std::vector<int> const& children, bool thorough) const;
    [[nodiscard]] Scores turning_scores(bool thorough) const;
    [[nodiscard]] std::vector<Number> values_at(Number const& score) const;

    Supposition const& country_;
    int criterion_, node_;
    std::vector<int> rules_;  // of the benefit and of those that it reads
    std::vector<Number> column_;
    std::optional<RelativeColumn> relative_;
    mutable std::vector<Standing> standings_;  // once they were needed
    mutable std::optional<Scores> turning_[2];
};

/// Along the values of a number scale, from one to another, stretch by stretch.
class Walk {
public:
    /// Of what is left at one value, the part that is asked for.
    struct Question {
        std::function<int(VerdictSet)> of_set;   ///< of the verdicts possible
        std::function<int(ValueSet const&)> at;  ///< of one value
    };
    /// \return false ends the walk
    using Visit = std::function<bool(Interval const& values, int kind)>;

    Walk(ValueLine const& line, Question question) : line_(line), question_(std::move(question)) {}
    /// \pre from != to
    void run(Number const& from, Number const& to, Visit const& visit);

private:
    [[nodiscard]] std::vector<Interval> stations(Interval const& within, std::vector<Number> points) const;
    [[nodiscard]] std::optional<int> kind_of_all(Interval const& values) const;
    bool look_at(std::span<Interval const> stations, int depth);
    bool look_into(Interval const& gap, int depth);

    ValueLine const& line_;
    Question question_;
    Visit visit_;
    bool rising_ = true;
    std::optional<ValueLine::Points> thorough_;
    Number low_, high_;
};

}  // namespace adherence
