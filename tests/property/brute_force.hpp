// The twin: every completion of a small country, judged one by one as CONTRACT section 4 words it, in 50-digit
// arithmetic and without a line of src/core.
#pragma once

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "property/small_case.hpp"

namespace adherence::testing {

using Figure = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<50>, boost::multiprecision::et_off>;

/// Equal where they agree to 1e-30.
[[nodiscard]] bool same_figure(Figure const& a, Figure const& b);

struct Exhausted {
    std::vector<unsigned> verdicts;             ///< by benefit: bit 0 not eligible, 1 conditional, 2 eligible
    std::vector<std::vector<int>> outcomes;     ///< by rule: outcomes met; -1 not applicable, 0 fails, 1 holds
    std::vector<std::optional<Figure>> lowest, highest;  ///< by node: scores met
    std::size_t completions = 0;
    std::vector<std::vector<int>> each;         ///< by completion: the verdicts of the benefits, -1 without a rule
    /// By benefit, effect and group: how many of its rows were met to hold at once.
    std::map<std::tuple<int, std::string, std::string>, std::set<int>> counts;
};

/// Empty where there are more completions than `most`.
[[nodiscard]] std::optional<Exhausted> exhaust(SmallCase const& small, std::size_t most);

/// SCORE and COVERAGE of each node, on the evidence entered. Empty: no score, not applicable.
[[nodiscard]] std::vector<std::optional<Figure>> entered_scores(SmallCase const& small);
[[nodiscard]] std::vector<std::optional<Figure>> coverages(SmallCase const& small);

}  // namespace adherence::testing
