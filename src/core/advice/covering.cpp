#include "core/advice/covering.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace adherence {

namespace {

constexpr std::size_t gains_per_step = 128;  // looked at

using Items = std::vector<std::size_t>;

class Covering {
public:
    Covering(std::span<CoverDemand const> demands, std::size_t items, std::size_t budget)
        : demands_(demands), items_(items), budget_(budget), missing_(demands.size()), slots_(demands.size()), open_(items, true) {
        for (std::size_t place = 0; place < demands.size(); ++place) {
            CoverDemand const& demand = demands[place];
            missing_[place] = demand.need;
            Items& order = by_gain_.emplace_back();
            for (std::size_t item = 0; item < items; ++item)
                if (demand.gains[item] > 0) order.push_back(item);
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return demand.gains[a] > demand.gains[b]; });
            auto& apart = apart_.emplace_back(demands.size(), true);
            for (std::size_t other = 0; other < place; ++other) {
                apart[other] = std::none_of(order.begin(), order.end(), [&](std::size_t item) { return demands[other].gains[item] > 0; });
                apart_[other][place] = apart[other];
            }
        }
        by_need_.resize(demands.size());
        std::iota(by_need_.begin(), by_need_.end(), std::size_t{0});
    }

    // Item by item: is there a choice with it, beside those that are settled? One at hand may say so.
    [[nodiscard]] Cover first(std::size_t most) {
        Cover cover;
        std::optional<Items> at_hand = any(most);
        cover.kind = at_hand ? Cover::Kind::found : ended() ? Cover::Kind::undecided : Cover::Kind::none;
        for (std::size_t item = 0; at_hand && cover.items.size() < at_hand->size(); ++item) {
            if (std::find(at_hand->begin(), at_hand->end(), item) == at_hand->end()) {
                std::vector<double> const before = missing_;
                take(item);
                auto other = any(most - cover.items.size() - 1);
                if (ended()) break;
                if (!other) {
                    missing_ = before;
                    continue;
                }
                other->insert(other->end(), cover.items.begin(), cover.items.end());
                other->push_back(item);
                at_hand = std::move(other);
            } else {
                take(item);
            }
            cover.items.push_back(item);
        }
        if (at_hand) cover.items = *std::move(at_hand);
        std::sort(cover.items.begin(), cover.items.end());
        cover.steps = steps_;
        return cover;
    }

    // Items that the demands still take; more than there are where one cannot be met.
    [[nodiscard]] std::size_t slots() {
        std::size_t most = 0;
        for (std::size_t place = 0; place < demands_.size(); ++place) {
            slots_[place] = slots_of(place);
            most = std::max(most, slots_[place]);
        }
        if (most == 0 || most > items_) return most;
        std::sort(by_need_.begin(), by_need_.end(), [&](std::size_t a, std::size_t b) {
            return slots_[a] != slots_[b] ? slots_[a] > slots_[b] : a < b;
        });
        // Those that take most beside each other, and then, for the last bound, those that take least.
        std::size_t sum = 0;
        for (bool const wide : {true, false}) {
            beside_.clear();
            std::size_t slots = 0;
            for (std::size_t step = 0; step < by_need_.size(); ++step) {
                std::size_t const place = by_need_[wide ? step : by_need_.size() - 1 - step];
                bool const apart = std::all_of(beside_.begin(), beside_.end(), [&](std::size_t other) { return apart_[place][other]; });
                if (slots_[place] == 0 || !apart) continue;
                beside_.push_back(place);
                slots += slots_[place];
            }
            sum = std::max(sum, slots);
        }
        for (std::size_t place = 0; place < demands_.size() && beside_.size() > 1; ++place)
            if (slots_[place] > 1) sum = std::max(sum, slots_beside(place));
        return sum;
    }

private:
    [[nodiscard]] bool ended() const { return steps_ >= budget_; }

    void take(std::size_t item) {
        open_[item] = false;
        for (std::size_t place = 0; place < demands_.size(); ++place) missing_[place] -= demands_[place].gains[item];
    }

    [[nodiscard]] std::size_t slots_of(std::size_t place) const {
        double missing = missing_[place];
        std::size_t count = 0;
        if (missing <= 0) return 0;
        for (std::size_t const item : by_gain_[place]) {
            if (!open_[item]) continue;
            ++count;
            missing -= demands_[place].gains[item];
            if (missing <= 0) return count;
        }
        return items_ + 1;
    }

    // As many as the demands beside each other take, the best for this one among them, and what is still missing then.
    [[nodiscard]] std::size_t slots_beside(std::size_t place) {
        double missing = missing_[place];
        std::size_t count = 0;
        quota_.clear();
        for (std::size_t const other : beside_) {
            quota_.push_back(slots_[other]);
            count += slots_[other];
        }
        left_.clear();
        for (std::size_t const item : by_gain_[place]) {
            if (!open_[item]) continue;
            std::size_t in = 0;
            while (in < beside_.size() && demands_[beside_[in]].gains[item] <= 0) ++in;
            if (in == beside_.size() || quota_[in] == 0) {
                left_.push_back(item);
                continue;
            }
            --quota_[in];
            missing -= demands_[place].gains[item];
        }
        for (std::size_t const item : left_) {
            if (missing <= 0) break;
            ++count;
            missing -= demands_[place].gains[item];
        }
        return missing <= 0 ? count : items_ + 1;
    }

    // The item that most of the demands share that are not met; more than there are where none is shared.
    [[nodiscard]] std::size_t shared() const {
        std::size_t best = items_ + 1;
        int most = 1;
        double promise = 0;
        for (std::size_t item = 0; item < items_; ++item) {
            if (!open_[item]) continue;
            int count = 0;
            double sum = 0;
            for (std::size_t place = 0; place < demands_.size(); ++place) {
                if (missing_[place] <= 0 || demands_[place].gains[item] <= 0) continue;
                ++count;
                sum += std::min(1.0, demands_[place].gains[item] / missing_[place]);
            }
            if (count < 2 || count < most || (count == most && sum <= promise)) continue;
            best = item;
            most = count;
            promise = sum;
        }
        return best;
    }

    // Some choice among the open items, if there is one of at most so many.
    [[nodiscard]] std::optional<Items> any(std::size_t most) {
        steps_ += 1 + 3 * demands_.size() * items_ / gains_per_step;
        if (ended() || slots() > most) return {};
        std::size_t const item = shared();
        if (item > items_) return single_demands(most);
        std::vector<double> const before = missing_;
        open_[item] = false;
        std::optional<Items> found;
        if (most > 0) {
            take(item);
            found = any(most - 1);
            if (found) found->push_back(item);
            missing_ = before;
        }
        if (!found) found = any(most);
        open_[item] = true;
        return found;
    }

    [[nodiscard]] std::optional<Items> single_demands(std::size_t most) const {
        Items items;
        for (std::size_t place = 0; place < demands_.size(); ++place) {
            double missing = missing_[place];
            for (std::size_t const item : by_gain_[place]) {
                if (missing <= 0) break;
                if (!open_[item]) continue;
                items.push_back(item);
                missing -= demands_[place].gains[item];
            }
            if (missing > 0) return {};
        }
        if (items.size() > most) return {};
        return items;
    }

    std::span<CoverDemand const> demands_;
    std::size_t items_, budget_, steps_ = 0;
    std::vector<double> missing_;           // by demand
    Items slots_;                           // by demand: items it takes by itself
    std::vector<bool> open_;                // by item: neither taken nor left out
    std::vector<Items> by_gain_;            // by demand: the greatest gain first
    std::vector<std::vector<bool>> apart_;  // by demand and demand: no item is in both
    Items by_need_, beside_, quota_, left_;
};

}  // namespace

Cover first_cover(std::span<CoverDemand const> demands, std::size_t items, std::size_t most, std::size_t budget) {
    return Covering(demands, items, budget).first(most);
}

std::size_t fewest_at_least(std::span<CoverDemand const> demands, std::size_t items) {
    return Covering(demands, items, 0).slots();
}

}  // namespace adherence
