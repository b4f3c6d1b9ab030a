#include "core/functions/functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>

#include "core/functions/advice_functions.hpp"
#include "core/functions/change_functions.hpp"
#include "core/functions/country_functions.hpp"
#include "core/functions/doubt_functions.hpp"
#include "core/functions/framework_functions.hpp"
#include "core/functions/limits.hpp"
#include "core/functions/plain_functions.hpp"

namespace adherence {

namespace {

using functions::CallArguments;
using functions::FrameworkCache;

/// One for the process: what it holds is a matter of time only, never of results.
FrameworkCache& frameworks() {
    static FrameworkCache cache;
    return cache;
}

template <Answer (*function)(CallArguments const&)>
Answer without_cache(CallArguments const& arguments) {
    return function(arguments);
}

template <Answer (*function)(CallArguments const&, FrameworkCache&)>
Answer with_cache(CallArguments const& arguments) {
    return function(arguments, frameworks());
}

/// A function that says nothing in words shows an error.
Answer refuse(CallArguments const&, FrameworkCache&) { return AnswerCell(CellError::value); }

struct Entry {
    std::string_view name;
    Answer (*function)(CallArguments const&);
    /// Where an argument is too_large().
    Answer (*beyond)(CallArguments const&, FrameworkCache&) = refuse;
};

constexpr std::array entries{
    Entry{"FRAMEWORK", without_cache<functions::framework>, functions::framework_beyond_limits},
    Entry{"CHECK", without_cache<functions::check>, functions::check_beyond_limits},
    Entry{"PROBLEMS", with_cache<functions::problems>, functions::problems_beyond_limits},
    Entry{"SCORE", with_cache<functions::score>},
    Entry{"BOUNDS", with_cache<functions::bounds>},
    Entry{"COVERAGE", with_cache<functions::coverage>},
    Entry{"RANK", with_cache<functions::rank>},
    Entry{"MATRIX", with_cache<functions::matrix>},
    Entry{"VERDICT", with_cache<functions::verdict>},
    Entry{"EXPLAIN", with_cache<functions::explanation>},
    Entry{"REASONS", with_cache<functions::reasons>},
    Entry{"PATH", with_cache<functions::path>},
    Entry{"MARGIN", with_cache<functions::margin>},
    Entry{"STABILITY", with_cache<functions::stability>},
    Entry{"NEXT", with_cache<functions::next>},
    Entry{"ROBUSTNESS", with_cache<functions::robustness>},
    Entry{"RANKS", with_cache<functions::ranks>},
    Entry{"SENSITIVITY", with_cache<functions::sensitivity>},
    Entry{"CHANGES", with_cache<functions::changes>},
    Entry{"NORMALISE", without_cache<functions::normalise>},
    Entry{"COUNTRY", without_cache<functions::country>},
    Entry{"STAMP", with_cache<functions::stamp>},
};

/// A figure beyond what a cell holds (1e350 is read, exactly) is an error, never a number.
Answer held_by_cells(Answer answer) {
    for (AnswerCell& cell : answer.cells)
        if (double const* figure = std::get_if<double>(&cell); figure && !std::isfinite(*figure)) cell = CellError::value;
    return answer;
}

}  // namespace

Answer call(std::string_view name, std::span<Block const> arguments, CallContext const& context) {
    auto const entry = std::find_if(entries.begin(), entries.end(), [&](Entry const& one) { return one.name == name; });
    if (entry == entries.end()) return AnswerCell(CellError::value);
    try {
        auto const beyond = [](Block const& block) { return functions::too_large(block); };
        if (std::ranges::none_of(arguments, beyond)) return held_by_cells(entry->function(CallArguments(arguments, context)));
        auto const cut = functions::cut_to_content(arguments);
        CallArguments const read(cut, context);
        return held_by_cells(std::ranges::any_of(cut, beyond) ? entry->beyond(read, frameworks()) : entry->function(read));
    } catch (functions::Refused const& refused) {
        return AnswerCell(refused.error);
    } catch (std::exception const&) {  // out of memory, at worst: a formula shows an error, the office lives on
        return AnswerCell(CellError::value);
    }
}

}  // namespace adherence
