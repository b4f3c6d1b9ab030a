#include <utf8proc.h>

#include <algorithm>
#include <cmath>

#include "core/report/briefing.hpp"
#include "core/report/words.hpp"

namespace adherence {

namespace {

constexpr std::string_view byte_order_mark = "\ufeff", line_end = "\r\n", replacement = "\ufffd";

/// A character at the front of a text; what is no UTF-8 is a byte that stands for U+FFFD.
struct Character {
    utf8proc_int32_t code = 0xfffd;
    std::size_t size = 1;
    bool well_formed = false;

    [[nodiscard]] bool is_control() const { return utf8proc_category(code) == UTF8PROC_CATEGORY_CC; }
    /// Nothing to be seen: spreadsheets, or people who tidy them up, may take it off the front.
    [[nodiscard]] bool is_blank() const {
        auto const category = utf8proc_category(code);
        return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_CF;
    }
    /// What a formula begins with, also full width, and the minus sign.
    [[nodiscard]] bool starts_formula() const {
        return std::u32string_view(U"=+-@\uff1d\uff0b\uff0d\uff20\u2212").find(static_cast<char32_t>(code)) != std::u32string_view::npos;
    }
};

Character first_of(std::string_view text) {
    Character first;
    auto const bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &first.code);
    if (size <= 0) return {};
    first.size = static_cast<std::size_t>(size);
    first.well_formed = true;
    return first;
}

/// Well-formed UTF-8 with line ends of one kind, and no other control characters than those and tabs.
std::string tidy(std::string_view text) {
    std::string tidied;
    for (std::size_t size = 1; !text.empty(); text.remove_prefix(size)) {
        Character const first = first_of(text);
        size = first.size;
        if (text.front() == '\r') {
            if (text.starts_with(line_end)) size = line_end.size();
            tidied += '\n';
        } else if (!first.well_formed) {
            tidied += replacement;
        } else if (!first.is_control() || text.front() == '\t' || text.front() == '\n') {
            tidied += text.substr(0, size);
        }
    }
    return tidied;
}

/// \pre the text is tidy()
bool may_be_formula(std::string_view text) {
    if (text.starts_with('\t') || text.starts_with('\n')) return true;
    while (!text.empty()) {
        Character const first = first_of(text);
        if (first.starts_formula()) return true;
        if (!first.is_blank() && !first.is_control()) return false;
        text.remove_prefix(first.size);
    }
    return false;
}

std::string text_field(std::string_view text) {
    std::string const tidied = tidy(text);
    std::string field = may_be_formula(tidied) ? "\"'" : "\"";
    for (char const c : tidied) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

/// Empty where there is none.
std::string figure_field(std::optional<double> value) { return value && std::isfinite(*value) ? Cell::of(*value).shown() : std::string(); }
std::string count_field(std::size_t count) { return std::to_string(count); }

std::string entered_field(BriefingCell const& cell, std::string_view language) {
    if (cell.withheld) return text_field(sentence(language, "briefing.withheld.value"));
    if (cell.number && std::isfinite(*cell.number)) return figure_field(cell.number);
    return text_field(cell.content);
}

std::string path_text(BriefingPath const& path) {
    switch (path.kind) {
        case BriefingPath::Kind::none_needed: return "none needed";
        case BriefingPath::Kind::unreachable: return "unreachable: " + path.why;
        case BriefingPath::Kind::not_asked: return {};
        case BriefingPath::Kind::found: break;
    }
    std::string text;
    for (BriefingMove const& move : path.moves) text += move.id + ": " + move.from + " -> " + move.to + "; ";
    text += "effort " + figure_field(path.effort);
    return path.proven ? text : text + " (not proven to be the least)";
}

std::string sources_of(BriefingCountry const& country) {
    std::string text;
    for (EvidenceEntry const& entry : country.evidence) text += (text.empty() ? "" : "; ") + entry.source;
    return text;
}

class CsvTable {
public:
    explicit CsvTable(Briefing const& briefing) : briefing_(briefing) {
        BriefingParts const& parts = briefing.choices.parts;
        add("country", [](Country const& one) { return text_field(one.card.country); });
        add_index();
        add_verdicts();
        if (parts.has(BriefingPart::scorecards)) add_scorecards();
        if (parts.has(BriefingPart::reasons)) add_reasons();
        if (parts.has(BriefingPart::path)) add_paths();
        if (parts.has(BriefingPart::robustness)) add_robustness();
        if (parts.has(BriefingPart::evidence)) add_evidence();
        add_provenance();
    }

    [[nodiscard]] std::string text() const {
        std::string text(byte_order_mark);
        add_row(text, [](Column const& column) { return text_field(column.name); });
        for (Country const& country : briefing_.countries) add_row(text, [&](Column const& column) { return column.field(country); });
        return text;
    }

private:
    using Country = BriefingCountry;
    using Field = std::function<std::string(Country const&)>;
    struct Column {
        std::string name;
        Field field;  ///< as it stands in the file
    };

    void add(std::string name, Field field) { columns_.push_back({std::move(name), std::move(field)}); }
    void add_on_every_row(std::string name, std::string_view text) {
        add(std::move(name), [field = text_field(text)](Country const&) { return field; });
    }
    template <typename Field>
    void add_row(std::string& text, Field const& field) const {
        for (std::size_t place = 0; place < columns_.size(); ++place) text += (place > 0 ? "," : "") + field(columns_[place]);
        text += line_end;
    }

    void add_index() {
        auto const stands = [](ScorecardBar const& bar) { return bar.applicable && !bar.problem; };
        add("index", [](Country const& one) { return figure_field(one.card.index.score); });
        add("index_low", [](Country const& one) { return figure_field(one.card.index.low); });
        add("index_high", [](Country const& one) { return figure_field(one.card.index.high); });
        add("coverage", [stands](Country const& one) { return stands(one.card.index) ? figure_field(one.card.index.coverage) : std::string(); });
    }
    void add_verdicts() {
        for (std::size_t place = 0; place < benefits().size(); ++place)
            add("verdict:" + benefits()[place], [place](Country const& one) { return text_field(one.card.benefits.at(place).word); });
    }
    void add_scorecards() {
        if (briefing_.countries.empty()) return;
        Country const& any = briefing_.countries.front();  // all of them have the framework's pillars and criteria
        for (std::size_t place = 0; place < any.card.pillars.size(); ++place)
            add("pillar:" + any.card.pillars[place].id, [place](Country const& one) { return figure_field(one.card.pillars.at(place).score); });
        for (std::size_t place = 0; place < any.cells.size(); ++place)
            add("assessment:" + any.cells[place].id,
                [place, this](Country const& one) { return entered_field(one.cells.at(place), briefing_.choices.language); });
    }
    void add_reasons() {
        for (std::size_t place = 0; place < benefits().size(); ++place)
            add("why:" + benefits()[place], [place](Country const& one) { return text_field(one.card.benefits.at(place).explanation); });
    }
    void add_paths() {
        for (std::size_t place = 0; place < benefits().size(); ++place)
            add("path:" + benefits()[place],
                [place](Country const& one) { return text_field(place < one.paths.size() ? path_text(one.paths[place]) : std::string()); });
    }
    void add_robustness() {
        for (std::size_t place = 0; place < benefits().size(); ++place)
            add("eligible_share:" + benefits()[place], [place](Country const& one) {
                if (!one.sureness || place >= one.sureness->benefits.size()) return std::string();
                VerdictShares const& shares = one.sureness->benefits[place].shares;
                return shares.asked ? figure_field(shares.eligible) : std::string();
            });
        add("rank", [](Country const& one) { return text_field(one.sureness ? one.sureness->rank : std::string()); });
    }
    void add_evidence() {
        add("evidence", [](Country const& one) { return count_field(one.evidence.size()); });
        add("evidence_sources", [](Country const& one) { return text_field(sources_of(one)); });
    }
    void add_provenance() {
        BriefingProvenance const& from = briefing_.provenance;
        add("evidence_withheld", [](Country const& one) { return count_field(one.evidence_withheld); });
        add("values_withheld", [](Country const& one) { return count_field(one.values_withheld); });
        add_on_every_row("framework", from.framework_id);
        add_on_every_row("framework_version", from.framework_version);
        add_on_every_row("framework_stamp", from.framework_stamp);
        add_on_every_row("data_stamp", from.data_stamp);
        add_on_every_row("as_of", from.as_of);
        add_on_every_row("extension_version", from.extension_version);
        add_on_every_row("marking", briefing_.choices.marking);
        add_on_every_row("date", to_text(briefing_.choices.date));
        add_on_every_row("status", briefing_notice);
    }
    [[nodiscard]] std::vector<std::string> const& benefits() const { return briefing_.benefit_ids; }

    Briefing const& briefing_;
    std::vector<Column> columns_;
};

}  // namespace

std::string briefing_csv(Briefing const& briefing) { return CsvTable(briefing).text(); }

}  // namespace adherence
