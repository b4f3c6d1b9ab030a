// The policy as data: one immutable Framework, made once from tables or JSON, read by everything.
//
// Nodes, scales, rules and benefits are addressed by their index, which is their place in the framework's
// order. Ids compare by fold(). All figures are exact.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/base/value_set.hpp"

namespace adherence {

// ---- scales ---------------------------------------------------------------------------------------------

enum class ScaleType : std::uint8_t { level, percent, point, logpoint, date, relative };

struct Level {
    std::string value;  ///< as written: a word or a number
    LocalText label;
    Number score;
};

struct Point {
    Number at;
    Number score;
    LocalText label;
};

struct DateRow {
    enum class Kind : std::uint8_t { in_force, years, never };
    Kind kind = Kind::in_force;
    int years = 0;
    Number score;
    LocalText label;
};

enum class RelativeMethod : std::uint8_t { minmax, zscore, rank, percentile, fraction_of_max, distance_to_max };

/// A method over the block of countries given (OECD/JRC Handbook on Constructing Composite Indicators, 2008,
/// chapter 5). `first` and `second` are LO and HI, for zscore MEAN and SD.
struct Relative {
    RelativeMethod method = RelativeMethod::minmax;
    Number first, second;
    bool down = false;
};

struct Scale {
    std::string id;
    ScaleType type = ScaleType::level;
    bool built_in = false;
    bool yes_no = false;               ///< the built-in level scale no, yes
    std::vector<Level> levels;         ///< level: from worst to best
    std::vector<Point> points;         ///< point, logpoint: by rising `at`
    std::vector<DateRow> dates;        ///< date: by rising years, `never` last
    Relative relative;

    [[nodiscard]] Domain domain() const;
    /// Every value the scale can take: percent [0, 100], logpoint above 0, date any day and never.
    [[nodiscard]] ValueSet everything() const;
    /// The level that a text or number names, by value or label in any language of the framework.
    [[nodiscard]] std::optional<std::size_t> level_named(std::string_view folded) const;

    std::unordered_map<std::string, std::size_t> level_by_name;  ///< folded value or label -> level
};

// ---- the tree -------------------------------------------------------------------------------------------

enum class Aggregate : std::uint8_t { arithmetic, geometric, harmonic, minimum, maximum, power };

struct Node {
    std::string id;
    LocalText title, question, evidence, source;
    int parent = -1;              ///< -1: the root
    std::vector<int> children;    ///< in the framework's order; empty for criteria
    Number weight = 1;
    bool criterion = false;
    int scale = -1;               ///< criteria
    Aggregate aggregate = Aggregate::arithmetic;  ///< groups
    Number exponent;              ///< power:P
    bool may_be_not_applicable = false;
    std::optional<Number> effort = Number(1);  ///< of one step up the scale; empty: cannot be changed
    int criterion_index = -1;     ///< place among the criteria
    std::size_t row = 0;          ///< in the table, header is 1
};

// ---- rules ----------------------------------------------------------------------------------------------

enum class Verdict : std::uint8_t { not_eligible, conditional, eligible, open, invalid };

enum class Effect : std::uint8_t { requires_, excludes, condition, defines };

struct Subject {
    enum class Kind : std::uint8_t {
        value,     ///< of a criterion, on its scale; index: node
        score,     ///< of a group, the index, or score(criterion); index: node
        coverage,  ///< coverage(node); index: node
        benefit,   ///< the verdict of a benefit; index: benefit
        defined,   ///< a name that defines rows give; index: into the benefit's definitions
    };
    Kind kind = Kind::value;
    int index = 0;
    int criterion = -1;  ///< criterion_index, where it is the value or the score of one

    /// The score of a group, or a coverage: a figure that weights enter.
    [[nodiscard]] bool on_figure() const { return kind == Kind::coverage || (kind == Kind::score && criterion < 0); }
};

/// A unary test as the values it lets through. `known` and `unknown` are the same in every completion, so
/// there is one set for a subject that is known on the evidence entered and one for a subject that is not.
struct Test {
    ValueSet when_known;
    ValueSet when_unknown;
};

struct Rule {
    std::string id;            ///< as written, else "row N"
    int benefit = 0;
    bool every = false;        ///< written once with `*`, standing here for one benefit
    Effect effect = Effect::requires_;
    std::string subject_text;  ///< as written
    std::string test_text;     ///< as written
    Subject subject;
    Test test;
    std::string group;         ///< as written; empty: stands alone
    std::optional<Date> from, to;
    LocalText note, source;
    std::size_t row = 0;       ///< in the table, header is 1
};

/// A row of the rules table as written, in force or not: versions of a rule over time stand below each other.
struct WrittenRule {
    std::size_t row = 0;      ///< in the table, header is 1
    int benefit = -1;         ///< -1: every
    Effect effect = Effect::requires_;
    Subject subject;          ///< of a defined name the kind alone, since its place differs by benefit
    std::string subject_text, test_text, group;
    std::optional<Date> from, to;
    bool in_force = true;
};

/// Rows that count together: they hold when at least `need` of them do. A row without a group is a clause
/// of one.
struct Clause {
    std::string group;
    std::size_t need = 1;
    std::vector<int> rules;
};

struct Definition {
    std::string name;
    Clause clause;  ///< without rules in force: never holds
};

struct Benefit {
    std::string id;
    std::size_t row = 0;  ///< in the table, header is 1; 0: one of the default four
    LocalText title, description;
    std::vector<int> rules;  ///< rows in force, definitions among them, in the framework's order
    std::vector<Clause> requirements, exclusions, conditions;
    std::vector<Definition> definitions;  ///< each before those that read it
    /// Benefits whose verdict this one reads, itself excluded.
    std::vector<int> reads;
    /// Criteria (by node) that the verdict rests on (CONTRACT section 3), other benefits' included.
    std::vector<int> rests_on;
    [[nodiscard]] bool has_rule() const { return !(requirements.empty() && exclusions.empty() && conditions.empty()); }
};

// ---- the framework --------------------------------------------------------------------------------------

class Framework {
public:
    std::string id, version, language = "en";
    LocalText title, source, note;
    std::optional<Date> as_of;

    std::vector<Scale> scales;
    std::vector<Node> nodes;      ///< as in the table; groups and criteria mixed
    int root = 0;
    std::vector<int> criteria;    ///< nodes, in the framework's order
    std::vector<int> bottom_up;   ///< every node after its children; what is below a node stands just before it
    std::vector<Number> weights;       ///< of each node, as in the node itself
    std::vector<int> place_bottom_up;  ///< of each node, in bottom_up
    std::vector<int> subtree_size;     ///< of each node: how many nodes it and what is below it are
    std::vector<Rule> rules;      ///< in force, `*` rows spelled out per benefit
    std::vector<Subject> subjects;  ///< of each rule, as in the rule itself; close together, as they are read most
    std::vector<WrittenRule> written;  ///< every row of the table
    std::vector<Benefit> benefits;
    std::vector<int> benefit_order;  ///< each after those it reads

    std::string json;             ///< the framework as JSON text, as FRAMEWORK returns it

    /// A node by id, `index` included; -1 where there is none.
    [[nodiscard]] int node(std::string_view id) const;
    [[nodiscard]] int benefit(std::string_view id) const;
    [[nodiscard]] Scale const& scale_of(int node) const { return scales[nodes[node].scale]; }
    /// Is there a path of weights above 0 from `node` down to `criterion` (or are they the same)?
    [[nodiscard]] bool weighs_in(int node, int criterion) const;
    /// The node and all below it, each after its children.
    [[nodiscard]] std::span<int const> subtree(int node) const {
        auto const size = static_cast<std::size_t>(subtree_size[node]);
        return std::span(bottom_up).subspan(static_cast<std::size_t>(place_bottom_up[node]) + 1 - size, size);
    }
    /// Does any score need a root, a power or a logarithm, so that it is not rational?
    bool irrational = false;
    bool has_relative = false;

    std::unordered_map<std::string, int> node_by_id, benefit_by_id;  ///< folded ids
};

using FrameworkPtr = std::shared_ptr<Framework const>;

}  // namespace adherence
