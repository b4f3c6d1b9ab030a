#include "core/report/svg_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/utf8.hpp"
#include "core/report/svg.hpp"

namespace adherence {

namespace {

constexpr std::string_view ellipsis = "\u2026";
constexpr double bold_factor = 1.12;

// Advance widths of DejaVu Sans in thousandths of the size, from blank to tilde: the widest of the common
// sans-serif faces, so that what fits by this table fits in Liberation Sans and Arial too.
constexpr std::array<short, 95> advances{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr short advance_of_others = 700;

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

double advance(char c) {
    auto const code = static_cast<unsigned char>(c);
    if (!starts_character(c)) return 0;
    return code >= 32 && code < 127 ? advances[code - 32u] : advance_of_others;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string attribute(std::string_view name, double value) { return attribute(name, svg_number(value)); }

std::string outline(Box const& box) {
    return attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
           attribute("height", box.height);
}

std::string rounded(double radius) {
    return radius > 0 ? attribute("rx", radius) + attribute("ry", radius) : "";
}

std::string_view anchor_name(TextStyle::Anchor anchor) {
    switch (anchor) {
        case TextStyle::Anchor::start:
            return "start";
        case TextStyle::Anchor::middle:
            return "middle";
        case TextStyle::Anchor::end:
            return "end";
    }
    return "start";
}

// XML 1.0 allows no other control characters, not even as references.
bool forbidden_in_xml(char c) {
    auto const code = static_cast<unsigned char>(c);
    return code < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string escaped;
    while (!text.empty()) {
        std::size_t const size = character_size(text);
        switch (text.front()) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                if (size == 0 || forbidden_in_xml(text.front()))
                    escaped += "\ufffd";
                else
                    escaped += text.substr(0, size);
        }
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return escaped;
}

std::string svg_number(double value) {
    if (!std::isfinite(value)) return "0";
    std::array<char, 64> digits{};
    double const rounded_value = std::round(std::clamp(value, -1e9, 1e9) * 100) / 100;
    auto const end =
        std::to_chars(digits.data(), digits.data() + digits.size(), rounded_value, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

double text_width(std::string_view words, double size, bool bold) {
    double width = 0;
    for (char const c : words) width += advance(c);
    return width * size / 1000 * (bold ? bold_factor : 1);
}

std::string cut_to(std::string_view words, double width, double size, bool bold) {
    if (text_width(words, size, bold) <= width) return std::string(words);
    double const room = width - text_width(ellipsis, size, bold);
    std::size_t end = 0;
    double used = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        double const next = text_width(words.substr(i, 1), size, bold);
        if (starts_character(words[i])) {
            if (used > room) break;
            end = i;
        }
        used += next;
    }
    while (end > 0 && (words[end - 1] == ' ' || words[end - 1] == ',')) --end;
    return std::string(words.substr(0, end)).append(ellipsis);
}

SvgWriter::SvgWriter(double width, double height, double scale)
    : svg_(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
          "version=\"1.1\"" +
          attribute("width", width * scale) + attribute("height", height * scale) +
          attribute("viewBox", "0 0 " + svg_number(width) + " " + svg_number(height)) + ">\n") {}

void SvgWriter::bar(Box const& box, std::string_view fill, double radius) {
    if (box.width <= 0 || box.height <= 0) return;
    svg_ += "<rect" + outline(box) + rounded(std::min({radius, box.width / 2, box.height / 2})) +
            attribute("fill", fill) + "/>\n";
}

void SvgWriter::frame(Box const& box, std::string_view fill, std::string_view stroke, double radius,
                      bool dashed) {
    svg_ += "<rect" + outline(box) + rounded(radius) + attribute("fill", fill) + attribute("stroke", stroke) +
            attribute("stroke-width", 1.0) + (dashed ? attribute("stroke-dasharray", "3,2") : "") + "/>\n";
}

void SvgWriter::text(Spot at, std::string_view words, TextStyle const& style) {
    svg_ += "<text" + attribute("x", at.x) + attribute("y", at.y) + attribute("font-family", "sans-serif") +
            attribute("font-size", style.size) + (style.bold ? attribute("font-weight", "bold") : "") +
            attribute("text-anchor", anchor_name(style.anchor)) + attribute("fill", style.colour) + ">" +
            escape_xml(words) + "</text>\n";
}

void SvgWriter::path(std::string_view data, std::string_view fill, std::string_view stroke,
                     double stroke_width) {
    svg_ += "<path" + attribute("d", data) + attribute("fill", fill) + attribute("stroke", stroke) +
            attribute("stroke-width", stroke_width) + attribute("stroke-linecap", "round") +
            attribute("stroke-linejoin", "round") + "/>\n";
}

std::string SvgWriter::finished() && { return std::move(svg_) + "</svg>\n"; }

}  // namespace adherence
