// The conventions that all functions share: what counts as omitted, how one text is read from a block, and
// how a call is refused.
//
//   CallArguments arguments(blocks, context);
//   std::string const node = arguments.text(3).value_or("index");   // empty, or 0: omitted
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/functions/functions.hpp"

namespace adherence::functions {

/// A wrong argument. Thrown inside functions/ only; call() turns it into a 1 x 1 answer.
struct Refused {
    CellError error = CellError::value;
};

class CallArguments {
public:
    CallArguments(std::span<Block const> blocks, CallContext const& context) : blocks_(blocks), context_(context) {}

    /// The block at a place; without cells where it was not given.
    [[nodiscard]] Block block(std::size_t place) const { return place < blocks_.size() ? blocks_[place] : Block{}; }
    /// Not given, nothing but blanks, or one cell that holds 0 (so Calc hands one empty cell over).
    [[nodiscard]] bool omitted(std::size_t place) const;
    /// The one text of a 1 x 1 block; empty where it is omitted. Refuses larger blocks.
    [[nodiscard]] std::optional<std::string> text(std::size_t place) const;
    /// As text(), and refuses where it is omitted.
    [[nodiscard]] std::string required_text(std::size_t place) const;
    /// A language that has words, "en" where it is omitted; refuses others.
    [[nodiscard]] std::string language(std::size_t place) const;

    /// Not given, or nothing but blanks; a 0 is something.
    [[nodiscard]] bool blank(std::size_t place) const;
    /// The number of a 1 x 1 block, 0 too; empty where it is not given or blank, or no number. Refuses larger blocks.
    [[nodiscard]] std::optional<double> number(std::size_t place) const;
    /// TRUE or 1; false where it is omitted, FALSE or 0; refuses anything else.
    [[nodiscard]] bool flag(std::size_t place) const;

    [[nodiscard]] CallContext const& context() const { return context_; }

private:
    std::span<Block const> blocks_;
    CallContext const& context_;
};

/// Calc hands one empty cell over as the number 0, which is not a country's answer (CONTRACT section 3).
[[nodiscard]] bool is_one_empty_cell(Block const& block);

/// Empty, a blank text, or the number 0 of a cell that Calc handed over alone.
[[nodiscard]] bool counts_as_omitted(Block const& block);

}  // namespace adherence::functions
