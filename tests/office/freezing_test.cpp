// The commands Freeze values and Thaw formulas.
#include "office/window.hpp"

namespace adherence::office {
namespace {

class Freezing : public Sidebar {};

TEST_F(Freezing, SaysWhereThereIsNothingToDo) {
    Window const window = open_new();
    window.start("org.adherence:CheckWorkbook");
    EXPECT_TRUE(starts(window.answer_box("OK"), "No tables found."));
}

}  // namespace
}  // namespace adherence::office
