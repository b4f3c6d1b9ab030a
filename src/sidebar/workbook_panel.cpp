// The panel Workbook: which tables were found, and every problem in them.
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>

#include "sidebar/panel.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

class WorkbookPanel : public Panel {
public:
    using Panel::Panel;

private:
    using Lines = std::vector<std::string>;

    void show() override {
        DocumentModel* const document = model();
        if (!document) return;
        if (!listening_) {
            listen_to_list("Tables");
            listen_to_list("Problems");
            listening_ = true;
        }
        calc::Workbook const& book = document->workbook();
        Lines const former = std::exchange(problems_, {});
        tables_.clear();
        lines_width_ = 0;
        for (calc::FoundTable const& table : book.tables)
            tables_.push_back(table.too_large ? tell("panel.table-unread", {{"table", table.name}, {"place", table.shown}})
                                              : counted("panel.table", table.rows, {{"table", table.name}, {"place", table.shown}}));
        for (calc::WorkbookProblem const& problem : book.problems)
            problems_.push_back(tell("panel.problem", {{"mark", problem.error ? "✗" : "!"}, {"place", problem.place}, {"message", problem.message}}));
        summary_ = summary(book);
        set_text("Summary", summary_);
        // The chosen problem stays chosen while it is there.
        auto const chosen = chosen_ ? std::ranges::find(problems_, former[*chosen_]) : problems_.end();
        chosen_.reset();
        if (chosen != problems_.end()) chosen_ = static_cast<std::size_t>(chosen - problems_.begin());
        else set_text("Detail", "");
        set_accessible_name("Summary", tell("panel.summary"));
        set_accessible_name("Tables", tell("panel.tables"));
        set_accessible_name("Problems", tell("panel.problems"));
        set_accessible_name("Detail", tell("panel.detail"));
    }

    [[nodiscard]] std::string summary(calc::Workbook const& book) const {
        if (book.tables.empty()) return tell("panel.no-tables");
        auto const errors = std::ranges::count_if(book.problems, &calc::WorkbookProblem::error);
        auto const warnings = static_cast<std::ptrdiff_t>(book.problems.size()) - errors;
        return tell("panel.counts", {{"tables", std::to_string(book.tables.size())},
                                     {"errors", std::to_string(errors)},
                                     {"warnings", std::to_string(warnings)}});
    }

    void chosen(std::string const& list, std::int32_t item) override {
        if (filling_) return;
        auto const place = static_cast<std::size_t>(item);
        calc::Workbook const& book = model()->workbook();
        if (list == "Tables" && place < book.tables.size()) return go_to(book.tables[place].address);
        if (list != "Problems" || place >= book.problems.size()) return;
        calc::WorkbookProblem const problem = book.problems[place];
        chosen_ = place;
        set_text("Detail", problem.place + "\n" + problem.message);
        if (problem.cell) go_to(*problem.cell);
    }

    /// A line stays marked as long as its cell is selected, so that a second click on it is a click again.
    void selected() override {
        if (!went_to_ || !selection_.is()) return;
        Reference<sheet::XCellRangeAddressable> const cells(selection_->getSelection(), UNO_QUERY);
        if (cells.is() && cells->getRangeAddress() == *went_to_) return;
        went_to_.reset();
        chosen_.reset();
        for (char const* const list : {"Tables", "Problems"}) {
            Reference<awt::XListBox> const lines(control(list), UNO_QUERY_THROW);
            if (auto const line = lines->getSelectedItemPos(); line >= 0) lines->selectItemPos(line, false);
        }
    }

    void go_to(table::CellRangeAddress const& at) {
        if (!selection_.is()) return;
        went_to_.reset();  // on its way the selection passes through the other sheet's old one
        selection_->select(Any(calc::SheetCells(controller()->getModel()).range(at)));
        went_to_ = at;
    }

    std::int32_t layout(std::int32_t width, std::int32_t height) override {
        std::int32_t const gap = pixels(3), line = pixels(10);
        std::int32_t top = gap;
        std::int32_t const lines = lines_of("Summary", summary_, width);
        std::int32_t const summary = tables_.empty() ? 4 * line : lines == 1 ? line + gap : lines * line;
        place("Summary", top, summary, width);
        top += summary;
        std::int32_t const tables = 4 * pixels(10) + pixels(4);
        place("Tables", top, tables, width);
        top += tables + gap;
        std::int32_t const detail = 4 * line;
        std::int32_t const least = 5 * line;
        std::int32_t const problems = std::max(height - top - detail - 2 * gap, least);
        place("Problems", top, problems, width);
        top += problems + gap;
        place("Detail", top, detail, width);
        if (lines_width_ != width) fit_lines(width);
        return top - problems + least + detail + gap;
    }

    void fit_lines(std::int32_t width) {
        auto const fill = [this](char const* list, Lines lines, std::int32_t selected) {
            for (std::string& text : lines) text = fitted(list, text);
            set_list(list, lines, selected);
        };
        filling_ = true;
        fill("Tables", tables_, -1);
        fill("Problems", problems_, chosen_ ? static_cast<std::int32_t>(*chosen_) : -1);
        filling_ = false;
        lines_width_ = width;
    }

    std::string summary_;
    Lines tables_, problems_;           ///< whole lines
    std::optional<std::size_t> chosen_;  ///< of the problems
    bool filling_ = false;               ///< not a click
    std::int32_t lines_width_ = 0;                ///< that the lists are cut for
    std::optional<table::CellRangeAddress> went_to_;  ///< by a click on a line
    bool listening_ = false;
};

}  // namespace

rtl::Reference<Panel> make_workbook_panel(Reference<uno::XComponentContext> const& context, PanelPlace place) {
    rtl::Reference<Panel> const panel(new WorkbookPanel(context, std::move(place)));
    panel->open("workbook.xdl");
    return panel;
}

}  // namespace adherence::sidebar
