// The command "Set up this workbook": a wizard of three pages. Nothing is changed before its end.
#include <algorithm>

#include "calc/framework_sheets.hpp"
#include "calc/setting_up.hpp"
#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "core/review/table_matching.hpp"
#include "extension/actions.hpp"
#include "extension/dialog.hpp"
#include "extension/framework_title.hpp"
#include "workbooks/live.hpp"

namespace adherence {

using namespace com::sun::star;

namespace {

constexpr std::size_t most_listed = 12, most_of_a_line = 84;

/// A list is read line by line, also aloud; what a line does not hold goes on below, indented.
void add_wrapped(Dialog::Items& lines, std::string const& text) {
    std::string line;
    std::size_t length = 0;  // in characters
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t const end = std::min(text.find(' ', begin), text.size());
        std::string const word = text.substr(begin, end - begin);
        auto const characters = static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
        if (length > 0 && length + 1 + characters > most_of_a_line) {
            lines.push_back(line);
            line = "    ";
            length = 4;
        } else if (length > 0) {
            line += ' ';
            ++length;
        }
        line += word;
        length += characters;
        begin = end + 1;
    }
    lines.push_back(line);
}

class Wizard {
public:
    explicit Wizard(CommandPlace const& place) : place_(place) {
        calc::Workbook const& book = place.model->workbook();
        if (book.table("criteria") && book.loaded.framework) frameworks_.push_back({book.loaded.framework, true});
        for (std::string const& id : built_in_frameworks())
            if (FrameworkPtr const framework = load_json(built_in_framework(id)).framework) frameworks_.push_back({framework, false});
        // That of the workbook, or the one that the user's table resembles most.
        std::size_t most = 0;
        for (std::size_t i = 0; i < frameworks_.size() && !frameworks_.front().here; ++i)
            if (std::size_t const matches = resemblance(*frameworks_[i].framework); matches > most) most = matches, chosen_ = i;
    }

    void run() {
        Dialog dialog(place_, place_.tell("setup.title"), "command-SetUp", 330);
        dialog.page(1);
        dialog.text("intro", place_.tell("setup.intro"), 3);
        Dialog::Items titles;
        for (Choice const& each : frameworks_)
            titles.push_back(each.here ? place_.tell("setup.this-framework", {{"title", framework_title(place_, *each.framework)}}) : framework_title(place_, *each.framework));
        dialog.choice("framework", place_.tell("framework.choose"), titles, static_cast<int>(chosen_));
        look_for_tables(chosen_);
        dialog.combo("table", place_.tell("setup.table"), shown_tables(), suggestion());
        dialog.text("none", tables_.empty() ? place_.tell("setup.none") : "", 3);
        dialog.page(2);
        dialog.list("columns", place_.tell("setup.columns"), {}, 14);
        dialog.choice("criterion", place_.tell("setup.criterion"), {}, -1);
        dialog.text("hint", place_.tell("setup.columns.hint"), 2);
        dialog.page(3);
        dialog.list("report", place_.tell("setup.report"), {}, 17);
        dialog.check("matrix", place_.tell("setup.matrix"), true);

        dialog.on("framework", [&] {
            look_for_tables(chosen_framework(dialog));
            dialog.set_items("table", shown_tables(), -1);
            dialog.set_content("table", suggestion());
            dialog.set_content("none", tables_.empty() ? place_.tell("setup.none") : "");
        });
        dialog.on("columns", [&] { show_criterion(dialog); });
        dialog.on("criterion", [&] { take_criterion(dialog); });
        dialog.on_page([&](int, int to) { return to == 2 ? read_table(dialog) : report(dialog); });
        if (!dialog.run(place_.tell("dialog.finish"))) return;
        finish(dialog.checked("matrix"));
    }

    /// Without a dialog, as a macro asks for it: the table, and the matches that are sure.
    void run_with(std::string const& range) {
        std::string const wanted = place_.argument("Framework").value_or("nsg-adherence");
        auto const found = std::ranges::find_if(frameworks_, [&](Choice const& each) { return fold(each.framework->id) == fold(wanted); });
        if (found != frameworks_.end()) chosen_ = static_cast<std::size_t>(found - frameworks_.begin());
        if (std::string const why = take_table(range); !why.empty()) return place_.say(why);
        for (std::size_t c = 0; c < criteria_.size(); ++c)
            if (matches_[c].kind == MatchKind::similar) criteria_[c] = -1;
        if (std::string const why = wrong_columns(); !why.empty()) return place_.say(why);
        finish(false);
    }

private:
    struct Choice {
        FrameworkPtr framework;
        bool here;  ///< its tables stand in this workbook
    };

    [[nodiscard]] Framework const& framework() const { return *frameworks_[chosen_].framework; }
    [[nodiscard]] static std::size_t chosen_framework(Dialog const& dialog) { return static_cast<std::size_t>(std::max(dialog.chosen("framework"), 0)); }

    [[nodiscard]] std::size_t resemblance(Framework const& framework) const {
        auto const tables = calc::tables_like(place_.document(), framework);
        auto const table = tables.empty() ? std::nullopt : calc::read_own_table(place_.document(), tables.front());
        if (!table) return 0;
        auto const matches = match_headers(framework, table->headers);
        return static_cast<std::size_t>(std::ranges::count_if(matches, [](ColumnMatch const& match) { return match.criterion >= 0; }));
    }

    void look_for_tables(std::size_t framework) {
        chosen_ = framework;
        tables_ = calc::tables_like(place_.document(), *frameworks_[framework].framework);
    }
    [[nodiscard]] Dialog::Items shown_tables() const {
        calc::SheetCells const cells(place_.document());
        Dialog::Items items;
        for (auto const& at : tables_) items.push_back(cells.shown(at));
        return items;
    }
    [[nodiscard]] std::string suggestion() const { return tables_.empty() ? std::string() : calc::SheetCells(place_.document()).shown(tables_.front()); }

    [[nodiscard]] std::string take_table(std::string const& text) {
        if (trim(text).empty()) return place_.tell("setup.none");
        auto const at = calc::range_of_text(place_.document(), text);
        auto const table = at ? calc::read_own_table(place_.document(), *at) : std::nullopt;
        if (!table) return place_.tell("setup.table.bad", {{"range", text}});
        if (table_ && table_->at.Sheet == table->at.Sheet && table_->at.StartRow == table->at.StartRow && table_->headers == table->headers && matched_ == chosen_) {
            table_ = table;  // what was chosen for its columns stays
            return {};
        }
        table_ = table;
        matched_ = chosen_;
        matches_ = match_headers(framework(), table_->headers);
        criteria_.clear();
        for (ColumnMatch const& match : matches_) criteria_.push_back(match.criterion);
        return {};
    }

    [[nodiscard]] std::string read_table(Dialog& dialog) {
        chosen_ = chosen_framework(dialog);
        if (std::string const why = take_table(dialog.content("table")); !why.empty()) return why;
        Dialog::Items criteria{place_.tell("setup.no-criterion")};
        for (int const node : framework().criteria) criteria.push_back(title(node));
        dialog.set_items("criterion", criteria, 0);
        dialog.set_items("columns", lines(), 0);
        show_criterion(dialog);
        return {};
    }

    [[nodiscard]] std::string title(int node) const {
        Node const& criterion = framework().nodes[static_cast<std::size_t>(node)];
        return workbooks::title_or_id(criterion.title, criterion.id, place_.language());
    }
    [[nodiscard]] std::string criterion_title(int criterion) const {
        return criterion < 0 ? place_.tell("setup.no-criterion") : title(framework().criteria[static_cast<std::size_t>(criterion)]);
    }

    [[nodiscard]] Dialog::Items lines() const {
        Dialog::Items items;
        for (std::size_t c = 0; c < criteria_.size(); ++c) {
            bool const unsure = criteria_[c] >= 0 && criteria_[c] == matches_[c].criterion && matches_[c].kind == MatchKind::similar && !looked_at_.contains(c);
            items.push_back(place_.tell(unsure ? "setup.column.similar" : "setup.column",
                                        {{"column", workbooks::column_letters(static_cast<std::size_t>(table_->at.StartColumn) + 1 + c)}, {"header", table_->headers[c]}, {"criterion", criterion_title(criteria_[c])}}));
        }
        return items;
    }

    void show_criterion(Dialog& dialog) {
        int const column = dialog.chosen("columns");
        if (column >= 0) dialog.choose("criterion", criteria_[static_cast<std::size_t>(column)] + 1);
    }
    void take_criterion(Dialog& dialog) {
        int const column = dialog.chosen("columns");
        if (column < 0) return;
        criteria_[static_cast<std::size_t>(column)] = dialog.chosen("criterion") - 1;
        looked_at_.insert(static_cast<std::size_t>(column));
        dialog.set_items("columns", lines(), column);
    }

    [[nodiscard]] std::string wrong_columns() const {
        if (std::ranges::all_of(criteria_, [](int criterion) { return criterion < 0; })) return place_.tell("setup.columns.none");
        for (std::size_t c = 0; c < criteria_.size(); ++c)
            if (criteria_[c] >= 0 && std::ranges::count(criteria_, criteria_[c]) > 1) return place_.tell("setup.columns.twice", {{"criterion", criterion_title(criteria_[c])}});
        return {};
    }

    [[nodiscard]] std::string listed(std::vector<std::string> const& names) const {
        std::string list;
        for (std::size_t i = 0; i < std::min(names.size(), most_listed); ++i) list += (i == 0 ? "" : ", ") + names[i];
        if (names.size() <= most_listed) return list;
        return place_.tell("setup.list.more", {{"list", list}, {"count", std::to_string(names.size() - most_listed)}});
    }

    [[nodiscard]] std::string report(Dialog& dialog) {
        if (std::string const why = wrong_columns(); !why.empty()) return why;
        auto const seen = calc::foresee(place_.document(), *table_, frameworks_[chosen_].framework, criteria_);
        Dialog::Items lines;
        auto const say = [&](std::string_view key, Arguments const& arguments) { add_wrapped(lines, place_.tell(key, arguments)); };
        auto const filled = std::ranges::count_if(table_->countries, [](std::string const& name) { return !trim(name).empty(); });
        auto const matched = std::ranges::count_if(criteria_, [](int criterion) { return criterion >= 0; });
        say("setup.report.countries", {{"count", std::to_string(filled)}, {"range", calc::SheetCells(place_.document()).shown(table_->at)}});
        say("setup.report.columns", {{"matched", std::to_string(matched)}, {"left", std::to_string(static_cast<std::ptrdiff_t>(criteria_.size()) - matched)}});
        if (seen.needs_ids) say("setup.report.row", {{"row", std::to_string(table_->at.StartRow + 1)}});
        if (table_->merged_headers) say("setup.report.merged", {});
        if (!seen.unknown.empty()) say("setup.report.unknown", {{"list", listed(seen.unknown)}});
        if (!seen.twice.empty()) say("setup.report.twice", {{"list", listed(seen.twice)}});
        if (seen.unreadable > 0)
            say("setup.report.unreadable", {{"count", std::to_string(seen.unreadable)},
                                            {"first", seen.first_place + ": " + (seen.first_unreadable ? describe(*seen.first_unreadable, place_.language()) : std::string())}});
        if (seen.only_first_rows) say("setup.report.many", {{"count", std::to_string(calc::most_rows_foreseen)}});
        std::vector<std::string> missing;
        for (int const criterion : seen.missing) missing.push_back(criterion_title(criterion));
        if (!missing.empty()) say("setup.report.missing", {{"list", listed(missing)}});
        dialog.set_items("report", lines, -1);
        return {};
    }

    void finish(bool with_matrix) {
        bool const sheets = !frameworks_[chosen_].here;
        auto const done = calc::set_up(place_.document(), place_.model->workbook(), *table_, framework(), criteria_, sheets, workbooks::texts_in(place_.language()), place_.tell("setup.undo"));
        if (!done.written) return place_.say(place_.tell(done.message, {{"sheet", done.place}}));
        place_.select(done.at);
        if (!with_matrix) return;
        place_.model->modified({});
        insert_matrix(place_);
    }

    CommandPlace const& place_;
    std::vector<Choice> frameworks_;
    std::size_t chosen_ = 0, matched_ = 0;
    std::vector<table::CellRangeAddress> tables_;
    std::optional<calc::OwnTable> table_;
    std::vector<ColumnMatch> matches_;
    std::vector<int> criteria_;
    std::set<std::size_t> looked_at_;
};

}  // namespace

void set_up(CommandPlace const& place) {
    if (std::string const why = calc::sheets_refused(place.document()); !why.empty()) return place.say(place.tell(why));
    Wizard wizard(place);
    if (auto const range = place.argument("Table")) return wizard.run_with(*range);
    wizard.run();
}

}  // namespace adherence
