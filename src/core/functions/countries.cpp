#include "core/functions/countries.hpp"

namespace adherence::functions {

Countries read_countries(CallArguments const& arguments, FrameworkCache& frameworks, BlockPlaces const& places) {
    Block const values = arguments.block(places.values);
    Block const ids = arguments.block(places.ids);
    if (values.empty() || is_one_empty_cell(values) || ids.rows != 1 || ids.columns != values.columns) throw Refused{};
    Block const text = arguments.block(places.framework);
    auto const prepared = frameworks.find(text, arguments.context().framework_identity);
    if (!prepared) throw Refused{};
    auto const columns = prepared->columns(ids.row(0));
    if (!columns) throw Refused{};
    Date const null_date = prepared->reads_dates() ? arguments.context().null_date() : Date{};
    return {prepared->framework(), CountryBlock(prepared->appraisals(null_date), *columns, values, null_date)};
}

int asked_node(CallArguments const& arguments, Framework const& framework) {
    auto const id = arguments.text(question_place);
    if (!id) return framework.root;
    int const node = framework.node(*id);
    if (node < 0) throw Refused{};
    return node;
}

int benefit_named(Framework const& framework, std::string_view id) {
    int const benefit = framework.benefit(id);
    if (benefit < 0) throw Refused{};
    return benefit;
}

int asked_benefit(CallArguments const& arguments, Framework const& framework) {
    return benefit_named(framework, arguments.required_text(question_place));
}

}  // namespace adherence::functions
