#include "fuzz/framework_checks.hpp"

#include <charconv>
#include <set>

#include "core/base/languages.hpp"
#include "core/report/words.hpp"

namespace adherence::fuzz {

namespace {

bool is_error(Fault const& fault) { return fault.severity == Severity::error; }

void check_whole(Framework const& framework) {
    auto const nodes = static_cast<int>(framework.nodes.size());
    auto const node = [&](int index) { return index >= 0 && index < nodes; };
    expect(node(framework.root) && framework.nodes[static_cast<std::size_t>(framework.root)].parent == -1, "the root is no root");
    expect(std::set(framework.bottom_up.begin(), framework.bottom_up.end()).size() == framework.nodes.size() && framework.bottom_up.size() == framework.nodes.size(),
           "not every node stands once from the bottom up");
    for (int index = 0; index < nodes; ++index) {
        Node const& one = framework.nodes[static_cast<std::size_t>(index)];
        expect(framework.node(one.id) == index, "a node that its id does not find: " + one.id);
        expect(one.weight.sign() >= 0, "a weight below 0");
        expect(index == framework.root || (node(one.parent) && framework.place_bottom_up[static_cast<std::size_t>(one.parent)] > framework.place_bottom_up[static_cast<std::size_t>(index)]),
               "a node that stands behind its parent");
        expect(!one.criterion || one.children.empty(), "a criterion with children");
        expect(!one.criterion || (one.scale >= 0 && one.scale < static_cast<int>(framework.scales.size())), "a criterion without a scale");
        for (int const child : one.children) expect(node(child) && framework.nodes[static_cast<std::size_t>(child)].parent == index, "a child of somebody else");
    }
    for (Scale const& scale : framework.scales)
        for (auto const& [name, level] : scale.level_by_name) expect(level < scale.levels.size(), "a level that is none: " + name);
    for (Rule const& rule : framework.rules) {
        expect(rule.benefit >= 0 && rule.benefit < static_cast<int>(framework.benefits.size()), "a rule of no benefit");
        expect(rule.subject.index >= 0, "a rule without a subject");
    }
    for (Benefit const& benefit : framework.benefits)
        for (auto const* clauses : {&benefit.requirements, &benefit.exclusions, &benefit.conditions})
            for (Clause const& clause : *clauses) expect(clause.need >= 1 && clause.need <= clause.rules.size(), "a clause that cannot hold");
}

std::string first_error(Loaded const& loaded) {
    auto const found = std::ranges::find_if(loaded.faults, is_error);
    return found == loaded.faults.end() ? "no error" : describe(*found, "en");
}

void check_same(Loaded const& again, std::string const& json, std::string const& from) {
    expect(again.framework != nullptr, from + " is refused when it is read back: " + first_error(again) + "\n" + json);
    expect(again.framework->json == json, from + " reads back as something else:\n" + json + "\n" + again.framework->json);
}

constexpr std::string_view criteria = "id,parent,scale,na\nall,,,\nlevel,all,steps,yes\nsingle,all,steps,\nodd,all,odd,\ntruth,all,yes-no,\nshare,all,percent,yes\n"
                                      "point,all,line,\npositive,all,log,\nday,all,age,\nforce,all,in-force,yes\npeers,all,peers,\n";
constexpr std::string_view scales = "scale,type,value,score,label\nsteps,level,none,0,nothing at all\nsteps,level,law,20,Wet\nsteps,level,practice,50,\nsteps,level,full,100,Complète\n"
                                    "odd,level,NA,0,\nodd,level,1..2,10,\nodd,level,a | b,20,\nodd,level,law and practice,30,\nodd,level,>= 3,40,\nodd,level,3,50,\nodd,level,\"a, b\",60,(c)\n"
                                    "line,point,-10,0,\nline,point,\"0,5\",50,\nline,point,1e3,100,\nlog,logpoint,\"0,001\",0,\nlog,logpoint,1000,100,\n"
                                    "age,date,1,100,\nage,date,5,50,\nage,date,never,0,\npeers,relative,minmax:0:100,down,\n";
constexpr std::string_view about = "key,value\nas_of,2026-03-31\n";

}  // namespace

void check_faults(std::span<Fault const> faults) {
    static std::set<std::string_view> const tables{"criteria", "scales", "rules", "benefits", "about", "as_of", "framework"};
    for (Fault const& fault : faults) {
        expect(tables.contains(fault.table), "a fault without a table: " + fault.code + " in \"" + fault.table + "\"");
        for (std::string_view const language : languages) {
            std::string const sentence = describe(fault, language);
            expect(!sentence.empty() && sentence != fault.code, "a fault without a sentence: " + fault.code);
        }
    }
}

void check_loaded(Loaded const& loaded) {
    check_faults(loaded.faults);
    expect(std::ranges::any_of(loaded.faults, is_error) == !loaded.framework, "a framework beside an error, or neither");
    if (!loaded.framework) return;
    Framework const& framework = *loaded.framework;
    check_whole(framework);
    check_same(load_json(framework.json), framework.json, "the JSON text");
    TableGrids const grids = to_tables(framework);
    check_same(load_tables({grids.criteria.block(), grids.scales.block(), grids.rules.block(), grids.benefits.block(), grids.about.block(), {}, Date{-25569}}), framework.json, "the tables");
}

Framework const& reading_framework() {
    static FrameworkPtr const framework = framework_with_levels({});
    return *framework;
}

FrameworkPtr framework_with_levels(std::string_view lines) {
    std::vector<Grid> kept;
    kept.reserve(3);
    Tables tables{.criteria = sheet_block(criteria, kept), .about = sheet_block(about, kept)};
    Grid const fixed = *grid_from_csv(scales);
    std::vector<std::string_view> levels;
    while (!lines.empty() && levels.size() < 12) {
        std::string_view const line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        if (!line.empty()) levels.push_back(line);
    }
    Grid& all = kept.emplace_back(fixed.rows() + levels.size(), fixed.columns());
    std::size_t row = 0;
    for (; row < fixed.rows(); ++row) {
        bool const replaced = !levels.empty() && fixed.block().at(row, 0).text == "odd";
        for (std::size_t column = 0; column < fixed.columns() && !replaced; ++column) all.set(row, column, std::string(fixed.block().at(row, column).text));
    }
    for (std::string_view const level : levels) {
        all.set(row, 0, "odd");
        all.set(row, 1, "level");
        all.set(row, 2, std::string(level));
        all.set(row, 3, static_cast<double>(row));
        ++row;
    }
    tables.scales = all.block();
    return load_tables(tables).framework;
}

Block sheet_block(std::string_view csv, std::vector<Grid>& kept) {
    auto grid = grid_from_csv(csv);
    if (!grid || grid->block().empty()) return {};
    for (std::size_t row = 0; row < grid->rows(); ++row)
        for (std::size_t column = 0; column < grid->columns(); ++column) {
            std::string_view const text = grid->block().at(row, column).text;
            double number = 0;
            auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (!text.empty() && fault == std::errc{} && end == text.data() + text.size()) grid->set(row, column, number);
        }
    return kept.emplace_back(std::move(*grid)).block();
}

}  // namespace adherence::fuzz
