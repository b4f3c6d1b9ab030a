// By how much what a test runs under is slower than the code itself.
#pragma once

#include <algorithm>
#include <cstdlib>

namespace adherence::testing {

// Sanitizers cost several times what the code does, and so do emulators: ADHERENCE_SLOWNESS is by how much.
inline int slowness() {
    char const* const told = std::getenv("ADHERENCE_SLOWNESS");
    if (told) return std::max(1, std::atoi(told));
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 20;
#else
    return 1;
#endif
}

}  // namespace adherence::testing
