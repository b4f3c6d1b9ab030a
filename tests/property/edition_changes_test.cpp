// What changed between two editions, against each country and each subset of its changed cells taken by itself.
#include "core/review/edition_changes.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

using Texts = std::vector<std::string>;  // the cells of a country, by criterion

std::string csv_of(SmallCase const& small, std::vector<Texts> const& rows) {
    std::string csv = small.ids_csv() + "\n";
    for (Texts const& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) csv += (i > 0 ? "," : "") + row[i];
        csv += "\n";
    }
    return csv;
}

struct SideCase {
    FrameworkPtr policy;
    Texts names;
    std::vector<Texts> rows;
    std::unique_ptr<Grid> values;

    SideCase(FrameworkPtr framework_, Texts names_, std::vector<Texts> rows_) : policy(std::move(framework_)), names(std::move(names_)), rows(std::move(rows_)) {
        values = std::make_unique<Grid>(rows.size(), policy->criteria.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t i = 0; i < rows[row].size(); ++i) values->set(row, i, bare(rows[row][i]));
    }
    [[nodiscard]] EditionSide side() const { return {policy, names, values->block(), Date{-25569}}; }
    /// As a CSV reader takes it.
    static std::string bare(std::string const& text) {
        auto const grid = grid_from_csv(text + "\n");
        return grid && !grid->block().empty() ? std::string(grid->block().at(0, 0).text) : std::string();
    }
};

Texts cells_of(SmallCase const& small) {
    Texts cells;
    for (std::size_t node = 0; node < small.nodes.size(); ++node)
        if (small.nodes[node].criterion()) cells.push_back(small.cells[node].text);
    return cells;
}

// Some cells unknown, which every scale has.
Texts less_known(Random& random, Texts cells, int percent) {
    for (std::string& cell : cells)
        if (chance(random, percent)) cell = "?";
    return cells;
}

Verdict verdict_of(FrameworkPtr const& policy, SmallCase const& small, Texts const& cells, std::size_t benefit) {
    return ReportCase(policy, csv_of(small, {cells})).evaluation().verdict(static_cast<int>(benefit)).verdict;
}
EditionScore score_of(FrameworkPtr const& policy, SmallCase const& small, Texts const& cells, int node) {
    ReportCase const one(policy, csv_of(small, {cells}));
    Standing const standing = one.evaluation().node(node);
    return {standing.problem, standing.applicable && !standing.problem ? standing.score : std::nullopt};
}

template <typename Changes, typename Wanted>
auto find(Changes const& changes, std::size_t row, Wanted const& wanted) {
    return std::find_if(changes.begin(), changes.end(), [&](auto const& one) { return one.rows.after == row && wanted(one); });
}

struct Tally {
    int turns = 0, cells = 0, scores = 0, framework = 0, only_cells = 0, either = 0, together = 0;
};

class Check {
public:
    Check(SmallCase const& small, SmallCase const& later, SideCase const& before, SideCase const& after, Tally& tally)
        : small_(small), later_(later), before_(before), after_(after), tally_(tally), changes_(edition_changes(before.side(), after.side())) {}

    void run() {
        same_ = before_.policy->json == after_.policy->json;
        EXPECT_EQ(changes_.same_framework, same_);
        std::size_t pairs = 0, cells = 0, scores = 0, turns = 0;
        for (std::size_t row = 0; row < after_.names.size(); ++row) {
            auto const there = std::find(before_.names.begin(), before_.names.end(), after_.names[row]);
            bool const added = std::find(changes_.countries_added.begin(), changes_.countries_added.end(), row) != changes_.countries_added.end();
            EXPECT_EQ(added, there == before_.names.end());
            if (added) continue;
            ++pairs;
            Texts const &was = before_.rows[static_cast<std::size_t>(there - before_.names.begin())], &is = after_.rows[row];
            cells += check_cells(row, was, is);
            scores += check_scores(row, was, is);
            turns += check_verdicts(row, was, is);
        }
        EXPECT_EQ(changes_.pairs.size(), pairs);
        EXPECT_EQ(changes_.cells.size(), cells) << described();
        EXPECT_EQ(changes_.scores.size(), scores) << described();
        EXPECT_EQ(changes_.verdicts.size(), turns) << described();
        for (std::size_t row = 0; row < before_.names.size(); ++row)
            EXPECT_EQ(std::count(changes_.countries_gone.begin(), changes_.countries_gone.end(), row) > 0,
                      std::find(after_.names.begin(), after_.names.end(), before_.names[row]) == after_.names.end());
        EXPECT_EQ(changes_.nothing(), same_ && pairs == before_.names.size() && pairs == after_.names.size() && cells + scores + turns == 0);
    }

private:
    std::string described() const { return testing::described(small_) + "\n" + later_.rules_csv() + csv_of(small_, before_.rows) + csv_of(small_, after_.rows); }

    std::size_t check_cells(std::size_t row, Texts const& was, Texts const& is) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < is.size(); ++i) {
            if (SideCase::bare(was[i]) == SideCase::bare(is[i])) continue;
            ++count, ++tally_.cells;
            auto const found = find(changes_.cells, row, [&](CellChange const& one) { return one.criterion == static_cast<int>(i); });
            if (found == changes_.cells.end()) {
                ADD_FAILURE() << described();
                continue;
            }
            EXPECT_EQ(found->before, SideCase::bare(was[i]));
            EXPECT_EQ(found->after, SideCase::bare(is[i]));
        }
        return count;
    }

    std::size_t check_scores(std::size_t row, Texts const& was, Texts const& is) {
        std::size_t count = 0;
        Framework const& framework = *after_.policy;
        std::vector<int> nodes{framework.root};
        for (int const node : framework.nodes[static_cast<std::size_t>(framework.root)].children)
            if (!framework.nodes[static_cast<std::size_t>(node)].criterion) nodes.push_back(node);
        for (int const node : nodes) {
            EditionScore const then = score_of(before_.policy, small_, was, node), now = score_of(after_.policy, small_, is, node);
            if (then == now) continue;
            ++count, ++tally_.scores;
            auto const found = find(changes_.scores, row, [&](ScoreChange const& one) { return one.node == node; });
            if (found == changes_.scores.end()) {
                ADD_FAILURE() << described();
                continue;
            }
            EXPECT_EQ(found->before, then);
            EXPECT_EQ(found->after, now);
        }
        return count;
    }

    std::size_t check_verdicts(std::size_t row, Texts const& was, Texts const& is) {
        std::size_t count = 0;
        for (std::size_t benefit = 0; benefit < after_.policy->benefits.size(); ++benefit) {
            Verdict const then = verdict_of(before_.policy, small_, was, benefit), now = verdict_of(after_.policy, small_, is, benefit);
            if (then == now) continue;
            ++count, ++tally_.turns;
            auto const found = find(changes_.verdicts, row, [&](VerdictTurn const& one) { return one.benefit == static_cast<int>(benefit); });
            if (found == changes_.verdicts.end()) {
                ADD_FAILURE() << described();
                continue;
            }
            EXPECT_EQ(found->before, then);
            EXPECT_EQ(found->after, now);
            if (same_) check_smallest(*found, was, is);
            else check_cause(*found, was, is, benefit);
        }
        return count;
    }

    void check_smallest(VerdictTurn const& turn, Texts const& was, Texts const& is) {
        EXPECT_EQ(turn.cause, TurnCause::cells);
        EXPECT_TRUE(turn.smallest);
        unsigned named = 0;
        for (int const criterion : turn.criteria) named |= 1U << criterion;
        for (unsigned set = 0; set < 1U << was.size(); ++set) {
            if (set != named && std::popcount(set) >= std::popcount(named)) continue;
            Texts mixed = was;
            for (std::size_t i = 0; i < was.size(); ++i)
                if (set >> i & 1U) mixed[i] = is[i];
            EXPECT_EQ(verdict_of(after_.policy, small_, mixed, static_cast<std::size_t>(turn.benefit)) == turn.after, set == named) << described();
        }
    }

    void check_cause(VerdictTurn const& turn, Texts const& was, Texts const& is, std::size_t benefit) {
        bool const framework = verdict_of(after_.policy, small_, was, benefit) == turn.after;
        bool const cells = verdict_of(before_.policy, small_, is, benefit) == turn.after;
        TurnCause const cause = framework && cells ? TurnCause::either : framework ? TurnCause::framework : cells ? TurnCause::only_cells : TurnCause::together;
        EXPECT_EQ(turn.cause, cause) << described();
        EXPECT_TRUE(turn.criteria.empty());
        ++(framework && cells ? tally_.either : framework ? tally_.framework : cells ? tally_.only_cells : tally_.together);
    }

    SmallCase const &small_, &later_;
    SideCase const &before_, &after_;
    Tally& tally_;
    EditionChanges changes_;
    bool same_ = true;
};

TEST(EditionChangesProperty, AsEachCountryByItself) {
    Random random(11 + other_seed());
    Tally tally;
    for (int round = 0; round < 900; ++round) {
        SmallCase const small = random_case(random, {});
        SmallCase later = small;
        bool const changed = chance(random, 50);
        if (changed) {
            for (SmallNode& node : later.nodes)
                if (chance(random, 50)) node.weight = 1 + below(random, 5);
            for (SmallRule& rule : later.rules) {
                if (!rule.group.empty()) continue;
                if (rule.effect == "condition" && chance(random, 60)) rule.effect = "requires";
                else if (rule.effect == "requires" && chance(random, 40)) rule.effect = "condition";
            }
        }
        FrameworkPtr const before = policy_of(small);
        Loaded const loaded = load_json(before->json);
        FrameworkPtr const after = changed ? policy_of(later) : loaded.framework;  // as from two sheets
        if (!before || !after) continue;
        Texts const cells = cells_of(small);
        auto const row = [&] { return less_known(random, cells, below(random, 100)); };
        SideCase const old_side(before, {"A", "B", "C"}, {row(), row(), row()});
        SideCase const new_side(after, {"C", "D", "B"}, {row(), row(), chance(random, 20) ? old_side.rows[1] : row()});
        Check(small, later, old_side, new_side, tally).run();
        if (::testing::Test::HasFailure()) break;
    }
    EXPECT_GT(tally.turns, 300);
    EXPECT_GT(tally.cells, 1000);
    EXPECT_GT(tally.scores, 500);
    for (int const kind : {tally.framework, tally.only_cells, tally.either, tally.together}) EXPECT_GT(kind, 5);
    RecordProperty("turns", tally.turns);
}

FrameworkPtr policy(std::string const& rules, std::string const& more = "") {
    return framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,yes-no\nc,index,in-force\n" + more, .rules = "benefit,effect,subject,test\n" + rules,
                      .benefits = "benefit\none\n", .about = "key,value\nas_of,2026-11-01\n"});
}

EditionChanges changes_of(FrameworkPtr before, std::vector<Texts> was, Texts old_names, FrameworkPtr after, std::vector<Texts> is, Texts new_names) {
    SideCase const old_side(std::move(before), std::move(old_names), std::move(was)), new_side(std::move(after), std::move(new_names), std::move(is));
    return edition_changes(old_side.side(), new_side.side());
}

TEST(EditionChanges, CountriesGoTogetherByAliasAndCode) {
    auto const one = policy("one,requires,b,yes\n");
    auto const changes = changes_of(one, {{"1", "yes", ""}, {"1", "yes", ""}, {"1", "yes", ""}}, {"Nederland", "Atlantis", "Atlantis"}, one,
                                    {{"1", "no", ""}, {"1", "yes", ""}}, {"NLD", "atlantis"});
    ASSERT_EQ(changes.pairs.size(), 2u);
    EXPECT_TRUE(changes.countries_added.empty());
    EXPECT_EQ(changes.countries_gone, std::vector<std::size_t>{2});
    ASSERT_EQ(changes.verdicts.size(), 1u);
    EXPECT_EQ(changes.verdicts[0].direction(), TurnDirection::lost);
}

TEST(EditionChanges, TheSameInOtherWordsIsSaidToBe) {
    auto const one = policy("one,requires,b,yes\n");
    auto const changes = changes_of(one, {{"50", "yes", "2020-01-01"}}, {"A"}, one, {{"50,0", "ja", "2020-01-02"}}, {"A"});
    ASSERT_EQ(changes.cells.size(), 2u);
    EXPECT_TRUE(changes.cells[0].same_meaning);
    EXPECT_EQ(changes.cells[0].after, "ja");
    EXPECT_FALSE(changes.cells[1].same_meaning);
    EXPECT_TRUE(changes.verdicts.empty());
    EXPECT_FALSE(changes.nothing());
}

TEST(EditionChanges, ADayInACellIsShownAsADay) {
    auto const one = policy("one,requires,b,yes\n");
    Grid old_values(1, 3), new_values(1, 3);
    old_values.set(0, 2, 43831.0);
    new_values.set(0, 2, 43832.0);
    auto const changes = edition_changes({one, {"A"}, old_values.block(), Date{-25569}}, {one, {"A"}, new_values.block(), Date{-25569}});
    ASSERT_EQ(changes.cells.size(), 1u);
    EXPECT_EQ(changes.cells[0].before, "2020-01-01");
    EXPECT_EQ(changes.cells[0].after, "2020-01-02");
}

TEST(EditionChanges, CriteriaThatOneFrameworkAloneHas) {
    auto const changes = changes_of(policy("one,requires,b,yes\n", "d,index,yes-no\n"), {{"10", "yes", "", "yes"}}, {"A"}, policy("one,requires,b,yes\n", "e,index,yes-no\n"),
                                    {{"10", "yes", "", "no"}}, {"A"});
    EXPECT_FALSE(changes.same_framework);
    EXPECT_EQ(changes.criteria_added, Texts{"e"});
    EXPECT_EQ(changes.criteria_gone, Texts{"d"});
    EXPECT_TRUE(changes.cells.empty());
    EXPECT_EQ(changes.scores.size(), 1u);
    EXPECT_TRUE(changes.verdicts.empty());
}

// Its own cell stands; the peers moved its score on a relative scale.
TEST(EditionChanges, MovedByItsPeers) {
    FrameworkPtr const one = framework({.criteria = "id,parent,scale\nindex,,\na,index,among\n", .scales = "scale,type,value,score\namong,relative,minmax:0:100,\n",
                                        .rules = "benefit,effect,subject,test\none,requires,score(a),>= 50\n", .benefits = "benefit\none\n"});
    auto const changes = changes_of(one, {{"5"}, {"0"}, {"10"}}, {"A", "B", "C"}, one, {{"5"}, {"0"}, {"20"}}, {"A", "B", "C"});
    ASSERT_EQ(changes.cells.size(), 1u);
    ASSERT_EQ(changes.verdicts.size(), 1u);
    EXPECT_EQ(changes.verdicts[0].rows.after, 0u);
    EXPECT_EQ(changes.verdicts[0].by_peers, std::vector<bool>{true});
}

TEST(EditionChanges, AProblemIsAVerdictLost) {
    auto const one = policy("one,requires,b,yes\n");
    auto const changes = changes_of(one, {{"", "yes", ""}}, {"A"}, one, {{"", "perhaps", ""}}, {"A"});
    ASSERT_EQ(changes.verdicts.size(), 1u);
    EXPECT_EQ(changes.verdicts[0].after, Verdict::invalid);
    EXPECT_EQ(changes.verdicts[0].direction(), TurnDirection::lost);
    ASSERT_EQ(changes.scores.size(), 1u);
    EXPECT_TRUE(changes.scores[0].after.problem);
}

}  // namespace
}  // namespace adherence::testing
