#include "core/assessment/assessment.hpp"

#include <algorithm>
#include <cmath>

#include "core/framework/faults.hpp"
#include "core/framework/reading.hpp"

namespace adherence {

namespace {

// A number in this span of a date column is a year somebody typed, not a day of 1905.
constexpr double first_year_alone = 1900, last_year_alone = 2100;

// Beyond this a text may still be a level's name, but no range or list of values.
constexpr std::size_t longest_grammar = 4000;

using State = Assessment::State;

Fault cell_fault(std::string code, std::vector<std::pair<std::string, std::string>> arguments = {},
                 Severity severity = Severity::error) {
    Fault fault;
    fault.severity = severity;
    fault.code = std::move(code);
    fault.table = "values";
    fault.arguments = std::move(arguments);
    return fault;
}

Assessment problem(Fault fault) {
    Assessment result;
    result.state = State::problem;
    result.faults.push_back(std::move(fault));
    return result;
}

Assessment holding(ValueSet values) {
    Assessment result;
    bool const one = values.only().has_value() || values.only_never();
    result.state = one ? State::known : State::ranged;
    result.values = std::move(values);
    return result;
}

std::string_view kind_of(Scale const& scale) {
    switch (scale.type) {
        case ScaleType::level: return scale.yes_no ? "yes-no" : "level";
        case ScaleType::percent: return "percent";
        case ScaleType::date: return "date";
        case ScaleType::logpoint: return "positive";
        case ScaleType::point:
        case ScaleType::relative: return "number";
    }
    return "number";
}

// Nothing of the scale and no grammar: the fault says what the scale asks for, and what may have been meant.
Assessment unreadable(Scale const& scale, std::string_view content) {
    // Nobody reads on after a dozen levels, and looking through a thousand for what was meant takes its time.
    constexpr std::size_t most_choices = 12, most_candidates = 200;
    std::string code = "cell.unreadable." + std::string(kind_of(scale));
    std::vector<std::pair<std::string, std::string>> arguments = {{"content", Faults::shortened(content)}};
    if (scale.type == ScaleType::level && !scale.yes_no) {
        std::vector<std::string> names;
        std::string choices;
        for (std::size_t i = 0; i < scale.levels.size() && i < most_candidates; ++i) {
            Level const& level = scale.levels[i];
            if (i <= most_choices) choices += (i == 0 ? "" : ", ") + (i < most_choices ? level.value : "…");
            names.push_back(level.value);
            for (auto const& [language, label] : level.label.all()) names.push_back(label);
        }
        arguments.emplace_back("choices", choices);
        if (auto const near = nearest(content, names)) {
            code += ".near";
            arguments.emplace_back("suggestion", *near);
        }
    }
    return problem(cell_fault(std::move(code), std::move(arguments)));
}

Interval span_of(ValueSet const& from, ValueSet const& to) {
    return {from.intervals().front().low, to.intervals().front().high, true, true};
}

// Both ends included; never is meant by no range of dates.
std::optional<ValueSet> between(Scale const& scale, std::optional<ValueSet> const& from,
                                std::optional<ValueSet> const& to) {
    if ((from && from->only_never()) || (to && to->only_never())) return {};
    if (scale.domain() == Domain::discrete) {
        std::size_t first = 0, last = scale.levels.size() - 1;
        if (from) first = static_cast<std::size_t>(from->only()->to_double());
        if (to) last = static_cast<std::size_t>(to->only()->to_double());
        return ValueSet::levels(scale.levels.size(), first, last);
    }
    Interval interval{{}, {}, false, false};
    if (from && to)
        interval = span_of(*from, *to);
    else if (from)
        interval = {from->intervals().front().low, {}, true, false};
    else if (to)
        interval = {{}, to->intervals().front().high, false, true};
    return ValueSet::interval(scale.domain(), interval) & scale.everything();
}

std::size_t bars_in_names(Scale const& scale) {
    std::size_t most = 0;
    for (auto const& [name, level] : scale.level_by_name)
        most = std::max(most, static_cast<std::size_t>(std::count(name.begin(), name.end(), '|')));
    return most;
}

std::optional<Assessment> read_alternatives(Scale const& scale, std::string_view text) {
    if (text.find('|') == text.npos) return {};
    std::size_t const most_bars = bars_in_names(scale);
    std::optional<ValueSet> all;
    for (std::string_view rest = text; !rest.empty();) {
        // A level's own name may have bars in it: the longest name that stands here is meant.
        std::size_t bar = std::min(rest.find('|'), rest.size()), next = bar;
        auto value = read_value(scale, rest.substr(0, bar));
        for (std::size_t bars = 0; bars < most_bars && next < rest.size(); ++bars) {
            next = std::min(rest.find('|', next + 1), rest.size());
            if (auto longer = read_value(scale, rest.substr(0, next))) value = std::move(longer), bar = next;
        }
        if (!value || bar + 1 == rest.size()) return {};
        all = all ? *all | *value : *value;
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return holding(std::move(*all));
}

std::optional<Assessment> read_bound(Scale const& scale, std::string_view text) {
    bool const least = text.starts_with(">="), most = text.starts_with("<=");
    if (!least && !most) return {};
    auto const end = read_value(scale, text.substr(2));
    if (!end) return {};
    auto values = least ? between(scale, end, {}) : between(scale, {}, end);
    if (!values || values->empty()) return {};
    return holding(std::move(*values));
}

std::optional<Assessment> read_range(Scale const& scale, std::string_view text) {
    for (std::size_t dots = text.find(".."); dots != text.npos; dots = text.find("..", dots + 1)) {
        auto const from = read_value(scale, text.substr(0, dots));
        auto const to = read_value(scale, text.substr(dots + 2));
        if (!from || !to) continue;
        auto values = between(scale, from, to);
        if (!values) return {};
        if (values->empty()) return problem(cell_fault("cell.range-reversed", {{"content", Faults::shortened(text)}}));
        return holding(std::move(*values));
    }
    return {};
}

void warn_of_fraction(Scale const& scale, Assessment& assessment) {
    if (scale.type != ScaleType::percent || assessment.values.empty()) return;
    Number const highest = *assessment.values.intervals().back().high;
    if (highest <= Number(0) || highest >= Number(1)) return;
    std::vector<Interval> hundredfold = assessment.values.intervals();
    for (Interval& interval : hundredfold) {
        interval.low = *interval.low * Number(100);
        interval.high = *interval.high * Number(100);
    }
    std::string const mend = value_text(scale, ValueSet::of(Domain::number, std::move(hundredfold)));
    assessment.faults.push_back(cell_fault(
        "cell.fraction-of-percent", {{"content", value_text(scale, assessment.values)}, {"mend", mend}}, Severity::warning));
}

Assessment read_number(Scale const& scale, Cell const& cell, Date null_date) {
    if (scale.type == ScaleType::date) {
        if (!std::isfinite(cell.number)) return unreadable(scale, cell.shown());
        if (cell.number >= first_year_alone && cell.number <= last_year_alone)
            return problem(cell_fault("cell.year-alone", {{"content", cell.shown()}}));
        double const day = std::floor(cell.number) + null_date.day;
        static Date const first = *date_from_text("0001-01-01"), last = *date_from_text("9999-12-31");
        if (day < first.day || day > last.day) return unreadable(scale, cell.shown());
        return holding(ValueSet::single(Domain::date, Number(static_cast<std::int64_t>(day))));
    }
    auto const number = Number::from_cell(cell.number);
    if (!number) return unreadable(scale, cell.shown());
    if (auto value = read_value(scale, number->to_text())) return holding(std::move(*value));
    // to_text may round what a cell holds exactly; ask the scale itself.
    if (scale.domain() == Domain::number) {
        ValueSet value = ValueSet::single(Domain::number, *number);
        if (scale.everything().holds_for(value) == Truth::yes) return holding(std::move(value));
    }
    return unreadable(scale, cell.shown());
}

Assessment not_applicable(Node const& node, std::string_view content) {
    if (!node.may_be_not_applicable)
        return problem(cell_fault("cell.not-applicable", {{"content", Faults::shortened(content)}}));
    Assessment result;
    result.state = State::not_applicable;
    return result;
}

Assessment read_text(Node const& node, Scale const& scale, std::string_view text) {
    std::string const folded = fold(text);
    bool const level = scale.level_named(folded).has_value();
    if (!level) {
        if (means_unknown(folded)) {
            Assessment unknown;
            unknown.values = scale.everything();
            return unknown;
        }
        if (means_not_applicable(folded) || folded == "na") return not_applicable(node, text);
    }
    if (auto value = read_value(scale, text)) return holding(std::move(*value));
    if (text.size() > longest_grammar) return unreadable(scale, text);
    if (auto result = read_alternatives(scale, text)) return *result;
    if (auto result = read_bound(scale, text)) return *result;
    if (auto result = read_range(scale, text)) return *result;
    if (scale.type == ScaleType::date && is_year_alone(text))
        return problem(cell_fault("cell.year-alone", {{"content", Faults::shortened(text)}}));
    return unreadable(scale, text);
}

std::string one_value(Scale const& scale, Number const& value) {
    switch (scale.domain()) {
        case Domain::discrete: return scale.levels[static_cast<std::size_t>(value.to_double())].value;
        case Domain::date: return to_text(Date{static_cast<std::int32_t>(value.to_double())});
        case Domain::number: return value.to_text();
    }
    return {};
}

}  // namespace

Assessment read_cell(Framework const& framework, int node, Cell const& cell, Date null_date) {
    Scale const& scale = framework.scale_of(node);
    if (cell.blank()) {
        Assessment unknown;
        unknown.values = scale.everything();
        return unknown;
    }
    Assessment result = cell.kind == Cell::Kind::number ? read_number(scale, cell, null_date)
                                                        : read_text(framework.nodes[node], scale, trim(cell.text));
    warn_of_fraction(scale, result);
    return result;
}

std::string value_text(Scale const& scale, ValueSet const& values) {
    std::string text;
    auto const add = [&](std::string const& part) { text += (text.empty() ? "" : " | ") + part; };
    if (values.domain() == Domain::discrete) {
        for (std::size_t level = 0; level < values.size(); ++level) {
            if (!values.contains_level(level)) continue;
            std::size_t last = level;
            while (values.contains_level(last + 1)) ++last;
            // Three neighbours or more read better as a range.
            if (last > level + 1) {
                add(scale.levels[level].value + ".." + scale.levels[last].value);
                level = last;
            } else {
                add(scale.levels[level].value);
            }
        }
        return text;
    }
    for (Interval const& i : values.intervals()) {
        // An end that is not among the values is the scale's own (above 0 on logpoint), which no form of the grammar has.
        bool const from = i.low && i.low_closed, to = i.high && i.high_closed;
        if (from && to)
            add(*i.low == *i.high ? one_value(scale, *i.low) : one_value(scale, *i.low) + ".." + one_value(scale, *i.high));
        else if (from)
            add(">= " + one_value(scale, *i.low));
        else if (to)
            add("<= " + one_value(scale, *i.high));
        else
            add("?");
    }
    if (values.has_never()) add("never");
    return text;
}

}  // namespace adherence
