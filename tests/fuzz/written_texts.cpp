#include "fuzz/written_texts.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace adherence::fuzz {

Texts Texts::harmless() const {
    std::vector<std::string> harmless;
    for (std::string const& text : all_) harmless.emplace_back(text.empty() ? "" : "x");
    return Texts(std::move(harmless));
}

Document document_of(Texts texts, unsigned shape) {
    using Kind = DocumentParagraph::Kind;
    using ColumnKind = DocumentTable::Kind;
    Document document;
    for (std::string* const field : {&document.title, &document.subtitle, &document.author, &document.date, &document.date_iso, &document.language, &document.marking,
                                     &document.footer, &document.contents_title, &document.table_word, &document.figure_word, &document.page_of})
        *field = texts.next();
    document.contents = static_cast<int>(shape % 4);
    document.letter = shape % 2 == 1;
    Scorecard card;
    card.index = {"index", texts.next(), true, false, 62.5, 40.0, 88.0, 74.4, 1};
    DocumentTable table{.caption = texts.next(), .columns = {{texts.next(), 2}, {texts.next(), 1, ColumnKind::verdict}, {texts.next(), 1, ColumnKind::figure}}};
    for (Verdict const verdict : {Verdict::eligible, Verdict::open}) table.rows.push_back({{texts.next()}, {texts.next(), verdict}, {texts.next()}});
    table.captioned = shape % 3 != 0;
    document.blocks = {DocumentParagraph{Kind::lead, texts.next()}, DocumentHeading{1, texts.next(), shape % 5 == 0}, DocumentParagraph{Kind::body, texts.next()},
                       DocumentHeading{2, texts.next()}, DocumentParagraph{Kind::item, texts.next()}, DocumentParagraph{Kind::item, texts.next()}, table,
                       DocumentHeading{3, texts.next()}, DocumentParagraph{Kind::note, texts.next()}};
    // The drawing's own bones depend on the width of its texts: it has a target of its own.
    if (shape % 8 == 0) document.blocks.push_back(DocumentDrawing{draw_bars(Scorecard{.index = {"index", "Index", true, false, 50.0, 40.0, 60.0, 75, 1}}, {}, 300), texts.next(), texts.next(), 160, shape % 2 == 0});
    return document;
}

Briefing briefing_of(Texts texts) {
    Briefing briefing;
    briefing.choices.marking = texts.next();
    briefing.choices.author = texts.next();
    briefing.choices.date = *date_from_text("2026-04-01");
    briefing.provenance = {texts.next(), texts.next(), texts.next(), "0123-4567-89ab", "ba98-7654-3210", "2026-03-31", texts.next()};
    briefing.title = texts.next();
    briefing.index_title = texts.next();
    briefing.benefit_ids = {"supply", texts.next() + "2"};
    briefing.benefit_titles = {texts.next(), texts.next()};
    briefing.peers = 2;
    for (int each = 0; each < 2; ++each) {
        BriefingCountry country;
        country.card.country = texts.next();
        country.card.language = "en";
        country.card.index = {.id = "index", .title = texts.next(), .score = 61.5, .low = 50, .high = 100.0 / 3 * 2, .coverage = 75, .weight = 1};
        country.card.pillars = {{.id = "law", .title = texts.next(), .score = 20, .low = 20, .high = 20, .coverage = 100, .weight = 2}};
        for (std::string const& id : briefing.benefit_ids) {
            ScorecardBenefit benefit{.id = id, .title = texts.next(), .verdict = Verdict::not_eligible, .word = texts.next(), .explanation = texts.next()};
            benefit.reasons = {{texts.next(), "requires", texts.next(), texts.next(), texts.next(), Outcome::fails, "-1.5", texts.next()}};
            country.card.benefits.push_back(std::move(benefit));
            country.paths.push_back({.kind = BriefingPath::Kind::found, .moves = {{"law.basis", texts.next(), texts.next(), texts.next(), texts.next(), texts.next(), 3}}, .effort = 3});
        }
        country.cells = {{.id = "law.basis", .title = texts.next(), .group = texts.next(), .content = texts.next(), .value = texts.next(), .words = texts.next(), .state = Assessment::State::known, .score = 20},
                         {.id = "law.secret", .title = texts.next(), .value = "?", .words = texts.next(), .state = Assessment::State::unknown, .withheld = true}};
        country.sureness = Sureness{.language = "en", .benefits = {{texts.next(), {.eligible = 0.25, .not_eligible = 0.75}, texts.next()}, {texts.next(), {.asked = false}, texts.next()}}, .rank = texts.next()};
        country.evidence = {{.row = 7, .country = texts.next(), .criterion = "law.basis", .source = texts.next(), .date_text = texts.next(), .confidence = texts.next(), .note = texts.next(), .marking = texts.next()}};
        briefing.countries.push_back(std::move(country));
    }
    return briefing;
}

std::string as_xml_holds_it(std::string_view text) {
    std::string held;
    while (!text.empty()) {
        std::size_t const size = character_size(text);
        auto const code = static_cast<unsigned char>(text.front());
        bool const known = size > 1 || (size == 1 && (code >= 0x20 || code == '\t' || code == '\n' || code == '\r'));
        held += known ? text.substr(0, size) : std::string_view("\ufffd");
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return held;
}

bool is_well_formed(std::string_view text) {
    while (!text.empty()) {
        std::size_t const size = character_size(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace adherence::fuzz
