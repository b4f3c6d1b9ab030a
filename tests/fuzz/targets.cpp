#include "fuzz/targets.hpp"

#include <array>

namespace adherence::fuzz {

std::span<Target const> targets() {
    static constexpr std::array all{
        Target{"framework_json", framework_json}, Target{"framework_tables", framework_tables}, Target{"cell_grammar", cell_grammar},
        Target{"unary_tests", unary_tests},       Target{"numbers", numbers},                   Target{"country_names", country_names},
        Target{"csv_in", csv_in},                 Target{"csv_out", csv_out},                   Target{"json_out", json_out},
        Target{"svg_text", svg_text},             Target{"html_text", html_text},               Target{"flat_text", flat_text_out},
        Target{"functions", functions},
    };
    return all;
}

}  // namespace adherence::fuzz
