// Faults in the table of scales.
#include "unit/fault_cases.hpp"

namespace adherence::testing {

std::vector<FaultCase> const& scales_fault_cases() {
    static std::vector<FaultCase> const cases{
        {"table.missing-column@scales:1:value", "“value”", {.criteria = "id,parent,scale\nall,,yes-no\n", .scales = "scale,type,score\ns,level,0\n"}},
        {"table.not-a-number@scales:3:score", "without a unit",
         {.scales = "scale,type,value,score\ndeclaration,level,none,0\ndeclaration,level,letter,100 %\n"}},
        {"scales.no-id@scales:4:scale", "write its id in the column scale",
         {.scales = "scale,type,value,score\ndeclaration,level,none,0\ndeclaration,level,letter,9\n,level,law,10\n"}},
        {"scales.built-in@scales:4:scale", "another name",
         {.scales = "scale,type,value,score\ndeclaration,level,none,0\ndeclaration,level,letter,9\nYes-No,level,no,0\n"}},
        {"scales.no-type@scales:2:type", "level, point, logpoint, date, relative", {.scales = "scale,type,value,score\ndeclaration,,none,0\n"}},
        {"scales.unknown-type@scales:2:type", "write one of level", {.scales = "scale,type,value,score\ndeclaration,thermometer,none,0\n"}},
        {"scales.unknown-type.near@scales:2:type", "did you mean “level”", {.scales = "scale,type,value,score\ndeclaration,levels,none,0\n"}},
        {"scales.mixed-types@scales:3:type", "give all its rows one type",
         {.scales = "scale,type,value,score\ndeclaration,level,1,0\ndeclaration,point,2,5\n"}},
        {"scales.no-value@scales:3:value", "write one", {.scales = "scale,type,value,score\ndeclaration,level,none,0\ndeclaration,level,,5\n"}},
        {"scales.no-score@scales:3:score", "by convention from 0 to 100", {.scales = "scale,type,value,score\ndeclaration,point,0,0\ndeclaration,point,1,\n"}},
        {"scales.falling-score@scales:4:score", "falls from 50 to 49.5",
         {.scales = "scale,type,value,score\ndeclaration,level,a,0\ndeclaration,level,b,50\ndeclaration,level,c,\"49,5\"\n"}},
        {"scales.reserved-word@scales:2:value", "choose another name", {.scales = "scale,type,value,score\ndeclaration,level,N/A,0\n"}},
        {"scales.reserved-word@scales:2:label", "choose another name", {.scales = "scale,type,value,score,label:nl\ndeclaration,level,none,0,Onbekend\n"}},
        {"scales.duplicate-level@scales:3:value", "already names the level “none”",
         {.scales = "scale,type,value,score\ndeclaration,level,none,0\ndeclaration,level,NONE,5\n"}},
        {"scales.duplicate-level@scales:3:label", "already names the level “none”",
         {.scales = "scale,type,value,score,label\ndeclaration,level,none,0,\ndeclaration,level,letter,5,none\n"}},
        {"scales.duplicate-level@scales:3:value", "already names the level “1”",
         {.scales = "scale,type,value,score\ndeclaration,level,1,0\ndeclaration,level,\"1,0\",5\n"}},
        {"scales.duplicate-value@scales:3:value", "keep one of the rows", {.scales = "scale,type,value,score\ndeclaration,point,5,0\ndeclaration,point,\"5,0\",1\n"}},
        {"scales.duplicate-value@scales:3:value", "keep one of the rows", {.scales = "scale,type,value,score\ndeclaration,date,5,0\ndeclaration,date,5,1\n"}},
        {"scales.duplicate-value@scales:3:value", "keep one of the rows", {.scales = "scale,type,value,score\ndeclaration,date,never,0\ndeclaration,date,Never,1\n"}},
        {"scales.not-positive@scales:2:value", "above 0", {.scales = "scale,type,value,score\ndeclaration,logpoint,0,0\ndeclaration,logpoint,9,1\n"}},
        {"table.not-a-number@scales:2:value", "is no number", {.scales = "scale,type,value,score\ndeclaration,point,few,0\n"}},
        {"scales.not-years@scales:2:value", "write a whole number, never, or nothing", {.scales = "scale,type,value,score\ndeclaration,date,2.5,0\n"}},
        {"scales.in-force-alone@scales:3:value", "write a number of years",
         {.scales = "scale,type,value,score\ndeclaration,date,5,100\ndeclaration,date,,50\n"}},
        {"scales.no-as-of@scales:2:type", "add as_of to the framework",
         {.criteria = "id,parent,scale\nall,,\na,all,declaration\n", .scales = "scale,type,value,score\ndeclaration,date,5,100\n", .as_of = "-"}},
        {"scales.one-row@scales:3:scale", "delete this one", {.scales = "scale,type,value,score\ndeclaration,relative,minmax,\ndeclaration,relative,rank,\n"}},
        {"scales.unknown-direction@scales:2:score", "write up", {.scales = "scale,type,value,score\ndeclaration,relative,minmax,sideways\n"}},
        {"scales.unknown-direction.near@scales:2:score", "did you mean “down”", {.scales = "scale,type,value,score\ndeclaration,relative,minmax,donw\n"}},
        {"scales.unknown-method@scales:2:value", "minmax, zscore, rank", {.scales = "scale,type,value,score\ndeclaration,relative,thermometer,\n"}},
        {"scales.unknown-method.near@scales:2:value", "did you mean “minmax”", {.scales = "scale,type,value,score\ndeclaration,relative,min-max:0:1,\n"}},
        {"scales.method-parameters@scales:2:value", "write two numbers", {.scales = "scale,type,value,score\ndeclaration,relative,minmax:5,\n"}},
        {"scales.method-parameters@scales:2:value", "rank has none", {.scales = "scale,type,value,score\ndeclaration,relative,rank:0:1,\n"}},
        {"scales.no-share-downwards@scales:2:score", "use up", {.scales = "scale,type,value,score\ndeclaration,relative,fraction-of-max,down\n"}},
    };
    return cases;
}

TEST(load_faults, in_the_scales) { expect_faults(scales_fault_cases()); }

}  // namespace adherence::testing
