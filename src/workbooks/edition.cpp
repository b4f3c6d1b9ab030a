#include "workbooks/edition.hpp"

#include <algorithm>
#include <charconv>

#include "core/framework/load.hpp"
#include "core/report/stamp.hpp"
#include "core/report/phrases.hpp"
#include "core/report/words.hpp"
#include "core/rules/evaluation.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

// The marks of rows: promises to saved files.
constexpr std::string_view mark_edition = "#adherence.edition.1", mark_ids = "#ids", mark_country = "#country", mark_date = "#date",
                           mark_framework = "#framework", mark_version = "#version", mark_as_of = "#as_of", mark_stamp = "#stamp",
                           mark_table = "#table", mark_marking = "#marking", mark_json = "#json";

constexpr double mark_width = 20, country_width = 50, verdict_width = 40, figure_width = 23, criterion_width = 44, note_line = 5.5, heading_height = 19,
                 tall_row = 20;
constexpr std::size_t most_shown = 250;  // of a cell's text; more would make its row taller than a page
constexpr std::size_t band_row = 4, header_row = 6, record_columns = 5;
constexpr std::string_view dash = "–";
constexpr int full_coverage = 80;  // a rank below would speak of little, as on the sheet with the assessments

// At 15 digits, as the functions take a number and as files keep it: a number of more would come back as another.
std::string number_written(double value) { return adherence::Cell::of(value).shown(); }

Cell frozen(adherence::Cell const& cell, std::string_view look) {
    switch (cell.kind) {
        case adherence::Cell::Kind::number: return number(number_written(cell.number), std::string(look));
        case adherence::Cell::Kind::text: return text(std::string(cell.text), std::string(look));
        case adherence::Cell::Kind::empty: break;
    }
    return blank(std::string(look));
}

Cell figure(std::optional<Number> const& value, std::string_view look) {
    return value ? number(number_written(value->to_double()), std::string(look)) : text(std::string(dash), std::string(look));
}

Grid grid_of(std::vector<Row> const& rows, std::size_t first_column) {
    std::size_t width = 0;
    for (Row const& row : rows) width = std::max(width, row.cells.size());
    Grid grid(rows.size(), width - std::min(width, first_column));
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = first_column; c < rows[r].cells.size(); ++c) {
            Cell const& cell = rows[r].cells[c];
            double value = 0;
            if (cell.kind == Cell::Kind::number) {
                std::from_chars(cell.content.data(), cell.content.data() + cell.content.size(), value);
                grid.set(r, c - first_column, value);
            }
            if (cell.kind == Cell::Kind::text) grid.set(r, c - first_column, cell.content);
        }
    return grid;
}

class Writer {
public:
    Writer(Edition const& edition, std::string_view language)
        : edition_(edition), framework_(*edition.framework), language_(language), say_(framework_, language) {}

    Sheet write(std::string name) {
        sheet_.name = std::move(name);
        collect_columns();
        add_top();
        add_countries();
        std::size_t const last = sheet_.rows.size() - 1;
        add_record();
        add_framework();
        lay_out(last);
        return std::move(sheet_);
    }

private:
    enum class Kind { country, verdict, figure, whole, criterion };
    struct Field {
        Kind kind;
        std::string id, title, band;
        double width;
        int place = 0;  ///< of a benefit, of a criterion
    };

    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return sentence(language_, key, arguments); }

    void collect_columns() {
        fields_.push_back({Kind::country, "country", tell("edition.country"), {}, country_width});
        for (std::size_t i = 0; i < framework_.benefits.size(); ++i)
            fields_.push_back({Kind::verdict, "#" + framework_.benefits[i].id, say_.benefit(static_cast<int>(i)), i == 0 ? tell("edition.verdicts") : "", verdict_width,
                               static_cast<int>(i)});
        fields_.push_back({Kind::figure, "#score", tell("edition.score"), say_.title(framework_.root), figure_width});
        fields_.push_back({Kind::figure, "#lowest", tell("edition.lowest"), {}, figure_width});
        fields_.push_back({Kind::figure, "#highest", tell("edition.highest"), {}, figure_width});
        fields_.push_back({Kind::whole, "#coverage", tell("edition.coverage"), {}, figure_width});
        fields_.push_back({Kind::whole, "#rank", tell("edition.rank"), {}, figure_width});
        first_criterion_ = fields_.size();
        int band = -1;
        for (std::size_t i = 0; i < framework_.criteria.size(); ++i) {
            int const node = framework_.criteria[i], parent = framework_.nodes[static_cast<std::size_t>(node)].parent;
            fields_.push_back({Kind::criterion, framework_.nodes[static_cast<std::size_t>(node)].id, say_.title(node), parent == band ? "" : say_.title(parent),
                               criterion_width, static_cast<int>(i)});
            band = parent;
        }
    }

    Row& add(std::string_view mark, Cell cell = {}) {
        sheet_.rows.push_back({{text(std::string(mark), std::string(style::ids)), std::move(cell)}});
        return sheet_.rows.back();
    }

    void add_note(std::string content) {
        constexpr std::size_t most_of_a_line = 160;
        double const lines = content.size() > most_of_a_line ? 2 : 1;
        Cell note = text(std::move(content), std::string(style::note_wrapped));
        note.columns_spanned = first_criterion_;
        add({}, std::move(note)).millimetres = lines * note_line;
    }

    void add_top() {
        Row& top = add(mark_edition, text(edition_title(edition_.date, language_), std::string(style::title)));
        top.cells.resize(first_criterion_ + 1);
        top.cells.back() = text(edition_.marking, std::string(style::marking));
        add_note(tell("edition.indicative", {{"date", to_text(edition_.date)}}));
        add_note(tell("edition.under", {{"framework", framework_named(framework_, language_)}, {"stamp", edition_stamp(edition_)}}));
        add_note(edition_.marking.empty() ? tell("edition.marking.none") : tell("edition.marking", {{"marking", edition_.marking}}));
        Row bands{{blank()}}, headings{{blank()}}, ids{{text(std::string(mark_ids), std::string(style::ids))}};
        for (Field const& field : fields_) {
            // The marking on every printed page: this row and this column come again on each.
            bands.cells.push_back(text(field.kind == Kind::country ? edition_.marking : field.band, std::string(style::band)));
            headings.cells.push_back(text(field.title, std::string(style::heading)));
            ids.cells.push_back(text(field.id, std::string(style::ids)));
        }
        headings.millimetres = heading_height;
        headings.grows = true;
        for (Row* const row : {&bands, &headings, &ids}) sheet_.rows.push_back(std::move(*row));
    }

    void add_countries() {
        auto const store = std::make_shared<AppraisalStore>(edition_.framework);
        Columns columns{std::vector<int>(framework_.criteria.size()), framework_.criteria.size()};
        for (std::size_t i = 0; i < columns.width; ++i) columns.column_of_criterion[i] = static_cast<int>(i);
        Block const values = edition_.values->block();
        CountryBlock const block(store, columns, values, edition_.null_date);
        std::vector<int> benefits;
        for (std::size_t i = 0; i < framework_.benefits.size(); ++i) benefits.push_back(static_cast<int>(i));
        std::vector<Standing> standings;
        std::vector<std::optional<Number>> ranked(block.rows());
        for (std::size_t row = 0; row < block.rows(); ++row) {
            Row& line = sheet_.rows.emplace_back(Row{{text(std::string(mark_country), std::string(style::ids))}});
            Evaluation const evaluation = evaluate(block, row, benefits, Detail::verdicts);
            Standing const& standing = standings.emplace_back(evaluation.node(framework_.root));
            bool const counts = !standing.problem && standing.applicable;
            if (counts && standing.coverage >= Number(full_coverage)) ranked[row] = standing.score;
            auto const shown = [&](std::optional<Number> const& value) { return counts ? value : std::nullopt; };
            for (Field const& field : fields_) {
                switch (field.kind) {
                    case Kind::country: line.cells.push_back(text(edition_.countries[row], std::string(style::country))); break;
                    case Kind::verdict:
                        line.cells.push_back(text(std::string(verdict_word(evaluation.verdict(field.place).verdict, language_)), std::string(style::verdict)));
                        break;
                    case Kind::figure:
                        line.cells.push_back(figure(shown(field.id == "#score" ? standing.score : field.id == "#lowest" ? standing.low : standing.high), style::figure));
                        break;
                    case Kind::whole:
                        line.cells.push_back(field.id == "#coverage" ? figure(shown(standing.coverage), style::whole) : Cell{});
                        break;
                    case Kind::criterion: {
                        auto const place = static_cast<std::size_t>(field.place);
                        bool const date = framework_.scale_of(framework_.criteria[place]).type == ScaleType::date;
                        adherence::Cell const& cell = values.at(row, place);
                        line.cells.push_back(frozen(cell, date ? style::date : style::frozen));
                        if (cell.kind == adherence::Cell::Kind::text && cell.text.size() > most_shown) line.millimetres = tall_row;
                        break;
                    }
                }
            }
        }
        auto const places = ranks(ranked);
        for (std::size_t row = 0; row < block.rows(); ++row)
            sheet_.rows[header_row + 1 + row].cells[first_criterion_] =
                places[row] > 0 ? number(std::to_string(places[row]), std::string(style::whole)) : text(std::string(dash), std::string(style::whole));
    }

    void add_line(std::string_view mark, std::string_view label, std::string content) {
        Cell value = text(std::move(content), std::string(style::typed));
        value.columns_spanned = std::min(record_columns, fields_.size() - 1);
        add(mark, text(tell("edition.record." + std::string(label)), std::string(style::label))).cells.push_back(std::move(value));
    }

    void add_record() {
        // What the whole table holds, its header and names and results too.
        std::vector<Row> const table(sheet_.rows.begin() + header_row, sheet_.rows.end());
        std::string const whole = stamp_of(framework_, grid_of(table, 1).block());
        sheet_.rows.push_back({});
        add({}, text(tell("edition.record"), std::string(style::title)));
        add({}, text(tell("edition.record.note"), std::string(style::note)));
        add_line(mark_date, "date", to_text(edition_.date));
        add_line(mark_framework, "framework", say_title());
        add_line(mark_version, "version", framework_.version);
        add_line(mark_as_of, "as-of", framework_.as_of ? to_text(*framework_.as_of) : "");
        add_line(mark_stamp, "stamp", edition_stamp(edition_));
        add_line(mark_table, "table", whole);
        add_line(mark_marking, "marking", edition_.marking);
    }

    [[nodiscard]] std::string say_title() const {
        std::string const& title = framework_.title.in(language_, framework_.language);
        return title.empty() ? framework_.id : title;
    }

    void add_framework() {
        auto const pieces = pieces_of(framework_.json);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            Arguments const arguments{{"part", std::to_string(i + 1)}, {"parts", std::to_string(pieces.size())}};
            add(mark_json, text(tell("edition.record.json", arguments), std::string(style::label))).cells.push_back(text(pieces[i], std::string(style::framework)));
            sheet_.rows.back().millimetres = 2 * note_line;
        }
    }

    void lay_out(std::size_t last) {
        sheet_.columns.push_back({.millimetres = mark_width, .hidden = true});
        for (Field const& field : fields_) sheet_.columns.push_back({.millimetres = field.width});
        sheet_.frozen_columns = sheet_.repeated_columns = 2;
        sheet_.frozen_rows = header_row + 1;
        sheet_.first_repeated_row = band_row;
        sheet_.repeated_rows = header_row - band_row + 1;
        // The matrix on the first pages, then a pillar at a time; the record is for reading back.
        sheet_.print_areas = {{0, 1, last, first_criterion_}};
        for (std::size_t i = first_criterion_; i < fields_.size(); ++i) {
            if (!fields_[i].band.empty()) sheet_.print_areas.push_back({band_row, i + 1, last, i + 1});
            sheet_.print_areas.back().last_column = i + 1;
        }
        if (!framework_.benefits.empty())
            sheet_.formats.push_back({{header_row + 1, 2, last, 1 + framework_.benefits.size()}, verdict_conditions(language_)});
    }

    Edition const& edition_;
    Framework const& framework_;
    std::string language_;
    Phrases say_;
    std::vector<Field> fields_;
    std::size_t first_criterion_ = 0;  ///< of the fields
    Sheet sheet_;
};

// ---- back ----------------------------------------------------------------------------------------------------

struct MarkPlace {
    std::size_t row = 0, column = 0;
};

std::optional<MarkPlace> find_mark(Block const& cells) {
    for (std::size_t row = 0; row < std::min(cells.rows, edition_mark_within); ++row)
        for (std::size_t column = 0; column < std::min(cells.columns, edition_mark_within); ++column)
            if (trim(cells.at(row, column).text) == mark_edition) return MarkPlace{row, column};
    return {};
}

class Reader {
public:
    Reader(Block const& cells, std::string_view language) : cells_(cells), language_(language), mark_(find_mark(cells)) {}

    [[nodiscard]] bool found() const { return mark_.has_value(); }

    /// What stands behind the label of the first row of a mark.
    [[nodiscard]] std::string recorded(std::string_view mark) const {
        for (std::size_t const row : rows_of(mark))
            for (std::size_t column = mark_->column + 2; column < cells_.columns; ++column)
                if (!cells_.at(row, column).blank()) return cells_.at(row, column).shown();
        return {};
    }

    EditionReading read(Date null_date) {
        if (!found()) return refused("edition.unreadable.mark");
        reading_.stamp = recorded(mark_stamp);
        Loaded const loaded = load_json(joined_framework());
        if (!loaded.framework) return refused("edition.unreadable.framework");
        Framework const& framework = *loaded.framework;
        auto const ids = rows_of(mark_ids);
        if (ids.empty()) return refused("edition.unreadable.ids");
        auto const rows = rows_of(mark_country);
        Edition edition{.date = {}, .framework = loaded.framework, .countries = {}, .values = {}, .null_date = null_date, .marking = recorded(mark_marking)};
        if (auto const date = date_from_text(trim(recorded(mark_date)))) edition.date = *date;
        else warn("edition.changed.date");
        auto values = std::make_shared<Grid>(rows.size(), framework.criteria.size());
        for (std::size_t i = 0; i < framework.criteria.size(); ++i) {
            std::string const& id = framework.nodes[static_cast<std::size_t>(framework.criteria[i])].id;
            auto const column = column_of(ids.front(), id);
            if (!column) {
                warn("edition.changed.column", {{"criterion", id}});
                continue;
            }
            for (std::size_t row = 0; row < rows.size(); ++row) copy(cells_.at(rows[row], *column), *values, row, i);
        }
        for (std::size_t const row : rows) edition.countries.push_back(cells_.at(row, mark_->column + 1).shown());
        edition.values = std::move(values);
        check(edition, ids.front(), rows);
        reading_.edition = std::move(edition);
        return std::move(reading_);
    }

private:
    [[nodiscard]] std::vector<std::size_t> rows_of(std::string_view mark) const {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < cells_.rows; ++row)
            if (trim(cells_.at(row, mark_->column).text) == mark) rows.push_back(row);
        return rows;
    }

    [[nodiscard]] std::string joined_framework() const {
        std::string json;
        for (std::size_t const row : rows_of(mark_json))
            if (mark_->column + 2 < cells_.columns) json += cells_.at(row, mark_->column + 2).text;
        return json;
    }

    [[nodiscard]] std::optional<std::size_t> column_of(std::size_t ids, std::string_view id) const {
        for (std::size_t column = mark_->column + 2; column < cells_.columns; ++column)
            if (fold(cells_.at(ids, column).shown()) == fold(id)) return column;
        return {};
    }

    static void copy(adherence::Cell const& cell, Grid& grid, std::size_t row, std::size_t column) {
        if (cell.kind == adherence::Cell::Kind::number) grid.set(row, column, cell.number);
        if (cell.kind == adherence::Cell::Kind::text) grid.set(row, column, std::string(cell.text));
    }

    void check(Edition const& edition, std::size_t ids, std::vector<std::size_t> const& rows) {
        if (std::string const now = edition_stamp(edition); now != trim(reading_.stamp)) {
            warn("edition.changed.values", {{"stamp", reading_.stamp.empty() ? std::string(dash) : reading_.stamp}, {"now", now}});
            return;
        }
        std::size_t last = mark_->column;
        for (std::size_t column = mark_->column + 1; column < cells_.columns; ++column)
            if (!cells_.at(ids, column).blank()) last = column;
        Grid table(rows.size() + 1, last - mark_->column);
        for (std::size_t column = mark_->column + 1; column <= last; ++column) {
            copy(cells_.at(ids, column), table, 0, column - mark_->column - 1);
            for (std::size_t row = 0; row < rows.size(); ++row) copy(cells_.at(rows[row], column), table, row + 1, column - mark_->column - 1);
        }
        if (stamp_of(*edition.framework, table.block()) != trim(recorded(mark_table))) warn("edition.changed.table");
    }

    void warn(std::string_view key, Arguments const& arguments = {}) { reading_.warnings.push_back(sentence(language_, key, arguments)); }
    EditionReading refused(std::string_view key) {
        reading_.fault = sentence(language_, key);
        return std::move(reading_);
    }

    Block cells_;
    std::string language_;
    std::optional<MarkPlace> mark_;
    EditionReading reading_;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::vector<std::string> pieces_of(std::string_view text, std::size_t most) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        std::size_t end = 0, units = 0, good = 0;
        while (end < text.size()) {
            std::size_t next = end + 1;
            while (next < text.size() && continues(text[next])) ++next;
            std::size_t const width = next - end > 3 ? 2 : 1;
            if (units + width > most) break;
            units += width;
            end = next;
            if (end == text.size() || (!is_blank(text[end - 1]) && !is_blank(text[end]))) good = end;
        }
        std::size_t const cut = good > 0 ? good : std::max<std::size_t>(end, 1);
        pieces.emplace_back(text.substr(0, cut));
        text.remove_prefix(cut);
    }
    return pieces;
}

std::string framework_named(Framework const& framework, std::string_view language) {
    std::string const& title = framework.title.in(language, framework.language);
    Arguments arguments{{"title", !title.empty() ? title : !framework.id.empty() ? framework.id : std::string(dash)}};
    std::string key = "edition.framework";
    if (!framework.version.empty()) key += ".version", arguments.emplace_back("version", framework.version);
    if (framework.as_of) key += ".as-of", arguments.emplace_back("date", to_text(*framework.as_of));
    return sentence(language, key, arguments);
}

std::string edition_title(Date date, std::string_view language) { return sentence(language, "edition.title", {{"date", to_text(date)}}); }

std::string edition_stamp(Edition const& edition) { return stamp_of(*edition.framework, edition.values->block()); }

Sheet edition_sheet(Edition const& edition, std::string_view language, std::string name) { return Writer(edition, language).write(std::move(name)); }

bool is_edition(Block const& first_cells) { return find_mark(first_cells).has_value(); }

std::optional<EditionHead> edition_head(Block const& cells) {
    Reader const reader(cells, "en");
    if (!reader.found()) return {};
    return EditionHead{reader.recorded(mark_date), reader.recorded(mark_stamp), reader.recorded(mark_framework), reader.recorded(mark_version)};
}

EditionReading read_edition(Block const& cells, Date null_date, std::string_view language) { return Reader(cells, language).read(null_date); }

}  // namespace adherence::workbooks
