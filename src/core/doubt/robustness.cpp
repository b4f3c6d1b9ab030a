#include "core/doubt/robustness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <unordered_map>

#include "core/doubt/drawn_country.hpp"
#include "core/rules/weight_box.hpp"

namespace adherence {

namespace {

constexpr std::array verdicts_of_draws{Verdict::not_eligible, Verdict::conditional, Verdict::eligible};

// A country and what the threads work on for it take some 20 kB.
constexpr std::size_t most_at_once = 1'024;

using Counts = std::array<std::uint64_t, verdicts_of_draws.size()>;

/// Any weights are within a change of 1, ordered ones too.
Number change_of(WeightSpread const& spread) {
    return spread.kind == WeightSpread::Kind::moved ? Number::from_cell(spread.by).value_or(Number(1)) : Number(1);
}

VerdictShares certainly(Verdict verdict) {
    VerdictShares shares;
    shares.certain = true;
    shares.eligible = verdict == Verdict::eligible ? 1 : 0;
    shares.conditional = verdict == Verdict::conditional ? 1 : 0;
    shares.not_eligible = verdict == Verdict::not_eligible ? 1 : 0;
    return shares;
}

double error_of(double share, double draws) {
    double const surely = 1 / (draws + 1);
    double const within = std::clamp(share, surely, 1 - surely);
    return std::sqrt(within * (1 - within) / draws);
}

/// One country with those of its benefits that must be sampled.
struct Sampled {
    std::size_t row;
    std::vector<std::size_t> places;  // among the benefits asked
    std::vector<bool> may_be_eligible; // by place in `places`
    std::unique_ptr<DrawnCountry> country;
    std::vector<std::size_t> cells;    // of the country, among those drawn
};

/// A cell that is drawn once for all countries that hold the same.
struct SharedCell {
    DrawnCell const* cell;
    Stream stream;
};

class Sampling {
public:
    Sampling(CountryBlock const& block, std::span<int const> benefits, DrawSettings const& settings)
        : block_(block), benefits_(benefits), settings_(settings), columns_(block), result_(block.rows(), benefits.size()) {}

    [[nodiscard]] bool run(Work const& work, std::optional<std::size_t> only_row) {
        for (std::size_t row = 0; row < block_.rows(); ++row) {
            if (work.stop.stop_requested()) return false;
            if (!only_row || row == *only_row) settle(row);
            if (sampled_.size() == most_at_once && !sample(work)) return false;
        }
        return sample(work);
    }

    [[nodiscard]] Robustness result() && { return std::move(result_); }

private:
    [[nodiscard]] bool sample(Work const& work) {
        if (sampled_.empty()) return true;
        Framework const& framework = block_.framework();
        WeightDraws const weights(framework, block_.weights(), settings_.spread);
        Points const points(weights.coordinates(), Stream(settings_.seed, "weights"));
        std::size_t const tiles = tiles_of(settings_.draws), threads = threads_for(work, tiles);
        std::vector<std::vector<Counts>> counts(threads, std::vector<Counts>(sampled_.size() * benefits_.size(), Counts{}));
        std::vector<std::unique_ptr<Bench>> benches(threads);
        bool const whole = for_each_tile(tiles, work, [&](std::size_t thread, std::size_t tile) {
            if (!benches[thread]) benches[thread] = std::make_unique<Bench>(*this, weights);
            Bench& bench = *benches[thread];
            points.tile(tile, bench.coordinates);
            weights.draw(bench.coordinates, bench.shares);
            for (std::size_t cell = 0; cell < shared_.size(); ++cell) {
                Lane uniform;
                for (std::size_t lane = 0; lane < lane_count; ++lane) uniform[lane] = shared_[cell].stream.uniform(tile * lane_count + lane);
                shared_[cell].cell->draw(uniform, bench.cells[cell]);
            }
            LaneMask const counted = lanes_in(settings_.draws, tile);
            for (std::size_t at = 0; at < sampled_.size(); ++at) count(at, bench, counted, counts[thread]);
        });
        if (whole) sum_up(counts);
        sampled_.clear();
        shared_.clear();
        shared_places_.clear();
        return whole;
    }

    /// What one thread works with.
    struct Bench {
        Bench(Sampling const& sampling, WeightDraws const& weights)
            : coordinates(weights.coordinates()), shares(weights.nodes()), cells(sampling.shared_.size()) {
            for (Sampled const& one : sampling.sampled_) {
                DrawnCountry::Scratch& scratch = scratches.emplace_back(*one.country);
                for (std::size_t cell = 0; cell < one.cells.size(); ++cell) scratch.read[cell] = &cells[one.cells[cell]];
            }
        }
        Lanes coordinates, shares;
        std::vector<DrawnLanes> cells;  // shared
        std::vector<DrawnCountry::Scratch> scratches;
    };

    // What is certain, and what must be sampled.
    void settle(std::size_t row) {
        Evaluation const today = evaluate(block_, row, benefits_, Detail::verdicts);
        bool const still = settings_.spread.kind == WeightSpread::Kind::moved && settings_.spread.by == 0;
        std::optional<WeightBox> box;
        bool bounded = false;
        Sampled sampled{row, {}, {}, nullptr, {}};
        std::vector<int> asked;
        for (std::size_t place = 0; place < benefits_.size(); ++place) {
            Judgement const& judgement = today.verdict(benefits_[place]);
            if (judgement.verdict == Verdict::invalid || judgement.no_rule) {
                result_.at(row, place).asked = false;
                continue;
            }
            VerdictSet possible = every_verdict;
            if (still) {
                possible = judgement.possible;
            } else {
                if (!box) {
                    box.emplace(block_, row);
                    bounded = box->move(change_of(settings_.spread));
                }
                if (bounded) possible = SpreadJudge(block_, row, benefits_[place]).possible(box->spreads());
            }
            if (is_single(possible)) {
                result_.at(row, place) = certainly(verdict_of(possible));
            } else {
                sampled.places.push_back(place);
                sampled.may_be_eligible.push_back(possible & only(Verdict::eligible));
                asked.push_back(benefits_[place]);
            }
        }
        if (asked.empty()) return;
        sampled.country = std::make_unique<DrawnCountry>(columns_, block_, row, DrawnCountry::Asked{asked, false});
        Framework const& framework = block_.framework();
        for (DrawnCell const& cell : sampled.country->cells()) {
            auto const criterion = static_cast<std::size_t>(cell.criterion());
            auto const [met, first] = shared_places_.try_emplace(block_.row(row)[criterion], shared_.size());
            if (first) shared_.push_back({&cell, Stream(settings_.seed, framework.nodes[static_cast<std::size_t>(framework.criteria[criterion])].id)});
            sampled.cells.push_back(met->second);
        }
        sampled_.push_back(std::move(sampled));
    }

    void count(std::size_t at, Bench& bench, LaneMask counted, std::vector<Counts>& counts) const {
        Sampled const& sampled = sampled_[at];
        DrawnCountry::Scratch& scratch = bench.scratches[at];
        sampled.country->verdicts(bench.shares, scratch);
        for (std::size_t const place : sampled.places) {
            LaneVerdicts const& verdicts = scratch.verdicts[static_cast<std::size_t>(benefits_[place])];
            Counts& met = counts[at * benefits_.size() + place];
            for (std::size_t kind = 0; kind < verdicts_of_draws.size(); ++kind)
                met[kind] += static_cast<std::uint64_t>(std::popcount(verdicts.only(verdicts_of_draws[kind]) & counted));
        }
    }

    void sum_up(std::vector<std::vector<Counts>> const& counts) {
        auto const draws = static_cast<double>(settings_.draws);
        for (std::size_t country = 0; country < sampled_.size(); ++country) {
            Sampled const& sampled = sampled_[country];
            for (std::size_t at = 0; at < sampled.places.size(); ++at) {
                std::size_t const place = sampled.places[at];
                Counts sum{};
                for (auto const& of_thread : counts)
                    for (std::size_t kind = 0; kind < sum.size(); ++kind)
                        sum[kind] += of_thread[country * benefits_.size() + place][kind];
                VerdictShares& shares = result_.at(sampled.row, place);
                shares.not_eligible = static_cast<double>(sum[0]) / draws;
                shares.conditional = static_cast<double>(sum[1]) / draws;
                shares.eligible = static_cast<double>(sum[2]) / draws;
                shares.error = sampled.may_be_eligible[at] ? error_of(shares.eligible, draws) : 0;
            }
        }
    }

    CountryBlock const& block_;
    std::span<int const> benefits_;
    DrawSettings settings_;
    RelativeColumns columns_;
    Robustness result_;
    std::vector<Sampled> sampled_;
    std::vector<SharedCell> shared_;
    std::unordered_map<Appraisal const*, std::size_t> shared_places_;
};

}  // namespace

std::optional<Robustness> robustness(CountryBlock const& block, std::span<int const> benefits,
                                     DrawSettings const& settings, Work const& work,
                                     std::optional<std::size_t> only_row) {
    Sampling sampling(block, benefits, settings);
    if (!sampling.run(work, only_row)) return {};
    return std::move(sampling).result();
}

}  // namespace adherence
