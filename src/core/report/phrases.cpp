#include "core/report/phrases.hpp"

namespace adherence {

namespace {

constexpr std::size_t verdict_count = 3;  // not eligible, conditional, eligible: what a completion may give

// Everything from the set's first level to the worst or best end of the scale?
bool reaches_top(ValueSet const& set) {
    std::size_t first = 0;
    while (first < set.size() && !set.contains_level(first)) ++first;
    return first > 0 && set.count() == set.size() - first;
}

bool reaches_bottom(ValueSet const& set) {
    std::size_t const count = set.count();
    return count < set.size() && set == ValueSet::levels(set.size(), 0, count - 1);
}

bool passes_everything(ValueSet const& passing, ValueSet const& everything) {
    return (everything & passing.complement()).empty();
}

}  // namespace

std::string Phrases::say(std::string_view key, Arguments const& arguments) const {
    return sentence(language_, key, arguments);
}

std::string Phrases::counted(std::string_view key, std::size_t count, Arguments arguments) const {
    return counted_sentence(language_, key, count, std::move(arguments));
}

std::string Phrases::listed(std::vector<std::string> const& parts, std::string_view last) const {
    if (parts.empty()) return {};
    std::string list = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        list = say(i + 1 == parts.size() ? last : "list.more", {{"a", list}, {"b", parts[i]}});
    return list;
}

std::string Phrases::all(std::vector<std::string> const& parts) const { return listed(parts, "list.two"); }
std::string Phrases::either(std::vector<std::string> const& parts) const {
    return listed(parts, "list.either");
}

std::string Phrases::text(LocalText const& text, std::string const& otherwise) const {
    std::string const& found = text.in(language_, framework_.language);
    return found.empty() ? otherwise : found;
}

std::string Phrases::title(int node) const {
    return text(framework_.nodes[node].title, framework_.nodes[node].id);
}

std::string Phrases::benefit(int index) const {
    return text(framework_.benefits[index].title, framework_.benefits[index].id);
}

std::string Phrases::named(Rule const& rule, std::string_view by_row) const {
    std::string const row = std::to_string(rule.row);
    return rule.id == "row " + row ? say(by_row, {{"row", row}}) : rule.id;
}

std::string Phrases::rule(Rule const& rule) const { return named(rule, "phrase.rule-row"); }
std::string Phrases::rule_alone(Rule const& rule) const { return named(rule, "phrase.row"); }

std::string Phrases::number(Number const& value, int decimals) const {
    return number_text(value, language_, decimals);
}
std::string Phrases::verdict(Verdict verdict) const { return std::string(verdict_word(verdict, language_)); }

std::string Phrases::verdicts(std::uint8_t possible) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < verdict_count; ++i)
        if (possible >> i & 1) words.push_back(verdict(static_cast<Verdict>(i)));
    return either(words);
}

std::string Phrases::level(Scale const& scale, std::size_t index, Marks marks) const {
    Level const& level = scale.levels[index];
    std::string const& label = level.label.in(language_, framework_.language);
    if (marks == Marks::bare) return scale.yes_no ? say(index == 0 ? "trial.no" : "trial.yes") : label.empty() ? level.value : label;
    if (scale.yes_no) return say(index == 0 ? "value.no" : "value.yes");
    if (label.empty() || fold(label) == fold(level.value))
        return say("value.level", {{"value", level.value}});
    return say("value.level.label", {{"value", level.value}, {"label", label}});
}

std::string Phrases::levels(Scale const& scale, ValueSet const& values, Marks marks) const {
    std::vector<std::string> in, out;
    for (std::size_t i = 0; i < values.size(); ++i)
        (values.contains_level(i) ? in : out).push_back(level(scale, i, marks));
    if (in.empty()) return {};
    if (out.empty()) return say("value.any");
    if (in.size() > 1 && reaches_top(values)) return say("asked.at-least", {{"value", in.front()}});
    if (in.size() > 1 && reaches_bottom(values)) return say("asked.at-most", {{"value", in.back()}});
    if (in.size() > 1 && out.size() == 1) return say("asked.but", {{"value", out.front()}});
    return either(in);
}

std::string Phrases::interval(Interval const& interval, Domain domain) const {
    auto const shown = [&](Number const& value) {
        return domain == Domain::date ? to_text(Date{static_cast<std::int32_t>(value.to_double())})
                                      : number(value, 15);
    };
    std::string const low = interval.low ? shown(*interval.low) : "",
                      high = interval.high ? shown(*interval.high) : "";
    if (interval.low && interval.high) {
        if (*interval.low == *interval.high) return low;
        std::string_view const key = interval.low_closed
                                         ? (interval.high_closed ? "asked.between" : "asked.up-to-below")
                                         : (interval.high_closed ? "asked.above-up-to" : "asked.inside");
        return say(key, {{"low", low}, {"high", high}});
    }
    if (domain == Domain::date) {
        if (interval.low) return say("asked.since", {{"value", low}});
        return interval.high ? say("asked.until", {{"value", high}}) : say("asked.any-date");
    }
    if (interval.low)
        return say(interval.low_closed ? "asked.at-least" : "asked.more-than", {{"value", low}});
    if (interval.high)
        return say(interval.high_closed ? "asked.at-most" : "asked.less-than", {{"value", high}});
    return say("value.any");
}

std::string Phrases::intervals(ValueSet const& values) const {
    ValueSet const rest = values.complement();
    if (auto const missing = rest.only(); missing && values.intervals().size() > 1)
        return say("asked.but", {{"value", interval(rest.intervals().front(), values.domain())}});
    std::vector<std::string> parts;
    for (Interval const& part : values.intervals()) parts.push_back(interval(part, values.domain()));
    if (values.has_never()) parts.push_back(say("value.never"));
    return either(parts);
}

std::string Phrases::values(Scale const& scale, ValueSet const& values) const {
    return values.domain() == Domain::discrete ? levels(scale, values, Marks::quoted) : intervals(values);
}

std::string Phrases::entry(Scale const& scale, ValueSet const& values) const {
    return values.domain() == Domain::discrete ? levels(scale, values, Marks::bare) : intervals(values);
}

std::string Phrases::set_asked(Rule const& rule) const {
    ValueSet const& passing = rule.test.when_known;
    switch (rule.subject.kind) {
        case Subject::Kind::value:
            return values(framework_.scale_of(rule.subject.index), passing);
        case Subject::Kind::score:
        case Subject::Kind::coverage:
            return intervals(passing);
        case Subject::Kind::benefit: {
            std::uint8_t possible = 0;
            for (std::size_t i = 0; i < verdict_count; ++i)
                if (passing.contains_level(i)) possible = static_cast<std::uint8_t>(possible | 1u << i);
            return verdicts(possible);
        }
        case Subject::Kind::defined:
            return say(passing.contains_level(1) ? "value.true" : "value.false");
    }
    return {};
}

std::string Phrases::asked(Rule const& rule) const {
    ValueSet const &known = rule.test.when_known, &unknown = rule.test.when_unknown;
    std::string phrase;
    if (known == unknown) {
        phrase = set_asked(rule);
    } else {
        ValueSet const everything = rule.subject.kind == Subject::Kind::value
                                        ? framework_.scale_of(rule.subject.index).everything()
                                        : ValueSet::all(known.domain(), known.size());
        if (unknown.empty() && passes_everything(known, everything)) phrase = say("asked.known");
        if (known.empty() && passes_everything(unknown, everything)) phrase = say("asked.unknown");
    }
    return phrase.empty() ? say("asked.test", {{"test", rule.test_text}}) : phrase;
}

}  // namespace adherence
