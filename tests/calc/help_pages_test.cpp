// The pages of the help as the build makes them: one for everything, the same in each language, and no link that leads
// nowhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/functions/table.hpp"
#include "core/report/words.hpp"
#include "extension/command_table.hpp"
#include "extension/help_pages.hpp"

namespace adherence {
namespace {

namespace fs = std::filesystem;

fs::path const build = ADHERENCE_BINARY_DIR, help = build / "help";

std::string text_of(fs::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<fs::path> pages_in(std::string_view language) {
    std::vector<fs::path> pages;
    for (fs::directory_entry const& entry : fs::directory_iterator(help / language))
        if (entry.path().extension() == ".html") pages.push_back(entry.path());
    std::ranges::sort(pages);
    return pages;
}

std::set<std::string> names_in(std::string_view language) {
    std::set<std::string> names;
    for (fs::directory_entry const& entry : fs::recursive_directory_iterator(help / language)) names.insert(fs::relative(entry.path(), help / language).string());
    return names;
}

std::vector<std::string> values_of(std::string const& html, std::string const& attribute) {
    std::vector<std::string> values;
    std::string const key = " " + attribute + "=\"";
    for (auto at = html.find(key); at != html.npos; at = html.find(key, at)) {
        at += key.size();
        values.push_back(html.substr(at, html.find('"', at) - at));
    }
    return values;
}

/// As the package has it: beside the help stand what the build and the sources put there.
bool is_there(fs::path const& page, std::string const& link) {
    fs::path const target = (page.parent_path() / link).lexically_normal();
    fs::path const within = target.lexically_relative(build);
    if (within == "LICENSE") return fs::exists(fs::path(ADHERENCE_SOURCE_DIR) / "LICENSE");
    if (within.string().starts_with("demo/")) return fs::exists(build / "workbooks" / target.filename());
    return within.string().starts_with("help/") && fs::exists(target);
}

TEST(help_pages, everything_has_a_page_in_each_language) {
    for (std::string_view const language : help_languages) {
        auto const names = names_in(language);
        for (FunctionText const& function : function_table()) EXPECT_TRUE(names.contains(function_page(function.name) + ".html")) << language << ' ' << function.name;
        for (CommandEntry const& command : commands)
            if (!command.name.empty()) EXPECT_TRUE(names.contains(command_page(command.name) + ".html")) << language << ' ' << command.name;
        for (char const* const panel : {"Scorecard", "WhatIf", "HowSure", "Briefing", "Workbook"})
            EXPECT_TRUE(names.contains(panel_page("private:resource/toolpanel/org.adherence.PanelFactory/" + std::string(panel)) + ".html")) << language << ' ' << panel;
        for (char const* const page : {"index", "tutorial", "tables", "cells", "words", "keyboard", "about"})
            EXPECT_TRUE(names.contains(page + std::string(".html"))) << language << ' ' << page;
        EXPECT_EQ(names, names_in(help_languages.front())) << language;
    }
}

TEST(help_pages, every_link_leads_somewhere_and_every_page_is_led_to) {
    for (std::string_view const language : help_languages) {
        std::set<std::string> linked;
        for (fs::path const& page : pages_in(language)) {
            std::string const html = text_of(page);
            for (char const* const attribute : {"href", "src"})
                for (std::string const& link : values_of(html, attribute)) {
                    EXPECT_TRUE(is_there(page, link)) << page << ": " << link;
                    if (page.stem() == "index") linked.insert(link);
                }
        }
        for (fs::path const& page : pages_in(language)) EXPECT_TRUE(linked.contains(page.filename().string())) << page << " is not in the contents";
    }
    EXPECT_FALSE(is_there(help / "en" / "index.html", "no-such-page.html"));
}

TEST(help_pages, each_language_shows_all_pictures_that_ship) {
    for (std::string_view const language : help_languages) {
        std::set<std::string> shown, there;
        for (fs::path const& page : pages_in(language))
            for (std::string const& link : values_of(text_of(page), "src")) shown.insert(link);
        for (std::string const& name : names_in(language))
            if (name.ends_with(".png")) there.insert(name);
        EXPECT_FALSE(there.empty());
        EXPECT_EQ(shown, there) << language;
    }
}

// A picture says in words what it shows; a page has one title and its language.
TEST(help_pages, pages_can_be_read_without_seeing_them) {
    for (std::string_view const language : help_languages)
        for (fs::path const& page : pages_in(language)) {
            std::string const html = text_of(page);
            EXPECT_NE(html.find("<html lang=\"" + std::string(language) + "\""), html.npos) << page;
            EXPECT_EQ(values_of(html, "src").size(), values_of(html, "alt").size()) << page;
            auto const title = html.find("<h1>");
            EXPECT_NE(title, html.npos) << page;
            EXPECT_EQ(html.find("<h1>", title + 1), html.npos) << page;
            EXPECT_EQ(html.find("<script"), html.npos) << page;
            EXPECT_EQ(html.find("://"), html.find("://www.w3.org/1999/xhtml")) << page << " speaks of another place";
            EXPECT_EQ(html.rfind("://"), html.find("://")) << page << " speaks of another place";
            EXPECT_EQ(html.find('{'), html.npos) << page << " has a placeholder left";
        }
}

TEST(help_pages, nothing_calls_a_country_compliant) {
    for (std::string_view const language : help_languages)
        for (fs::path const& page : pages_in(language))
            for (std::string_view const word : {"compliant", "complian", "conform "})
                EXPECT_EQ(fold(text_of(page)).find(word), std::string::npos) << page << ' ' << word;
}

// Menus are named in running text as they are in the menu.
TEST(help_pages, the_tutorial_calls_the_commands_as_the_menu_does) {
    for (std::string_view const language : help_languages) {
        std::string const html = text_of(help / language / "tutorial.html");
        for (char const* const name : {"NewWorkbook", "AddCountry", "EditEvidence", "CheckWorkbook", "InsertMatrix", "FreezeEdition"}) {
            std::string path = sentence(language, "menu.adherence") + " ▸ " + sentence(language, "command." + std::string(name));
            std::erase(path, '~');
            EXPECT_NE(html.find(path), html.npos) << language << ": " << path;
        }
    }
}

TEST(help_pages, are_well_formed) {
    for (std::string_view const language : help_languages)
        EXPECT_EQ(std::system(("xmllint --noout --nonet '" + (help / language).string() + "'/*.html").c_str()), 0) << language;
}

}  // namespace
}  // namespace adherence
