#include "core/report/evidence.hpp"

#include <algorithm>
#include <array>
#include <chrono>

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
                else if (cell.number > -1e6 && cell.number < 3e6) {
                    entry.date = Date{null_date.day + static_cast<std::int32_t>(cell.number)};
                    entry.date_text = to_text(*entry.date);
                }
            } else if (!entry.date_text.empty()) {
                entry.date = date_from_text(entry.date_text);
                if (!entry.date) fault("evidence.date", r + 1, "date", entry.date_text);
            }
        }
        if (entry.country.empty()) fault("evidence.no-country", r + 1, "country", entry.source);
        int const node = framework ? framework->node(entry.criterion) : -1;
        bool const known = !framework || (node >= 0 && framework->nodes[static_cast<std::size_t>(node)].criterion);
        if (!known) fault("evidence.criterion", r + 1, "criterion", entry.criterion);
        by_country_[key_of(entry.country)].push_back(entries_.size());
        entries_.push_back(std::move(entry));
    }
}

std::vector<EvidenceEntry const*> Evidence::of(std::string_view name) const {
    std::vector<EvidenceEntry const*> found;
    auto const places = by_country_.find(key_of(name));
    if (places == by_country_.end()) return found;
    for (std::size_t const place : places->second) found.push_back(&entries_[place]);
    return found;
}

std::vector<EvidenceEntry const*> Evidence::of(std::string_view name, std::string_view id) const {
    auto found = of(name);
    std::string const wanted = fold(id);
    std::erase_if(found, [&](EvidenceEntry const* entry) { return fold(entry->criterion) != wanted; });
    return found;
}

Date months_before(Date date, int months) {
    using namespace std::chrono;
    year_month_day const then{sys_days{days{date.day}}};
    year_month const month = then.year() / then.month() - std::chrono::months{months};
    year_month_day_last const end = month / last;
    year_month_day const wanted = month / std::min(then.day(), end.day());
    return Date{static_cast<std::int32_t>(sys_days{wanted}.time_since_epoch().count())};
}

bool is_stale(EvidenceEntry const& entry, Date today, int months) {
    return months > 0 && entry.date && *entry.date < months_before(today, months);
}

std::string highest_marking(std::vector<EvidenceEntry const*> const& entries, std::vector<std::string> const& markings) {
    std::string highest;
    std::size_t rank = 0;  // of none; then 1, 2, …
    for (EvidenceEntry const* entry : entries) {
        if (entry->marking.empty()) continue;
        auto const found = std::ranges::find(markings, fold(entry->marking), [](std::string const& each) { return fold(each); });
        std::size_t const its = static_cast<std::size_t>(found - markings.begin()) + 1;
        if (its <= rank) continue;
        rank = its;
        highest = entry->marking;
    }
    return highest;
}

bool asks_for_evidence(Framework const& framework, int place) {
    return !framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(place)])].evidence.empty();
}

}  // namespace adherence
