// Briefings for tests: one made by hand that holds a bit of everything, and the ground of those that are made from data.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/report/briefing.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {

inline BriefingCountry country_by_hand(std::string name) {
    BriefingCountry country;
    country.card.country = std::move(name);
    country.card.index = {.id = "index", .score = 61.5, .low = 50, .high = 100.0 / 3 * 2, .coverage = 75, .weight = 1};
    country.card.pillars = {{.id = "law", .title = "Law", .score = 20, .low = 20, .high = 20, .coverage = 100, .weight = 2},
                            {.id = "none", .title = "Nothing", .applicable = false, .weight = 1}};
    country.card.benefits = {{.id = "supply", .title = "Supply", .verdict = Verdict::not_eligible, .word = "not eligible", .explanation = "Not eligible.\nThe law."},
                             {.id = "meetings", .title = "Meetings", .verdict = Verdict::open, .word = "open", .explanation = "Open."}};
    country.card.benefits[0].reasons = {{"r1", "requires", "law.basis", "partial", ">= full", Outcome::fails, "-1,5", ""}};
    country.cells = {{.id = "law.basis", .title = "Basis", .group = "Law", .content = "partial", .value = "partial", .words = "partial", .state = Assessment::State::known, .score = 20},
                     {.id = "law.lag", .title = "Lag", .group = "Law", .content = "0.1", .number = 0.1, .value = "0.1", .words = "0,1", .state = Assessment::State::known, .score = 100},
                     {.id = "law.secret", .title = "Secret", .group = "Law", .value = "?", .words = "withheld", .state = Assessment::State::unknown, .withheld = true},
                     {.id = "law.broken", .title = "Broken", .group = "Law", .content = "no idea", .words = "cannot be read", .state = Assessment::State::problem}};
    country.paths = {{.kind = BriefingPath::Kind::found, .moves = {{"law.basis", "Basis", "partial", "full", "partial", "full", 3}}, .effort = 3},
                     {.kind = BriefingPath::Kind::unreachable, .why = "it is too late"}};
    country.sureness = Sureness{.language = "en",
                                .benefits = {{"Supply", {.eligible = 0.25, .conditional = 0, .not_eligible = 0.75, .error = 0.004}, "mostly not"},
                                             {"Meetings", {.asked = false}, "not asked"}},
                                .rank = "rank 3 (2 to 5) of 9"};
    country.evidence = {{.row = 7, .country = "elsewhere spelt", .criterion = "law.basis", .source = "Act, \"new\"", .date_text = "2025-03-01", .marking = "public"},
                        {.criterion = "law.lag", .source = "Gazette"}};
    country.evidence_withheld = 2;
    country.values_withheld = 1;
    return country;
}

inline Briefing briefing_by_hand() {
    Briefing briefing;
    briefing.choices = {.language = "en", .marking = "internal", .author = "An Author", .date = *date_from_text("2026-04-01")};
    briefing.provenance = {"frame", "The frame", "1.2", "0123-4567-89ab", "ba98-7654-3210", "2026-03-31", "0.1.0"};
    briefing.title = "A briefing";
    briefing.index_title = "Index";
    briefing.benefit_ids = {"supply", "meetings"};
    briefing.benefit_titles = {"Supply", "Meetings"};
    briefing.countries = {country_by_hand("Aurelia"), country_by_hand("Bastoria")};
    briefing.peers = 9;
    briefing.evidence_withheld = 4;
    briefing.values_withheld = 2;
    return briefing;
}

/// Countries by CSV, in its column `country` and columns of criteria, with evidence as in the table of that name.
struct BriefingCase {
    Grid table, sources;
    std::unique_ptr<Evidence> evidence;
    BriefingGround ground;

    BriefingCase(FrameworkPtr framework, std::string const& assessments, std::string const& evidence_csv = {}) {
        table = *grid_from_csv(assessments);
        Block const all = table.block();
        Grid ids(1, all.columns);
        auto values = std::make_shared<Grid>(all.rows - 1, all.columns);
        for (std::size_t column = 0; column < all.columns; ++column) {
            std::string const id(all.at(0, column).text);
            if (framework->node(id) >= 0) ids.set(0, column, id);
            for (std::size_t row = 1; row < all.rows; ++row) {
                std::string text(all.at(row, column).text);
                if (id == "country") ground.names.push_back(text);
                if (!text.empty()) values->set(row - 1, column, std::move(text));
            }
        }
        ground.columns = *match_columns(*framework, ids.block().cells);
        ground.values = values;
        read(framework);
        if (evidence_csv.empty()) return;
        sources = *grid_from_csv(evidence_csv);
        evidence = std::make_unique<Evidence>(sources.block(), ground.null_date, framework.get());
        ground.evidence = evidence.get();
    }

    /// A number where the CSV has a text.
    void set(std::size_t row, std::string_view criterion, double number) {
        FrameworkPtr const framework = ground.block->store().framework_ptr();
        int const place = framework->nodes[static_cast<std::size_t>(framework->node(criterion))].criterion_index;
        auto values = std::make_shared<Grid>(ground.values->rows(), ground.values->columns());
        Block const before = ground.values->block();
        for (std::size_t at = 0; at < before.cells.size(); ++at) {
            Cell const& cell = before.cells[at];
            if (cell.kind == Cell::Kind::text) values->set(at / before.columns, at % before.columns, std::string(cell.text));
            if (cell.kind == Cell::Kind::number) values->set(at / before.columns, at % before.columns, cell.number);
        }
        values->set(row, static_cast<std::size_t>(ground.columns.column_of_criterion[static_cast<std::size_t>(place)]), number);
        ground.values = values;
        read(framework);
    }

    [[nodiscard]] BriefingChoices everyone() const {
        BriefingChoices choices{.date = *date_from_text("2026-04-01"), .extension_version = "0.1.0"};
        for (std::size_t row = 0; row < ground.names.size(); ++row) choices.countries.push_back(row);
        return choices;
    }
    [[nodiscard]] Briefing made(BriefingChoices const& choices) const { return *make_briefing(ground, choices); }

private:
    void read(FrameworkPtr framework) { ground.block = std::make_shared<CountryBlock>(std::move(framework), ground.columns, ground.values->block(), ground.null_date); }
};

}  // namespace adherence::testing
