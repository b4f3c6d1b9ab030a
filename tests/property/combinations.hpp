// Going through every combination of what the cells of a small country could be instead: the cheapest that makes it
// eligible, by the core's own verdicts, one by one.
#pragma once

#include "property/small_policy.hpp"

namespace adherence::testing {

inline constexpr std::size_t most_combinations = 4000;

struct Move {
    std::string text;  ///< what would stand in the cell; empty: stays
    Number effort;
};

struct Cheapest {
    std::optional<Number> effort;
    std::size_t count = 0;
};

class Combinations {
public:
    Combinations(SmallCase const& small, FrameworkPtr policy, int benefit, std::vector<Move> (&moves_of)(SmallCase const&, std::size_t))
        : small_(small), policy_(std::move(policy)), benefit_(benefit) {
        for (std::size_t node = 0; node < small.nodes.size(); ++node) {
            if (!small.nodes[node].criterion()) continue;
            moves_.push_back(moves_of(small, node));
            texts_.push_back(small.cells[node].text);
            size_ *= moves_.back().size();
            if (size_ > most_combinations) return;
        }
    }
    [[nodiscard]] bool few() const { return size_ <= most_combinations; }
    [[nodiscard]] Cheapest cheapest() {
        try_from(0, Number(), 0);
        return best_;
    }

private:
    void try_from(std::size_t place, Number const& effort, std::size_t count) {
        if (best_.effort && (effort > *best_.effort || (effort == *best_.effort && count >= best_.count))) return;
        if (place == moves_.size()) {
            if (eligible()) best_ = {effort, count};
            return;
        }
        std::string const stays = texts_[place];
        for (Move const& move : moves_[place]) {
            if (!move.text.empty()) texts_[place] = move.text;
            try_from(place + 1, effort + move.effort, count + !move.text.empty());
            texts_[place] = stays;
        }
    }

    [[nodiscard]] bool eligible() const {
        std::string cells;
        for (std::size_t place = 0; place < texts_.size(); ++place) cells += (place > 0 ? "," : "") + texts_[place];
        ReportCase const one(policy_, small_.ids_csv() + "\n" + cells + "\n");
        return one.evaluation().verdict(benefit_).verdict == Verdict::eligible;
    }

    SmallCase const& small_;
    FrameworkPtr policy_;
    int benefit_;
    std::vector<std::vector<Move>> moves_;
    std::vector<std::string> texts_;
    std::size_t size_ = 1;
    Cheapest best_;
};

}  // namespace adherence::testing
