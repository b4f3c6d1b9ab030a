// The ASEM example of COINr (tests/data/coinr) as the functions take it: its tables, its tree as a framework, its
// countries as a block.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "unit/function_sheet.hpp"

namespace adherence::testing {

/// A table of the example: a header, then a row per country or node that begins with its code.
class Table {
public:
    explicit Table(std::string const& name) {
        std::ifstream file(ADHERENCE_SOURCE_DIR "/tests/data/coinr/" + name + ".csv", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        if (auto grid = grid_from_csv(text.str())) grid_ = *std::move(grid);
        for (std::size_t column = 0; column < grid_.columns(); ++column)
            columns_.emplace(grid_.block().at(0, column).text, column);
    }
    [[nodiscard]] std::size_t rows() const { return grid_.rows() - 1; }
    [[nodiscard]] std::size_t columns() const { return grid_.columns(); }
    [[nodiscard]] std::string header(std::size_t column) const {
        return std::string(grid_.block().at(0, column).text);
    }
    [[nodiscard]] std::string text(std::size_t row, std::string const& column) const {
        return std::string(grid_.block().at(row + 1, columns_.at(column)).text);
    }
    [[nodiscard]] double number(std::size_t row, std::string const& column) const {
        return std::stod(text(row, column));
    }

private:
    Grid grid_;
    std::map<std::string, std::size_t, std::less<>> columns_;
};

/// The example's tree as a framework. Indicators pass through a scale on which every number is its own score.
inline std::string framework_text(std::string const& aggregate, bool equal_weights) {
    Table const nodes("asem_iMeta"), unequal("weights_mod4");
    std::map<std::string, std::string> weights;
    for (std::size_t row = 0; row < unequal.rows(); ++row)
        weights[unequal.text(row, "iCode")] = unequal.text(row, "Weight");
    std::string criteria = "id,parent,weight,scale,aggregate\n";
    for (std::size_t row = 0; row < nodes.rows(); ++row) {
        std::string const type = nodes.text(row, "Type"), code = nodes.text(row, "iCode"),
                          parent = nodes.text(row, "Parent");
        if (type != "Indicator" && type != "Aggregate") continue;
        bool const indicator = type == "Indicator", root = parent.empty() || parent == "NA";
        criteria += code + "," + (root ? "" : parent) + "," +
                    (root            ? ""
                     : equal_weights ? "1"
                                     : weights.at(code)) +
                    "," + (indicator ? "itself" : "") + "," + (indicator ? "" : aggregate) + "\n";
    }
    Sheet sheet;
    return shown(Sheet::call(
        "FRAMEWORK",
        {sheet.block(criteria), sheet.block("scale,type,value,score\n"
                                            "itself,point,-1000,-1000\nitself,point,1000,1000\n")}));
}

/// What the functions make of a table of indicators.
class Example {
public:
    Example(std::string const& values, std::string const& aggregate, bool equal_weights)
        : indicators_(values),
          framework_(framework_text(aggregate, equal_weights)),
          ids_(1, indicators_.columns() - 1),
          values_(indicators_.rows(), indicators_.columns() - 1) {
        for (std::size_t column = 1; column < indicators_.columns(); ++column) {
            std::string const id = indicators_.header(column);
            ids_.set(0, column - 1, id);
            for (std::size_t row = 0; row < indicators_.rows(); ++row)
                values_.set(row, column - 1, indicators_.number(row, id));
        }
    }
    [[nodiscard]] std::string const& framework() const { return framework_; }
    [[nodiscard]] Block ids() const { return ids_.block(); }
    [[nodiscard]] Block values() const { return values_.block(); }
    [[nodiscard]] Answer call(std::string_view function, std::string const& node) const {
        Sheet sheet;
        return Sheet::call(function,
                           {values_.block(), ids_.block(), sheet.cell(framework_), sheet.cell(node)});
    }
    [[nodiscard]] std::string country(std::size_t row) const { return indicators_.text(row, "uCode"); }
    [[nodiscard]] std::size_t rows() const { return indicators_.rows(); }

private:
    Table indicators_;
    std::string framework_;
    Grid ids_, values_;
};

}  // namespace adherence::testing
