#include "core/report/case_faults.hpp"

#include <algorithm>

#include "core/framework/verdict_words.hpp"
#include "core/report/phrases.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_rules_named = 5;

// What can be written instead.
std::string choices(Framework const& framework, Phrases const& say, std::string_view column) {
    std::vector<std::string> words;
    if (column == "benefit")
        for (Benefit const& benefit : framework.benefits) words.push_back(benefit.id);
    else
        for (Verdict const verdict : all_verdicts) words.push_back(say.verdict(verdict));
    return say.either(words);
}

std::vector<std::string> names_of(Framework const& framework, Phrases const& say, std::vector<int> const& rules) {
    std::vector<std::string> names;
    for (int const rule : rules) {
        std::string name = say.rule_alone(framework.rules[static_cast<std::size_t>(rule)]);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    if (names.size() > most_rules_named) {
        names.resize(most_rules_named);
        names.push_back("…");
    }
    return names;
}

}  // namespace

std::vector<Fault> case_faults(FrameworkPtr const& framework, Block const& cases, Date null_date, std::string_view language) {
    CasesReview review = review_cases(framework, cases, null_date);
    Phrases const say(*framework, language);
    Faults faults;
    for (Fault& fault : review.faults) {
        if (fault.code == "cases.unknown-benefit" || fault.code == "cases.unknown-verdict")
            fault.arguments.emplace_back("choices", choices(*framework, say, fault.column));
        faults.add(std::move(fault));
    }
    for (FailedCase const& failed : review.failed) {
        auto const names = names_of(*framework, say, failed.deciding);
        std::string const row = say.say("cases.row", {{"row", std::to_string(failed.row)}});
        faults.warning(names.empty() ? "cases.failed" : "cases.failed.rules", {"cases", failed.row, "expected"},
                       {{"case", failed.name.empty() ? row : failed.name},
                        {"benefit", say.benefit(failed.benefit)},
                        {"expected", say.verdict(failed.expected)},
                        {"verdict", say.verdict(failed.verdict)},
                        {"rules", say.all(names)}});
    }
    for (int const index : review.uncovered) {
        Rule const& rule = framework->rules[static_cast<std::size_t>(index)];
        faults.warning("cases.uncovered", {"rules", rule.row, "test"}, {{"rule", say.rule(rule)}});
    }
    return std::move(faults).sorted();
}

}  // namespace adherence
