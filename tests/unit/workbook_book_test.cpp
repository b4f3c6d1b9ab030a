// The workbooks against the core: what stands in the named ranges is what the functions will be given.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <set>
#include <span>

#include "core/base/languages.hpp"
#include "core/framework/load.hpp"
#include "core/framework/reading.hpp"
#include "core/report/words.hpp"
#include "unit/french_marks.hpp"
#include "unit/workbook_reading.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {
namespace {

using testing::data;
using testing::grid_of;
using testing::named;
using testing::Place;

struct Case {
    std::string name;
    Source source;
};

std::vector<Case> cases() {
    std::vector<Case> all{{"fictional", fictional_source(data(), english())},
                          {"fictional nl", fictional_source(data(), dutch())},
                          {"public", public_source(data())}};
    for (std::string_view const language : languages)
        for (std::string const framework : {"nsg-adherence", "letter-2014"})
            all.push_back({framework + " " + std::string(language), template_source(data(), framework, texts_in(language))});
    return all;
}

constexpr std::array in_order_of_texts{Verdict::eligible, Verdict::conditional, Verdict::open, Verdict::not_eligible, Verdict::invalid};

// Calc leaves zeros out of print unless the page asks for them; a zero is not a gap.
TEST(workbook_book, zeros_are_printed) {
    for (auto const& [name, source] : cases()) {
        std::string const xml = styles_xml(make_workbook(source));
        std::size_t const print = xml.find("style:print=\"");
        ASSERT_NE(print, std::string::npos) << name;
        std::string const wanted = xml.substr(print + 13, xml.find('"', print + 13) - print - 13);
        EXPECT_NE(wanted.find("zero-values"), std::string::npos) << name << ": " << wanted;
    }
}

TEST(workbook_book, names_every_table_of_the_contract) {
    for (auto const& [name, source] : cases()) {
        Workbook const book = make_workbook(source);
        for (std::string_view const range :
             {"Criteria", "Scales", "Rules", "Benefits", "About", "AsOf", "Assessments", "Evidence", "Framework"})
            EXPECT_NE(named(book, range).sheet, nullptr) << name << " " << range;
    }
}

TEST(workbook_book, holds_tables_that_load_without_a_fault) {
    for (auto const& [name, source] : cases()) {
        Workbook const book = make_workbook(source);
        Grid const criteria = grid_of(named(book, "Criteria")), scales = grid_of(named(book, "Scales")),
                   rules = grid_of(named(book, "Rules")), benefits = grid_of(named(book, "Benefits")),
                   about = grid_of(named(book, "About")), as_of = grid_of(named(book, "AsOf"));
        Loaded const loaded = load_tables({criteria.block(), scales.block(), rules.block(), benefits.block(),
                                           about.block(), as_of.block().at(0, 0)});
        ASSERT_TRUE(loaded.framework) << name << " " << (loaded.faults.empty() ? "" : loaded.faults.front().code);
        EXPECT_TRUE(loaded.faults.empty()) << name << " " << loaded.faults.front().code;
        EXPECT_EQ(loaded.language, source.texts->language) << name;
    }
}

TEST(workbook_book, begins_assessments_with_the_country_and_ends_them_with_a_line_to_insert_above) {
    for (auto const& [name, source] : cases()) {
        Workbook const book = make_workbook(source);
        Place const place = named(book, "Assessments");
        Grid const grid = grid_of(place);
        Block const block = grid.block();
        EXPECT_EQ(block.at(0, 0).text, "country") << name;
        EXPECT_EQ(block.at(block.rows - 1, 0).text, source.texts->last_line) << name;
        for (std::size_t column = 1; column < block.columns; ++column)
            EXPECT_TRUE(block.at(block.rows - 1, column).blank()) << name;
        for (std::string_view const range : {"Criteria", "Scales", "Rules", "Benefits", "Evidence"}) {
            Grid const table = grid_of(named(book, range));
            for (adherence::Cell const& cell : table.block().row(table.rows() - 1))
                EXPECT_TRUE(cell.blank()) << name << " " << range;
        }
    }
}

TEST(workbook_book, gives_every_criterion_a_column_formatted_as_text_with_a_hint) {
    for (auto const& [name, source] : cases()) {
        Workbook const book = make_workbook(source);
        Place const place = named(book, "Assessments");
        auto const& ids = place.sheet->rows[place.area.first_row].cells;
        std::size_t criteria = 0;
        for (std::size_t row = 0; row < source.criteria.rows.size(); ++row) {
            if (source.criteria.at(row, "scale").empty()) continue;
            ++criteria;
            auto const found = std::ranges::find(ids, source.criteria.at(row, "id"), &Cell::content);
            ASSERT_NE(found, ids.end()) << name << " " << source.criteria.at(row, "id");
            auto const column = static_cast<std::size_t>(found - ids.begin());
            for (std::size_t line = place.area.first_row + 1; line <= place.area.last_row; ++line) {
                Cell const& cell = place.sheet->rows[line].cells[column];
                EXPECT_EQ(cell.style, style::typed);
                auto const hint = std::ranges::find(book.validations, cell.validation, &Validation::name);
                ASSERT_NE(hint, book.validations.end());
                EXPECT_FALSE(hint->help.empty());
            }
        }
        EXPECT_EQ(criteria, static_cast<std::size_t>(std::ranges::count_if(
                                ids, [](Cell const& cell) { return !cell.content.starts_with('#'); })) -
                                1)
            << name;
    }
}

TEST(workbook_book, offers_each_level_in_the_language_of_the_workbook) {
    auto const offered = [](Texts const& texts) {
        Workbook const book = make_workbook(template_source(data(), "nsg-adherence", texts));
        return std::ranges::find(book.validations, "levels.treaties.cppnm", &Validation::name)->values;
    };
    EXPECT_EQ(offered(english()), (std::vector<std::string>{"neither", "convention", "both"}));
    EXPECT_EQ(offered(dutch()),
              (std::vector<std::string>{"geen van beide in werking", "alleen CPPNM", "CPPNM en Wijziging van 2005"}));
    EXPECT_EQ(offered(french()), (std::vector<std::string>{"aucune des deux en vigueur", "CPPMN seule", "CPPMN et Amendement de 2005"}));
    EXPECT_EQ(offered(german()), (std::vector<std::string>{"keines von beiden in Kraft", "nur CPPNM", "CPPNM und Änderung von 2005"}));
}

// What a list offers must be read as the level it stands for, whatever the language.
TEST(workbook_book, offers_nothing_that_a_cell_may_not_hold) {
    for (auto const& [name, source] : cases()) {
        Workbook const book = make_workbook(source);
        Grid const criteria = grid_of(named(book, "Criteria")), scales = grid_of(named(book, "Scales")), about = grid_of(named(book, "About"));
        Loaded const loaded = load_tables({criteria.block(), scales.block(), {}, {}, about.block(), {}});
        ASSERT_TRUE(loaded.framework) << name;
        std::size_t offered = 0;
        for (std::size_t const node : loaded.framework->criteria) {
            Node const& criterion = loaded.framework->nodes[node];
            Scale const& scale = loaded.framework->scales[criterion.scale];
            if (scale.type != ScaleType::level) continue;
            auto const hint = std::ranges::find(book.validations, "levels." + criterion.id, &Validation::name);
            ASSERT_NE(hint, book.validations.end()) << name << " " << criterion.id;
            ASSERT_GE(hint->values.size(), scale.levels.size()) << name << " " << criterion.id;
            for (std::size_t level = 0; level < scale.levels.size(); ++level, ++offered) {
                std::string const& word = hint->values[scale.yes_no ? scale.levels.size() - 1 - level : level];  // yes before no
                auto const value = read_value(scale, word);
                ASSERT_TRUE(value) << name << " " << word;
                EXPECT_TRUE(*value == *read_value(scale, scale.levels[level].value)) << name << " " << word;
            }
        }
        EXPECT_GE(offered, 20U) << name;
    }
}

// Of every text: it is there, in words of its own, and French keeps its marks together.
TEST(workbook_book, says_everything_in_every_language) {
    using All = std::array<std::string_view, sizeof(Texts) / sizeof(std::string_view)>;
    std::set<std::string_view> const alike{"", "✗ ", " %", "open", "Verdict", "Index", "ISO-code", "ISO code", "Criteria", "Land"};
    auto const first = std::bit_cast<All>(english());
    for (std::string_view const language : languages) {
        Texts const& texts = texts_in(language);
        EXPECT_EQ(texts.language, language);
        for (std::size_t i = 0; i < texts.verdicts.size(); ++i)
            EXPECT_EQ(texts.verdicts[i], verdict_word(in_order_of_texts[i], language));
        auto const all = std::bit_cast<All>(texts);
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_EQ(all[i].empty(), first[i].empty()) << language << " " << first[i];
            if (language != "en" && !alike.contains(first[i])) EXPECT_NE(all[i], first[i]) << language;
            if (language == "fr" && all[i] != texts.per_cent) EXPECT_TRUE(adherence::testing::kept_together(all[i])) << all[i];
        }
    }
    EXPECT_EQ(texts_in("xx").language, "en");
    EXPECT_EQ(texts_in(" FR ").language, "fr");
}

// A framework that ships speaks every language wherever it speaks Dutch.
TEST(workbook_book, comes_with_texts_in_every_language) {
    for (char const* const framework : {"nsg-adherence", "letter-2014"})
        for (auto const& entry : std::filesystem::directory_iterator(data() / "frameworks" / framework)) {
            if (entry.path().extension() != ".csv") continue;
            Table const table = read_table(entry.path());
            std::size_t translated = 0;
            for (std::string const& header : table.header) {
                if (!header.ends_with(":nl")) continue;
                std::string const plain = header.substr(0, header.size() - 3);
                for (std::string_view const language : std::span(languages).subspan(1)) {
                    std::string const own = plain + ":" + std::string(language);
                    ASSERT_TRUE(table.column(own)) << entry.path() << " " << own;
                    EXPECT_NE(column_title(plain, language), "") << plain;
                    for (std::size_t row = 0; row < table.rows.size(); ++row) {
                        std::string const text = table.at(row, own);
                        EXPECT_EQ(text.empty(), table.at(row, header).empty()) << entry.path() << " " << own << " " << row;
                        if (language == "fr") EXPECT_TRUE(adherence::testing::kept_together(text)) << text;
                        if (language != "nl") EXPECT_EQ(text.find('\''), text.npos) << text;
                        translated += !text.empty();
                    }
                }
            }
            EXPECT_GT(translated, 0U) << entry.path();
        }
}

TEST(workbook_book, titles_every_column_in_every_language) {
    for (auto const& [name, source] : cases())
        for (Table const* const table : {&source.criteria, &source.scales, &source.rules, &source.benefits, &source.about})
            for (std::string const& header : table->header) {
                std::string const plain = header.substr(0, header.find(':'));
                EXPECT_NE(column_title(plain, source.texts->language), plain) << name;
            }
}

TEST(workbook_book, hides_participants_of_the_public_demo_and_nobody_else) {
    Workbook const book = make_workbook(public_source(data()));
    Place const place = named(book, "Assessments");
    auto const& ids = place.sheet->rows[place.area.first_row].cells;
    auto const column = static_cast<std::size_t>(std::ranges::find(ids, "#participant", &Cell::content) - ids.begin());
    std::size_t hidden = 0;
    for (std::size_t row = place.area.first_row + 1; row < place.area.last_row; ++row) {
        Row const& line = place.sheet->rows[row];
        EXPECT_EQ(line.filtered_out, line.cells[column].content == "yes") << line.cells.front().content;
        hidden += line.filtered_out;
    }
    EXPECT_EQ(hidden, 48U);
    auto const filter = std::ranges::find(book.filters, true, &Filter::active);
    ASSERT_NE(filter, book.filters.end());
    EXPECT_EQ(filter->column, column);
}

TEST(workbook_book, takes_the_words_of_its_language) {
    Table const table{.header = {"id", "title", "title:nl"}, .rows = {{"a", "one", "een"}, {"b", "two", ""}}};
    Table const dutch_table = in_language(table, "nl");
    EXPECT_EQ(dutch_table.header, (std::vector<std::string>{"id", "title", "title:en"}));
    EXPECT_EQ(dutch_table.rows[0], (std::vector<std::string>{"a", "een", "one"}));
    EXPECT_EQ(dutch_table.rows[1], (std::vector<std::string>{"b", "two", ""}));
}

TEST(workbook_book, calls_functions_by_the_name_that_files_keep) {
    std::string const xml = content_xml(make_workbook(template_source(data(), "letter-2014", english())));
    EXPECT_NE(xml.find("of:=MID(ORG.ADHERENCE.SCORECARDS.FRAMEWORK(Criteria;Scales;Rules;Benefits;AsOf;About)"), xml.npos);
    EXPECT_NE(xml.find("ORG.ADHERENCE.SCORECARDS.VERDICT([.$K6:.$R6];[.$K$5:.$R$5];Framework;&quot;supply&quot;;"
                       "&quot;en&quot;)"),
              xml.npos);
}

TEST(workbook_book, is_the_same_each_time) {
    EXPECT_EQ(content_xml(make_workbook(fictional_source(data(), english()))),
              content_xml(make_workbook(fictional_source(data(), english()))));
}

}  // namespace
}  // namespace adherence::workbooks
