#include "extension/actions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace adherence {

namespace {

constexpr std::array<std::pair<std::string_view, CommandAction>, 11> actions{{
    {"EditEvidence", edit_evidence},
    {"SetUp", set_up},
    {"InsertMatrix", insert_matrix},
    {"InsertScorecard", insert_scorecard},
    {"NewWorkbook", new_workbook},
    {"LoadFramework", load_framework},
    {"SaveFramework", save_framework},
    {"CopyFramework", copy_framework},
    {"AddCountry", add_country},
    {"AddRobustnessColumns", add_robustness_columns},
    {"CheckWorkbook", check_workbook},
}};

}  // namespace

CommandAction action_of(std::string_view name) {
    auto const found = std::ranges::find(actions, name, [](auto const& action) { return action.first; });
    return found == actions.end() ? nullptr : found->second;
}

}  // namespace adherence
