// Writes what is made from the command table: the menu and the toolbar, where the toolbar stands, and the shortcuts.
//
//   make_commands FOLDER        Addons.xcu, CalcWindowState.xcu, Accelerators.xcu, CalcCommands.xcu
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "core/base/languages.hpp"
#include "core/report/words.hpp"
#include "extension/command_table.hpp"
#include "markup.hpp"

namespace {

using adherence::CommandEntry;
using adherence::escaped;

constexpr std::string_view spreadsheet = "com.sun.star.sheet.SpreadsheetDocument";
constexpr std::string_view icons = "%origin%/../icons/commands/";

std::string property(std::string_view name, std::string_view value) {
    return "<prop oor:name=\"" + std::string(name) + "\"><value>" + escaped(value) + "</value></prop>";
}

/// In every language; a tooltip has no mnemonic.
std::string texts(std::string_view name, std::string const& key, bool mnemonic) {
    std::string result = "<prop oor:name=\"" + std::string(name) + "\">";
    for (std::string_view const language : adherence::languages) {
        std::string text = adherence::sentence(language, key);
        if (!mnemonic) std::erase(text, '~');
        result += "<value xml:lang=\"" + std::string(language) + "\">" + escaped(text) + "</value>";
    }
    return result + "</prop>";
}

std::string command_key(CommandEntry const& command) { return "command." + std::string(command.name); }
std::string address(CommandEntry const& command) { return std::string(adherence::command_protocol) + std::string(command.name); }

/// The office sorts by the names of nodes.
std::string node_name(int place) { return "m" + std::to_string(100 + place); }

std::string item(std::string const& name, std::string const& inner) {
    return "<node oor:name=\"" + name + "\" oor:op=\"replace\">" + inner + "</node>\n";
}

std::string command_item(CommandEntry const& command, int place, bool mnemonic) {
    if (command.name.empty()) return item(node_name(place), property("URL", "private:separator"));
    return item(node_name(place), property("Context", spreadsheet) + property("URL", address(command)) + texts("Title", command_key(command), mnemonic) + property("Target", "_self"));
}

std::string menu() {
    std::string items;
    int place = 0;
    for (std::size_t i = 0; i < adherence::commands.size(); ++i) {
        CommandEntry const& command = adherence::commands[i];
        if (command.submenu.empty()) {
            items += command_item(command, ++place, true);
            continue;
        }
        std::string inside;
        int within = 0;
        std::size_t const first = i;
        for (; i < adherence::commands.size() && adherence::commands[i].submenu == adherence::commands[first].submenu; ++i)
            inside += command_item(adherence::commands[i], ++within, true);
        --i;
        items += item(node_name(++place), property("Context", spreadsheet) + property("URL", "private:" + std::string(adherence::commands[first].submenu)) +
                                              texts("Title", std::string(adherence::commands[first].submenu), true) + "<node oor:name=\"Submenu\">\n" + inside + "</node>");
    }
    return "<node oor:name=\"OfficeMenuBar\">" +
           item("org.adherence.Menu", property("Context", spreadsheet) + texts("Title", "menu.adherence", true) + property("Target", "_self") +
                                          "<node oor:name=\"Submenu\">\n" + items + "</node>") +
           "</node>\n";
}

std::string toolbar() {
    std::string items;
    int place = 0;
    for (CommandEntry const& command : adherence::commands)
        if (!command.icon.empty()) items += command_item(command, ++place, false);
    return "<node oor:name=\"OfficeToolBar\"><node oor:name=\"org.adherence.Toolbar\" oor:op=\"replace\">\n" + items + "</node></node>\n";
}

std::string images() {
    std::string items;
    for (CommandEntry const& command : adherence::commands) {
        if (command.icon.empty()) continue;
        std::string const file = std::string(icons) + std::string(command.icon);
        items += item("org.adherence." + std::string(command.name),
                      property("URL", address(command)) + "<node oor:name=\"UserDefinedImages\">" + property("ImageSmallURL", file + "_16.png") +
                          property("ImageBigURL", file + "_26.png") + property("ImageSmallHCURL", file + "_16_hc.png") +
                          property("ImageBigHCURL", file + "_26_hc.png") + "</node>");
    }
    return "<node oor:name=\"Images\">" + items + "</node>\n";
}

std::string component(std::string_view name, std::string_view package, std::string const& inner) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Made by tools/make_commands from src/extension/command_table.hpp. -->\n<oor:component-data oor:name=\"" +
           std::string(name) + "\" oor:package=\"" + std::string(package) +
           "\" xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n" + inner + "</oor:component-data>\n";
}

std::string addons() {
    return component("Addons", "org.openoffice.Office", "<node oor:name=\"AddonUI\">\n" + menu() + toolbar() + images() + "</node>\n");
}

// Docked from the first; what the user does with it the office keeps.
std::string window_state() {
    std::string const state = texts("UIName", "menu.adherence", false) + property("Docked", "true") + property("DockingArea", "0") +
                              property("DockPos", "0,2") + property("Visible", "true");
    return component("CalcWindowState", "org.openoffice.Office.UI",
                     "<node oor:name=\"UIElements\"><node oor:name=\"States\">" +
                         item("private:resource/toolbar/addon_org.adherence.Toolbar", state) + "</node></node>\n");
}

std::string accelerators() {
    std::string keys;
    for (CommandEntry const& command : adherence::commands)
        if (!command.shortcut.empty())
            keys += item(std::string(command.shortcut), "<prop oor:name=\"Command\"><value xml:lang=\"en-US\">" + address(command) + "</value></prop>");
    return component("Accelerators", "org.openoffice.Office",
                     "<node oor:name=\"PrimaryKeys\"><node oor:name=\"Modules\"><node oor:name=\"" + std::string(spreadsheet) + "\">\n" + keys + "</node></node></node>\n");
}

// How the office's own dialogs name a command, and what its button says under the pointer.
std::string descriptions() {
    std::string items;
    for (CommandEntry const& command : adherence::commands)
        if (!command.name.empty())
            items += item(address(command), texts("Label", command_key(command), true) + texts("TooltipLabel", command_key(command) + ".about", false));
    return component("CalcCommands", "org.openoffice.Office.UI", "<node oor:name=\"UserInterface\"><node oor:name=\"Commands\">\n" + items + "</node></node>\n");
}

bool write(std::string const& path, std::string const& content) {
    std::ofstream file(path, std::ios::binary);
    file << content;
    file.close();
    if (!file) std::cerr << "make_commands: cannot write " << path << '\n';
    return bool(file);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_commands FOLDER\n";
        return EXIT_FAILURE;
    }
    std::string const folder = std::string(argv[1]) + "/";
    return write(folder + "Addons.xcu", addons()) && write(folder + "CalcWindowState.xcu", window_state()) && write(folder + "Accelerators.xcu", accelerators()) && write(folder + "CalcCommands.xcu", descriptions())
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
