// What is wrong with a table, a framework text or a cell: a stable code, the place, and what a sentence
// about it needs. The sentence itself is made by report/words in the language of the framework.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace adherence {

enum class Severity : std::uint8_t { error, warning };

struct Fault {
    Severity severity = Severity::error;
    std::string code;    ///< key of the sentence in the message catalogue, "table.unknown-scale"
    std::string table;   ///< criteria, scales, rules, benefits, about, as_of; for cells: values
    std::size_t row = 0;  ///< within the table, its header is 1; 0: the table as a whole
    std::string column;  ///< header of the column; for cells: the criterion's id
    std::vector<std::pair<std::string, std::string>> arguments;  ///< placeholder -> what stands there
};

}  // namespace adherence
