// What the user chose on the options page, from LibreOffice's own configuration (registry/Settings.xcs).
//
//   Settings const settings = read_settings(context);
//   settings.stale_months                                  // 24 unless chosen otherwise
//
// The office does not hold values to their bounds: what lies beyond them, or cannot be read, is the default here.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::calc {

struct Settings {
    std::string default_framework = "nsg-adherence";  ///< of new workbooks
    std::string result_language = {};  ///< of formulas and sheets that commands write; empty: that of the user interface
    int stale_months = 24;             ///< evidence older than that is flagged; 0: never
    int spread = 25;                   ///< of weights, in hundredths
    int draws = 10'000;
    std::string default_marking = {};  ///< of new evidence
    std::vector<std::string> markings{"public", "internal", "restricted", "confidential"};  ///< from the lowest

    friend bool operator==(Settings const&, Settings const&) = default;
};

inline constexpr int most_stale_months = 1'200, most_spread = 100, most_draws = 1'000'000, least_draws = 100;

/// Each value that is out of its bounds replaced by the default.
[[nodiscard]] Settings within_bounds(Settings settings);

/// A list of markings without blanks around them, empty ones and those that stand in it a second time.
[[nodiscard]] std::vector<std::string> tidy_markings(std::vector<std::string> const& markings);

/// The language of formulas and sheets that commands write.
[[nodiscard]] std::string result_language(Settings const& settings, std::string_view ui_language);

[[nodiscard]] Settings read_settings(css::uno::Reference<css::uno::XComponentContext> const& context);
/// Throws what UNO throws where the configuration cannot be written.
void write_settings(css::uno::Reference<css::uno::XComponentContext> const& context, Settings const& settings);

}  // namespace adherence::calc
