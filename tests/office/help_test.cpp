// The help in a real office: which page is opened. What would open a browser is a script of ours, which the office prefers to
// any other (DESKTOP_LAUNCH) and which writes down the address. F1 is pressed in tests/screens/run.sh: keys that a toolkit's
// robot sends go past the handlers that real ones meet.
#include "office/window.hpp"

#include <osl/file.hxx>

#include <cstdlib>
#include <fstream>
#include <sys/stat.h>

#include "core/functions/table.hpp"
#include "extension/command_table.hpp"
#include "extension/help_pages.hpp"

namespace adherence::office {
namespace {

class Help : public testing::Test {
protected:
    void start(std::string const& language) {
        auto const script = folder_.path() / "opener";
        std::ofstream(script) << "#!/bin/sh\nprintf '%s\\n' \"$1\" >>'" << opened_file().string() << "'\n";
        ::chmod(script.c_str(), 0755);
        ::setenv("DESKTOP_LAUNCH", script.c_str(), 1);
        office_ = std::make_unique<Office>(language, Face::off_screen);
        ::unsetenv("DESKTOP_LAUNCH");
    }

    [[nodiscard]] std::filesystem::path opened_file() const { return folder_.path() / "opened"; }
    [[nodiscard]] Lines opened() const {
        Lines lines;
        std::ifstream file(opened_file());
        for (std::string line; std::getline(file, line);) lines.push_back(line);
        return lines;
    }
    /// The one address that was opened since, and that it is there.
    std::string opened_by(Window const& window, std::function<void()> const& action) {
        std::filesystem::remove(opened_file());
        action();
        EXPECT_TRUE(window.soon([&] { return !opened().empty(); }));
        window.settle();
        Lines const urls = opened();
        if (urls.size() != 1) ADD_FAILURE() << urls.size() << " addresses were opened";
        if (urls.empty()) return {};
        rtl::OUString path;
        EXPECT_EQ(osl::FileBase::getSystemPathFromFileURL(wide(urls.front()), path), osl::FileBase::E_None) << urls.front();
        EXPECT_TRUE(std::filesystem::exists(narrow(path))) << urls.front();
        return urls.front();
    }
    static std::string tail(std::string const& language, std::string const& page) { return "/help/" + language + "/" + page + ".html"; }
    static bool ends(std::string const& text, std::string const& with) { return text.ends_with(with); }

    Folder folder_;
    std::unique_ptr<Office> office_;
};

TEST_F(Help, every_page_of_a_command_and_a_function_opens_in_dutch) {
    start("nl");
    Window const window(*office_, copy_of_workbook(folder_, "fictieve-landen.ods"));
    EXPECT_PRED2(ends, opened_by(window, [&] { window.command("org.adherence:Help", {}); }), tail("nl", "index"));
    auto const opens = [&](std::string const& page) {
        EXPECT_PRED2(ends, opened_by(window, [&] { window.command("org.adherence:Help", {{"Page", page}}); }), tail("nl", page));
    };
    for (CommandEntry const& command : commands)
        if (!command.name.empty()) opens(command_page(command.name));
    opens(function_page("MATRIX"));
    opens("cells");
}

// The button in a panel's title bar can give no arguments.
TEST_F(Help, the_panels_buttons_open_their_pages) {
    start("");
    Window const window(*office_);
    for (char const* const page : {"panel-scorecard", "panel-what-if", "panel-how-sure", "panel-briefing", "panel-workbook"}) {
        std::string const url = std::string("org.adherence:Help.") + page;
        EXPECT_PRED2(ends, opened_by(window, [&] { window.command(url.c_str()); }), tail("en", page));
    }
}

TEST_F(Help, other_languages_have_the_english_pages) {
    start("fr");
    Window const window(*office_, copy_of_workbook(folder_, "fictional-countries.ods"));
    EXPECT_PRED2(ends, opened_by(window, [&] { window.command("org.adherence:Help", {}); }), tail("en", "index"));
}

// Every example of the help, typed where its page says.
TEST_F(Help, examples_of_functions_work_in_the_demo_workbook) {
    std::ifstream file(std::string(ADHERENCE_SOURCE_DIR) + "/docs/help/examples.json");
    std::string const all((std::istreambuf_iterator<char>(file)), {});
    for (char const* const book : {"fictional-countries.ods", "fictieve-landen.ods"}) {
        Sheet const sheet(shared_office(), copy_of_workbook(folder_, book));
        for (FunctionText const& function : function_table()) {
            std::string const key = "\"" + std::string(function.name) + "\": \"";
            auto at = all.find(key);
            ASSERT_NE(at, all.npos) << function.name;
            std::string formula;
            for (at += key.size(); all[at] != '"'; ++at) formula += all[at] == '\\' ? all[++at] : all[at];
            sheet.array_formula("A40:A60", formula);
            EXPECT_EQ(sheet.error("A40"), 0) << formula;
            EXPECT_FALSE(sheet.shown("A40").empty()) << formula;
            EXPECT_NE(sheet.shown("A40").substr(0, 16), "Framework error:");
        }
    }
}

}  // namespace
}  // namespace adherence::office
