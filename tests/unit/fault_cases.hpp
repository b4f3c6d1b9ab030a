// Every fault that a framework can have: what provokes it, where it is said to be, and the mend in its
// sentence. The cases stand in load_faults_*_test.cpp; load_faults_test.cpp sees to it that no code of the
// catalogue is without one.
#pragma once

#include <string_view>
#include <vector>

#include "unit/tables_case.hpp"

namespace adherence::testing {

struct FaultCase {
    std::string_view found;  ///< found() of the loaded tables
    std::string_view mend;   ///< a part of the first fault's sentence
    TablesText tables;       ///< sound ones stand in for those that are left out; as_of "-": none
};

struct JsonFaultCase {
    std::string_view found;
    std::string_view mend;
    std::string json;
};

[[nodiscard]] std::vector<FaultCase> const& criteria_fault_cases();
[[nodiscard]] std::vector<FaultCase> const& scales_fault_cases();
[[nodiscard]] std::vector<FaultCase> const& rules_fault_cases();
[[nodiscard]] std::vector<FaultCase> const& other_fault_cases();
[[nodiscard]] std::vector<JsonFaultCase> const& json_fault_cases();

/// Loads the tables of a case. Benefits without a rule, of which nearly every case has one, are not
/// mentioned.
[[nodiscard]] Loaded load_case(TablesText tables);
void expect_fault(Loaded const& loaded, std::string_view expected, std::string_view mend);
void expect_faults(std::vector<FaultCase> const& cases);

}  // namespace adherence::testing
