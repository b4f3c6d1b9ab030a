#include "core/report/evidence.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <set>

#include "core/base/text.hpp"
#include "core/names/countries.hpp"

namespace adherence {

namespace {

constexpr std::array<std::string_view, 7> headers{"country", "criterion", "source", "date", "confidence", "note", "marking"};
enum : std::size_t { country, criterion, source, date, confidence, note, marking };

std::string key_of(std::string_view name) {
    auto const known = find_country(name);
    return known ? std::string(known->iso3) : fold(name);
}

/// Empty where a date as text could not say it: 20260331 is typed without its hyphens.
std::optional<Date> day_of(double number, Date null_date) {
    static Date const first = *date_from_text("0001-01-01"), last = *date_from_text("9999-12-31");
    double const day = std::floor(number) + null_date.day;
    if (!(day >= first.day && day <= last.day)) return {};
    return Date{static_cast<std::int32_t>(day)};
}

}  // namespace

Evidence::Evidence(Block const& table, Date null_date, Framework const* framework) {
    if (table.empty()) return;
    auto const fault = [&](std::string code, std::size_t row, std::string_view column, std::string content) {
        faults_.push_back({Severity::warning, std::move(code), "evidence", row, std::string(column), {{"content", std::move(content)}}});
    };
    std::array<std::optional<std::size_t>, headers.size()> columns;
    for (std::size_t c = 0; c < table.columns; ++c) {
        auto const found = std::ranges::find(headers, fold(table.at(0, c).text));
        if (found == headers.end()) continue;
        auto& column = columns[static_cast<std::size_t>(found - headers.begin())];
        if (!column) column = c;
    }
    for (std::size_t const needed : {country, criterion, source})
        if (!columns[needed]) {
            fault("evidence.no-column", 1, headers[needed], std::string(headers[needed]));
            return;
        }
    for (std::size_t r = 1; r < table.rows; ++r) {
        auto const text = [&](std::size_t which) { return columns[which] ? std::string(trim(table.at(r, *columns[which]).shown())) : std::string(); };
        EvidenceEntry entry{.row = r + 1, .country = text(country), .criterion = text(criterion), .source = text(source), .date_text = text(date),
                            .date = {}, .confidence = text(confidence), .note = text(note), .marking = text(marking)};
        if (entry.country.empty() && entry.criterion.empty() && entry.source.empty()) continue;  // blank, or a user's note beside
        if (columns[date]) {
            Cell const& cell = table.at(r, *columns[date]);
            if (cell.kind == Cell::Kind::number) {
                // 1900 to 2100 is a year alone, as in the assessments.
                if (cell.number >= 1900 && cell.number <= 2100) fault("evidence.year", r + 1, "date", entry.date_text);
                else if (entry.date = day_of(cell.number, null_date); entry.date) entry.date_text = to_text(*entry.date);
                else fault("evidence.date", r + 1, "date", entry.date_text);
            } else if (!entry.date_text.empty()) {
                entry.date = date_from_text(entry.date_text);
                if (!entry.date) fault("evidence.date", r + 1, "date", entry.date_text);
            }
        }
        if (entry.country.empty()) fault("evidence.no-country", r + 1, "country", entry.source);
        int const node = framework ? framework->node(entry.criterion) : -1;
        bool const known = !framework || (node >= 0 && framework->nodes[static_cast<std::size_t>(node)].criterion);
        if (entry.criterion.empty()) fault("evidence.no-criterion", r + 1, "criterion", entry.source);
        else if (!known) fault("evidence.criterion", r + 1, "criterion", entry.criterion);
        Places& places = by_country_[key_of(entry.country)];
        places.all.push_back(entries_.size());
        places.by_criterion[fold(entry.criterion)].push_back(entries_.size());
        entries_.push_back(std::move(entry));
    }
}

Evidence::Places const* Evidence::of_country(std::string_view name) const {
    auto const found = by_country_.find(key_of(name));
    return found == by_country_.end() ? nullptr : &found->second;
}

std::vector<EvidenceEntry const*> Evidence::at(std::vector<std::size_t> const& places) const {
    std::vector<EvidenceEntry const*> entries;
    for (std::size_t const place : places) entries.push_back(&entries_[place]);
    return entries;
}

std::vector<EvidenceEntry const*> Evidence::of(std::string_view name) const {
    Places const* const places = of_country(name);
    return places ? at(places->all) : std::vector<EvidenceEntry const*>();
}

std::vector<EvidenceEntry const*> Evidence::of(std::string_view name, std::string_view id) const {
    Places const* const places = of_country(name);
    if (!places) return {};
    auto const found = places->by_criterion.find(fold(id));
    return found == places->by_criterion.end() ? std::vector<EvidenceEntry const*>() : at(found->second);
}

Date months_after(Date date, int months) {
    using namespace std::chrono;
    year_month_day const then{sys_days{days{date.day}}};
    year_month const month = then.year() / then.month() + std::chrono::months{months};
    year_month_day const same = month / then.day();
    sys_days const day = same.ok() ? sys_days{same} : sys_days{(month + std::chrono::months{1}) / 1};
    return Date{static_cast<std::int32_t>(day.time_since_epoch().count())};
}

bool is_stale(EvidenceEntry const& entry, Date today, int months) {
    return months > 0 && entry.date && months_after(*entry.date, months) < today;
}

std::size_t rank_of_marking(std::string_view marking, std::vector<std::string> const& markings) {
    if (trim(marking).empty()) return 0;
    auto const found = std::ranges::find(markings, fold(marking), [](std::string const& each) { return fold(each); });
    return static_cast<std::size_t>(found - markings.begin()) + 1;
}

std::string highest_marking(std::vector<EvidenceEntry const*> const& entries, std::vector<std::string> const& markings) {
    std::string highest;
    std::size_t rank = 0;  // of none; then 1, 2, …
    for (EvidenceEntry const* entry : entries) {
        std::size_t const its = rank_of_marking(entry->marking, markings);
        if (its <= rank) continue;
        rank = its;
        highest = entry->marking;
    }
    return highest;
}

bool asks_for_evidence(Framework const& framework, int place) {
    return !framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(place)])].evidence.empty();
}

std::vector<UnsupportedCell> without_evidence(CountryBlock const& block, std::span<std::string const> countries, Evidence const& evidence) {
    Framework const& framework = block.framework();
    std::vector<std::string> asked(framework.criteria.size());  // folded ids; empty: not asked for
    for (std::size_t c = 0; c < asked.size(); ++c)
        if (asks_for_evidence(framework, static_cast<int>(c))) asked[c] = fold(framework.nodes[static_cast<std::size_t>(framework.criteria[c])].id);
    std::vector<UnsupportedCell> cells;
    for (std::size_t r = 0; r < block.rows(); ++r) {
        auto const* const places = evidence.of_country(countries[r]);
        auto const row = block.row(r);
        for (std::size_t c = 0; c < row.size(); ++c) {
            auto const state = row[c]->assessment.state;
            bool const entered = state == Assessment::State::known || state == Assessment::State::ranged;
            if (entered && !asked[c].empty() && !(places && places->by_criterion.contains(asked[c]))) cells.push_back({r, static_cast<int>(c)});
        }
    }
    return cells;
}

std::vector<EvidenceEntry const*> of_strangers(Evidence const& evidence, std::span<std::string const> countries) {
    std::set<std::string, std::less<>> known;
    for (std::string const& country : countries) known.insert(key_of(country));
    std::vector<EvidenceEntry const*> first;
    for (auto const& [key, places] : evidence.by_country_)
        if (!key.empty() && !known.contains(key)) first.push_back(&evidence.entries_[places.all.front()]);
    std::ranges::sort(first, {}, &EvidenceEntry::row);
    return first;
}

}  // namespace adherence
