// A change of a document that Undo takes back whole and Redo makes again, whatever it consists of.
//
//   make_change(document, "Insert eligibility matrix", {
//       .make = [=] { … insert a sheet, write it … },
//       .take_back = [=] { … remove it … }});
//
// LibreOffice's own record does not bring back conditional formats, charts or cells that were empty in a block. So it is
// switched off while `make` works, and one entry of our own stands for all of it. For cells written one by one, where the
// office's record is whole, see cell_writing.hpp.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <functional>
#include <string_view>

namespace adherence::calc {

struct DocumentChange {
    std::function<void()> make;       ///< also after it was taken back
    std::function<void()> take_back;  ///< also what `make` did only in part
};

/// Makes it and enters it in Undo under a title. What `make` throws goes on, after it was taken back; then nothing is
/// entered and the document is as modified as it was.
/// \pre both hold the document they work on, and nothing that dies before it
void make_change(css::uno::Reference<css::frame::XModel> const& document, std::string_view title, DocumentChange change);

}  // namespace adherence::calc
