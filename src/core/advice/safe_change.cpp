#include "core/advice/safe_change.hpp"

#include "core/rules/weight_box.hpp"

namespace adherence {

namespace {

constexpr int halvings = 20;

// The fraction of the smallest denominator from low to high. \pre 0 <= low < high
Number simplest_between(Number const& low, Number const& high) {
    Number const whole = low.floor();
    if (whole == low) return whole;
    if (whole + Number(1) <= high) return whole + Number(1);
    return whole + Number(1) / simplest_between(Number(1) / (high - whole), Number(1) / (low - whole));
}

}  // namespace

Number largest_safe_change(Supposition const& country) {
    if (country.today().verdict == Verdict::invalid) return 0;
    WeightBox box(country.block(), country.row());
    SpreadJudge const judge(country.block(), country.row(), country.benefit());
    auto const stands = [&](Number const& change) {
        return box.move(change) && judge.verdict(box.spreads()) == country.today().verdict;
    };
    if (stands(1)) return 1;
    if (!stands(0)) return 0;
    Number safe = 0, unsafe = 1;
    for (int halving = 0; halving < halvings; ++halving) {
        Number const middle = (safe + unsafe) / Number(2);
        (stands(middle) ? safe : unsafe) = middle;
    }
    // Weights and thresholds are figures that people write: the bound itself mostly is a simple fraction.
    Number const bound = safe.is_zero() ? safe : simplest_between(safe, unsafe);
    return stands(bound) ? bound : safe;
}

}  // namespace adherence
