#include "extension/command_place.hpp"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxResults.hpp>
#include <com/sun/star/awt/MessageBoxType.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/lang/XComponent.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include "calc/settings.hpp"
#include "core/report/words.hpp"
#include "sidebar/followed_country.hpp"

namespace adherence {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

sal_Int16 show_box(CommandPlace const& place, awt::MessageBoxType type, sal_Int32 buttons, std::string const& text) {
    auto const window = place.window();
    Reference<awt::XMessageBoxFactory> const boxes(window->getToolkit(), UNO_QUERY_THROW);
    auto const box = boxes->createMessageBox(window, type, buttons, calc::to_ustring(place.tell("menu.adherence.name")), calc::to_ustring(text));
    sal_Int16 const answer = box->execute();
    Reference<lang::XComponent>(box, UNO_QUERY_THROW)->dispose();
    return answer;
}

}  // namespace

Reference<awt::XWindowPeer> CommandPlace::window() const { return {frame->getContainerWindow(), UNO_QUERY_THROW}; }

std::optional<std::string> CommandPlace::argument(std::string const& name) const {
    auto const found = arguments.find(name);
    if (found == arguments.end()) return {};
    return found->second;
}

std::string CommandPlace::result_language() const {
    return calc::result_language(calc::read_settings(context), language());
}

std::string CommandPlace::tell(std::string_view key, Arguments const& words) const { return sentence(language(), key, words); }

void CommandPlace::say(std::string const& text) const {
    show_box(*this, awt::MessageBoxType_INFOBOX, awt::MessageBoxButtons::BUTTONS_OK, text);
}

bool CommandPlace::ask(std::string const& question) const {
    return show_box(*this, awt::MessageBoxType_QUERYBOX, awt::MessageBoxButtons::BUTTONS_YES_NO, question) == awt::MessageBoxResults::YES;
}

std::optional<bool> CommandPlace::ask_or_cancel(std::string const& question) const {
    sal_Int16 const answer = show_box(*this, awt::MessageBoxType_QUERYBOX, awt::MessageBoxButtons::BUTTONS_YES_NO_CANCEL, question);
    if (answer != awt::MessageBoxResults::YES && answer != awt::MessageBoxResults::NO) return {};
    return answer == awt::MessageBoxResults::YES;
}

void CommandPlace::select(table::CellRangeAddress const& at) const {
    Reference<view::XSelectionSupplier> const selection(frame->getController(), UNO_QUERY_THROW);
    selection->select(uno::Any(calc::SheetCells(document()).range(at)));
}

std::optional<table::CellAddress> CommandPlace::selected() const {
    Reference<view::XSelectionSupplier> const selection(frame->getController(), UNO_QUERY_THROW);
    Reference<sheet::XCellRangeAddressable> const cells(selection->getSelection(), UNO_QUERY);
    if (!cells.is()) return {};
    auto const at = cells->getRangeAddress();
    return table::CellAddress{at.Sheet, at.StartColumn, at.StartRow};
}

std::optional<std::size_t> CommandPlace::selected_country() const {
    sidebar::FollowedCountry followed;
    followed.follow(*model, frame->getController(), Reference<view::XSelectionSupplier>(frame->getController(), UNO_QUERY));
    return followed.row(model->workbook());
}

}  // namespace adherence
