#include "office/office.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

// The shared office ends before static objects do: UNO's own are among them. An office that hangs is ended by
// its time limit; this program then by the alarm.
int main(int count, char** arguments) {
    ::testing::InitGoogleTest(&count, arguments);
    ::alarm(1100);
    int const result = RUN_ALL_TESTS();
    adherence::office::end_shared_office();
    return result;
}
