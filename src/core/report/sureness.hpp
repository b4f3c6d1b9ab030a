// How sure a country's verdicts, rank and index are, as data and as drawings: what the panel How sure shows.
//
//   auto const sure = make_sureness(block, row, settings, "nl", work);      // on a thread of its own
//   draw_shares(*sure, palette, 240)            // a stacked bar per benefit
//   draw_sources(*sure, palette, 240)           // a tornado: whose doing the doubt is
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/doubt/sensitivity.hpp"
#include "core/report/svg.hpp"

namespace adherence {

struct Sureness {
    struct Benefit {
        std::string title;
        VerdictShares shares;
        std::string words;  ///< what the bar says, in words
    };
    struct Source {
        std::string title;     ///< “weights of …” of a group, else the criterion's
        double first = 0, total = 0, low = 0, high = 0;  ///< shares of the variance; the ends are of the total
        bool turns = false;    ///< by itself it can turn a verdict
        std::string words;
    };
    std::string language;
    std::vector<Benefit> benefits;
    std::string rank;          ///< in words
    std::vector<Source> sources;  ///< the weightiest first, those without a part in anything left out
    std::string sources_of;    ///< heading in words: what the sources are sources of, or why there are none
};

enum class SourcesOf : std::uint8_t {
    index,
    ranks,
    ranks_and_methods,  ///< with the choice of means and of relative methods among the sources
};

/// Empty where the work was stopped.
[[nodiscard]] std::optional<Sureness> make_sureness(CountryBlock const& block, std::size_t row, DrawSettings const& settings, SourcesOf of,
                                                    std::string_view language, Work const& work = {});
/// Shares and ranks of these rows, without sources: as make_sureness gives them. Empty where the work was stopped.
[[nodiscard]] std::optional<std::vector<Sureness>> make_shares(CountryBlock const& block, std::span<std::size_t const> rows, DrawSettings const& settings,
                                                               std::string_view language, Work const& work = {});
/// How often Work::progress is called, about: less where something is certain.
[[nodiscard]] std::size_t sureness_tiles(DrawSettings const& settings);

[[nodiscard]] Drawing draw_shares(Sureness const& sure, Palette const& palette, int width, double scale = 1.0);
/// \param most bars; how many were left out is said below them
[[nodiscard]] Drawing draw_sources(Sureness const& sure, Palette const& palette, int width, std::size_t most, double scale = 1.0);

}  // namespace adherence
