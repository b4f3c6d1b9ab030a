// Every function of the sheet, over a framework and cells that are both the input's.
#include <cmath>
#include <set>

#include "core/base/languages.hpp"
#include "core/functions/table.hpp"
#include "core/report/words.hpp"
#include "fuzz/framework_checks.hpp"
#include "unit/functions_sample.hpp"

namespace adherence::fuzz {

namespace {

using Blocks = std::vector<Block>;
constexpr std::size_t framework_place = 2;  // of values, ids, framework

bool refused(Answer const& answer) { return answer.cells.size() == 1 && std::holds_alternative<CellError>(answer.cells[0]); }
double const* number_in(AnswerCell const& cell) { return std::get_if<double>(&cell); }

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }

void each_number(Answer const& answer, double least, double most, std::string_view name) {
    for (AnswerCell const& cell : answer.cells)
        if (double const* number = number_in(cell)) expect(*number >= least && *number <= most, std::string(name) + " gives " + std::to_string(*number));
}

void each_word(Answer const& answer) {
    static std::set<std::string, std::less<>> const words = [] {
        std::set<std::string, std::less<>> all;
        for (std::string_view const language : languages)
            for (Verdict const verdict : {Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open, Verdict::invalid}) all.emplace(verdict_word(verdict, language));
        return all;
    }();
    for (AnswerCell const& cell : answer.cells)
        if (auto const* text = std::get_if<std::string>(&cell)) expect(words.contains(*text), "a verdict that is none: " + *text);
}

void check_answer(std::string_view name, Answer const& answer, Blocks const& arguments) {
    expect(answer.rows > 0 && answer.columns > 0 && answer.cells.size() == answer.rows * answer.columns, "an answer without a shape");
    for (AnswerCell const& cell : answer.cells)
        if (double const* number = number_in(cell)) expect(std::isfinite(*number), std::string(name) + " gives no number");
    if (refused(answer)) return;
    std::size_t const rows = arguments[0].rows;
    bool const row_for_row = std::set<std::string_view>{"SCORE", "BOUNDS", "COVERAGE", "RANK", "MATRIX", "VERDICT", "EXPLAIN", "ROBUSTNESS", "RANKS"}.contains(name);
    expect(!row_for_row || answer.rows == rows, std::string(name) + " has other rows than the block");
    if (name == "COVERAGE") each_number(answer, 0, 100, name);
    if (name == "RANK") each_number(answer, 1, static_cast<double>(rows), name);
    if (name == "ROBUSTNESS") each_number(answer, 0, 1, name);
    if (name == "RANKS") each_number(answer, 0, static_cast<double>(rows), name);
    if (name == "MATRIX" || name == "VERDICT") each_word(answer);
    if (name == "MARGIN" || name == "NEXT" || name == "STABILITY" || name == "PATH" || name == "REASONS" || name == "PROBLEMS") expect(answer.columns <= 7, std::string(name) + " is too wide");
}

Answer one_row(std::string_view name, Blocks arguments) {
    arguments[0] = Block{arguments[0].row(0), 1, arguments[0].columns};
    return call(name, arguments);
}

// What must hold between the answers of several functions.
void check_together(std::string_view name, Answer const& answer, Blocks const& arguments, bool relative) {
    if (name == "SCORE" && !refused(answer)) {
        Answer const bounds = call("BOUNDS", arguments), coverage = call("COVERAGE", arguments);
        expect(bounds.rows == answer.rows && bounds.columns == 2 && coverage.rows == answer.rows, "SCORE without BOUNDS or COVERAGE");
        for (std::size_t row = 0; row < answer.rows; ++row) {
            double const *score = number_in(answer.at(row, 0)), *low = number_in(bounds.at(row, 0)), *high = number_in(bounds.at(row, 1)), *known = number_in(coverage.at(row, 0));
            if (low && high) expect(*low <= *high || close(*low, *high), "bounds the wrong way round");
            if (score && low && high && known && *known == 100 && !relative) expect(close(*low, *high) && close(*score, *low), "a known score with other bounds");
        }
    }
    if (name == "VERDICT" && !refused(answer)) expect(call("MATRIX", arguments).cells == answer.cells, "VERDICT says something else than MATRIX");
    bool const by_row = std::set<std::string_view>{"SCORE", "BOUNDS", "COVERAGE", "MATRIX", "VERDICT", "EXPLAIN"}.contains(name);
    bool const blank_cell = arguments[0].columns == 1 && arguments[0].at(0, 0).kind == Cell::Kind::number && arguments[0].at(0, 0).number == 0;
    if (by_row && !relative && !refused(answer) && !blank_cell) {
        Answer const alone = one_row(name, arguments);
        for (std::size_t column = 0; column < answer.columns; ++column) expect(alone.columns == answer.columns && alone.at(0, column) == answer.at(0, column), std::string(name) + " of a row depends on the others");
    }
}

}  // namespace

// Which function, which framework, how many draws; then the framework's text where it is the input's own, the ids, the values (two blocks
// for CHANGES) and the other arguments, with marks between them.
void functions(std::string_view input) {
    constexpr std::size_t most_cells = 400;
    Input parts(input);
    FunctionText const& function = function_table()[parts.choice(static_cast<unsigned>(function_table().size()))];
    unsigned const framework_choice = parts.choice(4);
    double const draws = 1 + parts.choice(64);

    static std::string const sample = [] {
        testing::Sheet sheet;
        return testing::sample_json(sheet);
    }();
    std::string const framework = framework_choice == 0   ? sample
                                  : framework_choice == 1 ? std::string(built_in_framework("letter-2014"))
                                  : framework_choice == 2 ? std::string(built_in_framework("nsg-adherence"))
                                                          : std::string(parts.text());
    std::vector<Grid> kept;
    kept.reserve(3);
    Block const ids = sheet_block(parts.text(), kept), values = sheet_block(parts.text(), kept);
    if (ids.cells.size() > most_cells || values.cells.size() > most_cells) return;
    Block const other_values = function.name == "CHANGES" ? sheet_block(parts.text(), kept) : Block{};
    if (other_values.cells.size() > most_cells) return;
    std::deque<Cell> cells;
    auto const one = [&](Cell const& cell) { return Block{{&cells.emplace_back(cell), 1}, 1, 1}; };
    std::deque<std::string> texts;

    Blocks arguments;
    for (ParameterText const& parameter : function.parameters) {
        if (parameter.name == "values" || parameter.name == "old_values" || parameter.name == "column" ? arguments.empty() : false) arguments.push_back(values);
        else if (parameter.name == "new_values") arguments.push_back(other_values);
        else if (parameter.name == "ids") arguments.push_back(ids);
        else if (parameter.name == "framework") arguments.push_back(one(Cell::of(std::string_view(framework))));
        else if (parameter.name == "draws") arguments.push_back(one(Cell::of(draws)));
        else if (parts.done()) break;
        else {
            std::string_view const text = parts.text();
            double number = 0;
            auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
            bool const is_number = !text.empty() && fault == std::errc{} && end == text.data() + text.size();
            arguments.push_back(text.empty() ? Block{} : is_number ? one(Cell::of(number)) : one(Cell::of(text)));
        }
    }
    // Draws cost by design; the default of ten thousand is for people.
    bool const draws_left_out = (function.name == "ROBUSTNESS" || function.name == "RANKS" || function.name == "SENSITIVITY") && arguments.size() < 4;
    if (draws_left_out || arguments.empty()) return;
    Answer const answer = call(function.name, arguments);
    check_answer(function.name, answer, arguments);
    if (refused(answer) || arguments.size() <= framework_place || arguments[framework_place].cells.size() != 1) return;
    bool const own = framework_choice == 3;
    Loaded const loaded = own ? load_json(framework) : Loaded{};
    if (!own || loaded.framework) check_together(function.name, answer, arguments, own && loaded.framework->has_relative);
}

}  // namespace adherence::fuzz
