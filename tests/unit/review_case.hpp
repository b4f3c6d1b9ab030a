// Small frameworks whose rules are reviewed: what is said of them, as text.
//
//   reviewed({.rules = "benefit,effect,subject,test\nb,requires,x,>= 0\n"})     // "review.always-holds.lowest@rules:2:test"
#pragma once

#include "core/report/words.hpp"
#include "core/review/ground.hpp"
#include "core/review/review.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {

// x and y are percentages in a group g, beside the levels z and the question n that may not apply.
inline constexpr std::string_view review_criteria =
    "id,parent,weight,scale,aggregate,na\n"
    "all,,,,,\n"
    "g,all,2,,,\n"
    "x,g,1,percent,,\n"
    "y,g,1,percent,,\n"
    "z,all,1,steps,,\n"
    "n,all,1,yes-no,,yes\n";
inline constexpr std::string_view review_scales =
    "scale,type,value,score\n"
    "steps,level,none,0\n"
    "steps,level,draft,40\n"
    "steps,level,law,100\n";

inline TablesText review_tables(TablesText text) {
    if (text.criteria.empty()) text.criteria = review_criteria;
    if (text.scales.empty()) text.scales = review_scales;
    if (text.benefits.empty()) text.benefits = "benefit\nb\n";
    return text;
}

/// What the review says and loading does not.
inline Loaded review_of(TablesText const& text) {
    Loaded loaded = load(review_tables(text));
    EXPECT_EQ(errors(loaded), "");
    loaded.faults = review(loaded);
    return loaded;
}

inline std::string reviewed(TablesText const& text) { return found(review_of(text)); }

/// The first sentence.
inline std::string review_says(TablesText const& text, std::string_view language = "en") {
    Loaded const loaded = review_of(text);
    return loaded.faults.empty() ? std::string() : describe(loaded.faults.front(), language);
}

inline constexpr std::string_view rule_header = "benefit,effect,subject,test,group,need,from,to\n";

inline std::string rule_rows(std::string_view rows) { return std::string(rule_header) + std::string(rows); }

}  // namespace adherence::testing
