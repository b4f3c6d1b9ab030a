#include "core/review/review.hpp"

#include <algorithm>

#include "core/review/attainable.hpp"
#include "core/review/dated_rules.hpp"
#include "core/review/single_tests.hpp"
#include "core/review/superfluous.hpp"
#include "core/review/weights.hpp"

namespace adherence {

std::vector<Fault> review(Loaded const& loaded) {
    if (!loaded.framework) return loaded.faults;
    Faults faults;
    ReviewGround ground(*loaded.framework);
    review_weights(*loaded.framework, faults);
    review_dates(*loaded.framework, faults);
    FlatRows const flat = review_tests(ground, faults);
    auto const attainable = review_benefits(ground, faults);
    std::set<std::size_t> spoken_of = review_counts(ground, flat, faults);
    spoken_of.insert(flat.always.begin(), flat.always.end());
    spoken_of.insert(flat.never.begin(), flat.never.end());
    review_rows(ground, spoken_of, attainable, faults);
    // The review says the same of a test, and with the figure that it can reach.
    auto const said_again = [&](Fault const& fault) {
        bool const of_test = fault.code == "rules.never-holds" || fault.code == "rules.always-holds";
        return of_test && flat.contains(fault.row);
    };
    for (Fault const& fault : loaded.faults)
        if (!said_again(fault)) faults.add(fault);
    return std::move(faults).sorted();
}

}  // namespace adherence
