#include "core/doubt/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/doubt/drawn_country.hpp"
#include "core/doubt/rank_draws.hpp"

namespace adherence {

namespace {

/// The sources of a figure and the coordinates they are drawn from: first the weights', then a criterion's each.
class Sources {
public:
    Sources(CountryBlock const& block, WeightSpread const& spread) : block_(block), weights_(block.framework(), block.weights(), spread), coordinates_(weights_.coordinates()) {}

    void add_group(WeightDraws::Group const& group) { add(group.node, {group.first_coordinate, group.coordinates, {}}); }
    /// \param cell null: it has no part in the figure
    void add_cell(int criterion, DrawnCell const* cell) {
        VarianceSource source;
        if (cell) {
            source.first_coordinate = coordinates_++;
            source.coordinates = 1;
            double before = 0;
            for (DrawnCell::Choice const& choice : cell->choices()) {
                source.values.push_back({(before + choice.upto) / 2, choice.share.to_double()});
                before = choice.upto;
            }
        }
        add(block_.framework().criteria[static_cast<std::size_t>(criterion)], std::move(source));
    }

    /// One of several methods, as likely as the others. \return its coordinate
    std::size_t add_choice(SensitivitySource::Kind kind, std::size_t choices) {
        VarianceSource source{coordinates_, 1, {}};
        auto const count = static_cast<double>(choices);
        for (std::size_t choice = 0; choice < choices; ++choice) source.values.push_back({(static_cast<double>(choice) + 0.5) / count, 1 / count});
        add(-1, std::move(source), kind);
        return coordinates_++;
    }
    /// The source added last takes more values than one cell shows.
    void sample_last() { list_.back().values.clear(); }

    [[nodiscard]] WeightDraws const& weights() const { return weights_; }
    [[nodiscard]] std::size_t coordinates() const { return coordinates_; }
    [[nodiscard]] std::vector<VarianceSource> const& list() const { return list_; }
    [[nodiscard]] int node(std::size_t source) const { return nodes_[source]; }

    [[nodiscard]] Sensitivity with(VarianceShares const& shares) const {
        Sensitivity result;
        result.variance = shares.variance;
        result.exact = shares.exact;
        for (std::size_t source = 0; source < nodes_.size(); ++source)
            result.sources.push_back({kinds_[source], nodes_[source], shares.sources[source]});
        std::ranges::stable_sort(result.sources, {}, &SensitivitySource::node);
        return result;
    }

private:
    void add(int node, VarianceSource source, SensitivitySource::Kind kind = SensitivitySource::Kind::node) {
        nodes_.push_back(node);
        kinds_.push_back(kind);
        list_.push_back(std::move(source));
    }
    CountryBlock const& block_;
    WeightDraws weights_;
    std::size_t coordinates_;
    std::vector<int> nodes_;
    std::vector<SensitivitySource::Kind> kinds_;
    std::vector<VarianceSource> list_;
};

}  // namespace

std::size_t sensitivity_sources(CountryBlock const& block, std::size_t row) {
    Framework const& framework = block.framework();
    auto const open = std::ranges::count_if(block.row(row), [](Appraisal const* cell) { return cell->open(); });
    return framework.nodes.size() - framework.criteria.size() + static_cast<std::size_t>(open);
}

std::optional<Sensitivity> sensitivity(CountryBlock const& block, std::size_t row, DrawSettings const& settings, Work const& work) {
    RelativeColumns columns(block);
    DrawnCountry const country(columns, block, row, {{}, true});
    if (!country.has_index()) return Sensitivity{false, 0, false, {}};
    Sources sources(block, settings.spread);
    auto const standing = standings(block.framework(), block.weights(), block.row(row), block.framework().root);
    for (WeightDraws::Group const& group : sources.weights().groups())
        if (standing[static_cast<std::size_t>(group.node)].applicable) sources.add_group(group);
    std::vector<std::size_t> coordinate_of;  // by cell of the country
    for (DrawnCell const& cell : country.cells()) {
        coordinate_of.push_back(sources.coordinates());
        sources.add_cell(cell.criterion(), &cell);
    }
    for (std::size_t criterion = 0; criterion < block.framework().criteria.size(); ++criterion) {
        bool const drawn = std::ranges::any_of(country.cells(), [&](DrawnCell const& cell) { return static_cast<std::size_t>(cell.criterion()) == criterion; });
        if (block.row(row)[criterion]->open() && !drawn) sources.add_cell(static_cast<int>(criterion), nullptr);
    }
    auto const make = [&]() -> LaneFunction {
        auto const scratch = std::make_shared<DrawnCountry::Scratch>(country);
        auto const shares = std::make_shared<Lanes>(sources.weights().nodes());
        return [&, scratch, shares](Lanes const& uniform, double* values) {
            sources.weights().draw(uniform, *shares);
            for (std::size_t cell = 0; cell < coordinate_of.size(); ++cell)
                country.cells()[cell].draw(uniform[coordinate_of[cell]], scratch->cells[cell]);
            country.index(*shares, *scratch, values);
        };
    };
    auto const found = variance_shares(sources.list(), sources.coordinates(), make, settings.draws, settings.seed, work);
    if (!found) return {};
    return sources.with(*found);
}

namespace {

/// The countries under each method that may be chosen, the one given first.
struct Method {
    std::unique_ptr<RelativeColumns> columns;
    std::vector<std::unique_ptr<DrawnCountry const>> countries;
};

/// A choice among so many, by a coordinate; none: the first.
struct Choice {
    std::size_t count = 1;
    std::optional<std::size_t> coordinate;

    [[nodiscard]] std::size_t at(Lanes const& uniform, std::size_t lane) const {
        if (!coordinate) return 0;
        return std::min(count - 1, static_cast<std::size_t>(uniform[*coordinate][lane] * static_cast<double>(count)));
    }
};

struct RankCase {
    std::vector<Method> methods;  // by mean, then relative method
    Choice mean, relative;
    std::vector<std::size_t> coordinate_of;  // by criterion_index

    [[nodiscard]] std::size_t size() const { return methods.front().countries.size(); }
};

/// The mean distance of ranks, 64 draws at once.
class RankShift {
public:
    RankShift(CountryBlock const& block, RankCase const& all, Sources const& sources)
        : all_(all), sources_(sources), shares_(sources.weights().nodes()), figures_(all.size() * lane_count) {
        for (Method const& method : all.methods)
            for (auto const& country : method.countries) scratches_.emplace_back(*country);
        Lanes middle(sources.coordinates());
        for (std::size_t at = 0; at < middle.size(); ++at) std::fill(middle[at], middle[at] + lane_count, 0.5);
        for (Choice const& choice : {all.mean, all.relative})
            if (choice.coordinate) std::fill(middle[*choice.coordinate], middle[*choice.coordinate] + lane_count, 0.0);
        WeightDraws const given(block.framework(), block.weights(), {WeightSpread::Kind::moved, 0});
        given.draw(middle, shares_);
        work_out(middle);
        rank_figures(std::span(figures_).first(all.size()), order_, today_);
    }

    void operator()(Lanes const& uniform, double* values) {
        sources_.weights().draw(uniform, shares_);
        work_out(uniform);
        std::size_t const size = all_.size();
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            rank_figures(std::span(figures_).subspan(lane * size, size), order_, ranks_);
            double sum = 0;
            for (std::size_t at = 0; at < size; ++at) sum += std::fabs(static_cast<double>(ranks_[at]) - static_cast<double>(today_[at]));
            values[lane] = sum / static_cast<double>(size);
        }
    }

private:
    void work_out(Lanes const& uniform) {
        std::size_t chosen[lane_count];
        for (std::size_t lane = 0; lane < lane_count; ++lane)
            chosen[lane] = all_.mean.at(uniform, lane) * all_.relative.count + all_.relative.at(uniform, lane);
        for (std::size_t method = 0; method < all_.methods.size(); ++method)
            if (std::ranges::find(chosen, method) != std::end(chosen)) work_out(uniform, method, chosen);
    }

    void work_out(Lanes const& uniform, std::size_t method, std::size_t const* chosen) {
        Lane index;
        std::size_t const size = all_.size();
        for (std::size_t at = 0; at < size; ++at) {
            DrawnCountry const& country = *all_.methods[method].countries[at];
            DrawnCountry::Scratch& scratch = scratches_[method * size + at];
            for (std::size_t cell = 0; cell < country.cells().size(); ++cell) {
                auto const criterion = static_cast<std::size_t>(country.cells()[cell].criterion());
                country.cells()[cell].draw(uniform[all_.coordinate_of[criterion]], scratch.cells[cell]);
            }
            country.index(shares_, scratch, index);
            for (std::size_t lane = 0; lane < lane_count; ++lane)
                if (chosen[lane] == method) figures_[lane * size + at] = index[lane];
        }
    }

    RankCase const& all_;
    Sources const& sources_;
    Lanes shares_;
    std::vector<DrawnCountry::Scratch> scratches_;  // by method, then country
    std::vector<double> figures_;                   // by draw, then country
    std::vector<std::uint32_t> order_, ranks_, today_;
};

bool may_be_negative(CountryBlock const& block) {
    for (std::size_t row = 0; row < block.rows(); ++row)
        for (Appraisal const* cell : block.row(row))
            if (cell->scored && cell->low.sign() < 0) return true;
    return false;
}

void add_cells(Sources& sources, RankCase& all) {
    for (std::size_t criterion = 0; criterion < all.coordinate_of.size(); ++criterion) {
        DrawnCell const* one = nullptr;
        bool same = true;  // the values of all countries lie at the same coordinates
        for (auto const& country : all.methods.front().countries)
            for (DrawnCell const& cell : country->cells()) {
                if (static_cast<std::size_t>(cell.criterion()) != criterion) continue;
                same = same && (!one || std::ranges::equal(one->choices(), cell.choices(), {}, &DrawnCell::Choice::upto, &DrawnCell::Choice::upto));
                one = &cell;
            }
        if (!one) continue;
        all.coordinate_of[criterion] = sources.coordinates();
        sources.add_cell(static_cast<int>(criterion), one);
        if (!same) sources.sample_last();
    }
}

}  // namespace

std::optional<Sensitivity> rank_sensitivity(CountryBlock const& block, DrawSettings const& settings, bool methods, Work const& work) {
    std::vector<std::optional<Aggregate>> means{{}};
    std::vector<std::optional<RelativeMethod>> relatives{{}};
    if (methods) {
        means.push_back(Aggregate::arithmetic);
        if (!may_be_negative(block)) means.push_back(Aggregate::geometric);
        if (block.framework().has_relative) relatives.insert(relatives.end(), {RelativeMethod::minmax, RelativeMethod::percentile});
    }
    RankCase all;
    all.coordinate_of.resize(block.framework().criteria.size(), 0);
    for (auto const& mean : means)
        for (auto const& relative : relatives) {
            Method& method = all.methods.emplace_back(Method{std::make_unique<RelativeColumns>(block, relative), {}});
            for (std::size_t row = 0; row < block.rows(); ++row) {
                if (work.stop.stop_requested()) return {};
                auto country = std::make_unique<DrawnCountry const>(*method.columns, block, row, DrawnCountry::Asked{{}, true, mean});
                if (country->has_index()) method.countries.push_back(std::move(country));
            }
        }
    if (all.size() == 0) return Sensitivity{false, 0, false, {}};
    Sources sources(block, settings.spread);
    for (WeightDraws::Group const& group : sources.weights().groups()) sources.add_group(group);
    add_cells(sources, all);
    all.mean.count = means.size();
    all.relative.count = relatives.size();
    if (means.size() > 1) all.mean.coordinate = sources.add_choice(SensitivitySource::Kind::mean, means.size());
    if (relatives.size() > 1) all.relative.coordinate = sources.add_choice(SensitivitySource::Kind::relative, relatives.size());
    auto const make = [&]() -> LaneFunction {
        auto const shift = std::make_shared<RankShift>(block, all, sources);
        return [shift](Lanes const& uniform, double* values) { (*shift)(uniform, values); };
    };
    auto const found = variance_shares(sources.list(), sources.coordinates(), make, settings.draws, settings.seed, work);
    if (!found) return {};
    return sources.with(*found);
}

namespace {

/// The verdicts of 64 draws at once, of which one source after another is drawn again.
class TurningSampling {
public:
    TurningSampling(DrawnCountry const& country, Sources const& sources, std::span<int const> benefits, std::uint64_t seed)
        : country_(country), sources_(sources), benefits_(benefits), points_(2 * sources.coordinates(), Stream(seed, "turning")) {}

    using Counts = std::vector<std::vector<std::uint64_t>>;  // by source and benefit

    [[nodiscard]] Counts none() const { return Counts(sources_.list().size(), std::vector<std::uint64_t>(benefits_.size(), 0)); }

    void look_at(std::size_t tile, LaneMask counted, Counts& counts) const {
        std::size_t const coordinates = sources_.coordinates();
        Lanes points(2 * coordinates), shares(sources_.weights().nodes());
        DrawnCountry::Scratch scratch(country_);
        points_.tile(tile, points);
        auto const before = verdicts(points, shares, scratch);
        for (std::size_t source = 0; source < sources_.list().size(); ++source) {
            VarianceSource const& one = sources_.list()[source];
            if (one.coordinates == 0) continue;
            auto const swap = [&] {
                for (std::size_t at = one.first_coordinate; at < one.first_coordinate + one.coordinates; ++at)
                    std::swap_ranges(points[at], points[at] + lane_count, points[coordinates + at]);
            };
            swap();
            auto const after = verdicts(points, shares, scratch);
            swap();
            for (std::size_t place = 0; place < benefits_.size(); ++place) {
                LaneMask const turned = (before[place].not_eligible ^ after[place].not_eligible) |
                                        (before[place].conditional ^ after[place].conditional) |
                                        (before[place].eligible ^ after[place].eligible);
                counts[source][place] += static_cast<std::uint64_t>(std::popcount(turned & counted));
            }
        }
    }

private:
    [[nodiscard]] std::vector<LaneVerdicts> verdicts(Lanes const& points, Lanes& shares, DrawnCountry::Scratch& scratch) const {
        sources_.weights().draw(points, shares);
        for (std::size_t cell = 0; cell < country_.cells().size(); ++cell)
            country_.cells()[cell].draw(points[sources_.weights().coordinates() + cell], scratch.cells[cell]);
        country_.verdicts(shares, scratch);
        std::vector<LaneVerdicts> result;
        for (int const benefit : benefits_) result.push_back(scratch.verdicts[static_cast<std::size_t>(benefit)]);
        return result;
    }

    DrawnCountry const& country_;
    Sources const& sources_;
    std::span<int const> benefits_;
    Points points_;
};

}  // namespace

std::optional<std::vector<Turning>> turning_sources(CountryBlock const& block, std::size_t row, std::span<int const> benefits,
                                                    DrawSettings const& settings, Work const& work) {
    RelativeColumns columns(block);
    DrawnCountry const country(columns, block, row, {benefits, false});
    Sources sources(block, settings.spread);
    for (WeightDraws::Group const& group : sources.weights().groups()) sources.add_group(group);
    for (DrawnCell const& cell : country.cells()) sources.add_cell(cell.criterion(), &cell);
    TurningSampling const sampling(country, sources, benefits, settings.seed);
    std::size_t const tiles = tiles_of(settings.draws);
    std::vector<TurningSampling::Counts> counts(threads_for(work, tiles), sampling.none());
    bool const whole = for_each_tile(tiles, work, [&](std::size_t thread, std::size_t tile) {
        sampling.look_at(tile, lanes_in(settings.draws, tile), counts[thread]);
    });
    if (!whole) return {};
    std::vector<Turning> result;
    for (std::size_t source = 0; source < sources.list().size(); ++source) {
        Turning& one = result.emplace_back(Turning{sources.node(source), std::vector<double>(benefits.size(), 0)});
        for (auto const& of_thread : counts)
            for (std::size_t place = 0; place < benefits.size(); ++place)
                one.shares[place] += static_cast<double>(of_thread[source][place]) / static_cast<double>(settings.draws);
    }
    std::ranges::stable_sort(result, {}, &Turning::node);
    return result;
}

}  // namespace adherence
