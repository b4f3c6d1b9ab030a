// The framework as a JSON text and as the tables of a sheet.
#include "core/base/date.hpp"
#include "core/functions/arguments.hpp"
#include "core/functions/functions.hpp"
#include "core/report/words.hpp"
#include "fuzz/framework_checks.hpp"

namespace adherence::fuzz {

void framework_json(std::string_view input) {
    check_loaded(load_json(input));
    if (input.size() % 4 == 0) check_loaded(load_json(input, *date_from_text("2026-03-31")));
}

// Five tables, with marks between them, and a last text for as_of. FRAMEWORK says the same as the loader, and CHECK has a row for each
// of its faults.
void framework_tables(std::string_view input) {
    Input parts(input);
    std::vector<Grid> kept;
    kept.reserve(5);
    std::vector<Block> blocks;
    for (int table = 0; table < 5; ++table) {
        Block const block = sheet_block(parts.text(), kept);
        blocks.push_back(functions::counts_as_omitted(block) ? Block{} : block);  // also a lone 0, which Calc sends for an empty cell
    }
    Cell const as_of = Cell::of(parts.text());
    Tables tables{blocks[0], blocks[1], blocks[2], blocks[3], blocks[4], {}, Date{-25569}};
    if (!as_of.blank()) tables.as_of = as_of;
    Loaded const loaded = load_tables(tables);
    check_loaded(loaded);

    Block const as_of_block{{&as_of, 1}, 1, 1};
    std::vector<Block> const arguments{blocks[0], blocks[1], blocks[2], blocks[3], as_of_block, blocks[4]};
    if (blocks[0].cells.size() < 2) return;  // one text alone is the id of a built-in framework
    Answer const framework = call("FRAMEWORK", arguments);
    auto const* text = std::get_if<std::string>(&framework.at(0, 0));
    expect(framework.cells.size() == 1 && text, "FRAMEWORK gives no text");
    expect(loaded.framework ? *text == loaded.framework->json : text->starts_with("Framework error:"), "FRAMEWORK says something else than the loader: " + *text);
    if (loaded.framework) return;  // CHECK then looks for more than the loader does
    Answer const check = call("CHECK", arguments);
    expect(check.columns == 5 && check.rows == loaded.faults.size() + 1, "CHECK has other faults than the loader");
}

}  // namespace adherence::fuzz
