#include "calc/today.hpp"

#include <osl/time.h>

namespace adherence::calc {

Date today() {
    TimeValue now{}, here{};
    osl_getSystemTime(&now);
    if (!osl_getLocalTimeFromSystemTime(&now, &here)) here = now;
    constexpr std::uint32_t seconds_of_a_day = 86'400;
    return Date{static_cast<std::int32_t>(here.Seconds / seconds_of_a_day)};
}

}  // namespace adherence::calc
