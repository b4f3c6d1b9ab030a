#include "extension/actions.hpp"

#include <algorithm>
#include <utility>

namespace adherence {

namespace {

constexpr std::pair<std::string_view, CommandAction> actions[] = {
    {"NewWorkbook", new_workbook},
    {"SetUp", set_up},
    {"FreezeEdition", freeze_edition},
    {"CompareEditions", compare_editions},
    {"LoadFramework", load_framework},
    {"SaveFramework", save_framework},
    {"CopyFramework", copy_framework},
    {"AddCountry", add_country},
    {"EditEvidence", edit_evidence},
    {"InsertMatrix", insert_matrix},
    {"InsertScorecard", insert_scorecard},
    {"AddRobustnessColumns", add_robustness_columns},
    {"CheckWorkbook", check_workbook},
    {"ExportBriefing", export_briefing},
    {"FreezeValues", freeze_values},
    {"ThawFormulas", thaw_formulas},
    {"Help", show_help},
};

}  // namespace

CommandAction action_of(std::string_view name) {
    auto const found = std::ranges::find(actions, name, [](auto const& action) { return action.first; });
    return found == std::end(actions) ? nullptr : found->second;
}

}  // namespace adherence
