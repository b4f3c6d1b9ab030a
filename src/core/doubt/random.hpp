// Random numbers that depend on nothing but what they are for: a stream of the seed, and a place in it. No state, so
// that any thread can ask for any of them, and the answer is the same.
//
//   Stream const cell(seed, "export-controls");
//   cell.uniform(draw)                         // between 0 and 1, neither of them
//
// The mixing function is that of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators,
// OOPSLA 2014) over a counter.
#pragma once

#include <cstdint>
#include <string_view>

namespace adherence {

[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

/// In the middle of one of 2^52 equal parts of 0 … 1.
[[nodiscard]] constexpr double between_0_and_1(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

class Stream {
public:
    constexpr Stream(std::uint64_t seed, std::string_view name) : key_(mixed(seed + golden)) {
        for (char const c : name) key_ = mixed(key_ ^ static_cast<unsigned char>(c)) + golden;
    }
    /// A stream of its own within this one.
    [[nodiscard]] constexpr Stream part(std::uint64_t number) const { return Stream(mixed(key_ + mixed(number + golden))); }
    [[nodiscard]] constexpr std::uint64_t bits(std::uint64_t place) const { return mixed(key_ + (place + 1) * golden); }
    [[nodiscard]] constexpr double uniform(std::uint64_t place) const { return between_0_and_1(bits(place)); }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;
    constexpr explicit Stream(std::uint64_t key) : key_(key) {}
    std::uint64_t key_;
};

}  // namespace adherence
