#include "core/review/dated_rules.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace adherence {

namespace {

constexpr std::int32_t beginning = std::numeric_limits<std::int32_t>::min(), end = std::numeric_limits<std::int32_t>::max();

std::int32_t first_day(WrittenRule const& rule) { return rule.from ? rule.from->day : beginning; }
std::int32_t last_day(WrittenRule const& rule) { return rule.to ? rule.to->day : end; }

class DateReview {
public:
    DateReview(Framework const& framework, Faults& faults) : framework_(framework), faults_(faults) {}

    void run() {
        bool const dated = std::any_of(framework_.written.begin(), framework_.written.end(),
                                       [](WrittenRule const& rule) { return rule.from || rule.to; });
        if (!dated) return;
        for (auto& [key, versions] : all_versions()) {
            std::stable_sort(versions.begin(), versions.end(), [](WrittenRule const* a, WrittenRule const* b) {
                return std::pair(first_day(*a), last_day(*a)) < std::pair(first_day(*b), last_day(*b));
            });
            find_gaps(versions);
            find_overlaps(versions);
        }
    }

private:
    using Versions = std::vector<WrittenRule const*>;
    using Key = std::tuple<int, Effect, Subject::Kind, int, std::string, std::string>;

    [[nodiscard]] std::map<Key, Versions> all_versions() const {
        std::map<Key, Versions> all;
        for (WrittenRule const& rule : framework_.written) {
            if (last_day(rule) < first_day(rule)) continue;  // never in force, as is said elsewhere
            bool const named = rule.subject.kind == Subject::Kind::defined;
            std::string const name = named ? fold(rule.subject_text) : std::string();
            auto const add = [&](int benefit) {
                all[{benefit, rule.effect, rule.subject.kind, named ? 0 : rule.subject.index, name, fold(rule.group)}].push_back(&rule);
            };
            if (rule.benefit >= 0) add(rule.benefit);
            for (std::size_t i = 0; rule.benefit < 0 && i < framework_.benefits.size(); ++i) add(static_cast<int>(i));
        }
        return all;
    }

    void find_gaps(Versions const& versions) {
        WrittenRule const* last = nullptr;  // the one in force longest so far
        for (WrittenRule const* version : versions) {
            bool const gap = last && last_day(*last) != end && last_day(*last) + 1 < first_day(*version);
            if (gap && met_.emplace(last->row, version->row).second)
                faults_.warning("review.gap", {"rules", version->row, "from"},
                                {{"subject", version->subject_text}, {"other_row", std::to_string(last->row)},
                                 {"from", to_text(Date{last_day(*last) + 1})}, {"to", to_text(Date{first_day(*version) - 1})}});
            if (!last || last_day(*version) > last_day(*last)) last = version;
        }
    }

    // The later one begins before the earlier one has ended; what lies within another is an exception to it.
    void find_overlaps(Versions const& versions) {
        for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
            WrittenRule const& one = *versions[i];
            WrittenRule const& next = *versions[i + 1];
            bool const consecutive = one.to && next.from && first_day(one) < first_day(next) && last_day(one) < last_day(next);
            if (!consecutive || last_day(one) < first_day(next) || fold(one.test_text) == fold(next.test_text)) continue;
            if (!met_.emplace(one.row, next.row).second) continue;
            faults_.warning("review.overlap", {"rules", next.row, "from"},
                            {{"subject", next.subject_text}, {"other_row", std::to_string(one.row)},
                             {"other_test", Faults::shortened(one.test_text)}, {"test", Faults::shortened(next.test_text)},
                             {"from", to_text(*next.from)}, {"to", to_text(*one.to)}});
        }
    }

    Framework const& framework_;
    Faults& faults_;
    std::set<std::pair<std::size_t, std::size_t>> met_;  // rows, for a row with * is one of every benefit
};

}  // namespace

void review_dates(Framework const& framework, Faults& faults) { DateReview(framework, faults).run(); }

}  // namespace adherence
