// Writes the help: a page per function from the function table, a page per command from the command table, and the pages
// written by hand, all in one frame.
//
//   make_help docs/help build/help        build/help/{en,nl}/*.html, help.css and the pictures
//
// docs/help/<language>/ holds frame.json (the words of the frame), functions.json (what each function gives and its errors),
// and NAME.html: what stands inside a page. A page of a command has its title and first sentence from the catalogue; the
// others begin with <h1>. In them {contents} is the list of all pages, {shortcuts} the table of shortcuts.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/words.hpp"
#include "extension/command_table.hpp"
#include "extension/help_pages.hpp"
#include "function_names.hpp"
#include "markup.hpp"

namespace {

namespace fs = std::filesystem;
using adherence::CommandEntry;
using adherence::escaped;
using adherence::FunctionText;
using adherence::ParameterText;
using nlohmann::json;

std::string content(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write(fs::path const& path, std::string const& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path.string());
}

std::string replaced(std::string text, std::string_view what, std::string const& by) {
    if (auto const at = text.find(what); at != text.npos) text.replace(at, what.size(), by);
    return text;
}

struct Page {
    std::string name, title, inside;
};

struct Group {
    std::string title;
    std::vector<Page> pages;
};

class Help {
public:
    Help(fs::path const& source, std::string_view language)
        : folder_(source / language), language_(language), words_(json::parse(content(folder_ / "frame.json"))),
          functions_(json::parse(content(folder_ / "functions.json"))), examples_(json::parse(content(source / "examples.json"))) {
        groups_.push_back(by_hand("start", adherence::help_start_pages));
        groups_.push_back(commands());
        groups_.push_back(by_hand("panels", adherence::help_panel_pages));
        groups_.push_back(by_hand("reference", adherence::help_reference_pages));
        groups_.push_back(functions());
        refuse_unused();
    }

    void write_pages(fs::path const& output) const {
        fs::create_directories(output / language_);
        for (Group const& group : groups_)
            for (Page const& page : group.pages) write(output / language_ / (page.name + ".html"), framed(page));
    }

private:
    [[nodiscard]] std::string word(std::string const& key) const { return words_.at(key).get<std::string>(); }

    std::string fragment(std::string const& name) {
        used_.insert(name + ".html");
        return content(folder_ / (name + ".html"));
    }

    // ---- the pages ----------------------------------------------------------------------------------------------

    Page by_hand(std::string_view name) {
        std::string const inside = fragment(std::string(name));
        auto const close = inside.find("</h1>");
        if (!inside.starts_with("<h1>") || close == inside.npos) throw std::runtime_error(std::string(name) + ".html does not begin with <h1>");
        return {std::string(name), inside.substr(4, close - 4), replaced(inside, "{shortcuts}", shortcuts())};
    }

    Group by_hand(std::string const& title, std::span<std::string_view const> names) {
        Group group{word(title), {}};
        for (std::string_view const name : names) group.pages.push_back(by_hand(name));
        return group;
    }

    [[nodiscard]] std::string label(std::string const& key) const {
        std::string text = adherence::sentence(language_, key);
        std::erase(text, '~');
        return text;
    }
    [[nodiscard]] std::string title_of(CommandEntry const& command) const {
        std::string text = label("command." + std::string(command.name));
        if (text.ends_with("…")) text.resize(text.size() - std::string_view("…").size());
        return text;
    }
    [[nodiscard]] std::string menu_path(CommandEntry const& command) const {
        return label("menu.adherence") + " ▸ " + (command.submenu.empty() ? "" : label(std::string(command.submenu)) + " ▸ ") +
               label("command." + std::string(command.name));
    }

    // "E_MOD1_MOD2_SHIFT" as it is said of keys.
    [[nodiscard]] std::string keys(std::string_view shortcut) const {
        std::string result;
        for (auto const& [mark, key] : {std::pair{"_MOD1", "key.control"}, {"_MOD2", "key.alt"}, {"_SHIFT", "key.shift"}})
            if (shortcut.find(mark) != shortcut.npos) result += "<kbd>" + word(key) + "</kbd>+";
        return result + "<kbd>" + std::string(shortcut.substr(0, shortcut.find('_'))) + "</kbd>";
    }

    [[nodiscard]] std::string shortcuts() const {
        std::string rows;
        for (CommandEntry const& command : adherence::commands)
            if (!command.shortcut.empty())
                rows += "<tr><td>" + keys(command.shortcut) + "</td><td><a href=\"" + adherence::command_page(command.name) + ".html\">" +
                        escaped(title_of(command)) + "</a></td></tr>\n";
        return "<div class=\"wide\"><table>\n<thead><tr><th>" + word("shortcut") + "</th><th>" + word("command") + "</th></tr></thead>\n<tbody>\n" + rows +
               "</tbody></table></div>";
    }

    Group commands() {
        Group group{word("commands"), {}};
        for (CommandEntry const& command : adherence::commands) {
            if (command.name.empty()) continue;
            std::string const name = adherence::command_page(command.name), title = title_of(command);
            std::string inside = "<h1>" + escaped(title) + "</h1>\n<p class=\"lead\">" +
                                 escaped(adherence::sentence(language_, "command." + std::string(command.name) + ".about")) + "</p>\n<p class=\"where\"><strong>" +
                                 word("menu") + "</strong> " + escaped(menu_path(command));
            if (!command.shortcut.empty()) inside += " · <strong>" + word("shortcut") + "</strong> " + keys(command.shortcut);
            std::string const rest = fragment(name);
            if (rest.starts_with("<h1>")) throw std::runtime_error(name + ".html begins with <h1>: its title is the catalogue's");
            group.pages.push_back({name, title, inside + "</p>\n" + rest});
        }
        return group;
    }

    [[nodiscard]] std::string of(FunctionText const& function, char const* part) const {
        return functions_.at(std::string(function.name)).at(part).get<std::string>();
    }
    [[nodiscard]] std::string_view said(FunctionText const& function) const { return language_ == "nl" ? function.dutch : function.english; }
    [[nodiscard]] std::string_view said(ParameterText const& parameter) const { return language_ == "nl" ? parameter.dutch : parameter.english; }

    Group functions() const {
        Group group{word("functions"), {}};
        for (FunctionText const& function : adherence::function_table()) {
            std::string rows;
            for (ParameterText const& parameter : function.parameters)
                rows += "<tr><th scope=\"row\"><code>" + std::string(parameter.name) + "</code>" + (parameter.optional ? "<br/><small>" + word("optional") + "</small>" : "") +
                        "</th><td>" + escaped(said(parameter)) + "</td></tr>\n";
            std::string const example = examples_.at(std::string(function.name)).get<std::string>();
            group.pages.push_back({adherence::function_page(function.name), std::string(function.name),
                                   "<h1>" + display_name(function) + "</h1>\n<p class=\"lead\">" + escaped(said(function)) + "</p>\n<p class=\"signature\"><code>" +
                                       escaped(signature(function)) + "</code></p>\n<h2>" + word("parameters") +
                                       "</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>" + word("parameter") + "</th><th>" + word("meaning") +
                                       "</th></tr></thead>\n<tbody>\n" + rows + "</tbody></table></div>\n<h2>" + word("result") + "</h2>\n<p>" +
                                       of(function, "result") + "</p>\n<h2>" + word("example") + "</h2>\n<p>" + word("example.place") + "</p>\n<pre><code>" +
                                       escaped(example) + "</code></pre>\n<h2>" + word("errors") + "</h2>\n<p>" + of(function, "errors") + "</p>\n<p>" +
                                       word("errors.all") + "</p>\n"});
        }
        return group;
    }

    // ---- the frame ----------------------------------------------------------------------------------------------

    [[nodiscard]] std::string contents(std::string const& current) const {
        std::string result;
        for (Group const& group : groups_) {
            result += "<h2>" + escaped(group.title) + "</h2>\n<ul>\n";
            for (Page const& page : group.pages)
                result += "<li><a href=\"" + page.name + ".html\"" + (page.name == current ? " aria-current=\"page\"" : "") + ">" + page.title + "</a></li>\n";
            result += "</ul>\n";
        }
        return result;
    }

    [[nodiscard]] std::string framed(Page const& page) const {
        std::string result = "<!DOCTYPE html>\n<html lang=\"" + language_ + "\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>" +
                             page.title + " · " + word("product") + "</title>\n<link rel=\"stylesheet\" href=\"../help.css\"/>\n</head>\n<body>\n<header><a href=\"index.html\">" +
                             word("product") + "</a><span>";
        for (std::string_view const other : adherence::help_languages)
            if (other != language_)
                result += "<a href=\"../" + std::string(other) + "/" + page.name + ".html\" lang=\"" + std::string(other) + "\" hreflang=\"" + std::string(other) + "\">" +
                          word("language." + std::string(other)) + "</a>";
        bool const index = page.name == adherence::help_start_pages.front();
        result += "</span></header>\n<main>\n" + replaced(page.inside, "{contents}", "<div class=\"contents\">\n" + contents(page.name) + "</div>") + "</main>\n";
        if (!index) result += "<nav aria-label=\"" + word("contents") + "\">\n" + contents(page.name) + "</nav>\n";
        return result + "<footer>" + word("footer") + "</footer>\n</body>\n</html>\n";
    }

    // A page that nothing leads to would ship unseen.
    void refuse_unused() const {
        for (fs::directory_entry const& file : fs::directory_iterator(folder_))
            if (file.path().extension() == ".html" && !used_.contains(file.path().filename().string()))
                throw std::runtime_error(file.path().string() + " is no page of the help: name it in src/extension/help_pages.hpp or in the command table");
    }

    fs::path folder_;
    std::string language_;
    json words_, functions_, examples_;
    std::set<std::string> used_;
    std::vector<Group> groups_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_help SOURCES FOLDER\n";
        return EXIT_FAILURE;
    }
    try {
        fs::path const source = argv[1], output = argv[2];
        fs::remove_all(output);
        for (std::string_view const language : adherence::help_languages) {
            Help(source, language).write_pages(output);
            fs::path const pictures = source / "images" / language;
            if (fs::exists(pictures)) fs::copy(pictures, output / language / "images");
        }
        fs::copy_file(source / "help.css", output / "help.css");
    } catch (std::exception const& failure) {
        std::cerr << "make_help: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
