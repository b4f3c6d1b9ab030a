// A change of a document of any size as one step that Undo takes back whole and Redo makes again.
//
//   make_change(document, "Insert eligibility matrix", [=] { … insert a sheet, write it … }, [=] { … its formats … });
//
// The office itself records what is done, as it does for the user's own work. What it makes again only in part (conditional
// formats are never recorded, array formulas come back as texts that it does not read) is done once more after a Redo.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <functional>
#include <string_view>

namespace adherence::calc {

/// What `make` throws goes on, after what it did was taken back; then nothing is entered in Undo and the document is as
/// modified as it was.
/// \param after_redo sets no style and no number format: the office would record them, and in the midst of a Redo that ends it
void make_change(css::uno::Reference<css::frame::XModel> const& document, std::string_view title, std::function<void()> const& make,
                 std::function<void()> after_redo = {});

}  // namespace adherence::calc
