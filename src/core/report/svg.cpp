#include "core/report/svg.hpp"

#include <algorithm>
#include <cmath>

#include "core/report/svg_writer.hpp"
#include "core/report/words.hpp"

namespace adherence {

namespace {

using Anchor = TextStyle::Anchor;

constexpr int narrowest = 120, widest = 4000;
constexpr double margin = 8, label_size = 12, small_size = 11, index_size = 30;
constexpr double bar_height = 10, score_height = 4, radius = 3, row_height = 34, gap = 8;
constexpr double width_for_bounds = 300;  // narrower, the range is left to the bar
constexpr double width_for_columns = 720, column_gap = 24;  // from there on, on paper, the pillars stand in two columns
constexpr double top_of_pillars = 82;

struct Axis {
    double low = 0, high = 100;
    [[nodiscard]] double at(double score, double width) const {
        return std::clamp((score - low) / (high - low), 0.0, 1.0) * width;
    }
};

// 0 to 100 by convention; scores that lie elsewhere widen it.
Axis axis_of(Scorecard const& scorecard) {
    Axis axis;
    auto const take = [&](ScorecardBar const& bar) {
        for (auto const& figure : {bar.score, bar.low, bar.high}) {
            if (!figure || !std::isfinite(*figure)) continue;
            axis.low = std::min(axis.low, *figure);
            axis.high = std::max(axis.high, *figure);
        }
    };
    take(scorecard.index);
    for (ScorecardBar const& pillar : scorecard.pillars) take(pillar);
    return axis;
}

std::string figure(double value, std::string_view language) {
    auto const number = Number::from_cell(value);
    return number ? number_text(*number, language, 1) : "";
}

bool has_range(ScorecardBar const& bar) { return bar.low && bar.high && *bar.low < *bar.high; }

std::string range_words(ScorecardBar const& bar, std::string_view language) {
    return sentence(language, "svg.range",
                    {{"low", figure(*bar.low, language)}, {"high", figure(*bar.high, language)}});
}

// What stands for the score where a bar's number would be.
std::string score_words(ScorecardBar const& bar, std::string_view language) {
    if (bar.problem) return sentence(language, "svg.problem");
    if (!bar.applicable) return sentence(language, "svg.not-applicable");
    if (bar.score) return figure(*bar.score, language);
    return has_range(bar) ? range_words(bar, language) : sentence(language, "svg.unknown");
}

class Bars {
public:
    Bars(Scorecard const& scorecard, Palette const& palette, int width, double scale)
        : scorecard_(scorecard),
          palette_(palette),
          axis_(axis_of(scorecard)),
          width_(width),
          columns_(columns(width)),
          svg_(width, height(scorecard, width), scale) {}

    [[nodiscard]] static double height(Scorecard const& scorecard, int width) {
        return top_of_pillars + 4 + row_height * static_cast<double>(rows(scorecard, columns(width)));
    }

    [[nodiscard]] std::string drawn() && {
        svg_.bar({0, 0, width_, height(scorecard_, static_cast<int>(width_))}, palette_.ground);
        draw_index();
        double const wide = (width_ - 2 * margin - (static_cast<double>(columns_) - 1) * column_gap) / static_cast<double>(columns_);
        std::size_t const each = rows(scorecard_, columns_);
        for (std::size_t i = 0; i < scorecard_.pillars.size(); ++i) {
            place_ = {margin + static_cast<double>(i / each) * (wide + column_gap), wide};
            draw_row(scorecard_.pillars[i], top_of_pillars + static_cast<double>(i % each) * row_height);
        }
        return std::move(svg_).finished();
    }

private:
    struct Place {
        double left, width;
    };
    [[nodiscard]] static std::size_t columns(int width) { return width >= width_for_columns ? 2 : 1; }
    /// Of the longest column.
    [[nodiscard]] static std::size_t rows(Scorecard const& scorecard, std::size_t columns) { return (scorecard.pillars.size() + columns - 1) / columns; }
    [[nodiscard]] double left() const { return place_.left; }
    [[nodiscard]] double right() const { return place_.left + place_.width; }
    [[nodiscard]] double inner() const { return place_.width; }
    [[nodiscard]] std::string_view language() const { return scorecard_.language; }
    [[nodiscard]] std::string_view ink_of(ScorecardBar const& bar) const {
        return bar.problem ? palette_.warning : bar.applicable ? palette_.ink : palette_.muted;
    }

    void draw_index() {
        ScorecardBar const& index = scorecard_.index;
        svg_.text({margin, 18}, cut_to(index.title, inner(), label_size),
                  {.size = label_size, .colour = palette_.muted});
        std::string const score = score_words(index, language());
        bool const number = index.applicable && !index.problem && index.score;
        double const size = number ? index_size : 20;
        svg_.text({margin, 50}, score, {.size = size, .colour = ink_of(index), .bold = true});
        double const left = text_width(score, size, true) + 2 * margin;
        TextStyle const aside{.size = small_size, .colour = palette_.muted, .anchor = Anchor::end};
        double const room = inner() - left;
        if (number && has_range(index)) svg_.text({width_ - margin, 36}, bounds_in(room), aside);
        if (index.applicable && !index.problem) svg_.text({width_ - margin, 50}, coverage_in(room), aside);
        draw_bar(index, 60);
    }

    [[nodiscard]] std::string bounds_in(double room) const {
        std::string const range = range_words(scorecard_.index, language());
        std::string whole = sentence(language(), "svg.bounds", {{"range", range}});
        return text_width(whole, small_size) <= room ? whole : cut_to(range, room, small_size);
    }

    // Rounded down: 100 is said of a whole file only.
    [[nodiscard]] std::string coverage_in(double room) const {
        std::string const share = figure(std::floor(scorecard_.index.coverage), language());
        return cut_to(sentence(language(), "svg.coverage", {{"coverage", share}}), room, small_size);
    }

    void draw_row(ScorecardBar const& bar, double top) {
        double const baseline = top + 15;
        std::string const score = score_words(bar, language());
        double room = inner() - text_width(score, label_size, true) - gap;
        svg_.text({right(), baseline}, score,
                  {.size = label_size, .colour = ink_of(bar), .bold = true, .anchor = Anchor::end});
        if (bar.score && bar.applicable && !bar.problem && has_range(bar) && inner() + 2 * margin >= width_for_bounds) {
            std::string const range = range_words(bar, language());
            svg_.text({left() + room, baseline}, range,
                      {.size = small_size, .colour = palette_.muted, .anchor = Anchor::end});
            room -= text_width(range, small_size) + gap;
        }
        svg_.text({left(), baseline}, cut_to(bar.title, room, label_size),
                  {.size = label_size, .colour = bar.applicable ? palette_.ink : palette_.muted});
        draw_bar(bar, top + 21);
    }

    // The range stands behind and is thicker than the score, so that both ends of it stay in sight; a stroke
    // marks the score itself.
    void draw_bar(ScorecardBar const& bar, double top) {
        if (bar.problem || !bar.applicable) {
            svg_.frame({left() + 0.5, top + 0.5, inner() - 1, bar_height - 1}, palette_.ground,
                       bar.problem ? palette_.warning : palette_.track, radius, true);
            return;
        }
        svg_.bar({left(), top, inner(), bar_height}, palette_.track, radius);
        if (has_range(bar)) {
            double const from = axis_.at(*bar.low, inner()), to = axis_.at(*bar.high, inner());
            svg_.bar({left() + from, top, std::max(to - from, 2.0), bar_height}, palette_.range, radius);
        }
        if (!bar.score) return;
        double const zero = axis_.at(0, inner()), score = axis_.at(*bar.score, inner());
        bool const sure = !has_range(bar);
        double const thick = sure ? bar_height : score_height;
        svg_.bar(
            {left() + std::min(zero, score), top + (bar_height - thick) / 2, std::abs(score - zero), thick},
            palette_.accent, sure ? radius : 0);
        svg_.bar({left() + std::clamp(score - 1, 0.0, inner() - 2), top - 1, 2, bar_height + 2},
                 palette_.ink);
    }

    Scorecard const& scorecard_;
    Palette const& palette_;
    Axis axis_;
    double width_;
    std::size_t columns_;
    Place place_{margin, width_ - 2 * margin};  ///< of what is being drawn
    SvgWriter svg_;
};

struct Badge {
    std::string_view fill, stroke, ink;
    bool dashed = false;
};

Badge badge_of(Verdict verdict, Palette const& palette) {
    switch (verdict) {
        case Verdict::eligible:
            return {palette.accent, palette.accent, palette.ground};
        case Verdict::conditional:
            return {palette.ground, palette.accent, palette.ink};
        case Verdict::open:
            return {palette.ground, palette.muted, palette.ink, true};
        case Verdict::not_eligible:
            return {palette.track, palette.track, palette.ink};
        case Verdict::invalid:
            return {palette.ground, palette.warning, palette.warning};
    }
    return {palette.ground, palette.muted, palette.ink};
}

// Drawn and not written: not every font has the signs, and a box in their place would say nothing.
void draw_symbol(SvgWriter& svg, Verdict verdict, Spot middle, std::string_view ink) {
    auto const at = [&](double x, double y) {
        return svg_number(middle.x + x) + " " + svg_number(middle.y + y) + " ";
    };
    TextStyle const letter{.size = 15, .colour = ink, .bold = true, .anchor = Anchor::middle};
    switch (verdict) {
        case Verdict::eligible:
            svg.path("M " + at(-5, 0.5) + "L " + at(-1.5, 4) + "L " + at(5, -4), "none", ink, 2);
            break;
        case Verdict::not_eligible:
            svg.path("M " + at(-4, -4) + "L " + at(4, 4) + "M " + at(4, -4) + "L " + at(-4, 4), "none", ink,
                     2);
            break;
        case Verdict::conditional:
            svg.path("M " + at(0, -5) + "A 5 5 0 0 1 " + at(0, 5) + "A 5 5 0 0 1 " + at(0, -5) + "Z", "none",
                     ink, 1.5);
            svg.path("M " + at(0, -5) + "A 5 5 0 0 0 " + at(0, 5) + "Z", ink, "none", 0);
            break;
        case Verdict::open:
            svg.text({middle.x, middle.y + 5.5}, "?", letter);
            break;
        case Verdict::invalid:
            svg.text({middle.x, middle.y + 5.5}, "!", letter);
            break;
    }
}

double sane(double scale) { return std::isfinite(scale) ? std::clamp(scale, 0.1, 16.0) : 1.0; }

Drawing drawing(std::string svg, double width, double height, double scale) {
    return {std::move(svg), static_cast<int>(std::lround(width * scale)),
            static_cast<int>(std::lround(height * scale))};
}

}  // namespace

Drawing draw_bars(Scorecard const& scorecard, Palette const& palette, int width, double scale) {
    width = std::clamp(width, narrowest, widest);
    scale = sane(scale);
    return drawing(Bars(scorecard, palette, width, scale).drawn(), width, Bars::height(scorecard, width), scale);
}

Drawing draw_verdict(ScorecardBenefit const& benefit, Palette const& palette, int width, double scale) {
    constexpr double height = 26, symbol_room = 26;
    width = std::clamp(width, 40, widest);
    scale = sane(scale);
    SvgWriter svg(width, height, scale);
    Badge const badge = badge_of(benefit.verdict, palette);
    svg.bar({0, 0, static_cast<double>(width), height}, palette.ground);
    svg.frame({1, 1, width - 2.0, height - 2}, badge.fill, badge.stroke, 5, badge.dashed);
    draw_symbol(svg, benefit.verdict, {symbol_room / 2 + 2, height / 2}, badge.ink);
    double const room = width - symbol_room - margin;
    double const size = std::clamp(13 * room / text_width(benefit.word, 13, true), 9.5, 13.0);
    svg.text({symbol_room + 2, 17.5}, cut_to(benefit.word, room, size, true),
             {.size = size, .colour = badge.ink, .bold = true});
    return drawing(std::move(svg).finished(), width, height, scale);
}

Drawing draw_share(ShareMarks const& marks, Palette const& palette, int width, int inset, double scale) {
    constexpr double height = 11, track = 4, middle = height / 2, half = 3.5;
    width = std::clamp(width, 40, widest);
    scale = sane(scale);
    double const start = std::clamp<double>(inset, half, width / 2.0 - 1), length = width - 2 * start;
    auto const at = [&](double share) { return start + std::clamp(share, 0.0, 1.0) * length; };
    SvgWriter svg(width, height, scale);
    // Beyond the edges, which the office would draw half transparent.
    svg.bar({-1, -1, width + 2.0, height + 2}, palette.ground);
    svg.bar({start, middle - track / 2, length, track}, palette.track, track / 2);
    if (marks.low && marks.high) {
        // So narrow a band that it would not be seen is still there.
        double const from = at(*marks.low), to = std::max(at(*marks.high), from + 1);
        svg.bar({from, middle - track / 2, to - from, track}, palette.range);
        for (double const end : {from, to}) svg.bar({end - 0.75, 1, 1.5, height - 2}, palette.range);
    }
    auto const diamond = [&](double share, std::string_view fill) {
        double const x = at(share);
        auto const point = [](double px, double py) { return svg_number(px) + " " + svg_number(py); };
        svg.path("M" + point(x, middle - half) + " L" + point(x + half, middle) + " L" + point(x, middle + half) + " L" +
                     point(x - half, middle) + " Z",
                 fill, palette.accent, 1);
    };
    diamond(marks.before, palette.ground);
    diamond(marks.after, palette.accent);
    return drawing(std::move(svg).finished(), width, height, scale);
}

}  // namespace adherence
