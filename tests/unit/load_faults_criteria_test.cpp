// Faults in the table of criteria.
#include "unit/fault_cases.hpp"

namespace adherence::testing {

std::vector<FaultCase> const& criteria_fault_cases() {
    static std::vector<FaultCase> const cases{
        {"criteria.none@criteria:0:", "columns id, parent and scale", {.criteria = "id,parent,scale\n"}},
        {"table.missing-column@criteria:1:scale", "write that word in the first row", {.criteria = "id,parent\nall,\n"}},
        {"table.missing-column.near@criteria:1:parent", "did you mean it by “Parrent”", {.criteria = "id,Parrent,scale\nall,,yes-no\n"}},
        {"table.duplicate-column@criteria:1:id", "keep one of the two", {.criteria = "id,parent,scale,ID\nall,,yes-no,x\n"}},
        {"table.duplicate-column@criteria:1:title", "keep one of the two",
         {.criteria = "id,parent,scale,title:nl,Title:NL\nall,,yes-no,x,y\n"}},
        {"table.not-a-number@criteria:3:weight", "“heavy” is no number", {.criteria = "id,parent,scale,weight\nall,,,\na,all,yes-no,heavy\n"}},
        {"criteria.no-id@criteria:3:id", "give it one", {.criteria = "id,parent,scale\nall,,\n,all,yes-no\nb,all,yes-no\n"}},
        {"criteria.duplicate-id@criteria:5:id", "id of row 3", {.criteria = "id,parent,scale\nall,,\né,all,yes-no\n\nE,all,yes-no\n"}},
        {"[criteria.passed-over@criteria:3:id]", "leave the # off", {.criteria = "id,parent,scale\nall,,\n#a,all,yes-no\n"}},
        {"[criteria.named-coverage@criteria:3:id]", "another id is clearer", {.criteria = "id,parent,scale\nall,,\nCoverage,all,yes-no\n"}},
        {"criteria.no-root@criteria:0:parent; criteria.circle@criteria:2:parent", "leave the parent of the index empty",
         {.criteria = "id,parent,scale\na,b,\nb,a,\n"}},
        {"criteria.several-roots@criteria:3:parent", "“a” is already the root", {.criteria = "id,parent,scale\na,,yes-no\nb,,yes-no\n"}},
        {"criteria.reserved-id@criteria:3:id", "give this row another id", {.criteria = "id,parent,scale\nall,,\nINDEX,all,yes-no\n"}},
        {"criteria.unknown-parent@criteria:3:parent", "write the id of a group", {.criteria = "id,parent,scale\nall,,\na,zzzzzz,yes-no\nb,all,yes-no\n"}},
        {"criteria.unknown-parent.near@criteria:4:parent", "did you mean “practice”",
         {.criteria = "id,parent,scale\nall,,\npractice,all,\na,practise,yes-no\nb,practice,yes-no\n"}},
        {"criteria.circle@criteria:3:parent", "outside the circle", {.criteria = "id,parent,scale\nall,,\nb,d,\nc,b,\nd,c,\na,all,yes-no\n"}},
        {"criteria.parent-is-criterion@criteria:4:parent", "choose a group as the parent",
         {.criteria = "id,parent,scale\nall,,\na,all,yes-no\nb,a,yes-no\n"}},
        {"criteria.scale-on-group@criteria:3:scale", "take it off",
         {.criteria = "id,parent,scale,aggregate\nall,,,\na,all,yes-no,minimum\nb,a,yes-no,\n"}},
        {"criteria.aggregate-on-criterion@criteria:3:aggregate", "take one of the two off",
         {.criteria = "id,parent,scale,aggregate\nall,,,\na,all,yes-no,minimum\n"}},
        {"criteria.no-scale@criteria:3:scale", "name one, as yes-no or percent", {.criteria = "id,parent,scale\nall,,\na,all,\n"}},
        {"[criteria.empty-group@criteria:3:aggregate]", "put criteria under it",
         {.criteria = "id,parent,scale,aggregate\nall,,,\na,all,,minimum\nb,all,yes-no,\n"}},
        {"criteria.unknown-scale@criteria:3:scale", "add it to the table of scales", {.criteria = "id,parent,scale\nall,,\na,all,thermometer\n"}},
        {"criteria.unknown-scale.near@criteria:3:scale", "did you mean “declaration”", {.criteria = "id,parent,scale\nall,,\na,all,declarations\n"}},
        {"criteria.no-as-of@criteria:3:scale", "add as_of to the framework", {.criteria = "id,parent,scale\nall,,\na,all,in-force\n", .as_of = "-"}},
        {"criteria.unknown-aggregate@criteria:2:aggregate", "arithmetic, geometric, harmonic, minimum, maximum, power:P",
         {.criteria = "id,parent,scale,aggregate\nall,,,weighty\na,all,yes-no,\n"}},
        {"criteria.unknown-aggregate.near@criteria:2:aggregate", "did you mean “geometric”",
         {.criteria = "id,parent,scale,aggregate\nall,,,geometrical\na,all,yes-no,\n"}},
        {"criteria.negative-weight@criteria:3:weight", "write 0", {.criteria = "id,parent,scale,weight\nall,,,\na,all,yes-no,-0.5\n"}},
        {"criteria.na-unclear@criteria:3:na", "write yes", {.criteria = "id,parent,scale,na\nall,,,\na,all,yes-no,maybe\n"}},
        {"[criteria.na-on-group@criteria:2:na]", "leave the cell empty", {.criteria = "id,parent,scale,na\nall,,,yes\na,all,yes-no,\n"}},
        {"criteria.effort-unclear@criteria:3:effort", "write a number from 0 upwards", {.criteria = "id,parent,scale,effort\nall,,,\na,all,yes-no,-3\n"}},
        {"[criteria.weights-all-zero@criteria:2:id]", "give one of them a weight", {.criteria = "id,parent,scale,weight\nall,,,\na,all,yes-no,0\n"}},
        {"[criteria.negative-score@criteria:3:scale]", "use scores from 0 upwards",
         {.criteria = "id,parent,scale,aggregate\nall,,,geometric\na,all,low,\n", .scales = "scale,type,value,score\nlow,point,0,-1\nlow,point,1,1\n"}},
    };
    return cases;
}

TEST(load_faults, in_the_criteria) { expect_faults(criteria_fault_cases()); }

}  // namespace adherence::testing
