// The parts of a sentence that depend on a framework: titles, values in the framework's own words, what a
// test asks.
//
//   Phrases const say(framework, "nl");
//   say.title(node)                       // Aanvullend Protocol
//   say.asked(rule)                       // ten minste ‘van kracht, beperkt tot civiele installaties’
//   (civilian) say.either({"a", "b", "c"})           // a, b of c
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/framework/framework.hpp"
#include "core/report/words.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence {

class Phrases {
public:
    Phrases(Framework const& framework, std::string_view language)
        : framework_(framework), language_(fold(language)) {}

    [[nodiscard]] std::string say(std::string_view key, Arguments const& arguments = {}) const;
    /// KEY.one or KEY.other with {count}, as the language counts.
    [[nodiscard]] std::string counted(std::string_view key, std::size_t count,
                                      Arguments arguments = {}) const;
    [[nodiscard]] std::string all(std::vector<std::string> const& parts) const;
    [[nodiscard]] std::string either(std::vector<std::string> const& parts) const;

    [[nodiscard]] std::string title(int node) const;
    [[nodiscard]] std::string benefit(int index) const;
    /// The id of a rule, as it stands behind the word rule; one without an id of its own is named by its row.
    [[nodiscard]] std::string rule(Rule const& rule) const;
    /// The same, standing by itself: "row 2".
    [[nodiscard]] std::string rule_alone(Rule const& rule) const;
    [[nodiscard]] std::string number(Number const& value, int decimals = 2) const;
    [[nodiscard]] std::string verdict(Verdict verdict) const;
    /// The verdicts of Judgement::possible, worst first.
    [[nodiscard]] std::string verdicts(std::uint8_t possible) const;

    /// Values of a scale: a level with its label and its word, figures, dates.
    [[nodiscard]] std::string values(Scale const& scale, ValueSet const& values) const;
    /// The same as a table holds it: a level by its label alone, without quotes.
    [[nodiscard]] std::string entry(Scale const& scale, ValueSet const& values) const;
    /// What the test of a rule lets through.
    [[nodiscard]] std::string asked(Rule const& rule) const;

    [[nodiscard]] std::string_view language() const { return language_; }

private:
    [[nodiscard]] std::string named(Rule const& rule, std::string_view by_row) const;
    [[nodiscard]] std::string listed(std::vector<std::string> const& parts, std::string_view last) const;
    [[nodiscard]] std::string text(LocalText const& text, std::string const& otherwise) const;
    enum class Marks : bool { quoted, bare };
    [[nodiscard]] std::string level(Scale const& scale, std::size_t index, Marks marks) const;
    [[nodiscard]] std::string levels(Scale const& scale, ValueSet const& values, Marks marks) const;
    [[nodiscard]] std::string intervals(ValueSet const& values) const;
    [[nodiscard]] std::string interval(Interval const& interval, Domain domain) const;
    [[nodiscard]] std::string set_asked(Rule const& rule) const;

    Framework const& framework_;
    std::string language_;
};

}  // namespace adherence
