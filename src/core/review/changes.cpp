#include "core/review/changes.hpp"

#include <algorithm>
#include <numeric>

namespace adherence {

namespace {

constexpr std::size_t most_trials = 20'000;  // for one change

bool differ(Appraisal const& before, Appraisal const& after) {
    if (before.assessment.state != after.assessment.state) return true;
    if (before.problem()) return before.content != after.content;
    return !(before.assessment.values == after.assessment.values) || !(before.scores == after.scores);
}

class Turn {
public:
    Turn(CountryBlock const& before, CountryBlock const& after, EditionRows const& rows, VerdictChange& change)
        : store_(before.store_ptr()), before_(before.row(rows.before)), after_(after.row(rows.after)), change_(change) {
        for (int const node : before.framework().benefits[static_cast<std::size_t>(change.benefit)].rests_on) {
            int const criterion = before.framework().nodes[static_cast<std::size_t>(node)].criterion_index;
            auto const place = static_cast<std::size_t>(criterion);
            if (before_[place] != after_[place] && differ(*before_[place], *after_[place])) changed_.push_back(criterion);
        }
        std::sort(changed_.begin(), changed_.end());
    }

    /// \param budget what is left for all changes
    void find(std::size_t& budget) {
        most_ = std::min(most_trials, budget);
        search();
        budget -= std::min(budget, trials_);
    }

private:
    void search() {
        for (std::size_t size = 0; size <= changed_.size(); ++size) {
            std::vector<int> chosen;
            switch (choose(size, 0, chosen)) {
                case Tried::turns: change_.criteria = std::move(chosen); return;
                case Tried::ended: return settle_for_less();
                case Tried::none: break;
            }
        }
    }

    enum class Tried { none, turns, ended };

    Tried choose(std::size_t left, std::size_t from, std::vector<int>& chosen) {
        if (left == 0) {
            if (++trials_ > most_) return Tried::ended;
            return turns(chosen) ? Tried::turns : Tried::none;
        }
        for (std::size_t place = from; place + left <= changed_.size(); ++place) {
            chosen.push_back(changed_[place]);
            if (Tried const tried = choose(left - 1, place + 1, chosen); tried != Tried::none) return tried;
            chosen.pop_back();
        }
        return Tried::none;
    }

    // All of them, without one after another of which it is not needed.
    void settle_for_less() {
        change_.smallest = false;
        std::vector<int> kept = changed_;
        for (std::size_t place = kept.size(); place-- > 0;) {
            std::vector<int> without = kept;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(place));
            if (turns(without)) kept = std::move(without);
        }
        change_.criteria = std::move(kept);
    }

    [[nodiscard]] bool turns(std::vector<int> const& chosen) const {
        std::vector<Appraisal const*> cells(before_.begin(), before_.end());
        for (int const criterion : chosen) cells[static_cast<std::size_t>(criterion)] = after_[static_cast<std::size_t>(criterion)];
        CountryBlock const mixed(store_, std::move(cells));
        return evaluate(mixed, 0, std::span(&change_.benefit, 1), Detail::verdicts).verdict(change_.benefit).verdict == change_.after;
    }

    std::shared_ptr<AppraisalStore> store_;
    std::span<Appraisal const* const> before_, after_;
    VerdictChange& change_;
    std::vector<int> changed_;
    std::size_t most_ = 0, trials_ = 0;
};

}  // namespace

std::vector<VerdictChange> verdict_changes(CountryBlock const& before, CountryBlock const& after, std::span<EditionRows const> pairs,
                                           std::size_t budget) {
    std::vector<int> benefits(before.framework().benefits.size());
    std::iota(benefits.begin(), benefits.end(), 0);
    std::vector<VerdictChange> changes;
    for (EditionRows const& rows : pairs) {
        Evaluation const then = evaluate(before, rows.before, benefits, Detail::verdicts), now = evaluate(after, rows.after, benefits, Detail::verdicts);
        for (int const benefit : benefits) {
            VerdictChange change;
            change.row = rows.after;
            change.benefit = benefit;
            change.before = then.verdict(change.benefit).verdict;
            change.after = now.verdict(change.benefit).verdict;
            if (change.before == change.after) continue;
            Turn(before, after, rows, change).find(budget);
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

}  // namespace adherence
