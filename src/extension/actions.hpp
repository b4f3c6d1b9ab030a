// What the commands do, one function each; see command_place.hpp. Each file actions_*.cpp holds what belongs together.
#pragma once

#include "extension/command_place.hpp"

namespace adherence {

void add_country(CommandPlace const& place);
void add_robustness_columns(CommandPlace const& place);
void check_workbook(CommandPlace const& place);
void freeze_values(CommandPlace const& place);
void thaw_formulas(CommandPlace const& place);

void edit_evidence(CommandPlace const& place);
void insert_matrix(CommandPlace const& place);
void insert_scorecard(CommandPlace const& place);

void freeze_edition(CommandPlace const& place);
void compare_editions(CommandPlace const& place);

void export_briefing(CommandPlace const& place);

void new_workbook(CommandPlace const& place);
void set_up(CommandPlace const& place);
void load_framework(CommandPlace const& place);
void save_framework(CommandPlace const& place);
void copy_framework(CommandPlace const& place);

void show_help(CommandPlace const& place);

}  // namespace adherence
