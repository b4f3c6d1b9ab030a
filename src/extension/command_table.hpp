// The commands, once: from here come the menu, the toolbar, the shortcuts, the dispatches and the help's pages.
//
// Titles and what they do stand in data/catalogue/commands.*.json: command.<Name>, with ~ before the mnemonic, and
// command.<Name>.about. A command's address is org.adherence:<Name>, a promise to whoever binds a key or a button to it.
#pragma once

#include <array>
#include <string_view>

namespace adherence {

struct CommandEntry {
    std::string_view name;      ///< empty: a separator
    std::string_view submenu;   ///< key of the submenu it stands in; empty: the menu itself
    std::string_view shortcut;  ///< as in Accelerators.xcu; empty: none at first
    std::string_view icon;      ///< on the toolbar, a file in icons/; empty: not there
};

inline constexpr std::string_view command_protocol = "org.adherence:";

inline constexpr std::array commands{
    CommandEntry{"NewWorkbook", {}, {}, {}},
    CommandEntry{"SetUp", {}, {}, {}},
    CommandEntry{"LoadFramework", "menu.framework", {}, {}},
    CommandEntry{"SaveFramework", "menu.framework", {}, {}},
    CommandEntry{"CopyFramework", "menu.framework", {}, {}},
    CommandEntry{},
    CommandEntry{"AddCountry", {}, {}, "add_country"},
    CommandEntry{"EditEvidence", {}, "E_MOD1_MOD2_SHIFT", "evidence"},
    CommandEntry{},
    CommandEntry{"InsertMatrix", {}, "M_MOD1_MOD2_SHIFT", "matrix"},
    CommandEntry{"InsertScorecard", {}, "S_MOD1_MOD2_SHIFT", "scorecard"},
    CommandEntry{"AddRobustnessColumns", {}, {}, {}},
    CommandEntry{},
    CommandEntry{"CheckWorkbook", {}, "K_MOD1_MOD2_SHIFT", "check"},
    CommandEntry{},
    CommandEntry{"ExportBriefing", {}, "B_MOD1_MOD2_SHIFT", "briefing"},
    CommandEntry{},
    CommandEntry{"FreezeEdition", {}, {}, {}},
    CommandEntry{"CompareEditions", {}, {}, {}},
    CommandEntry{},
    CommandEntry{"FreezeValues", {}, {}, {}},
    CommandEntry{"ThawFormulas", {}, {}, {}},
    CommandEntry{},
    CommandEntry{"Help", {}, {}, "help"},
};

}  // namespace adherence
