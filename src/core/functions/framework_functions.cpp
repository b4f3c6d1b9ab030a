#include "core/functions/framework_functions.hpp"

#include "core/framework/draft_read.hpp"
#include "core/framework/faults.hpp"
#include "core/functions/answer_table.hpp"
#include "core/functions/limits.hpp"
#include "core/functions/sentences.hpp"
#include "core/report/stamp.hpp"
#include "core/report/case_faults.hpp"
#include "core/report/words.hpp"
#include "core/review/review.hpp"

namespace adherence::functions {

namespace {

constexpr std::size_t criteria_place = 0, scales_place = 1, rules_place = 2, benefits_place = 3, as_of_place = 4,
                      about_place = 5, column_place = 6, cases_place = 7;

std::optional<Cell> as_of_cell(CallArguments const& arguments) {
    Block const given = arguments.block(as_of_place);
    if (given.cells.size() > 1) throw Refused{};
    if (counts_as_omitted(given)) return {};
    return given.cells[0];
}

/// A framework text with another date. The date is read as load_tables() reads it, so that cells, texts and
/// faults are the same however the framework is given.
Loaded load_text_as_of(std::string_view text, std::optional<Cell> const& as_of, Date null_date) {
    Loaded plain = load_json(text);
    if (!as_of || !plain.framework) return plain;
    TableGrids const grids = to_tables(*plain.framework);
    Loaded dated = load_tables({grids.criteria.block(), grids.scales.block(), grids.rules.block(),
                                grids.benefits.block(), grids.about.block(), as_of, null_date});
    if (!dated.framework) return dated;
    return load_json(text, dated.framework->as_of);
}

/// The one text in the place of the criteria that stands for a whole framework: a built-in's id, or JSON.
std::optional<std::string> framework_text(CallArguments const& arguments) {
    Block const first = arguments.block(criteria_place);
    if (first.cells.size() != 1 || first.cells[0].kind != Cell::Kind::text) return {};
    if (auto const id = built_in_named(first.cells[0].text)) return std::string(built_in_framework(*id));
    std::string_view const text = trim(first.cells[0].text);
    if (text.starts_with('{')) return std::string(text);
    return {};
}

Loaded load(CallArguments const& arguments) {
    auto const as_of = as_of_cell(arguments);
    Date const null_date = arguments.context().null_date();
    if (auto const text = framework_text(arguments)) return load_text_as_of(*text, as_of, null_date);
    auto const table = [&](std::size_t place) { return arguments.omitted(place) ? Block{} : arguments.block(place); };
    return load_tables({table(criteria_place), table(scales_place), table(rules_place), table(benefits_place),
                        table(about_place), as_of, null_date});
}

/// A fault for each table that is too_large(). The language is read where the table `about` is not among them.
Loaded load_nothing(CallArguments const& arguments) {
    if (too_large(arguments.block(as_of_place))) throw Refused{};
    Block const about = arguments.block(about_place);
    Loaded loaded;
    loaded.language = load_tables({{}, {}, {}, {}, too_large(about) ? Block{} : about, {}, {}}).language;
    Faults faults;
    for (auto const& [place, name] : {std::pair{criteria_place, "criteria"}, {scales_place, "scales"}, {rules_place, "rules"}, {benefits_place, "benefits"},
                                      {about_place, "about"}, {cases_place, "cases"}}) {
        Block const table = arguments.block(place);
        if (!too_large(table)) continue;
        auto sizes = size_arguments(table);
        sizes.emplace_back("most", std::to_string(most_rows));
        faults.error("table.too-large", {name, 0, ""}, std::move(sizes));
    }
    loaded.faults = std::move(faults).sorted();
    return loaded;
}

Answer listed(AnswerTable table, std::vector<Fault> const& faults, std::string_view language) {
    for (Fault const& fault : faults) {
        AnswerCell const row = fault.row > 0 ? AnswerCell(static_cast<double>(fault.row)) : AnswerCell(std::string());
        table.add({severity_word(fault.severity), fault.table, row, fault.column, describe(fault, language)});
    }
    if (table.empty())
        table.add({no_problems("en"), std::string(), std::string(), std::string(), no_problems(language)});
    return std::move(table).answer();
}

AnswerTable check_table(CallArguments const& arguments) { return {{"severity", "table", "row", "column", "message"}, arguments.text(column_place)}; }

}  // namespace

Answer framework(CallArguments const& arguments) {
    Loaded const loaded = load(arguments);
    return AnswerCell(loaded.framework ? loaded.framework->json : framework_error(loaded.faults, loaded.language));
}

Answer framework_beyond_limits(CallArguments const& arguments, FrameworkCache&) {
    Loaded const loaded = load_nothing(arguments);
    return AnswerCell(framework_error(loaded.faults, loaded.language));
}

Answer check(CallArguments const& arguments) {
    AnswerTable table = check_table(arguments);
    Loaded const loaded = load(arguments);
    Faults faults;
    for (Fault& fault : review(loaded)) faults.add(std::move(fault));
    if (loaded.framework && !arguments.omitted(cases_place))
        for (Fault& fault : case_faults(loaded.framework, arguments.block(cases_place), arguments.context().null_date(), loaded.language))
            faults.add(std::move(fault));
    return listed(std::move(table), std::move(faults).sorted(), loaded.language);
}

Answer check_beyond_limits(CallArguments const& arguments, FrameworkCache&) {
    if (too_large(arguments.block(column_place))) throw Refused{};
    AnswerTable table = check_table(arguments);
    Loaded const loaded = load_nothing(arguments);
    return listed(std::move(table), loaded.faults, loaded.language);
}

Answer stamp(CallArguments const& arguments, FrameworkCache& frameworks) {
    auto const prepared = frameworks.find(arguments.block(0), arguments.context().framework_identity);
    if (!prepared) throw Refused{};
    Block values = arguments.block(1);
    if (is_one_empty_cell(values)) throw Refused{};
    if (values.cells.size() == 1 && values.cells[0].blank()) values = {};  // an empty text counts as omitted
    return AnswerCell(stamp_of(*prepared->framework(), values));
}

}  // namespace adherence::functions
