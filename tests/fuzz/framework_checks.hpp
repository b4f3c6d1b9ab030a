// What must hold of a framework, or of the faults in its place, whatever it was read from.
#pragma once

#include <span>
#include <string_view>

#include "core/framework/load.hpp"
#include "fuzz/targets.hpp"

namespace adherence::fuzz {

/// Each has a place and a sentence in every language.
void check_faults(std::span<Fault const> faults);

/// The faults; that there is a framework exactly where none is an error; that it is whole; and that its JSON text and its tables read
/// back to the same text.
void check_loaded(Loaded const& loaded);

/// Tables with which a cell or a test can be read on every kind of scale; criteria named in `reading_criteria`.
[[nodiscard]] Framework const& reading_framework();
/// The same with levels of the input's own, a line each; empty where these are no scale.
[[nodiscard]] FrameworkPtr framework_with_levels(std::string_view lines);

/// A CSV text as a sheet has it: what looks like a number is one. Kept as long as `kept` is.
[[nodiscard]] Block sheet_block(std::string_view csv, std::vector<Grid>& kept);

}  // namespace adherence::fuzz
