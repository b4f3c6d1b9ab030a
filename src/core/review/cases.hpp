// Test rows: made-up countries beside the rules, and the verdicts that are expected of them.
//
//   country       law    controls   benefit    expected       note
//   No law        none   80         supply     not eligible   a law is a must
//
//   CasesReview const found = review_cases(framework, cases, null_date);
//   found.failed                    // what is expected and is not so
//   found.uncovered                 // rules that no case covers
//
// A case fills the criteria that it names, as the assessments do; all others are unknown. The rows of the table are each
// other's peers where a scale compares countries. A row of the rules is covered when the table would notice it, were
// its test turned round to let through what it keeps out: some case would then have another verdict. That is mutation
// testing (DeMillo, Lipton and Sayward, Hints on test data selection: help for the practicing programmer, Computer 11,
// 1978) with one mutant per row.
#pragma once

#include <string>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/faults.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

struct FailedCase {
    std::size_t row = 0;         ///< in the table, header is 1
    std::string name;            ///< its country, or its note; empty: it has neither
    int benefit = 0;
    Verdict expected = Verdict::open;
    Verdict verdict = Verdict::open;
    std::vector<int> deciding;   ///< rules that stand in the way of more, or leave it open
};

struct CasesReview {
    std::vector<Fault> faults;      ///< of the table itself, warnings all: a framework is none the worse for its cases
    std::vector<FailedCase> failed;
    std::vector<int> uncovered;     ///< one rule per row of the rules; those that take too long to find out are left out
};

/// \param cases with its header row; columns beside `country`, `benefit`, `expected`, `note` and the criteria's ids are
/// left alone, as are blank rows
[[nodiscard]] CasesReview review_cases(FrameworkPtr const& framework, Block const& cases, Date null_date);

}  // namespace adherence
