#include "workbooks/live.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::pair<Verdict, std::string_view> looks[] = {{Verdict::eligible, style::eligible},
                                                         {Verdict::conditional, style::conditional},
                                                         {Verdict::open, style::open},
                                                         {Verdict::not_eligible, style::not_eligible},
                                                         {Verdict::invalid, style::invalid}};

}  // namespace

std::string LiveFormulas::area(std::size_t first_row, std::size_t last_row, bool fixed) const {
    std::string const row = fixed ? "$" : "", first = column_letters(place_.first_criterion), last = column_letters(place_.last_criterion);
    return "[$" + quoted_sheet(place_.sheet) + ".$" + first + row + std::to_string(first_row + 1) + ":.$" + last + row + std::to_string(last_row + 1) + "]";
}

std::string LiveFormulas::country(std::size_t row) const { return assessment(row, place_.country_column); }

std::string LiveFormulas::country_name(std::size_t row) const { return "IF(" + country(row) + "=\"\";\"\";" + country(row) + ")"; }

std::string LiveFormulas::assessment(std::size_t row, std::size_t column) const {
    return "[$" + quoted_sheet(place_.sheet) + ".$" + column_letters(column) + std::to_string(row + 1) + "]";
}

std::string LiveFormulas::of_country(std::string_view name, std::size_t row, std::string const& more, int column) const {
    std::string const ids = area(place_.header_row, place_.header_row, true), tail = ids + ";" + framework_ + (more.empty() ? "" : ";" + more);
    if (!relative_) {
        std::string const call = function(name, area(row, row, false) + ";" + tail);
        return column == 1 && name != "BOUNDS" ? call : "INDEX(" + call + ";1;" + std::to_string(column) + ")";
    }
    // By its distance to the header, which follows rows that are inserted between.
    std::string const header = "[$" + quoted_sheet(place_.sheet) + ".$" + column_letters(place_.country_column) + "$" + std::to_string(place_.header_row + 1) + "]";
    std::string const place = "ROW(" + country(row) + ")-ROW(" + header + ")";
    return "INDEX(" + function(name, area(place_.header_row + 1, place_.last_row, true) + ";" + tail) + ";" + place + ";" + std::to_string(column) + ")";
}

std::string LiveFormulas::stamp() const { return function("STAMP", framework_ + ";" + area(place_.header_row + 1, place_.last_row, true)); }

std::string or_dash(std::string const& formula) { return "IFNA(" + formula + ";\"–\")"; }

std::string as_date(std::string const& cell) {
    return "IF(ISNUMBER(" + cell + ");YEAR(" + cell + ")&\"-\"&RIGHT(\"0\"&MONTH(" + cell + ");2)&\"-\"&RIGHT(\"0\"&DAY(" + cell + ");2);" + cell + ")";
}

std::string sentence_formula(std::string_view language, std::string_view key, Arguments const& formulas) {
    std::string const text = sentence(language, key);
    std::string formula;
    auto const add = [&](std::string const& part) { formula += (formula.empty() ? "" : "&") + part; };
    std::size_t begin = 0;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
        std::size_t const end = text.find('}', at);
        auto const found = std::ranges::find(formulas, text.substr(at + 1, end - at - 1), [](auto const& each) { return each.first; });
        if (end == text.npos || found == formulas.end()) continue;
        if (at > begin) add(in_quotes(std::string_view(text).substr(begin, at - begin)));
        add(found->second);
        begin = end + 1;
    }
    if (begin < text.size() || formula.empty()) add(in_quotes(std::string_view(text).substr(begin)));
    return formula;
}

Cell framework_cell(std::string const& tables) {
    constexpr std::size_t piece = 30000;  // an .xlsx cell holds 32,767 characters
    std::string starts;
    for (std::size_t i = 0; i < framework_pieces; ++i) starts += (i == 0 ? "" : ";") + std::to_string(i * piece + 1);
    return array_formula("MID(" + function("FRAMEWORK", tables) + ";{" + starts + "};" + std::to_string(piece) + ")", 1, framework_pieces, std::string(style::framework));
}

std::string framework_line(Framework const& framework, AssessmentsPlace const& place, std::string_view language) {
    std::string title = title_or_id(framework.title, framework.id, language);
    if (title.empty()) title = sentence(language, "framework.untitled");
    Arguments formulas{{"title", place.title.empty() ? in_quotes(title) : place.title},
                       {"version", !place.version.empty() ? place.version : in_quotes(framework.version.empty() ? "–" : framework.version)}};
    if (!framework.as_of) return sentence_formula(language, "matrix.framework.undated", formulas);
    formulas.emplace_back("date", place.as_of.empty() ? in_quotes(to_text(*framework.as_of)) : as_date(place.as_of));
    return sentence_formula(language, "matrix.framework", formulas);
}

std::vector<Condition> verdict_looks(std::string_view language) {
    std::vector<Condition> conditions;
    for (auto const& [verdict, look] : looks) conditions.push_back({"=" + in_quotes(verdict_word(verdict, language)), std::string(look)});
    return conditions;
}

std::string title_or_id(LocalText const& title, std::string const& id, std::string_view language) {
    std::string const& text = title.in(language);
    return text.empty() ? id : text;
}

}  // namespace adherence::workbooks
