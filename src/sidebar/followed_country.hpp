// The country that a panel shows: that of the selection's first row, in the assessments or anywhere else.
#pragma once

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "sidebar/document_model.hpp"

namespace adherence::sidebar {

class FollowedCountry {
public:
    /// A selection without a country keeps the last. A selected cell that holds a verdict, under a header that names
    /// a benefit, opens that benefit.
    void follow(DocumentModel& document, css::uno::Reference<css::frame::XController> const& controller,
                css::uno::Reference<css::view::XSelectionSupplier> const& selection);

    [[nodiscard]] std::string const& name() const { return name_; }
    /// Its row in the block.
    [[nodiscard]] std::optional<std::size_t> row(calc::Workbook const& book) const;
    [[nodiscard]] std::size_t benefit() const { return benefit_; }
    void choose(std::size_t benefit) { benefit_ = benefit; }
    /// Of the assessment that is selected, by its place among the criteria; -1: the selection is none.
    [[nodiscard]] int criterion() const { return criterion_; }

private:
    void open_verdict(calc::Workbook const& book, calc::SheetCells const& sheets, css::table::CellRangeAddress const& at,
                      sal_Int32 header);
    bool open_benefit(calc::Workbook const& book, std::string name);

    std::string name_;
    std::size_t benefit_ = 0;
    int criterion_ = -1;
};

}  // namespace adherence::sidebar
