// Shapes and texts of a drawing, in the plain subset of SVG 1.1 that LibreOffice's own import renders alike
// everywhere: rectangles, paths and texts with explicit attributes; no style sheets, filters or baselines.
//
//   SvgWriter svg(240, 40, 2.0);                       // 480 x 80 pixels, drawn in 240 x 40 units
//   svg.bar({0, 0, 240, 8}, "#e3e7eb");
//   svg.text({4, 30}, "index", {.size = 12, .colour = "#1f2328"});
//   std::string const file = svg.finished();
#pragma once

#include <string>
#include <string_view>

namespace adherence {

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

struct Spot {
    double x = 0, y = 0;
};

struct TextStyle {
    enum class Anchor { start, middle, end };
    double size = 12;
    std::string_view colour = "#000000";
    bool bold = false;
    Anchor anchor = Anchor::start;
};

class SvgWriter {
public:
    SvgWriter(double width, double height, double scale);

    void bar(Box const& box, std::string_view fill, double radius = 0);
    void frame(Box const& box, std::string_view fill, std::string_view stroke, double radius,
               bool dashed = false);
    /// \param at the baseline's start, middle or end
    void text(Spot at, std::string_view words, TextStyle const& style);
    /// \param data of a path; one of fill and stroke may be "none"
    void path(std::string_view data, std::string_view fill, std::string_view stroke, double stroke_width);
    [[nodiscard]] std::string finished() &&;

private:
    std::string svg_;
};

/// A number as SVG writes it, whatever the locale.
[[nodiscard]] std::string svg_number(double value);

/// How wide a text comes out at most in the usual sans-serif fonts.
[[nodiscard]] double text_width(std::string_view words, double size, bool bold = false);

/// The text, or as much of it as fits with an ellipsis, cut between characters.
[[nodiscard]] std::string cut_to(std::string_view words, double width, double size, bool bold = false);

}  // namespace adherence
