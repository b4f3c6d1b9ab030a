// The sheet on which one country is chosen: its verdicts and why, its scores, and what each assessment rests on.
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t choice_row = 2, place_row = 3;
constexpr double explanation_height = 42;
constexpr std::size_t most_of_an_explanation = 1080, most_of_a_source = 190;  // that fit, in characters
constexpr double two_lines = 9.6;

std::string fixed(std::size_t row, std::size_t column) { return "[." + cell_name(row, column, true) + "]"; }

Row headings(std::initializer_list<std::string_view> titles) {
    Row row;
    for (std::string_view const title : titles) row.cells.push_back(text(std::string(title), std::string(style::heading)));
    return row;
}

// "Nothing" where no country is chosen, or where the formula has no answer.
std::string where_chosen(std::string const& inner) {
    return "IF(ISNUMBER(" + fixed(place_row, 1) + ");" + inner + ";\"\")";
}

struct CountryFormulas {
    AssessmentPlan const& plan;
    Texts const& texts;

    [[nodiscard]] std::string arguments() const {
        return "INDEX(" + plan.values() + ";" + fixed(place_row, 1) + ";0);" + plan.ids() + ";Framework";
    }
    [[nodiscard]] Cell verdict(std::string_view benefit, std::string_view name, std::string_view look) const {
        return formula(where_chosen(words(benefit, name)), std::string(look));
    }
    [[nodiscard]] std::string words(std::string_view benefit, std::string_view name) const {
        return function(name, arguments() + ";" + in_quotes(benefit) + ";" + in_quotes(texts.language));
    }
    // A row does not grow with what a formula gives: what it cannot hold is said to be left out.
    [[nodiscard]] Cell explanation(std::string_view benefit) const {
        std::string const whole = words(benefit, "EXPLAIN"), most = std::to_string(most_of_an_explanation);
        return formula(where_chosen("IF(LEN(" + whole + ")>" + most + ";LEFT(" + whole + ";" + most + ")&" +
                                    in_quotes(texts.the_rest) + ";" + whole + ")"),
                       std::string(style::result));
    }
    [[nodiscard]] Cell score(std::string_view node) const {
        return formula(where_chosen("IFNA(" + function("SCORE", arguments() + ";" + in_quotes(node)) + ";\"–\")"),
                       std::string(style::figure));
    }
    // In one sentence; FIXED writes the decimal mark of the user's language.
    [[nodiscard]] Cell bounds(std::string_view node) const {
        std::string const common = arguments() + ";" + in_quotes(node);
        auto const bound = [&](char const* column) {
            return "FIXED(INDEX(" + function("BOUNDS", common) + ";1;" + column + ");1)";
        };
        std::string const range = "IF(" + bound("1") + "=" + bound("2") + ";\"\";" + in_quotes(texts.may_lie) + "&" +
                                  bound("1") + "&" + in_quotes(texts.to) + "&" + bound("2") + "&\" · \")";
        std::string const sentence = range + "&" + in_quotes(texts.coverage_is) + "&FIXED(" +
                                     function("COVERAGE", common) + ";0)&" + in_quotes(texts.per_cent);
        return formula(where_chosen("IFNA(" + sentence + ";\"–\")"), std::string(style::result));
    }
    [[nodiscard]] Cell entered(std::size_t position) const {
        return formula(where_chosen("INDEX(" + plan.values() + ";" + fixed(place_row, 1) + ";" +
                                    std::to_string(position + 1) + ")&\"\""),
                       std::string(style::result));
    }
    // The first source of that country and criterion.
    [[nodiscard]] Cell rests_on(std::string_view criterion) const {
        auto const column = [](char const* number) { return "INDEX(Evidence;0;" + std::string(number) + ")"; };
        std::string const row = "MATCH(1;(" + column("1") + "=" + fixed(choice_row, 1) + ")*(" + column("2") + "=" +
                                in_quotes(criterion) + ");0)";
        auto const part = [&](char const* number) { return "INDEX(Evidence;" + row + ";" + number + ")"; };
        std::string const parts = part("3") + "&\" · \"&" + part("4") + "&\" · \"&" + part("5") + "&IF(" + part("6") +
                                  "=\"\";\"\";\" · \"&" + part("6") + ")";
        std::string const most = std::to_string(most_of_a_source);
        std::string const fitting = "IF(LEN(" + parts + ")>" + most + ";LEFT(" + parts + ";" + most + ")&\"…\";" + parts + ")";
        return formula(where_chosen("IFNA(" + fitting + ";" + in_quotes("– " + std::string(texts.no_source)) + ")"),
                       std::string(style::result));
    }
};

}  // namespace

void add_country(Workbook& book, Source const& source, AssessmentPlan const& plan) {
    Texts const& texts = *source.texts;
    CountryFormulas const formulas{plan, texts};
    Sheet sheet{.name = std::string(texts.one_country)};
    sheet.columns = {{.millimetres = 92}, {.millimetres = 42}, {.millimetres = 190}};
    sheet.rows.push_back({{text(std::string(texts.scorecard_of) + source.framework_title(), std::string(style::title))}});
    sheet.rows.push_back({{text(std::string(texts.indicative), std::string(style::note))}});
    std::string const first =
        source.assessments && !source.assessments->rows.empty() ? source.assessments->rows.front().front() : "";
    sheet.rows.push_back({{text(std::string(texts.choose_country), std::string(style::label)),
                           text(first, std::string(style::choice), "countries")}});
    sheet.rows.push_back(
        {{text(std::string(texts.row_in_table), std::string(style::label)),
          formula("IF(" + fixed(choice_row, 1) + "=\"\";\"\";IFNA(MATCH(" + fixed(choice_row, 1) + ";" +
                      plan.countries() + ";0);\"?\"))",
                  std::string(style::whole))}});
    sheet.rows.push_back({});
    sheet.rows.push_back(headings({texts.benefit, texts.verdict, texts.why}));
    std::size_t const first_verdict = sheet.rows.size();
    for (std::size_t i = 0; i < source.benefits.rows.size(); ++i) {
        std::string const id = source.benefits.at(i, "benefit");
        sheet.rows.push_back({{text(source.benefits.at(i, "title"), std::string(style::label)),
                               formulas.verdict(id, "VERDICT", style::verdict),
                               formulas.explanation(id)},
                              explanation_height});
    }
    sheet.formats.push_back({{first_verdict, 1, sheet.rows.size() - 1, 1}, verdict_conditions(texts)});
    sheet.rows.push_back({});
    std::size_t const second_page = sheet.rows.size();
    sheet.rows.push_back(headings({texts.node, texts.score, ""}));
    for (std::size_t i = 0; i < source.criteria.rows.size(); ++i)
        if (source.criteria.at(i, "scale").empty()) {
            std::string const id = source.criteria.at(i, "id");
            sheet.rows.push_back({{text(source.criteria.at(i, "title"), std::string(style::label)), formulas.score(id),
                                   formulas.bounds(id)}});
        }
    sheet.rows.push_back({});
    sheet.rows.push_back(headings({texts.criterion, texts.entered, texts.known_from}));
    std::size_t position = 0;
    for (std::size_t i = 0; i < source.criteria.rows.size(); ++i)
        if (!source.criteria.at(i, "scale").empty())
            sheet.rows.push_back({{text(source.criteria.at(i, "title"), std::string(style::label)),
                                   formulas.entered(position++), formulas.rests_on(source.criteria.at(i, "id"))},
                                  two_lines});
    sheet.frozen_rows = place_row + 1;
    sheet.print_areas = {{0, 0, second_page - 1, 2}, {second_page, 0, sheet.rows.size() - 1, 2}};
    sheet.first_repeated_row = choice_row;
    sheet.repeated_rows = 1;
    book.validations.push_back({.name = "countries",
                                .source = plan.countries(),
                                .base = absolute(sheet.name, {choice_row, 1, choice_row, 1})});
    book.sheets.push_back(std::move(sheet));
}

}  // namespace adherence::workbooks
