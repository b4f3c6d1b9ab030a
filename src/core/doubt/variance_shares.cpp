#include "core/doubt/variance_shares.hpp"

#include <algorithm>
#include <cmath>

namespace adherence {

namespace {

constexpr std::size_t most_combinations = std::size_t{1} << 16;
constexpr std::size_t resamples = 200, fewest_tiles = 8;
// Of figures up to 100, what is left of a variance by rounding alone.
constexpr double no_variance = 1e-18;

double within_0_and_1(double share) { return std::clamp(share, 0.0, 1.0); }

/// Of one tile: sums over its draws.
struct Sums {
    double values = 0, squares = 0;          // of both sets, around the middle
    std::vector<double> first, total;        // by source: squared differences to the second, and to the first set
};

class Estimate {
public:
    Estimate(std::vector<VarianceSource> const& sources, std::size_t draws) : sources_(sources), draws_(draws) {}

    [[nodiscard]] VarianceShares of(std::vector<Sums> const& tiles, std::uint64_t seed) const {
        VarianceShares result;
        std::vector<std::size_t> all(tiles.size());
        for (std::size_t tile = 0; tile < all.size(); ++tile) all[tile] = tile;
        result.sources.resize(sources_.size());
        result.variance = take(tiles, all, [&](std::size_t source, double first, double total) {
            result.sources[source].first = result.sources[source].first_low = result.sources[source].first_high = first;
            result.sources[source].total = result.sources[source].total_low = result.sources[source].total_high = total;
        });
        if (tiles.size() >= fewest_tiles && result.variance > 0) resample(tiles, seed, result);
        return result;
    }

private:
    template <class Give>
    double take(std::vector<Sums> const& tiles, std::vector<std::size_t> const& chosen, Give const& give) const {
        double values = 0, squares = 0;
        for (std::size_t const tile : chosen) {
            values += tiles[tile].values;
            squares += tiles[tile].squares;
        }
        double const count = 2 * static_cast<double>(draws_), mean = values / count;
        double const variance = squares / count - mean * mean;
        if (variance <= no_variance) return 0;
        for (std::size_t source = 0; source < sources_.size(); ++source) {
            double first = 0, total = 0;
            for (std::size_t const tile : chosen) {
                first += tiles[tile].first[source];
                total += tiles[tile].total[source];
            }
            bool const varies = sources_[source].coordinates > 0;
            give(source, varies ? within_0_and_1(1 - first / (count * variance)) : 0, varies ? within_0_and_1(total / (count * variance)) : 0);
        }
        return variance;
    }

    void resample(std::vector<Sums> const& tiles, std::uint64_t seed, VarianceShares& result) const {
        std::vector<std::vector<double>> firsts(sources_.size()), totals(sources_.size());
        Stream const stream(seed, "resamples");
        std::vector<std::size_t> chosen(tiles.size());
        std::uint64_t place = 0;
        for (std::size_t again = 0; again < resamples; ++again) {
            for (std::size_t& tile : chosen) tile = std::min(tiles.size() - 1, static_cast<std::size_t>(stream.uniform(place++) * static_cast<double>(tiles.size())));
            take(tiles, chosen, [&](std::size_t source, double first, double total) {
                firsts[source].push_back(first);
                totals[source].push_back(total);
            });
        }
        auto const ends = [](std::vector<double>& met, double& low, double& high) {
            if (met.empty()) return;
            std::sort(met.begin(), met.end());
            low = std::min(low, met[met.size() / 20]);
            high = std::max(high, met[met.size() - 1 - met.size() / 20]);
        };
        for (std::size_t source = 0; source < sources_.size(); ++source) {
            VarianceShare& share = result.sources[source];
            ends(firsts[source], share.first_low, share.first_high);
            ends(totals[source], share.total_low, share.total_high);
        }
    }

    std::vector<VarianceSource> const& sources_;
    std::size_t draws_;
};

std::optional<std::size_t> combinations_of(std::vector<VarianceSource> const& sources) {
    std::size_t count = 1;
    for (VarianceSource const& source : sources) {
        if (source.coordinates == 0) continue;
        if (source.values.empty()) return {};
        count *= source.values.size();
        if (count > most_combinations) return {};
    }
    return count;
}

VarianceShares enumerate(std::vector<VarianceSource> const& sources, std::size_t coordinates, std::size_t count, LaneFunction const& function) {
    std::vector<double> values(count), likely(count, 1.0);
    Lanes uniform(coordinates);
    Lane lane;
    auto const value_at = [&](std::size_t source, std::size_t stride, std::size_t combination) -> VarianceSource::Value const& {
        return sources[source].values[combination / stride % sources[source].values.size()];
    };
    for (std::size_t first = 0; first < count; first += lane_count) {
        for (std::size_t draw = 0; draw < lane_count; ++draw) {
            std::size_t const combination = std::min(first + draw, count - 1);
            std::size_t stride = 1;
            for (std::size_t source = 0; source < sources.size(); ++source) {
                if (sources[source].coordinates == 0) continue;
                VarianceSource::Value const& value = value_at(source, stride, combination);
                uniform[sources[source].first_coordinate][draw] = value.at;
                if (first + draw < count) likely[combination] *= value.share;
                stride *= sources[source].values.size();
            }
        }
        function(uniform, lane);
        for (std::size_t draw = 0; draw < lane_count && first + draw < count; ++draw) values[first + draw] = lane[draw];
    }
    VarianceShares result;
    result.exact = true;
    result.sources.resize(sources.size());
    double mean = 0, squares = 0;
    for (std::size_t at = 0; at < count; ++at) mean += likely[at] * values[at];
    for (std::size_t at = 0; at < count; ++at) squares += likely[at] * (values[at] - mean) * (values[at] - mean);
    if (squares <= no_variance) return result;
    result.variance = squares;
    std::size_t stride = 1;
    for (std::size_t source = 0; source < sources.size(); ++source) {
        if (sources[source].coordinates == 0) continue;
        auto const& own = sources[source].values;
        double first = 0, total = 0;
        std::vector<double> means(own.size(), 0);
        for (std::size_t at = 0; at < count; ++at) {
            std::size_t const place = at / stride % own.size();
            means[place] += likely[at] / own[place].share * (values[at] - mean);
            if (place != 0) continue;
            // The others fixed, over this one's values.
            double of_others = likely[at] / own[0].share, middle = 0;
            for (std::size_t value = 0; value < own.size(); ++value) middle += own[value].share * values[at + value * stride];
            for (std::size_t value = 0; value < own.size(); ++value) {
                double const off = values[at + value * stride] - middle;
                total += of_others * own[value].share * off * off;
            }
        }
        for (std::size_t value = 0; value < own.size(); ++value) first += own[value].share * means[value] * means[value];
        VarianceShare& share = result.sources[source];
        share.first = share.first_low = share.first_high = within_0_and_1(first / squares);
        share.total = share.total_low = share.total_high = within_0_and_1(total / squares);
        stride *= own.size();
    }
    return result;
}

/// What one thread works with.
struct Bench {
    Bench(std::size_t coordinates, LaneFunction made) : points(2 * coordinates), first(coordinates), second(coordinates), function(std::move(made)) {}
    Lanes points, first, second;
    LaneFunction function;
};

Sums look_at(Bench& bench, std::vector<VarianceSource> const& sources, double middle, std::size_t counted) {
    Sums sums{0, 0, std::vector<double>(sources.size(), 0), std::vector<double>(sources.size(), 0)};
    Lane of_first, of_second, of_mixed;
    bench.function(bench.first, of_first);
    bench.function(bench.second, of_second);
    for (std::size_t draw = 0; draw < counted; ++draw) {
        double const one = of_first[draw] - middle, other = of_second[draw] - middle;
        sums.values += one + other;
        sums.squares += one * one + other * other;
    }
    auto const swap = [&](VarianceSource const& source) {
        for (std::size_t at = source.first_coordinate; at < source.first_coordinate + source.coordinates; ++at)
            std::swap_ranges(bench.first[at], bench.first[at] + lane_count, bench.second[at]);
    };
    for (std::size_t source = 0; source < sources.size(); ++source) {
        if (sources[source].coordinates == 0) continue;
        swap(sources[source]);
        bench.function(bench.first, of_mixed);
        swap(sources[source]);
        for (std::size_t draw = 0; draw < counted; ++draw) {
            double const to_first = of_first[draw] - of_mixed[draw], to_second = of_second[draw] - of_mixed[draw];
            sums.first[source] += to_second * to_second;
            sums.total[source] += to_first * to_first;
        }
    }
    return sums;
}

}  // namespace

std::optional<VarianceShares> variance_shares(std::vector<VarianceSource> const& sources, std::size_t coordinates,
                                              std::function<LaneFunction()> const& make, std::size_t draws, std::uint64_t seed,
                                              Work const& work) {
    if (auto const count = combinations_of(sources)) return enumerate(sources, coordinates, *count, make());
    Points const points(2 * coordinates, Stream(seed, "sources"));
    std::size_t const tiles = tiles_of(draws);
    std::vector<Sums> sums(tiles);
    std::vector<std::unique_ptr<Bench>> benches(threads_for(work, tiles));
    // Any figure of the function's size will do to keep the squares small.
    Lanes centre(coordinates);
    for (std::size_t at = 0; at < coordinates; ++at) std::fill(centre[at], centre[at] + lane_count, 0.5);
    Lane middle;
    make()(centre, middle);
    bool const whole = for_each_tile(tiles, work, [&](std::size_t thread, std::size_t tile) {
        if (!benches[thread]) benches[thread] = std::make_unique<Bench>(coordinates, make());
        Bench& bench = *benches[thread];
        points.tile(tile, bench.points);
        for (std::size_t at = 0; at < coordinates; ++at) {
            std::copy_n(bench.points[at], lane_count, bench.first[at]);
            std::copy_n(bench.points[coordinates + at], lane_count, bench.second[at]);
        }
        sums[tile] = look_at(bench, sources, middle[0], draws_in(draws, tile));
    });
    if (!whole) return {};
    return Estimate(sources, draws).of(sums, seed);
}

}  // namespace adherence
