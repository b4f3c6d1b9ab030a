// Faults in a framework text.
#include "unit/fault_cases.hpp"

namespace adherence::testing {

std::vector<JsonFaultCase> const& json_fault_cases() {
    static std::vector<JsonFaultCase> const cases{
        {"json.syntax@framework:0:", "something is wrong near character", R"({"criteria": [)"},
        {"json.syntax@framework:0:", "something is wrong near character", ""},
        {"json.syntax@framework:0:", "something is wrong near character", R"({"criteria": []} and more)"},
        {"json.syntax@framework:0:", "something is wrong near character", "{\"id\": \"\xff\"}"},
        {"json.number-too-large@framework:0:", "write a smaller one",
         R"({"criteria": [{"id": "a", "scale": "percent", "weight": 1e999}]})"},
        {"json.no-object@framework:0:", "begin it with a brace", R"(["criteria"])"},
        {"json.no-object@framework:0:", "begin it with a brace", "5"},
        {"json.no-object@framework:0:", "begin it with a brace", "null"},
        {"json.no-array@criteria:0:", "square brackets", R"({"criteria": "none"})"},
        {"json.no-array@criteria:0:", "square brackets", R"({"criteria": {"id": "a"}})"},
        {"json.no-row@criteria:3:", "in braces", R"({"criteria": [{"id": "a", "scale": "percent"}, "b"]})"},
        {"json.no-row@criteria:2:", "in braces", R"({"criteria": [["a"], {"id": "a", "scale": "percent"}]})"},
        {"json.no-text@criteria:2:weight", "neither a text nor a number",
         R"({"criteria": [{"id": "a", "scale": "percent", "weight": true}]})"},
        {"json.no-text@criteria:2:id", "neither a text nor a number",
         R"({"criteria": [{"id": {"en": "a"}, "scale": "percent"}]})"},
        {"json.no-text@about:0:id", "neither a text nor a number",
         R"({"id": [1], "criteria": [{"id": "a", "scale": "percent"}]})"},
        {"json.no-local-text@criteria:2:title", "texts by language",
         R"({"criteria": [{"id": "a", "scale": "percent", "title": ["A"]}]})"},
        {"json.no-text@criteria:2:title", "neither a text nor a number",
         R"({"criteria": [{"id": "a", "scale": "percent", "title": {"en": ["A"]}}]})"},
        {"json.no-text@criteria:2:title", "neither a text nor a number",
         R"({"criteria": [{"id": "a", "scale": "percent", "title": {"en": {"nl": "A"}, "fr": "A"}}]})"},
        {"json.empty-language@criteria:2:title", "name it, as en or nl",
         R"({"criteria": [{"id": "a", "scale": "percent", "title": {" ": "A"}}]})"},
        {"json.duplicate-key@criteria:2:id", "keep one of the two",
         R"({"criteria": [{"id": "a", "scale": "percent", "id": "b"}]})"},
        {"json.duplicate-key@about:0:version", "keep one of the two",
         R"({"version": 1, "version": 2, "criteria": [{"id": "a", "scale": "percent"}]})"},
        {"[table.near-miss@criteria:3:wieght]", "did you mean “weight”",
         R"({"criteria": [{"id": "all", "weight": 1, "wieght": 5}, {"id": "a", "parent": "all", "scale": "percent", "wieght": 2},
            {"id": "b", "parent": "all", "scale": "percent", "wieght": 2, "remark": "x", "nr": 5}]})"},
        {"[table.near-miss@framework:0:Rules]", "did you mean “rules”",
         R"({"Rules": [{"Benefit": "x"}], "ID": 5, "id": "x", "$schema": "s", "x": 1, "": 2,
            "criteria": [{"id": "a", "scale": "percent"}]})"},
        {"criteria.none@criteria:0:; [table.near-miss@framework:0:Criteria]", "columns id, parent and scale",
         R"({"Criteria": [{"id": "a", "scale": "percent"}]})"},
        {"json.duplicate-language@scales:2:label", "“en” is given twice",
         R"({"criteria": [{"id": "a", "scale": "s"}], "scales": [{"scale": "s", "type": "level", "value": "x", "score": 1,
            "label": {"EN": "unknown", "en": "x"}}]})"},
        {"json.duplicate-language@about:0:title", "keep one of the two",
         R"({"title": {"nl": "A", "nl": "B"}, "criteria": [{"id": "a", "scale": "percent"}]})"},
        {"json.duplicate-table@criteria:0:", "keep one of the two",
         R"({"criteria": [{"id": "a", "scale": "percent"}], "criteria": []})"},
    };
    return cases;
}

namespace {

// Only the first fault where the reading ended early: what follows from the rest not being there is not said.
TEST(load_faults, in_a_framework_text) {
    for (JsonFaultCase const& one : json_fault_cases()) {
        Loaded loaded = load_json(one.json);
        std::erase_if(loaded.faults, [](Fault const& fault) { return fault.code == "benefits.no-rule"; });
        expect_fault(loaded, one.found, one.mend);
    }
}

TEST(load_faults, rows_of_a_text_count_as_in_a_sheet) {
    Loaded const loaded =
        load_json(R"({"criteria": [{"id": "all"}, null, {"id": "a", "parent": "all", "scale": "percent"},
        {"id": "b", "parent": "all", "scale": "nothing like it"}]})");
    EXPECT_EQ(errors(loaded), "criteria.unknown-scale@criteria:5:scale");
}

}  // namespace
}  // namespace adherence::testing
