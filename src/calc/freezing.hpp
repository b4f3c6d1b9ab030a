// The commands "Freeze values" and "Thaw formulas": the extension's formulas in a document replaced by their values, for
// readers who do not have it, and brought back.
//
//   FrozenValues const frozen = freeze_values(document, "nl");
//   FrozenFormulas const there = frozen_formulas(document);        // there.overwritten: values typed over since
//   ThawedFormulas const thawed = thaw_formulas(document, {}, "nl");
//
// The formulas are kept on a hidden sheet, known by a mark in its first cell: a row for each, with its text and a live
// reference to its cell, and beside them a live reference to every block that one of them reads. So the office itself
// follows what is inserted, deleted, moved or renamed meanwhile, in any file format and without the extension, and a
// thawed formula reads what it would read had it never been frozen.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::calc {

struct FrozenValues {
    bool done = false;
    std::string message;             ///< key of a sentence
    std::string place;               ///< what is in the way
    std::size_t formulas = 0;        ///< an array formula counts once
    std::size_t sheets = 0;
    std::vector<std::string> left;   ///< names, conditional formats and validations that call the extension; only cells are frozen
};

/// Every cell that calls the extension, itself or through a name, on every sheet. One step that Undo takes back; nothing
/// has changed where it is not done.
[[nodiscard]] FrozenValues freeze_values(css::uno::Reference<css::frame::XModel> const& document, std::string_view language);

struct FrozenFormulas {
    std::size_t formulas = 0;              ///< that can be brought back
    std::vector<std::string> overwritten;  ///< places of those whose value is another one now
    std::vector<std::string> gone;         ///< where those stood whose cells were deleted
    std::vector<std::string> outside;      ///< places of those that fetch from beyond the document
};

[[nodiscard]] FrozenFormulas frozen_formulas(css::uno::Reference<css::frame::XModel> const& document);

/// What is not done unasked.
struct ThawChoices {
    bool replace_overwritten = false;
    bool reach_outside = false;  ///< bring formulas back that fetch from another file, the web or another program
};

struct ThawedFormulas {
    bool done = false;
    std::string message;             ///< key of a sentence
    std::string place;               ///< what is in the way
    std::size_t formulas = 0;
    std::size_t sheets = 0;
    std::vector<std::string> kept;   ///< places that were typed over and stay; their formulas stay on the list
    std::vector<std::string> gone;   ///< where formulas stood whose cells were deleted; they are off the list
    std::vector<std::string> outside;  ///< places of those that would fetch from beyond the document; they stay on the list
};

/// One step that Undo takes back; nothing has changed where it is not done.
[[nodiscard]] ThawedFormulas thaw_formulas(css::uno::Reference<css::frame::XModel> const& document, ThawChoices const& choices,
                                           std::string_view language);

}  // namespace adherence::calc
