// What the advice comes to, in words, for the functions and the panels alike.
#pragma once

#include <string>
#include <string_view>

#include "core/advice/joint_loss.hpp"
#include "core/advice/path.hpp"

namespace adherence {

/// Why there is no path. \pre path.kind is unreachable
[[nodiscard]] std::string why_unreachable(Path const& path, Supposition const& country, std::string_view language);

/// The facts that already decide the verdict, whatever the rest turns out to be (sufficient.hpp), and how many do not
/// matter. Empty where no facts are known to.
[[nodiscard]] std::string deciding_facts(Supposition& country, std::string_view language);
/// The smallest loss of known criteria together that would end the verdict (joint_loss.hpp), of a verdict that there is
/// something to lose of: eligible or conditional; else empty.
[[nodiscard]] std::string smallest_loss(Supposition& country, std::string_view language, std::size_t budget = joint_loss_budget);
/// The largest change of all weights at once that cannot alter the verdict, rounded down; empty where none is known.
[[nodiscard]] std::string safe_weights(Supposition const& country, std::string_view language);

/// What can be said of a country and a benefit beside its reasons: what learning alone could do, where the verdict is not
/// eligible; the smallest loss that would end it; the largest change of all weights at once that cannot alter it. Empty where the verdict is invalid or no rule is in force.
/// \param budget of the search for what learning could do, in steps of a path
[[nodiscard]] std::string outlook(Supposition& country, std::string_view language, std::size_t budget = path_budget);

}  // namespace adherence
