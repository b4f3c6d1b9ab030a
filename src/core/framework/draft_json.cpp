#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/framework/draft_read.hpp"

namespace adherence {

namespace {

// What may stand at the top: the keys of about, then the tables.
constexpr auto top_keys = [] {
    constexpr std::array<std::string_view, 4> tables{"criteria", "scales", "rules", "benefits"};
    std::array<ColumnSpec, about_columns.size() + tables.size()> keys;
    std::copy(about_columns.begin(), about_columns.end(), keys.begin());
    for (std::size_t i = 0; i < tables.size(); ++i) keys[about_columns.size() + i].name = tables[i];
    return keys;
}();

// Keys of objects that are none of the framework's: notes of somebody's own, unless one looks like a key that the
// object does not have.
class StrangeKeys {
public:
    explicit StrangeKeys(std::span<ColumnSpec const> columns) : columns_(columns) {}

    void note(std::string_view key) {
        constexpr std::size_t longest_key = 100, most_keys = 1000;
        auto found = known_.find(key);
        if (found == known_.end()) {
            if (key.size() > longest_key || known_.size() == most_keys) return;
            found = known_.emplace(key, column_near(columns_, key)).first;
        }
        if (found->second < columns_.size()) here_.push_back(found);
    }

    /// At the end of an object: warns of each key once. \param seen a bit for each column that the object has
    void tell(std::string_view table, std::size_t row, std::uint32_t seen, Faults& faults) {
        for (Known::iterator const one : here_) {
            auto& [key, near] = *one;
            if (near == columns_.size() || (seen & (std::uint32_t{1} << near))) continue;
            std::string_view const meant = columns_[near].name;
            faults.warning("table.near-miss", {table, row, key}, {{"content", key}, {"suggestion", std::string(meant)}});
            near = static_cast<std::uint8_t>(columns_.size());
        }
        here_.clear();
    }

private:
    using Known = std::map<std::string, std::uint8_t, std::less<>>;

    std::span<ColumnSpec const> columns_;
    Known known_;                        // with the column that each may have been meant for
    std::vector<Known::iterator> here_;  // of the object at hand
};

// A parser's listener: no tree of the text is ever built, and what nobody asked for is stepped over.
class DraftListener {
public:
    DraftListener(Draft& draft, Faults& faults) : draft_(draft), faults_(faults) {}

    bool null() {
        if (where_ == Where::table) ++position_;
        return expects_value("null");
    }
    bool boolean(bool value) {
        ColumnSpec const* const column = scalar_column();
        if (column && !column->truth) return wrong_type();
        return scalar(value ? "true" : "false");
    }
    bool number_integer(std::int64_t value) { return scalar(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) { return scalar(std::to_string(value)); }
    bool number_float(double value, std::string const& written) {
        // Some programs write every number with a fraction, where 1 means yes and 0 no.
        ColumnSpec const* const column = scalar_column();
        if (column && column->truth && (value == 0 || value == 1)) return scalar(value == 0 ? "0" : "1");
        return scalar(written);
    }
    bool string(std::string& value) { return scalar(std::string(trim(value))); }
    bool binary(nlohmann::json::binary_t&) { return false; }

    bool start_object(std::size_t) { return enter() && open_object(); }
    bool end_object() { return leave(); }
    bool start_array(std::size_t) { return enter() && open_array(); }
    bool end_array() { return leave(); }

    bool key(std::string& name) {
        switch (where_) {
            case Where::top: return top_key(name);
            case Where::row:
                column_ = exact_column(table_->columns, name);
                if (column_ < table_->columns.size()) return first_time(row_seen_, column_);
                row_strange_.note(name);
                return true;
            case Where::languages:
                language_ = trim(fold(name));
                if (language_.empty())
                    faults_.error("json.empty-language", place());
                else if (!languages_seen_.insert(language_).second)
                    faults_.error("json.duplicate-language", place(), {{"content", Faults::shortened(trim(name))}});
                return true;
            case Where::start:
            case Where::table:
            case Where::skip: return true;
        }
        return true;
    }

    bool parse_error(std::size_t position, std::string const&, nlohmann::json::exception const& problem) {
        constexpr int number_overflow = 406;
        faults_.error(problem.id == number_overflow ? "json.number-too-large" : "json.syntax", {"framework", 0, ""},
                      {{"position", std::to_string(position)}});
        return false;
    }

private:
    enum class Where : std::uint8_t { start, top, table, row, languages, skip };

    // Keys are told by their exact letters, as JSON does; ids and words are folded later.
    static std::uint8_t exact_column(std::span<ColumnSpec const> columns, std::string_view name) {
        std::uint8_t at = 0;
        while (at < columns.size() && columns[at].name != name) ++at;
        return at;
    }

    bool top_key(std::string_view name) {
        table_ = nullptr;
        column_ = exact_column(about_columns, name);
        std::size_t bit = column_;
        if (column_ == about_columns.size()) {
            for (DraftTable* const table : draft_.tables()) {
                if (table->name == name) {
                    table_ = table;
                    break;
                }
                ++bit;
            }
            if (!table_) {
                top_strange_.note(name);
                return true;
            }
        }
        return first_time(top_seen_, bit);
    }

    bool first_time(std::uint32_t& seen, std::size_t bit) {
        std::uint32_t const mask = std::uint32_t{1} << bit;
        if (seen & mask) faults_.error(where_ == Where::top && table_ ? "json.duplicate-table" : "json.duplicate-key", place());
        seen |= mask;
        return true;
    }

    bool enter() {
        if (++depth_ <= deepest_json) return true;
        faults_.error("json.too-deep", {"framework", 0, ""}, {{"most", std::to_string(deepest_json)}});
        return false;
    }

    bool open_object() {
        switch (where_) {
            case Where::start: return go(Where::top);
            case Where::table:
                ++position_;
                row_seen_ = 0;
                row_ = DraftRow{position_ + 1, {}};
                return go(Where::row);
            case Where::top:
            case Where::row: {
                ColumnSpec const* const column = scalar_column();
                if (column && column->for_people) {
                    under_languages_ = where_;
                    languages_seen_.clear();
                    return go(Where::languages);
                }
                return skip();
            }
            case Where::languages: return skip();
            case Where::skip: return true;
        }
        return true;
    }

    bool open_array() {
        if (where_ == Where::skip) return true;
        if (where_ == Where::top && table_) {
            position_ = 0;
            row_strange_ = StrangeKeys(table_->columns);
            return go(Where::table);
        }
        if (where_ == Where::table) ++position_;
        return skip();
    }

    bool leave() {
        --depth_;
        switch (where_) {
            case Where::skip:
                if (depth_ == skipping_from_) where_ = under_skipped_;
                return true;
            case Where::languages: return go(under_languages_);
            case Where::row: return close_row();
            case Where::table: return go(Where::top);
            case Where::top:
                top_strange_.tell("framework", 0, top_seen_, faults_);
                return go(Where::start);
            case Where::start: return true;
        }
        return true;
    }

    bool close_row() {
        row_strange_.tell(table_->name, row_.row, row_seen_, faults_);
        where_ = Where::table;
        if (row_.fields.empty()) return true;
        if (table_->rows.size() == most_rows) {
            faults_.error("table.too-long", {table_->name, row_.row, ""}, {{"most", std::to_string(most_rows)}});
            return false;
        }
        table_->rows.push_back(std::move(row_));
        return true;
    }

    bool go(Where where) {
        where_ = where;
        return true;
    }

    // Steps over an object or array; a fault where something readable was due.
    bool skip() {
        bool const fine = (where_ == Where::row && column_ == table_->columns.size()) ||
                          (where_ == Where::top && !table_ && column_ == about_columns.size());
        if (!fine) wrong_type();
        under_skipped_ = where_;
        skipping_from_ = depth_ - 1;
        return go(Where::skip);
    }

    // The column whose value comes next, where it is one that the framework has.
    ColumnSpec const* scalar_column() const {
        if (where_ == Where::row && column_ < table_->columns.size()) return &table_->columns[column_];
        if (where_ == Where::top && !table_ && column_ < about_columns.size()) return &about_columns[column_];
        if (where_ != Where::languages) return nullptr;
        return under_languages_ == Where::row ? &table_->columns[column_] : &about_columns[column_];
    }

    bool expects_value(std::string_view) {
        if (where_ == Where::start) return wrong_type();
        return true;
    }

    bool scalar(std::string text) {
        if (where_ == Where::skip) return true;
        if (where_ == Where::table) ++position_;
        if (!scalar_column()) {
            bool const no_table = where_ == Where::top && (!table_ || text.empty());
            return no_table || where_ == Where::row || wrong_type();
        }
        if (text.empty()) return true;
        if (where_ == Where::languages) {
            DraftRow& row = under_languages_ == Where::row ? row_ : draft_.about;
            row.field(column_).by_language.emplace_back(language_, std::move(text));
            return true;
        }
        (where_ == Where::row ? row_ : draft_.about).field(column_).text = std::move(text);
        return true;
    }

    bool wrong_type() {
        if (where_ == Where::start)
            faults_.error("json.no-object", {"framework", 0, ""});
        else if (where_ == Where::table)
            faults_.error("json.no-row", {table_->name, position_ + 1, ""});
        else if (where_ == Where::top && table_)
            faults_.error("json.no-array", {table_->name, 0, ""});
        else
            faults_.error(where_ != Where::languages && scalar_column()->for_people ? "json.no-local-text" : "json.no-text",
                          place());
        return true;
    }

    Place place() const {
        bool const in_row = where_ == Where::row || (where_ == Where::languages && under_languages_ == Where::row);
        if (in_row) return {table_->name, row_.row, table_->columns[column_].name};
        if (table_) return {table_->name, 0, ""};
        return {"about", 0, about_columns[column_].name};
    }

    Draft& draft_;
    Faults& faults_;
    Where where_ = Where::start, under_languages_ = Where::top, under_skipped_ = Where::top;
    std::size_t depth_ = 0, skipping_from_ = 0;
    DraftTable* table_ = nullptr;
    std::size_t position_ = 0;
    std::uint8_t column_ = 0;
    DraftRow row_;
    std::string language_;
    std::set<std::string> languages_seen_;  // in one text
    StrangeKeys top_strange_{top_keys}, row_strange_{{}};
    std::uint32_t top_seen_ = 0, row_seen_ = 0;
};

}  // namespace

Draft draft_from_json(std::string_view json, Faults& faults) {
    Draft draft;
    if (json.size() > longest_json) {
        faults.error("json.too-long", {"framework", 0, ""}, {{"most", std::to_string(longest_json >> 20)}});
        return draft;
    }
    DraftListener listener(draft, faults);
    nlohmann::json::sax_parse(json.begin(), json.end(), &listener);
    return draft;
}

}  // namespace adherence
