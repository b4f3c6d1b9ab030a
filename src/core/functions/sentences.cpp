#include "core/functions/sentences.hpp"

#include <algorithm>

#include "core/functions/limits.hpp"
#include "core/report/words.hpp"

namespace adherence::functions {

namespace {

std::string_view place_key(Fault const& fault) {
    if (fault.row > 0) return fault.column.empty() ? "function.error.row" : "function.error.cell";
    return fault.column.empty() ? "function.error.table" : "function.error.column";
}

}  // namespace

std::string severity_word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

std::string no_problems(std::string_view language) { return sentence(language, "function.no-problems"); }

std::vector<std::pair<std::string, std::string>> size_arguments(Block const& block) {
    return {{"rows", std::to_string(block.rows)},
            {"columns", std::to_string(block.columns)},
            {"most_rows", std::to_string(most_block_rows)},
            {"most_cells", std::to_string(most_block_cells)}};
}

std::string framework_error(std::span<Fault const> faults, std::string_view language) {
    auto const is_error = [](Fault const& fault) { return fault.severity == Severity::error; };
    auto const first = std::find_if(faults.begin(), faults.end(), is_error);
    if (first == faults.end()) return {};
    auto const more = std::count_if(first, faults.end(), is_error) - 1;
    std::string const one = sentence(language, place_key(*first),
                                     {{"table", first->table},
                                      {"row", std::to_string(first->row)},
                                      {"column", first->column},
                                      {"message", describe(*first, language)}});
    if (more == 0) return one;
    return sentence(language, more == 1 ? "function.error.one-more" : "function.error.more",
                    {{"first", one}, {"count", std::to_string(more)}});
}

}  // namespace adherence::functions
