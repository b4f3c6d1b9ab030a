#include "core/framework/draft_write.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace adherence {

namespace {

// Digits that every reader of JSON keeps, those that read into doubles included.
constexpr std::size_t safe_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A decimal that JSON's grammar takes as it stands: no plus, no comma, no leading zeros, no exponent.
bool survives_as_number(std::string_view text) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::size_t const whole = std::min(text.find('.'), text.size());
    std::string_view const before = text.substr(0, whole);
    std::string_view const after = whole < text.size() ? text.substr(whole + 1) : std::string_view();
    if (before.empty() || (whole < text.size() && after.empty())) return false;
    if (before.size() > 1 && before.front() == '0') return false;
    if (before.size() + after.size() > safe_digits) return false;
    if (!std::all_of(before.begin(), before.end(), is_digit) || !std::all_of(after.begin(), after.end(), is_digit))
        return false;
    return text.find_first_not_of("0.") != text.npos || (text == "0" && !negative);  // -0 would come back as 0
}

class JsonWriter {
public:
    explicit JsonWriter(std::string language) : language_(std::move(language)) {}

    void row(std::span<ColumnSpec const> columns, DraftRow const& row, std::string_view id_column_text = {},
             std::uint8_t id_column = UINT8_MAX) {
        begin('{');
        fields(columns, row, id_column_text, id_column);
        end('}');
    }

    void fields(std::span<ColumnSpec const> columns, DraftRow const& row, std::string_view id_text = {},
                std::uint8_t id_column = UINT8_MAX) {
        for (std::uint8_t column = 0; column < columns.size(); ++column) {
            if (column == id_column && row.text(column).empty() && !id_text.empty()) {
                name(columns[column].name);
                text(id_text);
            } else if (DraftField const* const field = row.find(column)) {
                value(columns[column], *field);
            }
        }
    }

    void name(std::string_view key) {
        separate();
        text(key);
        out_ += ':';
        fresh_ = true;
    }
    void begin(char bracket) {
        separate();
        out_ += bracket;
        fresh_ = true;
    }
    void end(char bracket) {
        out_ += bracket;
        fresh_ = false;
    }

    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    void separate() {
        if (!fresh_) out_ += ',';
        fresh_ = false;
    }

    void text(std::string_view content) {
        out_ += nlohmann::json(content).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        fresh_ = false;
    }

    void value(ColumnSpec const& column, DraftField const& field) {
        if (column.for_people) {
            local(column.name, field.local(language_));
        } else if (!field.text.empty()) {
            name(column.name);
            if (column.number && survives_as_number(field.text))
                out_ += field.text, fresh_ = false;
            else
                text(field.text);
        }
    }

    void local(std::string_view key, LocalText const& content) {
        auto const& all = content.all();
        if (all.empty()) return;
        name(key);
        if (all.size() == 1 && all.begin()->first == language_) return text(all.begin()->second);
        begin('{');
        for (auto const& [language, translated] : all) {
            name(language);
            text(translated);
        }
        end('}');
    }

    std::string language_;
    std::string out_;
    bool fresh_ = true;
};

// ---- sheets ----------------------------------------------------------------------------------------------

// Languages in which a column is given beside the framework's own.
std::set<std::string> other_languages(DraftTable const& table, std::uint8_t column, std::string const& language) {
    std::set<std::string> languages;
    for (DraftRow const& row : table.rows) {
        LocalText const content = row.local(column, language);
        for (auto const& [other, text] : content.all())
            if (other != language) languages.insert(other);
    }
    return languages;
}

Grid table_grid(DraftTable const& table, std::string const& language) {
    if (table.rows.empty()) return {};
    struct Column {
        std::uint8_t column;
        std::string language;  // empty: as it is
    };
    std::vector<Column> columns;
    for (std::uint8_t column = 0; column < table.columns.size(); ++column) {
        columns.push_back({column, {}});
        if (!table.columns[column].for_people) continue;
        for (std::string const& other : other_languages(table, column, language)) columns.push_back({column, other});
    }
    // A row keeps the place that its number says, so that rules without an id keep their name.
    Grid grid(table.rows.back().row, columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const& [column, other] = columns[i];
        std::string header(table.columns[column].name);
        grid.set(0, i, other.empty() ? header : header + ":" + other);
        for (DraftRow const& row : table.rows) {
            std::string text;
            if (!table.columns[column].for_people) {
                text = row.text(column);
            } else {
                LocalText const content = row.local(column, language);
                auto const found = content.all().find(other.empty() ? language : other);
                if (found != content.all().end()) text = found->second;
            }
            if (!text.empty()) grid.set(row.row - 1, i, std::move(text));
        }
    }
    return grid;
}

Grid about_grid(Draft const& draft, std::string const& language) {
    std::set<std::string> languages;
    std::vector<std::uint8_t> keys;
    for (std::uint8_t column = 0; column < about_columns.size(); ++column) {
        LocalText const content = draft.about.local(column, language);
        if (!content.empty()) keys.push_back(column);
        for (auto const& [other, text] : content.all())
            if (other != language) languages.insert(other);
    }
    if (keys.empty()) return {};
    std::vector<std::string> columns{language};
    columns.insert(columns.end(), languages.begin(), languages.end());
    Grid grid(keys.size() + 1, columns.size() + 1);
    grid.set(0, 0, "key");
    for (std::size_t i = 0; i < columns.size(); ++i) grid.set(0, i + 1, i == 0 ? "value" : "value:" + columns[i]);
    for (std::size_t k = 0; k < keys.size(); ++k) {
        grid.set(k + 1, 0, std::string(about_columns[keys[k]].name));
        LocalText const content = draft.about.local(keys[k], language);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto const found = content.all().find(columns[i]);
            if (found != content.all().end()) grid.set(k + 1, i + 1, found->second);
        }
    }
    return grid;
}

}  // namespace

std::string draft_to_json(Draft const& draft) {
    JsonWriter writer(draft.language());
    writer.begin('{');
    writer.fields(about_columns, draft.about);
    for (DraftTable const* const table : draft.tables()) {
        if (table->rows.empty()) continue;
        writer.name(table->name);
        writer.begin('[');
        bool const rules = table == &draft.rules;
        for (std::size_t i = 0; i < table->rows.size(); ++i) {
            DraftRow const& row = table->rows[i];
            // Blank rows are not written; a rule without an id keeps the name that its row gave it.
            bool const moved = rules && row.row != i + 2;
            if (moved)
                writer.row(table->columns, row, "row " + std::to_string(row.row), rules_column::id);
            else
                writer.row(table->columns, row);
        }
        writer.end(']');
    }
    writer.end('}');
    return std::move(writer).take();
}

TableGrids draft_to_grids(Draft const& draft) {
    std::string const language = draft.language();
    TableGrids grids;
    grids.criteria = table_grid(draft.criteria, language);
    grids.scales = table_grid(draft.scales, language);
    grids.rules = table_grid(draft.rules, language);
    grids.benefits = table_grid(draft.benefits, language);
    grids.about = about_grid(draft, language);
    return grids;
}

}  // namespace adherence
