#include "core/doubt/rank_draws.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

#include "core/doubt/drawn_country.hpp"

namespace adherence {

std::uint64_t content_number(std::span<Appraisal const* const> cells) {
    std::uint64_t number = 0;
    for (Appraisal const* cell : cells) {
        number = mixed(number + 1);
        if (cell->assessment.state == Assessment::State::unknown) continue;
        for (char const c : cell->content) number = mixed(number ^ static_cast<unsigned char>(c));
    }
    return number;
}

void rank_figures(std::span<double const> figures, std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& ranks) {
    order.resize(figures.size());
    ranks.resize(figures.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return figures[a] > figures[b]; });
    std::size_t first = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        double const highest = figures[order[first]], here = figures[order[place]];
        if (highest - here > nearly * std::max(1.0, std::fabs(highest))) first = place;
        ranks[order[place]] = static_cast<std::uint32_t>(first + 1);
    }
}

RankDraws::RankDraws(std::size_t rows, std::size_t draws) : draws_(draws), ranked_(rows, false), counts_(rows * rows, 0) {}

double RankDraws::quantile(std::size_t row, double share) const {
    double const place = static_cast<double>(draws_ - 1) * share, below = std::floor(place);
    auto const at = [&](double index) {
        std::uint64_t met = 0;
        std::size_t rank = 1;
        for (; rank < rows(); ++rank)
            if (static_cast<double>(met += count(row, rank)) > index) break;
        return static_cast<double>(rank);
    };
    double const low = at(below);
    return place == below ? low : low + (place - below) * (at(below + 1) - low);
}

double RankDraws::acceptability(std::size_t row, std::size_t rank) const {
    return static_cast<double>(count(row, rank)) / static_cast<double>(draws_);
}

class RankSampling {
public:
    RankSampling(CountryBlock const& block, DrawSettings const& settings)
        : block_(block), settings_(settings), columns_(block), result_(block.rows(), settings.draws) {
        std::map<std::uint64_t, std::uint64_t> met;
        for (std::size_t row = 0; row < block.rows(); ++row) {
            auto country = std::make_unique<DrawnCountry>(columns_, block, row, DrawnCountry::Asked{{}, true});
            result_.ranked_[row] = country->has_index();
            if (!country->has_index()) continue;
            std::uint64_t const content = content_number(block.row(row));
            std::uint64_t const same_before = met[content]++;
            Sampled& one = countries_.emplace_back(Sampled{row, std::move(country), {}});
            for (DrawnCell const& cell : one.country->cells()) {
                int const node = block.framework().criteria[static_cast<std::size_t>(cell.criterion())];
                Stream const stream(settings.seed, block.framework().nodes[static_cast<std::size_t>(node)].id);
                one.streams.push_back(stream.part(content).part(same_before));
            }
        }
    }

    [[nodiscard]] bool run(Work const& work) {
        WeightDraws const weights(block_.framework(), block_.weights(), settings_.spread);
        bool const drawn = std::ranges::any_of(countries_, [](Sampled const& one) { return !one.streams.empty(); });
        if (weights.coordinates() == 0 && !drawn) {
            rank_exactly();
            return true;
        }
        Points const points(weights.coordinates(), Stream(settings_.seed, "weights"));
        std::size_t const tiles = tiles_of(settings_.draws), threads = threads_for(work, tiles);
        std::vector<std::unique_ptr<Bench>> benches(threads);
        bool const whole = for_each_tile(tiles, work, [&](std::size_t thread, std::size_t tile) {
            if (!benches[thread]) benches[thread] = std::make_unique<Bench>(countries_, weights);
            Bench& bench = *benches[thread];
            points.tile(tile, bench.coordinates);
            weights.draw(bench.coordinates, bench.shares);
            rank_tile(tile, bench);
        });
        if (whole)
            for (auto const& bench : benches)
                if (bench) add(*bench);
        return whole;
    }

    [[nodiscard]] RankDraws result() && { return std::move(result_); }

private:
    struct Sampled {
        std::size_t row;
        std::unique_ptr<DrawnCountry> country;
        std::vector<Stream> streams;  // by cell
    };
    /// What one thread works with.
    struct Bench {
        Bench(std::vector<Sampled> const& countries, WeightDraws const& weights)
            : coordinates(weights.coordinates()), shares(weights.nodes()), figures(countries.size() * lane_count), counts(countries.size() * countries.size(), 0) {
            for (Sampled const& one : countries) scratches.emplace_back(*one.country);
        }
        Lanes coordinates, shares;
        std::vector<DrawnCountry::Scratch> scratches;
        std::vector<double> figures;  // by draw, then country
        std::vector<std::uint32_t> order, ranks, counts;
    };

    void rank_tile(std::size_t tile, Bench& bench) const {
        std::size_t const size = countries_.size();
        Lane uniform, index;
        for (std::size_t at = 0; at < size; ++at) {
            Sampled const& one = countries_[at];
            DrawnCountry::Scratch& scratch = bench.scratches[at];
            for (std::size_t cell = 0; cell < one.streams.size(); ++cell) {
                for (std::size_t lane = 0; lane < lane_count; ++lane) uniform[lane] = one.streams[cell].uniform(tile * lane_count + lane);
                one.country->cells()[cell].draw(uniform, scratch.cells[cell]);
            }
            one.country->index(bench.shares, scratch, index);
            for (std::size_t lane = 0; lane < lane_count; ++lane) bench.figures[lane * size + at] = index[lane];
        }
        std::size_t const counted = draws_in(settings_.draws, tile);
        for (std::size_t lane = 0; lane < counted; ++lane) {
            rank_figures(std::span(bench.figures).subspan(lane * size, size), bench.order, bench.ranks);
            for (std::size_t at = 0; at < size; ++at) ++bench.counts[at * size + bench.ranks[at] - 1];
        }
    }

    void add(Bench const& bench) {
        std::size_t const size = countries_.size();
        for (std::size_t at = 0; at < size; ++at)
            for (std::size_t rank = 1; rank <= size; ++rank)
                result_.count(countries_[at].row, rank) += bench.counts[at * size + rank - 1];
    }

    void rank_exactly() {
        int const root = block_.framework().root;
        std::vector<std::optional<Number>> scores(block_.rows());
        for (Sampled const& one : countries_) scores[one.row] = evaluate(block_, one.row, {}).node(root).score;
        auto const places = ranks(scores);
        for (Sampled const& one : countries_) result_.count(one.row, places[one.row]) = static_cast<std::uint32_t>(settings_.draws);
    }

    CountryBlock const& block_;
    DrawSettings settings_;
    RelativeColumns columns_;
    RankDraws result_;
    std::vector<Sampled> countries_;
};

std::optional<RankDraws> rank_draws(CountryBlock const& block, DrawSettings const& settings, Work const& work) {
    RankSampling sampling(block, settings);
    if (!sampling.run(work)) return {};
    return std::move(sampling).result();
}

}  // namespace adherence
