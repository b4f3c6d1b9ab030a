// A country under drawn weights and with its open cells drawn: the index and the verdicts in 64 draws at once.
//
//   DrawnCountry const country(columns, block, row, {benefits, true});
//   DrawnCountry::Scratch scratch(country);
//   country.cells()[0].draw(uniform, scratch.cells[0]);   // each open cell
//   country.verdicts(shares, scratch);                    // of the benefits, by LaneDeduction
//
// What applies, what counts as known, what is a problem is the same in every draw, and is what standing.hpp says of the
// evidence as entered. Figures are doubles, of the same bits on every machine. Parts of the tree that are the same in
// every draw (a mean of equal figures, a group of one) are worked out beforehand.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/doubt/drawn_cell.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

class DrawnCountry {
public:
    struct Asked {
        std::span<int const> benefits;  ///< to be judged
        bool index = false;             ///< is the index's score wanted?
        /// Of the index: instead of every weighted mean but the lowest and the highest part. \pre no score is below 0
        std::optional<Aggregate> mean_instead = {};
    };

    /// The block must outlive it.
    DrawnCountry(RelativeColumns& columns, CountryBlock const& block, std::size_t row, Asked const& asked);

    /// The open cells that are drawn: those that the answer may hang on.
    [[nodiscard]] std::span<DrawnCell const> cells() const { return cells_; }
    /// Is there an index in every completion?
    [[nodiscard]] bool has_index() const { return has_index_; }

    class Scratch {
    public:
        explicit Scratch(DrawnCountry const& country);
        Scratch(Scratch&&) = default;
        Scratch& operator=(Scratch&&) = default;
        std::vector<DrawnLanes> cells;      ///< in the order of DrawnCountry::cells()
        /// What is read of each cell: what stands in `cells`, or elsewhere, as where countries share a drawn cell.
        std::vector<DrawnLanes const*> read;
        std::vector<LaneVerdicts> verdicts; ///< by benefit
    private:
        friend class DrawnCountry;
        Lanes steps_;
        std::vector<LaneOutcome> tests_;    // by figure test
    };

    /// The index, into a lane. \param shares by node \pre has_index()
    void index(Lanes const& shares, Scratch& scratch, double* lane) const;
    /// Scratch::verdicts of the benefits asked and of those that they read.
    void verdicts(Lanes const& shares, Scratch& scratch) const;

private:
    struct Part {
        enum class Kind : std::uint8_t { constant, cell, step };
        Kind kind = Kind::constant;
        int place = 0;       // of cell or step
        double value = 0;    // constant
        int weight = 0;      // node whose share it counts with
        double log = 0;      // of the constant, where it is above 0
        friend bool same_constant(Part const& a, Part const& b) {
            return a.kind == Kind::constant && b.kind == Kind::constant && a.value == b.value;
        }
    };
    struct Step {
        Aggregate kind = Aggregate::arithmetic;
        double exponent = 1;
        bool whole = true;   // the shares of its parts add up to 1
        std::vector<Part> parts;
    };
    /// What a rule on a node says: the same in every draw, or by a cell's slot, or by a figure.
    struct Tested {
        enum class Kind : std::uint8_t { constant, cell, figure };
        Kind kind = Kind::constant;
        LaneOutcome constant;
        int place = 0, slot = 0;
        Part figure;
        std::vector<DoubleSpan> spans;
    };
    struct Reader;

    /// The part of a node, those below it first: trees may be deeper than the stack.
    [[nodiscard]] Part part_of(int node, bool coverage);
    [[nodiscard]] Part score_of(int node);
    [[nodiscard]] Part coverage_of(int node);
    [[nodiscard]] double known_score(int criterion, Appraisal const& cell) const;
    [[nodiscard]] Part group(int node, bool coverage);
    [[nodiscard]] int cell_of(int criterion);
    void prepare(int rule);
    void work_out(Lanes const& shares, Scratch& scratch, std::size_t upto) const;
    void work_out(Step const& step, Lanes const& shares, Scratch& scratch, double* result) const;
    [[nodiscard]] double const* lane_of(Part const& part, Scratch const& scratch) const;

    RelativeColumns& columns_;
    CountryBlock const& block_;
    std::size_t row_;
    std::vector<Standing> standings_;     // while it is made, as the parts by node
    std::vector<DrawnCell> cells_;
    std::vector<int> cell_of_criterion_;  // -1: not drawn
    std::vector<Step> steps_;             // each after those it reads
    std::vector<std::optional<Part>> score_parts_, coverage_parts_;  // by node, once they were asked for
    std::vector<Tested> tested_;          // by rule
    std::vector<int> benefits_;           // those to be judged and those they read, in order
    std::size_t index_steps_ = 0;
    Part index_;
    bool has_index_ = false;
    std::optional<Aggregate> mean_instead_;
};

}  // namespace adherence
