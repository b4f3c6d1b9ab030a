#include "property/small_case.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>

namespace adherence::testing {

namespace {

namespace chrono = std::chrono;
using Test = SmallTest::Kind;

chrono::year_month_day calendar(int day) { return chrono::sys_days(chrono::days(day)); }

std::string level_name(int level) { return "l" + std::to_string(level); }

class Maker {
public:
    Maker(Random& random, SmallLimits const& limits) : random_(random), limits_(limits) {}

    SmallCase make() {
        make_scales();
        make_tree();
        made_.benefits = 1 + below(random_, 3);
        int const names = below(random_, 3);
        for (int name = 0; name < names; ++name) made_.names.push_back("name" + std::to_string(name));
        int const rules = 2 + below(random_, 7);
        for (int rule = 0; rule < rules; ++rule) make_rule();
        mend_needs();
        give_every_benefit_a_rule();
        make_cells();
        return std::move(made_);
    }

private:
    void make_scales() {
        static constexpr std::array steps{0, 25, 40, 50, 60, 75, 100};
        for (int scale = 0; scale < 3; ++scale) {
            SmallScale one{SmallScale::Kind::level, "s" + std::to_string(scale), {}, {}};
            int const levels = 2 + below(random_, 3);
            for (int level = 0; level < levels; ++level)
                one.scores.push_back(steps[static_cast<std::size_t>(below(random_, static_cast<int>(steps.size())))]);
            std::sort(one.scores.begin(), one.scores.end());
            made_.scales.push_back(std::move(one));
        }
        made_.scales.push_back({SmallScale::Kind::percent, "percent", {}, {}});
        made_.scales.push_back({SmallScale::Kind::date, "d", {100, 60, chance(random_, 30) ? 80 : 0}, {1, 3}});
    }

    void make_tree() {
        static constexpr std::array plain{"arithmetic", "", "minimum", "maximum", "harmonic", "power:1", "power:-1"};
        static constexpr std::array roots{"geometric", "power:2", "power:0", "power:0.5"};
        auto const aggregate = [&]() -> std::string {
            if (limits_.means_with_roots && chance(random_, 50)) return roots[random_() % roots.size()];
            return chance(random_, 60) ? "arithmetic" : plain[random_() % plain.size()];
        };
        made_.nodes.push_back({"root", -1, 1, aggregate(), -1, false});
        int const groups = below(random_, 3);
        for (int group = 0; group < groups; ++group)
            made_.nodes.push_back({"g" + std::to_string(group), below(random_, group + 1), weight(), aggregate(), -1, false});
        int const criteria = std::max(2, limits_.criteria - below(random_, 3));
        for (int criterion = 0; criterion < criteria; ++criterion)
            // Every group gets one, so that none is empty.
            made_.nodes.push_back({"c" + std::to_string(criterion),
                                   criterion < groups ? criterion + 1 : below(random_, groups + 1), weight(), "",
                                   below(random_, static_cast<int>(made_.scales.size())), chance(random_, 30)});
        groups_ = groups + 1;
    }

    int weight() { return chance(random_, 15) ? 0 : 1 + below(random_, 3); }
    int some_criterion() { return groups_ + below(random_, static_cast<int>(made_.nodes.size()) - groups_); }

    void make_rule() {
        static constexpr std::array effects{"requires", "requires", "excludes", "condition", "condition"};
        SmallRule rule;
        rule.benefit = chance(random_, 25) ? -1 : below(random_, made_.benefits);
        rule.effect = effects[random_() % effects.size()];
        bool const defines = !made_.names.empty() && chance(random_, 25);
        // A name is read only by names that come later, a benefit only by later benefits: no circles.
        int name = 0;
        if (defines) {
            name = below(random_, static_cast<int>(made_.names.size()));
            rule.effect = "defines";
            rule.group = made_.names[static_cast<std::size_t>(name)];
            rule.benefit = -1;
            defined_.insert(name);
        } else if (chance(random_, 35)) {
            rule.group = "k" + std::to_string(below(random_, 2));
            rule.need = 1 + below(random_, 2);
        }
        choose_subject(rule, defines, name);
        int const tests = chance(random_, 20) ? 2 : 1;
        rule.either = chance(random_, 50);
        for (int test = 0; test < tests; ++test) rule.tests.push_back(some_test(rule));
        made_.rules.push_back(std::move(rule));
    }

    void choose_subject(SmallRule& rule, bool defines, int name) {
        int const kind = below(random_, 100);
        if (kind < 45) {
            rule.index = some_criterion();
        } else if (kind < 75) {
            rule.subject = SmallRule::Subject::score;
            rule.index = chance(random_, 70) ? below(random_, groups_) : some_criterion();
        } else if (kind < 83) {
            rule.subject = SmallRule::Subject::coverage;
            rule.index = chance(random_, 60) ? below(random_, groups_) : some_criterion();
        } else if (kind < 92 && !defines && rule.benefit > 0) {
            rule.subject = SmallRule::Subject::benefit;
            rule.index = below(random_, rule.benefit);
        } else if (!defined_.empty() && (!defines || *defined_.begin() < name)) {
            rule.subject = SmallRule::Subject::name;
            rule.index = *defined_.begin();
        } else {
            rule.index = some_criterion();
        }
    }

    SmallTest some_test(SmallRule const& rule) {
        static constexpr std::array comparing{Test::at_least, Test::at_least, Test::more,  Test::at_most, Test::less,
                                              Test::equal,    Test::other,    Test::within, Test::one_of};
        if (rule.subject == SmallRule::Subject::name) return {Test::truth, {below(random_, 2)}};
        bool const node = rule.subject == SmallRule::Subject::value || rule.subject == SmallRule::Subject::score;
        if (node && chance(random_, 8)) return {chance(random_, 50) ? Test::known : Test::unknown, {}};
        SmallTest test{comparing[random_() % comparing.size()], {operand(rule)}};
        if (test.kind == Test::within || test.kind == Test::one_of) test.operands.push_back(operand(rule));
        std::sort(test.operands.begin(), test.operands.end());
        return test;
    }

    int operand(SmallRule const& rule) {
        static constexpr std::array figures{0, 20, 25, 37, 40, 50, 55, 60, 62, 75, 80, 100};
        if (rule.subject == SmallRule::Subject::benefit) return below(random_, 3);
        if (rule.subject != SmallRule::Subject::value) return figures[random_() % figures.size()];
        SmallScale const& scale = made_.scales[static_cast<std::size_t>(made_.nodes[static_cast<std::size_t>(rule.index)].scale)];
        if (scale.kind == SmallScale::Kind::level) return below(random_, static_cast<int>(scale.scores.size()));
        if (scale.kind == SmallScale::Kind::percent) return figures[random_() % figures.size()];
        return as_of_day - below(random_, 1500);
    }

    // What reads a benefit without a rule is open, and no completion says why: that has a test of its own.
    void give_every_benefit_a_rule() {
        for (int benefit = 0; benefit < made_.benefits; ++benefit) {
            auto const own = [&](SmallRule const& rule) {
                return rule.effect != "defines" && (rule.benefit < 0 || rule.benefit == benefit);
            };
            if (std::any_of(made_.rules.begin(), made_.rules.end(), own)) continue;
            SmallRule rule{benefit, "requires", SmallRule::Subject::score, 0, {}, false, "", 0};
            rule.tests.push_back({Test::at_least, {operand(rule)}});
            made_.rules.push_back(std::move(rule));
        }
    }

    // One need per group of a benefit and effect, and no more than there are rows.
    void mend_needs() {
        for (SmallRule& rule : made_.rules)
            if (rule.need > 0 && rule.group[0] == 'k') rule.need = rule.group == "k0" ? 1 : 2;
        for (SmallRule& rule : made_.rules) {
            if (rule.need != 2) continue;
            for (int benefit = 0; benefit < made_.benefits; ++benefit) {
                if (rule.benefit >= 0 && rule.benefit != benefit) continue;
                auto const rows = std::count_if(made_.rules.begin(), made_.rules.end(), [&](SmallRule const& other) {
                    return other.group == rule.group && other.effect == rule.effect &&
                           (other.benefit < 0 || other.benefit == benefit);
                });
                if (rows < 2) rule.need = 0;
            }
        }
    }

    void make_cells() {
        int percentages = 0;
        made_.cells.resize(made_.nodes.size());
        for (std::size_t node = 0; node < made_.nodes.size(); ++node) {
            SmallNode const& one = made_.nodes[node];
            if (!one.criterion()) continue;
            SmallCell& cell = made_.cells[node];
            if (one.na && chance(random_, 40)) {
                cell = {SmallCell::State::not_applicable, {}, 0, 0, "n/a"};
                continue;
            }
            SmallScale const& scale = made_.scales[static_cast<std::size_t>(one.scale)];
            bool known = chance(random_, 35);
            if (scale.kind == SmallScale::Kind::percent && !known && percentages++ >= limits_.percentages) known = true;
            if (scale.kind == SmallScale::Kind::level) make_level(cell, scale, known);
            if (scale.kind == SmallScale::Kind::percent) make_percentage(cell, known);
            if (scale.kind == SmallScale::Kind::date) make_date(cell, known);
        }
    }

    void make_level(SmallCell& cell, SmallScale const& scale, bool known) {
        int const levels = static_cast<int>(scale.scores.size());
        if (known) {
            int const level = below(random_, levels);
            cell = {SmallCell::State::known, {level}, 0, 0, level_name(level)};
            return;
        }
        if (chance(random_, 50)) {
            for (int level = 0; level < levels; ++level) cell.values.push_back(level);
            return;
        }
        for (int level = 0; level < levels; ++level)
            if (chance(random_, 60)) cell.values.push_back(level);
        if (cell.values.empty()) cell.values.push_back(0);
        for (int const level : cell.values) cell.text += (cell.text.empty() ? "" : " | ") + level_name(level);
        cell.state = cell.values.size() == 1 ? SmallCell::State::known : SmallCell::State::ranged;
    }

    void make_percentage(SmallCell& cell, bool known) {
        cell.low = known || chance(random_, 60) ? below(random_, 101) : 0;
        cell.high = known ? cell.low : cell.low == 0 ? 100 : cell.low + below(random_, 101 - cell.low);
        if (cell.low == cell.high) {
            cell.state = SmallCell::State::known;
            cell.text = std::to_string(cell.low);
        } else if (cell.low > 0 || cell.high < 100) {
            cell.state = SmallCell::State::ranged;
            cell.text = std::to_string(cell.low) + ".." + std::to_string(cell.high);
        }
    }

    void make_date(SmallCell& cell, bool known) {
        if (known) {
            int const day = chance(random_, 20) ? never_day : as_of_day + 100 - below(random_, 2000);
            cell = {SmallCell::State::known, {day}, 0, 0, day == never_day ? "never" : day_text(day)};
            return;
        }
        // Outcomes change only at the ends of rows and at operands: those days and their neighbours stand for all.
        std::set<int> days{-100000, never_day};
        auto const around = [&](int day) { days.insert({day - 1, day, day + 1}); };
        around(as_of_day);
        around(years_before_day(as_of_day, 1));
        around(years_before_day(as_of_day, 3));
        for (SmallRule const& rule : made_.rules)
            for (SmallTest const& test : rule.tests)
                for (int const day : test.operands)
                    if (day > 1000) around(day);
        cell.values.assign(days.begin(), days.end());
    }

    Random& random_;
    SmallLimits const& limits_;
    SmallCase made_;
    int groups_ = 1;
    std::set<int> defined_;
};

std::string operand_text(SmallCase const& small, SmallRule const& rule, int operand) {
    static constexpr std::array verdicts{"not eligible", "conditional", "eligible"};
    if (rule.subject == SmallRule::Subject::benefit) return verdicts[static_cast<std::size_t>(operand)];
    if (rule.subject != SmallRule::Subject::value) return std::to_string(operand);
    auto const kind = small.scales[static_cast<std::size_t>(small.nodes[static_cast<std::size_t>(rule.index)].scale)].kind;
    if (kind == SmallScale::Kind::level) return level_name(operand);
    return kind == SmallScale::Kind::date ? day_text(operand) : std::to_string(operand);
}

std::string test_text(SmallCase const& small, SmallRule const& rule, SmallTest const& test) {
    auto const operand = [&](std::size_t place) { return operand_text(small, rule, test.operands[place]); };
    switch (test.kind) {
        case Test::at_least: return ">= " + operand(0);
        case Test::more: return "> " + operand(0);
        case Test::at_most: return "<= " + operand(0);
        case Test::less: return "< " + operand(0);
        case Test::equal: return "= " + operand(0);
        case Test::other: return "!= " + operand(0);
        case Test::within: return "[" + operand(0) + ".." + operand(1) + "]";
        case Test::one_of: return "in (" + operand(0) + "; " + operand(1) + ")";
        case Test::known: return "known";
        case Test::unknown: return "unknown";
        case Test::truth: return test.operands[0] ? "true" : "false";
    }
    return {};
}

std::string subject_text(SmallCase const& small, SmallRule const& rule) {
    auto const node = [&] { return small.nodes[static_cast<std::size_t>(rule.index)].id; };
    switch (rule.subject) {
        case SmallRule::Subject::value: return node();
        case SmallRule::Subject::score: return rule.index == 0 ? "index" : small.nodes[static_cast<std::size_t>(rule.index)].criterion() ? "score(" + node() + ")" : node();
        case SmallRule::Subject::coverage: return "coverage(" + node() + ")";
        case SmallRule::Subject::benefit: return "b" + std::to_string(rule.index);
        case SmallRule::Subject::name: return small.names[static_cast<std::size_t>(rule.index)];
    }
    return {};
}

}  // namespace

SmallCase random_case(Random& random, SmallLimits const& limits) { return Maker(random, limits).make(); }

std::string day_text(int day) {
    auto const date = calendar(day);
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

int years_before_day(int day, int years) {
    auto date = calendar(day) - chrono::years(years);
    if (!date.ok()) date = date.year() / chrono::March / 1;
    return static_cast<int>(chrono::sys_days(date).time_since_epoch().count());
}

std::string SmallCase::criteria_csv() const {
    std::string csv = "id,parent,weight,scale,aggregate,na,effort\n";
    for (SmallNode const& node : nodes)
        csv += node.id + "," + (node.parent < 0 ? "" : nodes[static_cast<std::size_t>(node.parent)].id) + "," +
               std::to_string(node.weight) + "," + (node.criterion() ? scales[static_cast<std::size_t>(node.scale)].id : "") +
               "," + node.aggregate + "," + (node.na ? "yes" : "") + "," +
               (!node.criterion() ? "" : node.effort < 0 ? "-" : std::to_string(node.effort)) + "\n";
    return csv;
}

std::string SmallCase::scales_csv() const {
    std::string csv = "scale,type,value,score\n";
    for (SmallScale const& scale : scales) {
        if (scale.kind == SmallScale::Kind::percent) continue;
        for (std::size_t row = 0; row < scale.scores.size(); ++row) {
            bool const level = scale.kind == SmallScale::Kind::level;
            std::string const value = level ? level_name(static_cast<int>(row)) : row < scale.years.size() ? std::to_string(scale.years[row]) : "never";
            csv += scale.id + (level ? ",level," : ",date,") + value + "," + std::to_string(scale.scores[row]) + "\n";
        }
    }
    return csv;
}

std::string SmallCase::rules_csv() const {
    std::string csv = "benefit,effect,subject,test,group,need\n";
    for (SmallRule const& rule : rules) {
        std::string test;
        for (SmallTest const& one : rule.tests)
            test += (test.empty() ? "" : rule.either ? " or " : " and ") + test_text(*this, rule, one);
        csv += (rule.benefit < 0 ? "*" : "b" + std::to_string(rule.benefit)) + "," + rule.effect + "," +
               subject_text(*this, rule) + ",\"" + test + "\"," + rule.group + "," +
               (rule.need > 0 ? std::to_string(rule.need) : "") + "\n";
    }
    return csv;
}

std::string SmallCase::benefits_csv() const {
    std::string csv = "benefit\n";
    for (int benefit = 0; benefit < benefits; ++benefit) csv += "b" + std::to_string(benefit) + "\n";
    return csv;
}

std::string SmallCase::ids_csv() const {
    std::string csv;
    for (SmallNode const& node : nodes)
        if (node.criterion()) csv += (csv.empty() ? "" : ",") + node.id;
    return csv;
}

std::string SmallCase::cells_csv() const {
    std::string csv;
    bool first = true;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (!nodes[node].criterion()) continue;
        csv += (first ? "" : ",") + cells[node].text;
        first = false;
    }
    return csv;
}

}  // namespace adherence::testing
