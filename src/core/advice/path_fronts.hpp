// From each class of a knapsack on: every way to go on that no other one beats.
//
//   PathFronts const fronts(knapsack, relaxation, ceiling, most_steps);
//   fronts.least(3, needs)      // the least way through the classes from the third on that brings what is needed
//
// Dynamic programming from the last class to the first by lists (Nemhauser and Ullmann, Discrete dynamic programming
// and capital allocation, Management Science 15, 1969). A way is kept if none before it, by price and then in the
// framework's order, brings as much to every sum; and if the bound of the relaxation lets it lead to an answer below a
// ceiling (Marsten and Morin, A hybrid approach to discrete mathematical programming, Mathematical Programming 14,
// 1978). A sum counts only between its first class and its last: what a group of the tree asks is settled within it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/advice/path_relaxation.hpp"

namespace adherence {

class PathFronts {
public:
    /// A way through the classes from some place on.
    struct Way {
        std::int64_t price = 0;
        std::span<std::int64_t const> code;  ///< its items; of two ways the smaller comes first in the framework's order
    };

    /// \param ceiling dearer answers are of no interest
    /// \param width ways to keep at most at each place, the most promising; then others may be missing
    PathFronts(Knapsack const& knapsack, PathRelaxation const& relaxation, std::int64_t ceiling, std::size_t most_steps,
               std::size_t width = SIZE_MAX);

    /// False where the steps ran out before all was worked out.
    [[nodiscard]] bool finished() const { return finished_; }
    [[nodiscard]] std::size_t steps() const { return steps_; }

    /// The first way from `place` on that brings each sum what is needed, among those that may lead to an answer not
    /// above the ceiling. \param needs by sum; what is not needed any more is at most 0
    [[nodiscard]] std::optional<Way> least(std::size_t place, std::span<std::int64_t const> needs) const;
    /// Can the sums still be brought to what is needed of them, as far as they have no class from `place` on?
    [[nodiscard]] bool settled(std::size_t place, std::span<std::int64_t const> needs) const;

    /// How many ways are kept at a place.
    [[nodiscard]] std::size_t size(std::size_t place) const { return fronts_[place].figures.size() / fronts_[place].stride; }

    [[nodiscard]] std::size_t code_size() const { return code_size_; }
    [[nodiscard]] std::size_t item(std::span<std::int64_t const> code, std::size_t place) const {
        return static_cast<std::size_t>(code[bits_[place].word] >> bits_[place].shift) & bits_[place].mask;
    }
    void put_item(std::span<std::int64_t> code, std::size_t place, std::size_t item) const {
        code[bits_[place].word] |= static_cast<std::int64_t>(item) << bits_[place].shift;
    }

private:
    // Where the item of a class stands in a code.
    struct Bits {
        std::size_t word = 0, shift = 0, mask = 0;
    };
    // Ways one after another: price, what it brings to each of the sums, code.
    struct Front {
        std::vector<std::size_t> sums;  // those that classes both before and from here on add to
        std::vector<std::int64_t> figures;
        std::size_t stride = 1;
    };
    class Stage;

    void lay_out_codes();
    void look_ahead();
    [[nodiscard]] std::vector<std::size_t> sums_at(std::size_t place) const;
    /// Where the one of most variety stands among these sums.
    [[nodiscard]] std::size_t richest(std::vector<std::size_t> const& sums) const;
    void narrow(Front& front, std::size_t place, std::size_t width) const;
    /// What an answer costs at least beyond the price of a way from here on and the worth of what it brings.
    [[nodiscard]] double bound_before(std::size_t place) const;
    /// By way of the front from a place on: what an answer costs at least with it.
    [[nodiscard]] std::vector<double> bounds(Front const& front, std::size_t place) const;

    Knapsack const& knapsack_;
    PathRelaxation const& relaxation_;
    double ceiling_;
    std::size_t steps_ = 0;
    bool finished_ = true;
    std::size_t code_size_ = 0;
    std::vector<Bits> bits_;                             // by class
    std::vector<std::size_t> first_, last_, variety_;    // by sum: its classes, and how much there is to tell apart
    std::vector<std::vector<std::int64_t>> low_, high_;  // by class and sum: what the classes before bring
    std::vector<Front> fronts_;                          // by class, and one at the end
};

}  // namespace adherence
