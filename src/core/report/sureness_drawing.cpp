#include <algorithm>

#include "core/report/sureness.hpp"
#include "core/report/svg_writer.hpp"
#include "core/report/words.hpp"

namespace adherence {

namespace {

constexpr int narrowest = 120, widest = 4000;
constexpr double text_size = 12, small_size = 11, bar_height = 12, row_height = 33, line_height = 14, source_height = 32;

// Dark, middle and light of one colour, so that they are told apart in grey too; the words beside them say the same.
struct Fills {
    std::string_view eligible, conditional, not_eligible;
};
Fills fills_of(Palette const& palette) { return {palette.accent, palette.range, palette.track}; }

// The words of a bar, on as many lines as they need, parted where one share ends and the next begins.
std::vector<std::string> lines_of(std::string_view words, double room) {
    constexpr std::string_view between = " · ";
    std::vector<std::string> lines{""};
    while (!words.empty()) {
        std::size_t const end = std::min(words.find(between), words.size());
        std::string const part(words.substr(0, end));
        words.remove_prefix(std::min(words.size(), end + between.size()));
        std::string const longer = lines.back().empty() ? part : lines.back() + std::string(between) + part;
        if (lines.back().empty() || text_width(longer, small_size) <= room) lines.back() = longer;
        else lines.push_back(part);
    }
    return lines;
}

}  // namespace

Drawing draw_shares(Sureness const& sure, Palette const& palette, int width, double scale) {
    double const room = std::clamp(width, narrowest, widest);
    double height = 2;
    for (Sureness::Benefit const& benefit : sure.benefits) height += row_height + line_height * static_cast<double>(lines_of(benefit.words, room).size());
    SvgWriter svg(room, height, scale);
    svg.bar({0, 0, room, height}, palette.ground);
    Fills const fills = fills_of(palette);
    double top = 0;
    for (Sureness::Benefit const& benefit : sure.benefits) {
        svg.text({0, top + 11}, cut_to(benefit.title, room, text_size, true), {.size = text_size, .colour = palette.ink, .bold = true});
        svg.frame({0.5, top + 15.5, room - 1, bar_height}, palette.ground, palette.muted, 0, !benefit.shares.asked);
        double left = 1;
        auto const add = [&](double share, std::string_view fill) {
            double const wide = share * (room - 2);
            if (wide > 0) svg.bar({left, top + 16, wide, bar_height - 1}, fill);
            left += wide;
        };
        if (benefit.shares.asked) {
            add(benefit.shares.eligible, fills.eligible);
            add(benefit.shares.conditional, fills.conditional);
            add(benefit.shares.not_eligible, fills.not_eligible);
        }
        top += row_height - 5;
        for (std::string const& line : lines_of(benefit.words, room)) {
            top += line_height;
            svg.text({0, top - 2}, cut_to(line, room, small_size), {.size = small_size, .colour = palette.muted});
        }
        top += 5;
    }
    return {std::move(svg).finished(), static_cast<int>(room * scale), static_cast<int>(height * scale)};
}

Drawing draw_sources(Sureness const& sure, Palette const& palette, int width, std::size_t most, double scale) {
    double const room = std::clamp(width, narrowest, widest);
    std::size_t const shown = std::min(most, sure.sources.size());
    bool const more = shown < sure.sources.size();
    double const height = source_height * static_cast<double>(shown) + (more ? 18 : 2);
    SvgWriter svg(room, height, scale);
    svg.bar({0, 0, room, height}, palette.ground);
    double top = 0;
    for (std::size_t place = 0; place < shown; ++place) {
        Sureness::Source const& source = sure.sources[place];
        std::string const figure = sentence(sure.language, "sure.percent", {{"percent", number_text(*Number::from_cell(100 * source.total), sure.language, 0)}});
        double const for_figure = text_width(figure, small_size) + 6, for_mark = source.turns ? 14 : 0;
        svg.text({for_mark, top + 11}, cut_to(source.title, room - for_figure - for_mark, text_size), {.size = text_size, .colour = palette.ink});
        svg.text({room, top + 11}, figure, {.size = small_size, .colour = palette.muted, .anchor = TextStyle::Anchor::end});
        // A diamond before those that turn a verdict.
        if (source.turns)
            svg.path("M5 " + svg_number(top + 2) + "L9.5 " + svg_number(top + 7) + "L5 " + svg_number(top + 12) + "L0.5 " + svg_number(top + 7) + "Z",
                     palette.warning, "none", 0);
        svg.bar({0, top + 15, room, 9}, palette.track);
        svg.bar({0, top + 15, source.total * room, 9}, palette.range);
        svg.bar({0, top + 15, source.first * room, 9}, source.turns ? palette.warning : palette.accent);
        if (source.high > source.low) svg.bar({source.low * room, top + 19, std::max(1.0, (source.high - source.low) * room), 1}, palette.ink);
        top += source_height;
    }
    if (more)
        svg.text({0, top + 11}, cut_to(counted_sentence(sure.language, "sure.more-sources", sure.sources.size() - shown), room, small_size),
                 {.size = small_size, .colour = palette.muted});
    return {std::move(svg).finished(), static_cast<int>(room * scale), static_cast<int>(height * scale)};
}

}  // namespace adherence
