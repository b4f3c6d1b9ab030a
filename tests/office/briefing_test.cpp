// The command "Export briefing" in a window: its dialog, what it asks, and the file it leaves.
#include "office/window.hpp"

#include <com/sun/star/util/XModifiable.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace adherence::office {
namespace {

class BriefingCommand : public Sidebar {
protected:
    using Arguments = std::vector<std::pair<char const*, std::string>>;

    static std::string content_of(std::filesystem::path const& path) {
        std::ifstream const file(path, std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    static std::filesystem::path target(char const* name) {
        auto const path = std::filesystem::temp_directory_path() / ("adherence-" + std::to_string(getpid()) + name);
        std::filesystem::remove(path);
        return path;
    }
    static bool modified(Window const& window) {
        return uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->isModified();
    }
    static void unmodify(Window const& window) {
        uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->setModified(false);
    }
    static bool says(OpenDialog const& dialog, std::string const& part) {
        for (int tenths = 0; tenths < 50; ++tenths) {
            if (holds(dialog.says(), part)) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    // The dialog that is open once it is one that says this.
    static OpenDialog dialog_saying(Window const& window, std::string const& part, int seconds = 30) {
        for (int tenths = 0; tenths < 10 * seconds; ++tenths) {
            // One may close while it is looked at.
            try {
                if (window.has_dialog()) {
                    OpenDialog dialog = window.dialog();
                    std::string all = dialog.title() + "\n" + dialog.says();
                    for (std::string const& control : dialog.controls()) all += "\n" + control;
                    if (holds(all, part)) return dialog;
                }
            } catch (uno::Exception const&) {
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        OpenDialog dialog = window.dialog();
        ADD_FAILURE() << "no dialog says " << part << ", but " << testing::PrintToString(dialog.controls());
        return dialog;
    }
    static bool closed(Window const& window) {
        for (int tenths = 0; tenths < 100 && window.has_dialog(); ++tenths) std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (window.has_dialog()) return false;
        window.settle();
        return true;
    }
    /// In the office's own file dialog, whose button comes back once all that it asks is answered.
    [[nodiscard]] static std::jthread save_as(Window const& window, std::filesystem::path const& path) {
        OpenDialog const dialog = dialog_saying(window, "Save as");
        dialog.type("File name:", path.string());
        return std::jthread([dialog] { dialog.press("Save"); });
    }
};

TEST_F(BriefingCommand, AsksForEverythingAndSaysWhatIsWithheld) {
    Window const window = open("fictional-countries.ods");
    unmodify(window);
    window.select(window.first(), "K6:K7");
    window.start("org.adherence:ExportBriefing", {{"Format", "docx"}, {"Marking", "internal"}, {"Title", "A title"}, {"Parts", "matrix,evidence"}, {"Date", "2026-03-31"}});
    {
        OpenDialog const dialog = window.dialog();
        EXPECT_EQ(dialog.title(), "Export briefing");
        EXPECT_TRUE(any_holds(dialog.lines("Countries"), "Selected: Aurelia, Bastoria"));
        EXPECT_TRUE(any_holds(dialog.lines("Countries"), "All: 25"));
        EXPECT_EQ(dialog.content("Title (empty: what it is about)"), "A title");
        EXPECT_EQ(dialog.content("Date (such as 2026-03-31)"), "2026-03-31");
        EXPECT_TRUE(dialog.checked("Evidence"));
        EXPECT_FALSE(dialog.checked("Reasons of each verdict"));
        EXPECT_TRUE(says(dialog, "18 items of evidence will be withheld")) << dialog.says();
        dialog.type_by_hand("Marking, on every page", "intern");
        EXPECT_TRUE(says(dialog, "“intern” is not among the markings in the options and counts as the lowest.")) << dialog.says();
        dialog.type_by_hand("Marking, on every page", "public");
        EXPECT_TRUE(says(dialog, "36 items of evidence will be withheld")) << dialog.says();
        dialog.type("Date (such as 2026-03-31)", "yesterday");
        dialog.press("Export…");
        EXPECT_TRUE(says(dialog, "Date cannot be “yesterday”. It may be: 2026-03-31.")) << dialog.says();
        dialog.type("Date (such as 2026-03-31)", "2026-03-31");
        dialog.press("Eligibility matrix");
        dialog.press("Evidence");
        dialog.press("Export…");
        EXPECT_TRUE(says(dialog, "Nothing is chosen.")) << dialog.says();
        dialog.press("Cancel");
    }
    EXPECT_TRUE(closed(window));
    EXPECT_FALSE(modified(window));
}

TEST_F(BriefingCommand, WritesTheFileThatWasPicked) {
    Window const window = open("fictional-countries.ods");
    unmodify(window);
    int const steps = window.undo_manager()->getAllUndoActionTitles().getLength();
    window.select(window.first(), "K6");
    auto const file = target(".json");
    for (bool const print : {false, true}) {
        window.start("org.adherence:ExportBriefing", {{"Format", "json"}, {"Marking", "internal"}});
        window.dialog().press("Export…");
        dialog_saying(window, "9 assessments rest only on evidence that is withheld").press(print ? "Yes" : "No");
        std::jthread const saving = save_as(window, file);
        if (print) dialog_saying(window, "already exists").press("Yes");
        dialog_saying(window, "Written: " + file.string()).press("OK");
        EXPECT_TRUE(closed(window));
        std::string const written = content_of(file);
        EXPECT_TRUE(holds(written, "\"Aurelia\""));
        EXPECT_FALSE(holds(written, "Bastoria"));
        EXPECT_TRUE(holds(written, print ? "\"values\": 0" : "\"values\": 9")) << written.substr(0, 2000);
    }
    EXPECT_FALSE(modified(window));
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), steps);
    std::filesystem::remove(file);
}

TEST_F(BriefingCommand, AFileThatIsThereIsLeftWhereItIsNotToBeReplaced) {
    Window const window = open("fictional-countries.ods");
    auto const file = target(".csv");
    std::ofstream(file) << "what was there";
    window.start("org.adherence:ExportBriefing", {{"Format", "csv"}, {"Countries", "Umbrasia"}});
    window.dialog().press("Export…");
    std::jthread const saving = save_as(window, file);
    dialog_saying(window, "already exists").press("No");
    dialog_saying(window, "Save as").press("Cancel");
    EXPECT_TRUE(closed(window));
    EXPECT_EQ(content_of(file), "what was there");
    std::filesystem::remove(file);
}

TEST_F(BriefingCommand, NothingIsAskedWhereAnArgumentIsWrong) {
    Window const window = open("fictional-countries.ods");
    window.start("org.adherence:ExportBriefing", {{"Format", "doc"}});
    OpenDialog const box = dialog_saying(window, "Format cannot be “doc”");
    box.press("OK");
    EXPECT_TRUE(closed(window));
}

}  // namespace
}  // namespace adherence::office
