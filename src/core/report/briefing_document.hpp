// A briefing for people: front page, matrix, a scorecard on a page for each country and what belongs to it, method.
#pragma once

#include "core/report/briefing.hpp"
#include "core/report/document.hpp"

namespace adherence {

struct BriefingLayout {
    bool letter = false;       ///< paper
    double drawing_scale = 1;  ///< pixels of a unit of the drawings, where they are made pixels of
};

/// How figures and verdicts come about, a paragraph each, as far as the briefing's parts need it.
[[nodiscard]] std::vector<std::string> method_of(Briefing const& briefing);

[[nodiscard]] Document briefing_document(Briefing const& briefing, BriefingLayout const& layout = {});

}  // namespace adherence
