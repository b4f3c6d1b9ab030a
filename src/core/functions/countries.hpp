// What the functions over a block of countries start from: values; ids; framework; and then what is asked.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

inline constexpr std::size_t values_place = 0, ids_place = 1, framework_place = 2, question_place = 3, last_place = 4;

struct Countries {
    FrameworkPtr framework;
    CountryBlock block;

    [[nodiscard]] std::size_t rows() const { return block.rows(); }
};

/// Where a block of countries, its ids and its framework stand among the arguments.
struct BlockPlaces {
    std::size_t values = values_place, ids = ids_place, framework = framework_place;
};

/// All refuse a wrong argument by throwing Refused.
[[nodiscard]] Countries read_countries(CallArguments const& arguments, FrameworkCache& frameworks, BlockPlaces const& places = {});
/// The root where no node is asked for.
[[nodiscard]] int asked_node(CallArguments const& arguments, Framework const& framework);
[[nodiscard]] int benefit_named(Framework const& framework, std::string_view id);
[[nodiscard]] int asked_benefit(CallArguments const& arguments, Framework const& framework);

}  // namespace adherence::functions
