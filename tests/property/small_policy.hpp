// A small random case as the core reads it, and as a failing test shows it.
#pragma once

#include <cstdlib>

#include "property/small_case.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {

inline FrameworkPtr policy_of(SmallCase const& small) {
    return framework({.criteria = small.criteria_csv(), .scales = small.scales_csv(), .rules = small.rules_csv(),
                      .benefits = small.benefits_csv(), .about = "key,value\nas_of," + day_text(as_of_day) + "\n"});
}

/// The country under its framework.
inline ReportCase country_of(SmallCase const& small, FrameworkPtr policy) {
    return {std::move(policy), small.ids_csv() + "\n" + small.cells_csv() + "\n"};
}
inline ReportCase country_of(SmallCase const& small) { return country_of(small, policy_of(small)); }

inline std::string described(SmallCase const& small) {
    return small.criteria_csv() + small.scales_csv() + small.rules_csv() + small.ids_csv() + "\n" + small.cells_csv() + "\n";
}

/// Another seed, to look further than a run of all tests has time for: ADHERENCE_SEED=7 unit_tests …
inline unsigned other_seed() {
    char const* const text = std::getenv("ADHERENCE_SEED");
    return text ? static_cast<unsigned>(std::atoi(text)) * 1000 : 0;
}

}  // namespace adherence::testing
