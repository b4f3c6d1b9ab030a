// The core alone: framework nsg-adherence, countries of random levels from a fixed seed.
//
//   build/benchmarks --benchmark_filter=country
#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "bench/countries.hpp"
#include "core/advice/joint_loss.hpp"
#include "core/advice/learning.hpp"
#include "core/advice/margin.hpp"
#include "core/advice/next.hpp"
#include "core/advice/path.hpp"
#include "core/advice/relevance.hpp"
#include "core/advice/safe_change.hpp"
#include "core/advice/stability.hpp"
#include "core/advice/sufficient.hpp"
#include "core/functions/functions.hpp"
#include "core/report/scorecard.hpp"

namespace {

using namespace adherence;
using namespace adherence::bench;

constexpr std::size_t many = 20'000;

/// Score, bounds and the four verdicts of one country after another; with `findings` also what explains them.
void country(benchmark::State& state, unsigned open_share, Detail detail) {
    std::size_t const rows = 1024;
    Countries const countries(rows, open_share);
    CountryBlock const block = countries.read();
    std::size_t row = 0;
    std::array<std::size_t, 5> verdicts{};
    std::array const benefits{0, 1, 2, 3};
    for (auto _ : state) {
        Evaluation const evaluation = evaluate(block, row, benefits, detail);
        benchmark::DoNotOptimize(evaluation.node(framework()->root));
        ++verdicts[static_cast<std::size_t>(evaluation.verdict(0).verdict)];
        row = (row + 1) % rows;
    }
    benchmark::DoNotOptimize(verdicts);
}
BENCHMARK_CAPTURE(country, fully_known, 0U, Detail::verdicts);
BENCHMARK_CAPTURE(country, half_open, 50U, Detail::verdicts);
BENCHMARK_CAPTURE(country, all_open, 100U, Detail::verdicts);
BENCHMARK_CAPTURE(country, fully_known_explained, 0U, Detail::findings);
BENCHMARK_CAPTURE(country, half_open_explained, 50U, Detail::findings);
BENCHMARK_CAPTURE(country, all_open_explained, 100U, Detail::findings);

/// What is said beyond the verdict, of one country and one benefit at a time.
/// \param ask what is asked of a Supposition
/// \param open_share in hundredths
template <typename Ask>
void advice(benchmark::State& state, Ask ask, unsigned open_share = 50) {
    std::size_t const rows = 256;
    Countries const countries(rows, open_share);
    CountryBlock const block = countries.read();
    std::size_t asked = 0;
    for (auto _ : state) {
        Supposition country(block, asked / 4 % rows, static_cast<int>(asked % 4));
        benchmark::DoNotOptimize(ask(country));
        ++asked;
    }
}
BENCHMARK_CAPTURE(advice, path, [](Supposition& country) { return least_path(country); })->Iterations(64);
BENCHMARK_CAPTURE(advice, path_mostly_open, [](Supposition& country) { return least_path(country); }, 90U)->Iterations(64);
BENCHMARK_CAPTURE(advice, margin, [](Supposition& country) { return margins(country); })->Iterations(1024);
BENCHMARK_CAPTURE(advice, stability, [](Supposition& country) { return stability(country); })->Iterations(1024);
BENCHMARK_CAPTURE(advice, next, [](Supposition& country) { return what_to_find_out(country); })->Iterations(1024);
BENCHMARK_CAPTURE(advice, safe_change, [](Supposition& country) { return largest_safe_change(country); })->Iterations(1024);
BENCHMARK_CAPTURE(advice, learning, [](Supposition& country) { return least_learning(country); })->Iterations(64);
BENCHMARK_CAPTURE(advice, sufficient, [](Supposition& country) { return smallest_sufficient(country); })->Iterations(64);
BENCHMARK_CAPTURE(advice, relevance, [](Supposition& country) {
    return which_matter(country, evaluate(country.block(), country.row(), std::array{country.benefit()}));
})->Iterations(1024);
/// The same of countries that have much to lose: every cell known.
void joint_loss(benchmark::State& state) {
    std::size_t const rows = 256;
    Countries const countries(rows, 0);
    CountryBlock const block = countries.read();
    std::size_t asked = 0;
    for (auto _ : state) {
        // On to the next verdict that there is something to lose of.
        for (bool done = false; !done; ++asked) {
            Supposition country(block, asked / 4 % rows, static_cast<int>(asked % 4));
            Verdict const verdict = country.today().verdict;
            done = verdict == Verdict::eligible || verdict == Verdict::conditional;
            if (done) benchmark::DoNotOptimize(smallest_joint_loss(country));
        }
    }
}
BENCHMARK(joint_loss)->Iterations(256);
BENCHMARK_CAPTURE(advice, explain, [](Supposition& country) {
    return explain(evaluate(country.block(), country.row(), std::array{country.benefit()}), country.benefit(), "en");
})->Iterations(64);

/// Cells to appraisals: what a block costs before anything is evaluated, a row of 41 cells.
void block_read(benchmark::State& state) {
    Countries const countries(many, 0);
    auto const store = std::make_shared<AppraisalStore>(framework());
    Columns const columns = *match_columns(*framework(), countries.ids().row(0));
    for (auto _ : state) benchmark::DoNotOptimize(CountryBlock(store, columns, countries.values(), Date{-25569}));
    state.counters["per row"] = benchmark::Counter(
        static_cast<double>(many), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(block_read)->Unit(benchmark::kMillisecond);

void framework_json(benchmark::State& state) {
    std::string_view const json = built_in_framework(framework_id);
    for (auto _ : state) benchmark::DoNotOptimize(load_json(json).framework);
    state.counters["bytes"] = static_cast<double>(json.size());
}
BENCHMARK(framework_json)->Unit(benchmark::kMillisecond);

/// A function as src/calc calls it, from plain cells to plain cells.
void function(benchmark::State& state, std::string_view name, std::size_t rows, std::string_view benefit) {
    Countries const countries(rows, 0);
    Cell const text = Cell::of(built_in_framework(framework_id));
    Cell const asked = Cell::of(benefit);
    std::vector<Block> arguments{countries.values(), countries.ids(), Block{{&text, 1}, 1, 1}};
    if (!benefit.empty()) arguments.push_back(Block{{&asked, 1}, 1, 1});
    CallContext context;
    context.framework_identity = UINT64_MAX;  // the add-in has numbered the text
    for (auto _ : state) {
        Answer const answer = call(name, arguments, context);
        if (answer.rows != rows) state.SkipWithError("the function refused the block");
    }
    state.counters["per row"] = benchmark::Counter(
        static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK_CAPTURE(function, MATRIX_20000, "MATRIX", many, "")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(function, SCORE_20000, "SCORE", many, "")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(function, VERDICT_1, "VERDICT", std::size_t{1}, "supply");

}  // namespace

BENCHMARK_MAIN();
