// A block of countries, read against a framework: every cell parsed and scored once.
//
// Cells with the same content in the same column share one Appraisal, which also carries what every test on
// that criterion says of it. Rows are then pointers, so that 20,000 countries cost little more than their
// distinct cells. Relative scales take their figures from the known cells of the whole block.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"

namespace adherence {

/// A cell, read and scored. Without `scored` (a relative column with fewer than two known cells) it has no
/// score in any completion.
struct Appraisal {
    Assessment assessment;
    bool scored = false;
    Number low, high;      ///< lowest and highest score over the values it may hold
    Number middle;         ///< of a known or ranged cell: mean of low and high
    /// Outcome of the framework's tests on this criterion's value and score, in the order of
    /// Framework::rules that have it as subject (see Framework::tests_on).
    std::vector<Truth> outcomes;
    std::string content;   ///< the cell as entered
};

/// Which column of the block holds which criterion; -1: none (the criterion is unknown everywhere).
struct Columns {
    std::vector<int> column_of_criterion;  ///< by Node::criterion_index
};

/// Ids -> columns. Empty id or a leading `#`: passed over. Faults: an unknown, repeated or group id.
[[nodiscard]] std::optional<Columns> match_columns(Framework const& framework, std::span<Cell const> ids,
                                                   std::vector<Fault>* faults = nullptr);

class CountryBlock {
public:
    CountryBlock(FrameworkPtr framework, Columns const& columns, Block values, Date null_date);
    [[nodiscard]] Framework const& framework() const { return *framework_; }
    [[nodiscard]] FrameworkPtr const& framework_ptr() const { return framework_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// One appraisal per criterion, by criterion_index.
    [[nodiscard]] std::span<Appraisal const* const> row(std::size_t index) const;

private:
    FrameworkPtr framework_;
    std::size_t rows_ = 0;
    std::vector<Appraisal const*> cells_;
    std::vector<std::shared_ptr<Appraisal>> pool_;
};

}  // namespace adherence
