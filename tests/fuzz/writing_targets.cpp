// What is written for others: CSV, JSON, SVG, HTML and OpenDocument stay what they are, whatever the texts in them say.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "briefing/flat_text.hpp"
#include "core/report/evidence.hpp"
#include "core/report/svg_writer.hpp"
#include "fuzz/framework_checks.hpp"
#include "fuzz/written_texts.hpp"
#include "unit/csv_reading.hpp"
#include "unit/xml_reading.hpp"

namespace adherence::fuzz {

namespace {

using testing::Element;
using testing::Rows;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

Element well_formed(std::string const& xml, std::string const& of) {
    try {
        return testing::read_xml(xml);
    } catch (Finding const&) {
        throw;
    } catch (std::exception const& fault) {
        throw Finding(of + " is no XML: " + fault.what());
    }
}

// Names of the elements in order; those a text is made of within a line are passed over.
std::string bones(Element const& root) {
    static std::set<std::string, std::less<>> const within_a_line{"text:s", "text:tab", "text:line-break", "text:span", "text:page-number", "text:page-count"};
    std::string names;
    for (Element const& child : root.children) {
        bool const passed = within_a_line.contains(child.name);
        names += passed ? bones(child) : "<" + child.name + bones(child) + ">";
    }
    return names;
}

// Those of the same document with a letter for each of its texts.
std::string const& harmless_bones(Texts const& texts, unsigned shape, std::string (*write)(Document const&)) {
    static std::map<std::tuple<std::vector<std::string>, unsigned, void*>, std::string> known;
    Texts const harmless = texts.harmless();
    constexpr std::size_t most = 5000;
    if (known.size() > most) known.clear();
    auto const [found, added] = known.try_emplace({harmless.all(), shape, reinterpret_cast<void*>(write)});
    if (added) found->second = bones(well_formed(write(document_of(harmless, shape)), "a document of letters"));
    return found->second;
}

std::string quoted(std::string_view text) {
    std::string field = "\"";
    for (char const c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

// What a spreadsheet leaves as it is: a letter in front and no control character in it.
bool is_plain(std::string_view text) {
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (!is_well_formed(text) || (!text.empty() && !letter(text.front()))) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const code = static_cast<unsigned char>(text[at]);
        bool const control = (code < 0x20 && code != '\t' && code != '\n') || code == 0x7f;
        bool const second_control = code == 0xc2 && static_cast<unsigned char>(text[at + 1]) < 0xa0;
        if (control || second_control) return false;
    }
    return true;
}

void check_field(std::string const& field, std::string_view text) {
    expect(is_well_formed(field) || !is_well_formed(text), "a text that is no UTF-8 any more");
    if (is_plain(text)) return expect(field == text, "a text that comes out as another: " + std::string(text) + " as " + field);
    expect(field.empty() || std::string_view("=+-@\t\n\r").find(field.front()) == std::string_view::npos, "a text that is a formula: " + field);
    for (std::string_view const sign : {"\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212"}) expect(!field.starts_with(sign), "a text that is a formula of full width: " + field);
    if (text.starts_with('=') && is_plain(text.substr(1))) expect(field == "'" + std::string(text), "a text that lost something beside its meaning: " + field);
}

void all_texts(nlohmann::json const& json, std::set<std::string>& texts) {
    if (json.is_string()) texts.insert(json.get<std::string>());
    for (auto const& child : json.items())
        if (json.is_structured()) all_texts(child.value(), texts);
}

}  // namespace

// A table of texts; written with quotes it is the same table, and the reader that forgives nothing agrees where it has nothing to forgive.
void csv_in(std::string_view input) {
    auto const grid = grid_from_csv(input);
    std::string fault;
    std::string_view const unmarked = input.starts_with(byte_order_mark) ? input.substr(byte_order_mark.size()) : input;
    Rows const strict = testing::strictly_read(unmarked, fault);
    expect(grid || !fault.empty(), "a table that is refused without need");
    if (!grid) return;
    Block const cells = grid->block();
    if (fault.empty()) {
        expect(strict.size() == cells.rows, "a table of another height");
        for (std::size_t row = 0; row < strict.size(); ++row)
            for (std::size_t column = 0; column < strict[row].size(); ++column) expect(cells.at(row, column).text == strict[row][column].text, "a cell that is another");
    }
    std::string written;
    for (std::size_t row = 0; row < cells.rows; ++row) {
        for (std::size_t column = 0; column < cells.columns; ++column) written += (column == 0 ? "" : ",") + quoted(cells.at(row, column).text);
        written += "\r\n";
    }
    auto const again = grid_from_csv(written);
    expect(again && again->rows() == cells.rows && again->columns() == cells.columns, "a table that changes its size");
    for (std::size_t at = 0; at < cells.cells.size(); ++at) expect(again->block().cells[at].text == cells.cells[at].text, "a table that changes");

    Evidence const evidence(cells, Date{-25569}, &reading_framework());
    for (EvidenceEntry const& entry : evidence.entries()) {
        expect(entry.row >= 2 && entry.row <= cells.rows, "evidence from no row");
        auto const own = evidence.of(entry.country, entry.criterion);
        expect(own.empty() || std::ranges::find(own, &entry) != own.end(), "evidence that is not found by its country and criterion");
    }
    for (Fault const& one : evidence.faults()) expect(one.table == "evidence" && one.severity == Severity::warning, "a fault of evidence without its place");
}

void csv_out(std::string_view input) {
    Briefing const briefing = briefing_of(Texts(Input(input).texts()));
    std::string const csv = briefing_csv(briefing);
    expect(csv.starts_with(byte_order_mark), "no byte-order mark");
    std::string fault;
    Rows const rows = testing::strictly_read(std::string_view(csv).substr(byte_order_mark.size()), fault);
    expect(fault.empty(), "no RFC 4180: " + fault);
    expect(rows.size() == briefing.countries.size() + 1, "not a row for each country");
    auto const column = [&](std::string_view name) {
        for (std::size_t at = 0; at < rows[0].size(); ++at)
            if (rows[0][at].text == name) return at;
        throw Finding("no column " + std::string(name));
    };
    for (std::size_t at = 0; at < briefing.countries.size(); ++at) {
        BriefingCountry const& country = briefing.countries[at];
        auto const& row = rows[at + 1];
        check_field(row[column("country")].text, country.card.country);
        check_field(row[column("verdict:supply")].text, country.card.benefits[0].word);
        check_field(row[column("why:supply")].text, country.card.benefits[0].explanation);
        check_field(row[column("assessment:law.basis")].text, country.cells[0].content);
        check_field(row[column("evidence_sources")].text, country.evidence[0].source);
        check_field(row[column("rank")].text, country.sureness->rank);
        check_field(row[column("framework")].text, briefing.provenance.framework_id);
        check_field(row[column("marking")].text, briefing.choices.marking);
        expect(row[column("index")].text == "61.5", "a figure that is another");
    }
}

void json_out(std::string_view input) {
    Briefing const briefing = briefing_of(Texts(Input(input).texts()));
    std::string const json = briefing_json(briefing);
    auto const read = nlohmann::json::parse(json, nullptr, false);
    expect(!read.is_discarded(), "no JSON in UTF-8");
    std::set<std::string> texts;
    all_texts(read, texts);
    auto const must_have = [&](std::string const& text) {
        if (is_well_formed(text) && !text.empty()) expect(texts.contains(text), "a text that is missing or another: " + text);
    };
    must_have(briefing.title);
    must_have(briefing.choices.marking);
    must_have(briefing.provenance.framework_id);
    for (BriefingCountry const& country : briefing.countries) {
        must_have(country.card.country);
        must_have(country.cells[0].content);
        must_have(country.evidence[0].source);
        must_have(country.card.benefits[0].reasons[0].test);
    }
}

// How wide, then the texts of a drawing.
void svg_text(std::string_view input) {
    Input parts(input);
    int const width = 40 + 20 * static_cast<int>(parts.choice(40));
    Texts texts(parts.texts());
    for (std::string const& text : texts.all()) {
        std::string const escaped = escape_xml(text), held = as_xml_holds_it(text);
        Element const element = well_formed("<a b=\"" + escaped + "\">" + escaped + "</a>", "an escaped text");
        std::string in_attribute = held;
        std::ranges::replace_if(in_attribute, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        expect(element.text == held && element["b"] == in_attribute && element.children.empty(), "an escaped text that is another: " + text);
        std::string const cut = cut_to(text, width, 12);
        expect(cut.size() <= text.size() + std::string_view("\u2026").size(), "a text that is longer when it is cut");
        expect(cut == text || text_width(cut, 12) <= std::max<double>(width, text_width("\u2026", 12)), "a text that does not fit: " + cut);
        expect(is_well_formed(cut) || !is_well_formed(text), "a character cut in two");
    }
    Scorecard card;
    card.country = texts.next();
    card.index = {"index", texts.next(), true, false, 62.5, 40.0, 88.0, 74.4, 1};
    card.pillars = {{.id = "a", .title = texts.next(), .score = 20, .low = 20, .high = 20, .coverage = 100, .weight = 2}, {.id = "b", .title = texts.next(), .applicable = false, .weight = 1},
                    {.id = "c", .title = texts.next(), .problem = true, .weight = 1}};
    ScorecardBenefit const benefit{.id = "supply", .title = texts.next(), .verdict = Verdict::open, .word = texts.next(), .symbol = "?"};
    Sureness const sure{.language = "en", .benefits = {{texts.next(), {.eligible = 0.25, .not_eligible = 0.75}, texts.next()}}, .rank = texts.next(),
                        .sources = {{.title = texts.next(), .first = 0.2, .total = 0.3, .low = 0.2, .high = 0.4, .words = texts.next()}}};
    static std::set<std::string, std::less<>> const known{"svg", "rect", "path", "text"};
    for (std::string const& svg : {draw_bars(card, {}, width).svg, draw_verdict(benefit, {}, width).svg, draw_shares(sure, {}, width).svg, draw_sources(sure, {}, width, 5).svg}) {
        if (svg.empty()) continue;
        testing::every(well_formed(svg, "a drawing"), [](Element const& each) { expect(known.contains(each.name), "an element that nobody draws: " + each.name); });
    }
}

void html_text(std::string_view input) {
    Input parts(input);
    unsigned const shape = parts.choice(60);
    Texts const texts(parts.texts());
    Document const document = document_of(texts, shape);
    std::string const html = document_html(document);
    Element const page = well_formed(html, "the page");
    expect(bones(page) == harmless_bones(texts, shape, document_html), "a page with other elements");
    std::size_t const begin = html.find("<style>"), end = html.find("</style>");
    // A browser reads what stands there as it is: it may end nothing.
    expect(html.substr(begin + 7, end - begin - 7).find_first_of("<&") == std::string::npos, "markup in the style sheet");
    expect(testing::texts(page, "h1") == std::vector{as_xml_holds_it(document.title)}, "a title that is another");
    expect(html.find("<script") == std::string::npos, "a script");
}

void flat_text_out(std::string_view input) {
    Input parts(input);
    unsigned const shape = parts.choice(60);
    Texts const texts(parts.texts());
    Element const written = well_formed(flat_text(document_of(texts, shape)), "the document");
    expect(bones(written) == harmless_bones(texts, shape, flat_text), "a document with other elements");
    Texts again = texts;
    std::string const title = again.next(), author = again.next();
    Element const meta = well_formed(open_document_meta(title, author, "2026-04-01", "en"), "the document's description");
    if (!title.empty()) expect(testing::texts(meta, "dc:title") == std::vector{as_xml_holds_it(title)}, "a title that is another");
}

}  // namespace adherence::fuzz
