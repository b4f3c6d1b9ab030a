#include "core/report/advice_words.hpp"

#include <algorithm>

#include "core/advice/learning.hpp"
#include "core/advice/safe_change.hpp"
#include "core/advice/sufficient.hpp"
#include "core/report/phrases.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_cells = 6;  // named in one sentence

class AdviceWords {
public:
    AdviceWords(Supposition const& country, std::string_view language)
        : country_(country), framework_(country.framework()), say_(framework_, language) {}

    [[nodiscard]] std::string of(Learning const& learned) const {
        if (learned.cells.empty()) return say_.say(learned.proven ? "advice.learning.never" : "advice.learning.not-found");
        std::vector<std::string> cells;
        for (Learning::Cell const& cell : learned.cells)
            cells.push_back(say_.say("advice.cell", {{"title", title(cell.criterion)}, {"value", value(cell.criterion, cell.value)}}));
        return counted("advice.learning.found", std::move(cells));
    }

    [[nodiscard]] std::string of(Sufficient const& deciding) const {
        if (deciding.criteria.empty()) return {};
        std::vector<std::string> facts;
        for (int const criterion : deciding.criteria) facts.push_back(say_.say("phrase.title", {{"title", title(criterion)}}));
        std::string text = counted(deciding.may_rise ? "advice.floor" : "advice.decided", std::move(facts));
        if (deciding.others > 0) text += " " + say_.counted("advice.others", deciding.others);
        return text;
    }

    [[nodiscard]] std::string of(JointLoss const& loss) const {
        if (loss.falls.empty()) return say_.say(loss.proven ? "advice.loss.none" : "advice.loss.not-found");
        std::vector<std::string> falls;
        for (JointLoss::Fall const& fall : loss.falls) {
            ValueSet const& today = country_.cells()[static_cast<std::size_t>(fall.criterion)]->assessment.values;
            falls.push_back(say_.say("advice.loss.step", {{"title", title(fall.criterion)}, {"from", value(fall.criterion, today)}, {"to", value(fall.criterion, fall.to)}}));
        }
        std::string const text = counted("advice.loss", std::move(falls), {{"steps", say_.number(loss.steps)}});
        return loss.proven ? text : text + " " + say_.say("advice.loss.not-proven");
    }

    [[nodiscard]] std::string of_weights(Number const& change) const {
        if (change == Number(1)) return say_.say("advice.weights.any");
        Number const tenths = (change * Number(1000)).floor() / Number(10);
        return tenths.is_zero() ? std::string() : say_.say("advice.weights.safe", {{"percent", say_.number(tenths, 1)}});
    }

private:
    [[nodiscard]] int node_of(int criterion) const { return framework_.criteria[static_cast<std::size_t>(criterion)]; }
    [[nodiscard]] std::string title(int criterion) const { return say_.title(node_of(criterion)); }
    [[nodiscard]] std::string value(int criterion, ValueSet const& values) const {
        return say_.values(framework_.scale_of(node_of(criterion)), values);
    }
    [[nodiscard]] std::string counted(std::string_view key, std::vector<std::string> parts, Arguments arguments = {}) const {
        std::size_t const count = parts.size();
        if (parts.size() > most_cells) {
            parts.resize(most_cells);
            parts.push_back(say_.counted("phrase.more", count - most_cells));
        }
        arguments.emplace_back("cells", say_.all(parts));
        return say_.counted(key, count, std::move(arguments));
    }

    Supposition const& country_;
    Framework const& framework_;
    Phrases say_;
};

bool can_advise(Supposition const& country) { return country.today().verdict != Verdict::invalid && !country.today().no_rule; }

bool weights_enter(Supposition const& country) {
    Framework const& framework = country.framework();
    auto const asks_a_group = [&](int benefit) {
        return std::ranges::any_of(framework.benefits[benefit].rules, [&](int rule) {
            Subject const& subject = framework.subjects[static_cast<std::size_t>(rule)];
            bool const node = subject.kind == Subject::Kind::score || subject.kind == Subject::Kind::coverage;
            return node && !framework.nodes[subject.index].criterion;
        });
    };
    return asks_a_group(country.benefit()) || std::ranges::any_of(framework.benefits[country.benefit()].reads, asks_a_group);
}

}  // namespace

std::string deciding_facts(Supposition& country, std::string_view language) {
    if (!can_advise(country)) return {};
    auto const deciding = smallest_sufficient(country);
    return deciding ? AdviceWords(country, language).of(*deciding) : std::string();
}

std::string safe_weights(Supposition const& country, std::string_view language) {
    return can_advise(country) && weights_enter(country) ? AdviceWords(country, language).of_weights(largest_safe_change(country)) : std::string();
}

std::string smallest_loss(Supposition& country, std::string_view language, std::size_t budget) {
    Verdict const verdict = country.today().verdict;
    if (!can_advise(country) || (verdict != Verdict::eligible && verdict != Verdict::conditional)) return {};
    return AdviceWords(country, language).of(smallest_joint_loss(country, budget));
}

std::string outlook(Supposition& country, std::string_view language, std::size_t budget) {
    if (!can_advise(country)) return {};
    std::string text;
    auto const add = [&](std::string const& sentence) {
        if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
    };
    if (country.today().verdict != Verdict::eligible)
        add(country.open_criteria().empty() ? sentence(language, "advice.learning.none-open")
                                            : AdviceWords(country, language).of(least_learning(country, budget)));
    add(smallest_loss(country, language));
    add(safe_weights(country, language));
    return text;
}

std::string why_unreachable(Path const& path, Supposition const& country, std::string_view language) {
    if (country.today().no_rule) return sentence(language, "path.no-rule");
    if (!path.proven) return sentence(language, "path.not-found");
    if (path.blocking.empty()) return sentence(language, "path.together");
    Rule const& rule = country.framework().rules[static_cast<std::size_t>(path.blocking.front())];
    Phrases const say(country.framework(), language);
    return say.say("path.rule", {{"rule", say.rule(rule)}, {"subject", rule.subject_text}, {"test", rule.test_text}});
}

}  // namespace adherence
