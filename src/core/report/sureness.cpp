#include "core/report/sureness.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/doubt/rank_draws.hpp"
#include "core/report/phrases.hpp"

namespace adherence {

namespace {

// A turned verdict or a share of variance shows long before the third digit of a probability does.
constexpr std::size_t most_source_draws = 2'048;
constexpr std::size_t most_rank_shift_draws = 512;
constexpr double no_part = 0.0005;

DrawSettings at_most(DrawSettings settings, std::size_t draws) {
    settings.draws = std::min(settings.draws, draws);
    return settings;
}

class SurenessWords {
public:
    SurenessWords(CountryBlock const& block, std::string_view language) : block_(block), say_(block.framework(), language) {}

    /// Per cent with one decimal; of what is not certain never 0 or 100.
    [[nodiscard]] std::string percent(double share, bool certain) const {
        constexpr double least = 0.001;
        if (!certain && share > 0 && share < least) return say_.say("sure.less", {{"percent", number(100 * least)}});
        if (!certain && share < 1 && share > 1 - least) return say_.say("sure.more", {{"percent", number(100 * (1 - least))}});
        return say_.say("sure.percent", {{"percent", number(100 * share)}});
    }

    [[nodiscard]] std::string of(VerdictShares const& shares) const {
        if (!shares.asked) return say_.say("sure.not-asked");
        for (auto const& [verdict, share] : parts(shares))
            if (share == 1)
                return say_.say(shares.certain ? "sure.certain" : "sure.all", {{"verdict", say_.verdict(verdict)}});
        std::vector<std::string> words;
        for (auto const& [verdict, share] : parts(shares))
            if (share > 0) words.push_back(say_.say("sure.part", {{"verdict", say_.verdict(verdict)}, {"percent", percent(share, false)}}));
        std::string text = words.empty() ? say_.say("sure.open") : words.front();
        for (std::size_t word = 1; word < words.size(); ++word) text = say_.say("sure.parts", {{"parts", text}, {"part", words[word]}});
        return text;
    }

    [[nodiscard]] static std::array<std::pair<Verdict, double>, 3> parts(VerdictShares const& shares) {
        return {{{Verdict::eligible, shares.eligible}, {Verdict::conditional, shares.conditional}, {Verdict::not_eligible, shares.not_eligible}}};
    }

    [[nodiscard]] std::string rank_of(RankDraws const& ranks, std::size_t row) const {
        if (!ranks.ranked(row)) return say_.say("sure.rank.none");
        std::size_t ranked = 0;
        for (std::size_t one = 0; one < ranks.rows(); ++one) ranked += ranks.ranked(one);
        double const low = ranks.quantile(row, 0.05), high = ranks.quantile(row, 0.95);
        Arguments const arguments{{"rank", number(ranks.quantile(row, 0.5))}, {"low", number(low)}, {"high", number(high)}, {"count", std::to_string(ranked)}};
        return say_.say(low == high ? "sure.rank.same" : "sure.rank", arguments);
    }

    [[nodiscard]] std::string title_of(SensitivitySource const& source) const {
        if (source.kind == SensitivitySource::Kind::mean) return say_.say("sure.mean");
        if (source.kind == SensitivitySource::Kind::relative) return say_.say("sure.relative");
        bool const criterion = block_.framework().nodes[static_cast<std::size_t>(source.node)].criterion;
        return criterion ? say_.title(source.node) : say_.say("sure.weights", {{"group", say_.title(source.node)}});
    }

    [[nodiscard]] std::string of(Sureness::Source const& source, std::vector<std::string> const& turned) const {
        Arguments const arguments{{"title", source.title}, {"first", number(100 * source.first)}, {"total", number(100 * source.total)}, {"benefits", say_.all(turned)}};
        return say_.say(turned.empty() ? "sure.source" : "sure.source.turns", arguments);
    }

    [[nodiscard]] Phrases const& say() const { return say_; }

private:
    [[nodiscard]] std::string number(double value) const {
        auto const exact = Number::from_cell(value);
        return exact ? say_.number(*exact, 1) : std::string();
    }

    CountryBlock const& block_;
    Phrases say_;
};

void add_sources(Sureness& sure, std::vector<SensitivitySource> found, std::vector<Turning> const& turning, SurenessWords const& words) {
    // What turns a verdict without any part in the figure comes too.
    for (Turning const& one : turning)
        if (std::ranges::find(found, one.node, &SensitivitySource::node) == found.end()) found.push_back({SensitivitySource::Kind::node, one.node, {}});
    for (SensitivitySource const& one : found) {
        std::vector<std::string> turned;
        auto const turns = std::ranges::find(turning, one.node, &Turning::node);
        for (std::size_t place = 0; turns != turning.end() && place < turns->shares.size(); ++place)
            if (turns->shares[place] > 0) turned.push_back(sure.benefits[place].title);
        if (one.share.total < no_part && turned.empty()) continue;
        Sureness::Source source{words.title_of(one), one.share.first, one.share.total, one.share.total_low, one.share.total_high, !turned.empty(), {}};
        source.words = words.of(source, turned);
        sure.sources.push_back(std::move(source));
    }
    std::ranges::stable_sort(sure.sources, std::ranges::greater(), &Sureness::Source::total);
}

}  // namespace

std::size_t sureness_tiles(DrawSettings const& settings) {
    std::size_t const full = tiles_of(settings.draws);
    return 2 * full + 2 * std::min(full, most_source_draws / lane_count);
}

std::optional<std::vector<Sureness>> make_shares(CountryBlock const& block, std::span<std::size_t const> rows, DrawSettings const& settings,
                                                 std::string_view language, Work const& work) {
    SurenessWords const words(block, language);
    std::vector<int> benefits(block.framework().benefits.size());
    std::iota(benefits.begin(), benefits.end(), 0);
    auto const shares = robustness(block, benefits, settings, work, rows.size() == 1 ? std::optional(rows.front()) : std::nullopt);
    if (!shares) return {};
    auto const ranks = block.rows() <= most_ranked_rows ? rank_draws(block, settings, work) : std::nullopt;
    if (block.rows() <= most_ranked_rows && !ranks) return {};
    std::vector<Sureness> all;
    for (std::size_t const row : rows) {
        Sureness& sure = all.emplace_back();
        sure.language = language;
        for (std::size_t place = 0; place < benefits.size(); ++place) {
            VerdictShares const& one = shares->at(row, place);
            sure.benefits.push_back({words.say().benefit(benefits[place]), one, words.of(one)});
        }
        sure.rank = ranks ? words.rank_of(*ranks, row) : words.say().say("sure.rank.many");
    }
    return all;
}

std::optional<Sureness> make_sureness(CountryBlock const& block, std::size_t row, DrawSettings const& settings, SourcesOf of,
                                      std::string_view language, Work const& work) {
    auto shares = make_shares(block, std::span(&row, 1), settings, language, work);
    if (!shares) return {};
    Sureness sure = std::move(shares->front());
    SurenessWords const words(block, language);
    std::vector<int> benefits(block.framework().benefits.size());
    std::iota(benefits.begin(), benefits.end(), 0);
    auto const turning = turning_sources(block, row, benefits, at_most(settings, most_source_draws), work);
    if (!turning) return {};
    bool const of_ranks = of != SourcesOf::index && block.rows() <= most_ranked_rows;
    bool const methods = of == SourcesOf::ranks_and_methods;
    auto const found = of_ranks ? rank_sensitivity(block, at_most(settings, most_rank_shift_draws), methods, work)
                                : sensitivity(block, row, at_most(settings, most_source_draws), work);
    if (!found) return {};
    add_sources(sure, found->sources, *turning, words);
    std::string const which = of_ranks ? "ranks" : "index";
    sure.sources_of = words.say().say(!found->has_index         ? "sure.sources.none"
                                      : sure.sources.empty()    ? "sure.sources.still"
                                      : found->exact            ? "sure.sources." + which + ".exact"
                                                                : "sure.sources." + which);
    return sure;
}

}  // namespace adherence
