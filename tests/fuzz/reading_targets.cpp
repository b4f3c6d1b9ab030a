// Single texts that are read: cells, tests, numbers and dates, names of countries.
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "core/assessment/assessment.hpp"
#include "core/base/languages.hpp"
#include "core/base/utf8.hpp"
#include "core/framework/unary_test.hpp"
#include "core/functions/functions.hpp"
#include "core/names/countries.hpp"
#include "core/report/words.hpp"
#include "fuzz/framework_checks.hpp"

namespace adherence::fuzz {

namespace {

using State = Assessment::State;

std::string in_case(std::string_view text, bool upper) {
    std::string changed(text);
    for (char& c : changed)
        if (upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') c = static_cast<char>(c ^ 0x20);
    return changed;
}

// What holds of any cell; and what it reads as does not depend on case and outer blanks.
void check_cell(Framework const& framework, int node, Cell const& cell, Date null_date) {
    Scale const& scale = framework.scale_of(node);
    Assessment const read = read_cell(framework, node, cell, null_date);
    bool const has_values = read.state == State::known || read.state == State::ranged || read.state == State::unknown;
    expect(has_values || read.values.empty(), "values of a cell that has none");
    if (has_values) {
        expect(!read.values.empty() && read.values.domain() == scale.domain(), "a cell without a value");
        expect(scale.everything().holds_for(read.values) == Truth::yes, "a value beyond the scale");
        bool const one = read.values.only() || read.values.only_never();
        expect(read.state != State::known || one, "known, but not one value");
        expect(read.state != State::ranged || !one, "a range of one value");
    }
    expect((read.state == State::problem) == std::ranges::any_of(read.faults, [](Fault const& fault) { return fault.severity == Severity::error; }), "a problem without a fault, or a fault without a problem");
    for (Fault const& fault : read.faults)
        for (std::string_view const language : languages) expect(describe(fault, language) != fault.code, "a fault without a sentence: " + fault.code);
    expect(read.state != State::not_applicable || framework.nodes[static_cast<std::size_t>(node)].may_be_not_applicable, "not applicable where that is not permitted");

    auto const same = [&](std::string const& text, std::string const& how) {
        Assessment const again = read_cell(framework, node, Cell::of(text), null_date);
        expect(again.state == read.state && again.values == read.values, "a cell that is read otherwise " + how + ": " + text);
    };
    if (cell.kind == Cell::Kind::text) {
        same(" \t" + std::string(cell.text) + "\n ", "between blanks");
        same(in_case(cell.text, true), "in upper case");
        same(in_case(cell.text, false), "in lower case");
    }
    // A level may be named like a range or a list of others; a number may have more digits than anybody writes.
    bool const plain = (scale.domain() == Domain::discrete && scale.id != "odd") || scale.domain() == Domain::date || cell.text.size() < 12;
    bool const written = read.state == State::known || read.state == State::ranged;
    if (!written || !plain || scale.id == "odd" || cell.kind == Cell::Kind::number) return;
    std::string const text = value_text(scale, read.values);
    Assessment const again = read_cell(framework, node, Cell::of(text), null_date);
    expect(again.values == read.values, "a value that is written as another: " + std::string(cell.text) + " as " + text);
}

TestDomain domain_of(unsigned choice, Framework const& framework) {
    std::size_t const criteria = framework.criteria.size();
    if (choice < criteria) return TestDomain::of(framework.scale_of(framework.criteria[choice]));
    switch (choice - criteria) {
        case 0: return TestDomain::score();
        case 1: return TestDomain::coverage();
        case 2: return TestDomain::verdict();
        default: return TestDomain::truth();
    }
}

}  // namespace

// Which criterion, how the cell is given, then its text; before it, where the second choice says so, names of levels.
void cell_grammar(std::string_view input) {
    Input parts(input);
    FrameworkPtr own;
    auto const choice = parts.choice(static_cast<unsigned>(reading_framework().criteria.size()));
    unsigned const kind = parts.choice(4);
    if (kind == 1) {
        own = framework_with_levels(parts.text());
        if (!own) return;
    }
    Framework const& framework = own ? *own : reading_framework();
    Date const null_date{kind == 3 ? -24107 : -25569};
    int const node = own ? framework.node("odd") : framework.criteria[choice];
    if (kind >= 2) {
        double number = 0;
        std::memcpy(&number, parts.rest().data(), std::min(sizeof number, parts.rest().size()));
        check_cell(framework, node, Cell::of(number), null_date);
    } else {
        check_cell(framework, node, Cell::of(parts.rest()), null_date);
    }
}

// Which subject, whether levels have names of their own, then the test.
void unary_tests(std::string_view input) {
    Input parts(input);
    unsigned const choice = parts.choice(static_cast<unsigned>(reading_framework().criteria.size()) + 4);
    FrameworkPtr own;
    if (parts.choice(4) == 1) {
        own = framework_with_levels(parts.text());
        if (!own) return;
    }
    Framework const& framework = own ? *own : reading_framework();
    TestDomain const domain = own ? TestDomain::of(framework.scale_of(framework.node("odd"))) : domain_of(choice, framework);
    auto const read = [&](std::string const& text) {
        constexpr std::size_t many = 100'000;
        std::size_t steps = many;
        return read_test(text, domain, steps);
    };
    std::string const text(parts.rest());
    ReadTest const test = read(text);
    expect(test.test.has_value() == test.fault.empty(), "a test beside a fault, or neither");
    if (!test.test) {
        Fault fault;
        fault.code = test.fault;
        for (std::string_view const language : languages) expect(describe(fault, language) != test.fault, "a fault without a sentence: " + test.fault);
        return;
    }
    for (ValueSet const* set : {&test.test->when_known, &test.test->when_unknown}) {
        expect(set->domain() == domain.domain(), "a test of another domain");
        expect(set->domain() != Domain::discrete || set->size() == domain.size(), "a test of another scale");
        ValueSet const rest = set->complement();
        expect((*set & rest).empty() && (*set | rest).complement().empty() && rest.complement() == *set, "a set and its complement");
    }
    auto const same = [&](std::string const& other) {
        ReadTest const again = read(other);
        if (again.fault == "rules.test-too-long") return;
        expect(again.test && again.test->when_known == test.test->when_known && again.test->when_unknown == test.test->when_unknown, "read otherwise: " + other);
    };
    same("\n " + text + "\t");
    bool const own_grammar = domain.kind == TestDomain::Kind::value && domain.scale->id == "odd";  // its levels may be made of tests
    if (own_grammar || text.size() > 200) return;
    same(in_case(text, true));
    same(text + " or " + text);
    same(text + " and " + text);
}

// Two decimals, a mark between them, and what is after the second as a date.
void numbers(std::string_view input) {
    Input parts(input);
    std::string_view const first = parts.text(), second = parts.text();
    auto const a = Number::from_text(first), b = Number::from_text(second);
    if (a) {
        std::string const text = a->to_text();
        expect(text.find(',') == text.npos, "a number with a comma: " + text);
        auto const back = Number::from_text(text);
        std::size_t const exponent = text.find('e');
        constexpr int largest_exponent = 400;  // that is read; 12.5e400 is written 1.25e+401
        if (exponent != text.npos && std::abs(std::atoi(text.c_str() + exponent + 1)) > largest_exponent) return;
        expect(back.has_value(), "a number that is written as none: " + text);
        expect(first.size() > 15 || first.find_first_of("eE") != first.npos || *back == *a, "a number that is written as another: " + text);
        std::string plain(first);
        std::ranges::replace(plain, ',', '.');
        double const expected = std::strtod(plain.c_str(), nullptr);
        expect(a->to_double() == expected || !std::isfinite(expected) || std::abs(expected) < 1e-300, "not the nearest double: " + std::string(first));
        expect(*a - a->floor() >= Number(0) && *a - a->floor() < Number(1), "not the whole number below: " + std::string(first));
    }
    if (a && b) {
        expect((*a < *b) == (*b > *a) && (*a == *b) == ((*a <=> *b) == 0), "an order that is none");
        expect(-(-*a) == *a && (*a + *b == *b + *a) && (*a * *b == *b * *a), "a sum or product that depends on its order");
        Number const sum = *a + *b, product = *a * *b;
        if (sum.is_rational()) expect(sum - *b == *a, "a sum that cannot be taken back");
        if (!b->is_zero() && product.is_rational()) expect(product / *b == *a, "a product that cannot be taken back");
        if (sum.is_rational() && product.is_rational() && (*a * *a).is_rational()) expect(*a * sum == *a * *a + product, "no distribution");
    }
    double value = 0;
    std::memcpy(&value, input.data(), std::min(sizeof value, input.size()));
    if (auto const cell = Number::from_cell(value)) {
        double const back = cell->to_double();
        constexpr double nearly_too_large = 1.79769e308;  // 15 digits of the largest double are more than it
        expect(std::abs(value) > nearly_too_large || std::abs(back - value) <= std::abs(value) * 1e-14 || std::abs(value) < 1e-300, "a cell's number that is another");
    } else {
        expect(!std::isfinite(value), "a cell's number that is none");
    }
    if (auto const date = date_from_text(parts.rest())) {
        expect(to_text(*date) == parts.rest(), "a date that is written as another: " + to_text(*date));
        expect(years_before(*date, 1) < *date, "a year before that is not before");
    }
}

// Never a guess: what is found is found by each of its own names, and what is near is found.
void country_names(std::string_view input) {
    std::string const folded = fold(input);
    expect(folded.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == folded.npos, "a capital letter that is left");
    auto const found = find_country(input);
    auto const is_it = [&](std::string_view name, std::string const& how) {
        auto const again = find_country(name);
        expect(again.has_value() == found.has_value() && (!found || again->entry == found->entry), "another country " + how + ": " + std::string(name));
    };
    is_it(" " + std::string(input) + "\t", "between blanks");
    is_it(in_case(input, true), "in upper case");
    is_it(in_case(input, false), "in lower case");
    constexpr std::size_t now_and_then = 8;  // it takes a hundred times as long as all the rest
    auto const near = input.size() % now_and_then == 0 ? countries_near(input) : std::vector<std::string>();
    expect(!found || near.empty(), "something near beside what was found");
    for (std::string const& one : near) expect(find_country(one).has_value(), "near a country that is none: " + one);
    if (found) {
        expect(found->iso3.size() == 3 && found->iso2.size() == 2, "a code of another length");
        is_it(found->iso3, "by its code");
        is_it(found->iso2, "by its short code");
        for (std::string_view const language : languages) is_it(found->name(language), "by its own name");
    }
    Cell const cell = Cell::of(input);
    Answer const answer = call("COUNTRY", std::array{Block{{&cell, 1}, 1, 1}});
    auto const* iso3 = std::get_if<std::string>(&answer.at(0, 0));
    expect(found ? iso3 && *iso3 == found->iso3 : !iso3, "COUNTRY says something else");
}

}  // namespace adherence::fuzz
