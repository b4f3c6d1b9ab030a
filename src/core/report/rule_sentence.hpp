// One rule in one sentence: what was read, what the rule asks, and by how much they differ.
//
//   rule_sentence(say, evaluation, finding)
//   // For “Additional Protocol” the evidence entered is ‘signed, not in force’ (signed); at least ‘in force,
//   // limited to civilian facilities’ (civilian) is asked, one level higher (rule sup.protocol).
#pragma once

#include <string>

#include "core/report/phrases.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence {

/// A rule as it bears on the verdict: a requirement or condition that fails or is open, an exclusion that
/// holds or is open, a row of a definition.
[[nodiscard]] std::string rule_sentence(Phrases const& say, Evaluation const& evaluation,
                                        Finding const& finding);

/// The threshold of an eligible benefit, and how far from it the country stands. \pre finding.distance
[[nodiscard]] std::string nearest_sentence(Phrases const& say, Evaluation const& evaluation,
                                           Finding const& finding);

/// The cell of a criterion.
[[nodiscard]] Appraisal const& cell_of(Evaluation const& evaluation, int node);

}  // namespace adherence
