// Where a command was called: the office, the window, its document. What it does it does on the main thread.
#pragma once

#include <com/sun/star/awt/XWindowPeer.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/report/catalogue.hpp"
#include "sidebar/document_model.hpp"

namespace adherence {

struct CommandPlace {
    css::uno::Reference<css::uno::XComponentContext> context;
    css::uno::Reference<css::frame::XFrame> frame;
    rtl::Reference<sidebar::DocumentModel> model;  ///< of the spreadsheet in the window; never empty

    std::map<std::string, std::string> arguments = {};     ///< of the dispatch: with them no dialog asks for the same

    [[nodiscard]] std::optional<std::string> argument(std::string const& name) const;
    [[nodiscard]] css::uno::Reference<css::frame::XModel> const& document() const { return model->document(); }
    [[nodiscard]] std::string const& language() const { return model->language(); }
    /// Of formulas and sheets that a command writes, as the user chose it.
    [[nodiscard]] std::string result_language() const;
    [[nodiscard]] css::uno::Reference<css::awt::XWindowPeer> window() const;
    /// A sentence in the language of the user interface.
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& words = {}) const;
    /// In a box, until it is read: why a command does not apply here, or what it could not do.
    void say(std::string const& text) const;
    /// Yes or no; false where the box is closed.
    [[nodiscard]] bool ask(std::string const& question) const;
    /// The same with a third answer; empty where that was given, or the box closed.
    [[nodiscard]] std::optional<bool> ask_or_cancel(std::string const& question) const;
    void select(css::table::CellRangeAddress const& at) const;
    /// The first cell of what is selected; empty where it is no cell.
    [[nodiscard]] std::optional<css::table::CellAddress> selected() const;
    /// The country in whose row that is, by its row in the block; empty where it is in none.
    [[nodiscard]] std::optional<std::size_t> selected_country() const;
};

/// Does what its name says and shows it, or says why it cannot.
using CommandAction = void (*)(CommandPlace const& place);

/// Empty where there is no such command.
[[nodiscard]] CommandAction action_of(std::string_view name);

}  // namespace adherence
