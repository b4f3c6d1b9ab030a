// How sure: draws of weights and open cells.
//
//   build/benchmarks --benchmark_filter=doubt
#include <benchmark/benchmark.h>

#include <array>

#include "bench/countries.hpp"
#include "core/doubt/rank_draws.hpp"
#include "core/doubt/sensitivity.hpp"
#include "golden/asem.hpp"

namespace {

using namespace adherence;
using namespace adherence::bench;

constexpr std::array benefits{0, 1, 2, 3};
constexpr std::size_t usual_draws = 10'000, usual_countries = 195;

/// \param threads 0: as many as there are cores
void doubt_robustness(benchmark::State& state, std::size_t rows, unsigned open_share, std::size_t draws, std::size_t threads) {
    Countries const countries(rows, open_share);
    CountryBlock const block = countries.read();
    for (auto _ : state) benchmark::DoNotOptimize(robustness(block, benefits, {draws, {}, 1}, {{}, {}, threads}));
}
BENCHMARK_CAPTURE(doubt_robustness, known, usual_countries, 0U, usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, tenth_open, usual_countries, 10U, usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, half_open, usual_countries, 50U, usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, tenth_open_one_core, usual_countries, 10U, usual_draws, 1U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, tenth_open_tenfold_draws, usual_countries, 10U, 10 * usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, tenth_open_tenfold_countries, 10 * usual_countries, 10U, usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_robustness, tenth_open_one_country, 1U, 10U, usual_draws, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The ASEM example, weights alone.
void doubt_asem_ranks(benchmark::State& state, std::size_t draws, std::size_t threads) {
    testing::Example const example("p1_normalised", "arithmetic", true);
    FrameworkPtr const policy = load_json(example.framework()).framework;
    CountryBlock const block(policy, *match_columns(*policy, example.ids().cells), example.values(), Date{});
    for (auto _ : state) benchmark::DoNotOptimize(rank_draws(block, {draws, {}, 1}, {{}, {}, threads}));
}
BENCHMARK_CAPTURE(doubt_asem_ranks, one_thousand, 1'000U, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_asem_ranks, one_thousand_one_core, 1'000U, 1U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_asem_ranks, ten_thousand, 10'000U, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Countries on so many criteria in groups of ten, weights alone.
void doubt_criteria(benchmark::State& state, std::size_t criteria) {
    std::string table = "id,parent,weight,scale\nindex,,,\n", ids;
    for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
        std::string const group = "g" + std::to_string(criterion / 10), id = "c" + std::to_string(criterion);
        if (criterion % 10 == 0) table += group + ",index,1,\n";
        table += id + "," + group + "," + std::to_string(1 + criterion % 4) + ",percent\n";
        ids += (criterion > 0 ? "," : "") + id;
    }
    testing::Sheet sheet;
    FrameworkPtr const policy = load_json(testing::shown(testing::Sheet::call("FRAMEWORK", {sheet.block(table)}))).framework;
    constexpr std::size_t countries = 50;
    Grid values(countries, criteria);
    for (std::size_t row = 0; row < countries; ++row)
        for (std::size_t column = 0; column < criteria; ++column) values.set(row, column, static_cast<double>((row * 37 + column * 61 + row * column) % 101));
    Block const header = sheet.block(ids);
    CountryBlock const block(policy, *match_columns(*policy, header.cells), values.block(), Date{});
    for (auto _ : state) benchmark::DoNotOptimize(rank_draws(block, {1'000, {}, 1}, {{}, {}, 1}));
}
BENCHMARK_CAPTURE(doubt_criteria, ten, 10U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_criteria, hundred, 100U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_criteria, thousand, 1'000U)->Unit(benchmark::kMillisecond)->UseRealTime();

void doubt_ranks(benchmark::State& state) {
    Countries const countries(usual_countries, 10);
    CountryBlock const block = countries.read();
    for (auto _ : state) benchmark::DoNotOptimize(rank_draws(block, {}, {}));
}
BENCHMARK(doubt_ranks)->Unit(benchmark::kMillisecond)->UseRealTime();

void doubt_sensitivity(benchmark::State& state, unsigned open_share) {
    Countries const countries(64, open_share);
    CountryBlock const block = countries.read();
    std::size_t asked = 0;
    for (auto _ : state) benchmark::DoNotOptimize(sensitivity(block, asked++ % block.rows(), {}));
}
BENCHMARK_CAPTURE(doubt_sensitivity, known, 0U)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(doubt_sensitivity, half_open, 50U)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
