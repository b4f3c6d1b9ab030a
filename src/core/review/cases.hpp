// Test rows: made-up countries beside the rules, and the verdicts that are expected of them.
//
//   country       law    controls   benefit    expected       note
//   No law        none   80         supply     not eligible   a law is a must
//
//   review_cases(framework, cases, null_date)    // warnings: what is expected and is not so, and rules that no case covers
//
// A case fills the criteria that it names, as the assessments do; all others are unknown. The rows of the table are each
// other's peers where a scale compares countries. A row of the rules is covered when the table would notice it, were
// its test turned round to let through what it keeps out: some case would then have another verdict. That is mutation
// testing (DeMillo, Lipton and Sayward, Hints on test data selection: help for the practicing programmer, Computer 11,
// 1978) with one mutant per row.
#pragma once

#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/faults.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

/// Warnings all: a framework is none the worse for its cases. Places are in the tables `cases` and `rules`.
/// \param cases with its header row; columns beside `country`, `benefit`, `expected`, `note` and the criteria's ids are
/// left alone, as are blank rows
[[nodiscard]] std::vector<Fault> review_cases(FrameworkPtr const& framework, Block const& cases, Date null_date);

}  // namespace adherence
