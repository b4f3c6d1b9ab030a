// What rules can tell of a subject: its classes. Two countries whose subjects fall into the same classes get the
// same outcome from every test.
//
//   declaration, with the tests >= letter and known:   none..statement known, none..statement open, letter known, …
//
// A class holds values and what is known of them, since `known` and `unknown` are asked of the evidence, not of
// the value that it will turn out to have.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/review/steps.hpp"
#include "core/rules/deduction.hpp"

namespace adherence {

struct SubjectClass {
    bool applicable = true;
    bool when_known = true, when_unknown = true;  ///< may hold of evidence that is, and that is not, known
    ValueSet values;                              ///< of a criterion, or figures; empty where not applicable
    ValueSet scores;                              ///< that these values of a criterion have
};

/// A bit per class.
using Classes = std::uint64_t;
inline constexpr std::size_t most_classes = 64;

struct TestedSubject {
    enum class Kind : std::uint8_t {
        criterion,
        group,     ///< its score
        coverage,
        any,       ///< a test on a score that hangs on other countries: two classes, fails and holds
    };
    Kind kind = Kind::criterion;
    int node = 0;
    std::vector<SubjectClass> classes;

    [[nodiscard]] Classes all() const {
        return classes.size() == most_classes ? ~Classes{0} : (Classes{1} << classes.size()) - 1;
    }
};

/// What is left of the classes of each subject.
using Part = std::vector<Classes>;

/// The classes that a rule on a node counts as holding in.
struct Holding {
    int subject = -1;  ///< -1: a rule on a benefit or a name
    Classes classes = 0;
};

/// What a node can be over all countries.
struct Extent {
    bool may_apply = true, may_not_apply = false;
    bool scored = true;        ///< its score hangs on the country's own cells alone
    bool problem = false;      ///< below it a negative score meets a mean that knows none
    Number low, high;          ///< of its score, where it is scored
};

/// Of every node.
[[nodiscard]] std::vector<Extent> extents_of(Framework const& framework);

class TestedSubjects {
public:
    /// Of the rules given, of any benefits.
    TestedSubjects(Framework const& framework, std::vector<Extent> const& extents, std::vector<int> const& rules, Steps& steps);

    [[nodiscard]] std::vector<TestedSubject> const& subjects() const { return subjects_; }
    [[nodiscard]] Holding const& holding(int rule) const { return holdings_[static_cast<std::size_t>(rule)]; }
    /// False where some subject has more classes than are told apart here, or the steps ended.
    [[nodiscard]] bool complete() const { return complete_; }
    [[nodiscard]] Part everything() const;

private:
    struct Sets {
        ValueSet when_known, when_unknown;
    };
    void add(int rule, Steps& steps);
    int subject_for(TestedSubject::Kind kind, int node);
    void refine(TestedSubject& subject, Sets const& passing, Steps& steps);
    void score_classes();
    [[nodiscard]] Sets passing(int rule) const;
    [[nodiscard]] bool is_any(int rule) const;

    Framework const& framework_;
    std::vector<Extent> const& extents_;
    std::vector<TestedSubject> subjects_;
    std::map<std::pair<TestedSubject::Kind, int>, int> place_of_;
    std::vector<Holding> holdings_;  // by rule of the framework
    bool complete_ = true;
};

}  // namespace adherence
