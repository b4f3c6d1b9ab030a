// What assessments rest on: the rows of the table Evidence, by country and criterion.
//
//   Evidence const evidence(block, null_date, framework.get());
//   for (EvidenceEntry const* entry : evidence.of("Vlorania", "safeguards.protocol")) …
//   highest_marking(entries, {"public", "internal"})
//
// Columns are found by their headers, in any order and case: country, criterion, source, date, confidence, note, marking; others
// are left alone, blank rows passed over. Countries compare by name or ISO code, criteria by id.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cell.hpp"
#include "core/base/date.hpp"
#include "core/framework/fault.hpp"
#include "core/framework/framework.hpp"
#include "core/scoring/block.hpp"

namespace adherence {

struct EvidenceEntry {
    std::size_t row = 0;  ///< in the table, header is 1; 0: not yet there
    std::string country, criterion, source;
    std::string date_text;     ///< as written, or as ISO text
    std::optional<Date> date;  ///< empty where there is none, or none that can be read
    std::string confidence, note, marking;

    friend bool operator==(EvidenceEntry const&, EvidenceEntry const&) = default;
};

/// A cell of a block of countries: its row there, and its criterion by criterion_index.
struct UnsupportedCell {
    std::size_t row = 0;
    int criterion = 0;
    friend bool operator==(UnsupportedCell const&, UnsupportedCell const&) = default;
};

class Evidence {
public:
    Evidence() = default;
    /// \param framework its criteria; null: none is unknown
    Evidence(Block const& table, Date null_date, Framework const* framework);

    [[nodiscard]] std::vector<EvidenceEntry> const& entries() const { return entries_; }
    /// Warnings with their place in the table `evidence`.
    [[nodiscard]] std::vector<Fault> const& faults() const { return faults_; }
    /// In the table's order.
    [[nodiscard]] std::vector<EvidenceEntry const*> of(std::string_view country, std::string_view criterion) const;
    [[nodiscard]] std::vector<EvidenceEntry const*> of(std::string_view country) const;

private:
    friend std::vector<UnsupportedCell> without_evidence(CountryBlock const&, std::span<std::string const>, Evidence const&);
    friend std::vector<EvidenceEntry const*> of_strangers(Evidence const&, std::span<std::string const>);

    struct Places {  ///< among the entries
        std::vector<std::size_t> all;
        std::map<std::string, std::vector<std::size_t>, std::less<>> by_criterion;
    };
    [[nodiscard]] Places const* of_country(std::string_view name) const;
    [[nodiscard]] std::vector<EvidenceEntry const*> at(std::vector<std::size_t> const& places) const;

    std::vector<EvidenceEntry> entries_;
    std::vector<Fault> faults_;
    std::map<std::string, Places, std::less<>> by_country_;
};

/// The same day so many months later; where that month has no such day, the first of the next, as 29 February has its
/// anniversary on 1 March.
[[nodiscard]] Date months_after(Date date, int months);
/// Older than so many months, seen from a day; never where months is 0.
[[nodiscard]] bool is_stale(EvidenceEntry const& entry, Date today, int months);

/// Where a marking ranks: its place in the list from 1, lowest first; 0: none at all; one that is not in the list behind all of it.
/// Compared by fold().
[[nodiscard]] std::size_t rank_of_marking(std::string_view marking, std::vector<std::string> const& markings);

/// The marking that ranks highest: by its place in the list, lowest first; one that is not in it ranks above all, none at all
/// below. Compared by fold().
[[nodiscard]] std::string highest_marking(std::vector<EvidenceEntry const*> const& entries, std::vector<std::string> const& markings);

/// Does the framework say what an assessment of this criterion, by criterion_index, should rest on?
[[nodiscard]] bool asks_for_evidence(Framework const& framework, int criterion);

/// What is entered, known or known to lie in a range, of such criteria without an entry. Row by row.
/// \param countries the names of the block's rows
[[nodiscard]] std::vector<UnsupportedCell> without_evidence(CountryBlock const& block, std::span<std::string const> countries,
                                                            Evidence const& evidence);

/// The first entry of each country that is not among these, in the table's order.
[[nodiscard]] std::vector<EvidenceEntry const*> of_strangers(Evidence const& evidence, std::span<std::string const> countries);

}  // namespace adherence
