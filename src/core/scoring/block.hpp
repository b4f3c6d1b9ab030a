// A block of countries, read against a framework: every cell parsed and scored once.
//
//   auto store = std::make_shared<AppraisalStore>(framework);      // one per framework, kept between calls
//   CountryBlock block(store, *match_columns(*framework, ids), values, null_date);
//   block.row(0)[3]->assessment                                    // the first country on the fourth criterion
//
// Cells with the same content on the same criterion share one Appraisal, which also carries what every test
// on that criterion says of it. Rows are then pointers, so that 20,000 countries cost little more than their
// distinct cells. Relative scales take their figures from the known cells of the whole block.
#pragma once

#include <boost/container/small_vector.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/scoring/content_table.hpp"
#include "core/scoring/score_plan.hpp"

namespace adherence {

/// What a test makes of its subject.
enum class Outcome : std::uint8_t { holds, fails, open, not_applicable, invalid };

[[nodiscard]] constexpr Outcome outcome_of(Truth truth) {
    return truth == Truth::yes ? Outcome::holds : truth == Truth::no ? Outcome::fails : Outcome::open;
}

/// A cell, read and scored. Without `scored` (a relative column with fewer than two known cells) it has no
/// score in any completion.
struct Appraisal {
    /// What the tests on this criterion (its value or its score) say of the cell, in the order of
    /// AppraisalStore::tests_on. Read most, so first and in place.
    boost::container::small_vector<Outcome, 16> outcomes;
    /// low and high in units of ScorePlan; not there where they are no such whole numbers.
    std::int64_t low_units = 0, high_units = 0;
    bool in_units = false;
    bool scored = false;
    Assessment assessment;
    ValueSet scores;       ///< the scores it may have
    Number low, high;      ///< lowest and highest of them
    Number middle;         ///< of a known or ranged cell: mean of low and high
    std::string content;   ///< the cell as entered
    /// Of a cell of several values that has scores: what it would be with one value of the lowest, of the highest score.
    std::shared_ptr<Appraisal const> at_worst, at_best;

    [[nodiscard]] bool known() const { return assessment.state == Assessment::State::known; }
    [[nodiscard]] bool applicable() const { return assessment.state != Assessment::State::not_applicable; }
    [[nodiscard]] bool problem() const { return assessment.state == Assessment::State::problem; }
    [[nodiscard]] bool open() const { return assessment.open(); }
};

/// What is to be known of a whole row before it is looked at cell by cell.
struct RowSummary {
    ScorePlan const* plan = nullptr;  ///< null under supposed weights, and after too many patterns of what applies
    bool problem = false;             ///< some cell is one
    bool open = false;                ///< some cell is
    bool in_units = true;             ///< every applicable cell has its scores in units of the plan
};

/// Which column of the block holds which criterion; -1: none (the criterion is unknown everywhere).
struct Columns {
    std::vector<int> column_of_criterion;  ///< by Node::criterion_index
    std::size_t width = 0;                 ///< cells in the row of ids
};

/// Ids -> columns. Empty id or a leading `#`: passed over. Faults: an unknown, repeated or group id.
[[nodiscard]] std::optional<Columns> match_columns(Framework const& framework, std::span<Cell const> ids,
                                                   std::vector<Fault>* faults = nullptr);

/// Every distinct cell content met so far under one framework, read and scored. Grows with distinct contents
/// only; whoever keeps one between calls starts a new one when it is full(). Safe to share between threads.
class AppraisalStore {
public:
    explicit AppraisalStore(FrameworkPtr framework);
    [[nodiscard]] Framework const& framework() const { return *framework_; }
    [[nodiscard]] FrameworkPtr const& framework_ptr() const { return framework_; }
    [[nodiscard]] bool full() const;

    /// Rules in force with this criterion's value or score as subject, and where in Appraisal::outcomes a
    /// rule's truth stands.
    [[nodiscard]] std::span<int const> tests_on(int criterion) const { return tests_on_[criterion]; }
    [[nodiscard]] int slot_of(int rule) const { return slot_of_rule_[rule]; }

    /// What the cell would be, were only these values left of it. \param scores given for relative scales
    [[nodiscard]] Appraisal appraise(int criterion, Assessment assessment, ValueSet const* scores = nullptr) const;
    /// The same, with what it would be at its lowest and at its highest score. A cell may hold several values and
    /// count as known all the same: that is how it is supposed to be anything without being less known.
    [[nodiscard]] Appraisal appraise_with_ends(int criterion, Assessment assessment, ValueSet const* scores = nullptr) const;

private:
    friend class CountryBlock;
    [[nodiscard]] Appraisal const* find_or_read(int criterion, Cell const& cell, Date null_date);
    [[nodiscard]] Appraisal const* blank(int criterion);
    void add_corners(int criterion, Appraisal& open) const;
    /// A bit per criterion.
    using Applicable = boost::container::small_vector<std::uint64_t, 2>;
    [[nodiscard]] ScorePlan const* plan_for(Applicable const& applicable);

    FrameworkPtr framework_;
    std::vector<std::vector<int>> tests_on_;
    std::vector<int> slot_of_rule_;
    std::int64_t unit_;  ///< of scores, see ScorePlan
    std::vector<ContentTable<Appraisal>> met_;                             ///< by criterion
    std::vector<std::unique_ptr<Appraisal>> kept_;
    std::vector<Appraisal const*> blank_;
    std::map<Applicable, std::unique_ptr<ScorePlan const>> plans_;         ///< by what applies
    mutable std::mutex mutex_;
};

class CountryBlock {
public:
    CountryBlock(std::shared_ptr<AppraisalStore> store, Columns const& columns, Block values, Date null_date);
    /// One country as it would be with these cells, by criterion_index, and with other weights where some are
    /// given, by node. The cells must outlive it; those of relative scales keep the scores they have.
    CountryBlock(std::shared_ptr<AppraisalStore> store, std::vector<Appraisal const*> cells,
                 std::shared_ptr<std::vector<Number> const> weights = {});
    CountryBlock(FrameworkPtr framework, Columns const& columns, Block values, Date null_date)
        : CountryBlock(std::make_shared<AppraisalStore>(std::move(framework)), columns, values, null_date) {}

    [[nodiscard]] Framework const& framework() const { return store_->framework(); }
    [[nodiscard]] AppraisalStore const& store() const { return *store_; }
    [[nodiscard]] std::shared_ptr<AppraisalStore> const& store_ptr() const { return store_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// One appraisal per criterion, by criterion_index.
    [[nodiscard]] std::span<Appraisal const* const> row(std::size_t index) const {
        std::size_t const width = framework().criteria.size();
        return std::span(cells_).subspan(index * width, width);
    }
    /// The numbers that are known in a column of numbers, in the order of the rows: what relative scales go by.
    [[nodiscard]] std::vector<Number> known_numbers(int criterion) const;
    /// The same countries under other weights, by node. This block must outlive it.
    [[nodiscard]] CountryBlock under(std::shared_ptr<std::vector<Number> const> weights) const;
    /// By node: the framework's, or those that are supposed.
    [[nodiscard]] std::span<Number const> weights() const { return weights_ ? *weights_ : framework().weights; }
    /// Null where they are the framework's.
    [[nodiscard]] std::shared_ptr<std::vector<Number> const> const& supposed_weights() const { return weights_; }
    [[nodiscard]] RowSummary const& summary(std::size_t index) const { return summaries_[index]; }

private:
    CountryBlock(std::shared_ptr<AppraisalStore> store, std::size_t rows, std::vector<Appraisal const*> cells,
                 std::shared_ptr<std::vector<Number> const> weights);
    void score_relative_columns();
    void summarise();

    std::shared_ptr<AppraisalStore> store_;
    std::size_t rows_ = 0;
    std::shared_ptr<std::vector<Number> const> weights_;  ///< null: the framework's
    std::vector<Appraisal const*> cells_;
    std::vector<RowSummary> summaries_;
    std::vector<std::unique_ptr<Appraisal>> relative_;  ///< appraisals that hold for this block alone
};

}  // namespace adherence
