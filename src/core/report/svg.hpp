// The drawings of a scorecard, as SVG texts that serve the panel and the briefing alike.
#pragma once

#include <optional>
#include <string>

#include "core/report/scorecard.hpp"

namespace adherence {

/// Colours of the surface a drawing stands on, as #rrggbb.
struct Palette {
    std::string ink = "#1f2328", muted = "#5d6670", ground = "#ffffff", track = "#e3e7eb", accent = "#2b5f9e",
                range = "#9dbbe0", warning = "#b3261e";
};

/// The index with its bounds and a bar per pillar: score as a bar, bounds as a lighter range, coverage in
/// words. \param width in pixels; the height follows. Titles too long for the width are cut with "…".
struct Drawing {
    std::string svg;
    int width = 0, height = 0;
};
[[nodiscard]] Drawing draw_bars(Scorecard const& scorecard, Palette const& palette, int width, double scale = 1.0);

/// A verdict as a word with its symbol on a badge.
[[nodiscard]] Drawing draw_verdict(ScorecardBenefit const& benefit, Palette const& palette, int width, double scale = 1.0);

/// Where a share stands between 0 and 1: a track, a band from low to high, a hollow mark where it was before and a full
/// one where it is. \param inset of the track's ends, so that it agrees with the slider below it
struct ShareMarks {
    double before = 0, after = 0;
    std::optional<double> low, high;
};
[[nodiscard]] Drawing draw_share(ShareMarks const& marks, Palette const& palette, int width, int inset, double scale = 1.0);

/// A text that cannot become markup.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace adherence
