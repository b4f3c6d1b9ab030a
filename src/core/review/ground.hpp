// What the parts of a review share: the framework, what its nodes can be, the situations of each benefit, the steps
// that are left.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/framework/faults.hpp"
#include "core/review/situations.hpp"

namespace adherence {

/// What was found out of a benefit.
enum class Attainable : std::uint8_t {
    not_found_out,
    yes,
    at_best_conditional,
    never,
    always,  ///< every country is eligible
};

class ReviewGround {
public:
    explicit ReviewGround(Framework const& framework);

    [[nodiscard]] Framework const& framework() const { return framework_; }
    [[nodiscard]] Extent const& extent(int node) const { return extents_[static_cast<std::size_t>(node)]; }
    [[nodiscard]] Situations& of(int benefit);
    [[nodiscard]] Steps& steps() { return steps_; }

private:
    Framework const& framework_;
    std::vector<Extent> extents_;
    std::vector<std::unique_ptr<Situations>> situations_;  // by benefit, once asked for
    Steps steps_;
};

/// A clause of one row.
[[nodiscard]] Clause alone(int rule);

/// What is asked of the clauses of a benefit by whom it is given to.
struct Favour {
    std::vector<Asked> granted;     ///< requirements hold, exclusions fail
    std::vector<Asked> conditions;  ///< hold
};
[[nodiscard]] Favour favour_of(Benefit const& benefit);

/// Which of the candidates rule out, together with what is certain, that there is such a country: as few as are
/// found, by place. Empty where they are not known to.
/// \param certain what is asked in any case
[[nodiscard]] std::vector<std::size_t> ruling_out(ReviewGround& ground, int benefit, Benefit const& named,
                                                  std::vector<Asked> const& certain,
                                                  std::vector<Asked> const& candidates);

/// `index >= 60` and its row under the names PREFIX and PREFIX_row.
void name_rule(Faults::Arguments& arguments, std::string const& prefix, Rule const& rule);
/// The rules of some clauses, each row once, in the table's order.
[[nodiscard]] std::vector<int> rules_named(Framework const& framework, std::vector<Asked> const& asked,
                                           std::vector<std::size_t> const& places);
/// ".one", ".two" or ".more" behind a code, with the rules under first, second, count.
[[nodiscard]] std::string with_rules(std::string code, Faults::Arguments& arguments, Framework const& framework,
                                     std::vector<int> const& rules);

/// A few cells of the country that was found last, as far as these rules ask for them: "law.basis = draft". Empty
/// where the country hangs together by more than single cells.
[[nodiscard]] std::string example_cells(ReviewGround& ground, int benefit, std::vector<int> const& rules);

}  // namespace adherence
