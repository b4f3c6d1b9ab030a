#include "core/framework/unary_test.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "core/framework/reading.hpp"
#include "core/framework/verdict_words.hpp"

namespace adherence {

namespace {

constexpr std::size_t longest_test = 4000;

constexpr std::array<std::string_view, 4> known_words{"known", "bekend", "connu", "bekannt"};
constexpr std::array<std::string_view, 4> unknown_words{"unknown", "onbekend", "inconnu", "unbekannt"};

// Those of completions; open and invalid are results of the evidence.
constexpr std::size_t verdicts = 3;

template <class Words>
bool among(Words const& words, std::string_view folded) {
    return std::find(words.begin(), words.end(), folded) != words.end();
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Does the text begin with a word of the grammar, in upper or lower case?
bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char w, char c) { return w == lower(c); });
}

struct Separator {
    std::size_t begin, end;  // of the separator itself
    bool binds_tighter;      // and
};

// " and ", " or " with any blanks around.
std::vector<Separator> joints(std::string_view text) {
    std::vector<Separator> found;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_blank(text[i - 1]) || is_blank(text[i])) continue;
        std::string_view const rest = text.substr(i);
        std::size_t const length = begins_with(rest, "and") ? 3 : begins_with(rest, "or") ? 2 : 0;
        if (length == 0 || rest.size() <= length || !is_blank(rest[length])) continue;
        found.push_back({i - 1, i + length + 1, length == 3});
    }
    return found;
}

// In a list a comma followed by a blank, or a semicolon, separates.
std::vector<Separator> commas(std::string_view text) {
    std::vector<Separator> found;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == ';' || (text[i] == ',' && i + 1 < text.size() && is_blank(text[i + 1])))
            found.push_back({i, i + 1, false});
    return found;
}

/// The piece between two separators, with those inside it.
std::string_view piece(std::string_view text, std::vector<Separator> const& at, std::size_t first, std::size_t last) {
    std::size_t const begin = first == 0 ? 0 : at[first - 1].end;
    std::size_t const end = last == at.size() ? text.size() : at[last].begin;
    return end > begin ? trim(text.substr(begin, end - begin)) : std::string_view();
}

class TestReader {
public:
    TestReader(TestDomain const& domain, std::size_t& steps) : domain_(domain), steps_(steps) {}

    ReadTest read(std::string_view text) {
        ReadTest result;
        text = trim(text);
        if (text.size() > longest_test) return refused("rules.test-too-long", text);
        std::optional<Test> test = joined(text);
        if (!test) {
            if (exhausted_) return refused("rules.test-too-long", text);
            fault_.content = fault_.content.empty() ? std::string(text) : fault_.content;
            return fault_;
        }
        result.test = std::move(test);
        result.outside = outside_;
        result.fraction = fraction_;
        return result;
    }

private:
    static ReadTest refused(std::string code, std::string_view content) {
        ReadTest result;
        result.fault = std::move(code);
        result.content = content;
        return result;
    }

    // ---- dividing ----

    /// The division into the fewest pieces that can all be read: the first separator not inside each piece.
    std::optional<std::vector<std::size_t>> divide(std::size_t separators, std::size_t widest,
                                                   std::function<bool(std::size_t, std::size_t)> const& readable) {
        constexpr std::size_t impossible = SIZE_MAX;
        std::size_t const pieces = separators + 1;
        std::vector<std::size_t> fewest(pieces + 1, impossible), last(pieces, 0);
        fewest[pieces] = 0;
        for (std::size_t first = pieces; first-- > 0;) {
            for (std::size_t end = std::min(pieces, first + widest); end > first; --end) {
                if (fewest[end] == impossible || fewest[end] + 1 >= fewest[first]) continue;
                if (exhausted_) return {};
                if (!readable(first, end - 1)) continue;
                fewest[first] = fewest[end] + 1;
                last[first] = end - 1;
            }
        }
        if (fewest[0] == impossible) return {};
        std::vector<std::size_t> ends;
        for (std::size_t at = 0; at < pieces; at = last[at] + 1) ends.push_back(last[at]);
        return ends;
    }

    bool spend(std::size_t characters) {
        std::size_t const cost = 1 + characters / 32;
        if (steps_ < cost) {
            exhausted_ = true;
            return false;
        }
        steps_ -= cost;
        return true;
    }

    std::optional<Test> joined(std::string_view text) {
        if (auto whole = single(text)) return whole;
        std::vector<Separator> const at = joints(text);
        if (at.empty()) return {};
        auto const readable = [&](std::size_t first, std::size_t last) {
            return single(piece(text, at, first, last)).has_value();
        };
        auto const ends = divide(at.size(), at.size() + 1, readable);
        if (!ends) {
            blame_first_unreadable(text, at);
            return {};
        }
        outside_ = fraction_ = false;
        std::optional<Test> any, all;
        std::size_t first = 0;
        for (std::size_t const last : *ends) {
            auto part = single(piece(text, at, first, last));
            if (!part) return {};  // the budget ended in between
            all = all ? both(*all, *part) : *part;
            bool const continues = last < at.size() && at[last].binds_tighter;
            if (!continues) {
                any = any ? either(*any, *all) : *all;
                all.reset();
            }
            first = last + 1;
        }
        return any;
    }

    // Nothing made sense: the smallest piece that cannot be read is what the user looks for.
    void blame_first_unreadable(std::string_view text, std::vector<Separator> const& at) {
        for (std::size_t i = 0; i <= at.size(); ++i) {
            fault_ = {};
            if (!single(piece(text, at, i, i))) return;
        }
    }

    static Test both(Test const& a, Test const& b) {
        return {a.when_known & b.when_known, a.when_unknown & b.when_unknown};
    }
    static Test either(Test const& a, Test const& b) {
        return {a.when_known | b.when_known, a.when_unknown | b.when_unknown};
    }

    // ---- one test ----

    std::optional<Test> single(std::string_view text) {
        if (!spend(text.size())) return {};
        if (text.empty()) return blame("rules.no-operand", text);
        if (auto const value = operand(text)) return plain(*value);
        if (auto const known = asks_for_known(text)) return knownness(*known, text);
        if (begins_with(text, "not") && text.size() > 3 && is_blank(text[3])) {
            std::string_view const rest = trim(text.substr(3));
            if (is_list(rest)) return list(rest, true);
        }
        if (is_list(text)) return list(text, false);
        if ((text.front() == '[' || text.front() == '(') && (text.back() == ']' || text.back() == ')'))
            return range(text);
        return comparison(text);
    }

    Test plain(ValueSet const& values) const { return {values, values}; }

    std::optional<Test> blame(std::string code, std::string_view content) {
        fault_ = refused(std::move(code), content);
        return {};
    }

    static std::optional<bool> asks_for_known(std::string_view text) {
        std::string const folded = fold(text);
        if (among(known_words, folded)) return true;
        if (among(unknown_words, folded)) return false;
        return {};
    }

    std::optional<Test> knownness(bool known, std::string_view text) {
        if (!domain_.may_be_unknown) return blame("rules.known-of-this", text);
        ValueSet const all = ValueSet::all(domain_.domain(), domain_.size());
        ValueSet const none = ValueSet::none(domain_.domain(), domain_.size());
        return known ? Test{all, none} : Test{none, all};
    }

    static bool is_list(std::string_view text) {
        if (!begins_with(text, "in") || text.back() != ')') return false;
        std::string_view const rest = trim(text.substr(2));
        return rest.starts_with('(');
    }

    std::optional<Test> list(std::string_view text, bool negated) {
        std::string_view inside = trim(text.substr(2));
        inside = trim(inside.substr(1, inside.size() - 2));
        std::vector<Separator> const at = commas(inside);
        auto const readable = [&](std::size_t first, std::size_t last) {
            std::string_view const part = piece(inside, at, first, last);
            return !part.empty() && operand(part).has_value();
        };
        auto const ends = divide(at.size(), widest_operand(), readable);
        if (!ends) {
            for (std::size_t i = 0; i <= at.size(); ++i) {
                std::string_view const part = piece(inside, at, i, i);
                if (part.empty() || !operand(part)) return blame_operand(part);
            }
            return blame_operand(inside);
        }
        ValueSet values = ValueSet::none(domain_.domain(), domain_.size());
        std::size_t first = 0;
        for (std::size_t const last : *ends) {
            auto const value = operand(piece(inside, at, first, last));
            if (!value) return {};  // the budget ended in between
            values = values | *value;
            first = last + 1;
        }
        return plain(negated ? values.complement() : values);
    }

    /// In how many pieces, at most, can commas cut one operand?
    std::size_t widest_operand() {
        if (widest_ > 0) return widest_;
        widest_ = 1;
        if (domain_.kind == TestDomain::Kind::value && domain_.scale->type == ScaleType::level)
            for (auto const& [name, level] : domain_.scale->level_by_name)
                widest_ = std::max(widest_, commas(name).size() + 1);
        return widest_;
    }

    std::optional<Test> range(std::string_view text) {
        std::string_view const inside = text.substr(1, text.size() - 2);
        bool const low_closed = text.front() == '[', high_closed = text.back() == ']';
        for (std::size_t dots = inside.find(".."); dots != inside.npos; dots = inside.find("..", dots + 1)) {
            auto const low = operand(trim(inside.substr(0, dots)));
            auto const high = operand(trim(inside.substr(dots + 2)));
            if (!low || !high) continue;
            if (low->has_never() || high->has_never()) return blame("rules.never-in-range", text);
            if (*high->only() < *low->only()) return blame("rules.range-reversed", text);
            return plain(from(*low->only(), low_closed) & up_to(*high->only(), high_closed));
        }
        std::size_t const dots = inside.find("..");
        if (dots == inside.npos) return blame("rules.no-range", text);
        std::string_view const low = trim(inside.substr(0, dots)), high = trim(inside.substr(dots + 2));
        return blame_operand(operand(low) ? high : low);
    }

    std::optional<Test> comparison(std::string_view text) {
        struct Sign {
            std::string_view sign;
            bool low, high, same;  // lets through what is lower, higher, the same
        };
        constexpr Sign signs[] = {{">=", false, true, true}, {"<=", true, false, true}, {"!=", true, true, false},
                                  {"<>", true, true, false}, {"==", false, false, true}, {"≥", false, true, true},
                                  {"≤", true, false, true},  {"≠", true, true, false},  {">", false, true, false},
                                  {"<", true, false, false}, {"=", false, false, true}};
        for (Sign const& sign : signs) {
            if (!text.starts_with(sign.sign)) continue;
            std::string_view const right = trim(text.substr(sign.sign.size()));
            if (right.empty()) return blame("rules.no-operand", text);
            auto const value = operand(right);
            if (!value) return blame_operand(right);
            return plain(compared(*value, sign.low, sign.high, sign.same));
        }
        return blame_operand(text);
    }

    ValueSet compared(ValueSet const& value, bool low, bool high, bool same) const {
        if (low && high) return value.complement();
        if (same && !low && !high) return value;
        if (value.has_never()) {
            // never is later than every date.
            ValueSet const dates = value.complement();
            return low ? (same ? dates | value : dates) : (same ? value : ValueSet::none(Domain::date));
        }
        return low ? up_to(*value.only(), same) : from(*value.only(), same);
    }

    // All that is not lower than a value; for dates never is among it.
    ValueSet from(Number const& value, bool closed) const { return up_to(value, !closed).complement(); }

    ValueSet up_to(Number const& value, bool closed) const {
        if (domain_.domain() != Domain::discrete)
            return ValueSet::interval(domain_.domain(), {{}, value, false, closed});
        auto const level = static_cast<std::size_t>(value.to_double());
        std::size_t const end = closed ? level + 1 : level;
        return end == 0 ? ValueSet::none(Domain::discrete, domain_.size())
                        : ValueSet::levels(domain_.size(), 0, end - 1);
    }

    // ---- operands ----

    std::optional<ValueSet> operand(std::string_view text) {
        // A level that is a number is looked for among all levels, one by one.
        constexpr std::size_t characters_per_level = 4;
        if (!spend(text.size() + characters_per_level * domain_.size())) return {};
        switch (domain_.kind) {
            case TestDomain::Kind::value: return scale_value(text);
            case TestDomain::Kind::figure: return figure(text);
            case TestDomain::Kind::percentage: {
                auto value = figure(text);
                if (value) note_figure(*value->only());
                return value;
            }
            case TestDomain::Kind::verdict: {
                auto const verdict = verdict_named(text);
                auto const place = verdict ? static_cast<std::size_t>(*verdict) : verdicts;
                if (place >= verdicts) return {};
                return ValueSet::levels(verdicts, place, place);
            }
            case TestDomain::Kind::truth: {
                auto const truth = means_truth(fold(text));
                if (!truth) return {};
                return ValueSet::levels(2, *truth ? 1 : 0, *truth ? 1 : 0);
            }
        }
        return {};
    }

    std::optional<ValueSet> scale_value(std::string_view text) {
        if (auto value = read_value(*domain_.scale, text)) {
            if (domain_.scale->type == ScaleType::percent) note_figure(*value->only());
            return value;
        }
        // Beyond the scale a figure still means something: a test that always holds, or never.
        if (domain_.domain() != Domain::number) return {};
        auto value = figure(text);
        if (value) outside_ = true;
        return value;
    }

    static std::optional<ValueSet> figure(std::string_view text) {
        auto const number = Number::from_text(text);
        if (!number) return {};
        return ValueSet::single(Domain::number, *number);
    }

    void note_figure(Number const& value) {
        fraction_ = fraction_ || (value > Number(0) && value < Number(1));
        outside_ = outside_ || value < Number(0) || value > Number(100);
    }

    std::optional<Test> blame_operand(std::string_view content) {
        std::string code = "rules.operand-not-a-number";
        if (domain_.kind == TestDomain::Kind::verdict)
            code = verdict_named(content) ? "rules.operand-of-evidence" : "rules.operand-not-a-verdict";
        else if (domain_.kind == TestDomain::Kind::truth)
            code = "rules.operand-not-true-or-false";
        else if (domain_.domain() == Domain::discrete)
            code = "rules.operand-not-a-level";
        else if (domain_.domain() == Domain::date)
            code = "rules.operand-not-a-date";
        return blame(std::move(code), content);
    }

    TestDomain const& domain_;
    std::size_t& steps_;
    ReadTest fault_;
    bool exhausted_ = false, outside_ = false, fraction_ = false;
    std::size_t widest_ = 0;
};

}  // namespace

Domain TestDomain::domain() const {
    switch (kind) {
        case Kind::value: return scale->domain();
        case Kind::figure:
        case Kind::percentage: return Domain::number;
        case Kind::verdict:
        case Kind::truth: break;
    }
    return Domain::discrete;
}

std::size_t TestDomain::size() const {
    switch (kind) {
        case Kind::value: return scale->domain() == Domain::discrete ? scale->levels.size() : 0;
        case Kind::figure:
        case Kind::percentage: return 0;
        case Kind::verdict: return verdicts;
        case Kind::truth: break;
    }
    return 2;
}

ValueSet TestDomain::everything() const {
    if (kind == Kind::value) return scale->everything();
    if (kind == Kind::percentage) return ValueSet::interval(Domain::number, {Number(0), Number(100), true, true});
    return ValueSet::all(domain(), size());
}

ReadTest read_test(std::string_view text, TestDomain const& domain, std::size_t& steps) {
    return TestReader(domain, steps).read(text);
}

}  // namespace adherence
