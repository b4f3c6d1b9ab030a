// The cell grammar (CONTRACT section 3): a cell and the scale of its criterion -> the values it may hold.
#pragma once

#include <string>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/fault.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

/// What is known of one country on one criterion.
struct Assessment {
    enum class State : std::uint8_t {
        known,           ///< one value
        ranged,          ///< one of several values, not all of the scale's or entered as a range
        unknown,         ///< any value of the scale
        not_applicable,
        problem,
    };
    State state = State::unknown;
    ValueSet values;             ///< what it may hold; empty for not_applicable and problem
    std::vector<Fault> faults;   ///< the problem, or a warning; without place
    [[nodiscard]] bool open() const { return state == State::ranged || state == State::unknown; }
};

/// Reads one cell. \param node a criterion of the framework. \param null_date day 0 of date numbers.
[[nodiscard]] Assessment read_cell(Framework const& framework, int node, Cell const& cell, Date null_date);

/// The one value of a known assessment as the framework writes it: a level's value, a number, an ISO date,
/// `never`; for ranges the grammar's own forms ("letter | published", "20..80", ">= 75").
[[nodiscard]] std::string value_text(Scale const& scale, ValueSet const& values);

}  // namespace adherence
