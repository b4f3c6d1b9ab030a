// Frameworks that were read before, by their text, so that a formula filled down 10,000 rows reads its
// framework once.
//
//   FrameworkCache cache;
//   auto const prepared = cache.find(framework_argument);      // empty: not a framework
//   auto const columns = prepared->columns(ids.row(0));        // empty: faulty ids
//
// A text is compared in full, not by hash: at 100 kB that costs a few microseconds, and no two frameworks
// can be taken for each other. Safe to use from several threads; what is handed out never changes.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/load.hpp"
#include "core/functions/answer_cache.hpp"
#include "core/scoring/block.hpp"

namespace adherence::functions {

/// A framework with what does not depend on the values: its columns by ids, asked for again and again.
class PreparedFramework {
public:
    explicit PreparedFramework(FrameworkPtr framework);

    [[nodiscard]] FrameworkPtr const& framework() const { return framework_; }
    /// Does any criterion hold dates, so that a cell's number may be one?
    [[nodiscard]] bool reads_dates() const { return reads_dates_; }
    /// match_columns(), remembered for the last few rows of ids. Empty where that finds a fault.
    [[nodiscard]] std::shared_ptr<Columns const> columns(std::span<Cell const> ids) const;
    /// The cells that were read before under this framework, and under this day 0 where it reads dates.
    [[nodiscard]] std::shared_ptr<AppraisalStore> appraisals(Date null_date) const;

    /// Answers under this framework that took long.
    [[nodiscard]] AnswerCache& answers() const { return answers_; }

private:
    struct Matched {
        std::vector<std::string> ids;
        std::shared_ptr<Columns const> columns;
    };
    FrameworkPtr framework_;
    bool reads_dates_ = false;
    mutable std::mutex mutex_;
    mutable std::vector<Matched> matched_;  ///< the last used first
    mutable std::shared_ptr<AppraisalStore> appraisals_;
    mutable Date null_date_;
    mutable AnswerCache answers_;
};

class FrameworkCache {
public:
    /// The framework of a block: JSON text in one cell or cut over several (joined row by row), or the id of
    /// a built-in framework. Empty where it is none. Texts that are no framework are remembered as well.
    /// \param identity as CallContext::framework_identity
    [[nodiscard]] std::shared_ptr<PreparedFramework const> find(Block const& block, std::uint64_t identity = 0);

private:
    struct Entry {
        std::string text;
        std::uint64_t identity = 0;
        std::shared_ptr<PreparedFramework const> prepared;
    };
    [[nodiscard]] Entry const* known(std::vector<std::string_view> const& pieces, std::uint64_t identity);

    std::mutex mutex_;
    std::vector<Entry> entries_;  ///< the last used first
};

/// The id of the built-in framework that a text names, compared by fold().
[[nodiscard]] std::optional<std::string> built_in_named(std::string_view text);

/// A framework text, or a built-in's id, as it is read from an argument. \pre not empty
[[nodiscard]] Loaded load_text(std::string_view text);

}  // namespace adherence::functions
