#include "core/doubt/points.hpp"

#include <algorithm>

namespace adherence {

namespace {

constexpr std::size_t most_coordinates = 1000;

}  // namespace

Points::Points(std::size_t coordinates, Stream const& stream)
    : stream_(stream), shifts_(coordinates), even_(std::min(coordinates, most_coordinates)) {
    for (std::size_t coordinate = 0; coordinate < coordinates; ++coordinate) shifts_[coordinate] = stream.bits(coordinate);
    if (even_ > 0) engine_.emplace(even_);
}

void Points::tile(std::size_t tile, Lanes& uniform) const {
    if (even_ > 0) {
        boost::random::sobol engine = *engine_;
        engine.seed(tile * lane_count);
        for (std::size_t lane = 0; lane < lane_count; ++lane)
            for (std::size_t coordinate = 0; coordinate < even_; ++coordinate)
                uniform[coordinate][lane] = between_0_and_1(engine() ^ shifts_[coordinate]);
    }
    for (std::size_t coordinate = even_; coordinate < shifts_.size(); ++coordinate) {
        Stream const own = stream_.part(coordinate);
        for (std::size_t lane = 0; lane < lane_count; ++lane) uniform[coordinate][lane] = own.uniform(tile * lane_count + lane);
    }
}

}  // namespace adherence
