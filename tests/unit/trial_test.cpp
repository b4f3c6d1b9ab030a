// The panel What if as data: what a trial shows is what the sheet would show once it was written there.
#include "core/report/trial.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,title,title:nl,weight,scale,na\nindex,,Index,,,,\nlaw,index,Law,Wet,3,,\nconduct,index,Conduct,Gedrag,1,,\n"
    "basis,law,Legal basis,Wettelijke basis,1,basis,\nlists,law,Lists,Lijsten,1,percent,\n"
    "since,conduct,Since,Sinds,1,in-force,\nzone,conduct,Zone,Zone,1,yes-no,yes\nplace,conduct,Place,Plaats,0,place,\n";
constexpr std::string_view scales =
    "scale,type,value,score,label,label:nl\nbasis,level,none,0,no law,geen wet\nbasis,level,draft,50,a draft,een ontwerp\n"
    "basis,level,full,100,a law in force,een wet in werking\nplace,relative,minmax,\n";
constexpr std::string_view rules =
    "benefit,effect,subject,test,id\nsupply,requires,basis,>= draft,s.basis\nsupply,requires,index,>= 60,s.index\n"
    "supply,condition,lists,>= 40,s.lists\nmeetings,requires,conduct,>= 40,m.conduct\nmeetings,requires,place,>= 7,m.place\n";
constexpr std::string_view benefits = "benefit,title,title:nl\nsupply,Supply,Levering\nmeetings,Meetings,Vergaderingen\n";
constexpr std::string_view ids = "basis,lists,since,zone,place";
constexpr std::string_view cells = "none,60,2020-01-01,yes,3\nfull,90,,no,8\ndraft,10,,?,5\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework = framework_of(
        {.criteria = criteria, .scales = scales, .rules = rules, .benefits = benefits, .as_of = "2026-11-01"});
    return framework;
}

/// A block, and the trials of one of its countries.
class Country {
public:
    explicit Country(std::string_view csv = cells, std::size_t row = 0, std::string_view columns = ids) {
        auto const read = grid_from_csv(csv);
        auto grid = std::make_shared<Grid>(read->rows(), read->columns());
        for (std::size_t r = 0; r < read->rows(); ++r)
            for (std::size_t c = 0; c < read->columns(); ++c) grid->set(r, c, std::string(read->block().at(r, c).text));
        ground_.columns = *match_columns(*sample(), sheet_.block(columns).row(0));
        ground_.block = std::make_shared<CountryBlock>(sample(), ground_.columns, grid->block(), ground_.null_date);
        ground_.values = std::move(grid);
        ground_.row = row;
    }
    Trial with(TrialChanges const& changes = {}, std::string_view language = "en") const { return {ground_, changes, language}; }

private:
    Sheet sheet_;
    TrialGround ground_;
};

int at(std::string_view id) { return sample()->nodes[sample()->node(id)].criterion_index; }
std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (std::string const& line : lines) text += (text.empty() ? "" : " / ") + line;
    return text;
}
std::string line(Trial const& trial, std::string_view id) {
    TrialCriterion const one = trial.criteria()[static_cast<std::size_t>(at(id))];
    return one.before + ">" + one.after + (one.changed ? "*" : "") + (one.faulty ? "!" : "");
}

TEST(Trial, WithoutChangesAllIsAsItWas) {
    Trial const trial = Country().with();
    EXPECT_TRUE(trial.changes().empty());
    EXPECT_EQ(joined(trial.figure_lines()), "Index: 47.5 / Bounds: 47.5 to 47.5 / Coverage: 100 %");
    EXPECT_EQ(joined(trial.verdict_lines()), "✗ not eligible: Supply / ✗ not eligible: Meetings");
    EXPECT_EQ(line(trial, "since"), "2020-01-01>2020-01-01");
    EXPECT_TRUE(trial.writes().empty());
}

TEST(Trial, ALabelIsTakenAsItsLevelAndChangesTheVerdict) {
    Trial const before = Country().with({}, "nl");
    Trial const trial = Country().with(before.with_cell(at("basis"), "een wet in werking"), "nl");
    EXPECT_EQ(line(trial, "basis"), "none>full*");
    EXPECT_EQ(joined(trial.verdict_lines()),
              "✗ → ✓ in aanmerking: Levering (was: niet in aanmerking) / ✗ niet in aanmerking: Vergaderingen");
    EXPECT_EQ(trial.figure_lines().front(), "Index: 47,5 → 85");
    EXPECT_EQ(std::get<std::string>(trial.writes().at(0).content), "full");
    EXPECT_EQ(trial.writes()[0].column, 0);
}

TEST(Trial, WhatIsWrittenIsWhatStoodInTheCell) {
    Country const country;
    EXPECT_EQ(line(country.with({.cells = {{"basis", "NONE"}}, .weights = {}}), "basis"), "none>none");
    EXPECT_TRUE(country.with({.cells = {{"basis", " no law "}}, .weights = {}}).changes().empty());
    EXPECT_TRUE(country.with({.cells = {{"gone", "x"}, {"law", "x"}}, .weights = {{"gone", 2}}}).changes().empty());
}

TEST(Trial, EveryKindOfContentIsWrittenInItsOwnKind) {
    Trial const trial = Country().with(
        {.cells = {{"lists", "67,5"}, {"since", "2024-02-29"}, {"zone", "n.v.t."}, {"basis", "?"}, {"place", "2..4"}}, .weights = {}});
    auto const writes = trial.writes();
    ASSERT_EQ(writes.size(), 5u);  // by id
    EXPECT_TRUE(std::holds_alternative<std::monostate>(writes[0].content));
    EXPECT_EQ(std::get<double>(writes[1].content), 67.5);
    EXPECT_EQ(std::get<std::string>(writes[2].content), "2..4");
    EXPECT_EQ(to_text(std::get<Date>(writes[3].content)), "2024-02-29");
    EXPECT_EQ(std::get<std::string>(writes[4].content), "n/a");
}

TEST(Trial, AFaultIsShownAndWorthNothing) {
    Trial const trial = Country().with({.cells = {{"lists", "many"}}, .weights = {}});
    EXPECT_EQ(line(trial, "lists"), "60>many*!");
    EXPECT_EQ(trial.verdicts()[0].after, Verdict::invalid);
    EXPECT_NE(trial.meaning(at("lists")).find("many"), std::string::npos);
}

TEST(Trial, ARelativeScaleIsTakenOverAllCountriesAnew) {
    // Written into the sheet, 9 is the new highest of the column: the peers' scores move as well.
    Trial const trial = Country().with({.cells = {{"place", "9"}}, .weights = {}});
    Country const written("none,60,2020-01-01,yes,9\nfull,90,,no,8\ndraft,10,,?,5\n");
    Standing const tried = trial.after().node(sample()->node("place")), there = written.with().before().node(sample()->node("place"));
    EXPECT_EQ(*tried.score, *there.score);
    EXPECT_EQ(trial.verdicts()[1].after, Verdict::eligible);
    EXPECT_EQ(written.with().verdicts()[1].before, Verdict::eligible);
}

TEST(Trial, AShareMovesTheOthersInProportion) {
    Country const country;
    TrialChanges const changes = country.with().with_share("conduct", Number::fraction(2, 5));
    EXPECT_EQ(changes.weights.at("conduct"), Number::fraction(8, 5));
    EXPECT_EQ(changes.weights.at("law"), Number::fraction(12, 5));
    Trial const trial = country.with(changes);
    EXPECT_EQ(trial.figure_lines().front(), "Index: 47.5 → 58");
    auto const pillars = trial.pillars(0);
    ASSERT_EQ(pillars.size(), 2u);
    EXPECT_DOUBLE_EQ(pillars[0].before, 0.75);
    EXPECT_DOUBLE_EQ(pillars[0].after, 0.6);
    // Back where it was, nothing is changed.
    EXPECT_TRUE(country.with(trial.with_share("conduct", Number::fraction(1, 4))).changes().empty());
    // From all on one side the others come back as the table has them.
    Trial const all = country.with(country.with().with_share("conduct", 1));
    EXPECT_EQ(all.changes().weights.at("law"), Number(0));
    EXPECT_EQ(all.with_share("conduct", 0).weights.at("law"), Number(4));
    EXPECT_TRUE(country.with().with_share("nothing", 1).weights.empty());
}

TEST(Trial, TheIntervalIsWhereTheVerdictOfTheTrialStands) {
    // With a law the index is 80 and 100: eligible whatever the weights; with a draft it is 55 and 100.
    Country const country;
    Trial const trial = country.with({.cells = {{"basis", "draft"}}, .weights = {}});
    TrialPillar const conduct = trial.pillars(0)[1];
    EXPECT_NEAR(*conduct.low, 1.0 / 9, 1e-12);
    EXPECT_EQ(*conduct.high, 1);
    Trial const moved = country.with(trial.with_share("conduct", Number::fraction(1, 10)));
    EXPECT_EQ(moved.verdicts()[0].after, Verdict::not_eligible);
    EXPECT_NEAR(*moved.pillars(0)[1].high, 1.0 / 9, 1e-12);
    EXPECT_EQ(*moved.pillars(0)[1].low, 0);
}

TEST(Trial, APathIsFilledInOnTopOfWhatIsTried) {
    Country const country;
    auto const step = country.with().with_path(0);
    Trial const there = country.with(step.changes);
    EXPECT_EQ(there.verdicts()[0].after, Verdict::eligible);
    EXPECT_EQ(step.message, "Least change to “Supply”: one criterion, effort 1. It is filled in above.");
    EXPECT_EQ(line(there, "basis"), "none>draft*");
    EXPECT_EQ(there.with_path(0).message, "For “Supply” the country is eligible as it stands: nothing need change.");
    // Under other weights the same change does not do.
    Trial const weighed = country.with(there.with_share("conduct", 0));
    EXPECT_EQ(weighed.verdicts()[0].after, Verdict::not_eligible);
    Trial const again = country.with(weighed.with_path(0).changes);
    EXPECT_EQ(again.verdicts()[0].after, Verdict::eligible);
    EXPECT_EQ(again.changes().weights.at("conduct"), Number(0));
    Trial const faulty = country.with({.cells = {{"basis", "x"}}, .weights = {}});
    EXPECT_EQ(faulty.with_path(0).message, "The verdict rests on a cell that cannot be used: mend it first.");
}

TEST(Trial, ChoicesAreWhatPeoplePick) {
    Trial const trial = Country().with({}, "nl");
    EXPECT_EQ(joined(trial.choices(at("basis"))), "geen wet / een ontwerp / een wet in werking / onbekend");
    EXPECT_EQ(joined(trial.choices(at("lists"))), "0 / 25 / 40 / 50 / 75 / 100 / onbekend");
    EXPECT_EQ(joined(trial.choices(at("zone"))), "nee / ja / onbekend / n.v.t.");
    EXPECT_EQ(joined(trial.choices(at("since"))), "2026-11-01 / never / onbekend");
    EXPECT_EQ(joined(trial.choices(at("place"))), "7 / onbekend");
    // Each of them can be read back.
    for (int criterion = 0; criterion < 5; ++criterion)
        for (std::string const& choice : trial.choices(criterion))
            EXPECT_FALSE(Country().with(trial.with_cell(criterion, choice)).criteria()[static_cast<std::size_t>(criterion)].faulty)
                << choice;
}

TEST(Trial, AMeaningSaysWhatAValueScores) {
    Country const country;
    EXPECT_EQ(country.with().meaning(at("basis")), "‘no law’ (none): scores 0.");
    EXPECT_EQ(country.with({.cells = {{"basis", "?"}}, .weights = {}}).meaning(at("basis")), "unknown: scores from 0 to 100.");
    EXPECT_EQ(country.with({.cells = {{"zone", "n/a"}}, .weights = {}}).meaning(at("zone")), "Not applicable: takes no part in scores.");
    EXPECT_EQ(Country("none,60,,yes,\n").with().meaning(at("place")),
              "No score can be given: fewer than two countries are known on this criterion.");
}

TEST(Trial, ACriterionWithoutAColumnCanBeTriedButHasNowhereToBeWritten) {
    Country const country("none\nfull\n", 0, "basis");
    Trial const trial = country.with({.cells = {{"lists", "80"}}, .weights = {}});
    EXPECT_EQ(line(trial, "lists"), "?>80*");
    EXPECT_EQ(trial.writes().at(0).column, -1);
}

TEST(Trial, TheOutlookSaysWhatLearningCouldDoAndWhatNoWeightsCanAlter) {
    Country const country;
    EXPECT_EQ(country.with().outlook(0),
              "Nothing is open that learning could settle. No weights above 0 alter it.");
    Trial const eligible = country.with({.cells = {{"basis", "full"}}, .weights = {}});
    EXPECT_EQ(eligible.verdicts()[0].after, Verdict::eligible);
    EXPECT_EQ(eligible.outlook(0),
              "The smallest loss that would end it: “Lists” from 60 to 39 (steps: 0.84). No weights above 0 alter it.");
    Trial const open = country.with({.cells = {{"basis", "?"}, {"lists", "?"}}, .weights = {}}, "nl");
    EXPECT_EQ(open.outlook(0),
              "Navragen alleen kan het land in aanmerking brengen, zonder dat het iets verandert, als 2 open cellen zo blijken te zijn: "
              "“Wettelijke basis” ‘een ontwerp’ (draft) en “Lijsten” 44. Geen gewichten boven 0 doen het omslaan.");
    EXPECT_EQ(country.with({.cells = {{"basis", "x"}}, .weights = {}}).outlook(0), "");
}

// The panel's drop-down shows the supposed cell in the words it offers.
TEST(Trial, WhatIsPickedIsOneOfTheChoices) {
    Country const country;
    for (std::string_view const language : {"en", "nl"})
        for (int criterion = 0; criterion < 5; ++criterion) {
            auto const choices = country.with({}, language).choices(criterion);
            for (std::string const& choice : choices) {
                Trial const trial = country.with(country.with({}, language).with_cell(criterion, choice), language);
                EXPECT_EQ(trial.picked(criterion), choice);
            }
        }
    Trial const trial = country.with({.cells = {{"basis", "full"}, {"zone", "n/a"}, {"since", "?"}, {"lists", "40..60"}}, .weights = {}}, "nl");
    EXPECT_EQ(trial.picked(at("basis")), "een wet in werking");
    EXPECT_EQ(trial.picked(at("zone")), "n.v.t.");
    EXPECT_EQ(trial.picked(at("since")), "onbekend");
    EXPECT_EQ(trial.picked(at("lists")), "40..60");
    EXPECT_EQ(country.with({.cells = {{"basis", "none | draft"}}, .weights = {}}).picked(at("basis")), "none | draft") << "no level alone";
}

TEST(Trial, ALineOfACriterionShowsWhatItWasOnlyWhereThatIsAnother) {
    auto const lines = Country().with({.cells = {{"basis", "full"}}, .weights = {}}).criterion_lines();
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[static_cast<std::size_t>(at("basis"))], "● [none → full] Legal basis");
    EXPECT_EQ(lines[static_cast<std::size_t>(at("lists"))], "[60] Lists");
}

}  // namespace
}  // namespace adherence::testing
