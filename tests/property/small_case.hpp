// A small random framework and one country under it, as plain data that knows nothing of src/core: what the
// brute-force twin judges, and the tables that the loader reads.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace adherence::testing {

using Random = std::mt19937;

inline int below(Random& random, int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); }
inline bool chance(Random& random, int percent) { return below(random, 100) < percent; }

struct SmallScale {
    enum class Kind { level, percent, date };
    Kind kind = Kind::level;
    std::string id;
    std::vector<int> scores;  ///< level: of each; date: of each row of `years`, then of never
    std::vector<int> years;   ///< date
};

struct SmallNode {
    std::string id;
    int parent = -1;
    int weight = 1;
    std::string aggregate;  ///< groups
    int scale = -1;         ///< criteria
    bool na = false;
    int effort = 1;         ///< below 0: cannot be changed
    [[nodiscard]] bool criterion() const { return scale >= 0; }
};

/// One comparison. Operands of levels and verdicts are places, of dates days since 1970-01-01, else numbers.
struct SmallTest {
    enum class Kind { at_least, more, at_most, less, equal, other, within, one_of, known, unknown, truth };
    Kind kind = Kind::at_least;
    std::vector<int> operands;
};

struct SmallRule {
    enum class Subject { value, score, coverage, benefit, name };
    int benefit = -1;  ///< -1: every
    std::string effect;
    Subject subject = Subject::value;
    int index = 0;     ///< node, benefit, or place in SmallCase::names
    std::vector<SmallTest> tests;  ///< joined by `joint`
    bool either = false;
    std::string group;
    int need = 0;      ///< 0: not given
    bool off = false;  ///< taken out of the table, but for the twin's turning points
};

/// What is entered for one criterion: levels by place, days or never, or percentages from low to high.
struct SmallCell {
    enum class State { known, ranged, unknown, not_applicable };
    State state = State::unknown;
    std::vector<int> values;       ///< level and date: what it may be
    int low = 0, high = 100;       ///< percent
    std::string text;
};

inline constexpr int never_day = 1 << 28;
inline constexpr int as_of_day = 20000;  // 2024-10-04

struct SmallCase {
    std::vector<SmallScale> scales;
    std::vector<SmallNode> nodes;
    std::vector<SmallRule> rules;
    std::vector<std::string> names;
    int benefits = 1;
    std::vector<SmallCell> cells;  ///< by node; groups' are not used

    [[nodiscard]] std::string criteria_csv() const;
    [[nodiscard]] std::string scales_csv() const;
    [[nodiscard]] std::string rules_csv() const;
    [[nodiscard]] std::string benefits_csv() const;
    [[nodiscard]] std::string ids_csv() const;
    [[nodiscard]] std::string cells_csv() const;
};

struct SmallLimits {
    int criteria = 5;
    bool means_with_roots = false;  ///< geometric and power means
    int percentages = 1;            ///< open percent cells at most
};

[[nodiscard]] SmallCase random_case(Random& random, SmallLimits const& limits);

/// YYYY-MM-DD.
[[nodiscard]] std::string day_text(int day);
/// The same day years earlier, 29 February on 1 March.
[[nodiscard]] int years_before_day(int day, int years);

}  // namespace adherence::testing
