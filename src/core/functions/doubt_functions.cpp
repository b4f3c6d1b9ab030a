#include "core/functions/doubt_functions.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/doubt/rank_draws.hpp"
#include "core/doubt/sensitivity.hpp"
#include "core/functions/answer_table.hpp"
#include "core/functions/countries.hpp"

namespace adherence::functions {

namespace {

constexpr std::size_t draws_place = 3, spread_place = 4, seed_place = 5, detail_place = 6, column_place = 6;
constexpr double most_draws = 1'000'000;
// Beyond this a double does not tell whole numbers apart.
constexpr double largest_seed = 9'007'199'254'740'992;

double whole_number(CallArguments const& arguments, std::size_t place, double otherwise, double least, double most) {
    if (arguments.blank(place)) return otherwise;
    auto const given = arguments.number(place);
    if (!given || !(*given >= least && *given <= most) || *given != std::floor(*given)) throw Refused{};
    return *given;
}

WeightSpread asked_spread(CallArguments const& arguments) {
    WeightSpread spread;
    if (arguments.blank(spread_place)) return spread;
    if (auto const by = arguments.number(spread_place)) {
        if (!(*by >= 0 && *by <= 1)) throw Refused{};
        spread.by = *by;
        return spread;
    }
    std::string const word = fold(arguments.required_text(spread_place));
    if (word != "any" && word != "order") throw Refused{};
    spread.kind = word == "any" ? WeightSpread::Kind::any : WeightSpread::Kind::order;
    return spread;
}

DrawSettings asked_draws(CallArguments const& arguments) {
    DrawSettings settings;
    settings.draws = static_cast<std::size_t>(whole_number(arguments, draws_place, static_cast<double>(settings.draws), 1, most_draws));
    settings.spread = asked_spread(arguments);
    settings.seed = static_cast<std::uint64_t>(
        static_cast<std::int64_t>(whole_number(arguments, seed_place, static_cast<double>(settings.seed), -largest_seed, largest_seed)));
    return settings;
}

/// A call must end: what would take more than about half a minute is refused.
void refuse_beyond(DrawSettings const& settings, std::size_t times, std::size_t nodes) {
    constexpr double most_figures = 4e10;
    if (static_cast<double>(settings.draws) * static_cast<double>(times) * static_cast<double>(nodes) > most_figures) throw Refused{};
}

void add_to_key(std::string& key, Block const& block) {
    key += std::to_string(block.rows) + "x" + std::to_string(block.columns) + ";";
    for (Cell const& cell : block.cells) {
        key += static_cast<char>('0' + static_cast<int>(cell.kind));
        if (cell.kind == Cell::Kind::number) key.append(reinterpret_cast<char const*>(&cell.number), sizeof cell.number);
        else (key += std::to_string(cell.text.size()) + ":") += cell.text;
    }
}

/// All that the answer depends on but the framework.
std::string key_of(std::string_view name, CallArguments const& arguments, PreparedFramework const& prepared) {
    std::string key(name);
    if (prepared.reads_dates()) key += std::to_string(arguments.context().null_date().day) + ";";
    for (std::size_t const place : {values_place, ids_place, draws_place, spread_place, seed_place, detail_place}) add_to_key(key, arguments.block(place));
    return key;
}

/// The answer, worked out only where it is not at hand from before.
Answer remembered(std::string_view name, CallArguments const& arguments, FrameworkCache& frameworks, std::function<Answer()> const& make) {
    DrawSettings const settings = asked_draws(arguments);
    auto const prepared = frameworks.find(arguments.block(framework_place), arguments.context().framework_identity);
    if (!prepared) throw Refused{};
    // Before the block is read, which itself may take a second.
    if (name != "SENSITIVITY") refuse_beyond(settings, arguments.block(values_place).rows, prepared->framework()->nodes.size());
    if (name == "RANKS" && arguments.block(values_place).rows > most_ranked_rows) throw Refused{};
    return prepared->answers().find_or(key_of(name, arguments, *prepared), make);
}

Answer fresh_robustness(CallArguments const& arguments, FrameworkCache& frameworks) {
    DrawSettings const settings = asked_draws(arguments);
    bool const detail = arguments.flag(detail_place);
    Countries const countries = read_countries(arguments, frameworks);
    std::vector<int> benefits(countries.framework->benefits.size());
    std::iota(benefits.begin(), benefits.end(), 0);
    auto const sure = adherence::robustness(countries.block, benefits, settings);
    std::size_t const width = detail ? 4 : 1;
    Answer answer(countries.rows(), benefits.size() * width);
    for (std::size_t row = 0; row < countries.rows(); ++row)
        for (std::size_t place = 0; place < benefits.size(); ++place) {
            VerdictShares const& shares = sure->at(row, place);
            std::array const cells{shares.eligible, shares.conditional, shares.not_eligible, shares.error};
            for (std::size_t column = 0; column < width; ++column)
                answer.at(row, place * width + column) = shares.asked ? AnswerCell(cells[column]) : AnswerCell(CellError::not_available);
        }
    return answer;
}

Answer fresh_ranks(CallArguments const& arguments, FrameworkCache& frameworks) {
    DrawSettings const settings = asked_draws(arguments);
    bool const detail = arguments.flag(detail_place);
    Countries const countries = read_countries(arguments, frameworks);
    auto const drawn = rank_draws(countries.block, settings);
    constexpr std::array shares{0.5, 0.05, 0.95};
    Answer answer(countries.rows(), shares.size() + (detail ? countries.rows() : 0));
    for (std::size_t row = 0; row < countries.rows(); ++row)
        for (std::size_t column = 0; column < answer.columns; ++column) {
            AnswerCell& cell = answer.at(row, column);
            if (!drawn->ranked(row))
                cell = CellError::not_available;
            else
                cell = column < shares.size() ? drawn->quantile(row, shares[column]) : drawn->acceptability(row, column - shares.size() + 1);
        }
    return answer;
}

Answer fresh_sensitivity(CallArguments const& arguments, FrameworkCache& frameworks) {
    DrawSettings const settings = asked_draws(arguments);
    AnswerTable table({"source", "first", "total"}, arguments.text(column_place));
    Countries const countries = read_countries(arguments, frameworks);
    refuse_beyond(settings, sensitivity_sources(countries.block, 0) + 2, countries.framework->nodes.size());
    auto const found = adherence::sensitivity(countries.block, 0, settings);
    if (!found->has_index || found->variance == 0) return AnswerCell(CellError::not_available);
    for (SensitivitySource const& one : found->sources)
        table.add({countries.framework->nodes[static_cast<std::size_t>(one.node)].id, one.share.first, one.share.total});
    return std::move(table).answer();
}

}  // namespace

Answer robustness(CallArguments const& arguments, FrameworkCache& frameworks) {
    return remembered("ROBUSTNESS", arguments, frameworks, [&] { return fresh_robustness(arguments, frameworks); });
}

Answer ranks(CallArguments const& arguments, FrameworkCache& frameworks) {
    return remembered("RANKS", arguments, frameworks, [&] { return fresh_ranks(arguments, frameworks); });
}

Answer sensitivity(CallArguments const& arguments, FrameworkCache& frameworks) {
    return remembered("SENSITIVITY", arguments, frameworks, [&] { return fresh_sensitivity(arguments, frameworks); });
}

}  // namespace adherence::functions
