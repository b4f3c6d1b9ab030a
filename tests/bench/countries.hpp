// What the core's benchmarks run on: framework nsg-adherence and countries of random levels from a fixed seed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "core/framework/load.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence::bench {

inline constexpr std::string_view framework_id = "nsg-adherence";

inline FrameworkPtr const& framework() {
    static FrameworkPtr const loaded = load_json(built_in_framework(framework_id)).framework;
    if (!loaded) {
        std::cerr << "the built-in framework cannot be read\n";
        std::exit(1);
    }
    return loaded;
}

/// A block of countries; of each row, `open_share` of the cells (in hundredths, at random) are left empty.
class Countries {
public:
    Countries(std::size_t rows, unsigned open_share) : rows_(rows) {
        for (int const node : framework()->criteria) {
            ids_.push_back(Cell::of(framework()->nodes[static_cast<std::size_t>(node)].id));
            choices_.push_back(choices_of(framework()->scale_of(node)));
        }
        for (std::size_t row = 0; row < rows; ++row) add_row(open_share);
    }

    [[nodiscard]] Block values() const { return {cells_, rows_, ids_.size()}; }
    [[nodiscard]] Block ids() const { return {ids_, 1, ids_.size()}; }
    [[nodiscard]] CountryBlock read() const {
        return CountryBlock(framework(), *match_columns(*framework(), ids_), values(), Date{-25569});
    }

private:
    // From worst to best, so that a strong country draws high.
    std::vector<Cell> choices_of(Scale const& scale) {
        std::vector<Cell> cells;
        switch (scale.type) {
            case ScaleType::level:
                for (Level const& level : scale.levels) cells.push_back(Cell::of(keep(level.value)));
                break;
            case ScaleType::date:
                cells.push_back(Cell::of("never"));
                for (int year = 2012; year < 2026; ++year) cells.push_back(Cell::of(keep(std::to_string(year) + "-07-01")));
                break;
            case ScaleType::point:
                for (int value = static_cast<int>(scale.points.back().at.to_double() * 1.2); value >= 0; --value)
                    cells.push_back(Cell::of(value));
                break;
            default:
                for (int value = 0; value <= 100; ++value) cells.push_back(Cell::of(value));
        }
        return cells;
    }

    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    // The generator's numbers are the standard's, its distributions are each library's own: hence the remainders.
    void add_row(unsigned open_share) {
        std::uint32_t const strength = 1U << chance_() % 6;
        for (std::vector<Cell> const& choices : choices_) {
            std::size_t best = 0;
            for (std::uint32_t draw = 0; draw < strength; ++draw) best = std::max<std::size_t>(best, chance_() % choices.size());
            cells_.push_back(chance_() % 100 < open_share ? Cell{} : choices[best]);
        }
    }

    std::size_t rows_;
    std::mt19937 chance_{20261124};
    std::deque<std::string> texts_;
    std::vector<Cell> ids_, cells_;
    std::vector<std::vector<Cell>> choices_;
};

}  // namespace adherence::bench
